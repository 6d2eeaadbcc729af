import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { describe, it } from 'node:test';

import type { MailEvent } from '../../src/model/mail-event.js';
import type { RejectedEvent, WebhookRequest } from '../../src/providers/provider.js';
import { sendgrid } from '../../src/providers/sendgrid.js';
import { request } from './corpus.js';
import { providerCases } from './provider-cases.js';

const SIGNATURE = 'X-Twilio-Email-Event-Webhook-Signature';
const TIMESTAMP = 'X-Twilio-Email-Event-Webhook-Timestamp';
const OPEN = {
  event: 'open',
  email: 'ada@example.com',
  timestamp: 1_772_452_800,
  sg_event_id: 'e-1',
  sg_message_id: 'p-1.filter',
};

function parse(posted: unknown): { events: MailEvent[]; rejected: RejectedEvent[] } {
  return sendgrid.parse(request(JSON.stringify(posted)));
}

/** The event that one posted part is read to. */
function read(more: Record<string, unknown>): MailEvent {
  const { events, rejected } = parse([{ ...OPEN, ...more }]);
  assert.deepEqual(rejected, []);
  return events[0] ?? assert.fail('no event');
}

function keyPair(): { publicKey: string; privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'), privateKey };
}

function signatureOf(body: string, timestamp: string, key: KeyObject): Buffer {
  return sign('sha256', Buffer.from(timestamp + body), { key, dsaEncoding: 'der' });
}

function signedRequest(body: string, der: Uint8Array, timestamp = '1772452800'): WebhookRequest {
  return request(body, { [SIGNATURE]: Buffer.from(der).toString('base64'), [TIMESTAMP]: timestamp });
}

describe('sendgrid', () => {
  const subject = {
    provider: sendgrid,
    ordinary: () =>
      request(JSON.stringify([OPEN, { ...OPEN, event: 'bounce', type: 'bounce', reason: '550', status: '5.1.1' }])),
    unknown: (event: string) => request(JSON.stringify([{ ...OPEN, event }])),
    signed: () => {
      const { publicKey, privateKey } = keyPair();
      const body = JSON.stringify([OPEN]);
      const signed = signedRequest(body, signatureOf(body, '1772452800', privateKey));
      return Promise.resolve({ request: signed, secret: publicKey, otherSecret: keyPair().publicKey });
    },
  };
  for (const { name, run } of providerCases) it(name, () => run(subject));
});

describe('a body', () => {
  it('may be one event without a list', () => {
    const { place, ...event } = parse([OPEN]).events[0] ?? assert.fail('no event');
    assert.equal(place, '[0]');
    assert.deepEqual(parse(OPEN), { events: [event], rejected: [] });
  });

  it('may be an empty list', () => {
    assert.deepEqual(parse([]), { events: [], rejected: [] });
  });

  it('may have line ends between and after its events', () => {
    const text = `[${JSON.stringify(OPEN)},\r\n${JSON.stringify(OPEN)}]\r\n`;
    assert.equal(sendgrid.parse(request(text)).events.length, 2);
  });

  it('that is not JSON, or not UTF-8, is rejected as a whole', () => {
    for (const body of ['', 'event=open', '[{"event":"open"', Uint8Array.of(0x5b, 0x22, 0xff, 0xfe, 0x22, 0x5d)]) {
      const { events, rejected } = sendgrid.parse(request(body));
      assert.deepEqual(events, []);
      assert.match(rejected[0]?.problem ?? '', /^body: expected JSON/);
    }
  });

  it('is used in all its parts but the wrong ones, which are named by their field', () => {
    const wrong = [
      { ...OPEN, email: undefined },
      'open',
      { ...OPEN, event: 7.5 },
      { ...OPEN, timestamp: 'soon' },
      null,
      [OPEN],
      { ...OPEN, event: '' },
    ];
    const { events, rejected } = parse([OPEN, ...wrong, { ...OPEN, email: 'bob@example.com' }]);
    assert.deepEqual(
      events.map(({ recipient, type }) => [recipient, type]),
      [
        ['ada@example.com', 'opened'],
        ['ada@example.com', 'other'],
        ['bob@example.com', 'opened'],
      ],
    );
    assert.deepEqual(
      rejected.map(({ problem }) => problem),
      [
        '[1].email: expected a text, got nothing',
        "[2]: expected an object, got 'open'",
        "[4].timestamp: expected seconds or milliseconds since 1970, got 'soon'",
        '[5]: expected an object, got null',
        '[6]: expected an object, got a list',
        "[7].event: expected a text, got ''",
      ],
    );
    assert.deepEqual(rejected[1]?.raw, 'open');
  });
});

