import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Random } from '../../fixtures/random.js';
import { mailingRows } from '../../fixtures/rows.js';
import type { Mailing } from '../../src/model/mailing.js';
import { periodOf } from '../../src/model/period.js';
import { summaryOf } from '../../src/model/summary.js';
import { tellFigure } from '../figures.js';
import { turns } from '../share.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SEED = process.env['SEED'] ?? String(Date.now());

/** Far ahead and far behind, whole hours, halves and quarters, and one whose summer is half an hour. */
const ZONES = [
  'UTC',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'America/New_York',
  'America/Santiago',
  'Europe/Berlin',
  'Africa/Cairo',
  'Pacific/Apia',
] as const;

/** Around these, days are odd: changes of clocks, ends of years, leap days, and the day that Samoa never had. */
const ODD = [
  ['UTC', '1969-12-31T23:59:59Z'],
  ['UTC', '2000-02-29T12:00:00Z'],
  ['Europe/Berlin', '2024-02-29T23:00:00Z'],
  ['Europe/Berlin', '2026-03-29T01:00:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['America/Santiago', '2026-09-06T04:00:00Z'],
  ['Africa/Cairo', '2026-04-23T22:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['Pacific/Kiritimati', '2026-12-31T10:00:00Z'],
  ['Pacific/Pago_Pago', '2027-01-01T11:00:00Z'],
  ['UTC', '2100-02-28T23:59:59Z'],
  ['UTC', '2106-02-07T06:28:15Z'],
] as const;

const WALLS = new Map(
  ZONES.map((timeZone) => [timeZone as string, new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })]),
);

/** The day on the calendar on the wall, in the engine's own words and nothing of ours. */
function wallDay(at: number, timeZone: string): string {
  return WALLS.get(timeZone)?.format(at) ?? assert.fail(timeZone);
}

function mailingsAt(instants: readonly number[]): Mailing[] {
  const [template] = mailingRows(1, 'calendar', '2026-11-24T09:00:00Z');
  assert.ok(template);
  return instants.map((at, index) => ({
    ...template,
    id: `n-${String(index)}`,
    status: 'sent',
    sentAt: new Date(at).toISOString(),
    totals: { ...template.totals, sent: 1 },
  }));
}

/** Holds the days of a summary to a count by the calendar on the wall. Returns how many mailings it had. */
function assertDays(random: Random, timeZone: string, around: number): number {
  const instants = Array.from({ length: 60 }, () => around + random.int(-3 * DAY, 3 * DAY));
  // Just before, at and just after each quarter of an hour near it: where days begin.
  for (let quarter = -120; quarter <= 120; quarter += 1) {
    const at = Math.floor(around / (15 * MINUTE)) * 15 * MINUTE + quarter * 15 * MINUTE;
    instants.push(at - 1, at);
  }
  const counted = new Map<string, number>();
  for (const at of instants) counted.set(wallDay(at, timeZone), (counted.get(wallDay(at, timeZone)) ?? 0) + 1);
  const from = new Date(around - 4 * DAY).toISOString();
  const to = new Date(around + 4 * DAY).toISOString();
  const { buckets, mailings } = summaryOf(mailingsAt(instants), { from, to, timeZone, bucket: 'day' });
  const summed = buckets
    .filter(({ totals }) => totals.sent > 0)
    .map(({ from: start, totals }): [string, number] => [wallDay(Date.parse(start), timeZone), totals.sent]);
  assert.deepEqual(summed, [...counted].sort(), `${timeZone}, ${from}, SEED=${SEED}`);
  return mailings;
}

describe('days on the wall', () => {
  it('are the days of a summary, in every zone, around every change of a clock', async (test) => {
    test.diagnostic(`SEED=${SEED}`);
    const random = new Random(SEED);
    let cases = 0;
    for (const [timeZone, around] of ODD) {
      cases += assertDays(random, timeZone, Date.parse(around));
      for (const each of ZONES.slice(0, turns(3, ZONES.length))) cases += assertDays(random, each, Date.parse(around));
    }
    for (let turn = 0; turn < turns(5, 500); turn += 1) {
      const around = random.int(Date.parse('1990-01-01T00:00:00Z'), Date.parse('2050-01-01T00:00:00Z'));
      cases += assertDays(random, random.pick(ZONES), around);
    }
    await tellFigure({
      promise: 'Every mailing is in the day that the calendar on the wall shows, in every zone',
      cases,
      faults: 0,
      lost: 0,
      command: 'TEST_SHARE=long node --import tsx --test test/model/calendar.test.ts',
    });
  });

  it('are the days of a period that is asked for by its first and last day', () => {
    for (const [timeZone, around] of ODD) {
      const day = wallDay(Date.parse(around), timeZone);
      const { from = '', to = '' } = periodOf({ from: day, to: day }, 0, timeZone);
      for (let at = Date.parse(around) - 2 * DAY; at < Date.parse(around) + 2 * DAY; at += 15 * MINUTE) {
        const isWithin = at >= Date.parse(from) && at < Date.parse(to);
        assert.equal(isWithin, wallDay(at, timeZone) === day, `${timeZone}, ${new Date(at).toISOString()}`);
      }
    }
  });
});
