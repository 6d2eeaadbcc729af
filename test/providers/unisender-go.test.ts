import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';

import type { MailEvent } from '../../src/model/mail-event.js';
import type { ParsedRequest, WebhookRequest } from '../../src/providers/provider.js';
import { unisenderGo } from '../../src/providers/unisender-go.js';
import { request } from './corpus.js';
import { providerCases } from './provider-cases.js';

const KEY = 'key-1';
const OPENED = {
  job_id: 'j-1',
  email: 'ada@example.com',
  status: 'opened',
  event_time: '2026-03-02 12:00:00',
};

const eventOf = (data: unknown, event_name = 'transactional_email_status'): unknown => ({
  event_name,
  event_data: data,
});

function batchOf(events: unknown): unknown {
  return { auth: '-', events_by_user: [{ user_id: 1, project_id: '2', events }] };
}

function parse(posted: unknown): ParsedRequest {
  return unisenderGo.parse(request(JSON.stringify(posted)));
}

/** The event that the data of one status is read to. */
function read(more: Record<string, unknown>): MailEvent {
  const { events, rejected } = parse(batchOf([eventOf({ ...OPENED, ...more })]));
  assert.deepEqual(rejected, []);
  return events[0] ?? assert.fail('no event');
}

/** Signs a text in which `AUTH` stands where the signature is to be. */
function signed(text: string, key = KEY): string {
  return text.replace('AUTH', createHash('md5').update(text.replace('AUTH', key)).digest('hex'));
}

const SIGNED = JSON.stringify({ auth: 'AUTH', events_by_user: [{ user_id: 1, events: [eventOf(OPENED)] }] });

describe('unisender-go', () => {
  const bounced = { ...OPENED, status: 'hard_bounced', delivery_info: { destination_response: '550 5.1.1 no' } };
  const subject = {
    provider: unisenderGo,
    ordinary: () => request(JSON.stringify(batchOf([eventOf(OPENED), eventOf(bounced)]))),
    unknown: (status: string) => request(JSON.stringify(batchOf([eventOf({ ...OPENED, status })]))),
    // The signature stands in the body, so it is right without headers as well: it has its own cases below.
  };
  for (const { name, run } of providerCases) it(name, () => run(subject));
});

describe('a body', () => {
  it('may be one event, with all its fields at hand', () => {
    const { events, rejected } = parse({ auth: '-', event_name: 'transactional_email_status', user_id: 1, ...OPENED });
    const { place, ...event } = read({});
    assert.equal(place, 'events_by_user[0].events[0]');
    assert.deepEqual([events, rejected], [[event], []]);
  });

  it('may have no events, of no user', () => {
    for (const posted of [batchOf([]), { events_by_user: [] }]) {
      assert.deepEqual(parse(posted), { events: [], rejected: [] });
    }
  });

  it('has the events of its users one after the other', () => {
    const usersOf = (email: string): unknown => ({ events: [eventOf({ ...OPENED, email })] });
    const { events } = parse({ events_by_user: [usersOf('ada@example.com'), usersOf('bob@example.com')] });
    assert.deepEqual(
      events.map(({ recipient, place }) => [recipient, place]),
      [
        ['ada@example.com', 'events_by_user[0].events[0]'],
        ['bob@example.com', 'events_by_user[1].events[0]'],
      ],
    );
  });

  it('that is not JSON, or not UTF-8, is rejected as a whole', () => {
    for (const body of ['', 'auth=1', '{"auth"', Uint8Array.of(0x7b, 0xff, 0x7d)]) {
      const { events, rejected } = unisenderGo.parse(request(body));
      assert.deepEqual(events, []);
      assert.match(rejected[0]?.problem ?? '', /^body: expected JSON/);
    }
  });

  it('is used in all its parts but the wrong ones, which are named by their field', () => {
    const wrong = [
      eventOf({ ...OPENED, email: '' }),
      eventOf({ ...OPENED, status: undefined }),
      eventOf({ ...OPENED, event_time: 'soon' }),
      eventOf({ ...OPENED, event_time: undefined }),
      eventOf(null),
      { event_data: OPENED },
      7,
    ];
    const { events, rejected } = parse(batchOf([...wrong, eventOf(OPENED)]));
    assert.deepEqual(
      events.map(({ place }) => place),
      ['events_by_user[0].events[7]'],
    );
    assert.deepEqual(
      rejected.map(({ problem }) => problem.replace('events_by_user[0].events', '')),
      [
        "[0].event_data.email: expected a text, got ''",
        '[1].event_data.status: expected a text, got nothing',
        "[2].event_data.event_time: expected a time in ISO 8601, got 'soon'",
        '[3].event_data.event_time: expected a time in ISO 8601, got nothing',
        '[4].event_data.status: expected a text, got nothing',
        '[5].event_name: expected a text, got nothing',
        '[6]: expected an object, got 7',
      ],
    );
  });

  it('of another shape is rejected where it differs', () => {
    const problemOf = (posted: unknown): string | undefined => parse(posted).rejected[0]?.problem;
    assert.equal(problemOf(null), 'body: expected an object, got null');
    assert.equal(problemOf({}), 'body.event_name: expected a text, got nothing');
    assert.equal(problemOf({ events_by_user: null }), 'events_by_user: expected an object, got null');
    assert.equal(problemOf({ events_by_user: [1] }), 'events_by_user[0]: expected an object, got 1');
    assert.equal(problemOf({ events_by_user: [{}] }), 'events_by_user[0].events: expected an object, got nothing');
  });
});

