import { collationKeys, KEY_PARTS, type CollationKeys } from './collation.js';
import { SLICE, type Slices } from './slices.js';

/** What rows are sorted by. Absent values stand last in either direction. */
export type SortValue = string | number | null | undefined;

/**
 * The sort keys of the rows that were found, in the order in which they were: numbers whose order is that of the rows,
 * as far as they tell them apart.
 */
export interface SortKeys {
  /** Parts of 32 bits, the weightiest first. */
  readonly parts: readonly Uint32Array[];
  /** Compares two rows whose keys are the same, by their places in the host's array. */
  readonly settle: (a: number, b: number) => number;
}

export interface SortedBy {
  valueAt: (row: number) => SortValue;
  isDescending: boolean;
  collator: Intl.Collator;
  /** Orders rows of the same value. */
  compareEqual: (a: number, b: number) => number;
}

const LAST = 0xffffffff;

/** @param rows - Places, in the host's array, of the rows of which keys are made. */
export function* sortKeys(rows: Uint32Array, by: SortedBy): Slices<SortKeys> {
  const parts = [...Array(KEY_PARTS).keys()].map(() => new Uint32Array(rows.length));
  const writer = new KeyWriter(rows, parts, by);
  for (let start = 0; start < rows.length; start += SLICE) {
    writer.write(start, Math.min(start + SLICE, rows.length));
    yield;
  }
  // Numbers are whole in their keys, and what has changed since these were made is not to be compared with them.
  return { parts, settle: writer.hasTexts ? settling(by) : by.compareEqual };
}

/** Writes keys of a stretch of rows at a time, since the engine makes more of a loop of numbers that nothing halts. */
class KeyWriter {
  hasTexts = false;
  #texts: CollationKeys | undefined;
  #number = new Float64Array(1);
  #halves = new Uint32Array(this.#number.buffer);
  /** Where in a number its sign is. */
  #high = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

  constructor(
    private readonly rows: Uint32Array,
    private readonly parts: readonly Uint32Array[],
    private readonly by: SortedBy,
  ) {}

  write(start: number, end: number): void {
    const { rows, parts, by } = this;
    const flip = by.isDescending ? LAST : 0;
    for (let index = start; index < end; index += 1) {
      const value = by.valueAt(rows[index] ?? 0);
      if (isMissing(value)) {
        for (const part of parts) part[index] = LAST;
        continue;
      }
      if (typeof value === 'string') this.#writeText(value, index);
      else this.#writeNumber(value, index);
      if (flip) for (const part of parts) part[index] = (part[index] ?? 0) ^ flip;
    }
  }

  #writeText(value: string, at: number): void {
    // Asking the collator for the weights of its letters takes some milliseconds.
    if (!this.hasTexts) this.#texts = collationKeys(this.by.collator);
    this.hasTexts = true;
    this.#texts?.write(value, this.parts, at);
  }

  /** The bits of a double compare as the number does once the sign bit, and of negative ones every bit, is turned. */
  #writeNumber(value: number, at: number): void {
    const [first, second] = this.parts as [Uint32Array, Uint32Array];
    const halves = this.#halves;
    // Zero has two forms.
    this.#number[0] = value + 0;
    const high = halves[this.#high] ?? 0;
    const low = halves[1 - this.#high] ?? 0;
    const isNegative = high >= 0x80000000;
    first[at] = isNegative ? ~high : high | 0x80000000;
    second[at] = isNegative ? ~low : low;
  }
}

/** The order of two rows, without keys: what the keys are short for. */
export function settling({ valueAt, isDescending, collator, compareEqual }: SortedBy): SortKeys['settle'] {
  return (a, b) => {
    const [left, right] = [valueAt(a), valueAt(b)];
    const isLast = Number(isMissing(left)) - Number(isMissing(right));
    if (isLast !== 0) return isLast;
    const order = isMissing(left)
      ? 0
      : typeof left === 'string'
        ? left === right
          ? 0
          : collator.compare(left, String(right))
        : Number(left) - Number(right);
    return (isDescending ? -order : order) || compareEqual(a, b);
  };
}

function isMissing(value: SortValue): value is null | undefined {
  return value === undefined || value === null || Number.isNaN(value);
}