describe('an event', () => {
  it('has every field that it is told, and no other', () => {
    assert.deepEqual(
      read({
        mailing_id: 'n-1',
        message_id: 'm-1',
        useragent: 'Mail/1',
        ip: '192.0.2.1',
        sg_machine_open: false,
        category: ['a'],
      }),
      {
        type: 'opened',
        recipient: 'ada@example.com',
        time: '2026-03-02T12:00:00Z',
        provider: 'sendgrid',
        nativeType: 'open',
        messageId: 'p-1.filter',
        mailingRef: 'n-1',
        messageRef: 'm-1',
        machine: false,
        userAgent: 'Mail/1',
        ip: '192.0.2.1',
        providerEventId: 'e-1',
        place: '[0]',
      },
    );
  });

  const TYPES = {
    processed: 'processed',
    deferred: 'deferred',
    delivered: 'delivered',
    bounce: 'bounced',
    dropped: 'dropped',
    open: 'opened',
    click: 'clicked',
    spamreport: 'spam-report',
    unsubscribe: 'unsubscribed',
    group_unsubscribe: 'unsubscribed',
    group_resubscribe: 'resubscribed',
    Processed: 'processed',
  };
  for (const [name, type] of Object.entries(TYPES)) {
    it(`named ${name} is ${type}, and keeps its name`, () => {
      const event = read({ event: name });
      assert.deepEqual([event.type, event.nativeType], [type, name]);
    });
  }

  it('has its time in seconds or milliseconds, as a number or as text', () => {
    for (const timestamp of [1_772_452_800, '1772452800', ' 1772452800 ']) {
      assert.equal(read({ timestamp }).time, '2026-03-02T12:00:00Z');
    }
    for (const timestamp of [1_772_452_800_000, '1772452800000']) {
      assert.equal(read({ timestamp }).time, '2026-03-02T12:00:00.000Z');
    }
    assert.equal(read({ timestamp: 1_772_452_800_123 }).time, '2026-03-02T12:00:00.123Z');
  });

  it('without a time that can be one is rejected', () => {
    for (const timestamp of [undefined, null, '', 'soon', 0, -5, true, [1_772_452_800], {}, 1e300, '1e400']) {
      const { events, rejected } = parse([{ ...OPEN, timestamp }]);
      assert.deepEqual([events.length, rejected.length], [0, 1]);
      assert.match(rejected[0]?.problem ?? '', /^\[0\]\.timestamp: expected seconds or milliseconds since 1970, got /);
    }
  });

  it('tells of an open whether software caused it, and nothing where sendgrid does not', () => {
    assert.equal(read({ sg_machine_open: true }).machine, true);
    assert.equal(read({ sg_machine_open: false }).machine, false);
    assert.equal('machine' in read({}), false);
    assert.equal('machine' in read({ event: 'delivered', sg_machine_open: true }), false);
  });

  it('takes the SMTP id for the message id where there is no other, unless it is empty', () => {
    assert.equal(read({ sg_message_id: undefined, 'smtp-id': '<a@example.com>' }).messageId, '<a@example.com>');
    assert.equal(read({ 'smtp-id': '<a@example.com>' }).messageId, 'p-1.filter');
    assert.equal('messageId' in read({ sg_message_id: '', 'smtp-id': '' }), false);
  });

  it('takes custom arguments that are numbers as text', () => {
    const { mailingRef, messageRef } = read({ mailing_id: 7, message_id: 42 });
    assert.deepEqual([mailingRef, messageRef], ['7', '42']);
  });

  it('of a bounce tells its class, reason and code', () => {
    const bounce = { event: 'bounce', reason: ' 550 5.1.1 unknown ', status: '5.1.1' };
    const { bounceClass, reason, reasonCode, nativeType } = read({ ...bounce, type: 'bounce' });
    assert.deepEqual(
      [bounceClass, reason, reasonCode, nativeType],
      ['hard', '550 5.1.1 unknown', '5.1.1', 'bounce:bounce'],
    );
    assert.equal(read({ ...bounce, type: 'blocked' }).bounceClass, 'block');
    assert.equal('bounceClass' in read(bounce), false);
    assert.equal('bounceClass' in read({ ...bounce, type: 'constructor' }), false);
  });

  it('of a deferral tells the server’s response as its reason, and of a delivery not', () => {
    assert.equal(read({ event: 'deferred', response: '400 try again later' }).reason, '400 try again later');
    assert.equal('reason' in read({ event: 'delivered', response: '250 OK' }), false);
  });

  it('of a click tells the link, and of an open not', () => {
    assert.equal(read({ event: 'click', url: 'https://example.com/?a=1' }).url, 'https://example.com/?a=1');
    assert.equal('url' in read({ url: 'https://example.com/' }), false);
  });

  it('keeps signs of every language', () => {
    const email = 'юлия@пример.рф';
    assert.equal(read({ email, event: 'bounce', reason: 'ящик переполнен 📪' }).reason, 'ящик переполнен 📪');
    assert.equal(read({ email }).recipient, email);
  });
});

