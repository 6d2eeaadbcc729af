import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { MailEvent } from '../../src/model/mail-event.js';
import { postmark } from '../../src/providers/postmark.js';
import type { ParsedRequest } from '../../src/providers/provider.js';
import { request } from './corpus.js';
import { providerCases } from './provider-cases.js';

const AT = '2026-03-02T12:00:00.1234567Z';
const OPEN = { RecordType: 'Open', MessageID: 'p-1', Recipient: 'ada@example.com', ReceivedAt: AT };
const BOUNCE = { RecordType: 'Bounce', Type: 'HardBounce', MessageID: 'p-1', Email: 'ada@example.com', BouncedAt: AT };
const CHANGE = { RecordType: 'SubscriptionChange', Recipient: 'ada@example.com', ChangedAt: AT, SuppressSending: true };

function parse(posted: unknown): ParsedRequest {
  return postmark.parse(request(JSON.stringify(posted)));
}

/** The event that a post is read to. */
function read(posted: Record<string, unknown>): MailEvent {
  const { events, rejected } = parse(posted);
  assert.deepEqual(rejected, []);
  assert.equal(events.length, 1);
  return events[0] ?? assert.fail('no event');
}

function problemsOf(posted: unknown): string[] {
  const { events, rejected } = parse(posted);
  assert.deepEqual(events, []);
  return rejected.map(({ problem }) => problem);
}

describe('postmark', () => {
  const subject = {
    provider: postmark,
    ordinary: () => request(JSON.stringify({ ...BOUNCE, Details: 'smtp;550 5.1.1 unknown', ID: 7 })),
    unknown: (RecordType: string) => request(JSON.stringify({ ...OPEN, RecordType })),
  };
  for (const { name, run } of providerCases) it(name, () => run(subject));

  it('does not sign', () => {
    assert.equal('verify' in postmark, false);
  });
});

describe('a body', () => {
  it('that is not JSON, or not UTF-8, is rejected as a whole', () => {
    for (const body of ['', 'RecordType=Open', '{"RecordType":"Open"', Uint8Array.of(0x22, 0xff, 0xfe, 0x22)]) {
      const { events, rejected } = postmark.parse(request(body));
      assert.deepEqual(events, []);
      assert.match(rejected[0]?.problem ?? '', /^body: expected JSON/);
    }
  });

  it('that is no object is rejected', () => {
    assert.deepEqual(problemsOf('Open'), ["body: expected an object, got 'Open'"]);
    assert.deepEqual(problemsOf(null), ['body: expected an object, got null']);
  });

  it('in a list is read part by part, and a wrong part does not spoil the others', () => {
    const { events, rejected } = parse([
      OPEN,
      { ...OPEN, Recipient: '' },
      7,
      { ...OPEN, Recipient: 'bob@example.com' },
    ]);
    assert.deepEqual(
      events.map(({ recipient, place }) => [recipient, place]),
      [
        ['ada@example.com', '[0]'],
        ['bob@example.com', '[3]'],
      ],
    );
    assert.deepEqual(
      rejected.map(({ problem }) => problem),
      ["[1].Recipient: expected the address of a recipient, got ''", '[2]: expected an object, got 7'],
    );
    assert.deepEqual(rejected[1]?.raw, 7);
  });

  it('without a field that is needed is rejected by the name of it', () => {
    assert.deepEqual(problemsOf({ ...OPEN, RecordType: undefined }), ['body.RecordType: expected a text, got nothing']);
    assert.deepEqual(problemsOf({ ...OPEN, ReceivedAt: undefined }), [
      'body.ReceivedAt: expected a time in ISO 8601, got nothing',
    ]);
    assert.deepEqual(problemsOf({ ...BOUNCE, BouncedAt: 'yesterday' }), [
      "body.BouncedAt: expected a time in ISO 8601, got 'yesterday'",
    ]);
    assert.deepEqual(problemsOf({ ...BOUNCE, Email: undefined }), [
      'body.Recipient: expected the address of a recipient, got nothing',
    ]);
  });
});

