import type { CSSResult } from 'lit';

/** Gives a root the sheets of what it has loaded later. A sheet that it has already is not taken twice. */
export function adopt(root: Node, ...sheets: readonly CSSResult[]): void {
  if (!(root instanceof ShadowRoot)) return;
  const known = root.adoptedStyleSheets;
  const own = sheets.flatMap(({ styleSheet }) => styleSheet ?? []);
  root.adoptedStyleSheets = [...known, ...own.filter((sheet) => !known.includes(sheet))];
}
