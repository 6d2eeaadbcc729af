import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';

import type { MailEvent } from '../../src/model/mail-event.js';
import { mailgun } from '../../src/providers/mailgun.js';
import type { ParsedRequest, VerifyOptions, WebhookRequest } from '../../src/providers/provider.js';
import { request } from './corpus.js';
import { providerCases } from './provider-cases.js';

const KEY = 'k-1';
const SECONDS = 1_772_452_800;
const NOW = new Date(SECONDS * 1000);
const HOUR = 3_600_000;
const JSON_TYPE = { 'Content-Type': 'application/json' };
const FORM_TYPE = { 'Content-Type': 'application/x-www-form-urlencoded' };
const HEADERS = { headers: { 'message-id': 'p-1@example.com', to: 'Ada <ada@example.com>' } };
const OPEN = {
  event: 'opened',
  id: 'e-1',
  timestamp: 1_772_452_800.25,
  recipient: 'ada@example.com',
  message: HEADERS,
};
const OLD_OPEN = { event: 'opened', recipient: 'ada@example.com', timestamp: String(SECONDS), 'Message-Id': '<p-1@x>' };

function parse(posted: unknown): ParsedRequest {
  return mailgun.parse(request(JSON.stringify(posted), JSON_TYPE));
}

function only({ events, rejected }: ParsedRequest): MailEvent {
  assert.deepEqual(rejected, []);
  assert.equal(events.length, 1);
  return events[0] ?? assert.fail('no event');
}

/** The event that an ordinary one with these changes is read to. */
function read(more: Record<string, unknown>): MailEvent {
  return only(parse({ 'event-data': { ...OPEN, ...more } }));
}

function form(fields: Record<string, string> | [string, string][]): WebhookRequest {
  return request(String(new URLSearchParams(fields)), FORM_TYPE);
}

function readForm(more: Record<string, string>): MailEvent {
  return only(mailgun.parse(form({ ...OLD_OPEN, ...more })));
}

function signatureBlock(timestamp: string, token: string, key = KEY): Record<string, string> {
  const hmac = createHmac('sha256', key).update(timestamp + token);
  return { timestamp, token, signature: hmac.digest('hex') };
}

function signed(signature: unknown = signatureBlock(String(SECONDS), 't-1'), event: unknown = OPEN): WebhookRequest {
  return request(JSON.stringify({ signature, 'event-data': event }), JSON_TYPE);
}

/** Why a request is refused; empty where it is accepted. */
async function refusal(posted: WebhookRequest, options: VerifyOptions = {}, secret = KEY): Promise<string> {
  let why = '';
  const onRefused = (text: string): string => (why = text);
  const isAccepted = await mailgun.verify?.(posted, secret, { now: NOW, onRefused, ...options });
  assert.equal(isAccepted, why === '');
  return why;
}

describe('mailgun', () => {
  const subject = {
    provider: mailgun,
    ordinary: () => signed(undefined, { ...OPEN, event: 'failed', severity: 'permanent', reason: 'bounce' }),
    unknown: (event: string) => signed(undefined, { ...OPEN, event }),
    signsInBody: true,
    signed: () => Promise.resolve({ request: signed(), secret: KEY, otherSecret: 'k-2', now: NOW }),
  };
  for (const { name, run } of providerCases) it(name, () => run(subject));
});

describe('mailgun, as a form', () => {
  const subject = {
    provider: mailgun,
    ordinary: () => form({ ...OLD_OPEN, event: 'bounced', code: '5.1.1', error: 'no such user' }),
    unknown: (event: string) => form({ ...OLD_OPEN, event }),
    nativeTypeOf: (name: string) => `legacy:${name}`,
    signed: () => {
      const posted = form({ ...signatureBlock(String(SECONDS), 't-1'), ...OLD_OPEN });
      return Promise.resolve({ request: posted, secret: KEY, otherSecret: 'k-2', now: NOW });
    },
  };
  for (const { name, run } of providerCases) it(name, () => run(subject));
});

