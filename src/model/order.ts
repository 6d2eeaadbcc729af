import { SLICE, type Slices } from './slices.js';
import type { SortKeys } from './sort-keys.js';

/** Of so many rows that may be among the first, the order is sought without ordering all. */
const MANY = 20_000;

const BUCKET_BITS = 16;
const DIGITS = [
  [0, 11],
  [11, 11],
  [22, 10],
] as const;

/**
 * Puts rows, given by their places, into the order of their keys: radix sort, from the last part to the first, each
 * pass keeping the order of the one before; then the rows whose keys are the same are settled among themselves.
 */
export function* ordered(rows: Uint32Array, keys: SortKeys): Slices<Uint32Array> {
  const all = new Uint32Array(rows.length);
  for (let index = 0; index < all.length; index += 1) all[index] = index;
  return yield* orderedOf(all, rows, keys);
}

/** The same for some of the rows, given by where among the rows they stand. */
function* orderedOf(some: Uint32Array, rows: Uint32Array, keys: SortKeys): Slices<Uint32Array> {
  let from = some;
  let to: Uint32Array = new Uint32Array(some.length);
  for (const part of [...keys.parts].reverse()) {
    for (const [shift, bits] of DIGITS) {
      const isMoved: boolean = yield* spread(from, to, part, shift, (1 << bits) - 1);
      if (isMoved) [from, to] = [to, from];
    }
  }
  yield* settleRuns(from, rows, keys);
  return from;
}

/**
 * The first rows of the order, without ordering the others.
 *
 * @returns `undefined` where too many rows begin with the same key.
 */
export function* firstOf(rows: Uint32Array, keys: SortKeys, count: number): Slices<Uint32Array | undefined> {
  const [first] = keys.parts;
  if (!first) return undefined;
  // Dates of one year differ in few of their bits, so the buckets are those of the range that occurs.
  let [low, high] = [0xffffffff, 0];
  for (let index = 0; index < first.length; index += 1) {
    const key = first[index] ?? 0;
    if (key < low) low = key;
    if (key > high) high = key;
    if (index % SLICE === SLICE - 1) yield;
  }
  const shift = Math.max(0, 32 - Math.clz32(high - low) - BUCKET_BITS);
  const counts = new Uint32Array(1 << BUCKET_BITS);
  for (let index = 0; index < first.length; index += 1) {
    const bucket = ((first[index] ?? 0) - low) >>> shift;
    counts[bucket] = (counts[bucket] ?? 0) + 1;
    if (index % SLICE === SLICE - 1) yield;
  }
  let end = 0;
  let candidates = 0;
  while (candidates < Math.min(count, rows.length)) {
    candidates += counts[end] ?? 0;
    end += 1;
  }
  if (candidates > MANY) return undefined;
  const found = new Uint32Array(candidates);
  let at = 0;
  for (let index = 0; index < first.length; index += 1) {
    if (((first[index] ?? 0) - low) >>> shift < end) found[at++] = index;
    if (index % SLICE === SLICE - 1) yield;
  }
  const inOrder = yield* orderedOf(found, rows, keys);
  return inOrder.subarray(0, count);
}

/** One pass by one digit. Returns whether there was anything to move: all rows may have the same digit. */
function* spread(from: Uint32Array, to: Uint32Array, part: Uint32Array, shift: number, mask: number): Slices<boolean> {
  const starts = new Uint32Array(mask + 2);
  for (let index = 0; index < from.length; index += 1) {
    const digit = ((part[from[index] ?? 0] ?? 0) >>> shift) & mask;
    starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
    if (index % SLICE === SLICE - 1) yield;
  }
  if (starts.includes(from.length, 1)) return false;
  for (let digit = 0; digit <= mask; digit += 1) starts[digit + 1] = (starts[digit + 1] ?? 0) + (starts[digit] ?? 0);
  for (let index = 0; index < from.length; index += 1) {
    const row = from[index] ?? 0;
    const digit = ((part[row] ?? 0) >>> shift) & mask;
    const place = starts[digit] ?? 0;
    to[place] = row;
    starts[digit] = place + 1;
    if (index % SLICE === SLICE - 1) yield;
  }
  return true;
}

/** Settles rows with the same keys, and puts the places of all in the host's array where they stand. */
function* settleRuns(order: Uint32Array, rows: Uint32Array, { parts, settle }: SortKeys): Slices<void> {
  let start = 0;
  let before = order[0] ?? 0;
  for (let index = 1; index <= order.length; index += 1) {
    if (index % SLICE === 0) yield;
    const at = order[index] ?? 0;
    order[index - 1] = rows[before] ?? 0;
    const isSame = index < order.length && isEqual(parts, at, before);
    before = at;
    if (isSame) continue;
    if (index - start > 1) yield* settleRun(order.subarray(start, index), settle);
    start = index;
  }
}

function isEqual(parts: readonly Uint32Array[], a: number, b: number): boolean {
  for (const part of parts) if (part[a] !== part[b]) return false;
  return true;
}

/** Merge sort from the bottom up; short runs, which are nearly all, by insertion. */
function* settleRun(run: Uint32Array, settle: SortKeys['settle']): Slices<void> {
  const width = 16;
  for (let start = 0; start < run.length; start += width) {
    insertionSort(run.subarray(start, start + width), settle);
    if (start % 256 === 240) yield;
  }
  let from = run;
  let to: Uint32Array = run.length > width ? new Uint32Array(run.length) : run;
  for (let size = width; size < run.length; size *= 2) {
    for (let start = 0; start < run.length; start += 2 * size) {
      yield* merge(from, to, start, Math.min(start + size, run.length), Math.min(start + 2 * size, run.length), settle);
    }
    [from, to] = [to, from];
  }
  if (from !== run) run.set(from);
}

function insertionSort(rows: Uint32Array, settle: SortKeys['settle']): void {
  for (let index = 1; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    let place = index;
    while (place > 0 && settle(rows[place - 1] ?? 0, row) > 0) {
      rows[place] = rows[place - 1] ?? 0;
      place -= 1;
    }
    rows[place] = row;
  }
}

function* merge(
  from: Uint32Array,
  to: Uint32Array,
  start: number,
  middle: number,
  end: number,
  settle: SortKeys['settle'],
): Slices<void> {
  let [left, right] = [start, middle];
  for (let place = start; place < end; place += 1) {
    const isLeft = right >= end || (left < middle && settle(from[left] ?? 0, from[right] ?? 0) <= 0);
    to[place] = from[isLeft ? left++ : right++] ?? 0;
    // Comparing texts takes longer than counting them.
    if (place % 256 === 255) yield;
  }
}
