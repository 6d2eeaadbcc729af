import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';

import type { MailEvent } from '../../src/model/mail-event.js';
import type { RejectedEvent, WebhookRequest } from '../../src/providers/provider.js';
import { mailtrap } from '../../src/providers/mailtrap.js';
import { request } from './corpus.js';
import { providerCases } from './provider-cases.js';

const SECRET = '0123456789abcdef0123456789abcdef';

const OPEN = {
  event: 'open',
  timestamp: 1_772_452_800,
  sending_stream: 'transactional',
  message_id: 'p-1',
  email: 'ada@example.com',
  event_id: 'e-1',
};

function parse(posted: unknown): { events: MailEvent[]; rejected: RejectedEvent[] } {
  return mailtrap.parse(request(JSON.stringify(posted)));
}

function read(more: Record<string, unknown>): MailEvent {
  const { events, rejected } = parse({ events: [{ ...OPEN, ...more }] });
  assert.deepEqual(rejected, []);
  return events[0] ?? assert.fail('no event');
}

function lines(
  body: string | Uint8Array,
  type = 'application/jsonl',
): { events: MailEvent[]; rejected: RejectedEvent[] } {
  return mailtrap.parse(request(body, { 'Content-Type': type }));
}

function signedRequest(body: string, secret = SECRET): WebhookRequest {
  return request(body, { 'Mailtrap-Signature': createHmac('sha256', secret).update(body).digest('hex') });
}

const asJson = {
  provider: mailtrap,
  ordinary: () => request(JSON.stringify({ events: [OPEN, { ...OPEN, event: 'bounce', response: 'no' }] })),
  unknown: (event: string) => request(JSON.stringify({ events: [{ ...OPEN, event }] })),
  signed: () =>
    Promise.resolve({
      request: signedRequest(JSON.stringify({ events: [OPEN] })),
      secret: SECRET,
      otherSecret: 'another',
    }),
};

const JSON_LINES = { 'Content-Type': 'application/jsonl' };
const asLines = {
  provider: mailtrap,
  ordinary: () => request(`${JSON.stringify(OPEN)}\n${JSON.stringify({ ...OPEN, event: 'click' })}\n`, JSON_LINES),
  unknown: (event: string) => request(JSON.stringify({ ...OPEN, event }), JSON_LINES),
};

describe('mailtrap', () => {
  for (const { name, run } of providerCases) it(name, () => run(asJson));
});

describe('mailtrap, in lines', () => {
  for (const { name, run } of providerCases) it(name, () => run(asLines));
});

describe('a body of mailtrap', () => {
  it('is an object with a list of events, each with its place', () => {
    assert.deepEqual(
      parse({ events: [OPEN, { ...OPEN, email: 'bob@example.com' }] }).events.map(({ place, recipient }) => [
        place,
        recipient,
      ]),
      [
        ['events[0]', 'ada@example.com'],
        ['events[1]', 'bob@example.com'],
      ],
    );
    assert.deepEqual(parse({ events: [] }), { events: [], rejected: [] });
  });

  it('may be one event, or a list without an object around it', () => {
    assert.equal(parse(OPEN).events[0]?.place, undefined);
    assert.equal(parse([OPEN, OPEN]).events[1]?.place, '[1]');
  });

  it('may be lines of JSON, with any line ends', () => {
    const [first, second] = [JSON.stringify(OPEN), JSON.stringify({ ...OPEN, email: 'bob@example.com' })];
    for (const type of ['application/jsonl', 'application/x-ndjson; charset=utf-8', 'Application/JSONLines']) {
      const { events, rejected } = lines(`${first}\r\n\r\n${second}\n`, type);
      assert.deepEqual(rejected, []);
      assert.deepEqual(
        events.map(({ recipient, place }) => [recipient, place]),
        [
          ['ada@example.com', '[0]'],
          ['bob@example.com', '[1]'],
        ],
      );
    }
    assert.equal(mailtrap.parse(request(`${first}\n${second}`)).rejected.length, 1);
  });

  it('in lines is used in all of them but the wrong ones', () => {
    const { events, rejected } = lines(`${JSON.stringify(OPEN)}\n{"event":"op\n\n[]\n${JSON.stringify(OPEN)}`);
    assert.equal(events.length, 2);
    assert.deepEqual(
      rejected.map(({ problem, raw }) => [problem, raw]),
      [
        [`[1]: expected an object, got '{"event":"op'`, '{"event":"op'],
        ['[2]: expected an object, got a list', []],
      ],
    );
  });

  it('in lines keeps all digits of long numbers', () => {
    const line = JSON.stringify(OPEN).replace('"p-1"', '12345678901234567890');
    assert.equal(lines(line).events[0]?.messageId, '12345678901234567890');
  });

  it('that is not JSON, or not UTF-8, is rejected whole', () => {
    const bytes = Uint8Array.of(0x7b, 0xff, 0x0a, 0x7d);
    for (const { events, rejected } of [mailtrap.parse(request('')), mailtrap.parse(request(bytes)), lines(bytes)]) {
      assert.deepEqual(events, []);
      assert.match(rejected[0]?.problem ?? '', /^body: expected JSON/);
    }
  });

  it('is used in all its parts but the wrong ones, which are named by their field', () => {
    const bad = [{ ...OPEN, event: '' }, { ...OPEN, email: null }, { ...OPEN, timestamp: 'soon' }, null];
    const { events, rejected } = parse({ events: [OPEN, ...bad, OPEN] });
    assert.deepEqual(
      events.map(({ place }) => place),
      ['events[0]', 'events[5]'],
    );
    assert.deepEqual(
      rejected.map(({ problem }) => problem),
      [
        "events[1].event: expected a text, got ''",
        'events[2].email: expected the address of a recipient, got null',
        "events[3].timestamp: expected seconds or milliseconds since 1970, got 'soon'",
        'events[4]: expected an object, got null',
      ],
    );
    for (const none of [null, 7, 'x']) assert.equal(parse({ events: none }).rejected.length, 1);
  });
});

