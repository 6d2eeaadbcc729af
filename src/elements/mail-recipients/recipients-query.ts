import type { MailAnalyticsAdapter } from '../../adapters/adapter.js';
import { listRecipients } from '../../adapters/checked-lists.js';
import type { ListRequest } from '../../controllers/page-controller.js';
import type { Recipient } from '../../model/mailing.js';
import { recipientMayMove } from '../../model/may-move.js';
import type { OwnName, RecipientColumn, Sort } from '../../model/query.js';
import type { RecipientFilter } from '../../model/recipient-action.js';
import type { Reached, Status } from '../../model/status.js';

export const NEWEST: Sort<RecipientColumn | OwnName> = { by: 'date', direction: 'descending' };

/** Columns that sort from the latest to the first at the first press. */
export const LATEST_FIRST: readonly (RecipientColumn | OwnName)[] = ['date', 'last-event'];

/** What recipients are filtered and sorted by, as the element has it. */
export interface RecipientsView {
  search: string;
  statuses: readonly Status[];
  reached: Reached | undefined;
  includeMachineOpens: boolean;
  sort: Sort<RecipientColumn | OwnName>;
}

/** What the list is filtered by; what it is not is left out. */
export function recipientFilter({ search, statuses, reached, includeMachineOpens }: RecipientsView): RecipientFilter {
  return {
    ...(search.trim() && { search: search.trim() }),
    ...(statuses.length > 0 && { statuses }),
    ...(reached && { reached }),
    ...(includeMachineOpens && { includeMachineOpens }),
  };
}

/** The list that an adapter is asked for. */
export function recipientsRequest(
  adapter: MailAnalyticsAdapter | undefined,
  mailingId: string,
  view: RecipientsView,
): ListRequest<Recipient> {
  const query = { ...recipientFilter(view), sort: view.sort };
  const ask: ListRequest<Recipient>['ask'] =
    adapter && mailingId
      ? (window, signal) => listRecipients(adapter, mailingId, { ...query, ...window }, { signal })
      : undefined;
  return { key: [adapter, mailingId, JSON.stringify(query)], ask, mayMove: recipientMayMove(query) };
}
