import { IdSet } from '../model/id-set.js';
import type { Recipient } from '../model/mailing.js';
import type { Page, RecipientQuery } from '../model/query.js';
import type { RecipientFilter } from '../model/recipient-action.js';
import { ShapeError } from '../model/shape.js';
import type { Answer } from './adapter.js';

/** Asks for one window of the recipients of a mailing. */
export type AskRecipients = (query: RecipientQuery) => Answer<Page<Recipient>>;

/** Rows that are asked for at a time: the most that the contract allows. */
const PAGE = 1000;

/** Rows beyond twice the length of the list at which an adapter has answered so many that it would never end. */
const GROWTH = 100_000;

/**
 * Everyone whom a filter finds, page by page, however many, while the list changes: each once, and nobody missing who
 * was in it all the time. They come by address, which does not change, and each window begins with somebody who has
 * come already, so that no gap can be between them; where others have left the list before it, it begins further up.
 *
 * @throws {ShapeError} if the answers never come to an end; whatever the adapter throws besides.
 */
export async function* recipientPages(ask: AskRecipients, filter: RecipientFilter): AsyncGenerator<Recipient[]> {
  const seen = new IdSet();
  let offset = 0;
  let most = 0;
  let answered = 0;
  for (;;) {
    const sort = { by: 'email', direction: 'ascending' } as const;
    const { items, total } = await ask({ ...filter, sort, offset, limit: PAGE });
    answered += items.length;
    most ||= total;
    const [first] = items;
    if (offset > 0 && (!first || !seen.has(first.messageId))) {
      offset = Math.max(0, offset - PAGE);
    } else {
      const fresh = items.filter(({ messageId }) => seen.add(messageId));
      if (fresh.length > 0) yield fresh;
      if (offset + items.length >= total) return;
      if (items.length < 2) throw new ShapeError('page.total', 'more than the rows that come', total);
      offset += items.length - 1;
    }
    if (answered > 2 * most + GROWTH) throw new ShapeError('page.total', 'grows as fast as it is read', total);
  }
}
