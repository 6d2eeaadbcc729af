/**
 * Runs the harness that measures rivals side by side, with our elements among them: `node bench/rivals.mjs [its
 * options]`, as `--peer limit,mail-analytics --workload W2,W3 --runs 3`. The harness is not part of this repository;
 * where its folder (`../shared/bench`, or `RIVALS_BENCH`) is absent, nothing is measured, and it says so.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { chromiumPath } from '../scripts/chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const harness = process.env['RIVALS_BENCH'] ?? fileURLToPath(new URL('../../shared/bench', import.meta.url));
const folder = `${root}node_modules/.cache/rivals`;

if (!existsSync(`${harness}/bench.mjs`)) {
  console.log(`The rival harness is not at ${harness}: nothing is measured.`);
  process.exit(0);
}

function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

mkdirSync(folder, { recursive: true });
cpSync(harness, folder, {
  recursive: true,
  filter: (path) => !/node_modules|results|\/dist/.test(path.slice(harness.length)),
});
if (!existsSync(`${folder}/node_modules`)) run('npm', ['ci', '--no-audit', '--no-fund'], folder);

// Ours, bundled as the harness bundles the others: what a page with this peer alone would load.
const { build } = await import('esbuild');
for (const [peer, place] of [
  ['mail-analytics', 'peers'],
  ['email-status-icon', 'icons'],
]) {
  const { outputFiles } = await build({
    entryPoints: [`${root}bench/rivals/${peer}.js`],
    tsconfig: `${root}tsconfig.json`,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['production'],
    write: false,
  });
  writeFileSync(`${folder}/${place}/${peer}.js`, outputFiles[0].text);
}

run(process.execPath, ['bench.mjs', '--chrome', await chromiumPath(), ...process.argv.slice(2)], folder);
