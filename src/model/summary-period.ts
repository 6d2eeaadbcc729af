import { dayOf, startOfDay } from './day.js';
import type { Period } from './period.js';
import { offsetIn } from './zone-offset.js';

/** How long a bar of the chart lasts. */
export type Step = 'hour' | 'day' | 'week' | 'month';

/** A period with both ends, as a summary needs it. */
export interface SummaryPeriod {
  /** ISO 8601, UTC. */
  from: string;
  to: string;
  step: Step;
  /** Whether a comparison with the period before tells anything: before the first mailing there is nothing. */
  hasBefore: boolean;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Up to these lengths, in milliseconds; two days may have 49 hours. */
const LONGEST: readonly (readonly [Step, number])[] = [
  ['hour', 2 * DAY + HOUR],
  ['day', 93 * DAY],
  ['week', 732 * DAY],
];

/** What is shown where nothing has been sent yet and no period is chosen. */
const USUAL = 30 * DAY;

/** A date further back than this is a mistake, and a server may refuse to sum up so many days. */
const LONGEST_HISTORY = 7300 * DAY;

/**
 * The period that is summed up. One that has no end yet lasts until the end of this hour in the zone, so that the period
 * before it is as long as what has passed of it, and the numbers of a morning are not held against those of a whole
 * day. One without a beginning begins with the day of the first mailing.
 *
 * @param first - When the first mailing went out: ISO 8601. Absent if none has, or if the period has a beginning.
 * @param now - Milliseconds since 1970.
 */
export function summaryPeriod(
  { from, to }: Period,
  first: string | undefined,
  now: number,
  timeZone: string,
): SummaryPeriod {
  const isOpen = to === undefined;
  const end = isOpen ? endOfHour(now, timeZone) : Date.parse(to);
  const start = from === undefined ? firstDay(first, end, timeZone) : Date.parse(from);
  // Nothing lies between ends that are the wrong way round, or in a period that is yet to begin.
  const last = Math.max(end, isOpen ? start + HOUR : start);
  const step = LONGEST.find(([, length]) => last - start <= length)?.[0] ?? 'month';
  return {
    from: new Date(start).toISOString(),
    to: new Date(last).toISOString(),
    step,
    hasBefore: from !== undefined,
  };
}

/** Some zones are half an hour, or a quarter, off the full hours of UTC. */
function endOfHour(now: number, timeZone: string): number {
  const offset = offsetIn(timeZone)(now);
  return (Math.floor((now + offset) / HOUR) + 1) * HOUR - offset;
}

function firstDay(first: string | undefined, end: number, timeZone: string): number {
  const at = first === undefined ? end - USUAL : Date.parse(first);
  return Date.parse(startOfDay(dayOf(Math.max(at, end - LONGEST_HISTORY), timeZone), timeZone));
}
