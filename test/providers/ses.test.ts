import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { MailEvent } from '../../src/model/mail-event.js';
import type { ParsedRequest } from '../../src/providers/provider.js';
import { ses } from '../../src/providers/ses.js';
import { request } from './corpus.js';
import { providerCases } from './provider-cases.js';
import { CONFIRMATION, NOTIFICATION, NOW, posted, SnsSigner, TOPIC } from './sns-signer.js';

type Payload = Record<string, unknown>;

const MAIL: Payload = {
  timestamp: '2026-03-02T12:00:00.000Z',
  messageId: '0102-000000',
  source: 'news@example.com',
  destination: ['ada@example.com'],
};
const OPEN: Payload = {
  eventType: 'Open',
  mail: MAIL,
  open: { timestamp: '2026-03-02T12:05:00.120Z', ipAddress: '192.0.2.1', userAgent: 'Mail/1' },
};

/** What SNS posts of an event of SES. */
function enveloped(event: unknown, more: Payload = {}): Payload {
  return { ...NOTIFICATION, Message: JSON.stringify(event), ...more };
}

function parse(event: unknown, more: Payload = {}): ParsedRequest {
  return ses.parse(posted(enveloped(event, more)));
}

function readAll(event: unknown): MailEvent[] {
  const { events, rejected } = parse(event);
  assert.deepEqual(rejected, []);
  return events;
}

/** The only event that is read of a payload. */
function read(event: unknown): MailEvent {
  const [first, ...more] = readAll(event);
  assert.equal(more.length, 0);
  return first ?? assert.fail('no event');
}

function bounce(more: Payload = {}, recipient: Payload = {}): Payload {
  const bouncedRecipients = [{ emailAddress: 'ada@example.com', ...recipient }];
  const detail = { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients, feedbackId: 'f-1' };
  return { eventType: 'Bounce', mail: MAIL, bounce: { timestamp: '2026-03-02T12:01:00.000Z', ...detail, ...more } };
}

function complaint(more: Payload = {}): Payload {
  const detail = { timestamp: '2026-03-02T13:00:00.000Z', complainedRecipients: [{ emailAddress: 'ada@example.com' }] };
  return { eventType: 'Complaint', mail: MAIL, complaint: { ...detail, ...more } };
}

describe('ses', () => {
  const subject = {
    provider: ses,
    ordinary: () => posted(enveloped(bounce())),
    unknown: (eventType: string) => posted(enveloped({ eventType, mail: MAIL })),
    signed: async () => {
      const signer = new SnsSigner();
      const signed = signer.signed(enveloped(OPEN));
      // So that the certificate is known, and nothing is fetched later on.
      await ses.verify?.(signed, TOPIC, { now: NOW, fetch: signer.fetch });
      return { request: signed, secret: TOPIC, otherSecret: `${TOPIC}-other`, now: NOW };
    },
  };
  for (const { name, run } of providerCases) it(name, () => run(subject));

  it('accepts every topic only if it is asked to', async () => {
    const { request: signed } = await subject.signed();
    assert.equal(await ses.verify?.(signed, '*', { now: NOW }), true);
    assert.equal(await ses.verify?.(signed, ' ', { now: NOW }), false);
  });

  it('says where a subscription is confirmed', () => {
    assert.equal(ses.confirmation?.(posted(CONFIRMATION)), CONFIRMATION['SubscribeURL']);
    assert.equal(ses.confirmation?.(posted(enveloped(OPEN))), undefined);
  });
});

