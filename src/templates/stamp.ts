import { render, type TemplateResult } from 'lit';

/**
 * Elements that are made often and written by hand: a template without expressions becomes one element, which is
 * cloned. White space between its tags is left out, so that what is looked for stands at known places.
 *
 * @returns what makes a copy.
 */
export function stamp<Stamped extends Element>(template: () => TemplateResult): () => Stamped {
  let original: Stamped | undefined;
  return () => (original ??= stamping.made(template()) as Stamped).cloneNode(true) as Stamped;
}

/** How a template becomes an element: something else has to do it where there is no document. */
export const stamping = { made };

function made(template: TemplateResult): Element {
  const box = document.createDocumentFragment();
  render(template, box);
  const element = box.firstElementChild as Element;
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const blank: Text[] = [];
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    if (text.data.trim() === '') blank.push(text);
  }
  for (const text of blank) text.remove();
  return element;
}

/** A text of its own in an element, to be written later. */
export function textIn(element: Element): Text {
  element.append('');
  return element.lastChild as Text;
}

/** Writes a text, unless it is there already: only what has changed is laid out and painted anew. */
export function writeText(text: Text, words: string): void {
  if (text.data !== words) text.data = words;
}

/** Writes an attribute, unless it is there already; without a value it is taken away. */
export function writeAttribute(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
