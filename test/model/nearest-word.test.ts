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
});
