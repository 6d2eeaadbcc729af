import type { AnalyticsStrings } from '../../locales/strings.js';
import { COLUMN_WIDTHS } from '../../model/column-layout.js';
import type { Mailing } from '../../model/mailing.js';
import type { ColumnName, MailingColumn } from '../../model/query.js';
import { NUMBER_COLUMNS } from '../../model/rated-columns.js';
import type { ColumnLook, OwnColumns } from '../own-columns.js';

/** How a column of the sent-mail table looks: one of the host's own, or else one of ours. */
export function lookOf(
  column: ColumnName,
  { columns }: AnalyticsStrings,
  own: OwnColumns<Mailing> | undefined,
): ColumnLook {
  const name = column as MailingColumn;
  return (
    own?.look(column) ?? {
      label: columns[name],
      width: COLUMN_WIDTHS[name],
      className: NUMBER_COLUMNS.includes(name) ? 'number' : '',
    }
  );
}
