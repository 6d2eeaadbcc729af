import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { IdSet } from '../../src/model/id-set.js';
import { RUNS } from './arbitraries.js';

describe('a set of ids', () => {
  it('takes each id once, as a plain set does', () => {
    const id = fc.oneof(fc.string({ maxLength: 3 }), fc.string({ unit: 'binary', maxLength: 3 }), fc.uuid());
    fc.assert(
      fc.property(fc.array(id, { maxLength: 60 }), (ids) => {
        const set = new IdSet();
        const plain = new Set<string>();
        for (const each of ids) {
          assert.equal(set.has(each), plain.has(each));
          assert.equal(set.add(each), !plain.has(each));
          assert.equal(set.has(each), true);
          plain.add(each);
        }
        for (const each of plain) assert.equal(set.add(each), false);
        set.clear();
        for (const each of plain) assert.equal(set.add(each), true);
      }),
      RUNS,
    );
  });
});