describe('an event', () => {
  it('has every field that it is told, and no other', () => {
    const delivery_info = { delivery_status: 'ok_link_visited', user_agent: 'Mail/1', ip: '192.0.2.1' };
    const metadata = { mailing_id: 'n-1', message_id: 7, campaign_id: 'c' };
    assert.deepEqual(read({ status: 'clicked', url: 'https://example.com/?a=1', delivery_info, metadata }), {
      type: 'clicked',
      recipient: 'ada@example.com',
      time: '2026-03-02T12:00:00Z',
      messageId: 'j-1',
      mailingRef: 'n-1',
      messageRef: '7',
      url: 'https://example.com/?a=1',
      userAgent: 'Mail/1',
      ip: '192.0.2.1',
      provider: 'unisender-go',
      nativeType: 'clicked',
      place: 'events_by_user[0].events[0]',
    });
  });

  const TYPES = {
    sent: 'processed',
    delivered: 'delivered',
    soft_bounced: 'deferred',
    hard_bounced: 'bounced',
    opened: 'opened',
    clicked: 'clicked',
    spam: 'spam-report',
    unsubscribed: 'unsubscribed',
    subscribed: 'resubscribed',
    Opened: 'opened',
  };
  for (const [status, type] of Object.entries(TYPES)) {
    it(`of the status ${status} is ${type}, and keeps its name`, () => {
      const event = read({ status });
      assert.deepEqual([event.type, event.nativeType], [type, status]);
    });
  }

  const CLASSES = {
    err_user_unknown: 'hard',
    err_user_inactive: 'hard',
    err_mailbox_discarded: 'hard',
    err_unreachable: 'hard',
    err_of_next_year: 'hard',
    constructor: 'hard',
    err_mailbox_full: 'soft',
    err_too_large: 'soft',
    err_domain_inactive: 'soft',
    err_destination_misconfigured: 'soft',
    err_delivery_failed: 'soft',
    err_spam_rejected: 'block',
    err_blacklisted: 'block',
  };
  for (const [delivery_status, bounceClass] of Object.entries(CLASSES)) {
    it(`that bounced with ${delivery_status} is ${bounceClass}`, () => {
      const event = read({ status: 'hard_bounced', delivery_info: { delivery_status } });
      assert.deepEqual([event.type, event.bounceClass, event.reason], ['bounced', bounceClass, delivery_status]);
    });
  }

  it('that bounced without more words is hard, and has no reason', () => {
    const event = read({ status: 'hard_bounced' });
    assert.equal(event.bounceClass, 'hard');
    assert.ok(!('reason' in event));
  });

  it('of a mail that was not even tried is a drop', () => {
    for (const delivery_status of ['skip_dup_unreachable', 'err_skip_letter', 'err_spam_skipped', 'err_unsubscribed']) {
      const event = read({ status: 'hard_bounced', delivery_info: { delivery_status } });
      assert.deepEqual([event.type, event.reason], ['dropped', delivery_status]);
      assert.ok(!('bounceClass' in event));
    }
    const opened = read({ delivery_info: { delivery_status: 'skip_dup_unreachable' } });
    assert.equal(opened.type, 'opened');
  });

  it('tells what the server said before how Unisender calls it, and only of a failure', () => {
    const delivery_info = { delivery_status: 'err_will_retry', destination_response: '451 4.7.1 wait' };
    assert.equal(read({ status: 'soft_bounced', delivery_info }).reason, '451 4.7.1 wait');
    for (const status of ['spam', 'delivered', 'unsubscribed']) {
      assert.ok(!('reason' in read({ status, delivery_info, comment: 'too many' })));
    }
  });

  it('has a link only if it is a click', () => {
    assert.ok(!('url' in read({ url: 'https://example.com/' })));
  });

  it('has its time in UTC, with the offset taken off where there is one', () => {
    assert.equal(read({ event_time: '2026-03-02T15:00:00+03:00' }).time, '2026-03-02T12:00:00Z');
    assert.equal(read({ event_time: '2026-03-02 12:00:00.25' }).time, '2026-03-02T12:00:00.25Z');
  });

  it('about a blocked server is none, and one of a name to come is kept as other', () => {
    const block = eventOf({ block_time: '2026-03-02 12:00:00', domain: 'example.com' }, 'transactional_spam_block');
    const { events, rejected } = parse(batchOf([block, eventOf(OPENED, 'transactional_teleport')]));
    assert.deepEqual(rejected, []);
    assert.deepEqual(
      events.map(({ type, nativeType }) => [type, nativeType]),
      [['other', 'transactional_teleport']],
    );
  });

  it('keeps signs of every language', () => {
    const destination_response = 'ящик переполнен';
    const event = read({ status: 'soft_bounced', email: 'юлия@пример.рф', delivery_info: { destination_response } });
    assert.deepEqual([event.recipient, event.reason], ['юлия@пример.рф', destination_response]);
  });
});

