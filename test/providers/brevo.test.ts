import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { MailEvent } from '../../src/model/mail-event.js';
import { brevo } from '../../src/providers/brevo.js';
import type { ParsedRequest } from '../../src/providers/provider.js';
import { request } from './corpus.js';
import { providerCases } from './provider-cases.js';

const OPEN = {
  event: 'opened',
  email: 'ada@example.com',
  'message-id': '<m-1@example.com>',
  ts_event: 1_772_452_800,
};

function parse(posted: unknown): ParsedRequest {
  return brevo.parse(request(JSON.stringify(posted)));
}

/** The event that one posted part is read to. */
function read(more: Record<string, unknown>): MailEvent {
  const { events, rejected } = parse({ ...OPEN, ...more });
  assert.deepEqual(rejected, []);
  return events[0] ?? assert.fail('no event');
}

describe('brevo', () => {
  const subject = {
    provider: brevo,
    ordinary: () => request(JSON.stringify({ ...OPEN, event: 'hard_bounce', reason: '550 5.1.1 unknown' })),
    unknown: (event: string) => request(JSON.stringify({ ...OPEN, event })),
  };
  for (const { name, run } of providerCases) it(name, () => run(subject));

  it('does not sign', () => {
    assert.equal('verify' in brevo, false);
  });
});

describe('a body', () => {
  it('is one event, or of a batched webhook a list of them', () => {
    assert.equal('place' in read({}), false);
    const { events, rejected } = parse([OPEN, { ...OPEN, event: 'click', link: 'https://example.com/' }]);
    assert.deepEqual(rejected, []);
    assert.deepEqual(
      events.map(({ type, place }) => [type, place]),
      [
        ['opened', '[0]'],
        ['clicked', '[1]'],
      ],
    );
  });

  it('is used in all its parts but the wrong ones, which are named by their field', () => {
    const { events, rejected } = parse([
      OPEN,
      { ...OPEN, event: undefined },
      { ...OPEN, email: '' },
      { ...OPEN, ts_event: 'yesterday' },
      'opened',
      { ...OPEN, email: 'bob@example.com' },
    ]);
    assert.deepEqual(
      events.map(({ recipient }) => recipient),
      ['ada@example.com', 'bob@example.com'],
    );
    assert.deepEqual(
      rejected.map(({ problem }) => problem),
      [
        '[1].event: expected a text, got nothing',
        "[2].email: expected the address of a recipient, got ''",
        "[3].ts_event: expected seconds or milliseconds since 1970, got 'yesterday'",
        "[4]: expected an object, got 'opened'",
      ],
    );
    assert.equal(rejected[3]?.raw, 'opened');
  });

  it('that is not JSON is rejected as a whole', () => {
    for (const body of ['', 'event=opened', '{"event":']) {
      const { events, rejected } = brevo.parse(request(body));
      assert.deepEqual(events, []);
      assert.match(rejected[0]?.problem ?? '', /^body: expected JSON/);
    }
  });
});

describe('an event', () => {
  it('has every field that it is told, and no other', () => {
    assert.deepEqual(
      read({
        event: 'click',
        id: 814,
        date: '2026-03-02 13:00:00',
        ts: 1_772_452_799,
        ts_epoch: 1_772_452_790_500,
        'X-Mailin-custom': '{"mailing_id":"n-1","message_id":"m-1"}',
        link: 'https://example.com/?a=1',
        user_agent: 'Mail/1',
        sending_ip: '192.0.2.1',
        tags: ['a'],
      }),
      {
        type: 'clicked',
        recipient: 'ada@example.com',
        time: '2026-03-02T12:00:00Z',
        messageId: '<m-1@example.com>',
        mailingRef: 'n-1',
        messageRef: 'm-1',
        url: 'https://example.com/?a=1',
        userAgent: 'Mail/1',
        provider: 'brevo',
        nativeType: 'click',
      },
    );
  });

  const TYPES = {
    request: 'processed',
    sent: 'processed',
    deferred: 'deferred',
    delivered: 'delivered',
    hard_bounce: 'bounced',
    soft_bounce: 'bounced',
    blocked: 'dropped',
    invalid_email: 'dropped',
    error: 'dropped',
    opened: 'opened',
    unique_opened: 'opened',
    proxy_open: 'opened',
    unique_proxy_open: 'opened',
    click: 'clicked',
    spam: 'spam-report',
    complaint: 'spam-report',
    unsubscribed: 'unsubscribed',
    unsubscribe: 'unsubscribed',
    list_addition: 'other',
    contact_updated: 'other',
    Delivered: 'delivered',
  };
  for (const [name, type] of Object.entries(TYPES)) {
    it(`named ${name} is ${type}, and keeps its name`, () => {
      const event = read({ event: name });
      assert.deepEqual([event.type, event.nativeType], [type, name]);
    });
  }

  it('tells of a bounce whether it is hard or soft, and of nothing else', () => {
    assert.equal(read({ event: 'hard_bounce' }).bounceClass, 'hard');
    assert.equal(read({ event: 'soft_bounce' }).bounceClass, 'soft');
    assert.equal('bounceClass' in read({ event: 'blocked' }), false);
    assert.equal('bounceClass' in read({ event: 'deferred' }), false);
  });

  it('of a failure tells the reason, word for word, and of a delivery not', () => {
    for (const event of ['hard_bounce', 'soft_bounce', 'deferred', 'blocked', 'invalid_email', 'error']) {
      assert.equal(
        read({ event, reason: ' 550-5.1.1 no\n  550 5.1.1 such 📪 ' }).reason,
        '550-5.1.1 no\n  550 5.1.1 such 📪',
      );
    }
    assert.equal('reason' in read({ event: 'delivered', reason: 'sent' }), false);
    assert.equal('reasonCode' in read({ event: 'hard_bounce', reason: '550 5.1.1 no' }), false);
  });

  it('tells of an open by a proxy that software caused it, and of others nothing', () => {
    assert.equal(read({ event: 'proxy_open' }).machine, true);
    assert.equal(read({ event: 'unique_proxy_open' }).machine, true);
    for (const event of ['opened', 'unique_opened', 'click', 'delivered']) {
      assert.equal('machine' in read({ event }), false);
    }
  });

  it('of a click tells the link, and of an open not', () => {
    assert.equal(read({ event: 'click', link: 'https://example.com/a' }).url, 'https://example.com/a');
    assert.equal('url' in read({ event: 'opened', link: 'https://example.com/a' }), false);
  });

  it('keeps the message id as it comes, with brackets or without', () => {
    assert.equal(read({ 'message-id': 'm-2@example.com' }).messageId, 'm-2@example.com');
    assert.equal('messageId' in read({ 'message-id': undefined }), false);
  });
});