describe('a signature', () => {
  const { publicKey, privateKey } = keyPair();
  const body = '[{"email":"ada@example.com","url":"https://example.com/?a=1\\u0026b=2"}]\r\n';
  const verify = (signed: WebhookRequest, key = publicKey): Promise<boolean> | undefined =>
    sendgrid.verify?.(signed, key);

  it('is accepted in all the forms that random numbers give it', async () => {
    const lengths = new Set<number>();
    for (let round = 0; round < 600; round += 1) {
      const der = signatureOf(body, '1772452800', privateKey);
      lengths.add(der.length);
      assert.equal(await verify(signedRequest(body, der)), true, der.toString('hex'));
    }
    assert.ok(lengths.has(70) && lengths.has(71) && lengths.has(72), [...lengths].join());
  });

  it('is accepted with an r or s that is shorter than usual', async () => {
    const key = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    for (let timestamp = 0, found = 0; found < 3; timestamp += 1) {
      const der = signatureOf(body, String(timestamp), key);
      if (der.length >= 70) continue;
      found += 1;
      assert.equal(await verify(signedRequest(body, der, String(timestamp))), true, der.toString('hex'));
    }
  });

  it('is refused with another body, time, key, or a changed bit of its own', async () => {
    const der = signatureOf(body, '1772452800', privateKey);
    assert.equal(await verify(signedRequest(body.trimEnd(), der)), false);
    assert.equal(await verify(signedRequest(body, der, '1772452801')), false);
    assert.equal(await verify(signedRequest(body, der), keyPair().publicKey), false);
    for (let place = 0; place < der.length; place += 1) {
      const changed = Buffer.from(der);
      changed[place] = (changed[place] ?? 0) ^ 1;
      assert.equal(await verify(signedRequest(body, changed)), false, `byte ${String(place)}`);
    }
  });

  it('is refused where bytes are missing or follow', async () => {
    const der = signatureOf(body, '1772452800', privateKey);
    for (let length = 0; length < der.length; length += 1)
      assert.equal(await verify(signedRequest(body, der.subarray(0, length))), false);
    assert.equal(await verify(signedRequest(body, Buffer.concat([der, Buffer.of(0)]))), false);
    const longer = Buffer.concat([Buffer.of(0x30, (der[1] ?? 0) + 2), der.subarray(2), Buffer.of(0x02, 0x00)]);
    assert.equal(await verify(signedRequest(body, longer)), false);
  });

  it('of zeros, or of nothing, is refused', async () => {
    const zeros = Buffer.of(0x30, 0x06, 0x02, 0x01, 0x00, 0x02, 0x01, 0x00);
    assert.equal(await verify(signedRequest(body, zeros)), false);
    assert.equal(await verify(signedRequest(body, Buffer.of(0x30, 0x04, 0x02, 0x00, 0x02, 0x00))), false);
    assert.equal(await verify(signedRequest(body, Buffer.of())), false);
  });

  it('is refused without one of its headers, and where it is not base64', async () => {
    const der = signatureOf(body, '1772452800', privateKey).toString('base64');
    assert.equal(await verify(request(body, { [TIMESTAMP]: '1772452800' })), false);
    assert.equal(await verify(request(body, { [SIGNATURE]: der })), false);
    assert.equal(await verify(request(body, { [SIGNATURE]: '*not base64*', [TIMESTAMP]: '1772452800' })), false);
  });

  it('is refused, and does not throw, for a key of another kind', async () => {
    const signed = signedRequest(body, signatureOf(body, '1772452800', privateKey));
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'der' });
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ type: 'spki', format: 'der' });
    for (const key of [rsa.toString('base64'), curve.toString('base64'), 'MFkw', '', '***'])
      assert.equal(await verify(signed, key), false);
  });
});
