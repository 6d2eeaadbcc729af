import { html, type TemplateResult } from 'lit';

import type { ProblemStrings } from '../locales/strings.js';
import { ALERT_GLYPH } from './glyphs.js';

/** What went wrong, in the words of the adapter, with a way to try again. */
export function problem(error: unknown, words: ProblemStrings, onRetry: () => void): TemplateResult {
  return html`<div class="problem" part="problem" role="alert">
    ${ALERT_GLYPH}
    <p><b>${words.title}</b> <span>${error instanceof Error ? error.message : String(error)}</span></p>
    <button type="button" class="plain" @click=${onRetry}>${words.tryAgain}</button>
  </div>`;
}