describe('a body', () => {
  const problemOf = (posted: WebhookRequest): string => {
    const { events, rejected } = mailgun.parse(posted);
    assert.deepEqual([events, rejected.length], [[], 1]);
    return rejected[0]?.problem ?? '';
  };

  it('that is neither JSON nor a form is rejected as a whole', () => {
    for (const body of ['', 'event=opened', '{"event-data":', Uint8Array.of(0x22, 0xff, 0xfe, 0x22)]) {
      assert.match(problemOf(request(body, JSON_TYPE)), /^body: expected JSON/);
    }
  });

  it('without an event, or with a wrong field, is rejected by the name of it', () => {
    const WRONG: [event: unknown, problem: string][] = [
      [null, ': expected an object, got null'],
      ['opened', ": expected an object, got 'opened'"],
      [{ ...OPEN, event: '' }, ".event: expected a text, got ''"],
      [{ ...OPEN, recipient: undefined }, '.recipient: expected the address of a recipient, got nothing'],
      [{ ...OPEN, timestamp: 'x' }, ".timestamp: expected seconds or milliseconds since 1970, got 'x'"],
    ];
    for (const [event, problem] of WRONG)
      assert.equal(problemOf(signed(undefined, event)), `body.event-data${problem}`);
    assert.match(problemOf(form({ ...OLD_OPEN, recipient: '' })), /^body\.recipient: expected the address of a rec/);
    assert.equal(problemOf(form({})), 'body.event: expected a text, got nothing');
  });

  it('in a list is read part by part, and a wrong part does not spoil the others', () => {
    const other = { ...OPEN, recipient: 'bob@example.com' };
    const { events, rejected } = parse([{ 'event-data': OPEN }, {}, { 'event-data': other }]);
    const read = events.map(({ recipient, place }) => `${String(place)} ${recipient}`);
    assert.deepEqual(read, ['[0] ada@example.com', '[2] bob@example.com']);
    assert.deepEqual(rejected, [{ problem: '[1].event-data: expected an object, got nothing', raw: {} }]);
  });
});

describe('an event', () => {
  it('has every field that it is told, and no other', () => {
    const told = {
      'user-variables': { mailing_id: 'n-1', message_id: 'm-1', other: { deep: true } },
      'client-info': { 'user-agent': 'Mail/1', bot: 'apple' },
      ip: '192.0.2.1',
      tags: ['a'],
    };
    assert.deepEqual(read(told), {
      type: 'opened',
      recipient: 'ada@example.com',
      time: '2026-03-02T12:00:00.250Z',
      messageId: 'p-1@example.com',
      mailingRef: 'n-1',
      messageRef: 'm-1',
      machine: true,
      userAgent: 'Mail/1',
      ip: '192.0.2.1',
      provider: 'mailgun',
      providerEventId: 'e-1',
      nativeType: 'opened',
    });
  });

  const TYPES = {
    accepted: 'processed',
    delivered: 'delivered',
    rejected: 'dropped',
    opened: 'opened',
    clicked: 'clicked',
    complained: 'spam-report',
    unsubscribed: 'unsubscribed',
    stored: 'other',
    Delivered: 'delivered',
  };
  for (const [event, type] of Object.entries(TYPES)) {
    it(`named ${event} is ${type}, and keeps its name`, () => {
      const { type: readType, nativeType } = read({ event });
      assert.deepEqual([readType, nativeType], [type, event]);
    });
  }

  it('has its time to the millisecond, or in whole seconds', () => {
    assert.equal(read({ timestamp: 1_772_452_800.987654 }).time, '2026-03-02T12:00:00.987Z');
    assert.equal(read({ timestamp: '1772452800' }).time, '2026-03-02T12:00:00Z');
  });

  it('has the id of its message without angle brackets', () => {
    const message = { headers: { 'message-id': '<p-2@example.com>' } };
    assert.equal(read({ message }).messageId, 'p-2@example.com');
    assert.equal('messageId' in read({ message: {} }), false);
  });

  it('takes variables that are numbers as text, and none from beside them', () => {
    const { mailingRef, messageRef } = read({ 'user-variables': { mailing_id: 7, message_id: 42 } });
    assert.deepEqual([mailingRef, messageRef], ['7', '42']);
    assert.equal('mailingRef' in read({ mailing_id: 'n-1', 'user-variables': ['n-1'] }), false);
  });

  it('tells of an open or a click whether a bot caused it, and nothing where Mailgun does not', () => {
    for (const event of ['opened', 'clicked']) {
      for (const bot of ['apple', 'gmail', 'generic'])
        assert.equal(read({ event, 'client-info': { bot } }).machine, true);
      assert.equal(read({ event, 'client-info': { bot: '' } }).machine, false);
      assert.equal('machine' in read({ event, 'client-info': { bot: null } }), false);
      assert.equal('machine' in read({ event }), false);
    }
    assert.equal('machine' in read({ event: 'unsubscribed', 'client-info': { bot: 'apple' } }), false);
  });

  it('of a click tells the link, and of an open not', () => {
    const url = 'https://example.com/?a=1&b=2';
    assert.deepEqual([read({ event: 'clicked', url }).url, 'url' in read({ url })], [url, false]);
  });

  it('of a rejected mail has the address that the mail was for, one event for each', () => {
    const to = '"Ada, of X" <ada@example.com>, bob@example.com, Team <>, broken@, "x@example.com, y" <c@example.com>';
    const message = { headers: { to } };
    const rejected = { event: 'rejected', id: 'e-2', timestamp: SECONDS, reject: { reason: 'Sandbox only.' } };
    const { events } = parse({ 'event-data': { ...rejected, message } });
    assert.deepEqual(
      events.map(({ type, recipient, reason }) => [type, recipient, reason].join(' ')),
      ['ada', 'bob', 'c'].map((name) => `dropped ${name}@example.com Sandbox only.`),
    );
    assert.equal(read({ event: 'rejected', message }).recipient, 'ada@example.com');
    assert.equal(parse({ 'event-data': { ...rejected, event: 'opened', message } }).rejected.length, 1);
    assert.equal(parse({ 'event-data': rejected }).rejected.length, 1);
  });

  it('keeps signs of every language', () => {
    const status = { message: 'ящик полон 📪' };
    const event = read({ event: 'failed', recipient: 'юлия@пример.рф', 'delivery-status': status });
    assert.deepEqual([event.recipient, event.reason], ['юлия@пример.рф', 'ящик полон 📪']);
  });
});

