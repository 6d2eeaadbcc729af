import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, it } from 'node:test';

import { sendgridSigner } from '../../../fixtures/sendgrid-signer.js';
import { adapterConformance } from '../../../src/adapters/conformance.js';
import { HttpAdapter } from '../../../src/adapters/http-adapter.js';
import { createMailAnalytics, type MailAnalytics } from '../../../src/server/handler.js';
import type { LogEntry } from '../../../src/server/http/log.js';
import { listen, type Listening } from '../../../src/server/node.js';
import { EventReader } from './event-reader.js';
import { memoryStore } from './memory-store.js';
import { ACCOUNT, authorizeByHeader, filled } from './setup.js';

const signer = sendgridSigner();
const open: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function backend(
  store = memoryStore(),
  onLog: (entry: LogEntry) => void = () => undefined,
): Promise<MailAnalytics> {
  return createMailAnalytics({
    store: await filled(store),
    authorize: authorizeByHeader,
    providers: { sendgrid: signer.publicKey },
    webhookAccount: ACCOUNT,
    onLog,
  });
}

async function served(mail: MailAnalytics): Promise<Listening & { url: string }> {
  const listening = await listen(mail, { port: 0 });
  open.push(() => listening.server.closeAllConnections(), listening.close);
  return { ...listening, url: `http://127.0.0.1:${String(listening.port)}` };
}

/** Whatever is asked over and over comes true; a test that waits in vain is ended by its time limit. */
async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function streamsOf(mail: MailAnalytics): Promise<number> {
  const text = await (await mail.fetch(new Request('http://x/metrics'))).text();
  return Number(/^mail_analytics_streams (\d+)$/m.exec(text)?.[1]);
}

function spamReports(count: number, minute: number): Parameters<ReturnType<typeof memoryStore>['ingest']>[1] {
  return Array.from({ length: count }, (_, index) => ({
    type: 'spam-report' as const,
    recipient: 'x@example.com',
    time: new Date(Date.parse('2026-04-01T09:00:00Z') + minute * 60_000).toISOString(),
    messageRef: `m-13/${String(index)}`,
    provider: 'test',
    nativeType: 'spamreport',
  }));
}

/** It takes no body of more than 100,000 bytes. */
async function servedSmall(): Promise<Listening & { url: string }> {
  const store = await filled(memoryStore());
  const limits = { webhookBytes: 100_000 };
  return served(
    createMailAnalytics({
      store,
      authorize: authorizeByHeader,
      insecureWebhooks: true,
      limits,
      onLog: () => undefined,
    }),
  );
}

describe('over a connection', { timeout: 60_000 }, () => {
  it('takes the very bytes that were signed', async () => {
    const { url } = await served(await backend());
    const body = '[ {"event":"open", "email":"ä@example.com","timestamp":1772500000} ]\n';
    const post = (text: string): Promise<Response> =>
      fetch(`${url}/webhooks/sendgrid`, { method: 'POST', body: text, headers: signer.headersFor(body) });
    assert.equal((await post(body)).status, 200);
    assert.equal((await post(body.trim())).status, 401);
  });

  it('answers 413 also to those who are still sending', async () => {
    const { url } = await servedSmall();
    const answer = await fetch(`${url}/webhooks/sendgrid`, { method: 'POST', body: 'x'.repeat(300_000) });
    assert.equal(answer.status, 413);
    // All of it was read, and the connection can be used again.
    assert.equal(answer.headers.get('connection'), 'keep-alive');
  });

  it('says that it closes a connection on which more is sent than it reads', async () => {
    const { port } = await servedSmall();
    const client = connect(port, '127.0.0.1');
    // It may be cut off while it is still sending.
    client.on('error', () => undefined);
    client.write('POST /webhooks/sendgrid HTTP/1.1\r\nhost: x\r\ncontent-length: 2000000\r\n\r\n');
    client.write('x'.repeat(1_000_000));
    const [answer] = (await once(client, 'data')) as [Buffer];
    client.destroy();
    assert.match(answer.toString(), /^HTTP\/1.1 413 /);
    assert.match(answer.toString(), /\r\nconnection: close\r\n/i);
  });

  it('notices that a reader of changes has gone', async () => {
    const mail = await backend();
    const { url } = await served(mail);
    const stop = new AbortController();
    const reader = new EventReader(await fetch(`${url}/changes`, { signal: stop.signal }));
    await reader.block();
    assert.equal(await streamsOf(mail), 1);
    stop.abort();
    await until(async () => (await streamsOf(mail)) === 0);
  });

  it('sends a reader away who does not read, and goes on with the others', async () => {
    const store = memoryStore();
    const mail = await backend(store);
    const { url, port } = await served(mail);
    const deaf = await deafReader(port);
    const reader = new EventReader(await fetch(`${url}/changes`));
    await until(async () => (await streamsOf(mail)) === 2);
    let events = 0;
    // As much as sockets, and whoever stands between, take in before it shows that nobody reads.
    for (let minute = 0; (await streamsOf(mail)) === 2; minute += 1) {
      await store.ingest(ACCOUNT, spamReports(39, minute));
      const event = await reader.next();
      assert.ok(event);
      events += 1;
    }
    assert.ok(events > 0);
    deaf.destroy();
    await reader.leave();
  });

  it('ends streams and closes when told to, while readers listen', async () => {
    const mail = await backend();
    const { url, close } = await served(mail);
    const readers = await Promise.all(
      Array.from({ length: 5 }, async () => new EventReader(await fetch(`${url}/changes`))),
    );
    await mail.close();
    for (const reader of readers) assert.equal(await reader.next(), undefined);
    await close();
  });

  it('says that a port is taken', async () => {
    const { port } = await served(await backend());
    await assert.rejects(listen(await backend(), { port }), { code: 'EADDRINUSE' });
  });
});

describe('the adapter over HTTP', { timeout: 60_000 }, () => {
  for (const { name, run } of adapterConformance(async () => {
    const mail = await backend();
    const fetch = (input: string, init?: RequestInit): Promise<Response> => mail.fetch(new Request(input, init));
    return { adapter: new HttpAdapter('http://crm.example/api', { fetch: fetch as typeof globalThis.fetch }) };
  })) {
    it(name, async (t) => {
      const result = await run();
      if (result) t.skip(result.skipped);
    });
  }
});

/** Asks for changes and never reads a byte of the answer. */
async function deafReader(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.pause();
  socket.write('GET /changes HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n');
  return socket;
}