describe('an event', () => {
  it('has every field that it is told, and no other', () => {
    const told = {
      Metadata: { mailing_id: 'n-1', message_id: 'm-1', other: 'x' },
      UserAgent: 'Mail/1',
      Geo: { IP: '192.0.2.1', City: 'Berlin' },
      FirstOpen: true,
      Tag: 'welcome',
    };
    assert.deepEqual(read({ ...OPEN, ...told }), {
      type: 'opened',
      recipient: 'ada@example.com',
      time: AT,
      messageId: 'p-1',
      mailingRef: 'n-1',
      messageRef: 'm-1',
      userAgent: 'Mail/1',
      ip: '192.0.2.1',
      provider: 'postmark',
      nativeType: 'Open',
    });
  });

  const RECORDS: [record: string, timeField: string, type: string][] = [
    ['Delivery', 'DeliveredAt', 'delivered'],
    ['Open', 'ReceivedAt', 'opened'],
    ['Click', 'ReceivedAt', 'clicked'],
    ['SpamComplaint', 'BouncedAt', 'spam-report'],
    ['open', 'ReceivedAt', 'opened'],
  ];
  for (const [RecordType, timeField, type] of RECORDS) {
    it(`named ${RecordType} is ${type}, and happened at its ${timeField}`, () => {
      const event = read({ RecordType, Recipient: 'ada@example.com', [timeField]: AT });
      assert.deepEqual([event.type, event.nativeType, event.time], [type, RecordType, AT]);
    });
  }

  it('keeps all digits of its time, and comes to UTC from an offset', () => {
    const timeOf = (ReceivedAt: string): string => read({ ...OPEN, ReceivedAt }).time;
    assert.equal(timeOf('2026-03-02T08:00:00.7654321-04:00'), '2026-03-02T12:00:00.7654321Z');
    assert.equal(timeOf('2026-03-02T00:30:00+02:00'), '2026-03-01T22:30:00Z');
    assert.equal(timeOf('2026-03-02T12:00:00Z'), '2026-03-02T12:00:00Z');
  });

  it('has the address of a complaint, which is in another field than that of an open', () => {
    const event = read({ RecordType: 'SpamComplaint', Type: 'SpamComplaint', Email: 'bob@example.com', BouncedAt: AT });
    assert.deepEqual(
      [event.type, event.recipient, event.nativeType],
      ['spam-report', 'bob@example.com', 'SpamComplaint'],
    );
  });

  it('takes metadata that are numbers as text, and none from beside them', () => {
    const { mailingRef, messageRef } = read({ ...OPEN, Metadata: { mailing_id: 7, message_id: 42 } });
    assert.deepEqual([mailingRef, messageRef], ['7', '42']);
    const bare = read({ ...OPEN, Metadata: null, mailing_id: 'n-1', message_id: 'm-1' });
    assert.deepEqual(['mailingRef' in bare, 'messageRef' in bare], [false, false]);
  });

  it('of a click tells the link, and of an open not', () => {
    const OriginalLink = 'https://example.com/?a=1&b=2';
    assert.equal(read({ ...OPEN, RecordType: 'Click', OriginalLink }).url, OriginalLink);
    assert.equal('url' in read({ ...OPEN, OriginalLink }), false);
  });

  it('does not say whether software caused an open or a click: Postmark does not tell', () => {
    assert.equal('machine' in read(OPEN), false);
    assert.equal('machine' in read({ ...OPEN, RecordType: 'Click' }), false);
  });

  it('of a delivery does not take the server’s greeting for a reason', () => {
    const event = read({ RecordType: 'Delivery', Recipient: 'ada@example.com', DeliveredAt: AT, Details: '250 OK' });
    assert.equal('reason' in event, false);
  });

  it('keeps signs of every language', () => {
    const event = read({ ...BOUNCE, Email: 'юлия@пример.рф', Details: 'ящик переполнен 📪' });
    assert.deepEqual([event.recipient, event.reason], ['юлия@пример.рф', 'ящик переполнен 📪']);
  });
});