describe('a failure', () => {
  const FAILURES: [severity: string | undefined, reason: string, type: string, bounceClass?: string][] = [
    ['temporary', 'generic', 'deferred'],
    ['temporary', 'espblock', 'deferred'],
    ['permanent', 'bounce', 'bounced', 'hard'],
    ['permanent', 'generic', 'bounced', 'hard'],
    ['permanent', 'espblock', 'bounced', 'block'],
    ['permanent', 'old', 'bounced', 'soft'],
    ['temporary', 'old', 'bounced', 'soft'],
    ['lasting', 'generic', 'bounced'],
    ['constructor', 'generic', 'bounced'],
    [undefined, 'generic', 'bounced'],
  ];
  for (const [severity, reason, type, bounceClass] of FAILURES) {
    it(`that is ${severity ?? 'of no severity'}, for the reason ${reason}, is ${type} ${bounceClass ?? ''}`, () => {
      const event = read({ event: 'failed', severity, reason });
      const nativeType = severity === undefined ? 'failed' : `failed:${severity}`;
      assert.deepEqual([event.type, event.bounceClass, event.nativeType], [type, bounceClass, nativeType]);
    });
  }

  it('of an address on a list of Mailgun’s is a drop', () => {
    for (const reason of ['suppress-bounce', 'suppress-unsubscribe', 'suppress-complaint']) {
      const event = read({ event: 'failed', severity: 'permanent', reason });
      assert.deepEqual([event.type, event.nativeType, event.reason], ['dropped', 'failed:suppress', reason]);
      assert.equal('bounceClass' in event, false);
    }
  });

  it('has the server’s words for a reason, else Mailgun’s description, else its word', () => {
    const reasonOf = (status: unknown): string | undefined =>
      read({ event: 'failed', severity: 'permanent', reason: 'generic', 'delivery-status': status }).reason;
    assert.equal(reasonOf({ message: '5.1.1 no such user', description: 'sorry' }), '5.1.1 no such user');
    assert.equal(reasonOf({ message: '', description: 'Not delivering to it' }), 'Not delivering to it');
    assert.equal(reasonOf({ message: '', description: '' }), 'generic');
    assert.equal('reason' in read({ event: 'delivered', 'delivery-status': { message: 'OK' } }), false);
  });

  it('has an enhanced status code, and no other', () => {
    const codeOf = (status: unknown): string | undefined =>
      read({ event: 'failed', severity: 'temporary', 'delivery-status': status }).reasonCode;
    assert.equal(codeOf({ 'enhanced-code': '4.7.652', code: 451 }), '4.7.652');
    assert.equal(codeOf({ 'enhanced-code': '', 'bounce-code': '5.1.1' }), '5.1.1');
    assert.equal(codeOf({ 'enhanced-code': '550', code: 550 }), undefined);
    assert.equal('reasonCode' in read({ event: 'delivered', 'delivery-status': { 'enhanced-code': '2.0.0' } }), false);
  });
});

