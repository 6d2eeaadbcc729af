import { offsetIn } from './zone-offset.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** "00" to "59". */
const TWO_DIGITS = [...Array(60).keys()].map((number) => String(number).padStart(2, '0'));

/**
 * Writes instants as the clocks of a time zone show them: "2026-11-22 10:12:41", which spreadsheets read as a date.
 * In the hour that the end of summer time repeats, two instants read the same.
 *
 * @param timeZone - An IANA zone, "Europe/Berlin".
 * @returns what writes an instant, in milliseconds since 1970.
 * @throws {RangeError} if the zone does not exist.
 */
export function localTime(timeZone: string): (instant: number) => string {
  const offsetAt = offsetIn(timeZone);
  // Asking for an offset takes microseconds, a million rows ask twice each, and clocks change twice a year.
  const offsetAtHour = remembered((hour) => offsetAt(hour * HOUR));
  const dayOf = remembered((day) => new Date(day * DAY).toISOString().slice(0, -14));
  return (instant) => {
    const hour = Math.floor(instant / HOUR);
    const offset = offsetAtHour(hour);
    const isSteady = offset === offsetAtHour(hour + 1);
    const local = instant + (isSteady ? offset : offsetAt(instant));
    const day = Math.floor(local / DAY);
    const second = Math.floor((local - day * DAY) / 1000);
    const clock = [second / 3600, (second / 60) % 60, second % 60].map((part) => TWO_DIGITS[Math.floor(part)]);
    return `${dayOf(day)} ${clock.join(':')}`;
  };
}

function remembered<Value>(make: (key: number) => Value): (key: number) => Value {
  const known = new Map<number, Value>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = make(key)));
    return value;
  };
}
