import { html, nothing, type TemplateResult } from 'lit';

import type { Formats } from '../../locales/formats.js';
import type { AnalyticsStrings } from '../../locales/strings.js';
import { TOTAL_OF } from '../../model/mailing.js';
import type { MailingColumn, MailingTotals } from '../../model/query.js';
import { NUMBER_COLUMNS, RATE_OF, type RatedColumn } from '../../model/rated-columns.js';
import { statusGlyph } from '../../templates/status-glyph.js';
import { rateWords } from './number-cell.js';

/**
 * The foot of the table: the sums of all mailings that are found, whichever of them have come.
 *
 * @param place - `aria-rowindex` of the foot.
 */
export function totalsRow(
  totals: MailingTotals,
  columns: readonly MailingColumn[],
  place: number,
  words: AnalyticsStrings,
  formats: Formats,
): TemplateResult {
  const name = words.totalOf(totals.mailings, formats.number(totals.mailings));
  // Where the host leaves the subjects out, the first column says what the numbers are.
  const named = columns.includes('subject') ? 'subject' : columns.find((column) => !NUMBER_COLUMNS.includes(column));
  return html`<tfoot role="rowgroup">
    <tr role="row" part="totals" aria-rowindex=${place} aria-label=${named ? nothing : name}>
      ${columns.map((column) =>
        column === named
          ? html`<td role="rowheader" data-column=${column}>${name}</td>`
          : html`<td role="gridcell" class=${NUMBER_COLUMNS.includes(column) ? 'number' : ''} data-column=${column}>
              ${isRated(column) ? sum(totals, column, words, formats) : column === 'sent' ? formats.number(totals.sent) : nothing}
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

function isRated(column: MailingColumn): column is RatedColumn {
  return column in RATE_OF;
}
