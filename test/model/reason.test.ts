import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { dropOriginOf, reasonOf } from '../../src/model/reason.js';
import { event } from './arbitraries.js';

describe('the reason of a failure', () => {
  it('keeps what the mail server said, word for word, with its code and the class of the bounce', () => {
    const said = {
      reason: '550 5.1.1 The email account  does not exist.',
      reasonCode: '5.1.1',
      bounceClass: 'hard',
    } as const;
    assert.deepEqual(reasonOf(event('bounced', 0, said)), {
      text: said.reason,
      code: '5.1.1',
      bounceClass: 'hard',
      kind: 'no-such-address',
    });
  });

  it('is absent where nothing is told, and where there is no event', () => {
    assert.equal(reasonOf(undefined), undefined);
    assert.equal(reasonOf(event('deferred', 0)), undefined);
    assert.equal(reasonOf(event('bounced', 0, { reason: '', reasonCode: '' })), undefined);
  });

  it('has only the parts that are told', () => {
    const full = { code: '4.2.2', kind: 'mailbox-full' };
    assert.deepEqual(reasonOf(event('deferred', 0, { reasonCode: '4.2.2' })), full);
    const blocked = { bounceClass: 'block', kind: 'policy' };
    assert.deepEqual(reasonOf(event('bounced', 0, { bounceClass: 'block' })), blocked);
  });

  it('of a drop always has its origin, though it may be an unknown one', () => {
    assert.deepEqual(reasonOf(event('dropped', 0)), { dropOrigin: 'other', kind: 'unknown' });
    assert.deepEqual(reasonOf(event('dropped', 0, { reason: 'Bounced Address' })), {
      text: 'Bounced Address',
      dropOrigin: 'bounced',
      kind: 'suppressed',
    });
  });
});

describe('the origin of a drop', () => {
  const WORDS = {
    'Bounced Address': 'bounced',
    'Unsubscribed Address': 'unsubscribed',
    'Spam Reporting Address': 'spam-report',
    Invalid: 'invalid',
    'Invalid SMTPAPI header': 'content',
    'Spam Content (if Spam Checker app is enabled)': 'content',
    'Recipient List over Package Quota': 'quota',
    'suppress-bounce': 'bounced',
    'suppress-complaint': 'spam-report',
    'suppress-unsubscribe': 'unsubscribed',
    'Not sent: the person marked your mail as spam': 'spam-report',
    'hard-bounce': 'bounced',
    'soft-bounce': 'bounced',
    spam: 'spam-report',
    unsub: 'unsubscribed',
    invalid: 'invalid',
    'invalid-sender': 'other',
    'test-mode-limit': 'quota',
    rule: 'other',
    preblocked: 'bounced',
    'spam preblocked': 'content',
    'spam reporter': 'spam-report',
    typofix: 'invalid',
    'bad or empty template': 'content',
    invalid_email: 'invalid',
    'The account has come to its daily sending limit': 'quota',
    'Not enough remaining credits': 'quota',
    'On the suppression list, reason: complaint': 'spam-report',
    'On the account suppression list': 'other',
    'Marked as inactive after a hard bounce, a spam complaint or by hand': 'other',
    'Error while rendering part text': 'content',
  } as const;

  for (const [words, origin] of Object.entries(WORDS)) {
    it(`of “${words}” is ${origin}`, () => {
      assert.equal(dropOriginOf(words), origin);
      assert.equal(dropOriginOf(words.toUpperCase()), origin);
    });
  }

  it('is other where the words tell nothing, and without words', () => {
    assert.equal(dropOriginOf('because'), 'other');
    assert.equal(dropOriginOf(''), 'other');
    assert.equal(dropOriginOf(undefined), 'other');
  });
});
