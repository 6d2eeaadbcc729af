/** How long ago something was, in whole units: below 0, and above where it is yet to come. */
export interface Age {
  value: number;
  unit: 'second' | 'minute' | 'hour';
  /** When these words are no longer true, in milliseconds since 1970. */
  until: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Beyond so many hours a date says more. */
const LONGEST = 24;

/**
 * How long ago an instant was, for as long as that says more than its date; a time in the future, as by a clock that is
 * wrong, is as far ahead. Within a minute it is now.
 *
 * @param instant - In milliseconds since 1970, as `now`.
 * @returns absent for what is further away than a day, and for what is no time at all.
 */
export function ageOf(instant: number, now: number): Age | undefined {
  const distance = Math.abs(now - instant);
  if (!(distance < LONGEST * HOUR)) return undefined;
  const isAhead = instant > now;
  const unit = distance < MINUTE ? 'second' : distance < HOUR ? 'minute' : 'hour';
  const length = unit === 'hour' ? HOUR : MINUTE;
  const count = Math.floor(distance / length);
  // What is ahead comes nearer: its words hold until fewer units are left.
  const until = isAhead ? instant - count * length + 1 : instant + (count + 1) * length;
  return { value: count === 0 ? 0 : isAhead ? count : -count, unit, until };
}
