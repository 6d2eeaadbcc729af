import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { nearestWord } from '../../src/model/nearest-word.js';
import { MAILING_COLUMNS } from '../../src/model/query.js';
import { STATUSES } from '../../src/model/status.js';

describe('nearestWord', () => {
  for (const [word, meant] of [
    ['opend', 'opened'],
    ['opned', 'opened'],
    ['Opened', 'opened'],
    ['spam', undefined],
    ['spamreport', 'spam-report'],
    ['spam_report', 'spam-report'],
    ['bounce', 'bounced'],
    ['read', undefined],
    ['', undefined],
  ] as const) {
    it(`takes "${word}" for ${meant ?? 'none of them'}`, () => {
      assert.equal(nearestWord(word, STATUSES), meant);
    });
  }

  it('gives the nearest of several that are near', () => {
    assert.equal(nearestWord('sbject', MAILING_COLUMNS), 'subject');
    assert.equal(nearestWord('sending-mail', MAILING_COLUMNS), 'sending-email');
    assert.equal(nearestWord('sents', ['sending', 'sent']), 'sent');
  });

  it('takes what is left out, put in, taken for another or turned round for one slip each', () => {
    // Of words of three to five letters one slip is forgiven, and of six two.
    for (const [word, known, isNear] of [
      ['ab', 'abc', true],
      ['abcd', 'abc', true],
      ['abd', 'abc', true],
      ['bac', 'abc', true],
      ['acb', 'abc', true],
      ['cba', 'abc', false],
      ['a', 'abc', false],
      ['abcdx', 'abc', false],
      ['badcef', 'abcdef', true],
      ['badcxf', 'abcdef', false],
      ['bcd', 'abcde', false],
      ['bcdef', 'abcdefg', true],
      ['xa', 'ax', true],
      ['x', 'y', true],
      ['', 'y', true],
      ['', 'yz', false],
    ] as const) {
      assert.equal(nearestWord(word, [known]), isNear ? known : undefined, `${word} for ${known}`);
    }
  });

  it('takes the first of those that are equally near', () => {
    assert.equal(nearestWord('bat', ['cat', 'hat']), 'cat');
  });
});
