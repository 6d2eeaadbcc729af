/**
 * What the screen is to reach. A workload and a metric name what is measured, here and in the rival harness alike;
 * LIMIT is the harness' hand-written scroller, for icons its hand-written icon.
 *
 * Of each, one of: `atMost`, a figure in the unit · `timesLimit` · `aboveLimit`, so many more than LIMIT ·
 * `timesOwn`, with the workload of ours that it is compared to. `aheadOf` is a rival to be ahead of as well.
 */
import { rounded, short, withUnit } from './statistics.mjs';

const mount = (size) => ({
  workload: `W2 ${size}`,
  metric: 'mount',
  what: `mount ${size} recipients`,
  unit: 'ms',
  timesLimit: 1.5,
});

export const GOALS = [
  {
    workload: 'W1',
    metric: 'eval+paint',
    what: '100 mailings × 13, evaluate + paint',
    unit: 'ms',
    timesLimit: 1.8,
    aheadOf: 'tanstack-lit',
  },
  ...['1k', '10k', '100k', '1M'].map(mount),
  { ...mount('1M'), what: 'mount 1M, against our 1k', timesLimit: undefined, timesOwn: 1.3, own: 'W2 1k' },
  { workload: 'W2 1M', metric: 'heap MiB', what: 'heap added at 1M', unit: 'MiB', atMost: 1 },
  { workload: 'W3 1M', metric: 'name', what: 'sort 1M by name', unit: 'ms', timesLimit: 1.3 },
  { workload: 'W3 1M', metric: 'date', what: 'sort 1M by date', unit: 'ms', timesLimit: 1.5 },
  { workload: 'W3 1M', metric: 'name, longest task', unit: 'ms', atMost: 50 },
  { workload: 'W3 1M', metric: 'date, longest task', unit: 'ms', atMost: 50 },
  { workload: 'W3 1M', metric: 'heap a row, sorted', unit: 'bytes', atMost: 12 },
  { workload: 'W4 1M', metric: 'filter', what: 'filter 1M, text and status', unit: 'ms', timesLimit: 1.2 },
  { workload: 'W4 1M', metric: 'filter, longest task', unit: 'ms', atMost: 50 },
  { workload: 'W4 1M', metric: 'heap a row, filtered', unit: 'bytes', atMost: 12 },
  ...['step', 'jump'].flatMap((mode) => [
    { workload: 'W5', metric: `${mode} p95`, what: `scroll 100k, ${mode}s, frame p95`, unit: 'ms', atMost: 17.5 },
    {
      workload: 'W5',
      metric: `${mode} cpu/frame`,
      what: `scroll 100k, ${mode}s, main thread a frame`,
      unit: 'ms',
      timesLimit: 1.3,
    },
    {
      workload: 'W5',
      metric: `${mode} blank frames %`,
      what: `scroll 100k, ${mode}s, blank frames`,
      unit: '%',
      atMost: 0,
    },
  ]),
  { workload: 'W6', metric: 'idle cpu %', what: '1,000 updates/s, idle, main thread', unit: '%', atMost: 27 },
  { workload: 'W6', metric: 'idle dropped', what: '1,000 updates/s, idle, dropped frames', aboveLimit: 5 },
  { workload: 'W6', metric: 'scroll cpu %', what: '1,000 updates/s, scrolling, main thread', unit: '%', atMost: 37 },
  { workload: 'W6', metric: 'scroll dropped', what: '1,000 updates/s, scrolling, dropped frames', aboveLimit: 5 },
  { workload: 'W7', metric: 'mount', what: '10,000 icons, paint', unit: 'ms', timesLimit: 2 },
  { workload: 'W7', metric: 'nodes an icon', what: '10,000 icons, nodes an icon and its line', atMost: 7 },
  { workload: 'W7', metric: 'nodes of a drawn icon', atMost: 7 },
  { workload: 'W7', metric: 'open', what: '10,000 icons, open one popover', unit: 'ms', atMost: 20 },
  { workload: 'bytes', metric: 'elements', what: 'elements, gzip', unit: 'bytes', atMost: 30_000 },
  { workload: 'bytes', metric: 'icon', what: 'icon alone, gzip', unit: 'bytes', atMost: 10_000 },
];

/**
 * What is allowed at most; undefined where what it is compared to was not measured.
 *
 * @param {number} [limit] - Of LIMIT.
 * @param {(workload: string) => number | undefined} ownIn - Ours in another workload.
 */
export function allowed({ atMost, timesLimit, aboveLimit, timesOwn, own }, limit, ownIn) {
  if (atMost !== undefined) return atMost;
  if (timesOwn !== undefined) return factorOf(timesOwn, ownIn(own));
  return aboveLimit === undefined ? factorOf(timesLimit, limit) : limit === undefined ? undefined : limit + aboveLimit;
}

const factorOf = (factor, number) => (number === undefined ? undefined : factor * number);

/** The goal in words. */
export function worded({ atMost, timesLimit, aboveLimit, timesOwn, own, unit, aheadOf }) {
  const ahead = aheadOf ? `, ahead of ${aheadOf}` : '';
  if (atMost === 0) return 'none';
  if (atMost !== undefined) return `≤ ${withUnit(atMost, unit)}${ahead}`;
  if (timesOwn !== undefined) return `≤ ${short(timesOwn)} × our ${own.split(' ')[1]}${ahead}`;
  return (aboveLimit === undefined ? `≤ ${short(timesLimit)} × LIMIT` : `≤ LIMIT + ${short(aboveLimit)}`) + ahead;
}

/** "reached", "SHORT", or "" where there is nothing to compare. Figures are compared as they are printed. */
export function verdict(goal, ours, limit, ownIn, rival) {
  const most = allowed(goal, limit, ownIn);
  if (ours === undefined || most === undefined || (goal.aheadOf && rival === undefined)) return '';
  return rounded(ours) <= rounded(most) && (!goal.aheadOf || ours < rival) ? 'reached' : 'SHORT';
}
