import type { CSSResult, CSSResultOrNative, LitElement } from 'lit';

/** What roots have been given besides the sheets of their class. */
const given = new WeakMap<Node, CSSResultOrNative[]>();

/** The same sheets for other documents than that of this script, such as that of a frame. */
const copies = new WeakMap<Document, Map<CSSResultOrNative, CSSStyleSheet>>();

/** Gives the root of an element the sheets of what it has loaded later. A sheet that it has already is not taken twice. */
export function adopt({ shadowRoot: root }: Pick<Element, 'shadowRoot'>, ...sheets: readonly CSSResult[]): void {
  if (!root) return;
  const known = given.get(root) ?? [];
  const own = sheets.filter((sheet) => !known.includes(sheet));
  given.set(root, [...known, ...own]);
  const has = root.adoptedStyleSheets;
  root.adoptedStyleSheets = [...has, ...sheetsFor(root, own).filter((sheet) => !has.includes(sheet))];
}

/** Gives an element that has come to another document all its sheets: it loses them, since they are of one document. */
export function dress({ constructor, shadowRoot: root }: LitElement): void {
  if (!root) return;
  const { elementStyles } = constructor as typeof LitElement;
  root.adoptedStyleSheets = sheetsFor(root, [...elementStyles, ...(given.get(root) ?? [])]);
}

function sheetsFor({ ownerDocument }: ShadowRoot, sheets: readonly CSSResultOrNative[]): CSSStyleSheet[] {
  return sheets.flatMap((sheet) => {
    if (ownerDocument !== document) return copyFor(ownerDocument, sheet) ?? [];
    return (sheet instanceof CSSStyleSheet ? sheet : sheet.styleSheet) ?? [];
  });
}

function copyFor(place: Document, sheet: CSSResultOrNative): CSSStyleSheet | undefined {
  const copiesHere = copies.get(place) ?? new Map<CSSResultOrNative, CSSStyleSheet>();
  copies.set(place, copiesHere);
  const known = copiesHere.get(sheet);
  // A document that is not shown has no window, and nothing to be styled.
  if (known || !place.defaultView) return known;
  const copy = new place.defaultView.CSSStyleSheet();
  copy.replaceSync(
    sheet instanceof CSSStyleSheet ? [...sheet.cssRules].map(({ cssText }) => cssText).join('') : sheet.cssText,
  );
  copiesHere.set(sheet, copy);
  return copy;
}
