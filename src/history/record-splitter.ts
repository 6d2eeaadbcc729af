import { joined } from '../providers/signature.js';

/**
 * Cuts the bytes of a file into records, however the bytes are cut into chunks: a line each, but a quoted field of CSV
 * may hold line ends (RFC 4180, section 2.6). Holds one record at a time and never more than the limit of one, so a file
 * may be of any length, and be nothing but one line.
 *
 * What is wrongly quoted is a problem of the line on which it begins: reading goes on with the line after, or one quote
 * that was forgotten would take the rest of the file with it.
 */

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
const BLANKS: ReadonlySet<number | undefined> = new Set([0x20, 0x09, RETURN]);

/** The most bytes that a record may have. */
export const RECORD_LIMIT = 1_000_000;

/** A record, with the number of the line on which it begins, or why there is none. The first line is 1. */
export type RawRecord =
  | { readonly line: number; readonly bytes: Uint8Array; readonly problem?: undefined }
  | { readonly line: number; readonly problem: string };

/** Where a record ends, beside a place in the bytes. */
const WAIT = -1;
const BROKEN = -2;

export class RecordSplitter {
  /** What came of the record under way. */
  #rest: Uint8Array = new Uint8Array();
  /** As far as it has been looked through. */
  #at = 0;
  /** The next quote from there; past the end where there is none. */
  #quote = -1;
  #isQuoted = false;
  /** Of a record that is given up: the rest of its line is passed over. */
  #isSkipping = false;
  #line = 1;
  readonly #delimiter: number | undefined;

  /** @param delimiter - Between fields that may be quoted, as a byte; without it every line is a record. */
  constructor(delimiter?: number) {
    this.#delimiter = delimiter;
  }

  /** The records that are complete with these bytes. Theirs are good until the next call. Blank lines are none. */
  push(chunk: Uint8Array): RawRecord[] {
    const records: RawRecord[] = [];
    const bytes = this.#rest.length > 0 ? joined(this.#rest, chunk) : chunk;
    let start = 0;
    this.#quote = -1;
    for (;;) {
      if (this.#isSkipping) {
        start = this.#afterLine(bytes, start);
        if (this.#isSkipping) break;
      }
      const end = this.#endOf(bytes, start);
      if (end === BROKEN) {
        start = this.#giveUp(records, bytes, start, QUOTING);
      } else if (end !== WAIT) {
        this.#take(records, bytes, start, end);
        start = end + 1;
        this.#at = start;
      } else if (bytes.length - start > RECORD_LIMIT) {
        const problem = this.#isQuoted ? `${TOO_LONG}, or one whose quote is not closed` : TOO_LONG;
        start = this.#giveUp(records, bytes, start, problem);
      } else {
        break;
      }
    }
    this.#rest = bytes.slice(start);
    this.#at -= start;
    return records;
  }

  /** The records that are complete because nothing comes any more. */
  end(): RawRecord[] {
    const records = this.#rest.length > 0 ? this.push(Uint8Array.of(NEWLINE)) : [];
    while (this.#rest.length > 0) {
      const after = this.#giveUp(records, this.#rest, 0, UNCLOSED);
      const others = this.#rest.subarray(after);
      this.#rest = new Uint8Array();
      this.#at = 0;
      records.push(...this.push(others));
    }
    return records;
  }

  /** Where the record that begins at `start` ends: at which line end, or WAIT or BROKEN. */
  #endOf(bytes: Uint8Array, start: number): number {
    for (;;) {
      const quote = this.#nextQuote(bytes);
      if (this.#isQuoted) {
        const after = quote + 1;
        const isWaiting = after >= bytes.length || (bytes[after] === RETURN && after + 1 === bytes.length);
        if (isWaiting) {
          this.#at = Math.min(quote, bytes.length);
          return WAIT;
        }
        if (bytes[after] === QUOTE) {
          this.#at = after + 1;
        } else if (this.#isEndOfField(bytes, after)) {
          this.#isQuoted = false;
          this.#at = after;
        } else {
          return BROKEN;
        }
      } else {
        const newline = bytes.indexOf(NEWLINE, this.#at);
        if (newline >= 0 && newline < quote) return newline;
        if (quote >= bytes.length) {
          this.#at = bytes.length;
          return WAIT;
        }
        if (quote > start && bytes[quote - 1] !== this.#delimiter) return BROKEN;
        this.#isQuoted = true;
        this.#at = quote + 1;
      }
    }
  }

  #nextQuote(bytes: Uint8Array): number {
    if (this.#delimiter === undefined) return bytes.length;
    if (this.#quote < this.#at) {
      const quote = bytes.indexOf(QUOTE, this.#at);
      this.#quote = quote < 0 ? bytes.length : quote;
    }
    return this.#quote;
  }

  #isEndOfField(bytes: Uint8Array, at: number): boolean {
    const byte = bytes[at] === RETURN ? bytes[at + 1] : bytes[at];
    return byte === NEWLINE || bytes[at] === this.#delimiter;
  }

  #take(records: RawRecord[], bytes: Uint8Array, start: number, end: number): void {
    const line = this.#line;
    this.#line += 1;
    for (let at = bytes.indexOf(NEWLINE, start); at < end; at = bytes.indexOf(NEWLINE, at + 1)) this.#line += 1;
    let first = start;
    while (first < end && BLANKS.has(bytes[first])) first += 1;
    if (first === end) return;
    if (end - start > RECORD_LIMIT) records.push({ line, problem: TOO_LONG });
    else records.push({ line, bytes: bytes.subarray(start, bytes[end - 1] === RETURN ? end - 1 : end) });
  }

  /** Reports a record, and passes over the rest of the line on which it begins. */
  #giveUp(records: RawRecord[], bytes: Uint8Array, start: number, problem: string): number {
    records.push({ line: this.#line, problem });
    this.#isQuoted = false;
    this.#isSkipping = true;
    return this.#afterLine(bytes, start);
  }

  #afterLine(bytes: Uint8Array, start: number): number {
    const newline = bytes.indexOf(NEWLINE, start);
    const next = newline < 0 ? bytes.length : newline + 1;
    this.#at = next;
    this.#quote = -1;
    if (newline >= 0) {
      this.#isSkipping = false;
      this.#line += 1;
    }
    return next;
  }
}

const QUOTING = 'expected quotes around a whole field, and doubled ones inside it';
const UNCLOSED = 'expected a closing quote, got the end of the file';
const TOO_LONG = `expected a record of at most ${String(RECORD_LIMIT / 1_000_000)} MB, got a longer one`;
