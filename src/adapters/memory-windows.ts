import { found } from '../model/find.js';
import type { MailingQuery, Page, RecipientQuery } from '../model/query.js';
import type { ListRules } from '../model/select.js';
import { inSlices } from './in-slices.js';
import { LongList } from './long-list.js';

/** From so many rows on, a list is filtered and sorted in slices, so that the page stays alive. */
const LONG = 4_000;

/** Filters and sorts of one list of which it is remembered what they show; as many as people go back and forth. */
const REMEMBERED = 8;

/** A list in memory whose rows may be replaced, in place, by newer ones. */
export interface MemoryList<Item> {
  items: readonly Item[];
  /** Grows whenever something in the list has changed. */
  revision: number;
  rules: ListRules<Item>;
  /** How many rows have each status, where that is known and every row is found. */
  counts?: Readonly<Record<string, number>> | undefined;
}

/** An order that windows are given from. */
interface Order {
  readonly revision: number;
  /** Rows in it, once that is known. */
  total?: number;
}

interface Windows<Item> {
  readonly list: LongList<Item>;
  /** By filter and sort. */
  readonly orders: Map<string, Order>;
}

/**
 * Windows of lists in memory. A short list is put in order for each of them. Of a long one an order is kept while rows
 * change, until its beginning is asked for again or it has too many rows or too few: so the windows that a reader
 * scrolls to fit together, and a thousand changes a second do not sort a million rows as often. Total and counts are
 * always those of now.
 */
export class MemoryWindows {
  /** By the array that they are windows of. */
  #windows = new WeakMap<readonly unknown[], unknown>();

  async page<Item, Query extends MailingQuery | RecipientQuery>(
    list: MemoryList<Item>,
    query: Query,
    select: (items: readonly Item[], query: Query) => Page<Item>,
    signal: AbortSignal | undefined,
  ): Promise<Page<Item>> {
    const { items, rules, revision } = list;
    const { offset, limit, sort, ...filter } = query;
    if (limit === 0) return { items: [], offset, ...(await count(list, signal)) };
    if (items.length < LONG) return select(items, query);
    const [filtered, sorted] = [JSON.stringify(filter), JSON.stringify(sort)];
    const key = filtered + sorted;
    const { list: long, orders } = this.#windowsOf(items);
    const kept = offset > 0 ? orders.get(key) : undefined;
    const now = kept && kept.revision < revision ? await count(list, signal) : undefined;
    const order: Order = kept && (!now || now.total === kept.total) ? kept : { revision };
    orders.delete(key);
    orders.set(key, order);
    for (const oldest of orders.keys()) if (orders.size > REMEMBERED) orders.delete(oldest);
    const page = await long.page([`${String(order.revision)} ${filtered}`, sorted], rules, query, signal);
    order.total = page.total;
    return { ...page, counts: now?.counts ?? page.counts };
  }

  #windowsOf<Item>(items: readonly Item[]): Windows<Item> {
    const known = this.#windows.get(items) as Windows<Item> | undefined;
    const windows = known ?? { list: new LongList(items), orders: new Map<string, Order>() };
    this.#windows.set(items, windows);
    return windows;
  }
}

async function count<Item>(
  { items, rules, counts: known }: MemoryList<Item>,
  signal: AbortSignal | undefined,
): Promise<{ total: number; counts: Readonly<Record<string, number>> }> {
  const counts = known ?? (await inSlices(found(items, rules), () => !signal?.aborted)).counts;
  signal?.throwIfAborted();
  const statuses = rules.statuses.length > 0 ? [...new Set(rules.statuses)] : Object.keys(counts);
  return { total: statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0), counts };
}
