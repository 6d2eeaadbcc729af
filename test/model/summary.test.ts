import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { mailingRows } from '../../fixtures/rows.js';
import { dayOf } from '../../src/model/day.js';
import type { SummaryQuery } from '../../src/model/query.js';
import { summaryOf, sumTotals } from '../../src/model/summary.js';
import { runs } from './arbitraries.js';

const NOW = '2026-11-24T09:00:00Z';
const DAY = 86_400_000;
const mailings = mailingRows(80, 'summary', NOW);

const query = (from: string, to: string, more: Partial<SummaryQuery> = {}): SummaryQuery => ({
  from,
  to,
  timeZone: 'UTC',
  bucket: 'day',
  ...more,
});

describe('a summary', () => {
  it('has buckets that follow each other without a gap and add up to the whole', () => {
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe');
    const start = fc.integer({ min: Date.parse('2026-09-01T00:00:00Z'), max: Date.parse('2026-11-20T00:00:00Z') });
    const length = fc.integer({ min: 1, max: 40 * DAY });
    fc.assert(
      fc.property(zone, start, length, fc.constantFrom('day', 'hour'), (timeZone, from, days, bucket) => {
        const to = from + (bucket === 'day' ? days : Math.ceil(days / 10));
        const asked = query(new Date(from).toISOString(), new Date(to).toISOString(), { timeZone, bucket });
        const { totals, buckets } = summaryOf(mailings, asked);
        const starts = buckets.map((each) => Date.parse(each.from));
        assert.equal(starts[0], from);
        assert.ok(starts.every((each, index) => index === 0 || each > (starts[index - 1] ?? Infinity)));
        if (bucket === 'day') {
          const between = new Set(starts.map((each) => dayOf(each, timeZone)));
          assert.equal(between.size, starts.length, 'one bucket a day');
        }
        assert.deepEqual(sumTotals(buckets.map((each) => each.totals)), totals);
      }),
      runs(100),
    );
  });

  it('puts a mailing into the day that it is in its zone', () => {
    const [template] = mailingRows(1, 'late', NOW);
    assert.ok(template);
    const late = { ...template, status: 'sent' as const, sentAt: '2026-11-22T23:30:00Z' };
    const from = '2026-11-20T23:00:00Z';
    const to = '2026-11-24T23:00:00Z';
    const sentOn = (timeZone: string): string[] =>
      summaryOf([late], query(from, to, { timeZone })).buckets.flatMap((bucket) =>
        bucket.totals.sent > 0 ? dayOf(Date.parse(bucket.from), timeZone) : [],
      );
    assert.deepEqual(sentOn('Europe/Berlin'), ['2026-11-23']);
    assert.deepEqual(sentOn('UTC'), ['2026-11-22']);
  });

  it('has days of 23 and of 25 hours', () => {
    const hours = (from: string, to: string): number =>
      summaryOf([], query(from, to, { timeZone: 'Europe/Berlin', bucket: 'hour' })).buckets.length;
    assert.equal(hours('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'), 23);
    assert.equal(hours('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'), 25);
  });

  it('sums up the period of the same length before it, and nothing that is yet to go', () => {
    const week = query('2026-11-15T00:00:00Z', '2026-11-22T00:00:00Z');
    const { previous } = summaryOf(mailings, week);
    const before = summaryOf(mailings, query('2026-11-08T00:00:00Z', '2026-11-15T00:00:00Z'));
    assert.deepEqual(previous, { mailings: before.mailings, totals: before.totals });
    const unsent = mailings.filter(({ status }) => status === 'scheduled' || status === 'draft');
    assert.ok(unsent.length > 0);
    assert.equal(summaryOf(unsent, query('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z')).mailings, 0);
  });

  it('refuses an end that is no time, by its name', () => {
    assert.throws(() => summaryOf([], query('soon', NOW)), /^RangeError: from: not a time/);
    assert.throws(() => summaryOf([], query(NOW, 'later')), /^RangeError: to: not a time/);
  });
});
