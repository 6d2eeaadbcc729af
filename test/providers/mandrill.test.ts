import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';

import type { MailEvent } from '../../src/model/mail-event.js';
import { mandrill } from '../../src/providers/mandrill.js';
import type { ParsedRequest, WebhookRequest } from '../../src/providers/provider.js';
import { request } from './corpus.js';
import { providerCases } from './provider-cases.js';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const URL = 'https://crm.example/webhooks/mandrill?team=1';
const KEY = 'k-1';
const MESSAGE = { _id: 'm-0a', email: 'ada@example.com', sender: 'crm@example.com', state: 'sent', ts: 1_772_452_000 };
const OPEN = { event: 'open', _id: 'm-0a', ts: 1_772_452_800, msg: MESSAGE };

function posted(events: unknown): WebhookRequest {
  return request(String(new URLSearchParams({ mandrill_events: JSON.stringify(events) })), FORM, URL);
}

function parse(events: unknown): ParsedRequest {
  return mandrill.parse(posted(events));
}

/** The event that one posted part is read to; `msg` is put over the ordinary message. */
function read({ msg, ...more }: { msg?: Record<string, unknown> } & Record<string, unknown>): MailEvent {
  const { events, rejected } = parse([{ ...OPEN, ...more, msg: { ...MESSAGE, ...msg } }]);
  assert.deepEqual(rejected, []);
  return events[0] ?? assert.fail('no event');
}

/** Signs as Mandrill says it does, with fields that are already in order. */
function signed(fields: [string, string][], key = KEY, url = URL): WebhookRequest {
  const signature = createHmac('sha1', key)
    .update(url + fields.flat().join(''))
    .digest('base64');
  return request(String(new URLSearchParams(fields)), { ...FORM, 'X-Mandrill-Signature': signature }, url);
}

const EVENTS: [string, string] = ['mandrill_events', JSON.stringify([OPEN])];

describe('mandrill', () => {
  const subject = {
    provider: mandrill,
    ordinary: () => posted([OPEN, { ...OPEN, event: 'hard_bounce', msg: { ...MESSAGE, diag: 'smtp;550 5.1.1 no' } }]),
    unknown: (event: string) => posted([{ ...OPEN, event }]),
    signed: () => Promise.resolve({ request: signed([EVENTS]), secret: KEY, otherSecret: 'k-2' }),
  };
  for (const { name, run } of providerCases) it(name, () => run(subject));
});

describe('a body', () => {
  it('may be an empty list', () => {
    assert.deepEqual(parse([]), { events: [], rejected: [] });
  });

  it('may be multipart', () => {
    const part = `--b1\r\nContent-Disposition: form-data; name="mandrill_events"\r\n\r\n${JSON.stringify([OPEN])}\r\n`;
    const body = request(`${part}--b1--\r\n`, { 'Content-Type': 'multipart/form-data; boundary=b1' });
    assert.deepEqual(mandrill.parse(body), parse([OPEN]));
    assert.equal(mandrill.parse(body).events.length, 1);
  });

  it('that is no form, or has not the field, is rejected as a whole', () => {
    const json = JSON.stringify([OPEN]);
    for (const other of [request(json, { 'Content-Type': 'application/json' }), request(json), request('a=1', FORM)]) {
      const { events, rejected } = mandrill.parse(other);
      assert.deepEqual(events, []);
      assert.deepEqual(
        rejected.map(({ problem }) => problem),
        ['body: expected a form with the field mandrill_events'],
      );
      assert.equal(rejected[0]?.raw, new TextDecoder().decode(other.body));
    }
  });

  it('whose field is not JSON is rejected as a whole', () => {
    for (const text of ['', '[', 'open']) {
      const { events, rejected } = mandrill.parse(request(`mandrill_events=${text}`, FORM));
      assert.deepEqual(events, []);
      assert.match(rejected[0]?.problem ?? '', /^body: expected JSON/);
    }
  });

  it('has events of several recipients, and is used in all its parts but the wrong ones', () => {
    const bob = { ...MESSAGE, _id: 'm-0b', email: 'bob@example.com' };
    const wrong = [
      { ...OPEN, msg: { ...MESSAGE, email: undefined } },
      { ...OPEN, msg: 'm-0a' },
      { ...OPEN, ts: 'soon' },
      { ...OPEN, event: undefined },
      { ts: OPEN.ts, type: 'blacklist', action: 'add', reject: {} },
      null,
    ];
    const { events, rejected } = parse([OPEN, ...wrong, { ...OPEN, event: 'send', msg: bob }]);
    assert.deepEqual(
      events.map(({ recipient, type, messageId, place }) => [recipient, type, messageId, place]),
      [
        ['ada@example.com', 'opened', 'm-0a', 'mandrill_events[0]'],
        ['bob@example.com', 'processed', 'm-0b', 'mandrill_events[7]'],
      ],
    );
    assert.deepEqual(
      rejected.map(({ problem }) => problem),
      [
        'mandrill_events[1].msg.email: expected a text, got nothing',
        'mandrill_events[2].msg.email: expected a text, got nothing',
        "mandrill_events[3].ts: expected seconds or milliseconds since 1970, got 'soon'",
        'mandrill_events[4].event: expected a text, got nothing',
        'mandrill_events[5].reject.email: expected a text, got nothing',
        'mandrill_events[6]: expected an object, got null',
      ],
    );
  });
});