describe('a form', () => {
  const DISPOSITION = 'Content-Disposition: form-data';

  it('has every field that it is told, and no other', () => {
    const told = { mailing_id: 'n-1', message_id: 'm-1', 'user-agent': 'Mail/1', ip: '192.0.2.1', city: 'Berlin' };
    assert.deepEqual(readForm({ ...told, event: 'clicked', url: 'https://example.com/' }), {
      type: 'clicked',
      recipient: 'ada@example.com',
      time: '2026-03-02T12:00:00Z',
      messageId: 'p-1@x',
      mailingRef: 'n-1',
      messageRef: 'm-1',
      url: 'https://example.com/',
      userAgent: 'Mail/1',
      ip: '192.0.2.1',
      provider: 'mailgun',
      nativeType: 'legacy:clicked',
    });
  });

  it('may be multipart, with files in it', () => {
    const part = (head: string, value: string): string => `--b1\r\n${DISPOSITION}; ${head}\r\n\r\n${value}\r\n`;
    const fields = Object.entries(OLD_OPEN).map(([name, value]) => part(`name="${name}"`, value));
    const body = [part('name="event"; filename="a.eml"', 'clicked'), ...fields, '--b1--\r\n'].join('');
    const posted = request(body, { 'Content-Type': 'multipart/form-data; boundary=b1' });
    assert.deepEqual(mailgun.parse(posted), mailgun.parse(form(OLD_OPEN)));
  });

  it('tells of bounces and drops by names of their own', () => {
    const bounced = { event: 'bounced', code: '5.1.1', error: 'no such user', notification: 'gone' };
    const { type, bounceClass, reason, reasonCode } = readForm(bounced);
    assert.deepEqual([type, bounceClass, reason, reasonCode], ['bounced', 'hard', 'no such user', '5.1.1']);
    const drop = readForm({ event: 'dropped', code: '605', description: 'bounced before', reason: 'hardfail' });
    assert.deepEqual([drop.type, drop.reason, 'reasonCode' in drop], ['dropped', 'bounced before', false]);
  });

  it('tells of a mail that was given up as of a drop, which it is not', () => {
    const event = readForm({ event: 'dropped', reason: 'old' });
    assert.deepEqual([event.type, event.bounceClass, event.nativeType], ['bounced', 'soft', 'legacy:dropped']);
    assert.equal(readForm({ reason: 'old' }).type, 'opened');
  });

  it('is not misread where a variable of the host has the name of a field', () => {
    const block = Object.entries(signatureBlock(String(SECONDS), 't-1'));
    const event = Object.entries({ event: 'opened', recipient: 'ada@example.com' });
    const own = Object.entries({ event: 'clicked', recipient: 'x', timestamp: '1', token: 't', signature: 's' });
    const { recipient, type, time } = only(mailgun.parse(form([...event, ...own, ...block])));
    assert.deepEqual([recipient, type, time], ['ada@example.com', 'opened', '2026-03-02T12:00:00Z']);
  });
});

