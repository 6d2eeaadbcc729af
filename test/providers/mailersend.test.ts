import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';

import type { MailEvent } from '../../src/model/mail-event.js';
import type { RejectedEvent, WebhookRequest } from '../../src/providers/provider.js';
import { mailersend } from '../../src/providers/mailersend.js';
import { request } from './corpus.js';
import { providerCases } from './provider-cases.js';

const SECRET = 'a secret of our own';

/** MailerSend's own, for trials of an address, and no secret. */
const PING_SECRET = 'test_Am3L1GuOIc4blLUuHqAPxxwkZaJyEk8G';

/** A post of a webhook of version 1. */
function nested(name: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: `activity.${name}`,
    created_at: '2026-03-02T12:00:09.000000Z',
    webhook_id: 'w-1',
    data: {
      object: 'activity',
      id: 'a-1',
      type: name,
      created_at: '2026-03-02T12:00:00.123000Z',
      email: {
        object: 'email',
        id: 'e-1',
        from: 'crm@example.com',
        tags: ['spring', 'mailing_id:n-1', 'message_id:m-1'],
        message: { object: 'message', id: 'p-1' },
        recipient: { object: 'recipient', id: 'r-1', email: 'ada@example.com' },
      },
      morph: null,
      ...more,
    },
  };
}

/** A post of a webhook of version 2. */
function flat(name: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: `activity.${name}`,
    created_at: '2026-03-02T12:00:00.123000Z',
    data: {
      id: 'a-1',
      domain_id: 'd-1',
      message_id: 'p-1',
      email_id: 'e-1',
      type: name,
      recipient: 'ada@example.com',
      tags: ['spring', 'mailing_id:n-1', 'message_id:m-1'],
      meta: [],
      ...more,
    },
  };
}

function parse(posted: unknown): { events: MailEvent[]; rejected: RejectedEvent[] } {
  return mailersend.parse(request(JSON.stringify(posted)));
}

function read(posted: unknown): MailEvent {
  const { events, rejected } = parse(posted);
  assert.deepEqual(rejected, []);
  return events[0] ?? assert.fail('no event');
}

function signedRequest(body: string, secret = SECRET): WebhookRequest {
  return request(body, { Signature: createHmac('sha256', secret).update(body).digest('hex') });
}

describe('mailersend', () => {
  const subject = {
    provider: mailersend,
    ordinary: () => request(JSON.stringify([nested('sent'), flat('hard_bounced', { meta: { bounce_reason: 'no' } })])),
    unknown: (type: string) => request(JSON.stringify({ ...flat('x'), type })),
    signed: () =>
      Promise.resolve({
        request: signedRequest(JSON.stringify(flat('sent'))),
        secret: SECRET,
        otherSecret: 'another secret of ours',
      }),
  };
  for (const { name, run } of providerCases) it(name, () => run(subject));
});

