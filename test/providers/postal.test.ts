import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, it } from 'node:test';

import type { MailEvent } from '../../src/model/mail-event.js';
import { postal } from '../../src/providers/postal.js';
import type { ParsedRequest, WebhookRequest } from '../../src/providers/provider.js';
import { request } from './corpus.js';
import { providerCases } from './provider-cases.js';

const MESSAGE = {
  id: 42,
  token: 't-1',
  direction: 'outgoing',
  message_id: 'a1@rp.example.com',
  to: 'ada@example.com',
  from: 'crm@example.com',
  timestamp: 1_772_452_000.5,
  tag: null,
};
const OPENED = {
  event: 'MessageLoaded',
  timestamp: 1_772_452_800.25,
  uuid: 'u-1',
  payload: { message: MESSAGE, ip_address: '192.0.2.1', user_agent: 'Mail/1' },
};

function parse(posted: unknown): ParsedRequest {
  return postal.parse(request(JSON.stringify(posted)));
}

/** The event that a payload is read to. */
function read(event: string, payload: Record<string, unknown> = {}, more: Record<string, unknown> = {}): MailEvent {
  const { events, rejected } = parse({ ...OPENED, event, payload: { message: MESSAGE, ...payload }, ...more });
  assert.deepEqual(rejected, []);
  return events[0] ?? assert.fail('no event');
}

function keyPair() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const pem = String(publicKey.export({ type: 'spki', format: 'pem' }));
  return { pem, bare: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'), privateKey, publicKey };
}

const BODY = JSON.stringify(OPENED);
const PAIR = keyPair();
const OTHER = keyPair();
const made = (hash: 'sha1' | 'sha256', key = PAIR.privateKey, body = BODY): string =>
  sign(hash, Buffer.from(body), key).toString('base64');
const signed = (headers: Record<string, string>, body = BODY): WebhookRequest => request(body, headers);

describe('postal', () => {
  const failed = { message: MESSAGE, status: 'HardFail', output: '550 5.1.1 no such user', timestamp: 1_772_452_801.5 };
  const subject = {
    provider: postal,
    ordinary: () => request(JSON.stringify({ ...OPENED, event: 'MessageDeliveryFailed', payload: failed })),
    unknown: (event: string) => request(JSON.stringify({ ...OPENED, event })),
    signed: () => {
      const right = signed({ 'X-Postal-Signature-256': made('sha256'), 'X-Postal-Signature': made('sha1') });
      return Promise.resolve({ request: right, secret: PAIR.bare, otherSecret: OTHER.bare });
    },
  };
  for (const { name, run } of providerCases) it(name, () => run(subject));
});

describe('a body', () => {
  it('that is not JSON, or not UTF-8, is rejected as a whole', () => {
    for (const body of ['', 'event=1', '{"event"', Uint8Array.of(0x7b, 0xff, 0x7d)]) {
      const { events, rejected } = postal.parse(request(body));
      assert.deepEqual(events, []);
      assert.match(rejected[0]?.problem ?? '', /^body: expected JSON/);
    }
  });

  it('without a name, a recipient or a time is rejected, and the field is named', () => {
    const problemOf = (more: Record<string, unknown>): unknown =>
      parse({ ...OPENED, ...more }).rejected.map(({ problem }) => problem);
    assert.deepEqual(problemOf({ event: undefined }), ['body.event: expected a text, got nothing']);
    assert.deepEqual(problemOf({ payload: {} }), ['body.payload.message.to: expected a text, got nothing']);
    assert.deepEqual(problemOf({ payload: { original_message: { to: '' } } }), [
      "body.payload.original_message.to: expected a text, got ''",
    ]);
    assert.deepEqual(problemOf({ timestamp: 'soon' }), [
      "body.timestamp: expected seconds or milliseconds since 1970, got 'soon'",
    ]);
    assert.deepEqual(
      parse('MessageSent').rejected.map(({ problem }) => problem),
      ["body: expected an object, got 'MessageSent'"],
    );
  });

  it('about the mail server itself has no event', () => {
    for (const event of ['DomainDNSError', 'SendLimitApproaching', 'SendLimitExceeded']) {
      assert.deepEqual(parse({ ...OPENED, event, payload: { domain: 'example.com' } }), { events: [], rejected: [] });
    }
  });
});

