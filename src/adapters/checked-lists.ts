/** The requests of the lists, with their answers checked; see `checked-adapter.ts`. */
import type { Mailing, Recipient } from '../model/mailing.js';
import type { MailingQuery, Page, RecipientQuery } from '../model/query.js';
import type { MailAnalyticsAdapter, RequestOptions } from './adapter.js';
import { beside } from './beside.js';
import type { AskedWindow } from './page-shape.js';

const besideChecks = beside(() => import('./page-shape.js'));

/** @throws {ShapeError} if the answer is of the wrong shape; whatever the adapter throws besides. */
export function listMailings(
  adapter: MailAnalyticsAdapter,
  query: MailingQuery,
  options: RequestOptions,
): Promise<Page<Mailing>> {
  return checkedPage('checkMailings', query, () => adapter.listMailings(query, options));
}

/** @throws {ShapeError} if the answer is of the wrong shape; whatever the adapter throws besides. */
export function listRecipients(
  adapter: MailAnalyticsAdapter,
  mailingId: string,
  query: RecipientQuery,
  options: RequestOptions,
): Promise<Page<Recipient>> {
  return checkedPage('checkRecipients', query, () => adapter.listRecipients(mailingId, query, options));
}

async function checkedPage<Item>(
  check: 'checkMailings' | 'checkRecipients',
  asked: AskedWindow,
  ask: () => Promise<Page<Item>>,
): Promise<Page<Item>> {
  const [page, checks] = await besideChecks(ask);
  checks[check](page, asked);
  return page;
}
