import { escaped, piecesOf } from './markup.js';

/** A text on paper. */
class PaperText {
  constructor(public data: string) {}

  get markup(): string {
    return escaped(this.data);
  }
}

type PaperNode = PaperElement | PaperText;

/**
 * An element that is drawn on paper: as much of one as rows need that are stamped and written by hand, so that they are
 * written for a server by the same code as for a page. What happens to it later is nobody's concern.
 */
export class PaperElement {
  readonly childNodes: PaperNode[] = [];
  /** Of the few things that are written there, since a strict content policy forbids them as attributes. */
  readonly style: Record<string, string> = {};
  #parent: PaperElement | undefined;
  /** As they are written: with their signs escaped. */
  #attributes: Map<string, string>;

  constructor(
    readonly localName: string,
    attributes: ReadonlyMap<string, string>,
  ) {
    this.#attributes = new Map(attributes);
  }

  get className(): string {
    return this.#attributes.get('class') ?? '';
  }

  set className(name: string) {
    this.setAttribute('class', name);
  }

  get children(): PaperElement[] {
    return this.childNodes.filter((node) => node instanceof PaperElement);
  }

  get firstChild(): PaperNode | null {
    return this.childNodes[0] ?? null;
  }

  get lastChild(): PaperNode | null {
    return this.childNodes.at(-1) ?? null;
  }

  get firstElementChild(): PaperElement | null {
    return this.children[0] ?? null;
  }

  get lastElementChild(): PaperElement | null {
    return this.children.at(-1) ?? null;
  }

  get markup(): string {
    const style = Object.entries(this.style).flatMap(([name, value]) =>
      value === 'none' ? [] : `${dashed(name)}:${value}`,
    );
    const attributes = [...this.#attributes, ...(style.length > 0 ? [['style', escaped(style.join(';'))]] : [])]
      .filter(([name, value]) => name !== 'class' || value !== '')
      .map(([name, value]) => (value ? ` ${String(name)}="${value}"` : ` ${String(name)}`));
    const content = this.childNodes.map(({ markup }) => markup).join('');
    return `<${this.localName}${attributes.join('')}>${content}</${this.localName}>`;
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }

  setAttribute(name: string, value: string): void {
    this.#attributes.set(name, escaped(value));
  }

  removeAttribute(name: string): void {
    this.#attributes.delete(name);
  }

  append(...nodes: readonly (PaperNode | string)[]): void {
    for (const node of nodes) {
      if (node instanceof PaperElement) {
        node.remove();
        node.#parent = this;
      }
      this.childNodes.push(typeof node === 'string' ? new PaperText(node) : node);
    }
  }

  appendChild(node: PaperElement): PaperElement {
    this.append(node);
    return node;
  }

  replaceChildren(...nodes: readonly PaperElement[]): void {
    for (const child of this.children) child.remove();
    this.childNodes.length = 0;
    this.append(...nodes);
  }

  remove(): void {
    const siblings = this.#parent?.childNodes ?? [];
    const at = siblings.indexOf(this);
    if (at >= 0) siblings.splice(at, 1);
    this.#parent = undefined;
  }

  cloneNode(): PaperElement {
    const copy = new PaperElement(this.localName, this.#attributes);
    copy.append(
      ...this.childNodes.map((node) => (node instanceof PaperElement ? node.cloneNode() : new PaperText(node.data))),
    );
    return copy;
  }

  querySelector(selector: string): PaperElement | null {
    return this.querySelectorAll(selector)[0] ?? null;
  }

  /** @param selector - The name of a tag, or a class. */
  querySelectorAll(selector: string): PaperElement[] {
    const isIt = ({ localName, className }: PaperElement): boolean =>
      selector.startsWith('.') ? className.split(' ').includes(selector.slice(1)) : localName === selector;
    return this.children.flatMap((child) => [...(isIt(child) ? [child] : []), ...child.querySelectorAll(selector)]);
  }

  /** Nothing happens on paper. */
  addEventListener(): void {
    return undefined;
  }
}

/** The first element of a markup, with what is in it; white space between tags is left out. */
export function paperOf(markup: string): PaperElement {
  const root = new PaperElement('', new Map());
  const open = [root];
  for (const piece of piecesOf(markup)) {
    const [parent = root] = open.slice(-1);
    if (piece.kind === 'close') open.pop();
    else if (piece.kind === 'text') {
      // A dash is all that stands in a template of a row besides its tags.
      if (piece.markup.trim() !== '') parent.append(piece.markup);
    } else {
      const element = parent.appendChild(new PaperElement(piece.name, piece.attributes));
      if (!piece.isEmpty) open.push(element);
    }
  }
  return root.firstElementChild ?? root;
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
