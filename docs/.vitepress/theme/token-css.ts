import type { Token } from './tokens.data.js';

export type Scheme = 'light' | 'dark';

/** What a person has set, by the name of the property; what is no colour has its one value under `light`. */
export type Edits = Readonly<Record<string, Partial<Record<Scheme, string>>>>;

/** Whether a browser takes it: what it does not is neither shown nor copied. */
export function isValid({ kind, name }: Token, value: string): boolean {
  if (kind === 'colour') return CSS.supports('color', value);
  if (kind === 'size') return CSS.supports('inline-size', value);
  return CSS.supports(name === '--mail-font' ? 'font' : 'box-shadow', value);
}

/** What the property is set to: `undefined` where it is as it was. */
export function valueOf(token: Token, edits: Edits): string | undefined {
  const { light, dark } = edits[token.name] ?? {};
  if (token.kind !== 'colour') return light;
  if (light === undefined && dark === undefined) return undefined;
  return `light-dark(${light ?? token.light}, ${dark ?? token.dark})`;
}

/** The rule to put into a style sheet; empty where nothing is set. */
export function ruleOf(tokens: readonly Token[], edits: Edits): string {
  const lines = tokens.flatMap((token) => {
    const value = valueOf(token, edits);
    return value === undefined ? [] : [`  ${token.name}: ${value};`];
  });
  return lines.length > 0 ? `:root {\n${lines.join('\n')}\n}` : '';
}
