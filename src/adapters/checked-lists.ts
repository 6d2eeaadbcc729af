/** The requests of the lists, with their answers checked; see `checked-adapter.ts`. */
import type { Mailing, Recipient } from '../model/mailing.js';
import { checkMailing, checkMailingTotals } from '../model/mailing-shape.js';
import { checkRecipient } from '../model/message-shape.js';
import type { MailingQuery, Page, RecipientQuery } from '../model/query.js';
import { pageOf, ShapeError } from '../model/shape.js';
import type { MailAnalyticsAdapter, RequestOptions } from './adapter.js';
import { checked } from './checked-adapter.js';

const mailings = pageOf('mailings', checkMailing, 'id', checkMailingTotals);
const recipients = pageOf('recipients', checkRecipient, 'messageId');

/** @throws {ShapeError} if the answer is of the wrong shape; whatever the adapter throws besides. */
export function listMailings(
  adapter: MailAnalyticsAdapter,
  query: MailingQuery,
  options: RequestOptions,
): Promise<Page<Mailing>> {
  return inWindow(
    'mailings',
    query,
    checked(mailings, 'page', () => adapter.listMailings(query, options)),
  );
}

/** @throws {ShapeError} if the answer is of the wrong shape; whatever the adapter throws besides. */
export function listRecipients(
  adapter: MailAnalyticsAdapter,
  mailingId: string,
  query: RecipientQuery,
  options: RequestOptions,
): Promise<Page<Recipient>> {
  const answer = checked(recipients, 'page', () => adapter.listRecipients(mailingId, query, options));
  return inWindow('recipients', query, answer);
}

/** Rows of another window would stand in the wrong place. */
async function inWindow<Item>(
  name: string,
  { offset, limit }: { offset: number; limit: number },
  answer: Promise<Page<Item>>,
): Promise<Page<Item>> {
  const page = await answer;
  if (page.offset !== offset) {
    throw new ShapeError('page.offset', `not the ${String(offset)} that was asked for`, page.offset);
  }
  if (page.items.length > limit) {
    throw new ShapeError(name, `more than the ${String(limit)} that were asked for`, page.items.length);
  }
  return page;
}
