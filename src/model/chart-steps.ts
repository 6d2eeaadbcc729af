import { dayOf } from './day.js';
import type { Totals } from './mailing.js';
import type { Summary } from './query.js';
import { sumTotals } from './summary.js';
import type { Step } from './summary-period.js';

/** What the chart shows, from the bottom of a bar to its top. */
export const SERIES = ['clicked', 'opened', 'delivered', 'bounced'] as const;

export type Series = (typeof SERIES)[number];

/** One bar: what went out from this instant until the next one's. */
export interface ChartStep {
  /** ISO 8601. */
  from: string;
  totals: Totals;
}

const DAY = 86_400_000;

/** The bars of a chart: buckets as they are, or days taken together to weeks, which begin on Monday, or to months. */
export function chartSteps(buckets: Summary['buckets'], step: Step, timeZone: string): ChartStep[] {
  if (step === 'hour' || step === 'day') return [...buckets];
  const groups = new Map<string, { from: string; days: Totals[] }>();
  for (const { from, totals } of buckets) {
    const day = dayOf(Date.parse(from), timeZone);
    const key = step === 'month' ? day.slice(0, 7) : mondayOf(day);
    const group = groups.get(key);
    if (group) group.days.push(totals);
    else groups.set(key, { from, days: [totals] });
  }
  return [...groups.values()].map(({ from, days }) => ({ from, totals: sumTotals(days) }));
}

function mondayOf(day: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const sinceMonday = (new Date(midnight).getUTCDay() + 6) % 7;
  return new Date(midnight - sinceMonday * DAY).toISOString().slice(0, 10);
}

/**
 * The heights of a stacked bar. Who clicked is among those who opened, and these among those who have the mail, so a
 * part is what is not in the parts below it; a series that is left out is part of the next one above that holds it. So
 * the bar is as high as its mail, whichever of the series are shown.
 */
export function stackOf(totals: Totals, shown: readonly Series[]): Record<Series, number> {
  const heights: Record<Series, number> = { clicked: 0, opened: 0, delivered: 0, bounced: 0 };
  let below = 0;
  for (const series of SERIES) {
    if (!shown.includes(series)) continue;
    if (series === 'bounced') heights.bounced = totals.bounced;
    else {
      heights[series] = Math.max(0, Math.min(totals[series], totals.delivered) - below);
      below += heights[series];
    }
  }
  return heights;
}