describe('an event of mailtrap', () => {
  it('has every field that it is told, and no other', () => {
    const more = {
      event: 'click',
      url: 'https://example.com/?a=1',
      ip: '192.0.2.1',
      user_agent: 'Mail/1',
      category: 'spring',
      custom_variables: { mailing_id: 'n-1', message_id: 42 },
    };
    assert.deepEqual(read(more), {
      type: 'clicked',
      recipient: 'ada@example.com',
      time: '2026-03-02T12:00:00Z',
      messageId: 'p-1',
      mailingRef: 'n-1',
      messageRef: '42',
      url: 'https://example.com/?a=1',
      userAgent: 'Mail/1',
      ip: '192.0.2.1',
      provider: 'mailtrap',
      providerEventId: 'e-1',
      nativeType: 'click',
      place: 'events[0]',
    });
  });

  const TYPES = {
    delivery: 'delivered',
    'soft bounce': 'deferred',
    soft_bounce: 'deferred',
    suspension: 'deferred',
    bounce: 'bounced',
    reject: 'dropped',
    open: 'opened',
    click: 'clicked',
    spam: 'spam-report',
    unsubscribe: 'unsubscribed',
    Delivery: 'delivered',
  };
  for (const [name, type] of Object.entries(TYPES)) {
    it(`named ${name} is ${type}, and keeps its name`, () => {
      const event = read({ event: name });
      assert.deepEqual([event.type, event.nativeType], [type, name]);
    });
  }

  it('of a failure tells what the server said, or else Mailtrap, and the class of a bounce alone', () => {
    const failure = { response: '550 5.1.1 unknown', response_code: 550, bounce_category: 'badrecipient' };
    const { reason, reasonCode, bounceClass } = read({ ...failure, event: 'bounce' });
    assert.deepEqual([reason, reasonCode, bounceClass], ['550 5.1.1 unknown', undefined, 'hard']);
    assert.equal(read({ ...failure, event: 'bounce', bounce_category: 'spam' }).bounceClass, 'hard');
    assert.equal('bounceClass' in read({ ...failure, event: 'soft bounce' }), false);
    assert.equal(read({ ...failure, event: 'bounce', reason: 'x' }).reason, '550 5.1.1 unknown');
    assert.equal(read({ event: 'reject', reason: 'in suppression list' }).reason, 'in suppression list');
    assert.equal(read({ event: 'suspension', reason: 'limit' }).reason, 'limit');
    for (const event of ['delivery', 'spam', 'unsubscribe']) {
      assert.equal('reason' in read({ ...failure, event, reason: 'x' }), false);
    }
  });

  it('of an open has no link, and says nothing of machines', () => {
    const event = read({ url: 'https://example.com/' });
    assert.ok(!('url' in event) && !('machine' in event));
  });

  it('about the account alone is rejected: it names no recipient', () => {
    const { events, rejected } = parse({ events: [{ event: 'activity_log.user.updated', timestamp: 1_772_452_800 }] });
    assert.deepEqual(events, []);
    assert.equal(rejected[0]?.problem, 'events[0].email: expected the address of a recipient, got nothing');
  });
});

describe('a signature of mailtrap', () => {
  const body = '{"events":[{"event":"open","name":"é"}]}\r\n';

  async function verdict(posted: WebhookRequest, secret = SECRET): Promise<string> {
    const why: string[] = [];
    const isAccepted = await mailtrap.verify?.(posted, secret, { onRefused: (reason) => why.push(reason) });
    assert.equal(why.length, isAccepted ? 0 : 1);
    return why[0] ?? 'accepted';
  }

  it('covers every byte of the body, and does not age', async () => {
    const { headers } = signedRequest(body);
    assert.equal(await verdict(signedRequest(body)), 'accepted');
    assert.equal(await verdict(signedRequest(body, 'another')), 'the signature is wrong');
    const bytes = Buffer.from(body);
    for (let place = 0; place < bytes.length; place += 1) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      assert.equal(
        await verdict({ url: '', headers, body: changed }),
        'the signature is wrong',
        `byte ${String(place)}`,
      );
    }
  });

  it('takes the secret as it is written, though it looks hexadecimal', async () => {
    const signature = createHmac('sha256', Buffer.from(SECRET, 'hex')).update(body).digest('hex');
    assert.equal(await verdict(request(body, { 'Mailtrap-Signature': signature })), 'the signature is wrong');
  });

  it('is refused where it is missing, cut short, or not hexadecimal', async () => {
    const right = signedRequest(body).headers.get('Mailtrap-Signature') ?? '';
    for (const wrong of [right.slice(2), `${right}00`, 'x'.repeat(64)]) {
      assert.equal(await verdict(request(body, { 'Mailtrap-Signature': wrong })), 'the signature is wrong', wrong);
    }
    const without: Record<string, string>[] = [{}, { 'Mailtrap-Signature': '' }, { Signature: right }];
    for (const headers of without) {
      assert.equal(await verdict(request(body, headers)), 'the signature header is missing');
    }
  });
});
