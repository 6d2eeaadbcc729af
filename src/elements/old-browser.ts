import { lacking, tooOld } from '../locales/old-browser.js';

/** What the elements cannot do without and old browsers lack; whatever else they use came earlier, or has a way round. */
const NEEDED: Readonly<Record<string, () => boolean>> = {
  attachShadow: () => 'attachShadow' in Element.prototype,
  adoptedStyleSheets: () => 'adoptedStyleSheets' in document && 'replaceSync' in CSSStyleSheet.prototype,
  'Array.prototype.at': () => 'at' in Array.prototype,
  popover: () => 'showPopover' in HTMLElement.prototype,
  ResizeObserver: () => 'ResizeObserver' in globalThis,
  'Intl.PluralRules': () => 'PluralRules' in Intl,
  'light-dark()': () => CSS.supports('color', 'light-dark(red, red)'),
};

let isTold = false;

/**
 * Gives a tag to a note that says which browser is needed, in place of an element that would be a blank box or fail on
 * the way. An icon shows the status that the page has written, since a thread has no room for sentences.
 */
export function defineNote(tag: string): void {
  // Another copy may have been first.
  if (!customElements.get(tag))
    customElements.define(
      tag,
      class extends HTMLElement {
        connectedCallback(): void {
          const locale = this.getAttribute('locale') ?? this.closest<HTMLElement>('[lang]')?.lang ?? navigator.language;
          const note = tooOld(locale);
          this.title = note;
          this.textContent = tag === 'email-status-icon' ? `[${this.getAttribute('status') ?? '?'}]` : note;
        }
      },
    );
  if (!isTold) console.warn(lacking(Object.keys(NEEDED).filter((name) => !NEEDED[name]?.())));
  isTold = true;
}
