import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { toggled, wordsIn } from '../../src/model/word-list.js';

const KNOWN = ['sent', 'sending', 'failed'] as const;

describe('a list of words in an attribute', () => {
  it('has those that are known, each once, in the order given', () => {
    assert.deepEqual(wordsIn('sending, sent\n sending  failure', KNOWN), ['sending', 'sent']);
    assert.deepEqual(wordsIn('', KNOWN), []);
  });

  it('is without a word that was switched off, and has one that was switched on at its end', () => {
    assert.equal(toggled(KNOWN, 'sending'), 'sent failed');
    assert.equal(toggled(['failed'], 'sent'), 'failed sent');
    assert.equal(toggled(['failed'], undefined), '');
    assert.equal(toggled(['failed'], 'failed'), '');
  });
});
