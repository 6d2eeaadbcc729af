import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { reasons } from '../../src/locales/en.js';
import { REASON_KINDS, reasonKindOf, type ReasonKind } from '../../src/model/reason-code.js';
import { dropOriginOf, type Reason } from '../../src/model/reason.js';
import * as corpus from './recorded-reasons.js';
import { REPLIES } from './replies.js';
import { runs } from './arbitraries.js';

describe('the kind of a reason', () => {
  for (const [kind, replies] of Object.entries(REPLIES)) {
    for (const text of replies) it(`of “${text}” is ${kind}`, () => assert.equal(reasonKindOf({ text }), kind));
  }

  it('is absent where nothing is told of a failure', () => {
    for (const reason of [{}, { text: '' }, { text: ' ' }, { code: '' }, { code: '2.1.5' }, { code: '250' }]) {
      assert.equal(reasonKindOf(reason), reason.text === ' ' ? 'unknown' : undefined, JSON.stringify(reason));
    }
  });

  it('is unknown where something is told, and nothing of it is understood', () => {
    const told: Reason[] = [{ text: 'because' }, { code: '5.0.0' }, { bounceClass: 'hard' }, { dropOrigin: 'other' }];
    for (const reason of told) assert.equal(reasonKindOf(reason), 'unknown', JSON.stringify(reason));
  });

  it('is the same in capitals, and broken into lines as long replies are', () => {
    for (const [kind, replies] of Object.entries(REPLIES)) {
      for (const text of replies) assert.equal(reasonKindOf({ text: text.replaceAll(' ', '\r\n ') }), kind, text);
    }
    assert.equal(reasonKindOf({ text: 'USER UNKNOWN' }), 'no-such-address');
  });
});

describe('what decides the kind', () => {
  const CASES: readonly (readonly [why: string, reason: Reason, kind: ReasonKind])[] = [
    ['a precise code before words', { text: '550 5.2.2 user unknown' }, 'mailbox-full'],
    ['a precise code of the field before that of the text', { code: '5.1.1', text: '5.2.2' }, 'no-such-address'],
    ['a precise code of the text before a vague one', { code: '5.0.0', text: '550 5.2.2 no' }, 'mailbox-full'],
    ['words before a vague code', { text: '550 5.7.1 user unknown' }, 'no-such-address'],
    ['words before a vague code of the field', { code: '5.7.1', text: 'blocked using a blocklist' }, 'sender-blocked'],
    ['words before a code that nobody has registered', { text: '550 5.7.999 user inactive' }, 'mailbox-disabled'],
    ['a vague code before a reply code', { text: '552 5.7.1 no' }, 'policy'],
    ['a reply code where there is nothing else', { text: '552 no' }, 'mailbox-full'],
    ['550 as an address, for a hard bounce', { text: '550 no', bounceClass: 'hard' }, 'no-such-address'],
    ['550 as a rule, for a block', { code: '550', bounceClass: 'block' }, 'policy'],
    ['a reply code of the field', { code: '421', text: 'no' }, 'server-busy'],
    ['the class of a block at last', { bounceClass: 'block', text: 'no' }, 'policy'],
    ['a suppression before the code that came with it', { code: '5.1.1', text: 'suppressed' }, 'suppressed'],
    ['a drop’s origin before all', { code: '5.1.1', text: 'user unknown', dropOrigin: 'bounced' }, 'suppressed'],
    ['a quota of the sender before a full mailbox', { text: 'over quota', dropOrigin: 'quota' }, 'sending-quota'],
    ['words before an invalid address', { text: 'no such domain', dropOrigin: 'invalid' }, 'no-such-domain'],
    ['an invalid address without more', { text: 'Invalid', code: '5.0.0', dropOrigin: 'invalid' }, 'address-syntax'],
    ['content without more', { text: 'no', dropOrigin: 'content' }, 'content-refused'],
    ['spam before other content', { text: 'Spam Content', dropOrigin: 'content' }, 'spam-content'],
    ['the code behind the reply code', { text: 'mx (Mailer 4.2.2) said: 550 5.1.1 no' }, 'no-such-address'],
  ];
  for (const [why, reason, kind] of CASES) it(why, () => assert.equal(reasonKindOf(reason), kind));

  it('takes neither addresses nor versions for a code', () => {
    for (const text of ['5.1.1.20', '[5.2.2.4]', '15.1.1', 'v5.1.1', 'Mailer/4.2.2', '4.2.2018', '5.9.1', '5.1.1234']) {
      assert.equal(reasonKindOf({ text: `no from ${text} here` }), 'unknown', text);
    }
    for (const text of ['5.1.1', '(5.1.1)', '#5.1.1', 'smtp;5.1.1', '550-5.1.1', 'code=5.1.1.', '5.1.1: no']) {
      assert.equal(reasonKindOf({ text }), 'no-such-address', text);
    }
  });

  it('takes a number for a reply code only where a reply begins', () => {
    assert.equal(reasonKindOf({ text: 'this is number 552 of them' }), 'unknown');
    assert.equal(reasonKindOf({ text: 'host mx.example said: 552 no' }), 'mailbox-full');
    assert.equal(reasonKindOf({ text: 'smtp; 552 no' }), 'mailbox-full');
  });
});

