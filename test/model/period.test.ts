import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { chartSteps } from '../../src/model/chart-steps.js';
import { periodOf } from '../../src/model/period.js';
import { summaryPeriod, type SummaryPeriod } from '../../src/model/summary-period.js';
import { summaryOf } from '../../src/model/summary.js';
import { RUNS, runs } from './arbitraries.js';
import { awkwardInstant, awkwardZone, laterDay, wallClock } from './wall-clock.js';

const dayAt = (instant: number, zone: string): string => wallClock(instant, zone).day;

describe('the last so many days', () => {
  it('are so many days of the calendar, also on the days after the clocks have changed', () => {
    const first = (now: string, range: string): string => {
      const { from = '' } = periodOf({ range }, Date.parse(now), 'Europe/Berlin');
      return dayAt(Date.parse(from), 'Europe/Berlin');
    };
    assert.equal(first('2026-03-29T22:30:00Z', '2d'), '2026-03-29', 'half past midnight, after a day of 23 hours');
    assert.equal(first('2026-10-25T22:30:00Z', '2d'), '2026-10-24', 'half past eleven on a day of 25 hours');
    assert.equal(first('2028-03-01T12:00:00Z', '2d'), '2028-02-29');
    assert.equal(first('2100-03-01T12:00:00Z', '2d'), '2100-02-28');
    assert.equal(first('2026-12-31T23:30:00Z', '1d'), '2027-01-01');
  });

  it('begin with the first instant of the first day, in every zone and around every turn', () => {
    fc.assert(
      fc.property(awkwardInstant, awkwardZone, fc.integer({ min: 1, max: 400 }), (now, zone, days) => {
        const from = Date.parse(periodOf({ range: `${String(days)}d` }, now, zone).from ?? '');
        const first = laterDay(dayAt(now, zone), 1 - days);
        assert.equal(dayAt(from, zone), first);
        assert.ok(dayAt(from - 1, zone) < first, 'nothing of it is left out');
      }),
      RUNS,
    );
  });
});

describe('a period from one day to another', () => {
  it('has both of them whole', () => {
    fc.assert(
      fc.property(awkwardInstant, awkwardZone, fc.nat({ max: 60 }), (now, zone, days) => {
        const first = dayAt(now, zone);
        const last = laterDay(first, days);
        const period = periodOf({ from: first, to: last }, now, zone);
        const [from, to] = [period.from, period.to].map((end = '') => Date.parse(end)) as [number, number];
        assert.deepEqual([dayAt(from, zone), dayAt(to - 1, zone)], [first, last]);
        assert.ok(dayAt(from - 1, zone) < first && dayAt(to, zone) > last, 'nothing is left out');
      }),
      RUNS,
    );
  });
});

describe('a period in the words of attributes', () => {
  const NOW = Date.parse('2026-11-24T09:00:00Z');
  const read = (words: Parameters<typeof periodOf>[0]): unknown => periodOf(words, NOW, 'UTC');

  it('is open where nothing is said', () => {
    for (const words of [{}, { range: '' }, { range: 'all' }, { from: '', to: '' }]) assert.deepEqual(read(words), {});
  });

  it('may be days or instants, at either end alone', () => {
    assert.deepEqual(read({ from: '2026-11-01' }), { from: '2026-11-01T00:00:00.000Z' });
    assert.deepEqual(read({ to: '2026-11-01' }), { to: '2026-11-02T00:00:00.000Z' });
    assert.deepEqual(read({ from: '2026-11-01T10:00:00+01:00', to: '2026-11-01T10:00:00+0030' }), {
      from: '2026-11-01T09:00:00.000Z',
      to: '2026-11-01T09:30:00.000Z',
    });
  });

  it('is that of its range, whatever else is said', () => {
    assert.deepEqual(read({ range: '1d', from: '2020-01-01', to: 'soon' }), { from: '2026-11-24T00:00:00.000Z' });
    assert.deepEqual(read({ range: 'all', from: '2026-11-01' }), { from: '2026-11-01T00:00:00.000Z' });
  });

  for (const [words, message] of [
    [{ range: '0d' }, 'range: not a number of days, as "30d" ("0d")'],
    [{ range: '12345d' }, 'range: not a number of days, as "30d" ("12345d")'],
    [{ range: 'x30d' }, 'range: not a number of days, as "30d" ("x30d")'],
    [{ range: '30days' }, 'range: not a number of days, as "30d" ("30days")'],
    [{ range: 'week' }, 'range: not a number of days, as "30d" ("week")'],
    [{ from: 'x2026-11-01' }, 'from: not a day or a time ("x2026-11-01")'],
    [{ from: '2026-11-01x' }, 'from: not a day or a time ("2026-11-01x")'],
    [{ from: '2026-02-30' }, 'from: not a day or a time ("2026-02-30")'],
    [{ to: '2026-11-01T10:00:00' }, 'to: not a day or a time ("2026-11-01T10:00:00")'],
    [{ to: '2026-11-01T10:00:00Z ' }, 'to: not a day or a time ("2026-11-01T10:00:00Z ")'],
    [{ to: '2026-11-01T10:00:00Z (noon)' }, 'to: not a day or a time ("2026-11-01T10:00:00Z (noon)")'],
    [{ to: 'Tue T1 2026-11-01T10:00:00Z' }, 'to: not a day or a time ("Tue T1 2026-11-01T10:00:00Z")'],
    [{ to: '2026-11-01T99:00:00Z' }, 'to: not a day or a time ("2026-11-01T99:00:00Z")'],
    [{ from: '2026-11-02', to: '2026-11-01' }, 'from: not before "to" (["2026-11-02","2026-11-01"])'],
    [
      { from: '2026-11-01T10:00:00Z', to: '2026-11-01T10:00:00Z' },
      'from: not before "to" (["2026-11-01T10:00:00Z","2026-11-01T10:00:00Z"])',
    ],
  ] as const) {
    it(`is refused by name: ${JSON.stringify(words)}`, () => {
      assert.throws(() => read(words), new RangeError(message));
    });
  }
});

