import { html, nothing, type TemplateResult } from 'lit';

import type { Formats } from '../locales/formats.js';
import type { CsvStrings, ProblemStrings } from '../locales/strings.js';
import { problem } from './problem.js';

interface ExportProgress {
  state: 'idle' | 'running' | 'failed' | 'done' | 'cancelled';
  error: unknown;
  read: number;
  /** Absent until it is known. */
  total: number | undefined;
  written: number;
}

/**
 * How far an export is. Only its end is read out: a screen reader that is interested in more says the progress of the
 * bar by itself.
 */
export function exportProgress(
  { state, error, read, total, written }: ExportProgress,
  words: CsvStrings,
  failure: ProblemStrings,
  formats: Formats,
  onRetry: () => void,
): TemplateResult {
  // What has stopped before it knew how far it had to go is not going on.
  const hasBar = state === 'running' || (state === 'failed' && total !== undefined);
  const end = state === 'done' ? words.done(written, formats.number(written)) : words.cancelled;
  return html`${state === 'failed' ? problem(error, { ...failure, title: words.failed }, onRetry) : nothing}
    ${hasBar ? bar(read, total, words, formats) : nothing}
    <span class="hidden" role="status">${state === 'done' || state === 'cancelled' ? end : nothing}</span>`;
}

function bar(read: number, total: number | undefined, words: CsvStrings, formats: Formats): TemplateResult {
  // Without a value it shows that something is going on, and nothing of how far it is.
  return html`<progress
      aria-label=${words.label}
      max=${total || 1}
      value=${total === undefined ? nothing : read}
    ></progress>
    ${total === undefined ? nothing : html`<span>${words.progress(formats.number(read), formats.number(total))}</span>`}`;
}
