/** Every `--mail-*` custom property: its words from the manifest, its value where nothing is set from the style sheets. */
import { statusTokens } from '../../../src/styles/status-tokens.js';
import { tokens } from '../../../src/styles/tokens.js';
import { declarations } from '../manifest.js';

export interface Token {
  name: string;
  description: string;
  /** In light, and in dark; the same for what is no colour. */
  light: string;
  dark: string;
  kind: 'colour' | 'size' | 'text';
}

declare const data: readonly Token[];
export { data };

/** The text from here to the parenthesis that ends it. */
function upToItsEnd(text: string, start: number): string {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth < 0) return text.slice(start, at).replaceAll(/\s+/g, ' ').trim();
  }
  return '';
}

function fallbacks(): Map<string, string> {
  const sheet = `${String(tokens)}${String(statusTokens)}`;
  const reads = [...sheet.matchAll(/var\(\s*(--mail-[\w-]+),/g)];
  return new Map(reads.map(({ 0: whole, 1: name = '', index }) => [name, upToItsEnd(sheet, index + whole.length)]));
}

function tokenOf(name: string, description: string, value: string): Token {
  const [, light, dark] = /^light-dark\(([^,]+),([^,]+)\)$/.exec(value) ?? [];
  if (light && dark) return { name, description, light: light.trim(), dark: dark.trim(), kind: 'colour' };
  return { name, description, light: value, dark: value, kind: /^[\d.]+px$/.test(value) ? 'size' : 'text' };
}

export default {
  watch: ['../../../src/styles/*.ts', '../../../src/elements/**/*.ts'],
  async load(): Promise<readonly Token[]> {
    const defaults = fallbacks();
    const all = (await declarations()).flatMap(({ cssProperties = [] }) => cssProperties);
    const byName = new Map(all.map((each) => [each.name, each]));
    return [...byName.values()].map(({ name, description = '', default: value }) =>
      tokenOf(name, description, defaults.get(name) ?? value ?? ''),
    );
  },
};
