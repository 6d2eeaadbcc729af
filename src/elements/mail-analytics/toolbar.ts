import { html, nothing, type TemplateResult } from 'lit';

import type { Formats } from '../../locales/formats.js';
import type { AnalyticsStrings } from '../../locales/strings.js';
import { MAILING_COLUMNS, type MailingColumn, type Sort } from '../../model/query.js';
import { MAILING_STATUSES, type MailingStatus } from '../../model/status.js';
import { chip } from '../../templates/chip.js';
import { ARROW_DOWN_GLYPH, ARROW_UP_GLYPH } from '../../templates/glyphs.js';
import { searchField } from '../../templates/search-field.js';

const RANGES = ['all', '7d', '30d', '90d', 'custom'] as const;

export interface ToolbarState {
  counts: Readonly<Record<string, number>>;
  search: string;
  statuses: readonly MailingStatus[];
  sort: Sort<MailingColumn>;
  /** Of `RANGES`, or a number of days of the host's own: "14d". */
  range: string;
  from: string;
  to: string;
  /** Absent until it is known. */
  total: number | undefined;
  isLoading: boolean;
}

export interface ToolbarActions {
  onSearch: (text: string) => void;
  /** Without a status: all of them. */
  onStatus: (status?: MailingStatus) => void;
  onSort: (sort: Sort<MailingColumn>) => void;
  onRange: (range: string) => void;
  onDay: (end: 'from' | 'to', day: string) => void;
}

/** Search, filter by status, and how many mailings that leaves. Where rows are cards, also what they are sorted by. */
export function toolbar(
  state: ToolbarState,
  words: AnalyticsStrings,
  formats: Formats,
  { onSearch, onStatus, onSort }: ToolbarActions,
): TemplateResult {
  const { counts, statuses, total } = state;
  const shown = MAILING_STATUSES.filter((status) => counts[status] || statuses.includes(status));
  return html`<div class="toolbar" part="toolbar">
    ${searchField(words.search, state.search, onSearch)}
    <div class="chips" role="group" aria-label=${words.filterByStatus}>
      ${chip(words.all, undefined, statuses.length === 0, () => onStatus())}
      ${shown.map((status) =>
        chip(words.statuses[status], formats.number(counts[status] ?? 0), statuses.includes(status), () =>
          onStatus(status),
        ),
      )}
    </div>
    ${sortField(state.sort, words, onSort)}
    <span class="count" role="status">
      ${total !== undefined ? words.mailings(total, formats.number(total)) : state.isLoading ? words.loading : nothing}
    </span>
  </div>`;
}

/** Which mailings by their date: one of the usual periods, or from one day to another. */
export function rangeField(
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

function sortField(
  { by, direction }: Sort<MailingColumn>,
  words: AnalyticsStrings,
  onSort: ToolbarActions['onSort'],
): TemplateResult {
  const isAscending = direction === 'ascending';
  return html`<div class="sort">
    <label>
      <span class="hidden">${words.sortBy}</span>
      <select
        class="plain"
        .value=${by}
        @change=${(event: Event) =>
          onSort({ by: (event.target as HTMLSelectElement).value as MailingColumn, direction })}
      >
        ${MAILING_COLUMNS.map(
          (column) => html`<option value=${column} ?selected=${column === by}>${words.columns[column]}</option>`,
        )}
      </select>
    </label>
    <button
      type="button"
      class="plain"
      aria-label=${`${words.sortBy}: ${isAscending ? words.ascending : words.descending}`}
      @click=${() => onSort({ by, direction: isAscending ? 'descending' : 'ascending' })}
    >
      ${isAscending ? ARROW_UP_GLYPH : ARROW_DOWN_GLYPH}
    </button>
  </div>`;
}
