import { html, nothing, type TemplateResult } from 'lit';

import type { LiveController } from '../../controllers/live-controller.js';
import type { Formats } from '../../locales/formats.js';
import type { AnalyticsStrings } from '../../locales/strings.js';
import type { Period } from '../../model/period.js';
import { exportButton, type Exporting } from '../../templates/export-button.js';
import { COLUMNS_GLYPH } from '../../templates/glyphs.js';
import type { ToolbarActions, ToolbarState } from './toolbar.js';

const RANGES = ['all', '7d', '30d', '90d', 'custom'] as const;

/** What is done with the whole view; columns and export are absent where the toolbar is hidden. */
export interface ViewTools {
  live: LiveController;
  isOffline: boolean;
  /** Whether the rows are not of now, because asking for them has failed. */
  isStale: boolean;
  /** The button of the saved views, where there are any. */
  views: TemplateResult | undefined;
  columns: { onPress: (event: Event) => void } | undefined;
  exporting: Exporting | undefined;
  hasRows: boolean;
}

/** The title, the period, and what is done with the whole view. */
export function topBar(
  shown: ToolbarState,
  words: AnalyticsStrings,
  formats: Formats,
  actions: ToolbarActions,
  tools: ViewTools,
  period: Period,
): TemplateResult {
  return html`<header class="top">
    <div class="heading">
      <slot name="title"><h2>${words.title}</h2></slot>
      <p class="period"><bdi>${datesOf(period, formats) ?? words.ranges.all}</bdi></p>
    </div>
    ${viewTools(tools, words, formats, rangeField(shown, words, actions))}
  </header>`;
}

/** The first and the last day of a period. */
function datesOf({ from, to }: Period, { date }: Formats): string | undefined {
  if (!from && !to) return undefined;
  const last = to ? date(new Date(Date.parse(to) - 1).toISOString()) : from && date(new Date().toISOString());
  return [from ? date(from) : '', last].join(' – ').trim();
}

/** Whether changes are followed, the period, and the buttons for columns and export. */
export function viewTools(
  { live, isOffline, isStale, views, columns, exporting, hasRows }: ViewTools,
  words: AnalyticsStrings,
  formats: Formats,
  range: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`${liveBadge(live, isOffline, isStale, words, formats)} ${range} ${views ?? nothing}
  ${
    columns
      ? html`<button type="button" class="plain tool" part="choose-columns" @click=${columns.onPress}>
          ${COLUMNS_GLYPH}${words.chooseColumns}
        </button>`
      : nothing
  }
  ${exporting ? exportButton(words.exportCsv, exporting, hasRows) : nothing}`;
}

/** Whether changes are being followed, where they are offered at all; a press pauses, and goes on. */
function liveBadge(
  { state, waiting, onToggle }: LiveController,
  isOffline: boolean,
  isStale: boolean,
  words: AnalyticsStrings,
  formats: Formats,
): TemplateResult | typeof nothing {
  if (isOffline) return html`<span class="following off" role="status">${words.offline}</span>`;
  if (!state) return nothing;
  // Whoever has paused them keeps the button that goes on.
  if (state === 'off' || (isStale && state === 'live'))
    return html`<span class="following off">${words.liveOff}</span>`;
  const isLive = state === 'live';
  return html`<button
    type="button"
    class="following ${state}"
    part="live"
    title=${isLive ? words.pause : words.resume}
    @click=${onToggle}
  >
    ${isLive ? words.live : words.paused(waiting, formats.number(waiting))}
  </button>`;
}

/** Which mailings by their date: one of the usual periods, or from one day to another. */
function rangeField(
  { range, from, to }: ToolbarState,
  words: AnalyticsStrings,
  { onRange, onDay }: ToolbarActions,
): TemplateResult {
  const isOwn = !RANGES.some((each) => each === range);
  return html`<div class="range" part="range">
    ${range === 'custom' ? [dayField('from', from, words.from, onDay), dayField('to', to, words.to, onDay)] : nothing}
    <label>
      <span class="hidden">${words.range}</span>
      <select
        class="plain"
        .value=${range}
        @change=${(event: Event) => onRange((event.target as HTMLSelectElement).value)}
      >
        ${isOwn ? html`<option value=${range} selected>${range}</option>` : nothing}
        ${RANGES.map((each) => html`<option value=${each} ?selected=${each === range}>${words.ranges[each]}</option>`)}
      </select>
    </label>
  </div>`;
}

function dayField(end: 'from' | 'to', value: string, label: string, onDay: ToolbarActions['onDay']): TemplateResult {
  return html`<label class="day">
    <span>${label}</span>
    <input
      type="date"
      class="plain"
      .value=${value.slice(0, 10)}
      @change=${(event: Event) => onDay(end, (event.target as HTMLInputElement).value)}
    />
  </label>`;
}