describe('an event', () => {
  it('has every field that it is told, and no other', () => {
    assert.deepEqual(
      read({
        ip: '192.0.2.1',
        user_agent: 'Mail/1',
        user_agent_parsed: { mobile: false },
        url: 'https://example.com/',
        location: { country_short: 'UA' },
        msg: { metadata: { mailing_id: 'n-1', message_id: 7 }, diag: 'not of an open', opens: [{ ts: 1_772_452_700 }] },
      }),
      {
        type: 'opened',
        recipient: 'ada@example.com',
        time: '2026-03-02T12:00:00Z',
        messageId: 'm-0a',
        mailingRef: 'n-1',
        messageRef: '7',
        userAgent: 'Mail/1',
        ip: '192.0.2.1',
        provider: 'mandrill',
        nativeType: 'open',
        place: 'mandrill_events[0]',
      },
    );
  });

  const TYPES = {
    send: 'processed',
    deferral: 'deferred',
    delivered: 'delivered',
    hard_bounce: 'bounced',
    soft_bounce: 'bounced',
    reject: 'dropped',
    open: 'opened',
    click: 'clicked',
    spam: 'spam-report',
    unsub: 'unsubscribed',
    inbound: 'other',
    Hard_Bounce: 'bounced',
  };
  for (const [name, type] of Object.entries(TYPES)) {
    it(`named ${name} is ${type}, and keeps its name`, () => {
      const event = read({ event: name });
      assert.deepEqual([event.type, event.nativeType], [type, name]);
    });
  }

  it('of a bounce tells its class by its name, and no other has one', () => {
    assert.equal(read({ event: 'hard_bounce' }).bounceClass, 'hard');
    assert.equal(read({ event: 'soft_bounce' }).bounceClass, 'soft');
    for (const event of ['send', 'reject', 'deferral', 'constructor']) assert.ok(!('bounceClass' in read({ event })));
  });

  it('of a bounce tells what the server said, else how Mandrill calls it', () => {
    const msg = { diag: 'smtp;552 5.2.2 full', bounce_description: 'mailbox_full' };
    assert.equal(read({ event: 'soft_bounce', msg }).reason, 'smtp;552 5.2.2 full');
    assert.equal(read({ event: 'soft_bounce', msg: { ...msg, diag: null } }).reason, 'mailbox_full');
    assert.ok(!('reason' in read({ event: 'soft_bounce', msg: { diag: '', bounce_description: null } })));
    assert.ok(!('reason' in read({ event: 'delivered', msg })));
  });

  it('of a deferral tells what the server said at the latest attempt', () => {
    const smtp_events = [{ diag: '451 4.3.5 busy' }, { diag: '451 4.7.1 wait' }];
    assert.equal(read({ event: 'deferral', msg: { smtp_events } }).reason, '451 4.7.1 wait');
    for (const none of [[], null, ['451'], [null], 'text']) {
      assert.ok(!('reason' in read({ event: 'deferral', msg: { smtp_events: none } })));
    }
  });

  it('of a click tells its link, else the last of those that the message lists', () => {
    const clicks = [{ url: 'https://example.com/1' }, { url: 'https://example.com/2' }];
    assert.equal(read({ event: 'click', url: 'https://example.com/0', msg: { clicks } }).url, 'https://example.com/0');
    assert.equal(read({ event: 'click', msg: { clicks } }).url, 'https://example.com/2');
    assert.ok(!('url' in read({ event: 'click', msg: { clicks: null } })));
    assert.ok(!('url' in read({ event: 'spam', msg: { clicks } })));
  });

  it('happened at its own time, not at that of the message', () => {
    assert.equal(read({}).time, '2026-03-02T12:00:00Z');
    for (const ts of [undefined, null, 0, -1, 'soon', {}]) {
      const { events, rejected } = parse([{ ...OPEN, ts }]);
      assert.deepEqual([events.length, rejected.length], [0, 1]);
    }
  });

  it('has no references where the metadata is a list, or has no text in them', () => {
    for (const metadata of [[], null, 'text', { mailing_id: '', message_id: {} }]) {
      const event = read({ msg: { metadata } });
      assert.ok(!('mailingRef' in event) && !('messageRef' in event));
    }
  });

  it('takes the identifier of the event for that of the message where it has none', () => {
    assert.equal(read({ _id: 'm-1', msg: { _id: undefined } }).messageId, 'm-1');
    assert.ok(!('messageId' in read({ _id: undefined, msg: { _id: undefined } })));
  });

  it('about a list of the account is kept as other, and names the list and what was done', () => {
    const of = (event: Record<string, unknown>): MailEvent | undefined => parse([{ ts: OPEN.ts, ...event }]).events[0];
    assert.deepEqual(of({ type: 'blacklist', action: 'add', reject: { email: 'ada@example.com', reason: 'spam' } }), {
      type: 'other',
      recipient: 'ada@example.com',
      time: '2026-03-02T12:00:00Z',
      provider: 'mandrill',
      nativeType: 'sync:blacklist:add',
      place: 'mandrill_events[0]',
    });
    const entry = { email: 'bob@example.com' };
    assert.equal(of({ type: 'whitelist', action: 'remove', entry })?.recipient, 'bob@example.com');
    assert.equal(of({ type: 'allowlist', entry })?.nativeType, 'sync:allowlist');
  });
});

