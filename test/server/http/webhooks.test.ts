import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';

import { posts } from '../../../fixtures/providers/all.js';
import { sendgridSigner } from '../../../fixtures/sendgrid-signer.js';
import type { Message } from '../../../src/model.js';
import { providers } from '../../../src/providers/all.js';
import type { LogEntry } from '../../../src/server/http/log.js';
import { StoreUnavailableError } from '../../../src/server/store/store-errors.js';
import type { Store } from '../../../src/server/store/store.js';
import { memoryStore } from './memory-store.js';
import { ACCOUNT, BASE, bodyOf, filled, testBackend, type TestBackend } from './setup.js';

const signer = sendgridSigner();
const MESSAGE = 'm-5/2';

/** A spam report on the message, as SendGrid writes it. */
function report(more: Record<string, unknown> = {}): string {
  const event = { event: 'spamreport', email: 'p2@example.net', timestamp: 1_772_500_000, message_id: MESSAGE };
  return JSON.stringify([{ ...event, ...more }]);
}

function post({ send }: TestBackend, body: string, headers = signer.headersFor(body)): Promise<Response> {
  return send('POST', '/webhooks/sendgrid', body, headers);
}

async function statusOf({ get }: TestBackend): Promise<string | undefined> {
  const [message] = await bodyOf<Message[]>(get(`/messages?id=${encodeURIComponent(MESSAGE)}`));
  return message?.status;
}

const signed = { providers: { sendgrid: signer.publicKey } };