describe('a signature', () => {
  async function verdict(body: string | Uint8Array, secret = KEY): Promise<[boolean | undefined, string[]]> {
    const said: string[] = [];
    const asked: WebhookRequest = request(body);
    return [await unisenderGo.verify?.(asked, secret, { onRefused: (why) => said.push(why) }), said];
  }
  const ACCEPTED = [true, []];
  const WRONG = [false, ['the signature is wrong']];
  const NOT_ONE = [false, ['there is not one auth in the body']];
  const NO_OBJECT = [false, ['the body is not a JSON object']];

  it('is accepted however the body is written, and wherever in it the signature stands', async () => {
    const url = String.raw`https:\/\/example.com\/?a=\u0431`;
    const texts = [
      SIGNED,
      `{ "auth" : "AUTH",\r\n "events_by_user" : [ ] }\n`,
      `{"url":"${url}","status":"ü","auth":"AUTH"}`,
    ];
    for (const text of texts) assert.deepEqual(await verdict(signed(text)), ACCEPTED, text);
  });

  it('is accepted in capitals', async () => {
    assert.deepEqual(await verdict(signed(SIGNED).replace(/[0-9a-f]{32}/, (auth) => auth.toUpperCase())), ACCEPTED);
  });

  it('is refused with another key or body, to the last space', async () => {
    const right = signed(SIGNED);
    assert.deepEqual(await verdict(right, 'key-2'), WRONG);
    assert.deepEqual(await verdict(right.replace('ada@', 'bob@')), WRONG);
    assert.deepEqual(await verdict(`${right} `), WRONG);
    assert.deepEqual(await verdict(SIGNED.replace('AUTH', '0'.repeat(32))), WRONG);
  });

  it('is refused without a key, also if it was made without one', async () => {
    assert.deepEqual(await verdict(signed(SIGNED, ''), ''), [false, ['there is no API key']]);
  });

  it('is refused where there is none, or not one of its own', async () => {
    const auth = /"auth":("[0-9a-f]{32}")/.exec(signed(SIGNED))?.[1] ?? '';
    for (const body of ['{}', '{"auth":7}', '{"auth":null}', '{"auth":"\\u0061"}', `{"auth":${auth},"url":${auth}}`]) {
      assert.deepEqual(await verdict(body), NOT_ONE, body);
    }
    assert.deepEqual(await verdict('{"auth":"abc"}'), WRONG);
  });

  it('is refused for a body that is not a JSON object', async () => {
    const notUtf8 = Buffer.from(signed('{"auth":"AUTH","status":"ÿ"}'), 'latin1');
    for (const body of ['', 'auth', '[]', 'null', '"AUTH"', notUtf8]) {
      assert.deepEqual(await verdict(body), NO_OBJECT);
    }
  });

  it('is refused for a body that was made longer by who does not know the key', async () => {
    const text = Buffer.from(SIGNED.replace('AUTH', KEY));
    const end = Buffer.alloc(8);
    end.writeUInt32LE(text.length * 8);
    const zeros = Buffer.alloc((120 - ((text.length + 1) % 64)) % 64);
    const longer = Buffer.concat([text, Buffer.of(0x80), zeros, end, Buffer.from(' ')]);
    assert.equal((longer.length - 1) % 64, 0);
    const auth = createHash('md5').update(longer).digest('hex');
    const at = longer.indexOf(KEY);
    const forged = Buffer.concat([longer.subarray(0, at), Buffer.from(auth), longer.subarray(at + KEY.length)]);
    assert.deepEqual(await verdict(forged), NO_OBJECT);
  });
});
