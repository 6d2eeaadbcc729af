import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { chartSteps, SERIES, stackOf } from '../../src/model/chart-steps.js';
import { noTotals, type Totals } from '../../src/model/mailing.js';
import { summaryOf } from '../../src/model/summary.js';
import { mailingRows } from '../../fixtures/rows.js';

const NOW = '2026-11-24T09:00:00Z';
const { buckets } = summaryOf(mailingRows(80, 'steps', NOW), {
  from: '2026-09-09T22:00:00Z',
  to: '2026-11-24T23:00:00Z',
  timeZone: 'Europe/Berlin',
  bucket: 'day',
});
const sum = (steps: readonly { totals: Totals }[]): number => steps.reduce((all, { totals }) => all + totals.sent, 0);

describe('the bars of the chart', () => {
  it('are the buckets where these are hours or days', () => {
    assert.deepEqual(chartSteps(buckets, 'day', 'Europe/Berlin'), buckets);
  });

  it('are weeks from Monday, of which the first may be short, and lose nothing', () => {
    const weeks = chartSteps(buckets, 'week', 'Europe/Berlin');
    assert.deepEqual(
      weeks.slice(0, 3).map(({ from }) => from),
      ['2026-09-09T22:00:00.000Z', '2026-09-13T22:00:00.000Z', '2026-09-20T22:00:00.000Z'],
    );
    assert.equal(sum(weeks), sum(buckets));
  });

  it('are months of the zone, across the end of summer time', () => {
    const months = chartSteps(buckets, 'month', 'Europe/Berlin');
    assert.deepEqual(
      months.map(({ from }) => from),
      ['2026-09-09T22:00:00.000Z', '2026-09-30T22:00:00.000Z', '2026-10-31T23:00:00.000Z'],
    );
    assert.equal(sum(months), sum(buckets));
  });
});

describe('a stacked bar', () => {
  const counts = fc.record({
    delivered: fc.nat({ max: 1000 }),
    bounced: fc.nat({ max: 100 }),
    opened: fc.nat({ max: 1200 }),
    clicked: fc.nat({ max: 1200 }),
  });
  const height = (totals: Totals, shown: readonly (typeof SERIES)[number][]): number =>
    Object.values(stackOf(totals, shown)).reduce((all, part) => all + part, 0);

  it('is as high as its mail, whichever series are shown beside it, and whatever contradicts itself', () => {
    fc.assert(
      fc.property(counts, fc.subarray(['clicked', 'opened'] as const), (given, parts) => {
        const totals = { ...noTotals(), ...given };
        const shown = SERIES.filter(
          (each) => each === 'delivered' || each === 'bounced' || parts.some((part) => part === each),
        );
        assert.equal(height(totals, shown), totals.delivered + totals.bounced);
        assert.ok(Object.values(stackOf(totals, shown)).every((part) => part >= 0));
      }),
    );
  });

  it('shows who opened without a click, and who has the mail without opening it', () => {
    const totals = { ...noTotals(), delivered: 90, bounced: 4, opened: 50, clicked: 20 };
    assert.deepEqual(stackOf(totals, SERIES), { clicked: 20, opened: 30, delivered: 40, bounced: 4 });
  });

  it('counts those whose series is left out in the one above it', () => {
    const totals = { ...noTotals(), delivered: 90, bounced: 4, opened: 50, clicked: 20 };
    assert.deepEqual(stackOf(totals, ['clicked', 'delivered']), { clicked: 20, opened: 0, delivered: 70, bounced: 0 });
    assert.deepEqual(stackOf(totals, ['opened']), { clicked: 0, opened: 50, delivered: 0, bounced: 0 });
    assert.deepEqual(stackOf(totals, []), { clicked: 0, opened: 0, delivered: 0, bounced: 0 });
  });
});
