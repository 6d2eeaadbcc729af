import type { MailAnalyticsAdapter } from '../src/index.js';

/** What an adapter may do to those who ask it; every second time: the same question. */
export const FAILURES = ['never', 'every second time', 'always', 'wrong shape'] as const;

export type Failure = (typeof FAILURES)[number];

/** Knobs of a story's adapter. */
export interface Faults {
  /** Milliseconds before each answer. */
  delay: number;
  failure: Failure;
}

export const NO_FAULTS: Faults = { delay: 0, failure: 'never' };

export const faultControls = {
  delay: {
    description: 'Milliseconds before the adapter answers.',
    control: { type: 'range', min: 0, max: 5000, step: 100 },
    table: { category: 'adapter' },
  },
  failure: {
    description: 'When the adapter fails.',
    options: FAILURES,
    control: { type: 'select' },
    table: { category: 'adapter' },
  },
} as const;

const made = new WeakMap<MailAnalyticsAdapter, Map<string, MailAnalyticsAdapter>>();

/** The same adapter for the same knobs, so that drawing a story anew asks for nothing anew. */
export function withFaults(adapter: MailAnalyticsAdapter, { delay, failure }: Faults): MailAnalyticsAdapter {
  if (delay === 0 && failure === 'never') return adapter;
  const own = made.get(adapter) ?? new Map<string, MailAnalyticsAdapter>();
  made.set(adapter, own);
  const key = `${String(delay)} ${failure}`;
  const faulty = own.get(key) ?? disturbed(adapter, { delay, failure });
  own.set(key, faulty);
  return faulty;
}

function disturbed(adapter: MailAnalyticsAdapter, faults: Faults): MailAnalyticsAdapter {
  const counts = new Map<string, number>();
  const ask = async <Answer>(question: readonly unknown[], real: () => Answer | Promise<Answer>): Promise<Answer> => {
    const key = JSON.stringify(question);
    const isOdd = (counts.get(key) ?? 0) % 2 === 0;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (faults.delay > 0) await new Promise((resolve) => setTimeout(resolve, faults.delay));
    if (faults.failure === 'always' || (faults.failure === 'every second time' && isOdd)) {
      throw new Error('The mail server is being moved. It is back at ten.');
    }
    return faults.failure === 'wrong shape' ? misshapen(await real()) : real();
  };
  const { getSummary, listEvents, listLinks, subscribe } = adapter;
  return {
    listMailings: (...query) => ask(['listMailings', ...query.slice(0, -1)], () => adapter.listMailings(...query)),
    listRecipients: (...query) =>
      ask(['listRecipients', ...query.slice(0, -1)], () => adapter.listRecipients(...query)),
    getMessages: (...query) => ask(['getMessages', ...query.slice(0, -1)], () => adapter.getMessages(...query)),
    ...(getSummary && {
      getSummary: (...query) => ask(['getSummary', ...query.slice(0, -1)], () => getSummary.call(adapter, ...query)),
    }),
    ...(listEvents && {
      listEvents: (...query) => ask(['listEvents', ...query.slice(0, -1)], () => listEvents.call(adapter, ...query)),
    }),
    ...(listLinks && {
      listLinks: (...query) => ask(['listLinks', ...query.slice(0, -1)], () => listLinks.call(adapter, ...query)),
    }),
    ...(subscribe && { subscribe: (...query) => subscribe.call(adapter, ...query) }),
  };
}

/** As by a back end of another version: every time is a number. */
function misshapen<Answer>(answer: Answer): Answer {
  return JSON.parse(JSON.stringify(answer), (key, value: unknown) => (/At$|^time$/.test(key) ? 1_764_000_000 : value));
}