describe('webhooks', () => {
  it('are kept when they are signed, and answered with 200, as often as they come', async () => {
    const backend = await testBackend(signed);
    assert.notEqual(await statusOf(backend), 'spam-report');
    for (const _ of [1, 2]) assert.equal((await post(backend, report())).status, 200);
    assert.equal(await statusOf(backend), 'spam-report');
  });

  it('are refused when they are not signed, or with another key', async () => {
    const backend = await testBackend(signed);
    const body = report();
    for (const headers of [
      {},
      sendgridSigner().headersFor(body),
      signer.headersFor(report({ email: 'x@y.example' })),
    ]) {
      assert.equal((await post(backend, body, headers)).status, 401);
    }
    assert.notEqual(await statusOf(backend), 'spam-report');
  });

  it('are checked with each of several keys, and with those of their account', async () => {
    const other = sendgridSigner();
    const rotated = await testBackend({ providers: { sendgrid: [other.publicKey, signer.publicKey] } });
    assert.equal((await post(rotated, report())).status, 200);
    const keys: Record<string, string> = { [ACCOUNT]: signer.publicKey };
    const backend = await testBackend({
      providers: { sendgrid: (account) => keys[account] },
      webhookAccount: (request) => new URL(request.url).searchParams.get('of'),
    });
    const body = report();
    const at = (of: string): Promise<Response> =>
      backend.send('POST', `/webhooks/sendgrid${of}`, body, signer.headersFor(body));
    assert.equal((await at(`?of=${ACCOUNT}`)).status, 200);
    assert.equal((await at('?of=others')).status, 401);
    assert.equal((await at('')).status, 404);
  });

  it('of providers for which no secret is set are refused', async () => {
    const backend = await testBackend({ providers: { ...signed.providers, postmark: '', brevo: undefined } });
    for (const name of ['mailgun', 'postmark', 'brevo']) {
      assert.equal((await backend.send('POST', `/webhooks/${name}`, '{}')).status, 401, name);
    }
    for (const name of ['nobody', 'constructor', '__proto__']) {
      assert.equal((await backend.send('POST', `/webhooks/${name}`, '{}')).status, 404, name);
    }
  });

  it('of providers that do not sign are let in by a password in their address', async () => {
    const backend = await testBackend({ providers: { postmark: 'se:cret' } });
    const body = JSON.stringify({
      RecordType: 'Delivery',
      Recipient: 'a@b.example',
      DeliveredAt: '2026-11-24T09:00:00Z',
    });
    const at = (query: string, authorization?: string): Promise<Response> =>
      backend.send('POST', `/webhooks/postmark${query}`, body, authorization === undefined ? {} : { authorization });
    assert.equal((await at('')).status, 401);
    assert.equal((await at('?token=secret')).status, 401);
    assert.equal((await at('?token=se%3Acret')).status, 200);
    assert.equal((await at('', 'Bearer se:cret')).status, 200);
    assert.equal((await at('', `Basic ${btoa('any:se:cret')}`)).status, 200);
    assert.equal((await at('', `Basic ${btoa('any:wrong')}`)).status, 401);
    assert.equal((await at('', 'Basic ?')).status, 401);
  });

  it('are found by those who look before they post', async () => {
    const { fetch } = await testBackend(signed);
    for (const method of ['GET', 'HEAD']) {
      assert.equal((await fetch(new Request(`${BASE}/webhooks/mandrill`, { method }))).status, 200);
      assert.equal((await fetch(new Request(`${BASE}/webhooks/nobody`, { method }))).status, 404);
    }
  });

  it('are taken unsigned of every provider when told so, but never where a secret is set', async () => {
    const backend = await testBackend({ ...signed, insecureWebhooks: true });
    assert.equal((await post(backend, report(), {})).status, 401);
    for (const name of providers.keys()) {
      if (name === 'sendgrid') continue;
      const [request] = posts[name]?.posts([HAPPENING]) ?? [];
      assert.ok(request, name);
      const answer = await backend.fetch(
        new Request(`${BASE}/webhooks/${name}`, {
          method: 'POST',
          headers: request.headers,
          body: request.body as BodyInit,
        }),
      );
      assert.equal(answer.status, 200, name);
    }
  });

  it('that nobody can read are refused, with what is wrong but without addresses', async () => {
    const entries: LogEntry[] = [];
    const backend = await testBackend({ ...signed, onLog: (entry) => entries.push(entry) });
    const body = JSON.stringify([{ event: 'open', email: 'ada@example.com', timestamp: 'ada@example.com' }]);
    const answer = await post(backend, body);
    assert.equal(answer.status, 400);
    const text = JSON.stringify([await answer.json(), entries]);
    assert.match(text, /\[0\]\.timestamp: expected/);
    assert.ok(!text.includes('ada'), text);
    assert.equal((await post(backend, '<xml/>')).status, 400);
    assert.equal((await post(backend, '[]')).status, 200);
  });

  it('that can be read in part are kept in part', async () => {
    const backend = await testBackend(signed);
    const body = JSON.stringify([...(JSON.parse(report()) as unknown[]), { event: 'open' }, null]);
    assert.equal((await post(backend, body)).status, 200);
    assert.equal(await statusOf(backend), 'spam-report');
  });

  it('are refused when they are too large', async () => {
    const backend = await testBackend({ ...signed, limits: { webhookBytes: 1000 } });
    for (const length of [1001, 8000]) assert.equal((await post(backend, `["${'x'.repeat(length)}"]`)).status, 413);
  });

  it('are told to come again while the database is away, and never with a 5xx', async () => {
    const store = memoryStore();
    for (const error of [new StoreUnavailableError(new Error('gone')), new TypeError('a mistake of ours')]) {
      store.ingest = () => Promise.reject(error);
      const answer = await post(await testBackend({ ...signed, store }), report());
      assert.equal(answer.status, 429);
      assert.equal(answer.headers.get('retry-after'), '10');
    }
  });

  it('are told to come again when there are too many at once, until there are fewer', async () => {
    const { store, waiting, go } = await heldStore();
    const backend = await testBackend({ ...signed, store, limits: { webhooksAtOnce: 2 } });
    const first = [post(backend, report()), post(backend, report())];
    await waiting(2);
    assert.equal((await post(backend, report())).status, 429);
    go();
    for (const answer of first) assert.equal((await answer).status, 200);
    assert.equal((await post(backend, report())).status, 200);
  });

  it('are told to come again when they hold too many bytes at once', async () => {
    const { store, waiting, go } = await heldStore();
    const body = report({ reason: 'x'.repeat(600) });
    const backend = await testBackend({ ...signed, store, limits: { webhookBytesAtOnce: 1000 } });
    const headers = { ...signer.headersFor(body), 'content-length': String(body.length) };
    const first = post(backend, body, headers);
    await waiting(1);
    assert.equal((await post(backend, body, headers)).status, 429);
    go();
    assert.equal((await first).status, 200);
    assert.equal((await post(backend, body, headers)).status, 200);
  });

  it('are finished before the back end is closed, and then told to come again', async () => {
    const { store, waiting, go } = await heldStore();
    const backend = await testBackend({ ...signed, store });
    const first = post(backend, report());
    await waiting(1);
    let isClosed = false;
    const closed = backend.close().then(() => (isClosed = true));
    assert.equal((await post(backend, report())).status, 429);
    assert.equal(isClosed, false);
    go();
    assert.equal((await first).status, 200);
    await closed;
  });

  it('of Mailgun are taken once for each token, and then refused so that they do not come again', async () => {
    const backend = await testBackend({ providers: { mailgun: 'key' } });
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', 'key').update(`${timestamp}token`).digest('hex');
    const body = (event: string): string =>
      JSON.stringify({
        signature: { timestamp, token: 'token', signature },
        'event-data': {
          event,
          recipient: 'p2@example.net',
          timestamp: 1_772_500_000,
          'user-variables': { message_id: MESSAGE },
        },
      });
    assert.equal((await backend.send('POST', '/webhooks/mailgun', body('delivered'))).status, 200);
    assert.equal((await backend.send('POST', '/webhooks/mailgun', body('complained'))).status, 406);
    assert.notEqual(await statusOf(backend), 'spam-report');
  });

  it('of Mandrill are checked by the address that Mandrill was told', async () => {
    const publicUrl = 'https://mail.example/inside/api/';
    const backend = await testBackend({ providers: { mandrill: 'key' }, publicUrl });
    const form = new URLSearchParams({ mandrill_events: '[]', more: 'x' }).toString();
    const sign = (url: string): string =>
      createHmac('sha1', 'key').update(`${url}mandrill_events[]morex`).digest('base64');
    const headers = (url: string): Record<string, string> => ({
      'content-type': 'application/x-www-form-urlencoded',
      'x-mandrill-signature': sign(url),
    });
    const at = '/webhooks/mandrill?a=1';
    const right = headers('https://mail.example/inside/api/webhooks/mandrill?a=1');
    assert.equal((await backend.send('POST', at, form, right)).status, 200);
    assert.equal((await backend.send('POST', at, form, headers(BASE + at))).status, 401);
  });

  it('of Amazon SES confirm a subscription, and ask for another try where that fails', async () => {
    const url = 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=1';
    const body = JSON.stringify({ Type: 'SubscriptionConfirmation', SubscribeURL: url });
    const asked: string[] = [];
    let status = 500;
    const fetch = async (address: string): Promise<Response> => {
      asked.push(address);
      return new Response('', { status });
    };
    const backend = await testBackend({ insecureWebhooks: true, fetch });
    assert.equal((await backend.send('POST', '/webhooks/ses', body)).status, 429);
    status = 200;
    assert.equal((await backend.send('POST', '/webhooks/ses', body)).status, 200);
    assert.deepEqual(asked, [url, url]);
  });
});

