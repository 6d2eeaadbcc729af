import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { MailEvent } from '../../src/model/mail-event.js';
import type { ParsedRequest } from '../../src/providers/provider.js';
import { sparkpost } from '../../src/providers/sparkpost.js';
import { request } from './corpus.js';
import { providerCases } from './provider-cases.js';

const OPEN = {
  type: 'open',
  event_id: 'e-1',
  transmission_id: 't-1',
  rcpt_to: 'ada@example.com',
  timestamp: '1772452800',
};

function parse(posted: unknown): ParsedRequest {
  return sparkpost.parse(request(JSON.stringify(posted)));
}

/** As SparkPost wraps an event. */
function wrapped(event: unknown, group = 'track_event'): unknown {
  return { msys: { [group]: event } };
}

/** The event that one posted part is read to. */
function read(more: Record<string, unknown>, group?: string): MailEvent {
  const { events, rejected } = parse([wrapped({ ...OPEN, ...more }, group)]);
  assert.deepEqual(rejected, []);
  return events[0] ?? assert.fail('no event');
}

describe('sparkpost', () => {
  const bounce = { ...OPEN, type: 'bounce', bounce_class: '10', raw_reason: '550 5.1.1 unknown' };
  const subject = {
    provider: sparkpost,
    ordinary: () => request(JSON.stringify([wrapped(OPEN), wrapped(bounce, 'message_event')])),
    unknown: (type: string) => request(JSON.stringify([wrapped({ ...OPEN, type })])),
  };
  for (const { name, run } of providerCases) it(name, () => run(subject));

  it('does not sign', () => {
    assert.equal('verify' in sparkpost, false);
  });
});

describe('a body', () => {
  it('that tries the address has no event, and nothing is wrong with it', () => {
    assert.deepEqual(parse([{ msys: {} }]), { events: [], rejected: [] });
    assert.deepEqual(parse([]), { events: [], rejected: [] });
  });

  it('may have events of any group, also of one that is new', () => {
    const { events, rejected } = parse([
      wrapped({ ...OPEN, type: 'delivery' }, 'message_event'),
      wrapped({ ...OPEN, type: 'generation_failure' }, 'gen_event'),
      wrapped({ ...OPEN, type: 'list_unsubscribe' }, 'unsubscribe_event'),
      wrapped({ ...OPEN, type: 'beamed' }, 'transport_event'),
      wrapped(OPEN, '__proto__'),
    ]);
    assert.deepEqual(rejected, []);
    assert.deepEqual(
      events.map(({ type, place }) => [type, place]),
      [
        ['delivered', '[0]'],
        ['dropped', '[1]'],
        ['unsubscribed', '[2]'],
        ['other', '[3]'],
        ['opened', '[4]'],
      ],
    );
  });

  it('is used in all its parts but the wrong ones, which are named by their field', () => {
    const { events, rejected } = parse([
      wrapped({ ...OPEN, type: undefined }),
      wrapped({ ...OPEN, rcpt_to: undefined }),
      wrapped(OPEN),
      wrapped({ ...OPEN, timestamp: 'soon' }),
      wrapped('open'),
      { msys: [OPEN] },
      OPEN,
      wrapped({ ...OPEN, rcpt_to: 'bob@example.com' }),
    ]);
    assert.deepEqual(
      events.map(({ recipient }) => recipient),
      ['ada@example.com', 'bob@example.com'],
    );
    assert.deepEqual(
      rejected.map(({ problem }) => problem),
      [
        '[0].msys.track_event.type: expected a text, got nothing',
        '[1].msys.track_event.rcpt_to: expected the address of a recipient, got nothing',
        "[3].msys.track_event.timestamp: expected seconds since 1970 or a time in ISO 8601, got 'soon'",
        "[4].msys.track_event: expected an object, got 'open'",
        '[5].msys: expected an object, got a list',
        '[6].msys: expected an object, got nothing',
      ],
    );
    assert.deepEqual(rejected[3]?.raw, { msys: { track_event: 'open' } });
  });

  it('that is not JSON is rejected as a whole', () => {
    const { events, rejected } = sparkpost.parse(request('msys'));
    assert.deepEqual(events, []);
    assert.match(rejected[0]?.problem ?? '', /^body: expected JSON/);
  });
});

