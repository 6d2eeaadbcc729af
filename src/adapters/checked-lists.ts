/** The requests of the lists, with their answers checked; see `checked-adapter.ts`. */
import type { Mailing, Recipient } from '../model/mailing.js';
import type { MailingQuery, Page, RecipientQuery } from '../model/query.js';
import type { Answer, MailAnalyticsAdapter, RequestOptions } from './adapter.js';
import { beside } from './beside.js';
import { onceThere } from './once-there.js';
import type { AskedWindow } from './page-shape.js';

/** What checks windows, loaded while the first is on its way. */
export const besideChecks = beside(() => import('./page-shape.js'));

/** @throws {ShapeError} if the answer is of the wrong shape; whatever the adapter throws besides. */
export function listMailings(
  adapter: MailAnalyticsAdapter,
  query: MailingQuery,
  options: RequestOptions,
): Answer<Page<Mailing>> {
  return checkedPage('checkMailings', query, () => adapter.listMailings(query, options));
}

/** @throws {ShapeError} if the answer is of the wrong shape; whatever the adapter throws besides. */
export function listRecipients(
  adapter: MailAnalyticsAdapter,
  mailingId: string,
  query: RecipientQuery,
  options: RequestOptions,
): Answer<Page<Recipient>> {
  return checkedPage('checkRecipients', query, () => adapter.listRecipients(mailingId, query, options));
}

function checkedPage<Item>(
  check: 'checkMailings' | 'checkRecipients',
  asked: AskedWindow,
  ask: () => Answer<Page<Item>>,
): Answer<Page<Item>> {
  return onceThere(besideChecks(ask), ([page, checks]) => {
    checks[check](page, asked);
    return page;
  });
}
