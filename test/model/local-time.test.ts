import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { localTime } from '../../src/model/local-time.js';
import { RUNS } from './arbitraries.js';

const ZONES = Intl.supportedValuesOf('timeZone');

const TIMES: readonly (readonly [instant: string, zone: string, local: string])[] = [
  ['2026-11-22T09:12:41Z', 'UTC', '2026-11-22 09:12:41'],
  ['2026-11-22T09:12:41Z', 'Europe/Berlin', '2026-11-22 10:12:41'],
  ['2026-12-31T23:30:00Z', 'Asia/Kathmandu', '2027-01-01 05:15:00'],
  ['2026-03-29T00:59:59Z', 'Europe/Berlin', '2026-03-29 01:59:59'],
  ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29 03:00:00'],
  ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25 02:30:00'],
  ['2026-10-25T01:30:00Z', 'Europe/Berlin', '2026-10-25 02:30:00'],
  // Newfoundland once changed its clocks a minute after midnight, in the middle of an hour of UTC.
  ['2010-03-14T03:30:59Z', 'America/St_Johns', '2010-03-14 00:00:59'],
  ['2010-03-14T03:31:00Z', 'America/St_Johns', '2010-03-14 01:01:00'],
  ['2026-02-28T23:59:59.999Z', 'UTC', '2026-02-28 23:59:59'],
];

describe('the time on the clocks of a zone', () => {
  for (const [instant, zone, local] of TIMES) {
    it(`is ${local} in ${zone} at ${instant}`, () => assert.equal(localTime(zone)(Date.parse(instant)), local));
  }

  it('is that of the engine, for any instant in any zone', () => {
    const instants = fc.array(fc.integer({ min: 0, max: Date.parse('2040-01-01') }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instants, (timeZone, all) => {
        const inZone = localTime(timeZone);
        const engine = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
        for (const instant of all) assert.equal(inZone(instant), engine.format(instant));
      }),
      RUNS,
    );
  });

  it('is right on either side of every change of the clock', () => {
    for (const timeZone of ['Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia']) {
      const inZone = localTime(timeZone);
      const engine = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
      for (let instant = Date.parse('2010-01-01'); instant < Date.parse('2012-01-01'); instant += 1_234_567) {
        assert.equal(inZone(instant), engine.format(instant));
      }
    }
  });
});
