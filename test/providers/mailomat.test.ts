import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';

import type { MailEvent } from '../../src/model/mail-event.js';
import type { RejectedEvent, VerifyOptions, WebhookRequest } from '../../src/providers/provider.js';
import { mailomat } from '../../src/providers/mailomat.js';
import { request } from './corpus.js';
import { providerCases } from './provider-cases.js';

const SECRET = 'a secret of our own';
const SIGNED_AT = 1_772_452_800;

function post(eventType: string, payload: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'e-1',
    eventType,
    occurredAt: '2026-03-02T13:00:00+01:00',
    messageUuid: 'u-1',
    messageId: 'm-1@example.com',
    recipient: 'ada@example.com',
    payload: { event: eventType, timestamp: SIGNED_AT + 0.198_222, 'message-uuid': 'u-1', ...payload },
  };
}

function parse(posted: unknown): { events: MailEvent[]; rejected: RejectedEvent[] } {
  return mailomat.parse(request(JSON.stringify(posted)));
}

function read(eventType: string, payload?: Record<string, unknown>): MailEvent {
  const { events, rejected } = parse(post(eventType, payload));
  assert.deepEqual(rejected, []);
  return events[0] ?? assert.fail('no event');
}

function signature(id: string, event: string, timestamp: string, secret = SECRET): string {
  return `sha256=${createHmac('sha256', secret).update(`${id}.${event}.${timestamp}`).digest('hex')}`;
}

function signedRequest(more: Record<string, string> = {}, body = JSON.stringify(post('opened'))): WebhookRequest {
  const headers = {
    'X-MOM-Webhook-ID': 'w-1',
    'X-MOM-Webhook-Event': 'opened',
    'X-MOM-Webhook-Timestamp': String(SIGNED_AT),
    'X-MOM-Webhook-Signature': signature('w-1', 'opened', String(SIGNED_AT)),
  };
  return request(body, { ...headers, ...more });
}

describe('mailomat', () => {
  const subject = {
    provider: mailomat,
    ordinary: () => request(JSON.stringify(post('failure_perm', { 'delivery-status': { message: '5.1.1 no' } }))),
    unknown: (eventType: string) => request(JSON.stringify(post(eventType))),
    signed: () =>
      Promise.resolve({
        request: signedRequest(),
        secret: SECRET,
        otherSecret: 'another secret of ours',
        now: new Date(SIGNED_AT * 1000),
      }),
  };
  for (const { name, run } of providerCases) it(name, () => run(subject));
});

describe('an event of mailomat', () => {
  it('has every field that it is told, and no other', () => {
    const client = { ip: '192.0.2.1', 'user-agent': 'Mail/1' };
    assert.deepEqual(read('clicked', { client, url: 'https://example.com/?a=1' }), {
      type: 'clicked',
      recipient: 'ada@example.com',
      time: '2026-03-02T12:00:00Z',
      messageId: 'm-1@example.com',
      url: 'https://example.com/?a=1',
      userAgent: 'Mail/1',
      ip: '192.0.2.1',
      provider: 'mailomat',
      providerEventId: 'e-1',
      nativeType: 'clicked',
    });
  });

  const TYPES = {
    accepted: 'processed',
    not_accepted: 'dropped',
    delivered: 'delivered',
    failure_tmp: 'deferred',
    failure_perm: 'bounced',
    opened: 'opened',
    clicked: 'clicked',
    complained: 'spam-report',
    unsubscribed: 'unsubscribed',
    Accepted: 'processed',
  };
  for (const [name, type] of Object.entries(TYPES)) {
    it(`named ${name} is ${type}, and keeps its name`, () => {
      const event = read(name);
      assert.deepEqual([event.type, event.nativeType], [type, name]);
    });
  }

  it('of a failure tells class, reason and code, and of a delivery not', () => {
    const status = { 'attempt-nr': 1, code: 550, 'enhanced-code': '5.1.1', message: '5.1.1 address unknown' };
    const told = (name: string): unknown[] => {
      const { bounceClass, reason, reasonCode } = read(name, { 'delivery-status': status });
      return [bounceClass, reason, reasonCode];
    };
    assert.deepEqual(told('failure_perm'), ['hard', '5.1.1 address unknown', '5.1.1']);
    assert.deepEqual(told('failure_tmp'), [undefined, '5.1.1 address unknown', '5.1.1']);
    assert.deepEqual(told('delivered'), [undefined, undefined, undefined]);
  });

  it('of a mail that was not taken tells why', () => {
    assert.equal(read('not_accepted', { reason: 'limit 100, sent 100' }).reason, 'limit 100, sent 100');
    assert.equal('reason' in read('accepted', { reason: 'x' }), false);
  });

  it('of an open has no link, and says nothing of machines', () => {
    const event = read('opened', { url: 'https://example.com/' });
    assert.ok(!('url' in event) && !('machine' in event));
  });

  it('takes the identifier of the service where there is no message id', () => {
    assert.equal(parse({ ...post('opened'), messageId: '' }).events[0]?.messageId, 'u-1');
  });

  it('may come without the details', () => {
    for (const payload of [undefined, null, [], 'x']) {
      const { events, rejected } = parse({ ...post('failure_perm'), payload });
      assert.deepEqual([events.length, rejected.length], [1, 0]);
    }
  });

  it('without what makes an event is rejected by the name of the field, and others are used', () => {
    const whole = post('opened');
    const bad = [
      { ...whole, eventType: 7.5, recipient: null },
      { ...whole, occurredAt: SIGNED_AT },
      { ...whole, eventType: '' },
    ];
    const { events, rejected } = parse([whole, ...bad, whole]);
    assert.deepEqual(
      events.map(({ place }) => place),
      ['[0]', '[4]'],
    );
    assert.deepEqual(
      rejected.map(({ problem }) => problem),
      [
        '[1].recipient: expected the address of a recipient, got null',
        '[2].occurredAt: expected a time in ISO 8601, got 1772452800',
        "[3].eventType: expected a text, got ''",
      ],
    );
    assert.match(mailomat.parse(request('{')).rejected[0]?.problem ?? '', /^body: expected JSON/);
  });
});