describe('webhooks that are signed with a certificate', () => {
  it('are told to come again while it cannot be fetched', async () => {
    const topic = 'arn:aws:sns:eu-west-1:1:mail';
    const body = JSON.stringify({
      Type: 'Notification',
      TopicArn: topic,
      Message: '{}',
      MessageId: '1',
      Timestamp: new Date().toISOString(),
      SignatureVersion: '2',
      Signature: 'AAAA',
      SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem',
    });
    const answers: (() => Promise<Response>)[] = [
      () => Promise.reject(new TypeError('fetch failed')),
      () => Promise.resolve(new Response('', { status: 503 })),
      () => Promise.resolve(new Response('no certificate')),
    ];
    const fetch = (): Promise<Response> => answers.shift()?.() ?? Promise.reject(new Error('asked too often'));
    const { send } = await testBackend({ providers: { ses: topic }, fetch });
    const statuses: number[] = [];
    for (const _ of [1, 2, 3]) {
      statuses.push((await send('POST', '/webhooks/ses', body, { 'x-amz-sns-message-type': 'Notification' })).status);
    }
    assert.deepEqual(statuses, [429, 429, 401]);
  });
});

const HAPPENING = {
  type: 'delivered',
  recipient: 'p2@example.net',
  time: '2026-03-03T09:00:00Z',
  messageId: 'p-1',
  mailingRef: 'm-5',
  messageRef: MESSAGE,
} as const;

/** A store that keeps events when it is told to go on. */
async function heldStore(): Promise<{ store: Store; waiting: (count: number) => Promise<void>; go: () => void }> {
  const store = await filled(memoryStore());
  const { ingest } = store;
  let go: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => (go = resolve));
  let held = 0;
  let tell: () => void = () => undefined;
  store.ingest = async (...batch) => {
    held += 1;
    tell();
    await gone;
    return ingest(...batch);
  };
  const waiting = async (count: number): Promise<void> => {
    while (held < count) await new Promise<void>((resolve) => (tell = resolve));
  };
  return { store, waiting, go };
}
