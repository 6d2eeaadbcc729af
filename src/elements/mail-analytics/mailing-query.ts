import type { Period } from '../../model/period.js';
import type { MailingColumn, MailingQuery, Sort } from '../../model/query.js';
import type { MailingStatus } from '../../model/status.js';

/** What an adapter is asked, but for the window; what is not filtered by is left out. */
export function mailingQuery(
  { scope, search, includeMachineOpens }: { scope?: string; search: string; includeMachineOpens: boolean },
  statuses: readonly MailingStatus[],
  sort: Sort<MailingColumn>,
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