describe('a time', () => {
  it('is that of the event, not of sending, where both are told', () => {
    assert.equal(read({ ts_epoch: 1_772_400_000_000, ts: 1_772_400_000 }).time, '2026-03-02T12:00:00Z');
  });

  it('is else that of ts_epoch, in milliseconds or in seconds', () => {
    assert.equal(read({ ts_event: undefined, ts_epoch: 1_772_452_800_250 }).time, '2026-03-02T12:00:00.250Z');
    assert.equal(read({ ts_event: undefined, ts_epoch: 1_772_452_800, ts: 1 }).time, '2026-03-02T12:00:00Z');
    assert.equal(read({ ts_event: null, ts_epoch: '1772452800' }).time, '2026-03-02T12:00:00Z');
  });

  it('is found where its name is misspelt, and where there is only ts', () => {
    assert.equal(read({ ts_event: undefined, s_epoch: 1_772_452_800_000, ts: 1 }).time, '2026-03-02T12:00:00.000Z');
    assert.equal(read({ ts_event: undefined, ts: 1_772_452_800 }).time, '2026-03-02T12:00:00Z');
  });

  it('is never that of date, whose zone nobody knows', () => {
    const { events, rejected } = parse({ ...OPEN, ts_event: undefined, date: '2026-03-02 13:00:00' });
    assert.deepEqual(events, []);
    assert.equal(rejected[0]?.problem, 'body.ts_event: expected seconds or milliseconds since 1970, got nothing');
  });
});

describe('the header X-Mailin-custom', () => {
  const refs = (header: unknown): unknown[] => {
    const { mailingRef, messageRef } = read({ 'X-Mailin-custom': header });
    return [mailingRef, messageRef];
  };

  it('holds the identifiers of the host as JSON', () => {
    assert.deepEqual(refs('{"mailing_id":"n-1","message_id":"m|1:2"}'), ['n-1', 'm|1:2']);
    assert.deepEqual(refs('{"mailing_id":7}'), ['7', undefined]);
    assert.deepEqual(refs('{"message_id":90071992547409931}'), [undefined, '90071992547409931']);
  });

  it('or as pairs', () => {
    assert.deepEqual(refs('mailing_id:n-1|message_id:m-1'), ['n-1', 'm-1']);
    assert.deepEqual(refs(' other : a | message_id : urn:uuid:1 | mailing_id : n-1 '), ['n-1', 'urn:uuid:1']);
    assert.deepEqual(refs('message_id:m-1|mailing_id'), [undefined, 'm-1']);
  });

  it('or what the host likes, which then tells nothing', () => {
    for (const header of ['campaign', '', '|', ':', '7', '[]', 'null', '{', '__proto__:x', 7, null, [], {}]) {
      assert.deepEqual(refs(header), [undefined, undefined], JSON.stringify(header));
    }
  });

  it('is read in no time where it is long', () => {
    const start = performance.now();
    refs(' '.repeat(200_000));
    refs('x' + ' '.repeat(200_000) + '|'.repeat(200_000));
    assert.ok(performance.now() - start < 2000);
  });
});
