import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { MailEvent } from '../../src/model/mail-event.js';
import { mailjet } from '../../src/providers/mailjet.js';
import type { ParsedRequest } from '../../src/providers/provider.js';
import { request } from './corpus.js';
import { providerCases } from './provider-cases.js';

const OPEN = {
  event: 'open',
  time: 1_772_452_800,
  MessageID: 4711,
  email: 'ada@example.com',
};

function parse(posted: unknown): ParsedRequest {
  return mailjet.parse(request(JSON.stringify(posted)));
}

/** The event that one posted part is read to. */
function read(more: Record<string, unknown>): MailEvent {
  const { events, rejected } = parse({ ...OPEN, ...more });
  assert.deepEqual(rejected, []);
  return events[0] ?? assert.fail('no event');
}

describe('mailjet', () => {
  const subject = {
    provider: mailjet,
    ordinary: () => request(JSON.stringify([OPEN, { ...OPEN, event: 'bounce', hard_bounce: true, error: 'quota' }])),
    unknown: (event: string) => request(JSON.stringify([{ ...OPEN, event }])),
  };
  for (const { name, run } of providerCases) it(name, () => run(subject));

  it('does not sign', () => {
    assert.equal('verify' in mailjet, false);
  });
});

describe('a body', () => {
  it('is one event in version 1, and a list of mixed ones in version 2', () => {
    assert.equal('place' in read({}), false);
    const { events, rejected } = parse([OPEN, { ...OPEN, event: 'sent' }, { ...OPEN, event: 'unsub' }]);
    assert.deepEqual(rejected, []);
    assert.deepEqual(
      events.map(({ type, place }) => [type, place]),
      [
        ['opened', '[0]'],
        ['delivered', '[1]'],
        ['unsubscribed', '[2]'],
      ],
    );
  });

  it('is used in all its parts but the wrong ones, which are named by their field', () => {
    const { events, rejected } = parse([
      { ...OPEN, event: null },
      { ...OPEN, email: undefined },
      OPEN,
      { ...OPEN, time: '' },
      [],
      { ...OPEN, email: 'bob@example.com' },
    ]);
    assert.deepEqual(
      events.map(({ recipient }) => recipient),
      ['ada@example.com', 'bob@example.com'],
    );
    assert.deepEqual(
      rejected.map(({ problem }) => problem),
      [
        '[0].event: expected a text, got null',
        '[1].email: expected the address of a recipient, got nothing',
        "[3].time: expected seconds or milliseconds since 1970, got ''",
        '[4]: expected an object, got a list',
      ],
    );
    assert.deepEqual(rejected[3]?.raw, []);
  });

  it('that is not JSON is rejected as a whole', () => {
    const { events, rejected } = mailjet.parse(request('event=open'));
    assert.deepEqual(events, []);
    assert.match(rejected[0]?.problem ?? '', /^body: expected JSON/);
  });
});

