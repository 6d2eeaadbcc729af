import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { dayAfter, dayOf, startOfDay } from '../../src/model/day.js';
import { RUNS } from './arbitraries.js';

const ZONES = Intl.supportedValuesOf('timeZone');

const day = fc
  .integer({ min: Date.parse('1995-01-01') / 86_400_000, max: Date.parse('2040-12-31') / 86_400_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));

/** Days that a zone left out when it moved across the date line: no instant is on them. */
const LEFT_OUT: ReadonlySet<string> = new Set(['1994-12-31', '1995-01-01', '2011-12-30']);

describe('the start of a day', () => {
  const STARTS: readonly (readonly [day: string, zone: string, start: string])[] = [
    ['2026-05-03', 'UTC', '2026-05-03T00:00:00.000Z'],
    ['2026-01-15', 'Europe/Berlin', '2026-01-14T23:00:00.000Z'],
    ['2026-07-15', 'Europe/Berlin', '2026-07-14T22:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['2026-01-15', 'America/New_York', '2026-01-15T05:00:00.000Z'],
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z'],
    ['2026-03-09', 'America/New_York', '2026-03-09T04:00:00.000Z'],
    ['2026-01-15', 'Asia/Kathmandu', '2026-01-14T18:15:00.000Z'],
    ['2026-01-15', 'Pacific/Kiritimati', '2026-01-14T10:00:00.000Z'],
    ['2026-01-15', 'Pacific/Pago_Pago', '2026-01-15T11:00:00.000Z'],
    ['2024-02-29', 'Asia/Kolkata', '2024-02-28T18:30:00.000Z'],
    ['2026-01-01', 'Pacific/Chatham', '2025-12-31T10:15:00.000Z'],
  ];

  for (const [when, zone, start] of STARTS) {
    it(`of ${when} in ${zone} is ${start}`, () => assert.equal(startOfDay(when, zone), start));
  }

  const WITHOUT_MIDNIGHT: readonly (readonly [day: string, zone: string, start: string])[] = [
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['2024-03-31', 'Asia/Beirut', '2024-03-30T22:00:00.000Z'],
    ['2024-03-10', 'America/Havana', '2024-03-10T05:00:00.000Z'],
    ['2024-09-08', 'America/Santiago', '2024-09-08T04:00:00.000Z'],
    ['2024-04-26', 'Africa/Cairo', '2024-04-25T22:00:00.000Z'],
  ];

  for (const [when, zone, start] of WITHOUT_MIDNIGHT) {
    it(`of ${when} in ${zone}, where the clock skips midnight, is after the gap`, () => {
      assert.equal(startOfDay(when, zone), start);
    });
  }

  it('is the first midnight where the clock strikes twice', () => {
    assert.equal(startOfDay('2024-11-03', 'America/Havana'), '2024-11-03T04:00:00.000Z');
    assert.equal(startOfDay('2018-02-18', 'America/Sao_Paulo'), '2018-02-18T03:00:00.000Z');
  });

  it('is on the day, and a millisecond earlier is on another, in every zone', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...ZONES), (when, zone) => {
        if (LEFT_OUT.has(when)) return;
        const start = Date.parse(startOfDay(when, zone));
        assert.equal(dayOf(start, zone), when);
        assert.ok(dayOf(start - 1, zone) < when);
      }),
      RUNS,
    );
  });

  it('is before the start of the day after', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...ZONES), (when, zone) => {
        const hours = (Date.parse(startOfDay(dayAfter(when), zone)) - Date.parse(startOfDay(when, zone))) / 3_600_000;
        assert.ok(
          LEFT_OUT.has(when) || LEFT_OUT.has(dayAfter(when)) || (hours >= 22 && hours <= 26),
          `${String(hours)} hours`,
        );
      }),
      RUNS,
    );
  });

  for (const wrong of [
    '2026-02-30',
    '2025-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-5-3',
    '2026-05',
    '2026',
    '+012026-05-03',
    '',
    'today',
  ]) {
    it(`is refused of “${wrong}”, which is no day`, () => {
      const message = `not a day: ${JSON.stringify(wrong)}`;
      assert.throws(() => startOfDay(wrong, 'Europe/Berlin'), { name: 'RangeError', message });
    });
  }

  it('is refused in a zone that does not exist', () => {
    for (const zone of ['Europe/Atlantis', '', 'Berlin'])
      assert.throws(() => startOfDay('2026-05-03', zone), RangeError);
  });
});

describe('the day of an instant', () => {
  it('is that of the zone', () => {
    const instant = Date.parse('2026-01-01T10:30:00Z');
    assert.equal(dayOf(instant, 'UTC'), '2026-01-01');
    assert.equal(dayOf(instant, 'Pacific/Kiritimati'), '2026-01-02');
    assert.equal(dayOf(instant, 'Pacific/Pago_Pago'), '2025-12-31');
  });

  it('begins at midnight and ends a millisecond before the next', () => {
    assert.equal(dayOf(Date.parse('2026-01-14T23:00:00.000Z'), 'Europe/Berlin'), '2026-01-15');
    assert.equal(dayOf(Date.parse('2026-01-14T22:59:59.999Z'), 'Europe/Berlin'), '2026-01-14');
  });
});

describe('the day after', () => {
  it('goes over the ends of months, years and February', () => {
    assert.equal(dayAfter('2026-02-28'), '2026-03-01');
    assert.equal(dayAfter('2024-02-28'), '2024-02-29');
    assert.equal(dayAfter('2026-12-31'), '2027-01-01');
  });
});
