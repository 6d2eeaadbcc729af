import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { instantOf } from '../../src/model/instant.js';

const [FIRST, LAST] = [Date.parse('0000-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')];
const instant = fc.integer({ min: FIRST, max: LAST });
const twoDigits = (number: number): string => String(number).padStart(2, '0');

describe('an instant in ISO 8601', () => {
  it('is read as the engine writes it, in every year of four digits', () => {
    fc.assert(fc.property(instant, (at) => assert.equal(instantOf(new Date(at).toISOString()), at)));
  });

  it('is the same with any offset, with or without seconds and fraction, as for the engine', () => {
    const offset = fc
      .tuple(fc.constantFrom('+', '-'), fc.nat(23), fc.nat(59), fc.constantFrom(':', ''))
      .map(([sign, hours, minutes, colon]) => sign + twoDigits(hours) + colon + twoDigits(minutes));
    const fraction = fc.constantFrom('', ':07', ':59.5', ':00.123', ':01.123456789');
    fc.assert(
      fc.property(instant, fc.oneof(fc.constant('Z'), offset), fraction, (at, zone, seconds) => {
        const text = new Date(at).toISOString().slice(0, 16) + seconds;
        const ofEngine = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
        assert.equal(instantOf(text + zone), Date.parse(text + ofEngine));
      }),
    );
  });

  it('may be at 24:00, which is the midnight after', () => {
    assert.equal(instantOf('2026-02-28T24:00:00Z'), Date.parse('2026-03-01T00:00:00Z'));
  });

  for (const text of [
    '',
    '2026-11-24',
    '2026-11-24T10:00:00',
    '2026-11-24 10:00:00Z',
    '2026-02-29T10:00:00Z',
    '2100-02-29T10:00:00Z',
    '2026-00-10T10:00:00Z',
    '2026-13-10T10:00:00Z',
    '2026-04-31T10:00:00Z',
    '2026-11-24T24:01:00Z',
    '2026-11-24T25:00:00Z',
    '2026-11-24T10:60:00Z',
    '2026-11-24T10:00:60Z',
    '2026-11-24T10:00:00.Z',
    '2026-11-24T10:00:00Zulu',
    '2026-11-24T10:00:00+24:00',
    '2026-11-24T10:00:00+1:00',
    '2026-11-24T10:00:00+01:00 ',
    '+02026-11-24T10:00:00Z',
    'Room 12',
    '',
    '2026x11-24T10:00:00Z',
    '2026-11x24T10:00:00Z',
    '2026-11-24 10:00:00Z',
    '2026-11-24t10:00:00Z',
    'x026-11-24T10:00:00Z',
    '20x6-11-24T10:00:00Z',
    '2026-x1-24T10:00:00Z',
    '2026-11-2xT10:00:00Z',
    '2026-11-00T10:00:00Z',
    '2026-11-31T10:00:00Z',
    '2026-02-30T10:00:00Z',
    '2024-02-30T10:00:00Z',
    '1900-02-29T10:00:00Z',
    '2024-04-31T10:00:00Z',
    '2026-11-24T10x00:00Z',
    '2026-11-24Tx0:00:00Z',
    '2026-11-24T1/:00:00Z',
    '2026-11-24T10:x0:00Z',
    '2026-11-24T10:0::00Z',
    '2026-11-24T10:00:x0Z',
    '2026-11-24T10:00:0xZ',
    '2026-11-24T24:00:01Z',
    '2026-11-24T24:00:00.001Z',
    '2026-11-24T10:00:00',
    '2026-11-24T10:00:00z',
    '2026-11-24T10:00:00x01:00',
    '2026-11-24T10:00:00+x1:00',
    '2026-11-24T10:00:00+01:x0',
    '2026-11-24T10:00:00+01:60',
    '2026-11-24T10:00:00+01',
    '2026-11-24T10:00:00+01:000',
    '2026-11-24T10:00:00-24:00',
  ]) {
    it(`is not ${JSON.stringify(text)}`, () => {
      assert.equal(instantOf(text), NaN);
    });
  }
});
