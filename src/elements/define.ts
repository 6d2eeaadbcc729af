/**
 * Registers an element. The tag may be taken, by another copy of this library on the page or by the host: the first
 * one stays, since a tag cannot be given twice. Where there is no registry (on a server) nothing happens.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  if (registry && !registry.get(tag)) registry.define(tag, element);
}
