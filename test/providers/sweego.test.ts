import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';

import type { MailEvent } from '../../src/model/mail-event.js';
import type { RejectedEvent, WebhookRequest } from '../../src/providers/provider.js';
import { sweego } from '../../src/providers/sweego.js';
import { request } from './corpus.js';
import { providerCases } from './provider-cases.js';

const SECRET = Buffer.from('a key of our own, of 48 bytes as those of Sweego').toString('base64');
const SIGNED_AT = 1_772_452_800;

const SENT = {
  event_type: 'email_sent',
  timestamp: '2026-03-02T12:00:00+00:00',
  swg_uid: '01-u-1',
  event_id: 'e-1',
  channel: 'email',
  transaction_id: 't-1',
  headers: { 'x-mailer': 'Sweego', 'x-client-id': 'c-1', 'x-transaction-id': 't-1' },
  campaign_tags: null,
  campaign_type: 'transac',
  campaign_id: 'transac',
  recipient: 'ada@example.com',
  domain_from: 'example.org',
};

function parse(posted: unknown): { events: MailEvent[]; rejected: RejectedEvent[] } {
  return sweego.parse(request(JSON.stringify(posted)));
}

function read(more: Record<string, unknown>): MailEvent {
  const { events, rejected } = parse({ ...SENT, ...more });
  assert.deepEqual(rejected, []);
  return events[0] ?? assert.fail('no event');
}

function signedRequest(body = JSON.stringify(SENT), more: Record<string, string> = {}): WebhookRequest {
  const key = Buffer.from(SECRET, 'base64');
  const signature = createHmac('sha256', key)
    .update(`w-1.${String(SIGNED_AT)}.${body}`)
    .digest('base64');
  const headers = { 'webhook-id': 'w-1', 'webhook-timestamp': String(SIGNED_AT), 'webhook-signature': signature };
  return request(body, { ...headers, ...more });
}

describe('sweego', () => {
  const subject = {
    provider: sweego,
    ordinary: () => request(JSON.stringify({ ...SENT, event_type: 'hard_bounce', details: '(550 no)' })),
    unknown: (event_type: string) => request(JSON.stringify({ ...SENT, event_type })),
    signed: () =>
      Promise.resolve({
        request: signedRequest(),
        secret: SECRET,
        otherSecret: Buffer.from('another key of ours').toString('base64'),
        now: new Date(SIGNED_AT * 1000),
      }),
  };
  for (const { name, run } of providerCases) it(name, () => run(subject));
});

