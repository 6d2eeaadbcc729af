import type { Age } from '../model/age.js';
import { ignore } from '../model/ignore.js';

/** Formats of one language and time zone. Times are given as ISO 8601 and shown in that zone. */
export interface Formats {
  readonly locale: string | undefined;
  readonly timeZone: string;
  number(value: number): string;
  /** One digit after the point at the most: 0.9512 is "95.1%". */
  percent(value: number): string;
  /** "24 Nov 2026". */
  date(time: string): string;
  /** "9:07". */
  time(time: string): string;
  /** "24 Nov, 9:07", with the year where it is not that of `now`. */
  moment(time: string, now: Date): string;
  /** "24 Nov, 09:07:12", likewise. */
  second(time: string, now: Date): string;
  /** "11 min. ago", "now", "in 5 min.". */
  relative(age: Pick<Age, 'unit' | 'value'>): string;
  /** To the second and with the zone: "24 November 2026 at 09:07:12 CET". */
  exact(time: string): string;
}

// Making an Intl formatter costs some 50 µs; a table has thousands of cells.
const pool = new Map<string, Formats>();

/**
 * Formats for a language tag and an IANA zone. A tag or zone that does not exist is said once in the console, and
 * the viewer's own is used.
 */
export function formatsFor(locale?: string, timeZone?: string): Formats {
  const key = `${locale ?? ''}\n${timeZone ?? ''}`;
  let formats = pool.get(key);
  if (!formats) {
    formats = makeFormats(
      valid('locale', locale, (tag) => Intl.getCanonicalLocales(tag)),
      valid('time-zone', timeZone, (zone) => new Intl.DateTimeFormat('en', { timeZone: zone })),
    );
    pool.set(key, formats);
  }
  return formats;
}

function valid(
  attribute: 'locale' | 'time-zone',
  value: string | undefined,
  use: (value: string) => unknown,
): string | undefined {
  if (!value) return undefined;
  try {
    use(value);
    return value;
  } catch {
    import('./unknown-locale.js').then(({ tellUnknown }) => tellUnknown(attribute, value), ignore);
    return undefined;
  }
}

function makeFormats(locale: string | undefined, timeZone: string | undefined): Formats {
  const number = lazily(() => new Intl.NumberFormat(locale));
  const percent = lazily(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }));
  const ago = lazily(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }));
  const zone = lazily(() => new Intl.DateTimeFormat(locale, { timeZone }).resolvedOptions());
  const dateFormat = (options: Intl.DateTimeFormatOptions) => {
    const format = lazily(() => new Intl.DateTimeFormat(locale, { timeZone, ...options }));
    return (time: string | Date) => {
      const date = new Date(time);
      return Number.isNaN(date.getTime()) ? '' : format().format(date);
    };
  };
  const clock = { hour: 'numeric', minute: '2-digit' } as const;
  const day = { day: 'numeric', month: 'short' } as const;
  const date = dateFormat({ ...day, year: 'numeric' });
  const year = dateFormat({ year: 'numeric' });
  const thisYear = dateFormat({ ...day, ...clock });
  const otherYear = dateFormat({ ...day, ...clock, year: 'numeric' });
  const seconds = { ...day, hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const thisYearToSecond = dateFormat(seconds);
  const otherYearToSecond = dateFormat({ ...seconds, year: 'numeric' });
  return {
    locale,
    get timeZone() {
      return timeZone ?? zone().timeZone;
    },
    number: (value) => number().format(value),
    percent: (value) => percent().format(value),
    date,
    time: dateFormat(clock),
    moment: (time, now) => (isOneYear(new Date(time), now, year) ? thisYear : otherYear)(time),
    second: (time, now) => (isOneYear(new Date(time), now, year) ? thisYearToSecond : otherYearToSecond)(time),
    relative: ({ value, unit }) => ago().format(value, unit),
    exact: dateFormat({ dateStyle: 'long', timeStyle: 'long' }),
  };
}

function lazily<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

/** No zone is further from UTC. */
const FAR = 14 * 3_600_000;

/** Whether two instants are of the same year in a zone, which has to be asked of only near its turn. */
function isOneYear(one: Date, other: Date, yearOf: (time: Date) => string): boolean {
  const years = [one, other].flatMap((time) =>
    [-FAR, FAR].map((offset) => new Date(time.getTime() + offset).getUTCFullYear()),
  );
  return years.every((year) => year === years[0]) || yearOf(one) === yearOf(other);
}
