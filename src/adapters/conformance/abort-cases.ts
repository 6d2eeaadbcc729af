import { startOfDay } from '../../model/day.js';
import type { MailAnalyticsAdapter } from '../adapter.js';
import { ConformanceError, skip, type ConformanceSetup, type Promised } from './case.js';
import { allRows, recipientListing } from './listing.js';

/** So soon after an abort a promise has to be settled, in milliseconds: long for a machine that is busy. */
const PROMPTLY = 1_000;

type Call = (
  adapter: MailAnalyticsAdapter,
  ids: { mailing: string; message: string },
  signal: AbortSignal,
) => Promise<unknown> | undefined;

const WINDOW = { sort: { by: 'date', direction: 'descending' }, offset: 0, limit: 10 } as const;
const PERIOD = {
  from: startOfDay('2026-01-01', 'UTC'),
  to: startOfDay('2026-02-01', 'UTC'),
  timeZone: 'UTC',
  bucket: 'day',
} as const;

const CALLS: Readonly<Record<string, Call>> = {
  listMailings: async (adapter, _, signal) => adapter.listMailings(WINDOW, { signal }),
  listRecipients: async (adapter, ids, signal) => adapter.listRecipients(ids.mailing, WINDOW, { signal }),
  getMessages: async (adapter, ids, signal) => adapter.getMessages([ids.message], { signal }),
  getSummary: async (adapter, _, signal) => adapter.getSummary?.(PERIOD, { signal }),
  listEvents: async (adapter, ids, signal) => adapter.listEvents?.(ids.message, { signal }),
  listLinks: async (adapter, ids, signal) => adapter.listLinks?.(ids.mailing, { signal }),
};

/** A superseded request ends at once; an element that was removed waits for nothing. */
export const ABORT_CASES: readonly Promised[] = Object.entries(CALLS).map(([method, call]) => ({
  name: `ends ${method} with an AbortError when its signal is aborted`,
  probe: (setup) => endsOnAbort(setup, method, call),
}));

async function endsOnAbort(setup: ConformanceSetup, method: string, call: Call): Promise<void> {
  const { adapter } = setup;
  if (!(method in adapter) || adapter[method as keyof MailAnalyticsAdapter] === undefined) {
    skip(`the adapter has no ${method}`);
  }
  const listing = await recipientListing(setup);
  const { items } = await allRows(listing);
  const ids = { mailing: listing.mailing.id, message: items[0]?.messageId ?? '' };

  const before = await outcomeOf(() => call(adapter, ids, AbortSignal.abort()));
  if (before !== 'AbortError') throw new ConformanceError(`${method} with an aborted signal`, 'an AbortError', before);

  const controller = new AbortController();
  const during = outcomeOf(() => call(adapter, ids, controller.signal));
  controller.abort();
  const ended = await during;
  // An adapter that had its answer already may give it; the elements no longer look at it.
  if (ended === 'AbortError' || ended === 'an answer') return;
  throw new ConformanceError(`${method}, aborted on its way`, 'an AbortError', ended);
}

async function outcomeOf(ask: () => Promise<unknown> | undefined): Promise<string> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`nothing within ${String(PROMPTLY)} milliseconds`), PROMPTLY);
  });
  try {
    return await Promise.race([settled(ask), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function settled(ask: () => Promise<unknown> | undefined): Promise<string> {
  try {
    await ask();
    return 'an answer';
  } catch (error) {
    return (error as { name?: unknown } | undefined)?.name === 'AbortError' ? 'AbortError' : String(error);
  }
}
