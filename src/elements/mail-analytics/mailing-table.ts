import { html, nothing, type TemplateResult } from 'lit';

import type { Mailing } from '../../model/mailing.js';
import type { MailingColumn, Sort } from '../../model/query.js';
import type { RowRange } from '../../model/row-window.js';
import { recycledRows } from '../../templates/recycled-rows.js';
import { sortHeader } from '../../templates/sort-header.js';
import { CELLS, NUMBER_COLUMNS, type CellContext } from './columns.js';

interface TableState {
  columns: readonly MailingColumn[];
  /** The mailing at a place of the list; absent until it has come. */
  mailingAt: (index: number) => Mailing | undefined;
  range: RowRange;
  /** Absent while it is not known. */
  total: number | undefined;
  sort: Sort<MailingColumn>;
  isBusy: boolean;
  /** The mailing whose drawer is open. */
  selected: string | undefined;
  /** Mailings that have just changed. */
  changed: ReadonlySet<string>;
}

/** The rows in view, between two spacers. */
export function mailingTable(
  state: TableState,
  context: CellContext,
  onSort: (column: MailingColumn) => void,
): TemplateResult {
  const { words } = context;
  const { columns, range, total, isBusy, sort } = state;
  return html`<div class="scroll" id="rows" part="scroll" tabindex="-1">
    <table
      role="table"
      part="table"
      aria-label=${words.title}
      aria-rowcount=${total === undefined ? -1 : total + 1}
      aria-colcount=${columns.length}
      aria-busy=${isBusy ? 'true' : 'false'}
    >
      <thead role="rowgroup">
        <tr role="row" aria-rowindex="1">
          ${columns.map((column) => sortHeader(column, words.columns[column], sort, onSort, classOf(column)))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        <tr class="before" aria-hidden="true"></tr>
        ${recycledRows(range, (index) => row(state, context, index))}
        <tr class="after" aria-hidden="true"></tr>
      </tbody>
    </table>
  </div>`;
}

function row(state: TableState, context: CellContext, index: number): TemplateResult {
  const mailing = state.mailingAt(index);
  const { columns } = state;
  return html`<tr
    role="row"
    part="row"
    data-row
    data-id=${mailing?.id ?? nothing}
    class=${rowClass(state, mailing)}
    aria-rowindex=${index + 2}
  >
    ${columns.map(
      (column) =>
        html`<td role="cell" class=${classOf(column)} data-column=${column} data-label=${context.words.columns[column]}>
          ${mailing ? CELLS[column](mailing, context) : html`<span class="bone"></span>`}
        </td>`,
    )}
  </tr>`;
}

function rowClass({ changed, selected }: TableState, mailing: Mailing | undefined): string {
  if (!mailing) return 'pending';
  return [mailing.id === selected && 'selected', changed.has(mailing.id) && 'changed'].filter(Boolean).join(' ');
}

function classOf(column: MailingColumn): string {
  return NUMBER_COLUMNS.includes(column) ? 'number' : '';
}
