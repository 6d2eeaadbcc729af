import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { periodOf } from '../../src/model/period.js';
import { summaryPeriod } from '../../src/model/summary-period.js';

const NOW = Date.parse('2026-11-24T09:20:00Z');
const ZONE = 'Europe/Berlin';
const chosen = (words: Parameters<typeof periodOf>[0], first?: string): ReturnType<typeof summaryPeriod> =>
  summaryPeriod(periodOf(words, NOW, ZONE), first, NOW, ZONE);

describe('the period that is summed up', () => {
  it('lasts until the end of this hour where it has no end yet', () => {
    assert.deepEqual(chosen({ range: '30d' }), {
      from: '2026-10-25T23:00:00.000Z',
      to: '2026-11-24T10:00:00.000Z',
      step: 'day',
      hasBefore: true,
    });
  });

  it('begins on the day of the first mailing, in the zone, where none is chosen, and has none before it', () => {
    const { from, step, hasBefore } = chosen({}, '2026-08-03T23:30:00Z');
    assert.equal(from, '2026-08-03T22:00:00.000Z');
    assert.equal(step, 'week');
    assert.equal(hasBefore, false);
  });

  it('is the last thirty days where nothing has ever been sent', () => {
    const { from, step } = chosen({});
    assert.equal(from, '2026-10-24T22:00:00.000Z');
    assert.equal(step, 'day');
  });

  it('does not go back to the time before there was mail, whatever a mailing claims', () => {
    const { from, to, step } = chosen({}, '1970-01-01T00:00:00Z');
    assert.equal(step, 'month');
    const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
    assert.ok(days > 7299 && days < 7303, String(days));
  });

  it('is never the wrong way round', () => {
    const future = chosen({ from: '2027-01-01' });
    assert.equal(Date.parse(future.to) - Date.parse(future.from), 3_600_000);
  });

  it('goes in hours up to two days, then in days, weeks and months', () => {
    const steps = ['1d', '2d', '3d', '30d', '90d', '120d', '700d', '800d'].map((range) => chosen({ range }).step);
    assert.deepEqual(steps, ['hour', 'hour', 'day', 'day', 'day', 'week', 'week', 'month']);
    // The day on which summer time ends has 25 hours.
    assert.equal(chosen({ from: '2026-10-24', to: '2026-10-25' }).step, 'hour');
  });
});
