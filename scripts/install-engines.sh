#!/usr/bin/env bash
# Installs what the tests need to run in Firefox and WebKit, on Debian, as root. What is there stays as it is.
set -euo pipefail

declare -A package=(
  [firefox-esr]=firefox-esr
  [WebKitWebDriver]=webkit2gtk-driver
  [Xvfb]=xvfb
  [xsettingsd]=xsettingsd
)
missing=()
for program in "${!package[@]}"; do
  command -v "$program" >/dev/null || missing+=("${package[$program]}")
done
# Words that are measured in Japanese have to be drawn in it: elsewhere each sign is a box, as wide as the engine likes.
[[ -n "$(fc-list :lang=ja 2>/dev/null)" ]] || missing+=(fontconfig fonts-ipafont-gothic)
((${#missing[@]})) || exit 0

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}"
