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
  const format = formatIn(timeZone);
  let start = midnight - offsetAt(midnight, format);
  start = midnight - offsetAt(start, format);
  while (dayIn(start, format) < day) start += QUARTER;
  while (dayIn(start - QUARTER, format) >= day) start -= QUARTER;
  return new Date(start).toISOString();
}

/** The calendar day after this one: "2026-03-01" after "2026-02-28". */
export function dayAfter(day: string): string {
  return new Date(midnightOf(day) + DAY).toISOString().slice(0, 10);
}

/** The calendar day, in a time zone, of an instant in milliseconds. */
export function dayOf(instant: number, timeZone: string): string {
  return dayIn(instant, formatIn(timeZone));
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

// Making one takes as long as asking it ten times, and a summary asks for hundreds of days of one zone.
let latest: { timeZone: string; format: Intl.DateTimeFormat } | undefined;

function formatIn(timeZone: string): Intl.DateTimeFormat {
  if (latest?.timeZone !== timeZone) latest = { timeZone, format: makeFormat(timeZone) };
  return latest.format;
}

function makeFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}

function partsOf(instant: number, format: Intl.DateTimeFormat): Record<string, string> {
  return Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
}

function dayIn(instant: number, format: Intl.DateTimeFormat): string {
  const { year = '', month = '', day = '' } = partsOf(instant, format);
  return `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function offsetAt(instant: number, format: Intl.DateTimeFormat): number {
  const { hour = '', minute = '', second = '' } = partsOf(instant, format);
  const local = Date.parse(`${dayIn(instant, format)}T${hour}:${minute}:${second}Z`);
  return local - Math.floor(instant / 1000) * 1000;
}
