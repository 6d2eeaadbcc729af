import { dayAfter, dayOf, startOfDay } from './day.js';
import { noTotals, type Mailing, type Totals } from './mailing.js';
import type { Summary, SummaryQuery } from './query.js';

const HOUR = 3_600_000;

const TOTALS = Object.keys(noTotals()) as readonly (keyof Totals)[];

/**
 * Sums up the mailings that went out in a period, and in the one of the same length before it. Buckets hold what went
 * out within them; days begin at midnight in the zone of the query, also where a day has 23 or 25 hours.
 *
 * @throws {RangeError} if an end of the period is not a time, or the zone does not exist.
 */
export function summaryOf(mailings: readonly Mailing[], query: SummaryQuery): Summary {
  const { scope } = query;
  const [from, to] = [instant('from', query.from), instant('to', query.to)];
  const sent = mailings.filter((mailing) => isSent(mailing) && (scope === undefined || mailing.scope === scope));
  const within = between(sent, from, to);
  const before = between(sent, 2 * from - to, from);
  const starts = bucketStarts(from, to, query);
  const buckets = starts.map((start) => ({ from: new Date(start).toISOString(), totals: noTotals() }));
  for (const { sentAt = '', totals } of within) {
    const bucket = buckets[lastAtOrBefore(starts, Date.parse(sentAt))];
    if (bucket) addTotals(bucket.totals, totals);
  }
  return {
    mailings: within.length,
    totals: sumOf(within),
    previous: { mailings: before.length, totals: sumOf(before) },
    buckets,
  };
}

/** The sum of several mailings' numbers. */
export function sumOf(mailings: readonly Mailing[]): Totals {
  return sumTotals(mailings.map(({ totals }) => totals));
}

/** The sum of numbers that have been counted already. */
export function sumTotals(all: readonly Totals[]): Totals {
  const sum = noTotals();
  for (const totals of all) addTotals(sum, totals);
  return sum;
}

/** Adds numbers to others, in place; or takes them away. */
export function addTotals(sum: Totals, totals: Totals, by: 1 | -1 = 1): void {
  for (const name of TOTALS) sum[name] = (sum[name] ?? 0) + by * (totals[name] ?? 0);
}

/** Where in a rising list the last number stands that is not greater; -1 if there is none. */
function lastAtOrBefore(rising: readonly number[], limit: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function instant(name: string, time: string): number {
  const at = Date.parse(time);
  if (Number.isNaN(at)) throw new RangeError(`${name}: not a time (${JSON.stringify(time)})`);
  return at;
}

/** What is yet to go, or was called off, has nothing to sum up. */
export function isSent({ status }: Mailing): boolean {
  return status === 'sending' || status === 'sent' || status === 'failed';
}

function between(mailings: readonly Mailing[], from: number, to: number): Mailing[] {
  return mailings.filter(({ sentAt }) => {
    const at = sentAt === undefined ? NaN : Date.parse(sentAt);
    return at >= from && at < to;
  });
}

/** The first begins with the period, the others at midnight, or at the full hour. */
function bucketStarts(from: number, to: number, { bucket, timeZone }: SummaryQuery): number[] {
  const starts: number[] = [];
  for (let start = from; start < to; start = nextStart(start, bucket, timeZone)) starts.push(start);
  return starts;
}

function nextStart(start: number, bucket: SummaryQuery['bucket'], timeZone: string): number {
  const day = dayOf(start, timeZone);
  const tomorrow = Date.parse(startOfDay(dayAfter(day), timeZone));
  if (bucket === 'day') return tomorrow;
  // Counted from midnight: some zones are half an hour, or a quarter, off the full hours of UTC.
  const midnight = Date.parse(startOfDay(day, timeZone));
  return Math.min(tomorrow, midnight + (Math.floor((start - midnight) / HOUR) + 1) * HOUR);
}
