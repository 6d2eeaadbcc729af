import { html, nothing, type TemplateResult } from 'lit';

import type { ActionsStrings } from '../locales/action-strings.js';
import type { Formats } from '../locales/formats.js';
import type { ProblemStrings } from '../locales/strings.js';
import { problem } from './problem.js';

interface Handing {
  readonly state: 'idle' | 'running' | 'failed' | 'done';
  readonly error: unknown;
  readonly read: number;
  readonly total: number;
  readonly retry: () => void;
}

/** How far the host page is with recipients that it was handed. Only the end of it is read out. */
export function handoverNote(
  { state, error, read, total, retry }: Handing,
  words: ActionsStrings,
  failure: ProblemStrings,
  { number }: Formats,
): TemplateResult {
  const progress = words.progress(number(read), number(total));
  return html`${state === 'failed' ? problem(error, { ...failure, title: words.failed }, retry) : nothing}
    ${
      state === 'running'
        ? html`<div class="line">
            <progress aria-label=${words.label} max=${total || 1} value=${read > 0 ? read : nothing}></progress>
            ${read > 0 ? html`<span>${progress}</span>` : nothing}
          </div>`
        : nothing
    } <span class="handed" role="status">${state === 'done' ? words.handed(total, number(total)) : nothing}</span>`;
}
