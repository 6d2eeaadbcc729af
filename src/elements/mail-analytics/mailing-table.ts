import { html, nothing, type TemplateResult } from 'lit';

import type { Formats } from '../../locales/formats.js';
import type { AnalyticsStrings } from '../../locales/strings.js';
import { NARROWEST, WIDEST, type ColumnLayout } from '../../model/column-layout.js';
import type { Mailing } from '../../model/mailing.js';
import type { ColumnName, MailingTotals, Sort } from '../../model/query.js';
import type { RowRange } from '../../model/row-window.js';
import { sortHeader } from '../../templates/sort-header.js';
import { statusGlyph } from '../../templates/status-glyph.js';
import type { OwnColumns } from '../own-columns.js';
import { lookOf } from './column-look.js';
import type { TableBody } from './table-body.js';

interface TableState {
  layout: ColumnLayout;
  /** Columns of the host's own. */
  own: OwnColumns<Mailing> | undefined;
  range: RowRange;
  /** Absent while it is not known. */
  total: number | undefined;
  totals: MailingTotals | undefined;
  sort: Sort<ColumnName>;
  isBusy: boolean;
  /** The column to whose head Tab comes. */
  stop: string | undefined;
}

interface TableActions {
  onSort: (column: ColumnName) => void;
  onFocus: (event: FocusEvent) => void;
  onKey: (event: KeyboardEvent) => void;
  /** Something has happened at the edge of a head. */
  onEdge: (event: Event) => void;
}

/** Numbers that a card has, with no more than a glyph to say what they are. */
const SIGNS = ['delivered', 'opened', 'clicked', 'bounced'] as const;

/** The rows in view, between two spacers, in a grid: a place for Tab among the heads and one among the rows. */
export function mailingTable(
  { layout, own, range, total, totals, isBusy, sort, stop }: TableState,
  body: TableBody | undefined,
  words: AnalyticsStrings,
  formats: Formats,
  { onSort, onFocus, onKey, onEdge }: TableActions,
): TemplateResult {
  const { shown, widths } = layout;
  const rows = total === undefined ? -1 : total + (totals ? 2 : 1);
  const signs = SIGNS.filter((column) => shown.includes(column));
  return html`<div class="signs" aria-hidden="true">
      ${signs.map((column) => html`<span data-status=${column}>${statusGlyph(column)}${words.columns[column]}</span>`)}
    </div>
    <div
      class="scroll"
      id="rows"
      part="scroll"
      tabindex="-1"
      @focusin=${onFocus}
      @keydown=${onKey}
      @scroll=${markEdges}
    >
      <table
        role="grid"
        part="table"
        class=${shown.some((column) => widths[column]) ? 'sized' : ''}
        aria-label=${words.title}
        aria-rowcount=${rows}
        aria-colcount=${shown.length}
        aria-busy=${isBusy ? 'true' : 'false'}
      >
        <thead role="rowgroup">
          <tr role="row" aria-rowindex="1">
            ${shown.map((column) => {
              const { label, className, width: usual } = lookOf(column, words, own);
              const width = widths[column] ?? usual;
              const isStop = column === stop;
              const edge = widthEdge(words.columnWidth(label), width, isStop, onEdge);
              const options = { className, width, edge, isStop };
              return own?.head(column, label, options) ?? sortHeader(column, label, sort, onSort, options);
            })}
          </tr>
        </thead>
        <tbody role="rowgroup">
          <tr data-spacer aria-hidden="true"></tr>
          ${total === undefined ? bones(range, shown, words, own) : nothing}
          ${total === undefined ? nothing : body?.draw(range)}
          <tr data-spacer aria-hidden="true"></tr>
        </tbody>
        ${totals && range.end > 0 ? body?.foot(totals, shown, own, rows, words, formats) : nothing}
      </table>
    </div>`;
}

/** Rows in outline, while none has come. */
function bones(
  { first, end }: RowRange,
  columns: readonly ColumnName[],
  words: AnalyticsStrings,
  own: OwnColumns<Mailing> | undefined,
): TemplateResult[] {
  return [...Array(end - first).keys()].map(
    (index) =>
      html`<tr role="row" part="row" class="pending" data-row tabindex="-1" aria-rowindex=${index + 2}>
        ${columns.map(
          (column) =>
            html`<td role="gridcell" class=${lookOf(column, words, own).className} data-column=${column}>
              ${column === 'subject' ? html`<span class="ribbon"></span>` : nothing}
            </td>`,
        )}
      </tr>`,
  );
}

/** The edge of a head, by which its column is made wider and narrower; Tab comes to it from its own head only. */
function widthEdge(label: string, width: number, isStop: boolean, onEdge: (event: Event) => void): TemplateResult {
  return html`<span
    class="edge"
    role="separator"
    tabindex=${isStop ? '0' : '-1'}
    aria-orientation="vertical"
    aria-label=${label}
    aria-valuenow=${width}
    aria-valuemin=${NARROWEST}
    aria-valuemax=${WIDEST}
    @pointerenter=${onEdge}
    @pointerdown=${onEdge}
    @dblclick=${onEdge}
    @keydown=${onEdge}
  ></span>`;
}

/** What sticks casts a shadow, once something is under it. */
function markEdges({ currentTarget }: Event): void {
  const box = currentTarget as HTMLElement;
  box.toggleAttribute('data-above', box.scrollTop > 0);
  box.toggleAttribute('data-aside', box.scrollLeft !== 0);
}
