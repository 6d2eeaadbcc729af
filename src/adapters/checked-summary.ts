/** The requests for the summary, with their answers checked; see `checked-adapter.ts`. Not offered where absent. */
import type { MailingQuery, Scope, Summary, SummaryQuery } from '../model/query.js';
import { checkSummary } from '../model/summary-shape.js';
import type { Answer, MailAnalyticsAdapter, RequestOptions } from './adapter.js';
import { checked } from './checked-adapter.js';
import { listMailings } from './checked-lists.js';
import { onceThere } from './once-there.js';

/** One that has the method. */
export type SummingAdapter = MailAnalyticsAdapter & Required<Pick<MailAnalyticsAdapter, 'getSummary'>>;

export function canSum(adapter: MailAnalyticsAdapter | undefined): adapter is SummingAdapter {
  return !!adapter?.getSummary;
}

/** @throws {ShapeError} if the answer is of the wrong shape; whatever the adapter throws besides. */
export function getSummary(adapter: SummingAdapter, query: SummaryQuery, options: RequestOptions): Answer<Summary> {
  return checked(checkSummary, 'summary', () => adapter.getSummary(query, options));
}

/**
 * When the first mailing went out: ISO 8601. Absent if none has.
 *
 * @throws {ShapeError} if the answer is of the wrong shape; whatever the adapter throws besides.
 */
export function firstSent(
  adapter: MailAnalyticsAdapter,
  scope: Scope,
  options: RequestOptions,
): Answer<string | undefined> {
  const query: MailingQuery = {
    ...(scope !== undefined && { scope }),
    statuses: ['sending', 'sent', 'failed'],
    sort: { by: 'date', direction: 'ascending' },
    offset: 0,
    limit: 1,
  };
  return onceThere(listMailings(adapter, query, options), ({ items }) => items[0]?.sentAt);
}
