import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';

import type { MailEvent } from '../../src/model/mail-event.js';
import type { RejectedEvent, WebhookRequest } from '../../src/providers/provider.js';
import { resend } from '../../src/providers/resend.js';
import { request } from './corpus.js';
import { providerCases } from './provider-cases.js';

const SECRET = `whsec_${Buffer.from('a key of our own').toString('base64')}`;
const SIGNED_AT = 1_772_452_800;

const DATA = {
  created_at: '2026-03-02T11:59:58.000Z',
  email_id: 'e-1',
  message_id: '<1@example.com>',
  from: 'CRM <crm@example.com>',
  to: ['ada@example.com'],
  subject: 'Spring',
};

/** What is posted, as Resend orders its keys: the name of the event last. */
function post(type: string, data: Record<string, unknown> = {}): Record<string, unknown> {
  return { created_at: '2026-03-02T12:00:00.123Z', data: { ...DATA, ...data }, type };
}

function parse(posted: unknown, headers?: Record<string, string>): { events: MailEvent[]; rejected: RejectedEvent[] } {
  return resend.parse(request(JSON.stringify(posted), headers));
}

function read(type: string, data?: Record<string, unknown>): MailEvent {
  const { events, rejected } = parse(post(type, data));
  assert.deepEqual(rejected, []);
  return events[0] ?? assert.fail('no event');
}

function signedRequest(body: string, more: Record<string, string> = {}): WebhookRequest {
  const key = Buffer.from('a key of our own');
  const signature = createHmac('sha256', key)
    .update(`msg_1.${String(SIGNED_AT)}.${body}`)
    .digest('base64');
  const headers = { 'svix-id': 'msg_1', 'svix-timestamp': String(SIGNED_AT), 'svix-signature': `v1,${signature}` };
  return request(body, { ...headers, ...more });
}

describe('resend', () => {
  const subject = {
    provider: resend,
    ordinary: () => request(JSON.stringify(post('email.bounced', { bounce: { type: 'Permanent', message: 'no' } }))),
    unknown: (type: string) => request(JSON.stringify(post(type))),
    signed: () =>
      Promise.resolve({
        request: signedRequest(JSON.stringify(post('email.sent'))),
        secret: SECRET,
        otherSecret: `whsec_${Buffer.from('another key of ours').toString('base64')}`,
        now: new Date(SIGNED_AT * 1000),
      }),
  };
  for (const { name, run } of providerCases) it(name, () => run(subject));
});