describe('the bars of a period that lasts until now', () => {
  const shown = (now: number, zone: string, range: string): [SummaryPeriod, starts: number[]] => {
    const period = summaryPeriod(periodOf({ range }, now, zone), undefined, now, zone);
    const { step, from, to } = period;
    const bucket = step === 'hour' ? 'hour' : 'day';
    const { buckets } = summaryOf([], { from, to, timeZone: zone, bucket });
    return [period, chartSteps(buckets, step, zone).map((each) => Date.parse(each.from))];
  };

  it('end with this hour by the clock on the wall, and none is of tomorrow', () => {
    const [{ to }] = shown(Date.parse('2026-11-24T18:20:00Z'), 'Asia/Kolkata', '30d');
    assert.equal(to, '2026-11-24T18:30:00.000Z', 'ten to midnight in India');
    fc.assert(
      fc.property(awkwardInstant, awkwardZone, (now, zone) => {
        const end = Date.parse(shown(now, zone, '30d')[0].to);
        assert.ok(end > now && end <= now + 3_600_000, 'within the hour');
        assert.equal(dayAt(end - 1, zone), dayAt(now, zone));
      }),
      RUNS,
    );
  });

  // Three days of which the third has just begun are no longer than two, and are shown by the hour.
  it('are one for each day, whatever the clocks do', () => {
    fc.assert(
      fc.property(awkwardInstant, awkwardZone, fc.integer({ min: 4, max: 90 }), (now, zone, days) => {
        const [{ step }, starts] = shown(now, zone, `${String(days)}d`);
        const today = dayAt(now, zone);
        const due = Array.from({ length: days }, (_, place) => laterDay(today, place + 1 - days));
        assert.equal(step, 'day');
        assert.deepEqual(
          starts.map((start) => dayAt(start, zone)),
          due,
        );
        assert.ok(starts.every((start, place) => dayAt(start - 1, zone) < (due[place] ?? '')));
      }),
      runs(200),
    );
  });

  it('are one for each month of the calendar where they are many', () => {
    fc.assert(
      fc.property(awkwardInstant, awkwardZone, (now, zone) => {
        const [{ step }, starts] = shown(now, zone, '760d');
        assert.equal(step, 'month');
        const months = starts.map((start) => dayAt(start, zone).slice(0, 7));
        assert.deepEqual(months, [...new Set(months)].sort());
        assert.equal(months.at(-1), dayAt(now, zone).slice(0, 7));
        assert.ok(starts.slice(1).every((start) => dayAt(start, zone).endsWith('-01')));
      }),
      runs(10),
    );
  });

  it('are one for each hour of a day, of which there are 23 and 25 as well', () => {
    const hours = (now: string): number => shown(Date.parse(now), 'Europe/Berlin', '1d')[1].length;
    assert.equal(hours('2026-03-29T21:59:00Z'), 23);
    assert.equal(hours('2026-10-25T22:59:00Z'), 25);
    assert.equal(hours('2026-11-24T22:59:00Z'), 24);
  });
});
