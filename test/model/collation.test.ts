import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { collationKeys, KEY_PARTS } from '../../src/model/collation.js';
import { runs } from './arbitraries.js';

/** Signs of names in many languages, and signs that are awkward to order. */
const SIGNS = [..."aAbcdeéEfghijklmnñoøóprstßuüvwxyåäöæœłżązZđþðŋ -.'’0123456789&,#+*()@_\té́一яЯαあ한😀½٣"];

const text = fc.array(fc.constantFrom(...SIGNS), { maxLength: 14 }).map((signs) => signs.join(''));
/** Two texts of which the second often begins as the first does. */
const pair = fc.tuple(text, text, fc.nat({ max: 14 })).map(([a, b, common]) => [a, a.slice(0, common) + b] as const);

function keysOf(locale: string): { compareKeys: (a: string, b: string) => number; collator: Intl.Collator } {
  const collator = new Intl.Collator(locale, { numeric: true });
  const keys = collationKeys(collator) ?? assert.fail(`no keys for ${locale}`);
  const parts = Array.from({ length: KEY_PARTS }, () => new Uint32Array(2));
  return {
    collator,
    compareKeys(a, b) {
      keys.write(a, parts, 0);
      keys.write(b, parts, 1);
      const part = parts.find((each) => each[0] !== each[1]);
      return part ? Math.sign(Number(part[0]) - Number(part[1])) : 0;
    },
  };
}

describe('the sort keys of texts', () => {
  for (const locale of ['en', 'de', 'fr', 'es', 'pt-BR', 'ja', 'ar', 'pl', 'tr', 'fi']) {
    it(`stand in the order of the collator, as far as they tell texts apart: ${locale}`, () => {
      const { collator, compareKeys } = keysOf(locale);
      fc.assert(
        fc.property(pair, ([a, b]) => {
          const order = compareKeys(a, b);
          if (order !== 0) assert.equal(order, Math.sign(collator.compare(a, b)), JSON.stringify([a, b]));
        }),
        runs(3000),
      );
    });
  }

  it('tell names of people apart, so that the collator is seldom asked', () => {
    const { compareKeys } = keysOf('en');
    assert.equal(compareKeys('Anna Lindqvist', 'Anna Lindquist'), 1);
    assert.equal(compareKeys('Ann', 'Anna'), -1);
    assert.equal(compareKeys('Élodie', 'Zoë'), -1);
    assert.equal(compareKeys('Straße', 'Strasse'), 0);
    assert.equal(compareKeys('anna', 'ANNA'), 0);
  });

  it('leave the value of numbers to the collator', () => {
    assert.equal(keysOf('en').compareKeys('Team 9', 'Team 10'), 0);
  });

  it('know the letters of a language: in Swedish, å stands after z', () => {
    assert.equal(keysOf('sv').compareKeys('åsa', 'zoe'), 1);
    assert.equal(keysOf('en').compareKeys('åsa', 'zoe'), -1);
  });

  it('are not to be had for languages in which two letters are ordered as one', () => {
    for (const locale of ['cs', 'hu', 'da']) assert.equal(collationKeys(new Intl.Collator(locale)), undefined, locale);
  });

  it('are not to be had for the order of a machine that no collator can be asked for', () => {
    const { compare } = new Intl.Collator('en');
    const resolvedOptions = () => ({ ...new Intl.Collator('en').resolvedOptions(), locale: 'zz' });
    assert.equal(collationKeys({ compare, resolvedOptions }), undefined);
  });
});