describe('a signature', () => {
  async function verdict(signedRequest: WebhookRequest, secret = KEY): Promise<[boolean | undefined, string[]]> {
    const said: string[] = [];
    return [await mandrill.verify?.(signedRequest, secret, { onRefused: (why) => said.push(why) }), said];
  }
  const ACCEPTED = [true, []];
  const WRONG = [false, ['the signature is wrong']];

  it('is accepted over the URL and the fields in the order of their names, however they are posted', async () => {
    const fields: [string, string][] = [['a', '1'], EVENTS, ['zone', 'ü &=+%']];
    const { headers } = signed(fields);
    assert.deepEqual(await verdict(signed(fields)), ACCEPTED);
    const other = request(String(new URLSearchParams([...fields].reverse())), Object.fromEntries(headers), URL);
    assert.deepEqual(await verdict(other), ACCEPTED);
  });

  it('is accepted over a multipart body', async () => {
    const [name, value] = EVENTS;
    const body = `--b1\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--b1--\r\n`;
    const headers = new Headers(signed([EVENTS]).headers);
    headers.set('Content-Type', 'multipart/form-data; boundary=b1');
    assert.deepEqual(await verdict({ ...request(body, {}, URL), headers }), ACCEPTED);
  });

  it('is refused with another key, body, field or URL, to the last slash', async () => {
    const right = signed([EVENTS]);
    assert.deepEqual(await verdict(right, 'k-2'), WRONG);
    assert.deepEqual(await verdict({ ...right, body: posted([OPEN, OPEN]).body }), WRONG);
    assert.deepEqual(await verdict({ ...right, body: signed([EVENTS, ['x', '']]).body }), WRONG);
    for (const url of [URL.replace('?team=1', ''), URL.replace('?', '/?'), URL.replace('https', 'http')]) {
      assert.deepEqual(await verdict({ ...right, url }), WRONG);
    }
  });

  it('is refused where it is missing, no base64, in hexadecimal, or over no form', async () => {
    const { body, headers } = signed([EVENTS]);
    const of = (value: string): WebhookRequest => request(body, { ...FORM, 'X-Mandrill-Signature': value }, URL);
    assert.deepEqual(await verdict(posted([OPEN])), [false, ['the signature header is missing']]);
    assert.deepEqual(await verdict(of('*')), WRONG);
    const hex = Buffer.from(headers.get('X-Mandrill-Signature') ?? '', 'base64').toString('hex');
    assert.deepEqual(await verdict(of(hex)), WRONG);
    const json = request('[]', { 'X-Mandrill-Signature': 'AAAA' }, URL);
    assert.deepEqual(await verdict(json), [false, ['the body is not a form']]);
  });

  it('of the first post is accepted with the key that everybody knows, as long as it says nothing', async () => {
    const empty: [string, string] = ['mandrill_events', '[]'];
    assert.deepEqual(await verdict(signed([empty], 'test-webhook')), ACCEPTED);
    assert.deepEqual(await verdict(signed([empty])), ACCEPTED);
    assert.deepEqual(await verdict(signed([empty], 'other')), WRONG);
    assert.deepEqual(await verdict(signed([EVENTS], 'test-webhook')), WRONG);
    assert.deepEqual(await verdict(signed([empty, EVENTS], 'test-webhook')), WRONG);
  });
});
