import type { CSSResult } from 'lit';

/** Gives the root of an element the sheets of what it has loaded later. A sheet that it has already is not taken twice. */
export function adopt({ shadowRoot: root }: Pick<Element, 'shadowRoot'>, ...sheets: readonly CSSResult[]): void {
  if (!root) return;
  const known = root.adoptedStyleSheets;
  const own = sheets.flatMap(({ styleSheet }) => styleSheet ?? []);
  root.adoptedStyleSheets = [...known, ...own.filter((sheet) => !known.includes(sheet))];
}
