import { dayAfter, dayOf, startOfDay } from './day.js';

/** A period as attributes give it. */
export interface PeriodWords {
  /** The last so many days, today included: "30d". Wins over `from` and `to`. */
  range?: string;
  /** A day, "2026-11-01", or an instant with offset. */
  from?: string;
  /** Likewise; a day is included whole. */
  to?: string;
}

/** Instants in ISO 8601, UTC; an absent end is open. */
export interface Period {
  from?: string;
  to?: string;
}

/**
 * The instants that a period means in a time zone.
 *
 * @param now - Milliseconds since 1970.
 * @throws {RangeError} if a part cannot be read; the message names it.
 */
export function periodOf({ range, from, to }: PeriodWords, now: number, timeZone: string): Period {
  if (range && range !== 'all') {
    const days = Number(/^(\d{1,4})d$/.exec(range)?.[1] ?? 0);
    if (days < 1) throw new RangeError(`range: not a number of days, as "30d" (${JSON.stringify(range)})`);
    // Counted in days of the calendar, of which some have 23 or 25 hours.
    return { from: startOfDay(dayAfter(dayOf(now, timeZone), 1 - days), timeZone) };
  }
  const period = {
    ...(from && { from: boundary('from', from, timeZone, (day) => day) }),
    ...(to && { to: boundary('to', to, timeZone, dayAfter) }),
  };
  if (period.from && period.to && period.from >= period.to) {
    throw new RangeError(`from: not before "to" (${JSON.stringify([from, to])})`);
  }
  return period;
}

function boundary(name: string, text: string, timeZone: string, shift: (day: string) => string): string {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return startOfDay(shift(text), timeZone);
    if (!/^[^T]*T.*(Z|[+-]\d\d:?\d\d)$/.test(text)) throw new RangeError();
    return new Date(text).toISOString();
  } catch {
    throw new RangeError(`${name}: not a day or a time (${JSON.stringify(text)})`);
  }
}
