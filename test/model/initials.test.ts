import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { hueOf, initialsOf } from '../../src/model/initials.js';
import { RUNS } from './arbitraries.js';

describe('the initials of a name', () => {
  const NAMES: readonly (readonly [name: string, initials: string])[] = [
    ['Marcus Bell', 'MB'],
    ['marcus van den bell', 'MB'],
    ['Madonna', 'M'],
    ['  Ada   Lovelace ', 'AL'],
    ['marcus.bell@example.com', 'MC'],
    ['Ada (Sales)', 'A'],
    ['Øyvind 7', 'Ø7'],
    // A letter and the accent that follows it are one sign.
    ['A\u030ase Ek', 'A\u030aE'],
    ['Élodie Ábel', 'ÉÁ'],
    // Outside the Latin letters, and outside the first plane.
    ['Олена Ш', 'ОШ'],
    ['นิ่ม ปา', 'นิ่ป'],
    ['𝒜da 𝒵oe', '𝒜𝒵'],
    ['', ''],
    ['… !', ''],
  ];
  for (const [name, initials] of NAMES) {
    it(`are ${JSON.stringify(initials)} of ${JSON.stringify(name)}`, () => assert.equal(initialsOf(name), initials));
  }
});

describe('the colour of a text', () => {
  it('is always the same, and one of those that there are', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (text, hues) => {
        const hue = hueOf(text, hues);
        assert.ok(Number.isInteger(hue) && hue >= 0 && hue < hues, String(hue));
        assert.equal(hueOf(text, hues), hue);
      }),
      RUNS,
    );
  });

  it('is taken from each of them about as often', () => {
    const counts = Array.from({ length: 8 }, () => 0);
    for (let person = 0; person < 8000; person += 1) {
      const hue = hueOf(`person-${String(person)}@example.com`, counts.length);
      counts[hue] = (counts[hue] ?? 0) + 1;
    }
    for (const count of counts) assert.ok(count > 700 && count < 1300, counts.join());
  });

  it('does not depend on the machine', () => {
    assert.deepEqual(
      ['', 'a', 'b', 'ab', 'ba', 'Marcus Bell'].map((text) => hueOf(text, 1000)),
      [0, 97, 98, 105, 135, 112],
    );
  });
});
