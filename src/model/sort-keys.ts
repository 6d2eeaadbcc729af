import { collationKeys, KEY_PARTS } from './collation.js';
import { SLICE, type Slices } from './slices.js';

/** What rows are sorted by. Absent values stand last in either direction. */
export type SortValue = string | number | null | undefined;

/**
 * The sort keys of rows: numbers whose order is that of the rows, as far as they tell them apart. By the place of the
 * row in the host's own array, which is not touched.
 */
export interface SortKeys {
  /** Parts of 32 bits, the weightiest first. */
  readonly parts: readonly Uint32Array[];
  /** Compares two rows, by their places, whose keys are the same. */
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

/** @param rows - Places of the rows, of which keys are made. @param total - Rows in the host's array. */
export function* sortKeys(rows: Uint32Array, total: number, by: SortedBy): Slices<SortKeys> {
  const texts = collationKeys(by.collator);
  const parts = Array.from({ length: KEY_PARTS }, () => new Uint32Array(total));
  const number = new DataView(new ArrayBuffer(8));
  const flip = by.isDescending ? LAST : 0;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const value = by.valueAt(row);
    const isText = typeof value === 'string';
    if (isMissing(value)) {
      for (const part of parts) part[row] = LAST;
    } else {
      if (isText) texts?.write(value, parts, row);
      else writeNumber(Number(value), number, parts, row);
      if (flip) for (const part of parts) part[row] = (part[row] ?? 0) ^ flip;
    }
    if (index % SLICE === SLICE - 1) yield;
  }
  return { parts, settle: settling(by) };
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

/** The bits of a double compare as the number does once the sign bit, and of negative ones every bit, is turned. */
function writeNumber(value: number, bits: DataView, parts: readonly Uint32Array[], at: number): void {
  // Zero has two forms.
  bits.setFloat64(0, value + 0);
  const [high, low] = [bits.getUint32(0), bits.getUint32(4)];
  const isNegative = high >= 0x80000000;
  const [first, second] = parts;
  if (first) first[at] = isNegative ? ~high : high | 0x80000000;
  if (second) second[at] = isNegative ? ~low : low;
}
