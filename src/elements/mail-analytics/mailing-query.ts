import type { MailAnalyticsAdapter } from '../../adapters/adapter.js';
import { listMailings } from '../../adapters/checked-lists.js';
import type { ListRequest } from '../../controllers/page-controller.js';
import type { Mailing } from '../../model/mailing.js';
import type { Period } from '../../model/period.js';
import type { ColumnName, MailingQuery, Sort } from '../../model/query.js';
import { NUMBER_COLUMNS } from '../../model/rated-columns.js';
import type { MailingStatus } from '../../model/status.js';
import type { TablePart } from './table-part.js';

export const NEWEST: Sort<ColumnName> = { by: 'date', direction: 'descending' };

/** Columns that sort from the latest, or the most, at the first press. */
export const LATEST_FIRST: readonly ColumnName[] = ['date', ...NUMBER_COLUMNS];

/** What an adapter is asked, but for the window; what is not filtered by is left out. */
export function mailingQuery(
  { scope, search, includeMachineOpens }: { scope?: string; search: string; includeMachineOpens: boolean },
  statuses: readonly MailingStatus[],
  sort: Sort<ColumnName>,
  period: Period,
): Omit<MailingQuery, 'limit' | 'offset'> {
  return {
    ...(scope && { scope }),
    ...(search.trim() && { search: search.trim() }),
    ...(statuses.length > 0 && { statuses }),
    ...period,
    ...(includeMachineOpens && { includeMachineOpens }),
    sort,
  };
}

/** The list that a query is for, to be drawn in a table. */
export function mailingRequest(
  adapter: MailAnalyticsAdapter | undefined,
  query: Omit<MailingQuery, 'limit' | 'offset'>,
  table: TablePart,
): ListRequest<Mailing> {
  return {
    key: [adapter, JSON.stringify(query)],
    ask: adapter && ((window, signal) => table.ask(() => listMailings(adapter, { ...query, ...window }, { signal }))),
    mayMove: table.body?.mayMove(query),
    summed: table.body?.summed,
  };
}
