let isWarm = false;

/**
 * Registers an element. The tag may be taken, by another copy of this library on the page or by the host: the first
 * one stays, since a tag cannot be given twice. Another copy of the same version is as good; of any other, the console
 * is told. Where there is no registry (on a server) nothing happens.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  if (!registry) return;
  if (registry.get(tag)) void import('./second-copy.js').then(({ tellTaken }) => tellTaken(tag));
  else registry.define(tag, element);
  // Safari has no idle callbacks.
  if (!isWarm) (globalThis.requestIdleCallback ?? setTimeout)(warmUp);
  isWarm = true;
}

/** The first formatter of a page takes the browser ten milliseconds, which are to be had while data are on their way. */
function warmUp(): void {
  new Date(0).toLocaleString();
}
