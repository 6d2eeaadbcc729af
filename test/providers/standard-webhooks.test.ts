import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';

import type { WebhookRequest } from '../../src/providers/provider.js';
import { verifyStandardWebhook } from '../../src/providers/standard-webhooks.js';
import { request } from './corpus.js';

const SECRET = `whsec_${Buffer.from('a key of our own').toString('base64')}`;
const OTHER = `whsec_${Buffer.from('another key of ours').toString('base64')}`;
const BODY = '{"type":"email.sent","name":"Ada \\u00e9 é"}\r\n';
const SIGNED_AT = 1_772_452_800;

function signatureOf(body = BODY, id = 'msg_1', timestamp = String(SIGNED_AT), secret = SECRET): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
}

function signed(list: string, more: Record<string, string> = {}, body: string | Uint8Array = BODY): WebhookRequest {
  const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': String(SIGNED_AT), 'webhook-signature': list };
  return request(body, { ...headers, ...more });
}

/** Why it is refused, or that it is not. */
async function verdict(posted: WebhookRequest, secret = SECRET, later = 0): Promise<string> {
  const why: string[] = [];
  const now = new Date((SIGNED_AT + later) * 1000);
  const isAccepted = await verifyStandardWebhook(posted, secret, { now, onRefused: (reason) => why.push(reason) });
  assert.equal(why.length, isAccepted ? 0 : 1);
  return why[0] ?? 'accepted';
}

const WRONG = 'the signature is wrong';
const MISSING = 'the signature headers are missing';

describe('a signature of Standard Webhooks', () => {
  it('is accepted under either name of its headers, and of each name alone', async () => {
    assert.equal(await verdict(signed(`v1,${signatureOf()}`)), 'accepted');
    const svix = { 'svix-id': 'msg_1', 'svix-timestamp': String(SIGNED_AT), 'svix-signature': `v1,${signatureOf()}` };
    assert.equal(await verdict(request(BODY, svix)), 'accepted');
    const mixed = {
      'svix-id': 'msg_1',
      'svix-timestamp': String(SIGNED_AT),
      'webhook-signature': svix['svix-signature'],
    };
    assert.equal(await verdict(request(BODY, mixed)), MISSING);
    assert.equal(await verdict(request(BODY, { ...mixed, ...svix })), 'accepted');
  });

  it('is accepted with a secret that is written without its prefix, and refused with none or another', async () => {
    const posted = signed(`v1,${signatureOf()}`);
    assert.equal(await verdict(posted, SECRET.slice('whsec_'.length)), 'accepted');
    for (const secret of [OTHER, '', 'whsec_', 'not base64!', `whsec_${SECRET}`]) {
      assert.equal(await verdict(posted, secret), WRONG, secret);
    }
  });

  it('may stand among others: of another key, of another version, or broken', async () => {
    const wrong = signatureOf(BODY, 'msg_1', String(SIGNED_AT), OTHER);
    const right = signatureOf();
    assert.equal(await verdict(signed(`v1,${wrong} v1a,${right} v1,${right}`)), 'accepted');
    assert.equal(await verdict(signed(`v1, * v1,${right}`)), 'accepted');
    assert.equal(await verdict(signed(`v1,${wrong} v1,${wrong}`)), WRONG);
  });

  it('may be without a version, but not of another', async () => {
    assert.equal(await verdict(signed(signatureOf())), 'accepted');
    for (const list of [`v2,${signatureOf()}`, `v1a,${signatureOf()}`, `v2,v1,${signatureOf()}`, `,${signatureOf()}`]) {
      assert.equal(await verdict(signed(list)), WRONG, list);
    }
  });

  it('is looked for among the first ten, so that a long header costs little', async () => {
    const decoys = (count: number): string => 'v1,AAAA '.repeat(count);
    assert.equal(await verdict(signed(`${decoys(9)}v1,${signatureOf()}`)), 'accepted');
    assert.equal(await verdict(signed(`${decoys(10)}v1,${signatureOf()}`)), WRONG);
  });

  it('covers id, time and every byte of the body', async () => {
    const list = `v1,${signatureOf()}`;
    assert.equal(await verdict(signed(list, { 'webhook-id': 'msg_2' })), WRONG);
    assert.equal(await verdict(signed(list, { 'webhook-timestamp': String(SIGNED_AT + 1) })), WRONG);
    assert.equal(await verdict(signed(list, {}, BODY.trimEnd())), WRONG);
    const bytes = Buffer.from(BODY);
    for (let place = 0; place < bytes.length; place += 1) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      assert.equal(await verdict(signed(list, {}, changed)), WRONG, `byte ${String(place)}`);
    }
  });

  it('is accepted over bytes that are no text', async () => {
    const bytes = Buffer.of(0xff, 0x00, 0xfe);
    const key = Buffer.from('a key of our own');
    const hash = createHmac('sha256', key)
      .update(`msg_1.${String(SIGNED_AT)}.`)
      .update(bytes)
      .digest('base64');
    assert.equal(await verdict(signed(`v1,${hash}`, {}, bytes)), 'accepted');
  });

  it('is refused where it is cut short, lengthened, or empty', async () => {
    const right = signatureOf();
    for (const list of [right.slice(0, 8), right.slice(0, -4), `${right}AAAA`, 'v1,', ',', 'v1']) {
      assert.equal(await verdict(signed(list)), WRONG, list);
    }
  });

  it('is refused without one of its headers, or with an empty one', async () => {
    const whole = { 'webhook-id': 'msg_1', 'webhook-timestamp': String(SIGNED_AT), 'webhook-signature': signatureOf() };
    assert.equal(await verdict(request(BODY, whole)), 'accepted');
    for (const name of Object.keys(whole)) {
      const rest = Object.fromEntries(Object.entries(whole).filter(([each]) => each !== name));
      assert.equal(await verdict(request(BODY, rest)), MISSING, name);
      assert.equal(await verdict(request(BODY, { ...whole, [name]: '' })), MISSING, name);
    }
  });

  it('is good for five minutes, before and after', async () => {
    const posted = signed(`v1,${signatureOf()}`);
    for (const later of [-300, 0, 300]) assert.equal(await verdict(posted, SECRET, later), 'accepted');
    for (const later of [-301, 301]) {
      assert.equal(await verdict(posted, SECRET, later), 'the signature is too old, or of the future');
    }
  });

  it('is refused with a time that is not one, even if it is signed', async () => {
    for (const timestamp of ['hello', '1e9', '0x699', '-1772452800', '1772452800.5', '1'.repeat(13)]) {
      const list = `v1,${signatureOf(BODY, 'msg_1', timestamp)}`;
      const why = await verdict(signed(list, { 'webhook-timestamp': timestamp }));
      assert.equal(why, 'the timestamp is not one of whole seconds', timestamp);
    }
  });

  it('is held against the clock where no time is given', async () => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const list = `v1,${signatureOf(BODY, 'msg_1', timestamp)}`;
    assert.equal(await verifyStandardWebhook(signed(list, { 'webhook-timestamp': timestamp }), SECRET), true);
    assert.equal(await verifyStandardWebhook(signed(`v1,${signatureOf()}`), SECRET), false);
  });
});
