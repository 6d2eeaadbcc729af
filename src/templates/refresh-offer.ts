import { html, nothing, type TemplateResult } from 'lit';

import type { Formats } from '../locales/formats.js';
import type { ProblemStrings } from '../locales/strings.js';

/**
 * Offers to put in order what has changed, since nothing moves by itself while it is read. A screen reader is told once
 * that there is such an offer, and not of each change.
 */
export function refreshOffer(
  changes: number,
  words: ProblemStrings,
  formats: Formats,
  onRefresh: () => void,
): TemplateResult {
  const onClick = (event: Event): void => {
    const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
    // The button goes away; whoever pressed it wants to read the rows.
    root.getElementById('rows')?.focus({ preventScroll: true });
    onRefresh();
  };
  return html`<span class="hidden" role="status">${changes > 0 ? words.changed : nothing}</span> ${
      changes > 0
        ? html`<button type="button" class="offer" part="refresh" @click=${onClick}>
            ${words.refresh(changes, formats.number(changes))}
          </button>`
        : nothing
    }`;
}