describe('an event', () => {
  it('has every field that it is told, and no other', () => {
    assert.deepEqual(
      read({
        event: 'click',
        Message_GUID: 'g-1',
        mj_campaign_id: 5,
        customcampaign: 'spring',
        CustomID: 'c-1',
        Payload: '{"mailing_id":"n-1","message_id":"m-1"}',
        url: 'https://example.com/?a=1',
        ip: '2001:db8::1',
        geo: 'FR',
        agent: 'Mail/1',
      }),
      {
        type: 'clicked',
        recipient: 'ada@example.com',
        time: '2026-03-02T12:00:00Z',
        messageId: '4711',
        mailingRef: 'n-1',
        messageRef: 'm-1',
        url: 'https://example.com/?a=1',
        userAgent: 'Mail/1',
        ip: '2001:db8::1',
        provider: 'mailjet',
        nativeType: 'click',
      },
    );
  });

  const TYPES = {
    sent: 'delivered',
    open: 'opened',
    click: 'clicked',
    bounce: 'bounced',
    blocked: 'dropped',
    spam: 'spam-report',
    unsub: 'unsubscribed',
    Open: 'opened',
  };
  for (const [name, type] of Object.entries(TYPES)) {
    it(`named ${name} is ${type}, and keeps its name`, () => {
      const event = read({ event: name });
      assert.deepEqual([event.type, event.nativeType], [type, name]);
    });
  }

  it('of a bounce tells whether it is hard or soft, in its name too', () => {
    const bounce = (hard_bounce: unknown): unknown[] => {
      const { bounceClass, nativeType } = read({ event: 'bounce', hard_bounce, blocked: true });
      return [bounceClass, nativeType];
    };
    assert.deepEqual(bounce(true), ['hard', 'bounce:hard']);
    assert.deepEqual(bounce(false), ['soft', 'bounce:soft']);
    assert.deepEqual(bounce(undefined), [undefined, 'bounce']);
    assert.deepEqual(bounce('perhaps'), [undefined, 'bounce']);
    assert.equal('bounceClass' in read({ event: 'blocked', hard_bounce: true }), false);
  });

  it('of a failure tells the error, else the answer of the server, else whom it is about', () => {
    const told = { error_related_to: 'recipient', error: 'user unknown', comment: '550 5.1.1 no such user' };
    for (const event of ['bounce', 'blocked']) {
      assert.equal(read({ event, ...told }).reason, 'user unknown');
      assert.equal(read({ event, ...told, error: '' }).reason, '550 5.1.1 no such user');
      assert.equal(read({ event, error_related_to: 'domain' }).reason, 'domain');
      assert.equal('reason' in read({ event }), false);
    }
    assert.equal('reason' in read({ event: 'sent', smtp_reply: '250 OK', ...told }), false);
  });

  it('of a click tells the link, and of an open not', () => {
    assert.equal('url' in read({ event: 'open', url: 'https://example.com/' }), false);
  });
});

describe('a message id', () => {
  const raw = (id: string): string =>
    `{"event":"open","time":1772452800,"MessageID":${id},"email":"ada@example.com","agent":"9007199254740993, said \\"he\\""}`;

  it('beyond 2^53 keeps all its digits, so that neighbours stay two', () => {
    const body = `[${raw('90071992547409930')},${raw('90071992547409931')},${raw('-90071992547409931')}]`;
    const { events, rejected } = mailjet.parse(request(body));
    assert.deepEqual(rejected, []);
    assert.deepEqual(
      events.map(({ messageId }) => messageId),
      ['90071992547409930', '90071992547409931', '-90071992547409931'],
    );
    assert.equal(events[0]?.userAgent, '9007199254740993, said "he"');
  });

  it('is taken where there is one: the number, else the same as text, else the GUID', () => {
    const ids = { MessageID: 4711, mj_message_id: '4712', Message_GUID: 'g-1' };
    assert.equal(read(ids).messageId, '4711');
    assert.equal(read({ ...ids, MessageID: undefined }).messageId, '4712');
    assert.equal(read({ MessageID: '', Message_GUID: 'g-1' }).messageId, 'g-1');
    assert.equal('messageId' in read({ MessageID: undefined }), false);
  });
});

describe('the payload of the host', () => {
  const refs = (Payload: unknown): unknown[] => {
    const { mailingRef, messageRef } = read({ Payload });
    return [mailingRef, messageRef];
  };

  it('holds its identifiers as JSON, long numbers with all their digits', () => {
    assert.deepEqual(refs('{"mailing_id":"n-1","message_id":"m-1","more":[1]}'), ['n-1', 'm-1']);
    assert.deepEqual(refs('{"mailing_id":7,"message_id":90071992547409931}'), ['7', '90071992547409931']);
  });

  it('or what the host likes, which then tells nothing', () => {
    for (const payload of ['', 'n-1', '7', 'null', '[]', '{"mailing_id":', '{"mailing_id":{}}', undefined, 7, {}]) {
      assert.deepEqual(refs(payload), [undefined, undefined], JSON.stringify(payload));
    }
  });
});
