/** What clocks and calendars say, by the engine and not by the code that is tested; and the times at which they turn. */
import fc from 'fast-check';

const DAY = 86_400_000;

/** What a clock on the wall shows in a time zone. */
export interface WallClock {
  /** "2026-03-29". */
  day: string;
  hour: number;
  minute: number;
}

export function wallClock(instant: number, timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const { year = '', month = '', day = '', hour, minute } = parts;
  return { day: `${year}-${month}-${day}`, hour: Number(hour), minute: Number(minute) };
}

/** The day so many days later, by the calendar alone. */
export function laterDay(day: string, days: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** Zones at both ends of the day, off the full hour, and of which the summer time is half an hour or begins at midnight. */
export const AWKWARD_ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'America/Havana',
  'America/Santiago',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
] as const;

/** Around these, clocks are changed, years end, and there is a 29 February or, in 2100, none. */
const TURNS = [
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-10-04',
  '2026-10-25',
  '2026-11-01',
  '2026-12-31',
  '2027-01-01',
  '2028-02-29',
  '2028-03-01',
  '2100-02-28',
  '2100-03-01',
].map((day) => Date.parse(day));

/** Instants within two days of a turn, to the second; some of them at the very turn of an hour. */
export const awkwardInstant: fc.Arbitrary<number> = fc
  .tuple(fc.constantFrom(...TURNS), fc.integer({ min: -2 * DAY, max: 3 * DAY }), fc.constantFrom(1000, 900_000))
  .map(([turn, shift, step]) => Math.floor((turn + shift) / step) * step);

export const awkwardZone: fc.Arbitrary<string> = fc.constantFrom(...AWKWARD_ZONES);
