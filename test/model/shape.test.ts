import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { noTotals } from '../../src/model/mailing.js';
import { checkMailing, checkTotals } from '../../src/model/mailing-shape.js';
import { checkMessage, checkRecipient } from '../../src/model/message-shape.js';
import { listOf, pageOf, ShapeError, type Check } from '../../src/model/shape.js';

const RECIPIENT = {
  messageId: 'm-1',
  name: 'Ada',
  email: 'ada@example.com',
  status: 'opened',
  statusAt: '2026-03-02T12:00:00Z',
  lastEventAt: '2026-03-02T14:00:00.1234567+02:00',
  opens: 1,
  clicks: 0,
};
const SENDER = { name: 'Ada', email: 'ada@example.com' };
const MAILING = {
  id: 'n-1',
  subject: 'News',
  sender: SENDER,
  status: 'sent',
  sentAt: '2026-03-02T12:00:00Z',
  totals: noTotals(),
};
const MESSAGE = { ...RECIPIENT, mailing: { id: 'n-1', subject: 'News', sender: SENDER } };

const recipientPage = pageOf('recipients', checkRecipient, 'messageId');

/** What the check says of the value: nothing, or the message of its `ShapeError`. */
function said(check: Check, value: unknown, path = 'recipient'): string | undefined {
  try {
    check(value, path);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof ShapeError, `not a ShapeError: ${String(error)}`);
    assert.equal(error.message.startsWith(`${error.path}: ${error.problem} (`), true);
    return error.message;
  }
}

describe('right data', () => {
  it('pass', () => {
    assert.equal(said(checkRecipient, RECIPIENT), undefined);
    assert.equal(said(checkMessage, MESSAGE), undefined);
    assert.equal(said(checkMailing, MAILING), undefined);
    assert.equal(said(checkTotals, noTotals()), undefined);
  });

  it('pass with every optional field, and with fields we do not know', () => {
    const all = {
      unsubscribed: true,
      machineOpened: false,
      outcome: 'delivered',
      reason: { text: 'full', code: '4.2.2' },
    };
    assert.equal(said(checkRecipient, { ...RECIPIENT, ...all, colour: 'red' }), undefined);
    assert.equal(said(checkMailing, { ...MAILING, scope: 'project:42' }), undefined);
  });

  it('pass where an optional field is null, as databases give it', () => {
    const nothing = { name: null, unsubscribed: null, machineOpened: null, outcome: null, reason: null };
    assert.equal(said(checkRecipient, { ...RECIPIENT, ...nothing }), undefined);
    assert.equal(said(checkMailing, { ...MAILING, sentAt: null, scope: null }), undefined);
  });

  it('pass without a prototype', () => {
    assert.equal(said(checkRecipient, Object.assign(Object.create(null), RECIPIENT)), undefined);
  });

  it('pass as a page, with and without counts, and as an empty one', () => {
    assert.equal(said(recipientPage, { items: [RECIPIENT], offset: 0, total: 1, counts: { opened: 1 } }), undefined);
    assert.equal(said(recipientPage, { items: [], offset: 100, total: 3 }), undefined);
  });
});