describe('a body', () => {
  it('may be a message of SNS, or with raw message delivery what stands in one', () => {
    const { providerEventId, ...rest } = read(OPEN);
    assert.equal(providerEventId, 'n-1');
    assert.deepEqual(ses.parse(request(JSON.stringify(OPEN))), { events: [rest], rejected: [] });
    const raw = request(JSON.stringify(OPEN), { 'x-amz-sns-message-id': 'n-2', 'x-amz-sns-rawdelivery': 'true' });
    assert.deepEqual(ses.parse(raw).events, [{ ...rest, providerEventId: 'n-2' }]);
  });

  it('that is about the subscription itself has no events', () => {
    for (const Type of ['SubscriptionConfirmation', 'UnsubscribeConfirmation']) {
      assert.deepEqual(ses.parse(posted({ ...CONFIRMATION, Type })), { events: [], rejected: [] });
    }
  });

  it('that greets a new topic has no events', () => {
    const greeting = { notificationType: 'AmazonSnsSubscriptionSucceeded', message: 'You have subscribed' };
    assert.deepEqual(parse(greeting), { events: [], rejected: [] });
    assert.deepEqual(parse(OPEN, { Message: 'The topic is ready.' }), { events: [], rejected: [] });
  });

  it('may end with a line end, inside and outside', () => {
    const message = enveloped(OPEN, { Message: `${JSON.stringify(OPEN)}\n` });
    assert.equal(ses.parse(request(`${JSON.stringify(message)}\r\n`)).events.length, 1);
  });

  it('is rejected with the field that is wrong', () => {
    const wrong: [Payload, string][] = [
      [enveloped(OPEN, { Type: 'Surprise' }), "body.Type: expected a type of SNS, got 'Surprise'"],
      [enveloped(OPEN, { Message: 7.5, Type: null }), 'body.Type: expected a type of SNS, got null'],
      [enveloped(OPEN, { Message: {} }), 'body.Message: expected a text, got an object'],
      [enveloped(OPEN, { Message: '{"eventType":' }), `body.Message: expected JSON, got '{"eventType":'`],
      [enveloped({ mail: MAIL }), 'body.Message.notificationType: expected a name, here or in eventType, got nothing'],
      [{}, 'body.notificationType: expected a name, here or in eventType, got nothing'],
      [
        enveloped({ ...OPEN, open: { timestamp: 'soon' } }),
        "body.Message.open.timestamp: expected a time in ISO 8601, got 'soon'",
      ],
      [enveloped({ ...OPEN, mail: null }), 'body.Message.mail.destination: expected a list of recipients, got nothing'],
      [
        enveloped(bounce({ bouncedRecipients: [] })),
        'body.Message.bounce.bouncedRecipients: expected a list of recipients, got a list',
      ],
    ];
    for (const [body, problem] of wrong) {
      assert.deepEqual(ses.parse(request(JSON.stringify(body))), { events: [], rejected: [{ problem, raw: body }] });
    }
  });
});

