/** Lists: from their data to the first rows, and to the first rows of another order or of a filter. */
import { mailingRows } from '../../fixtures/rows.js';
import type { MailAnalyticsAdapter } from '../../src/adapters/adapter.js';
import type { Mailing, Recipient } from '../../src/model/mailing.js';
import { timed, until, watchTasks } from './frames.js';
import { host } from './load.js';
import { manyRecipients } from './rows.js';
import { rowAt, says, scrollBox } from './shown.js';

const SEARCH = 'okafor';
const STATUS = 'bounced';

/** What came of another order or of a filter, in milliseconds. */
interface ChangeFigures {
  /** Until the first rows were drawn. */
  paint: number;
  /** Until the last row was there as well. */
  last: number;
  /** The longest task until then; 0: none over 50 ms. */
  longest: number;
}

export let rows: Recipient[] = [];
export let list: HTMLElement;
let mailings: Mailing[] = [];

/** Who is to stand first, looked for without making an order. */
let expected: Readonly<Record<'newest' | 'name' | 'date', Recipient>>;

/** What is there before anything is measured. */
export function prepare(count: number): void {
  rows = manyRecipients(count);
  mailings = mailingRows(100, 'bench');
  expected = {
    newest: first(rows, (a, b) => a.statusAt > b.statusAt),
    name: first(rows, byName()),
    date: first(rows, (a, b) => a.statusAt < b.statusAt),
  };
}

/** 100 mailings × 13 columns, in the table alone. */
export async function mountMailings(): Promise<number> {
  const newest = first(mailings, (a, b) => (a.sentAt ?? '') > (b.sentAt ?? ''));
  return timed(
    () => show('mail-analytics', new host.MemoryAdapter({ mailings }), { hide: 'title toolbar' }),
    () => says(rowAt(list, 0), newest.subject),
    'the newest mailing',
  );
}

/** Recipients of an adapter that has them in the order that is asked for, as a server has. */
export async function mountWindows(): Promise<number> {
  const adapter: MailAnalyticsAdapter = {
    listMailings: () => Promise.resolve({ items: [], offset: 0, total: 0 }),
    listRecipients: (_id, { offset, limit }) =>
      Promise.resolve({ items: rows.slice(offset, offset + limit), offset, total: rows.length }),
    getMessages: () => Promise.resolve([]),
  };
  return mountRecipients(adapter, rows[0]);
}

/** Recipients in memory, which puts the newest first. */
export async function mountMemory(): Promise<number> {
  const [mailing] = mailingRows(1, 'bench');
  if (!mailing) throw new Error('no mailing');
  const adapter = new host.MemoryAdapter({ mailings: [{ ...mailing, id: 'm-1' }], recipients: { 'm-1': rows } });
  return mountRecipients(adapter, expected.newest);
}

/** Sorts in ascending order. */
export async function sort(by: 'name' | 'date'): Promise<ChangeFigures> {
  return change({ sort: by }, expected[by], `the first by ${by}`, rows.length);
}

/** Filters by a text and a status; the newest stay first. */
export async function filter(): Promise<ChangeFigures> {
  const hits = rows.filter(
    ({ name, email, status }) =>
      status === STATUS && (name.toLowerCase().includes(SEARCH) || email.toLowerCase().includes(SEARCH)),
  );
  const newest = first(hits, (a, b) => a.statusAt > b.statusAt);
  return change({ search: SEARCH, statuses: STATUS }, newest, 'the first that is found', hits.length);
}

/** Scrolls to the end until the last row is there, so that nothing of the order is left to do; and back. */
export async function reachEnd(count = rows.length): Promise<void> {
  const box = scrollBox(list);
  const toEnd = (): boolean => {
    box.scrollTop = box.scrollHeight;
    return rowAt(list, count - 1) !== undefined;
  };
  await until(toEnd, 'the last row');
  box.scrollTop = 0;
  await until(() => rowAt(list, 0) !== undefined, 'the first row');
}

/** Puts an element on the page. */
export function show(
  tag: 'mail-analytics' | 'mail-recipients',
  adapter: MailAnalyticsAdapter,
  properties: Readonly<Record<string, string>>,
): void {
  list = Object.assign(document.createElement(tag), { adapter, ...properties });
  list.style.blockSize = '640px';
  document.body.append(list);
}

async function mountRecipients(adapter: MailAnalyticsAdapter, top: Recipient | undefined): Promise<number> {
  if (!top) throw new Error('no recipients');
  return timed(
    () => show('mail-recipients', adapter, { mailingId: 'm-1' }),
    () => says(rowAt(list, 0), top.email),
    'the first row',
  );
}

async function change(
  properties: Readonly<Record<string, string>>,
  top: Recipient,
  what: string,
  count: number,
): Promise<ChangeFigures> {
  const longestTask = watchTasks();
  let start = 0;
  const act = (): void => {
    start = performance.now();
    Object.assign(list, properties);
  };
  const paint = await timed(act, () => says(rowAt(list, 0), top.email), what);
  await reachEnd(count);
  const last = performance.now() - start;
  return { paint, last, longest: await longestTask() };
}

/** As people read names, whoever has none by the address; namesakes in the order of their ids. */
function byName(): (a: Recipient, b: Recipient) => boolean {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  return (a, b) => {
    const difference = compare(a.name || a.email, b.name || b.email);
    return difference === 0 ? a.messageId < b.messageId : difference < 0;
  };
}

/** The first of an order; none is made of the others. */
function first<Item>(items: readonly Item[], isBefore: (a: Item, b: Item) => boolean): Item {
  return items.reduce((least, item) => (isBefore(item, least) ? item : least));
}
