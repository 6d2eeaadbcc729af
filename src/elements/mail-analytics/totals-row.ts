import { html, nothing, type TemplateResult } from 'lit';

import type { Formats } from '../../locales/formats.js';
import type { AnalyticsStrings } from '../../locales/strings.js';
import { TOTAL_OF, type Mailing } from '../../model/mailing.js';
import type { ColumnName, MailingTotals } from '../../model/query.js';
import { RATE_OF, type RatedColumn } from '../../model/rated-columns.js';
import { statusGlyph } from '../../templates/status-glyph.js';
import type { OwnColumns } from '../own-columns.js';
import { lookOf } from './column-look.js';
import { rateWords } from './number-cell.js';

/**
 * The foot of the table: the sums of all mailings that are found, whichever of them have come.
 *
 * @param place - `aria-rowindex` of the foot.
 */
export function totalsRow(
  totals: MailingTotals,
  columns: readonly ColumnName[],
  own: OwnColumns<Mailing> | undefined,
  place: number,
  words: AnalyticsStrings,
  formats: Formats,
): TemplateResult {
  const name = words.totalOf(totals.mailings, formats.number(totals.mailings));
  // Where the host leaves the subjects out, the first column says what the numbers are.
  const named = columns.includes('subject')
    ? 'subject'
    : columns.find((column) => !lookOf(column, words, own).className);
  return html`<tfoot role="rowgroup">
    <tr role="row" part="totals" aria-rowindex=${place} aria-label=${named ? nothing : name}>
      ${columns.map((column) =>
        column === named
          ? html`<td role="rowheader" data-column=${column}>${name}</td>`
          : html`<td role="gridcell" class=${lookOf(column, words, own).className} data-column=${column}>
              ${isRated(column) ? sum(totals, column, words, formats) : column === 'sent' ? formats.number(totals.sent) : own?.total(column, totals)}
            </td>`,
      )}
    </tr>
  </tfoot>`;
}

function sum(
  totals: MailingTotals,
  column: RatedColumn,
  words: AnalyticsStrings,
  formats: Formats,
): TemplateResult | string {
  const count = totals[TOTAL_OF[column]] ?? 0;
  if (count === 0) return html`<span class="zero">${formats.number(0)}</span>`;
  const { title, rate } = rateWords(totals, column, words, formats);
  return html`<span class="glyph" data-status=${column}>${statusGlyph(column)}</span
    ><span title=${title}>${formats.number(count)}</span><small>${rate}</small>`;
}

function isRated(column: ColumnName): column is RatedColumn {
  return Object.hasOwn(RATE_OF, column);
}