describe('an event', () => {
  it('has every field that it is told, and no other', () => {
    assert.deepEqual(
      read({
        type: 'click',
        message_id: 'm-9',
        raw_rcpt_to: 'Ada@Example.com',
        rcpt_meta: { mailing_id: 'n-1', message_id: 'm-1', more: { a: 1 } },
        rcpt_tags: ['a'],
        target_link_url: 'https://example.com/?a=1',
        target_link_name: 'Offer',
        user_agent: 'Mail/1',
        user_agent_parsed: { agent_family: 'Mail', is_proxy: true, is_prefetched: false },
        ip_address: '192.0.2.1',
        geo_ip: { country: 'FR', latitude: 48.85 },
        subject: 'Hello',
      }),
      {
        type: 'clicked',
        recipient: 'Ada@Example.com',
        time: '2026-03-02T12:00:00Z',
        messageId: 't-1',
        mailingRef: 'n-1',
        messageRef: 'm-1',
        url: 'https://example.com/?a=1',
        machine: false,
        userAgent: 'Mail/1',
        ip: '192.0.2.1',
        provider: 'sparkpost',
        providerEventId: 'e-1',
        nativeType: 'click',
        place: '[0]',
      },
    );
  });

  const TYPES = {
    injection: 'processed',
    delay: 'deferred',
    delivery: 'delivered',
    bounce: 'bounced',
    out_of_band: 'bounced',
    policy_rejection: 'dropped',
    generation_failure: 'dropped',
    generation_rejection: 'dropped',
    open: 'opened',
    initial_open: 'opened',
    amp_open: 'opened',
    amp_initial_open: 'opened',
    click: 'clicked',
    amp_click: 'clicked',
    spam_complaint: 'spam-report',
    list_unsubscribe: 'unsubscribed',
    link_unsubscribe: 'unsubscribed',
    relay_injection: 'other',
    sms_status: 'other',
    Delivery: 'delivered',
  };
  for (const [name, type] of Object.entries(TYPES)) {
    it(`named ${name} is ${type}, and keeps its name`, () => {
      const event = read({ type: name });
      assert.deepEqual([event.type, event.nativeType], [type, name]);
    });
  }

  it('has its time in seconds, as a number or as text, or in ISO 8601 with an offset', () => {
    for (const timestamp of [1_772_452_800, '1772452800', ' 1772452800 ', '2026-03-02T13:00:00+01:00']) {
      assert.equal(read({ timestamp }).time, '2026-03-02T12:00:00Z');
    }
    assert.equal(read({ timestamp: '2026-03-02T12:00:00.250+00:00' }).time, '2026-03-02T12:00:00.250Z');
  });

  it('without a time that can be one is rejected', () => {
    for (const timestamp of [undefined, null, '', 0, -5, true, [1], {}, 1e300, '2026-02-30T00:00:00Z']) {
      const { events, rejected } = parse([wrapped({ ...OPEN, timestamp })]);
      assert.deepEqual([events.length, rejected.length], [0, 1], String(timestamp));
      assert.match(rejected[0]?.problem ?? '', /^\[0\]\.msys\.track_event\.timestamp: expected seconds since 1970 or /);
    }
  });

  it('has the id of its transmission, and else that of the message', () => {
    assert.equal(read({ message_id: 'm-9' }).messageId, 't-1');
    assert.equal(read({ type: 'out_of_band', transmission_id: undefined, message_id: 'm-9' }).messageId, 'm-9');
    assert.equal('messageId' in read({ transmission_id: '' }), false);
  });

  it('keeps ids that are numbers beyond 2^53 with all their digits', () => {
    const body = JSON.stringify([wrapped(OPEN)])
      .replace('"t-1"', '65832150921904139')
      .replace('"e-1"', '92356927693813857');
    const [event] = sparkpost.parse(request(body)).events;
    assert.deepEqual([event?.messageId, event?.providerEventId], ['65832150921904139', '92356927693813857']);
  });

  it('has the identifiers of the host from the metadata of its recipient', () => {
    const { mailingRef, messageRef } = read({ rcpt_meta: { mailing_id: 7, message_id: ' m-1 ' } });
    assert.deepEqual([mailingRef, messageRef], ['7', 'm-1']);
    for (const rcpt_meta of [undefined, null, [], 'mailing_id', {}, { mailing_id: {}, message_id: '' }]) {
      const event = read({ rcpt_meta });
      assert.equal('mailingRef' in event || 'messageRef' in event, false, JSON.stringify(rcpt_meta));
    }
    assert.equal('mailingRef' in read({ mailing_id: 'n-1' }), false);
  });

  it('of a click tells the link, and of others not', () => {
    assert.equal(read({ type: 'amp_click', target_link_url: 'https://example.com/' }).url, 'https://example.com/');
    assert.equal('url' in read({ type: 'link_unsubscribe', target_link_url: 'https://example.com/' }), false);
  });

  it('of an open or a click tells whether software fetched it ahead, and nothing where sparkpost does not', () => {
    for (const type of ['open', 'initial_open', 'click']) {
      assert.equal(read({ type, user_agent_parsed: { is_prefetched: true } }).machine, true);
      assert.equal(read({ type, user_agent_parsed: { is_prefetched: false } }).machine, false);
      assert.equal('machine' in read({ type, user_agent_parsed: { is_proxy: true } }), false);
      assert.equal('machine' in read({ type }), false);
    }
    assert.equal('machine' in read({ type: 'link_unsubscribe', user_agent_parsed: { is_prefetched: true } }), false);
  });
});

