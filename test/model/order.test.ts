import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { firstOf, ordered } from '../../src/model/order.js';
import { atOnce, SLICE, type Slices } from '../../src/model/slices.js';
import { settling, sortKeys, type SortedBy, type SortValue } from '../../src/model/sort-keys.js';
import { runs } from './arbitraries.js';

const value: fc.Arbitrary<SortValue> = fc.oneof(
  fc.constantFrom(undefined, null, NaN, '', 0, -0, -1, 1, 1.5, -1.5, 1e300, -1e300, 1_772_452_800_000),
  fc.double(),
  fc.string({ maxLength: 4 }),
);
const word = fc.constantFrom(
  'Anna',
  'anna',
  'Ann',
  'Ånna',
  'Team 9',
  'Team 10',
  'Müller',
  'Muller',
  'O’Brien',
  'Олена',
  '',
);

/** A column holds texts or numbers, and now and then nothing. */
const column = fc.oneof(
  fc.array(fc.oneof(word, fc.constantFrom(undefined, null)), { maxLength: 80 }),
  fc.array(
    value.filter((each) => typeof each !== 'string'),
    { maxLength: 80 },
  ),
);

function sortedBy(values: readonly SortValue[], isDescending: boolean, locale = 'en'): SortedBy {
  return {
    valueAt: (row) => values[row],
    isDescending,
    collator: new Intl.Collator(locale, { numeric: true }),
    compareEqual: (a, b) => a - b,
  };
}

const all = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, index) => index);

function order(
  values: readonly SortValue[],
  isDescending: boolean,
  rows = all(values.length),
  locale?: string,
): number[] {
  const keys = atOnce(sortKeys(rows, sortedBy(values, isDescending, locale)));
  return [...atOnce(ordered(rows, keys))];
}

describe('rows in order', () => {
  it('stand as comparing them one by one would put them, in either direction', () => {
    fc.assert(
      fc.property(column, fc.boolean(), (values, isDescending) => {
        const compare = settling(sortedBy(values, isDescending));
        assert.deepEqual(order(values, isDescending), [...all(values.length)].sort(compare));
      }),
      runs(2000),
    );
  });

  it('stand so in a language without keys too', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (values) => {
        const compare = settling(sortedBy(values, false, 'cs'));
        assert.deepEqual(order(values, false, undefined, 'cs'), [...all(values.length)].sort(compare));
      }),
      runs(200),
    );
  });

  it('are those that were given, and no others', () => {
    const values = [5, 3, 9, 1, 7];
    assert.deepEqual(order(values, false, Uint32Array.of(0, 2, 4)), [0, 4, 2]);
  });

  it('keep the order of equals, however many they are', () => {
    const values = Array.from({ length: 5000 }, (_, index) => index % 3);
    const sorted = order(values, true);
    assert.deepEqual(sorted.slice(0, 3), [2, 5, 8]);
    assert.ok(
      sorted.every((row, at) => at === 0 || values[row] !== values[sorted[at - 1] ?? 0] || row > (sorted[at - 1] ?? 0)),
    );
  });

  it('begin with the same rows when only the first are asked for', () => {
    fc.assert(
      fc.property(column, fc.boolean(), fc.integer({ min: 0, max: 20 }), (values, isDescending, count) => {
        const rows = all(values.length);
        const keys = atOnce(sortKeys(rows, sortedBy(values, isDescending)));
        const first = atOnce(firstOf(rows, keys, count));
        assert.deepEqual([...(first ?? [])], order(values, isDescending).slice(0, count));
      }),
      runs(1000),
    );
  });

  it('are not sought where too many begin alike', () => {
    const rows = all(30_000);
    const keys = atOnce(sortKeys(rows, sortedBy(new Array<number>(rows.length).fill(1), false)));
    assert.equal(atOnce(firstOf(rows, keys, 10)), undefined);
  });

  it('let others have their turn many times on the way', () => {
    const values = Array.from({ length: 200_000 }, (_, index) => (index * 7919) % 200_003);
    const rows = all(values.length);
    let turns = 0;
    const keys = sortKeys(rows, sortedBy(values, false));
    let made = keys.next();
    for (; !made.done; made = keys.next()) turns += 1;
    assert.ok(turns >= 24, String(turns));
    const sorting = ordered(rows, made.value);
    turns = 0;
    for (let step = sorting.next(); !step.done; step = sorting.next()) turns += 1;
    assert.ok(turns >= 100, String(turns));
  });
});

/** Runs a piece of work, and counts how often others have their turn meanwhile. */
function counted<Result>(work: Slices<Result>): [Result, turns: number] {
  let turns = 0;
  let step = work.next();
  for (; !step.done; step = work.next()) turns += 1;
  return [step.value, turns];
}

describe('rows whose keys are the same', () => {
  for (const length of [1, 2, 15, 16, 17, 31, 32, 33, 64, 65, 100, 255, 256, 257, 600]) {
    it(`are settled among themselves, and stay as they are where that says nothing: ${String(length)}`, () => {
      const values = Array.from({ length }, (_, index) => (index * 7919) % 97);
      const rows = all(length);
      const settle = (a: number, b: number): number => (values[a] ?? 0) - (values[b] ?? 0);
      const [sorted, turns] = counted(ordered(rows, { parts: [new Uint32Array(length)], settle }));
      assert.deepEqual([...sorted], [...all(length)].sort(settle));
      const insertions = Math.floor((length + 15) / 256);
      const merges = Math.ceil(Math.log2(Math.max(1, length / 16))) * Math.floor(length / 256);
      assert.equal(turns, insertions + merges);
    });
  }
});

describe('a long list', () => {
  const length = 3 * SLICE + 10;
  const part = Uint32Array.from({ length }, (_, index) => (index * 2_654_435_761) >>> 0);
  const settle = (a: number, b: number): number => a - b;
  const right = [...all(length)].sort((a, b) => (part[a] ?? 0) - (part[b] ?? 0));

  it('lets others have their turn once in so many rows of every pass, and no oftener', () => {
    const [sorted, turns] = counted(ordered(all(length), { parts: [part], settle }));
    assert.deepEqual([...sorted], right);
    // Each of three digits is counted and placed; then runs of the same are looked for.
    assert.equal(turns, 3 * 2 * 3 + 3);
  });

  it('does so while its first rows are sought', () => {
    const [sorted, turns] = counted(firstOf(all(length), { parts: [part], settle }, 25));
    assert.deepEqual([...(sorted ?? [])], right.slice(0, 25));
    // The range, the buckets, and the rows in the first of them.
    assert.equal(turns, 3 * 3);
  });

  it('passes over digits that are the same in all of them', () => {
    const small = Uint32Array.from({ length }, (_, index) => index % 7);
    const [sorted, turns] = counted(ordered(all(length), { parts: [small], settle: () => 0 }));
    assert.deepEqual(
      [...sorted],
      [...all(length)].sort((a, b) => (small[a] ?? 0) - (small[b] ?? 0)),
    );
    const ofRuns = Math.floor((length / 7 + 15) / 256) * 7;
    assert.ok(turns >= 3 * (2 + 1 + 1) + 3 + ofRuns, String(turns));
  });

  it('has its first rows sought among so many that begin alike, and no more', () => {
    const alike = (count: number): unknown =>
      atOnce(firstOf(all(count), { parts: [new Uint32Array(count)], settle }, 3))?.join();
    assert.equal(alike(20_000), '0,1,2');
    assert.equal(alike(20_001), undefined);
  });

  it('has no first rows where there are no keys', () => {
    assert.equal(atOnce(firstOf(all(3), { parts: [], settle }, 2)), undefined);
  });
});
