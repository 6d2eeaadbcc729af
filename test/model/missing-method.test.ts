import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { missingMethod } from '../../src/model/missing-method.js';

class Adapter {
  listMailing(): void {
    return undefined;
  }
}

const METHODLESS = 'without the method listMailings(); it has listMailing(), which is perhaps meant for it';

describe('what is said of something without the method', () => {
  const CASES: readonly (readonly [what: string, given: unknown, said: string])[] = [
    ['a text', '[object Object]', 'a text ("[object Object]") and no object with listMailings()'],
    ['a text of 60', 'x'.repeat(60), `a text ("${'x'.repeat(60)}") and no object with listMailings()`],
    ['a longer text', 'x'.repeat(61), `a text ("${'x'.repeat(59)}…") and no object with listMailings()`],
    ['a list', [], 'a list and no object with listMailings()'],
    ['a class', Adapter, 'the class Adapter and no instance of it: give new Adapter(…)'],
    ['a function', () => 1, 'a function and no object with listMailings(): call it, and give what it returns'],
    ['a promise', Promise.resolve(), 'a promise: await it, and give what it resolves to'],
    ['null', null, 'null and no object with listMailings()'],
    ['a number', 5, '5 and no object with listMailings()'],
    ['nothing', undefined, 'undefined and no object with listMailings()'],
    ['a method of a class by nearly that name', new Adapter(), METHODLESS],
    [
      'a method of its own by nearly that name',
      { listmailings: () => 1, a: 1 },
      METHODLESS.replace('ing()', 'ings()').replace('has listM', 'has listm'),
    ],
    [
      'other methods',
      { get: () => 1, size: 2, post: () => 2 },
      'an object without the method listMailings() (it has get, post)',
    ],
    ['no methods', { listMailings: [] }, 'an object without the method listMailings()'],
    ['not even a prototype', Object.create(null), 'an object without the method listMailings()'],
  ];
  for (const [what, given, said] of CASES) {
    it(`names ${what}`, () => assert.equal(missingMethod(given, 'listMailings'), said));
  }
});