describe('codes by themselves', () => {
  // RFC 3463, section 3, by class and subject; the details are those of the registry and a few beyond.
  const AREAS: Readonly<Record<string, readonly ReasonKind[]>> = {
    '0': ['server-busy', 'unknown'],
    '1': [
      'no-such-address',
      'no-such-domain',
      'address-syntax',
      'address-moved',
      'sender-blocked',
      'server-busy',
      'unknown',
    ],
    '2': ['mailbox-disabled', 'mailbox-full', 'message-too-large', 'server-busy', 'unknown'],
    '3': ['server-busy', 'content-refused', 'message-too-large', 'unknown'],
    '4': ['server-unreachable', 'server-busy', 'no-such-domain', 'loop', 'timed-out', 'unknown'],
    '5': ['rate-limited', 'server-busy', 'unknown'],
    '6': ['content-refused', 'address-syntax'],
    '7': [
      'policy',
      'relay-denied',
      'message-too-large',
      'address-moved',
      'authentication-failed',
      'sender-blocked',
      'rate-limited',
    ],
  };
  for (const [subject, kinds] of Object.entries(AREAS)) {
    for (const first of [4, 5]) {
      it(`${String(first)}.${subject}.0 and on are of their area, and the same in a text`, () => {
        for (let detail = 0; detail <= 30; detail++) {
          const code = `${String(first)}.${subject}.${String(detail)}`;
          const kind = reasonKindOf({ code });
          assert.ok(kind && kinds.includes(kind), `${code}: ${String(kind)}`);
          if (first === 4) assert.notEqual(kind, 'unknown', `${code}: a temporary failure is at least that`);
          assert.equal(reasonKindOf({ text: `${String(first)}50 ${code} xyz` }), kind, code);
        }
      });
    }
    it(`2.${subject}.0 is a success, and no reason`, () => {
      assert.equal(reasonKindOf({ code: `2.${subject}.0` }), undefined);
    });
  }

  it('7.20 to 7.26 are the sender’s authentication (RFC 7372)', () => {
    for (let detail = 20; detail <= 26; detail++) {
      assert.equal(reasonKindOf({ code: `5.7.${String(detail)}` }), 'authentication-failed');
    }
  });

  it('of a reply are read, in every class of bounce', () => {
    const kinds = ['421', '450', '451', '452', '521', '551', '552', '553', '556'].map((code) => reasonKindOf({ code }));
    const [moved, full, syntax, domain] = ['address-moved', 'mailbox-full', 'address-syntax', 'no-such-domain'];
    assert.deepEqual(kinds, [...Array<string>(4).fill('server-busy'), domain, moved, full, syntax, domain]);
    for (const code of ['500', '550', '554']) assert.equal(reasonKindOf({ code }), 'unknown');
  });
});

describe('hostile texts', () => {
  const long = (part: string): string => part.repeat(Math.ceil(100_000 / part.length));
  const HOSTILE = ['1.', '5.1.1', '5.1.', ' ', '\n', '5', 'connect ', 'mailbox ', 'no such ', 'exceed', 'client host '];

  it('take no longer, however long they are', () => {
    const texts = [...HOSTILE, 'address '].map(long);
    for (const text of texts) reasonKindOf({ text });
    for (const text of texts) {
      const start = performance.now();
      reasonKindOf({ text, code: text });
      dropOriginOf(text);
      const took = performance.now() - start;
      assert.ok(took < 50, `${text.slice(0, 20)}: ${String(took)} ms`);
    }
  });

  it('always have a kind of the list, and the same one again', () => {
    const parts = fc.constantFrom(...HOSTILE, '550 ', '4.7.1', 'unknown', '\0', '💥', ';', '[', '(', '%s', '</b>');
    const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.array(parts).map(String));
    const reason = fc.record({ text, code: text }, { requiredKeys: [] });
    const kinds: readonly (ReasonKind | undefined)[] = [...REASON_KINDS, undefined];
    fc.assert(
      fc.property(reason, (told) => {
        const kind = reasonKindOf(told);
        return kinds.includes(kind) && kind === reasonKindOf(told);
      }),
      runs(1000),
    );
  });
});

describe('kinds in English', () => {
  it('each have one sentence and one next step of their own', () => {
    assert.deepEqual(Object.keys(reasons), [...REASON_KINDS]);
    for (const { sentence, nextStep } of Object.values(reasons)) {
      for (const words of [sentence, nextStep]) assert.match(words, /^[A-Z][^.]{8,110}\.$/);
    }
    assert.equal(new Set(Object.values(reasons).map(({ sentence }) => sentence)).size, REASON_KINDS.length);
  });

  it('each are told by some reply', () => {
    assert.deepEqual(
      REASON_KINDS.filter((kind) => !REPLIES[kind]?.length),
      [],
    );
  });
});

describe('recorded reasons', { skip: corpus.skip }, () => {
  it('are understood, nine of ten', (test) => {
    const told = new Map<string, boolean>();
    for (const { type, reason, bounceClass } of corpus.failures()) {
      const dropOrigin = type === 'dropped' ? dropOriginOf(reason) : undefined;
      const kind = reasonKindOf({ text: reason, bounceClass: bounceClass ?? undefined, dropOrigin });
      const isUnderstood = kind !== 'unknown' || (dropOrigin ?? 'other') !== 'other';
      told.set(reason, isUnderstood || told.get(reason) === true);
    }
    const missed = [...told.keys()].filter((reason) => !told.get(reason));
    const share = 1 - missed.length / told.size;
    test.diagnostic(`${(share * 100).toFixed(1)} % of ${String(told.size)}; not: ${JSON.stringify(missed)}`);
    assert.ok(told.size > 40);
    assert.ok(share >= 0.9);
  });
});
