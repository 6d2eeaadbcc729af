import { isServer } from 'lit';
import { ignore } from '../model/ignore.js';

let isWarm = false;

/**
 * Registers an element. The tag may be taken, by another copy of this library on the page or by the host: the first
 * one stays, since a tag cannot be given twice. Another copy of the same version is as good; of any other, the console
 * is told. Where there is no registry (on a server) nothing happens. A browser that is too old gets a note instead.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  if (!registry) return;
  if (isOld()) import('./old-browser.js').then(({ defineNote }) => defineNote(tag), ignore);
  else if (registry.get(tag)) import('./second-copy.js').then(({ tellTaken }) => tellTaken(tag), ignore);
  else registry.define(tag, element);
  // Safari has no idle callbacks.
  if (!isWarm) (globalThis.requestIdleCallback ?? setTimeout)(warmUp);
  isWarm = true;
}

/** The first formatter of a page takes the browser ten milliseconds, which are to be had while data are on their way. */
function warmUp(): void {
  new Date(0).toLocaleString();
}

/** Whether the browser lacks what the elements cannot do without, which `old-browser.ts` names. */
function isOld(): boolean {
  const isFit =
    isServer ||
    ('attachShadow' in Element.prototype &&
      'adoptedStyleSheets' in document &&
      'replaceSync' in CSSStyleSheet.prototype &&
      'at' in Array.prototype &&
      'showPopover' in HTMLElement.prototype &&
      'ResizeObserver' in globalThis &&
      'PluralRules' in Intl &&
      CSS.supports('color', 'light-dark(red, red)'));
  return !isFit;
}
