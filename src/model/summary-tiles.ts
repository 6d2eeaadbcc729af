import type { Totals } from './mailing.js';
import type { Summary } from './query.js';
import { rate, rateOf, type Rate } from './rates.js';

/** The numbers above the table, in the order in which they stand. */
export const TILES = ['sent', 'delivered', 'opened', 'clicked', 'bounced'] as const;

export type TileName = (typeof TILES)[number];

/** How a number differs from that of the period before. */
export interface Change {
  /** Of `sent` the growth, of the others the difference of the two rates: 0.041 is 4.1 % or 4.1 points. */
  by: number;
  /** What it was: a count of `sent`, of the others a rate from 0 to 1. */
  before: number;
  /** Absent where more is neither: of what is sent, or where nothing has changed. */
  verdict?: 'better' | 'worse';
}

/** One number of the summary. */
export interface Tile {
  name: TileName;
  /** Recipients. */
  count: number;
  /** Of what the count is a part; absent of `sent`, which is the whole. */
  rate?: Rate;
  /** Absent where there were too few to compare. */
  change?: Change;
  /** How it went over the period, of each bucket and the ones before it; absent until something was sent. */
  trend: readonly (number | undefined)[];
}

/** Buckets that are taken together for a trend: a week of days, so that weekends do not show as pits. */
const SPAN = 7;

/**
 * The numbers of a summary, with how they changed and went.
 *
 * @param hasBefore - Whether the period before is to be compared with.
 */
export function tilesOf({ totals, previous, buckets }: Summary, hasBefore = true): Tile[] {
  return TILES.map((name) => {
    const share = name === 'sent' ? undefined : rateOf(totals, name);
    const change = previous && hasBefore ? changeOf(name, totals, previous.totals) : undefined;
    return {
      name,
      count: totals[name],
      ...(share && { rate: share }),
      ...(change && { change }),
      trend: trendOf(
        name,
        buckets.map((bucket) => bucket.totals),
      ),
    };
  });
}

function changeOf(name: TileName, now: Totals, then: Totals): Change | undefined {
  if (name === 'sent') {
    // Growth from a handful is no trend; by the same measure that keeps rates from being given in per cent.
    if (rate(0, then.sent).isSmall) return undefined;
    return { by: rounded(now.sent / then.sent - 1), before: then.sent };
  }
  const [is, was] = [rateOf(now, name), rateOf(then, name)];
  if (is.isSmall || was.isSmall || is.value === undefined || was.value === undefined) return undefined;
  const by = rounded(is.value - was.value);
  const isBetter = name === 'bounced' ? by < 0 : by > 0;
  return { by, before: was.value, ...(by !== 0 && { verdict: isBetter ? 'better' : 'worse' }) };
}

/** As it is shown: what reads as nothing is nothing, and has no sign. */
function rounded(share: number): number {
  return Math.round(share * 1000) / 1000 || 0;
}

function trendOf(name: TileName, buckets: readonly Totals[]): (number | undefined)[] {
  return buckets.map((_, index) => {
    const span = buckets.slice(Math.max(0, index + 1 - SPAN), index + 1);
    const sum = (part: (totals: Totals) => number): number => span.reduce((all, totals) => all + part(totals), 0);
    if (name === 'sent') return sum(({ sent }) => sent) / span.length;
    return rate(
      sum((totals) => rateOf(totals, name).numerator),
      sum((totals) => rateOf(totals, name).denominator),
    ).value;
  });
}