describe('a failure', () => {
  const CLASSES = {
    hard: [10, 30, 90],
    soft: [20, 21, 22, 23, 24, 40, 60, 70, 80, 100],
    block: [25, 50, 51, 52, 53, 54],
    none: [1, 2, 999, 'constructor', '', null],
  };
  for (const [expected, codes] of Object.entries(CLASSES)) {
    it(`that bounced in the classes ${codes.join(', ')} is ${expected}`, () => {
      for (const code of codes) {
        for (const bounce_class of [code, code === null ? code : String(code)]) {
          for (const type of ['bounce', 'out_of_band']) {
            assert.equal(read({ type, bounce_class }, 'message_event').bounceClass ?? 'none', expected);
          }
        }
      }
    });
  }

  it('that is no bounce has no class', () => {
    assert.equal('bounceClass' in read({ type: 'delay', bounce_class: '21' }), false);
    assert.equal('bounceClass' in read({ type: 'policy_rejection', bounce_class: '25' }), false);
  });

  it('tells its reason as the server wrote it, and no code, which is not an enhanced one', () => {
    const why = { raw_reason: '550 5.1.1 <ada> неизвестен 📪', reason: '550 5.1.1 <...>', error_code: '550' };
    for (const type of [
      'bounce',
      'out_of_band',
      'delay',
      'policy_rejection',
      'generation_failure',
      'generation_rejection',
    ]) {
      assert.equal(read({ type, ...why }).reason, '550 5.1.1 <ada> неизвестен 📪');
      assert.equal(read({ type, reason: '550 5.1.1 <...>' }).reason, '550 5.1.1 <...>');
      assert.equal('reasonCode' in read({ type, ...why }), false);
    }
    for (const type of ['delivery', 'relay_rejection', 'open']) assert.equal('reason' in read({ type, ...why }), false);
  });
});
