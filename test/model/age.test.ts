import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { ageOf } from '../../src/model/age.js';
import { RUNS } from './arbitraries.js';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const wordsOf = (instant: number, now = NOW): string => {
  const age = ageOf(instant, now);
  return age ? `${String(age.value)} ${age.unit}` : 'a date';
};

describe('how long ago something was', () => {
  it('is told in whole minutes up to an hour, in whole hours up to a day, and then no more', () => {
    assert.equal(wordsOf(NOW), '0 second');
    assert.equal(wordsOf(NOW - MINUTE + 1), '0 second');
    assert.equal(wordsOf(NOW - MINUTE), '-1 minute');
    assert.equal(wordsOf(NOW - 11.9 * MINUTE), '-11 minute');
    assert.equal(wordsOf(NOW - HOUR + 1), '-59 minute');
    assert.equal(wordsOf(NOW - HOUR), '-1 hour');
    assert.equal(wordsOf(NOW - 24 * HOUR + 1), '-23 hour');
    assert.equal(wordsOf(NOW - 24 * HOUR), 'a date');
  });

  it('is as far ahead where a clock is wrong', () => {
    assert.equal(wordsOf(NOW + 30_000), '0 second');
    assert.equal(wordsOf(NOW + 5.5 * MINUTE), '5 minute');
    assert.equal(wordsOf(NOW + 3 * HOUR), '3 hour');
    assert.equal(wordsOf(NOW + 24 * HOUR), 'a date');
  });

  it('is not told of what is no time', () => {
    assert.equal(ageOf(NaN, NOW), undefined);
    assert.equal(ageOf(NOW, NaN), undefined);
    assert.equal(ageOf(Infinity, NOW), undefined);
  });

  it('holds until exactly the moment that is named, and is told otherwise then', () => {
    const day = 24 * HOUR;
    fc.assert(
      fc.property(
        fc.integer({ min: -day + 1, max: day - 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (ago, share) => {
          const instant = NOW - ago;
          const until = ageOf(instant, NOW)?.until ?? NaN;
          assert.ok(until > NOW && until <= NOW + HOUR, 'not now, and within the hour');
          const before = NOW + Math.floor(share * (until - 1 - NOW));
          assert.equal(wordsOf(instant, before), wordsOf(instant));
          // Half a minute before and after it happens it is now alike.
          if (ago >= 0 || ago <= -MINUTE) assert.notEqual(wordsOf(instant, until), wordsOf(instant));
        },
      ),
      RUNS,
    );
  });
});