describe('an event', () => {
  it('has every field that it is told, and no other', () => {
    const tags = { 'ses:configuration-set': ['main'], mailing_id: ['m-1'], message_id: ['m-1-7'] };
    assert.deepEqual(read({ ...OPEN, mail: { ...MAIL, tags } }), {
      type: 'opened',
      recipient: 'ada@example.com',
      time: '2026-03-02T12:05:00.120Z',
      messageId: '0102-000000',
      mailingRef: 'm-1',
      messageRef: 'm-1-7',
      userAgent: 'Mail/1',
      ip: '192.0.2.1',
      provider: 'ses',
      providerEventId: 'n-1',
      nativeType: 'Open',
    });
  });

  const NAMES: [name: string, type: string, detail?: Payload][] = [
    ['Send', 'processed', { send: {} }],
    ['Delivery', 'delivered', { delivery: { recipients: ['ada@example.com'] } }],
    ['DeliveryDelay', 'deferred', { deliveryDelay: { delayedRecipients: [{ emailAddress: 'ada@example.com' }] } }],
    ['Complaint', 'spam-report', { complaint: { complainedRecipients: [{ emailAddress: 'ada@example.com' }] } }],
    ['Reject', 'dropped', { reject: { reason: 'Bad content' } }],
    ['Rendering Failure', 'dropped', { failure: { errorMessage: 'No name' } }],
    ['RenderingFailure', 'dropped'],
    ['Open', 'opened'],
    ['Click', 'clicked'],
    ['click', 'clicked'],
    ['Received', 'other'],
  ];
  for (const [name, type, detail] of NAMES) {
    it(`named ${name} is ${type}, of event publishing and of feedback notifications`, () => {
      for (const field of ['eventType', 'notificationType']) {
        const event = read({ [field]: name, mail: MAIL, ...detail });
        assert.deepEqual([event.type, event.nativeType, event.recipient], [type, name, 'ada@example.com']);
      }
    });
  }

  it('happens at its own time, else as the mail was sent, else as SNS says', () => {
    const click = { eventType: 'Click', mail: MAIL, click: { timestamp: '2026-03-02T14:00:00Z' } };
    assert.equal(read(click).time, '2026-03-02T14:00:00Z');
    assert.equal(read({ ...click, click: {} }).time, '2026-03-02T12:00:00.000Z');
    const undated = { ...click, click: {}, mail: { destination: ['ada@example.com'] } };
    assert.equal(parse(undated, { Timestamp: '2026-03-02T15:00:00.5Z' }).events[0]?.time, '2026-03-02T15:00:00.5Z');
    const { rejected } = ses.parse(request(JSON.stringify(undated)));
    assert.equal(rejected[0]?.problem, 'body.mail.timestamp: expected a time in ISO 8601, got nothing');
  });

  it('of a name to come is read by the same habits', () => {
    const event = read({ eventType: 'Forward', mail: MAIL, forward: { timestamp: '2026-03-02T14:00:00Z' } });
    assert.deepEqual([event.type, event.time], ['other', '2026-03-02T14:00:00Z']);
  });

  it('of a click tells the link, and of an open not', () => {
    const click = { timestamp: '2026-03-02T14:00:00Z', link: 'https://example.com/?a=1', userAgent: 'Web/1' };
    const { url, userAgent } = read({ eventType: 'Click', mail: MAIL, click });
    assert.deepEqual([url, userAgent], ['https://example.com/?a=1', 'Web/1']);
    assert.equal('url' in read({ ...OPEN, open: click }), false);
  });

  it('has the references of the host from tags, else from headers', () => {
    const headers = [
      null,
      'X-Mailing-Id',
      { name: 'Subject', value: 'News' },
      { name: 'x-mailing-ID', value: 'h-1' },
      { name: 'X-Message-Id', value: ' h-1-7 ' },
      { name: 'X-Message-Id', value: 'other' },
    ];
    const refs = (mail: Payload): unknown[] => {
      const { mailingRef, messageRef } = read({ ...OPEN, mail: { ...MAIL, ...mail } });
      return [mailingRef, messageRef];
    };
    assert.deepEqual(refs({ headers }), ['h-1', 'h-1-7']);
    assert.deepEqual(refs({ headers, tags: { mailing_id: ['t-1'], message_id: [] } }), ['t-1', 'h-1-7']);
    assert.deepEqual(refs({ headers: 'none', tags: [] }), [undefined, undefined]);
    assert.deepEqual(refs({}), [undefined, undefined]);
  });

  it('keeps signs of every language', () => {
    const { recipient, reason } = read(bounce({}, { emailAddress: 'юлия@пример.рф', diagnosticCode: 'ящик полон 📪' }));
    assert.deepEqual([recipient, reason], ['юлия@пример.рф', 'ящик полон 📪']);
  });
});