describe('a wrong field', () => {
  const WRONG: readonly (readonly [field: string, value: unknown, said: string])[] = [
    [
      'status',
      'read',
      'not one of processed, deferred, delivered, opened, clicked, bounced, dropped, spam-report, unsubscribed ("read")',
    ],
    [
      'status',
      undefined,
      'not one of processed, deferred, delivered, opened, clicked, bounced, dropped, spam-report, unsubscribed (missing)',
    ],
    ['statusAt', 'yesterday', 'not a date ("yesterday")'],
    ['statusAt', 'Room 12', 'not a date ("Room 12")'],
    ['statusAt', '2026-02-30T12:00:00Z', 'not a date ("2026-02-30T12:00:00Z")'],
    ['statusAt', 1_772_452_800, 'not a date (1772452800)'],
    ['statusAt', '', 'not a date ("")'],
    ['lastEventAt', null, 'not a date (null)'],
    ['messageId', '', 'not an id ("")'],
    ['messageId', 7, 'not an id (7)'],
    ['messageId', undefined, 'not an id (missing)'],
    ['email', undefined, 'not a text (missing)'],
    ['email', ['a@example.com'], 'not a text (a list)'],
    ['name', { first: 'Ada' }, 'not a text (an object)'],
    ['opens', -1, 'not a whole number of 0 or more (-1)'],
    ['opens', 1.5, 'not a whole number of 0 or more (1.5)'],
    ['opens', '1', 'not a whole number of 0 or more ("1")'],
    ['clicks', NaN, 'not a whole number of 0 or more (NaN)'],
    ['clicks', undefined, 'not a whole number of 0 or more (missing)'],
    ['unsubscribed', 'no', 'not true or false ("no")'],
    ['machineOpened', 0, 'not true or false (0)'],
    ['outcome', 'lost', 'not one of delivered, bounced, dropped, deferred, pending ("lost")'],
    ['reason', 'full', 'not an object ("full")'],
  ];

  for (const [field, value, words] of WRONG) {
    it(`is named with what came: recipient.${field}: ${words}`, () => {
      assert.equal(said(checkRecipient, { ...RECIPIENT, [field]: value }), `recipient.${field}: ${words}`);
    });
  }

  it('deep inside is named by its whole path', () => {
    assert.equal(said(checkRecipient, { ...RECIPIENT, reason: { text: 5 } }), 'recipient.reason.text: not a text (5)');
    assert.equal(
      said(checkMailing, { ...MAILING, sender: { name: 'Ada' } }, 'mailing'),
      'mailing.sender.email: not a text (missing)',
    );
    const totals = { ...noTotals(), opened: -3 };
    assert.equal(
      said(checkMailing, { ...MAILING, totals }, 'mailings[2]'),
      'mailings[2].totals.opened: not a whole number of 0 or more (-3)',
    );
    assert.equal(said(checkMessage, RECIPIENT, 'messages[0]'), 'messages[0].mailing: not an object (missing)');
  });

  it('of each of the totals is named', () => {
    for (const name of Object.keys(noTotals()).filter((total) => total !== 'unknownOpened')) {
      const text = said(checkTotals, { ...noTotals(), [name]: '1' }, 'totals');
      assert.equal(text, `totals.${name}: not a whole number of 0 or more ("1")`);
    }
  });

  it('is named also where it is one that may be left out', () => {
    assert.match(
      said(checkTotals, { ...noTotals(), unknownOpened: '1' }, 'totals') ?? 'passed',
      /^totals\.unknownOpened: /,
    );
    assert.match(said(checkRecipient, { ...RECIPIENT, reaction: 'angry' }) ?? 'passed', /^recipient\.reaction: /);
    for (const part of ['bounceClass', 'dropOrigin']) {
      const reason = { [part]: 'firm' };
      assert.match(
        said(checkRecipient, { ...RECIPIENT, reason }) ?? 'passed',
        new RegExp(`^recipient\\.reason\\.${part}: `),
      );
    }
  });

  it('of a page is named by the name of its rows', () => {
    const page = { items: [RECIPIENT, { ...RECIPIENT, messageId: 'm-2', statusAt: 'soon' }], offset: 0, total: 2 };
    assert.equal(said(recipientPage, page, 'page'), 'recipients[1].statusAt: not a date ("soon")');
    assert.equal(said(recipientPage, { ...page, items: 'none' }, 'page'), 'recipients: not a list ("none")');
    assert.equal(
      said(recipientPage, { ...page, total: undefined }, 'page'),
      'page.total: not a whole number of 0 or more (missing)',
    );
    assert.equal(
      said(recipientPage, { items: [], offset: -1, total: 0 }, 'page'),
      'page.offset: not a whole number of 0 or more (-1)',
    );
    assert.equal(
      said(recipientPage, { items: [], offset: 0, total: 0, counts: { opened: 'x' } }, 'page'),
      'page.counts.opened: not a whole number of 0 or more ("x")',
    );
    assert.equal(said(recipientPage, [RECIPIENT], 'page'), 'page: not an object (a list)');
  });

  it('that occurs twice is named at its second place', () => {
    const items = [RECIPIENT, { ...RECIPIENT, messageId: 'm-2' }, RECIPIENT];
    assert.equal(
      said(recipientPage, { items, offset: 0, total: 3 }, 'page'),
      'recipients[2].messageId: occurs twice ("m-1")',
    );
  });

  it('may be the whole: nothing, a list, a text, a function', () => {
    assert.equal(said(checkRecipient, undefined), 'recipient: not an object (missing)');
    assert.equal(said(checkRecipient, null), 'recipient: not an object (null)');
    assert.equal(said(checkRecipient, []), 'recipient: not an object (a list)');
    assert.match(said(checkRecipient, () => RECIPIENT) ?? 'passed', /^recipient: not an object \(/);
    assert.equal(
      said(listOf(checkRecipient, 'messageId'), { length: 0 }, 'recipients'),
      'recipients: not a list (an object)',
    );
  });

  it('may be a gap in a list', () => {
    const items = [RECIPIENT];
    items[2] = { ...RECIPIENT, messageId: 'm-3' };
    assert.equal(
      said(listOf(checkRecipient, 'messageId'), items, 'recipients'),
      'recipients[1]: not an object (missing)',
    );
  });

  it('keeps what came for the host to look at', () => {
    const wrong = { not: 'a text' };
    assert.throws(
      () => checkRecipient({ ...RECIPIENT, email: wrong }, 'recipient'),
      (error) =>
        error instanceof ShapeError &&
        error.received === wrong &&
        error.name === 'ShapeError' &&
        error instanceof TypeError,
    );
  });
});

describe('hostile data', () => {
  it('of great length are cut short in the message', () => {
    const text = said(checkRecipient, { ...RECIPIENT, status: 'x'.repeat(5_000_000) }) ?? '';
    assert.ok(text.length < 250 && text.endsWith('xxx…)'));
  });

  it('of kinds that JSON cannot write are named all the same', () => {
    assert.equal(
      said(checkRecipient, { ...RECIPIENT, opens: -1n }),
      'recipient.opens: not a whole number of 0 or more (-1)',
    );
    assert.equal(said(checkRecipient, { ...RECIPIENT, email: Symbol('a') }), 'recipient.email: not a text (Symbol(a))');
  });

  it('of objects that cannot be written as text are named all the same', () => {
    const circular: Record<string, unknown> = Object.create(null);
    circular['self'] = circular;
    assert.equal(said(checkRecipient, { ...RECIPIENT, email: circular }), 'recipient.email: not a text (an object)');
    const throwing = { toString: () => assert.fail(), toJSON: () => assert.fail() };
    assert.equal(said(checkRecipient, { ...RECIPIENT, email: throwing }), 'recipient.email: not a text (an object)');
  });

  it('that throw when they are read are not swallowed', () => {
    const broken = Object.defineProperty({ ...RECIPIENT }, 'email', {
      get() {
        throw new Error('gone');
      },
    });
    assert.throws(() => checkRecipient(broken, 'recipient'), { message: 'gone' });
  });

  it('of names that every object has are not taken for values', () => {
    assert.match(
      said(checkRecipient, { ...RECIPIENT, status: 'constructor' }) ?? 'passed',
      /^recipient\.status: not one of/,
    );
    assert.match(
      said(checkRecipient, { ...RECIPIENT, status: '__proto__' }) ?? 'passed',
      /^recipient\.status: not one of/,
    );
  });
});
