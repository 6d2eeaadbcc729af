import { html, nothing, type TemplateResult } from 'lit';

import type { Formats } from '../../locales/formats.js';
import type { RecipientsStrings } from '../../locales/strings.js';
import type { OwnName, RecipientColumn, Sort } from '../../model/query.js';
import type { RowRange } from '../../model/row-window.js';
import type { Recipient } from '../../model/mailing.js';
import type { Reached } from '../../model/status.js';
import { note } from '../../templates/note.js';
import { recycledRows } from '../../templates/recycled-rows.js';
import { sortHeader } from '../../templates/sort-header.js';
import type { OwnColumns } from '../own-columns.js';
import type { RecipientRow } from './recipient-row.js';

const COLUMNS = ['name', 'email', 'status', 'date'] as const satisfies readonly RecipientColumn[];

interface TableState {
  range: RowRange;
  /** Rows in the whole list; absent until it is known. */
  total: number | undefined;
  sort: Sort<RecipientColumn | OwnName>;
  /** Columns of the host's own. */
  own: OwnColumns<Recipient> | undefined;
  isBusy: boolean;
  hasHistory: boolean;
}

interface TableActions {
  makeRow: () => RecipientRow;
  onSort: (column: RecipientColumn | OwnName) => void;
  onFocus: (event: FocusEvent) => void;
  onKey: (event: KeyboardEvent) => void;
  onPress: (event: MouseEvent) => void;
  /** Of a pointer that has come upon something, or left it. */
  onPointer: (event: PointerEvent) => void;
}

/** The recipients that are in view, in a grid: one place for Tab, and arrow keys inside. */
export function recipientsTable(
  { range, total, sort, own, isBusy, hasHistory }: TableState,
  words: RecipientsStrings,
  { makeRow, onSort, onFocus, onKey, onPress, onPointer }: TableActions,
): TemplateResult {
  return html`<div
    class="scroll"
    id="rows"
    part="scroll"
    tabindex="-1"
    ?data-history=${hasHistory}
    .style=${own ? `--_own: ${own.names.map((name) => `${String(own.look(name)?.width)}px`).join(' ')}` : ''}
    @focusin=${onFocus}
    @focusout=${onFocus}
    @keydown=${onKey}
    @click=${onPress}
    @pointerover=${onPointer}
    @pointerout=${onPointer}
  >
    <table
      role="grid"
      aria-label=${words.label}
      aria-rowcount=${total === undefined ? -1 : total + 1}
      aria-busy=${isBusy ? 'true' : 'false'}
    >
      <thead role="rowgroup">
        <tr role="row" aria-rowindex="1">
          ${COLUMNS.map((column) => sortHeader(column, words.columns[column], sort, onSort))}
          ${own?.names.map((name) => ownHead(name, own, sort, onSort))}
          ${hasHistory ? html`<th role="columnheader" class="more"><span class="hidden">${words.history}</span></th>` : nothing}
        </tr>
      </thead>
      <tbody role="rowgroup">
        <tr data-spacer aria-hidden="true"></tr>
        ${recycledRows(range, makeRow)}
        <tr data-spacer aria-hidden="true"></tr>
      </tbody>
    </table>
  </div>`;
}

/** How many there are, or that they are on their way. */
export function countWords(
  { isLoading, isReady, total }: { isLoading: boolean; isReady: boolean; total: number },
  isComing: boolean,
  words: RecipientsStrings,
  formats: Formats,
): string {
  if (isReady) return words.recipients(total, formats.number(total));
  return isLoading || isComing ? words.loading : '';
}

function ownHead(
  name: OwnName,
  own: OwnColumns<Recipient>,
  sort: Sort<RecipientColumn | OwnName>,
  onSort: (column: OwnName) => void,
): TemplateResult {
  const { label = '', className = '' } = own.look(name) ?? {};
  const options = { className };
  return own.head(name, label, options) ?? sortHeader(name, label, sort, onSort, options);
}

/** What stands where recipients would: that there are none, or none that match, with a way out. */
export function emptyNote(
  { search, statuses, reached }: { search: string; statuses: string; reached?: Reached },
  words: RecipientsStrings,
  onClear: (view: { search: string; statuses: string; reached: undefined }) => void,
): TemplateResult {
  const isFiltered = search.trim() !== '' || statuses !== '' || reached !== undefined;
  if (!isFiltered) return note(words.empty);
  const onClick = (): void => onClear({ search: '', statuses: '', reached: undefined });
  return note(words.nothingFound, undefined, { label: words.clearFilters, onClick });
}