describe('an event', () => {
  it('has every field that it is told, and no other', () => {
    assert.deepEqual(parse(OPENED), {
      events: [
        {
          type: 'opened',
          recipient: 'ada@example.com',
          time: '2026-03-02T12:00:00.250Z',
          messageId: '42',
          userAgent: 'Mail/1',
          ip: '192.0.2.1',
          provider: 'postal',
          providerEventId: 'u-1',
          nativeType: 'MessageLoaded',
        },
      ],
      rejected: [],
    });
  });

  const TYPES = {
    MessageSent: 'delivered',
    MessageDelayed: 'deferred',
    MessageDeliveryFailed: 'dropped',
    MessageHeld: 'deferred',
    MessageBounced: 'bounced',
    MessageLoaded: 'opened',
    MessageLinkClicked: 'clicked',
  };
  for (const [name, type] of Object.entries(TYPES)) {
    it(`named ${name} is ${type}, and keeps its name`, () => {
      const event = read(name);
      assert.deepEqual([event.type, event.nativeType], [type, name]);
    });
  }

  it('of an attempt happened when it was made, and any other when the webhook was', () => {
    assert.equal(read('MessageSent', { timestamp: 1_772_452_799.5 }).time, '2026-03-02T11:59:59.500Z');
    for (const timestamp of [undefined, null, 'soon', 0]) {
      assert.equal(read('MessageSent', { timestamp }).time, '2026-03-02T12:00:00.250Z');
    }
    assert.equal(read('MessageSent', {}, { timestamp: 1_772_452_800 }).time, '2026-03-02T12:00:00Z');
  });

  it('of a delay tells what the server said, else what Postal says', () => {
    const details = 'No SMTP servers were available';
    assert.equal(read('MessageDelayed', { details, output: '451 4.7.1 wait\n' }).reason, '451 4.7.1 wait');
    assert.equal(read('MessageDelayed', { details, output: '' }).reason, details);
    assert.ok(!('reason' in read('MessageSent', { details, output: '250 OK' })));
  });

  it('of a failure is a bounce where a server refused, with the class that its reply tells', () => {
    const of = (output: string): unknown => {
      const { type, bounceClass, reason } = read('MessageDeliveryFailed', { details: 'Permanent error', output });
      return [type, bounceClass, reason];
    };
    for (const [reply, bounceClass] of [
      ['550 5.1.1 no such user', 'hard'],
      ['550-5.1.1 no such\n550 5.1.1 user', 'hard'],
      ['550 no such user', 'hard'],
      ['550-5.7.1 mail from there is not wanted', 'block'],
      ['554 5.7.26 not authenticated', 'block'],
      ['451 4.7.1 wait', undefined],
      ['5500 5.7.1', undefined],
      ['connection lost', undefined],
    ] as const) {
      assert.deepEqual(of(reply), ['bounced', bounceClass, reply]);
    }
  });

  it('of a failure is a soft bounce where Postal gave up, and a drop where it did not try', () => {
    const of = (details: string): unknown => {
      const { type, bounceClass, reason } = read('MessageDeliveryFailed', { details, output: '' });
      return [type, bounceClass, reason];
    };
    const given = 'Maximum number of delivery attempts (18) has been reached.';
    assert.deepEqual(of(given), ['bounced', 'soft', given]);
    const spam = 'Message is likely spam. Threshold is 5 and the message scored 7.';
    assert.deepEqual(of(spam), ['dropped', undefined, spam]);
  });

  it('of a held mail is a delay, but a drop where the address failed before', () => {
    const limit = 'Message held because send limit (10) has been reached.';
    const { type, reason } = read('MessageHeld', { details: limit });
    assert.deepEqual([type, reason], ['deferred', limit]);
    const details = 'Recipient (ada@example.com) is on the suppression list (reason: too many hard fails)';
    const dropped = read('MessageHeld', { details, output: '' });
    assert.deepEqual([dropped.type, dropped.reason], ['dropped', details]);
  });

  it('of a bounce is about the mail that came back, and tells the subject of what came', () => {
    const bounce = { id: 43, to: 'x@psrp.example.com', subject: 'Undelivered', timestamp: 1_772_452_700 };
    const event = read('MessageBounced', { message: undefined, original_message: MESSAGE, bounce });
    assert.deepEqual(
      [event.type, event.recipient, event.messageId, event.reason, event.time],
      ['bounced', 'ada@example.com', '42', 'Undelivered', '2026-03-02T12:00:00.250Z'],
    );
    assert.ok(!('bounceClass' in event));
  });

  it('of a click tells its link, and no other does', () => {
    assert.equal(read('MessageLinkClicked', { url: 'https://example.com/?a=1' }).url, 'https://example.com/?a=1');
    assert.ok(!('url' in read('MessageLoaded', { url: 'https://example.com/' })));
  });

  it('of a mail that came in is kept as other', () => {
    const incoming = { message: { ...MESSAGE, direction: 'incoming' }, output: '550 no' };
    for (const name of ['MessageSent', 'MessageDeliveryFailed']) {
      const event = read(name, incoming);
      assert.deepEqual([event.type, event.nativeType], ['other', `${name}:incoming`]);
      assert.ok(!('reason' in event) && !('bounceClass' in event));
    }
  });

  it('takes the Message-ID for the identifier where there is no other', () => {
    assert.equal(read('MessageSent', { message: { ...MESSAGE, id: undefined } }).messageId, 'a1@rp.example.com');
  });

  it('has the references of the host from the tag', () => {
    const of = (tag: unknown): unknown => {
      const { mailingRef, messageRef } = read('MessageSent', { message: { ...MESSAGE, tag } });
      return [mailingRef, messageRef];
    };
    assert.deepEqual(of('mailing_id=n-1&message_id=m%2F1'), ['n-1', 'm/1']);
    assert.deepEqual(of('message_id=7'), [undefined, '7']);
    for (const tag of ['welcome', '', null, ['mailing_id=n-1'], 'mailing_id=&message_id=+']) {
      assert.deepEqual(of(tag), [undefined, undefined]);
    }
  });
});

