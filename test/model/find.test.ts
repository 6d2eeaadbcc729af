import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { found } from '../../src/model/find.js';
import type { ListRules } from '../../src/model/select.js';
import { atOnce, SLICE } from '../../src/model/slices.js';

const rules = (more: Partial<Pick<ListRules<number>, 'isFound' | 'seen' | 'statuses'>> = {}): ListRules<number> => ({
  seen: (item) => item,
  isFound: (item) => item % 3 !== 0,
  statuses: [],
  statusOf: (item) => (item % 2 === 0 ? 'even' : 'odd'),
  valueOf: (item) => item,
  isDescending: false,
  idOf: String,
  ...more,
});

const items = Array.from({ length: 12 }, (_, index) => index + 1);

describe('the rows of a long list that are found', () => {
  it('are told by their places, with how many there are of each status', () => {
    const { rows, counts } = atOnce(found(items, rules()));
    assert.deepEqual([...rows], [0, 1, 3, 4, 6, 7, 9, 10]);
    assert.deepEqual(counts, { odd: 4, even: 4 });
  });

  it('are only those of the statuses that are asked for, while all are counted', () => {
    const { rows, counts } = atOnce(found(items, rules({ statuses: ['even', 'none'] })));
    assert.deepEqual([...rows], [1, 3, 7, 9]);
    assert.deepEqual(counts, { odd: 4, even: 4 });
  });

  it('are looked at as they are to be seen', () => {
    const { rows, counts } = atOnce(found(items, rules({ seen: (item) => item + 1 })));
    assert.deepEqual([...rows], [0, 2, 3, 5, 6, 8, 9, 11]);
    assert.deepEqual(counts, { even: 4, odd: 4 });
  });

  it('may be all, or none', () => {
    assert.equal(atOnce(found(items, rules({ isFound: () => true }))).rows.length, 12);
    assert.equal(atOnce(found(items, rules({ isFound: () => false }))).rows.length, 0);
    assert.deepEqual(atOnce(found([], rules())), { rows: new Uint32Array(0), counts: {} });
  });

  it('are sought in slices, and not among those that come meanwhile', () => {
    const long = Array.from({ length: 2 * SLICE + 5 }, () => 1);
    const finding = found(long, rules());
    let slices = 0;
    let step = finding.next();
    for (; !step.done; step = finding.next()) {
      slices += 1;
      long.push(1);
    }
    assert.equal(slices, 2);
    assert.equal(step.value.rows.length, 2 * SLICE + 5);
    assert.deepEqual(step.value.counts, { odd: 2 * SLICE + 5 });
  });
});