describe('a signature of mailomat', () => {
  async function verdict(posted: WebhookRequest, options: VerifyOptions = {}, secret = SECRET): Promise<string> {
    const why: string[] = [];
    const all = { now: new Date(SIGNED_AT * 1000), onRefused: (reason: string) => why.push(reason), ...options };
    const isAccepted = await mailomat.verify?.(posted, secret, all);
    assert.equal(why.length, isAccepted ? 0 : 1);
    return why[0] ?? 'accepted';
  }
  const at = (later: number): VerifyOptions => ({ now: new Date((SIGNED_AT + later) * 1000) });

  it('covers id, event and time', async () => {
    assert.equal(await verdict(signedRequest()), 'accepted');
    assert.equal(await verdict(signedRequest({ 'X-MOM-Webhook-ID': 'w-2' })), 'the signature is wrong');
    assert.equal(await verdict(signedRequest({ 'X-MOM-Webhook-Event': 'clicked' })), 'the signature is wrong');
    const later = { 'X-MOM-Webhook-Timestamp': String(SIGNED_AT + 1) };
    assert.equal(await verdict(signedRequest(later)), 'the signature is wrong');
    for (const secret of ['', 'another'])
      assert.equal(await verdict(signedRequest(), {}, secret), 'the signature is wrong');
  });

  it('is refused on a body with an event of another name', async () => {
    const bodies = [JSON.stringify(post('failure_perm')), '{}', '', '[]', '{"eventType":"opened"', 'opened'];
    for (const body of bodies) {
      assert.equal(await verdict(signedRequest({}, body)), 'the event is not the one that is signed', body);
    }
    const list = JSON.stringify([post('opened'), post('failure_perm')]);
    assert.equal(await verdict(signedRequest({}, list)), 'the event is not the one that is signed');
  });

  it('is of one kind alone', async () => {
    const hex = signature('w-1', 'opened', String(SIGNED_AT)).slice('sha256='.length);
    const md5 = createHmac('md5', SECRET)
      .update(`w-1.opened.${String(SIGNED_AT)}`)
      .digest('hex');
    for (const wrong of [
      hex,
      `sha1=${hex}`,
      `md5=${md5}`,
      `sha256=${hex}00`,
      `sha256=${hex.slice(2)}`,
      'sha256=',
      '=',
    ]) {
      assert.equal(await verdict(signedRequest({ 'X-MOM-Webhook-Signature': wrong })), 'the signature is wrong', wrong);
    }
  });

  it('is refused without one of its headers', async () => {
    for (const name of ['ID', 'Event', 'Timestamp', 'Signature']) {
      const empty = signedRequest({ [`X-MOM-Webhook-${name}`]: '' });
      assert.equal(await verdict(empty), 'the signature headers are missing', name);
      const missing = signedRequest();
      missing.headers.delete(`X-MOM-Webhook-${name}`);
      assert.equal(await verdict(missing), 'the signature headers are missing', name);
    }
  });

  it('is good for nine hours, before and after', async () => {
    for (const later of [-32_400, 0, 32_400]) assert.equal(await verdict(signedRequest(), at(later)), 'accepted');
    for (const later of [-32_401, 32_401]) {
      assert.equal(await verdict(signedRequest(), at(later)), 'the signature is too old, or of the future');
    }
    const timestamp = 'soon';
    const more = {
      'X-MOM-Webhook-Timestamp': timestamp,
      'X-MOM-Webhook-Signature': signature('w-1', 'opened', timestamp),
    };
    assert.equal(await verdict(signedRequest(more)), 'the timestamp is not one of whole seconds');
  });

  it('is accepted once where ids are remembered, and they are until it is too old', async () => {
    const known = new Map<string, Date>();
    const remember = (id: string, until: Date): boolean => known.size < known.set(id, until).size;
    assert.equal(await verdict(signedRequest(), { remember }), 'accepted');
    assert.deepEqual([...known], [['w-1', new Date((SIGNED_AT + 32_400) * 1000)]]);
    assert.equal(await verdict(signedRequest(), { remember }), 'the id was used before');
    assert.equal(await verdict(signedRequest(), { remember: () => Promise.resolve(false) }), 'the id was used before');
  });

  it('that is refused uses up no id', async () => {
    const remember = (): boolean => assert.fail('asked');
    assert.notEqual(await verdict(signedRequest({ 'X-MOM-Webhook-ID': 'w-2' }), { remember }), 'accepted');
    assert.notEqual(await verdict(signedRequest(), { ...at(301), remember }), 'accepted');
    assert.notEqual(await verdict(signedRequest({}, '{}'), { remember }), 'accepted');
  });

  it('is refused, and does not throw, where ids cannot be remembered', async () => {
    const remember = (): Promise<boolean> => Promise.reject(new Error('no store'));
    assert.equal(await verdict(signedRequest(), { remember }), 'the id cannot be remembered (Error: no store)');
  });
});
