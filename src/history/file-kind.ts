import { HistoryError } from './history-format.js';

/** What a file is by its first bytes: lines of JSON, or CSV with this byte between its fields. */
export type FileKind = { readonly kind: 'json' } | { readonly kind: 'csv'; readonly delimiter: number };

const NEWLINE = 0x0a;
const QUOTE = 0x22;
const BLANKS: ReadonlySet<number | undefined> = new Set([0x20, 0x09, 0x0d, NEWLINE]);
const BRACES: ReadonlySet<number | undefined> = new Set([0x7b, 0x5b]);
const DELIMITERS = [',', ';', '\t'].map((character) => character.charCodeAt(0));

/** The most bytes before the end of a header. */
const HEADER_LIMIT = 1_000_000;

/** Files that are often taken for CSV, by their first bytes. */
const OTHERS: readonly (readonly [string, readonly number[]])[] = [
  ['a text in UTF-16: save it as UTF-8', [0xff, 0xfe]],
  ['a text in UTF-16: save it as UTF-8', [0xfe, 0xff]],
  ['compressed with gzip: unpack it first', [0x1f, 0x8b]],
  ['a ZIP archive or a workbook: unpack it, or save it as CSV', [0x50, 0x4b, 0x03, 0x04]],
];

/** How many bytes of a mark stand before the text (U+FEFF in UTF-8). */
export function markOf(bytes: Uint8Array): number {
  return startsWith(bytes, [0xef, 0xbb, 0xbf]) ? 3 : 0;
}

/**
 * What the file is: JSON if its first character that is no space opens an object or a list, else CSV, whose delimiter
 * is the one that stands most often in its header, outside of quotes.
 *
 * @param head - The first bytes, without the mark.
 * @param isAll - Whether they are the whole file.
 * @returns `undefined` if more of it is needed.
 * @throws {HistoryError} if it is empty, or no text.
 */
export function kindOf(head: Uint8Array, isAll: boolean): FileKind | undefined {
  for (const [what, mark] of OTHERS) {
    if (startsWith(head, mark)) throw new HistoryError(`the file is ${what}`, [], []);
  }
  let first = 0;
  while (first < head.length && BLANKS.has(head[first])) first += 1;
  if (first === head.length && isAll) throw new HistoryError('the file is empty', [], []);
  if (BRACES.has(head[first])) return { kind: 'json' };
  const end = head.indexOf(NEWLINE, first);
  if (first < head.length && (end >= 0 || isAll)) {
    return { kind: 'csv', delimiter: delimiterOf(head.subarray(first, end < 0 ? head.length : end)) };
  }
  if (head.length > HEADER_LIMIT) throw new HistoryError('the file has no header in its first 1 MB', [], []);
  return undefined;
}

function delimiterOf(header: Uint8Array): number {
  const counts = DELIMITERS.map(() => 0);
  let isQuoted = false;
  for (const byte of header) {
    if (byte === QUOTE) isQuoted = !isQuoted;
    const index = isQuoted ? -1 : DELIMITERS.indexOf(byte);
    if (index >= 0) counts[index] = (counts[index] ?? 0) + 1;
  }
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? 0x2c;
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
