import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { visibleText } from '../../src/model/visible-text.js';

describe('the text that is seen', () => {
  it('is without the spaces around it', () => {
    assert.equal(visibleText('  Ada Lovelace\n'), 'Ada Lovelace');
  });

  it('is none where there are only spaces, or signs of which nothing is seen', () => {
    for (const empty of [
      '',
      ' \t\n',
      '\u00a0\u3000',
      '\u200b\u200d\u2060\ufeff',
      '\u202e\u202c',
      '\u0000\u0007',
      '\u3164',
    ]) {
      assert.equal(visibleText(empty), '', JSON.stringify(empty));
    }
    assert.equal(visibleText(undefined), '');
    assert.equal(visibleText(null), '');
  });

  it('keeps every letter of every script, and emoji with what joins them', () => {
    for (const text of ['👩‍👩‍👧', 'ليلى حداد', '田中 裕貴', '\u202eevil', 'a', '—', 'क्‍ष']) {
      assert.equal(visibleText(text), text);
    }
  });
});
