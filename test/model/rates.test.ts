import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { noTotals } from '../../src/model/mailing.js';
import { rate, rateOf, RATES } from '../../src/model/rates.js';
import { RUNS } from './arbitraries.js';

const totals = {
  ...noTotals(),
  sent: 100,
  delivered: 80,
  bounced: 5,
  dropped: 6,
  deferred: 4,
  pending: 5,
  opened: 40,
  clicked: 10,
  spamReports: 2,
  machineOpened: 30,
};

describe('a rate', () => {
  it('of delivery names what was sent as its whole', () => {
    for (const name of ['delivered', 'bounced', 'dropped', 'deferred'] as const) {
      const { numerator, denominator, value } = rateOf(totals, name);
      assert.deepEqual([numerator, denominator, value], [totals[name], 100, totals[name] / 100]);
    }
  });

  it('of engagement and of complaints names what was delivered as its whole', () => {
    for (const name of ['opened', 'clicked', 'spamReports'] as const) {
      const { numerator, denominator, value } = rateOf(totals, name);
      assert.deepEqual([numerator, denominator, value], [totals[name], 80, totals[name] / 80]);
    }
  });

  it('of clicks to opens names the opened as its whole', () => {
    assert.deepEqual(rateOf(totals, 'clickToOpen'), { numerator: 10, denominator: 40, value: 0.25, isSmall: false });
  });

  it('is small below 20 in the denominator, whatever the numerator', () => {
    assert.equal(rate(3, 8).isSmall, true);
    assert.equal(rate(19, 19).isSmall, true);
    assert.equal(rate(0, 20).isSmall, false);
  });

  it('has no value, and no infinite one, where there is nothing to divide by', () => {
    for (const name of RATES) {
      const { denominator, isSmall, ...rest } = rateOf(noTotals(), name);
      assert.deepEqual([denominator, isSmall, 'value' in rest], [0, true, false], name);
    }
    assert.equal('value' in rate(3, 0), false);
  });

  it('is never NaN', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 50 }), (numerator, denominator) => {
        const { value, ...parts } = rate(numerator, denominator);
        assert.deepEqual(parts, { numerator, denominator, isSmall: denominator < 20 });
        assert.ok(value === undefined ? denominator === 0 : Number.isFinite(value));
      }),
      RUNS,
    );
  });
});