describe('an event of sweego', () => {
  it('has every field that it is told, and no other', () => {
    const click = { ip_address: '192.0.2.1', url: 'https://example.com/?a=1', user_agent: 'Mail/1', proxy: false };
    const headers = { ...SENT.headers, 'x-mailing-id': 'n-1', 'x-message-id': 42 };
    assert.deepEqual(read({ event_type: 'email_clicked', click, headers, subject: 'Spring' }), {
      type: 'clicked',
      recipient: 'ada@example.com',
      time: '2026-03-02T12:00:00Z',
      messageId: 't-1',
      mailingRef: 'n-1',
      messageRef: '42',
      url: 'https://example.com/?a=1',
      machine: false,
      userAgent: 'Mail/1',
      ip: '192.0.2.1',
      provider: 'sweego',
      providerEventId: 'e-1',
      nativeType: 'email_clicked',
    });
  });

  const TYPES = {
    email_sent: ['processed'],
    delivered: ['delivered'],
    'soft-bounce': ['bounced', 'soft'],
    soft_bounce: ['bounced', 'soft'],
    hard_bounce: ['bounced', 'hard'],
    'hard-bounce': ['bounced', 'hard'],
    email_opened: ['opened'],
    email_clicked: ['clicked'],
    complaint: ['spam-report'],
    list_unsub: ['unsubscribed'],
    email_inbound: ['other'],
    Delivered: ['delivered'],
  };
  for (const [name, [type, bounceClass]] of Object.entries(TYPES)) {
    it(`named ${name} is ${[type, bounceClass].join(' ').trim()}, and keeps its name`, () => {
      const event = read({ event_type: name });
      assert.deepEqual([event.type, event.bounceClass, event.nativeType], [type, bounceClass, name]);
    });
  }

  it('of a text message is other, whatever its name', () => {
    const event = read({ event_type: 'delivered', channel: 'sms', recipient: '+41000000000' });
    assert.deepEqual([event.type, event.nativeType, event.recipient], ['other', 'delivered', '+41000000000']);
    assert.equal(read({ event_type: 'delivered', channel: undefined }).type, 'delivered');
  });

  it('has its time in UTC, also where it has no zone, with the precision of the source', () => {
    assert.equal(read({ timestamp: '2026-03-02T12:00:00' }).time, '2026-03-02T12:00:00Z');
    assert.equal(read({ timestamp: '2026-03-02T13:00:00.416380+01:00' }).time, '2026-03-02T12:00:00.416380Z');
  });

  it('has for its message id the transaction, and else what Sweego calls the mail to one recipient', () => {
    const headers = { 'x-transaction-id': 't-2' };
    assert.equal(read({ headers }).messageId, 't-2');
    assert.equal(read({ headers: null }).messageId, 't-1');
    assert.equal(read({ headers: {}, transaction_id: undefined }).messageId, '01-u-1');
  });

  it('of a bounce tells what the server said, at the end of the log', () => {
    const details =
      'Mar 02 12:00:00 mta: REJECTED[other] to=ada@example.com id=<1@example.com> (550 5.1.1 no (at all))';
    const told = (event_type: string, text: unknown): string | undefined => read({ event_type, details: text }).reason;
    assert.equal(told('hard_bounce', details), '550 5.1.1 no (at all)');
    assert.equal(told('soft-bounce', 'mta: (452-full\n452 really full) '), '452-full\n452 really full');
    for (const other of ['a log without it', 'a log (of mine)', '(550 cut off', '(x) 550 no)']) {
      assert.equal(told('hard_bounce', other), other);
    }
    assert.equal(told('hard_bounce', undefined), undefined);
    assert.equal(told('delivered', details), undefined);
  });

  it('of a bounce takes no time over a log that is made to be slow', () => {
    const started = performance.now();
    for (const end of ['', ')']) read({ event_type: 'hard_bounce', details: '(550 '.repeat(200_000) + end });
    assert.ok(performance.now() - started < 2000);
  });

  it('tells of opens and clicks whether a proxy caused them, and nothing where sweego does not', () => {
    const open = { ip_address: '192.0.2.1', user_agent: 'Mail/1', proxy: true };
    const event = read({ event_type: 'email_opened', open });
    assert.deepEqual([event.machine, event.userAgent, event.ip, 'url' in event], [true, 'Mail/1', '192.0.2.1', false]);
    assert.equal(read({ event_type: 'email_clicked', click: { proxy: true } }).machine, true);
    assert.equal('machine' in read({ event_type: 'email_opened' }), false);
    assert.equal('machine' in read({ event_type: 'delivered', open }), false);
  });

  it('without what makes an event is rejected by the name of the field, and others are used', () => {
    const bad = [{ ...SENT, event_type: null }, { ...SENT, recipient: '' }, { ...SENT, timestamp: 1 }, 'x'];
    const { events, rejected } = parse([SENT, ...bad, SENT]);
    assert.deepEqual(
      events.map(({ place }) => place),
      ['[0]', '[5]'],
    );
    assert.deepEqual(
      rejected.map(({ problem }) => problem),
      [
        '[1].event_type: expected a text, got null',
        "[2].recipient: expected the address of a recipient, got ''",
        '[3].timestamp: expected a time in ISO 8601, got 1',
        "[4]: expected an object, got 'x'",
      ],
    );
    assert.match(sweego.parse(request('{')).rejected[0]?.problem ?? '', /^body: expected JSON/);
  });
});

describe('a signature of sweego', () => {
  async function verdict(posted: WebhookRequest, later = 0): Promise<string> {
    const why: string[] = [];
    const now = new Date((SIGNED_AT + later) * 1000);
    const isAccepted = await sweego.verify?.(posted, SECRET, { now, onRefused: (reason) => why.push(reason) });
    assert.equal(why.length, isAccepted ? 0 : 1);
    return why[0] ?? 'accepted';
  }

  it('stands alone in its header, without a version', async () => {
    assert.doesNotMatch(signedRequest().headers.get('webhook-signature') ?? '', /,/);
    assert.equal(await verdict(signedRequest()), 'accepted');
  });

  it('covers id, time and body, and is good for five minutes', async () => {
    assert.equal(await verdict(signedRequest(undefined, { 'webhook-id': 'w-2' })), 'the signature is wrong');
    const later = { 'webhook-timestamp': String(SIGNED_AT + 1) };
    assert.equal(await verdict(signedRequest(undefined, later)), 'the signature is wrong');
    const { headers } = signedRequest();
    assert.equal(await verdict({ ...request('{}'), headers }), 'the signature is wrong');
    assert.equal(await verdict(signedRequest(), 300), 'accepted');
    assert.equal(await verdict(signedRequest(), 301), 'the signature is too old, or of the future');
  });

  it('is refused where it is missing', async () => {
    assert.equal(await verdict(request(JSON.stringify(SENT))), 'the signature headers are missing');
  });
});