describe('a signature', () => {
  it('is accepted in JSON and in a form, also beside variables of its names', async () => {
    assert.equal(await refusal(signed()), '');
    assert.equal(await refusal(signed({ ...signatureBlock(String(SECONDS), 't-1'), timestamp: SECONDS })), '');
    const block = Object.entries(signatureBlock(String(SECONDS), 't-1'));
    assert.equal(await refusal(form([['token', 'mine'], ...block])), '');
  });

  it('of the account above a subaccount is accepted', async () => {
    const block = signatureBlock(String(SECONDS), 't-1', 'k-sub');
    const parent = signatureBlock(String(SECONDS), 't-1')['signature'];
    assert.equal(await refusal(signed({ ...block, 'parent-signature': parent })), '');
    assert.equal(await refusal(signed(block)), 'the signature is wrong');
  });

  it('is refused with another key, token, time, or a changed bit of its own', async () => {
    const block = signatureBlock(String(SECONDS), 't-1');
    const wrong = 'the signature is wrong';
    assert.equal(await refusal(signed(), {}, 'k-2'), wrong);
    assert.equal(await refusal(signed(), {}, ''), wrong);
    assert.equal(await refusal(signed({ ...block, token: 't-2' })), wrong);
    assert.equal(await refusal(signed({ ...block, timestamp: String(SECONDS + 1) })), wrong);
    assert.equal(await refusal(signed({ ...block, signature: 'xyz' })), wrong);
    const flipped = (block['signature'] ?? '').replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    assert.equal(await refusal(signed({ ...block, signature: flipped })), wrong);
  });

  it('is refused where it or a part of it is missing, whatever the body is', async () => {
    const block = signatureBlock(String(SECONDS), 't-1');
    for (const name of ['timestamp', 'token', 'signature']) {
      assert.equal(await refusal(signed({ ...block, [name]: '' })), 'the signature is missing');
    }
    for (const body of ['', '[]', 'null', '{}', '{"signature":7}', Uint8Array.of(0xff), JSON.stringify([block])]) {
      assert.equal(await refusal(request(body)), 'the signature is missing');
      assert.equal(await refusal(request(body, FORM_TYPE)), 'the signature is missing');
    }
  });

  it('may be as old as the last repetition of a post, and no older', async () => {
    const after = (hours: number): VerifyOptions => ({ now: new Date(NOW.getTime() + hours * HOUR) });
    assert.equal(await refusal(signed(), after(8)), '');
    assert.equal(await refusal(signed(), after(9.01)), 'the signature is too old');
    assert.equal(await refusal(signed(), after(-9.01)), 'the signature is too old');
  });

  it('is refused where a digit was moved from its time to its token, or back', async () => {
    const { signature } = signatureBlock(String(SECONDS), '0e1');
    const moved = ['177245280 00e1', '17724528000 e1', '17724528000e 1'];
    for (const [timestamp, token] of moved.map((each) => each.split(' '))) {
      assert.equal(await refusal(signed({ timestamp, token, signature })), 'the timestamp is not one of whole seconds');
    }
  });

  it('is refused the second time, where its token is remembered, for as long as it is not too old', async () => {
    const known = new Map<string, Date>();
    const remember = (token: string, until: Date): boolean => !known.has(token) && known.set(token, until).has(token);
    assert.equal(await refusal(signed(), { remember }), '');
    assert.deepEqual([...known], [['t-1', new Date(NOW.getTime() + 9 * HOUR)]]);
    assert.equal(
      await refusal(signed(undefined, { ...OPEN, event: 'clicked' }), { remember }),
      'the token was used before',
    );
    assert.equal(await refusal(signed(signatureBlock(String(SECONDS), 't-2')), { remember }), '');
  });

  it('that is wrong or too old uses no token up', async () => {
    const remember = (): boolean => assert.fail('asked');
    assert.equal(await refusal(signed(), { remember }, 'k-2'), 'the signature is wrong');
    assert.equal(await refusal(signed(), { remember, now: new Date(0) }), 'the signature is too old');
  });

  it('is refused, and nothing thrown, where tokens cannot be remembered just now', async () => {
    const remember = (): Promise<boolean> => Promise.reject(new Error('no database'));
    assert.match(await refusal(signed(), { remember }), /no database/);
  });
});
