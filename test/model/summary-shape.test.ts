import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { noTotals } from '../../src/model/mailing.js';
import { checkSummary } from '../../src/model/summary-shape.js';

const good = {
  mailings: 1,
  totals: noTotals(),
  previous: { mailings: 0, totals: noTotals() },
  buckets: [{ from: '2026-11-24T00:00:00Z', totals: noTotals() }],
};

describe('the shape of a summary', () => {
  it('is right with and without a period before', () => {
    checkSummary(good, 'summary');
    checkSummary({ ...good, previous: undefined }, 'summary');
  });

  for (const [what, wrong, message] of [
    ['nothing', undefined, /^summary: not an object/],
    ['totals that lack a number', { ...good, totals: {} }, /^summary\.totals\.sent: not a whole number/],
    ['half a mailing', { ...good, mailings: 0.5 }, /^summary\.mailings: not a whole number/],
    ['a wrong period before', { ...good, previous: { mailings: 1 } }, /^summary\.previous\.totals: not an object/],
    ['no buckets', { ...good, buckets: 'none' }, /^summary\.buckets: not a list/],
    [
      'a bucket without a time',
      { ...good, buckets: [{ totals: noTotals() }] },
      /^summary\.buckets\[0\]\.from: not a date/,
    ],
    [
      'a bucket twice',
      { ...good, buckets: [...good.buckets, ...good.buckets] },
      /^summary\.buckets\[1\]\.from: occurs twice/,
    ],
  ] as const) {
    it(`names the field of ${what}`, () => {
      assert.throws(() => checkSummary(wrong, 'summary'), { name: 'ShapeError', message });
    });
  }
});
