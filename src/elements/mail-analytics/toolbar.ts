import { html, nothing, type TemplateResult } from 'lit';

import type { TypingController } from '../../controllers/typing-controller.js';
import type { Formats } from '../../locales/formats.js';
import type { AnalyticsStrings, ProblemStrings } from '../../locales/strings.js';
import type { Mailing } from '../../model/mailing.js';
import { MAILING_COLUMNS, type ColumnName, type Sort } from '../../model/query.js';
import { MAILING_STATUSES, type MailingStatus } from '../../model/status.js';
import { chip } from '../../templates/chip.js';
import { ARROW_DOWN_GLYPH, ARROW_UP_GLYPH } from '../../templates/glyphs.js';
import { refreshOffer } from '../../templates/refresh-offer.js';
import { searchField } from '../../templates/search-field.js';
import type { OwnColumns } from '../own-columns.js';
import { lookOf } from './column-look.js';

export interface ToolbarState {
  /** Changes that may have altered the order. */
  changes: number;
  counts: Readonly<Record<string, number>>;
  search: string;
  statuses: readonly MailingStatus[];
  sort: Sort<ColumnName>;
  /** Of `RANGES`, or a number of days of the host's own: "14d". */
  range: string;
  from: string;
  to: string;
  /** Columns of the host's own. */
  own: OwnColumns<Mailing> | undefined;
  /** Absent until it is known. */
  total: number | undefined;
  isLoading: boolean;
}

export interface ToolbarActions {
  onSearch: (text: string) => void;
  /** Without a status: all of them. */
  onStatus: (status?: MailingStatus) => void;
  onSort: (sort: Sort<ColumnName>) => void;
  onRange: (range: string) => void;
  onDay: (end: 'from' | 'to', day: string) => void;
  onRefresh: () => void;
}

/** What the toolbar shows of a section and its list. */
export function toolbarState(
  { search, range, from, to }: Record<'search' | 'range' | 'from' | 'to', string>,
  { changes, counts, isReady, total }: Pick<ToolbarState, 'changes' | 'counts'> & { isReady: boolean; total: number },
  { isCustom, typing }: { isCustom: boolean; typing: TypingController },
  rest: Pick<ToolbarState, 'statuses' | 'sort' | 'own' | 'isLoading'>,
): ToolbarState {
  const shown = range || (isCustom || from || to ? 'custom' : 'all');
  const field = typing.text ?? search;
  return { changes, counts, search: field, from, to, range: shown, total: isReady ? total : undefined, ...rest };
}

/**
 * Search, filter by status, and how many mailings that leaves. Where rows are cards, also what they are sorted by.
 *
 * @param tools - What stands here where there is no title.
 */
export function toolbar(
  state: ToolbarState,
  words: AnalyticsStrings,
  problemWords: ProblemStrings,
  formats: Formats,
  { onSearch, onStatus, onSort, onRefresh }: ToolbarActions,
  tools: TemplateResult | typeof nothing,
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
    ${sortField(state.sort, state.own, words, onSort)}
    <div class="outcome">
      <span class="count" role="status">
        ${
          total !== undefined
            ? words.mailings(total, formats.number(total))
            : html`<span class="hidden">${state.isLoading ? words.loading : nothing}</span>`
        }
      </span>
      ${refreshOffer(state.changes, problemWords, formats, onRefresh)}
    </div>
    ${tools}
  </div>`;
}

function sortField(
  { by, direction }: Sort<ColumnName>,
  own: OwnColumns<Mailing> | undefined,
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
        @change=${(event: Event) => onSort({ by: (event.target as HTMLSelectElement).value, direction })}
      >
        ${[...MAILING_COLUMNS, ...(own?.sortable ?? [])].map(
          (column) =>
            html`<option value=${column} ?selected=${column === by}>${lookOf(column, words, own).label}</option>`,
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
