import type { CSSResult } from 'lit';

/**
 * Gives a kind of element its place in the page: once more what `:host` says, as a rule of the root that the element is
 * in. There, a host's `* { all: unset }` wins over every `:host`, but not over what comes after it and is as weak; a rule
 * for a tag or a class, or a style, still has the last word.
 *
 * By one rule for all of a root, since a page may have ten thousand of them.
 */
export function placing(sheet: CSSResult): (element: Element) => void {
  const placed = new WeakSet<Node>();
  return (element) => {
    const root = element.getRootNode() as Node & Partial<DocumentOrShadowRoot>;
    const { adoptedStyleSheets: sheets, ownerDocument } = root;
    // Made now, since old browsers cannot, and are to be told so before.
    const { styleSheet } = sheet;
    // Sheets are of one document.
    if (placed.has(root) || !styleSheet || !sheets || (ownerDocument ?? root) !== document) return;
    placed.add(root);
    sheets.push(styleSheet);
  };
}