describe('an event of mailersend', () => {
  it('has every field that it is told, and no other', () => {
    const click = { url: 'https://example.com/?a=1', ip: '192.0.2.1', user_agent: 'Mail/1', country: 'CH' };
    assert.deepEqual(read(flat('clicked', { meta: click })), {
      type: 'clicked',
      recipient: 'ada@example.com',
      time: '2026-03-02T12:00:00.123000Z',
      messageId: 'p-1',
      mailingRef: 'n-1',
      messageRef: 'm-1',
      url: 'https://example.com/?a=1',
      userAgent: 'Mail/1',
      ip: '192.0.2.1',
      provider: 'mailersend',
      providerEventId: 'a-1',
      nativeType: 'activity.clicked',
    });
  });

  it('is the same of a webhook of either version', () => {
    const click = { url: 'https://example.com/', ip: '192.0.2.1' };
    assert.deepEqual(read(nested('clicked', { morph: click })), read(flat('clicked', { meta: click })));
    const old = nested('soft_bounced', { morph: { object: 'recipient_bounce', reason: 'Mailbox full' } });
    const meta = { bounce_reason: 'Mailbox full', bounce_code: 452, bounce_type: 'soft' };
    assert.deepEqual(read(old), read(flat('soft_bounced', { meta })));
  });

  const TYPES = {
    'activity.sent': ['processed'],
    'activity.delivered': ['delivered'],
    'activity.deferred': ['deferred'],
    'activity.soft_bounced': ['bounced', 'soft'],
    'activity.hard_bounced': ['bounced', 'hard'],
    'activity.suppressed': ['dropped'],
    'activity.opened': ['opened'],
    'activity.opened_unique': ['opened'],
    'activity.clicked': ['clicked'],
    'activity.clicked_unique': ['clicked'],
    'activity.unsubscribed': ['unsubscribed'],
    'activity.spam_complaint': ['spam-report'],
    'activity.survey_opened': ['other'],
    'recipient.on_hold_added': ['other'],
    'Activity.Sent': ['processed'],
  };
  for (const [name, [type, bounceClass]] of Object.entries(TYPES)) {
    it(`named ${name} is ${[type, bounceClass].join(' ').trim()}, and keeps its name`, () => {
      const event = read({ ...flat('x'), type: name });
      assert.deepEqual([event.type, event.bounceClass, event.nativeType], [type, bounceClass, name]);
    });
  }

  it('has its own time, and the time of the post where it has none', () => {
    assert.equal(read(nested('sent')).time, '2026-03-02T12:00:00.123000Z');
    assert.equal(read({ ...flat('sent'), created_at: '2026-03-02 12:00:00' }).time, '2026-03-02T12:00:00Z');
  });

  it('names its recipient in one of three ways', () => {
    assert.equal(read(flat('sent', { recipient: undefined, email: 'bob@example.com' })).recipient, 'bob@example.com');
    assert.equal(read(flat('sent', { email: 'sub@example.com' })).recipient, 'sub@example.com');
    const email = { recipient: { email: 'eve@example.com' } };
    assert.equal(read(flat('sent', { email })).recipient, 'eve@example.com');
  });

  it('finds the host’s references among tags, with colons of their own, and none where there are none', () => {
    const { mailingRef, messageRef } = read(flat('sent', { tags: ['mailing_id:a:b', 'message_id:', 7, null] }));
    assert.deepEqual([mailingRef, messageRef], ['a:b', undefined]);
    for (const tags of [
      null,
      undefined,
      [],
      {},
      'mailing_id:n-1',
      ['mailing_ids:n-1', 'mailing_id', 'xmailing_id:n-1'],
    ]) {
      assert.equal('mailingRef' in read(flat('sent', { tags })), false);
    }
  });

  it('of a failure tells the reason, and of an unsubscription not', () => {
    const meta = { bounce_reason: 'No such user', bounce_code: 550 };
    const { reason, reasonCode } = read(flat('hard_bounced', { meta }));
    assert.deepEqual([reason, reasonCode], ['No such user', undefined]);
    assert.equal(read(flat('suppressed', { meta: { suppression_reason: 'on_hold' } })).reason, 'on_hold');
    assert.equal('reason' in read(flat('deferred')), false);
    assert.equal('reason' in read(nested('unsubscribed', { morph: { reason: 'option_3' } })), false);
    assert.equal('reason' in read(nested('spam_complaint', { morph: { reason: 'spam' } })), false);
  });

  it('of an open has no link, and says nothing of machines', () => {
    const event = read(flat('opened', { meta: { url: 'https://example.com/', browser: 'Gmail Image Proxy' } }));
    assert.ok(!('url' in event) && !('machine' in event));
  });

  it('without what makes an event is rejected by the name of the field, and others are used', () => {
    const whole = flat('sent');
    const bad = [
      { ...whole, type: null },
      flat('sent', { created_at: 'soon' }),
      flat('sent', { recipient: ' ' }),
      { type: 'maintenance.start', created_at: '2026-03-02 12:00:00', data: { id: 'm-1' } },
      [],
    ];
    const { events, rejected } = parse([whole, ...bad, whole]);
    assert.deepEqual(
      events.map(({ place }) => place),
      ['[0]', '[6]'],
    );
    assert.deepEqual(
      rejected.map(({ problem }) => problem),
      [
        '[1].type: expected a text, got null',
        "[2].data.created_at: expected a time in ISO 8601, got 'soon'",
        "[3].data.recipient: expected the address of a recipient, got ' '",
        '[4].data.recipient: expected the address of a recipient, got nothing',
        '[5]: expected an object, got a list',
      ],
    );
  });
});

describe('a signature of mailersend', () => {
  const body = '{"type":"activity.sent","data":{"name":"é"}}\r\n';

  async function verdict(posted: WebhookRequest, secret = SECRET): Promise<string> {
    const why: string[] = [];
    const isAccepted = await mailersend.verify?.(posted, secret, { onRefused: (reason) => why.push(reason) });
    assert.equal(why.length, isAccepted ? 0 : 1);
    return why[0] ?? 'accepted';
  }

  it('covers every byte of the body, and does not age', async () => {
    const { headers } = signedRequest(body);
    assert.equal(await verdict(signedRequest(body)), 'accepted');
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

  it('is refused where it is missing, cut short, or not hexadecimal', async () => {
    const right = signedRequest(body).headers.get('Signature') ?? '';
    assert.equal(await verdict(request(body, { Signature: right.toUpperCase() })), 'accepted');
    for (const wrong of [right.slice(2), `${right}00`, 'x'.repeat(64), `sha256=${right}`]) {
      assert.equal(await verdict(request(body, { Signature: wrong })), 'the signature is wrong', wrong);
    }
    assert.equal(await verdict(request(body)), 'the signature header is missing');
    assert.equal(await verdict(request(body, { Signature: '' })), 'the signature header is missing');
  });

  it('of a trial of the address may be that of everybody, and the trial is no event', async () => {
    const ping = '{"type":"webhook.test","message":"ping","created_at":"2026-03-02T12:00:00.000000Z"}';
    assert.equal(await verdict(signedRequest(ping, PING_SECRET)), 'accepted');
    assert.equal(await verdict(signedRequest(ping)), 'accepted');
    assert.equal(await verdict(signedRequest(ping, 'another')), 'the signature is wrong');
    assert.deepEqual(mailersend.parse(request(ping)), { events: [], rejected: [] });
  });

  it('that is everybody’s is refused on anything but a trial', async () => {
    const bodies = [
      body,
      JSON.stringify(flat('hard_bounced')),
      JSON.stringify([{ type: 'webhook.test' }, flat('hard_bounced')]),
      '{"type":"webhook.test","type":"activity.sent"}',
      'webhook.test',
      '',
    ];
    for (const each of bodies) {
      assert.equal(await verdict(signedRequest(each, PING_SECRET)), 'the signature is wrong', each);
    }
  });

  it('of a trial cannot bring an event with it', async () => {
    const body = JSON.stringify({ ...flat('hard_bounced'), type: 'webhook.test', events: [flat('hard_bounced')] });
    assert.equal(await verdict(signedRequest(body, PING_SECRET)), 'accepted');
    assert.deepEqual(mailersend.parse(request(body)), { events: [], rejected: [] });
  });
});
