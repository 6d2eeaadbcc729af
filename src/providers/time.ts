import { FieldError, type Fields } from './fields.js';

/**
 * Times as providers write them, to ISO 8601 in UTC with the precision of the source: a source of whole seconds gives
 * no milliseconds, and one of seven fraction digits keeps them all.
 */

/** Beyond this, a number is milliseconds: as seconds it would be in the year 5138. */
const MILLISECONDS_FROM = 1e11;
/** The last instant that a date can be: ECMA-262, section 21.4.1.1. */
const LAST = 8.64e15;

/**
 * Seconds since 1970, with a fraction or without, or milliseconds where they are so many; as a number or as text.
 *
 * @throws {FieldError} if it is neither.
 */
export function epochTime(fields: Fields, name: string): string {
  const number = fields.number(name);
  const time = number === undefined ? undefined : fromEpoch(number);
  if (time === undefined) {
    throw new FieldError(fields.pathOf(name), 'seconds or milliseconds since 1970', fields.value(name));
  }
  return time;
}

/** As `epochTime`, of a bare number; absent where it is no time. */
export function fromEpoch(number: number): string | undefined {
  if (!(number > 0)) return undefined;
  // To the microsecond first: 1534109600.089 seconds would be 88.999 milliseconds after the full one.
  const milliseconds = number >= MILLISECONDS_FROM ? number : Math.round(number * 1e6) / 1000;
  return milliseconds <= LAST ? utc(milliseconds, Number.isInteger(number) && number < MILLISECONDS_FROM) : undefined;
}

/**
 * ISO 8601, or as SQL writes it ("2026-01-02 03:04:05"); without an offset it is taken for UTC.
 *
 * @throws {FieldError} if it is neither.
 */
export function isoTime(fields: Fields, name: string): string {
  const time = fromIso(fields.text(name) ?? '');
  if (time === undefined) throw new FieldError(fields.pathOf(name), 'a time in ISO 8601', fields.value(name));
  return time;
}

const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d+))?\s?(Z|[+-]\d\d:?\d\d|UTC)?$/i;

/** As `isoTime`, of a bare text; absent where it is no time. */
export function fromIso(text: string): string | undefined {
  const [, day = '', time = '', fraction, zone = 'Z'] = ISO.exec(text.trim()) ?? [];
  const isUtc = zone === 'Z' || /^[zu]/i.test(zone);
  const at = Date.parse(`${day}T${time}${isUtc ? 'Z' : zone}`);
  if (Number.isNaN(at)) return undefined;
  // 24:00 is the midnight after (ISO 8601-1, section 5.3.1.3), and so another day.
  const isPlain = isUtc && time.length === 8 && !time.startsWith('24');
  const date = new Date(isPlain ? at : `${day}T00:00:00Z`);
  // The engine takes 30 February for 2 March.
  if (date.getUTCDate() !== Number(day.slice(8))) return undefined;
  const whole = isPlain ? `${day}T${time}Z` : utc(at, true);
  return fraction === undefined ? whole : whole?.replace('Z', `.${fraction}Z`);
}

/** Absent for years of more than four digits, which ISO 8601 has only by agreement, and mail never. */
function utc(milliseconds: number, isWhole: boolean): string | undefined {
  const iso = new Date(milliseconds).toISOString();
  if (iso.length > '2026-01-02T03:04:05.678Z'.length) return undefined;
  return isWhole && iso.endsWith('.000Z') ? `${iso.slice(0, -5)}Z` : iso;
}
