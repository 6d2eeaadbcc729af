/**
 * Rows as a file of comma-separated values (RFC 4180), for spreadsheets: lines end with CR LF, texts are quoted where
 * they have to be, and the file begins with a byte order mark, without which Excel does not read UTF-8. Cells have
 * types, so that numbers stay numbers while no text can begin a formula.
 */
import { localTime } from './local-time.js';

/** What the cells of each kind of column are made of; an instant is ISO 8601 with offset. */
interface CsvValues {
  text: string;
  number: number;
  instant: string;
  /** Of the host's own, which may tell numbers of some rows and texts of others. */
  value: string | number;
}

/** A column of a file. The kind decides how its cells are written; what is absent is an empty cell. */
export type CsvColumn<Row> = {
  readonly [Kind in keyof CsvValues]: {
    readonly kind: Kind;
    readonly header: string;
    readonly valueOf: (row: Row) => CsvValues[Kind] | null | undefined;
  };
}[keyof CsvValues];

/** Writes a file piece by piece: the head first, then the lines of any number of rows at a time. */
export interface CsvWriter<Row> {
  readonly head: string;
  /** @throws {RangeError} if a number is not finite, or a time not a date; the message names the column. */
  lines(rows: Iterable<Row>): string;
}

/**
 * @param timeZone - The IANA zone in which instants are written; the head of their column names it.
 * @throws {RangeError} if there is no such zone.
 */
export function csvWriter<Row>(columns: readonly CsvColumn<Row>[], timeZone: string): CsvWriter<Row> {
  const inZone = localTime(timeZone);
  const headers = columns.map(({ kind, header }) => (kind === 'instant' ? `${header} (${timeZone})` : header));
  return {
    head: `\ufeff${headers.map(textCell).join(',')}\r\n`,
    lines: (rows) => {
      let lines = '';
      for (const row of rows) lines += `${columns.map((column) => cell(column, row, inZone)).join(',')}\r\n`;
      return lines;
    },
  };
}

function cell<Row>(column: CsvColumn<Row>, row: Row, inZone: (instant: number) => string): string {
  switch (column.kind) {
    case 'text':
      return textCell(column.valueOf(row) ?? '');
    case 'value': {
      const value = column.valueOf(row) ?? '';
      return typeof value === 'number' ? plainDigits(value, column.header) : textCell(value);
    }
    case 'number': {
      const number = column.valueOf(row) ?? undefined;
      return number === undefined ? '' : plainDigits(number, column.header);
    }
    case 'instant': {
      const time = column.valueOf(row) ?? undefined;
      return time === undefined ? '' : textCell(clockTime(time, column.header, inZone));
    }
  }
}

function clockTime(time: string, header: string, inZone: (instant: number) => string): string {
  const instant = Date.parse(time);
  if (Number.isNaN(instant)) throw new RangeError(`${header}: not a date (${JSON.stringify(time)})`);
  return inZone(instant);
}

/** Without an exponent, which not every reader of numbers takes. Reads back as the same number. */
function plainDigits(number: number, header: string): string {
  if (!Number.isFinite(number)) throw new RangeError(`${header}: not a finite number (${String(number)})`);
  const written = String(number);
  const [digits = '', exponent] = written.includes('e') ? written.split('e') : [];
  if (exponent === undefined) return written;
  const sign = digits.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = digits.slice(sign.length).split('.');
  const shift = Number(exponent);
  if (shift > 0) return sign + whole + fraction.padEnd(shift, '0');
  return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`;
}

/** Most texts: nothing in them means anything to any reader. */
const PLAIN = /^[A-Za-z0-9][ !#-+\--:<-~]*$/;

function textCell(text: string): string {
  if (PLAIN.test(text)) return text;
  const shown = inert(text.replace(UNPRINTABLE, ''));
  return /[",;\t\r\n]|^\s|\s$/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}

/**
 * Signs of control, but for tabs and line breaks, and those that turn the direction of writing: they have no meaning
 * in a cell, hide what it begins with, and, left open, turn the cells after it in a viewer of plain text.
 */
const UNPRINTABLE = /[^\P{Cc}\t\r\n]|[\u202a-\u202e\u2066-\u2069]/gu;

/** What makes a cell a formula, in the forms that spreadsheets take for the same sign: full width, and small. */
const SIGN = '[=+@\\uff1d\\uff0b\\uff0d\\uff20\\ufe66\\ufe62\\ufe63\\ufe6b-]';

/** What a reader may pass over in front of it. */
const UNSEEN = '[\\s\\p{C}\\p{M}]';

const BEGINS_FORMULA = new RegExp(`^(?:[\\t\\r\\n]|${UNSEEN}*${SIGN})`, 'u');

/** The sign is optional so that each place is looked at once, however long a row of blanks is. */
const INNER_CELL = new RegExp(`([\\t\\r\\n;](?:${UNSEEN}|;)*)(${SIGN}?)`, 'gu');

/**
 * A text that begins no formula: an apostrophe stands in front of one that would, as OWASP advises
 * (https://owasp.org/www-community/attacks/CSV_Injection). That goes for "+49 30 …" and "- a list" as well: a
 * spreadsheet would reckon with them. Inside a text one stands where a cell would begin for a reader that takes
 * semicolons or tabs for separators (Excel does in much of Europe) and so has no eye for our quotes.
 */
function inert(text: string): string {
  const inside = text.replace(INNER_CELL, (found, gap: string, sign: string) => (sign ? `${gap}'${sign}` : found));
  return BEGINS_FORMULA.test(text) ? `'${inside}` : inside;
}