describe('an event of resend', () => {
  it('has every field that it is told, and no other', () => {
    const click = { ipAddress: '192.0.2.1', link: 'https://example.com/?a=1', userAgent: 'Mail/1', timestamp: '2026' };
    const tags = { mailing_id: 'n-1', message_id: 'm-1', category: 'spring' };
    assert.deepEqual(parse(post('email.clicked', { click, tags }), { 'svix-id': 'msg_1' }), {
      events: [
        {
          type: 'clicked',
          recipient: 'ada@example.com',
          time: '2026-03-02T12:00:00.123Z',
          messageId: 'e-1',
          mailingRef: 'n-1',
          messageRef: 'm-1',
          url: 'https://example.com/?a=1',
          userAgent: 'Mail/1',
          ip: '192.0.2.1',
          provider: 'resend',
          providerEventId: 'msg_1',
          nativeType: 'email.clicked',
        },
      ],
      rejected: [],
    });
  });

  const TYPES = {
    'email.sent': 'processed',
    'email.delivered': 'delivered',
    'email.delivery_delayed': 'deferred',
    'email.bounced': 'bounced',
    'email.complained': 'spam-report',
    'email.opened': 'opened',
    'email.clicked': 'clicked',
    'email.failed': 'dropped',
    'email.suppressed': 'dropped',
    'email.scheduled': 'other',
    'Email.Sent': 'processed',
  };
  for (const [name, type] of Object.entries(TYPES)) {
    it(`named ${name} is ${type}, and keeps its name`, () => {
      const event = read(name);
      assert.deepEqual([event.type, event.nativeType], [type, name]);
    });
  }

  it('has for its id the one that stays when it is sent again, under either name of the header', () => {
    assert.equal(parse(post('email.sent'), { 'webhook-id': 'msg_2' }).events[0]?.providerEventId, 'msg_2');
    assert.equal('providerEventId' in read('email.sent'), false);
  });

  it('has the time of the event, not that of the mail, with the precision of the source', () => {
    const at = (created_at: unknown): string | undefined =>
      parse({ ...post('email.sent'), created_at }).events[0]?.time;
    assert.equal(at('2026-03-02T12:00:00.123Z'), '2026-03-02T12:00:00.123Z');
    assert.equal(at('2026-03-02T14:00:00.894719+02:00'), '2026-03-02T12:00:00.894719Z');
    assert.equal(at(undefined), undefined);
  });

  it('is one for each to whom the mail went', () => {
    const { events } = parse(post('email.delivered', { to: ['ada@example.com', 'bob@example.com'] }));
    assert.deepEqual(
      events.map(({ recipient, type }) => [recipient, type]),
      [
        ['ada@example.com', 'delivered'],
        ['bob@example.com', 'delivered'],
      ],
    );
  });

  it('finds the host’s references among tags in a list as well', () => {
    const tags = [null, 'x', { name: 'mailing_id', value: 'n-1' }, { name: 'message_id', value: 7 }, { name: 'x' }];
    const { mailingRef, messageRef } = read('email.sent', { tags });
    assert.deepEqual([mailingRef, messageRef], ['n-1', '7']);
    for (const none of [undefined, null, [], {}, 'mailing_id', [[]]]) {
      const event = read('email.sent', { tags: none });
      assert.ok(!('mailingRef' in event) && !('messageRef' in event));
    }
  });

  it('of a bounce tells class, reason, and the code in what the server said', () => {
    const bounce = { message: 'They said no', subType: 'General', type: 'Permanent' };
    const whole = read('email.bounced', { bounce: { ...bounce, diagnosticCode: ['smtp; 550 5.1.1 user unknown'] } });
    assert.deepEqual([whole.bounceClass, whole.reason, whole.reasonCode], ['hard', 'They said no', '5.1.1']);
    assert.equal(read('email.bounced', { bounce: { ...bounce, type: 'Transient' } }).bounceClass, 'soft');
    for (const type of ['Undetermined', null, undefined, 'constructor']) {
      assert.equal('bounceClass' in read('email.bounced', { bounce: { ...bounce, type } }), false);
    }
    assert.equal('bounceClass' in read('email.delivered', { bounce }), false);
  });

  it('takes for a code neither an address nor a part of one', () => {
    const codeOf = (text: string): string | undefined =>
      read('email.bounced', { bounce: { diagnosticCode: [text] } }).reasonCode;
    assert.equal(codeOf('smtp; 550-5.7.26 see 192.0.2.1'), '5.7.26');
    assert.equal(codeOf('4.2.2.'), '4.2.2');
    for (const text of ['from 5.1.1.9', '192.5.1.1', '550 no', '']) assert.equal(codeOf(text), undefined, text);
  });

  it('of a mail that was not sent tells why', () => {
    const diagnosticCode = ['smtp; 550 5.1.1 unknown'];
    const { reason, reasonCode } = read('email.suppressed', { suppressed: { message: 'is listed', diagnosticCode } });
    assert.deepEqual([reason, reasonCode], ['is listed', '5.1.1']);
    assert.equal(read('email.suppressed', { suppressed: { diagnosticCode } }).reason, 'smtp; 550 5.1.1 unknown');
    assert.equal(read('email.failed', { failed: { reason: 'domain_not_verified' } }).reason, 'domain_not_verified');
    assert.equal('reason' in read('email.sent', { failed: { reason: 'no' } }), false);
  });

  it('of an open tells the client, and no link', () => {
    const open = { ipAddress: '192.0.2.1', userAgent: 'Mail/1' };
    const event = read('email.opened', { open, click: { link: 'https://example.com/' } });
    assert.deepEqual(
      [event.userAgent, event.ip, 'url' in event, 'machine' in event],
      ['Mail/1', '192.0.2.1', false, false],
    );
  });

  it('about no mail is kept as other where it names an address', () => {
    const posted = { created_at: '2026-03-02T12:00:00Z', data: { email: 'ada@example.com' }, type: 'contact.updated' };
    assert.deepEqual(parse(posted), {
      events: [
        {
          type: 'other',
          recipient: 'ada@example.com',
          time: '2026-03-02T12:00:00Z',
          provider: 'resend',
          nativeType: 'contact.updated',
        },
      ],
      rejected: [],
    });
  });

  it('of mail to the host is rejected: its recipient is no recipient of ours', () => {
    const { events, rejected } = parse(post('email.received'));
    assert.deepEqual(events, []);
    assert.equal(rejected[0]?.problem, "body.type: expected an event of a mail that was sent, got 'email.received'");
  });

  it('without what makes an event is rejected by the name of the field, and others are used', () => {
    const whole = post('email.sent');
    const bad = [{ ...whole, type: '' }, { ...whole, created_at: 'soon' }, { ...whole, data: { to: 'archive' } }, 7];
    const { events, rejected } = parse([whole, ...bad, whole]);
    assert.deepEqual(
      events.map(({ place }) => place),
      ['[0]', '[5]'],
    );
    assert.deepEqual(
      rejected.map(({ problem }) => problem),
      [
        "[1].type: expected a text, got ''",
        "[2].created_at: expected a time in ISO 8601, got 'soon'",
        '[3].data.email: expected the address of a recipient, got nothing',
        '[4]: expected an object, got 7',
      ],
    );
  });

  it('in a body that is not JSON is rejected whole', () => {
    for (const body of ['', 'type=email.sent', '{"type":']) {
      const { events, rejected } = resend.parse(request(body));
      assert.deepEqual(events, []);
      assert.match(rejected[0]?.problem ?? '', /^body: expected JSON/);
    }
  });
});

describe('a signature of resend', () => {
  it('is refused when it is too old, and the log is told why', async () => {
    const why: string[] = [];
    const now = new Date((SIGNED_AT + 301) * 1000);
    const posted = signedRequest(JSON.stringify(post('email.sent')));
    assert.equal(await resend.verify?.(posted, SECRET, { now, onRefused: (reason) => why.push(reason) }), false);
    assert.deepEqual(why, ['the signature is too old, or of the future']);
  });
});