describe('a failure', () => {
  it('that is a bounce tells its class, its own name for it, reason and code', () => {
    const diagnosticCode = 'smtp; 550 5.1.1 unknown';
    const { type, bounceClass, nativeType, reason, reasonCode, providerEventId } = read(
      bounce({}, { status: '5.1.1', diagnosticCode }),
    );
    assert.deepEqual(
      [type, bounceClass, nativeType, reason, reasonCode, providerEventId],
      ['bounced', 'hard', 'Bounce:Permanent', diagnosticCode, '5.1.1', 'n-1'],
    );
  });

  it('that is a bounce is hard, soft, or unknown', () => {
    const classOf = (bounceType: unknown): unknown => read(bounce({ bounceType })).bounceClass;
    assert.equal(classOf('Transient'), 'soft');
    for (const bounceType of ['Undetermined', 'constructor', undefined]) assert.equal(classOf(bounceType), undefined);
    assert.equal(read(bounce({ bounceType: undefined })).nativeType, 'Bounce');
  });

  it('has the subtype for its reason where no server gave one, and a code only where there is one', () => {
    const event = read(bounce({ bounceSubType: 'MailboxFull' }));
    assert.equal(event.reason, 'MailboxFull');
    assert.equal('reasonCode' in event, false);
    assert.equal(read(bounce({}, { status: '5.0.0 (permanent failure)' })).reasonCode, '5.0.0');
    assert.equal('reasonCode' in read(bounce({}, { status: 'unknown' })), false);
  });

  for (const bounceSubType of ['Suppressed', 'OnAccountSuppressionList', 'UnsubscribedRecipient']) {
    it(`that SES did not even try is no bounce: ${bounceSubType}`, () => {
      const event = read(bounce({ bounceSubType }));
      assert.deepEqual([event.type, event.reason, event.nativeType], ['dropped', bounceSubType, 'Bounce:Permanent']);
      assert.equal('bounceClass' in event, false);
    });
  }

  it('that is a delay tells the server’s words, else its kind', () => {
    const delay = (recipient: Payload): MailEvent =>
      read({
        eventType: 'DeliveryDelay',
        mail: MAIL,
        deliveryDelay: {
          timestamp: '2026-03-02T12:10:00.000Z',
          delayType: 'MailboxFull',
          delayedRecipients: [{ emailAddress: 'ada@example.com', ...recipient }],
        },
      });
    const told = delay({ status: '4.2.2', diagnosticCode: 'smtp; 452 full' });
    assert.deepEqual(
      [told.reason, told.reasonCode, told.time],
      ['smtp; 452 full', '4.2.2', '2026-03-02T12:10:00.000Z'],
    );
    assert.equal(delay({}).reason, 'MailboxFull');
  });

  it('before the sending tells why', () => {
    assert.equal(read({ eventType: 'Reject', mail: MAIL, reject: { reason: 'Bad content' } }).reason, 'Bad content');
    const failure = { errorMessage: 'No name', templateName: 'news' };
    assert.equal(read({ eventType: 'Rendering Failure', mail: MAIL, failure }).reason, 'No name');
  });

  it('is no delivery, whose response is no reason', () => {
    const delivery = { recipients: ['ada@example.com'], smtpResponse: '250 OK', timestamp: '2026-03-02T12:00:03.000Z' };
    const event = read({ eventType: 'Delivery', mail: MAIL, delivery });
    assert.deepEqual(['reason' in event, event.time], [false, '2026-03-02T12:00:03.000Z']);
  });
});

describe('a complaint', () => {
  it('is a spam report, whose user agent is not that of the recipient', () => {
    const event = read(complaint({ complaintFeedbackType: 'abuse', complaintSubType: null, userAgent: 'Loop/1' }));
    assert.deepEqual([event.type, event.nativeType], ['spam-report', 'Complaint']);
    assert.ok(!('reason' in event) && !('userAgent' in event));
  });

  it('that says the contrary is none', () => {
    const { type, nativeType } = read(complaint({ complaintFeedbackType: 'not-spam' }));
    assert.deepEqual([type, nativeType], ['other', 'Complaint:not-spam']);
  });

  it('about a mail that was not sent is a drop', () => {
    const { type, nativeType, reason } = read(complaint({ complaintSubType: 'OnAccountSuppressionList' }));
    assert.deepEqual(
      [type, nativeType, reason],
      ['dropped', 'Complaint:OnAccountSuppressionList', 'OnAccountSuppressionList'],
    );
  });
});

