import { offsetIn } from './zone-offset.js';

/**
 * The instant at which a calendar day begins in a time zone, as ISO 8601 in UTC: what a person who picks "3 May"
 * means. Where the clock skips midnight (some zones change to summer time then), the day begins after the gap.
 *
 * @param day - A calendar day, "2026-05-03".
 * @param timeZone - An IANA zone, "Europe/Berlin".
 * @throws {RangeError} if the day or the zone does not exist.
 */
export function startOfDay(day: string, timeZone: string): string {
  const midnight = midnightOf(day);
  const offsetAt = offsetIn(timeZone);
  let start = midnight - offsetAt(midnight);
  start = midnight - offsetAt(start);
  while (dayAt(start, offsetAt) < day) start += QUARTER;
  while (dayAt(start - QUARTER, offsetAt) >= day) start -= QUARTER;
  return new Date(start).toISOString();
}

/** The calendar day after this one, or so many days later: "2026-03-01" after "2026-02-28". */
export function dayAfter(day: string, days = 1): string {
  return new Date(midnightOf(day) + days * DAY).toISOString().slice(0, 10);
}

/** The calendar day, in a time zone, of an instant in milliseconds. */
export function dayOf(instant: number, timeZone: string): string {
  return dayAt(instant, offsetIn(timeZone));
}

const DAY = 86_400_000;
const QUARTER = 900_000;

/** In UTC. The engine takes 30 February for 2 March, so a day must read back as it was written. */
function midnightOf(day: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) {
    throw new RangeError(`not a day: ${JSON.stringify(day)}`);
  }
  return midnight;
}

function dayAt(instant: number, offsetAt: (instant: number) => number): string {
  return new Date(instant + offsetAt(instant)).toISOString().slice(0, 10);
}