describe('a bounce', () => {
  const TYPES: Record<string, [type: string, bounceClass?: string]> = {
    HardBounce: ['bounced', 'hard'],
    SoftBounce: ['bounced', 'soft'],
    Unknown: ['bounced'],
    Transient: ['deferred'],
    DnsError: ['deferred'],
    Blocked: ['bounced', 'block'],
    DMARCPolicy: ['bounced', 'block'],
    SpamNotification: ['bounced', 'block'],
    VirusNotification: ['bounced', 'block'],
    BadEmailAddress: ['dropped'],
    ManuallyDeactivated: ['dropped'],
    Unconfirmed: ['dropped'],
    SMTPApiError: ['dropped'],
    TemplateRenderingFailed: ['dropped'],
    SpamComplaint: ['spam-report'],
    Unsubscribe: ['unsubscribed'],
    Subscribe: ['resubscribed'],
    AutoResponder: ['other'],
    AddressChange: ['other'],
    ChallengeVerification: ['other'],
    OpenRelayTest: ['other'],
    InboundError: ['other'],
    Teleported: ['other'],
    hardbounce: ['bounced', 'hard'],
  };
  for (const [Type, [type, bounceClass]] of Object.entries(TYPES)) {
    it(`of the type ${Type} is ${[type, bounceClass].join(' ').trim()}`, () => {
      const event = read({ ...BOUNCE, Type });
      assert.deepEqual([event.type, event.bounceClass, event.nativeType], [type, bounceClass, `Bounce:${Type}`]);
      assert.equal('bounceClass' in event, bounceClass !== undefined);
    });
  }

  it('is not of a type that only JavaScript knows', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      assert.equal(read({ ...BOUNCE, Type: name }).type, 'other');
      assert.equal(read({ ...CHANGE, SuppressionReason: name }).type, 'other');
    }
  });

  it('goes by its type, whatever the code of it', () => {
    assert.equal(read({ ...BOUNCE, Type: 'SpamNotification', TypeCode: 1 }).bounceClass, 'block');
    assert.equal(read({ ...BOUNCE, TypeCode: 512 }).bounceClass, 'hard');
  });

  it('without a type is an unclassified one', () => {
    const event = read({ ...BOUNCE, Type: '' });
    assert.deepEqual([event.type, event.nativeType, 'bounceClass' in event], ['bounced', 'Bounce', false]);
  });

  it('has the server’s words for a reason, else those of Postmark', () => {
    const words = { Description: 'Mailbox not found.', Details: ' smtp;550 5.1.1 no such user ' };
    assert.equal(read({ ...BOUNCE, ...words }).reason, 'smtp;550 5.1.1 no such user');
    assert.equal(read({ ...BOUNCE, ...words, Details: '' }).reason, 'Mailbox not found.');
    assert.equal('reason' in read(BOUNCE), false);
  });

  it('has a reason as well where it is a deferral or a drop, and none where it is neither', () => {
    assert.equal(read({ ...BOUNCE, Type: 'Transient', Details: 'try later' }).reason, 'try later');
    assert.equal(read({ ...BOUNCE, Type: 'BadEmailAddress', Description: 'not valid' }).reason, 'not valid');
    assert.equal('reason' in read({ ...BOUNCE, Type: 'AutoResponder', Details: 'on holiday' }), false);
    assert.equal('reason' in read({ ...BOUNCE, Type: 'SpamComplaint', Details: 'abuse' }), false);
  });

  it('has its number for an id, as text', () => {
    assert.equal(read({ ...BOUNCE, ID: 4_323_372_036 }).providerEventId, '4323372036');
    const long = JSON.stringify(BOUNCE).replace('{', '{"ID":9007199254740993,');
    assert.equal(postmark.parse(request(long)).events[0]?.providerEventId, '9007199254740993');
  });
});

describe('a change of subscription', () => {
  const REASONS: Record<string, [type: string, bounceClass?: string]> = {
    HardBounce: ['bounced', 'hard'],
    SpamComplaint: ['spam-report'],
    ManualSuppression: ['unsubscribed'],
    Teleported: ['other'],
  };
  for (const [SuppressionReason, [type, bounceClass]] of Object.entries(REASONS)) {
    it(`for the reason ${SuppressionReason} is ${type}`, () => {
      const event = read({ ...CHANGE, SuppressionReason });
      assert.deepEqual(
        [event.type, event.bounceClass, event.nativeType, event.time],
        [type, bounceClass, `SubscriptionChange:${SuppressionReason}`, AT],
      );
    });
  }

  it('that allows sending again is a resubscription, whatever was the reason before', () => {
    for (const SuppressionReason of [null, undefined, 'HardBounce']) {
      const event = read({ ...CHANGE, SuppressSending: false, SuppressionReason });
      assert.deepEqual([event.type, event.nativeType], ['resubscribed', 'SubscriptionChange:reactivate']);
    }
  });

  it('that does not say whether sending is allowed goes by its reason', () => {
    assert.equal(
      read({ ...CHANGE, SuppressSending: undefined, SuppressionReason: 'SpamComplaint' }).type,
      'spam-report',
    );
    assert.equal(read({ ...CHANGE, SuppressSending: undefined }).type, 'other');
  });

  it('without a reason is kept for the record', () => {
    const event = read({ ...CHANGE, SuppressionReason: null });
    assert.deepEqual([event.type, event.nativeType], ['other', 'SubscriptionChange']);
  });

  it('by hand belongs to no message', () => {
    const event = read({ ...CHANGE, SuppressionReason: 'ManualSuppression', Origin: 'Customer', MessageID: null });
    assert.deepEqual([event.type, 'messageId' in event], ['unsubscribed', false]);
  });
});