describe('a change of a subscription', () => {
  const topics = (...statuses: string[]): Payload => ({
    unsubscribeAll: false,
    topicSubscriptionStatus: statuses.map((subscriptionStatus, index) => ({
      topicName: `t-${String(index)}`,
      subscriptionStatus,
    })),
  });
  const all = { ...topics('OptIn'), unsubscribeAll: true };
  const change = (oldTopicPreferences: unknown, newTopicPreferences: unknown): string =>
    read({ eventType: 'Subscription', mail: MAIL, subscription: { oldTopicPreferences, newTopicPreferences } }).type;

  it('is an unsubscription from everything, or from a topic more', () => {
    for (const before of [topics('OptIn'), topics('OptOut'), all, undefined]) {
      assert.equal(change(before, all), 'unsubscribed');
    }
    assert.equal(change(topics('OptIn', 'OptIn'), topics('OptIn', 'OptOut')), 'unsubscribed');
    assert.equal(change(topics('OptOut', 'OptIn'), topics('OptIn', 'OPT_OUT')), 'unsubscribed');
  });

  it('is a return to everything, or to a topic', () => {
    assert.equal(change(all, topics('OptIn')), 'resubscribed');
    assert.equal(change(topics('OptOut', 'OptOut'), topics('OptOut', 'OptIn')), 'resubscribed');
  });

  it('is neither where nothing changes, or nothing is told', () => {
    for (const same of [topics('OptOut', 'OptIn'), undefined, 'all']) assert.equal(change(same, same), 'other');
  });
});

describe('several recipients', () => {
  it('have an event each, with a reason of their own', () => {
    const bouncedRecipients = [
      { emailAddress: 'ada@example.com', status: '5.1.1', diagnosticCode: 'smtp; 550 unknown' },
      { emailAddress: 'bob@example.com' },
    ];
    assert.deepEqual(
      readAll(bounce({ bouncedRecipients })).map(({ recipient, reason, place }) => [recipient, reason, place]),
      [
        ['ada@example.com', 'smtp; 550 unknown', 'body.Message.bounce.bouncedRecipients[0]'],
        ['bob@example.com', 'General', 'body.Message.bounce.bouncedRecipients[1]'],
      ],
    );
  });

  it('are those of the event, and of the mail only where the event has none of its own', () => {
    const mail = { ...MAIL, destination: ['ada@example.com', 'bob@example.com'] };
    const named = (event: Payload): string[] => readAll({ ...event, mail }).map(({ recipient }) => recipient);
    assert.deepEqual(named(OPEN), ['ada@example.com', 'bob@example.com']);
    assert.deepEqual(named(bounce()), ['ada@example.com']);
    assert.deepEqual(named({ eventType: 'Delivery', delivery: { recipients: ['bob@example.com'] } }), [
      'bob@example.com',
    ]);
  });

  it('are used but for those that are none, which are named', () => {
    const destination = ['ada@example.com', '', 7, null, { emailAddress: 'bob@example.com' }, {}];
    const { events, rejected } = parse({ ...OPEN, mail: { ...MAIL, destination } });
    assert.deepEqual(
      events.map(({ recipient }) => recipient),
      ['ada@example.com', 'bob@example.com'],
    );
    assert.deepEqual(rejected, [
      { problem: "body.Message.mail.destination[1].emailAddress: expected an address, got ''", raw: '' },
      { problem: 'body.Message.mail.destination[2]: expected an object, got 7', raw: 7 },
      { problem: 'body.Message.mail.destination[3]: expected an object, got null', raw: null },
      { problem: 'body.Message.mail.destination[5].emailAddress: expected an address, got nothing', raw: {} },
    ]);
  });
});