describe('a signature', () => {
  async function verdict(asked: WebhookRequest, secret = PAIR.bare): Promise<[boolean | undefined, string[]]> {
    const said: string[] = [];
    return [await postal.verify?.(asked, secret, { onRefused: (why) => said.push(why) }), said];
  }
  const ACCEPTED = [true, []];
  const WRONG = [false, ['the signature is wrong']];
  const SHA256 = signed({ 'X-Postal-Signature-256': made('sha256'), 'X-Postal-Signature-KID': 'k-1' });

  it('is accepted with the key in any form in which Postal or OpenSSL prints it', async () => {
    const { pem, bare } = PAIR;
    const record = `postal-1._domainkey IN TXT "v=DKIM1; t=s; h=sha256; p=${bare};"`;
    const wrapped = bare.replace(/.{64}/g, '$&\r\n');
    for (const key of [bare, pem, pem.replaceAll('\n', '\r\n'), wrapped, record, `p=${bare}`, `v=DKIM1;p=${bare}`]) {
      assert.deepEqual(await verdict(SHA256, key), ACCEPTED, key);
    }
  });

  it('with SHA-1 alone is accepted, as older versions send it', async () => {
    assert.deepEqual(await verdict(signed({ 'X-Postal-Signature': made('sha1') })), ACCEPTED);
  });

  it('with SHA-256 decides where both are sent', async () => {
    const [one, two] = [made('sha1'), made('sha256')];
    assert.deepEqual(await verdict(signed({ 'X-Postal-Signature': 'AAAA', 'X-Postal-Signature-256': two })), ACCEPTED);
    assert.deepEqual(await verdict(signed({ 'X-Postal-Signature': one, 'X-Postal-Signature-256': 'AAAA' })), WRONG);
    assert.deepEqual(await verdict(signed({ 'X-Postal-Signature': one, 'X-Postal-Signature-256': one })), WRONG);
    assert.deepEqual(await verdict(signed({ 'X-Postal-Signature': two })), WRONG);
  });

  it('is refused with another key or body', async () => {
    assert.deepEqual(await verdict(SHA256, OTHER.pem), WRONG);
    assert.deepEqual(await verdict({ ...SHA256, body: request(`${BODY} `).body }), WRONG);
    assert.deepEqual(await verdict(signed({ 'X-Postal-Signature-256': made('sha256', OTHER.privateKey) })), WRONG);
  });

  it('is refused where it is missing, or says nothing but which key it was made with', async () => {
    const MISSING = [false, ['the signature header is missing']];
    assert.deepEqual(await verdict(request(BODY)), MISSING);
    assert.deepEqual(await verdict(signed({ 'X-Postal-Signature-KID': 'k-1' })), MISSING);
    assert.deepEqual(
      await verdict(signed({ 'X-Postal-Signature-256': '', 'X-Postal-Signature': made('sha1') })),
      MISSING,
    );
  });

  it('is refused, and does not throw, for a key of another kind', async () => {
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' });
    const old = PAIR.publicKey.export({ type: 'pkcs1', format: 'pem' });
    for (const key of [String(curve), String(old), PAIR.bare.slice(4), 'p=', '***', '', 'k-1']) {
      assert.deepEqual(await verdict(SHA256, key), WRONG, key);
    }
  });
});
