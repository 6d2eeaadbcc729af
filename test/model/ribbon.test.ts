import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { noTotals } from '../../src/model/mailing.js';
import { ribbonParts } from '../../src/model/ribbon.js';
import { RUNS } from './arbitraries.js';

describe('the ribbon of a mailing', () => {
  it('has each recipient once, from best to worst', () => {
    const totals = {
      ...noTotals(),
      sent: 30,
      delivered: 20,
      opened: 12,
      clicked: 5,
      deferred: 3,
      dropped: 2,
      bounced: 4,
    };
    assert.deepEqual(
      ribbonParts(totals).map(({ status, count }) => `${status} ${String(count)}`),
      ['clicked 5', 'opened 7', 'delivered 8', 'deferred 3', 'dropped 2', 'bounced 4'],
    );
  });

  it('leaves out what nobody is in', () => {
    assert.deepEqual(ribbonParts(noTotals()), []);
    assert.deepEqual(ribbonParts({ ...noTotals(), delivered: 1 }), [{ status: 'delivered', count: 1 }]);
  });

  it('takes those who clicked to have opened, also where opens are not tracked', () => {
    assert.deepEqual(ribbonParts({ ...noTotals(), delivered: 9, clicked: 4 }), [
      { status: 'clicked', count: 4 },
      { status: 'delivered', count: 5 },
    ]);
  });

  it('is as long as what was settled, whatever the numbers', () => {
    const count = fc.nat({ max: 50 });
    const numbers = {
      delivered: count,
      opened: count,
      clicked: count,
      deferred: count,
      dropped: count,
      bounced: count,
    };
    fc.assert(
      fc.property(fc.record(numbers), (given) => {
        const parts = ribbonParts({ ...noTotals(), ...given });
        const sum = parts.reduce((all, part) => all + part.count, 0);
        assert.equal(sum, given.delivered + given.deferred + given.dropped + given.bounced);
        assert.ok(parts.every((part) => part.count > 0));
      }),
      RUNS,
    );
  });
});
