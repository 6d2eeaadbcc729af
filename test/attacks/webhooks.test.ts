import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';

import { posts } from '../../fixtures/providers/all.js';
import { providers } from '../../src/providers/all.js';
import type { WebhookRequest } from '../../src/providers/provider.js';
import { createMailAnalytics } from '../../src/server/handler.js';
import { listen, type Listening } from '../../src/server/node.js';
import { tellFigure } from '../figures.js';
import { corpusOf, skip } from '../providers/corpus-folder.js';
import { memoryStore } from '../server/http/memory-store.js';
import { ACCOUNT, authorizeByHeader, filled } from '../server/http/setup.js';
import { turns } from '../share.js';
import { FORGERIES } from './forged-posts.js';
import { SIGNERS, withBody, withHeaders, type WebhookSigner } from './webhook-signers.js';

const MESSAGE = 'm-5/2';
const LIMIT = 300_000;

const HAPPENING = {
  type: 'clicked',
  recipient: 'p2@example.net',
  time: '2026-03-03T09:00:00Z',
  messageId: 'p-1',
  mailingRef: 'm-5',
  messageRef: MESSAGE,
  url: 'https://example.org/p2',
} as const;

/** Little to send, and much to unpack: packed before anything listens, as that takes its time. */
const ZEROS = Buffer.alloc(turns(40, 250) * 1_000_000);
const BOMBS = {
  gzip: gzipSync(ZEROS, { level: 1 }),
  deflate: deflateSync(ZEROS, { level: 1 }),
  br: brotliCompressSync(ZEROS, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
};

describe('a webhook', { timeout: 120_000 }, () => {
  let listening: Listening;
  let kept = 0;
  let tried = 0;
  let letIn = 0;
  /** What the host has set, and what it fetches. */
  const secrets = new Map<string, string>();
  let fetch: WebhookSigner['fetch'];

  before(async () => {
    const store = await filled(memoryStore());
    const { ingest } = store;
    store.ingest = async (...batch) => {
      const ingested = await ingest(...batch);
      kept += ingested.isReplay ? 0 : batch[1].length;
      return ingested;
    };
    const mail = createMailAnalytics({
      store,
      authorize: authorizeByHeader,
      webhookAccount: ACCOUNT,
      providers: Object.fromEntries([...providers.keys()].map((name) => [name, () => secrets.get(name)])),
      limits: { webhookBytes: LIMIT },
      fetch: (url) => fetch?.(url) ?? Promise.reject(new Error('nothing is to be fetched')),
      onLog: () => undefined,
    });
    listening = await listen(mail, { port: 0 });
  });

  after(async () => {
    await listening.close();
    await tellFigure({
      promise: 'No webhook is let in that its provider did not sign',
      cases: tried,
      faults: tried,
      lost: letIn,
      command: 'node --import tsx --test test/attacks/webhooks.test.ts',
    });
  });

  const addressOf = (name: string): string => `http://127.0.0.1:${String(listening.port)}/webhooks/${name}`;

  const post = async ({ url, headers, body }: WebhookRequest): Promise<number> => {
    const answer = await globalThis.fetch(url, { method: 'POST', headers, body: body as BodyInit });
    await answer.arrayBuffer();
    return answer.status;
  };

  const madeUp = (name: string, more: object = {}): WebhookRequest => {
    const [request] = posts[name]?.posts([{ ...HAPPENING, ...more }]) ?? [];
    assert.ok(request, name);
    return { ...request, url: addressOf(name) };
  };

  const set = (name: string): WebhookSigner => {
    const signer = SIGNERS[name]?.();
    assert.ok(signer, name);
    secrets.set(name, signer.secret);
    fetch = signer.fetch;
    return signer;
  };

  const isRefused = async (name: string, request: WebhookRequest, what: string): Promise<void> => {
    const before = kept;
    const status = await post(request);
    tried += 1;
    letIn += kept - before;
    assert.ok([400, 401, 406, 413].includes(status), `${name}, ${what}: ${String(status)}`);
    assert.equal(kept, before, `${name}, ${what}: it was let in`);
  };

  it('can be signed here as every provider does that signs', () => {
    const signing = [...providers.values()].filter(({ verify }) => verify).map(({ name }) => name);
    assert.deepEqual(Object.keys(SIGNERS).sort(), signing.sort());
  });

  for (const name of Object.keys(SIGNERS)) {
    it(`of ${name} is let in with its signature, whatever the case of its headers, and forged ones are not`, async () => {
      const signer = set(name);
      const stranger = SIGNERS[name]?.() ?? signer;
      const right = signer.sign(madeUp(name));
      assert.equal(await post(right), 200);
      assert.equal(kept > 0, true);
      const loud = Object.fromEntries(
        [...signer.sign(madeUp(name)).headers].map(([key, value]) => [key.toUpperCase(), value]),
      );
      if (signer.covers !== 'token' && signer.headers.length > 0) {
        assert.equal(await post({ ...right, headers: new Headers(loud) }), 200);
      }
      for (const [what, forge] of Object.entries(FORGERIES)) {
        const seen = {
          ordinary: madeUp(name),
          wanted: madeUp(name, { time: '2026-03-04T09:00:00Z' }),
          signer,
          stranger,
        };
        for (const request of forge(seen)) if (request) await isRefused(name, request, what);
      }
    });

    it(`of ${name} adds nothing when it is posted again`, async () => {
      const signer = set(name);
      const request = signer.sign(madeUp(name, { time: '2026-03-05T09:00:00Z' }));
      assert.equal(await post(request), 200);
      if (signer.covers !== 'token') {
        const before = await eventsOf();
        assert.equal(await post(request), 200);
        assert.equal(await eventsOf(), before);
        return;
      }
      // Their signature says nothing of the event: whoever has seen it could put it beside any other.
      await isRefused(name, request, 'posted again');
      const text = new TextDecoder().decode(request.body);
      await isRefused(name, withBody(request, text.replaceAll('p2', 'p3')), 'with another event');
    });
  }

  async function eventsOf(): Promise<number> {
    const path = `/messages/${encodeURIComponent(MESSAGE)}/events`;
    const answer = await globalThis.fetch(`http://127.0.0.1:${String(listening.port)}${path}`);
    return ((await answer.json()) as unknown[]).length;
  }

  it('that is packed is not unpacked, however much is in it', async () => {
    for (const name of Object.keys(SIGNERS)) {
      const signer = set(name);
      for (const [encoding, body] of Object.entries(BOMBS)) {
        const { headers } = signer.sign(madeUp(name));
        const before = process.memoryUsage();
        await isRefused(
          name,
          withHeaders({ url: addressOf(name), headers, body }, { 'content-encoding': encoding }),
          encoding,
        );
        const now = process.memoryUsage();
        const grown = now.arrayBuffers + now.heapUsed - before.arrayBuffers - before.heapUsed;
        assert.ok(grown < 30_000_000, `${name}, ${encoding}: ${String(grown)} bytes more`);
      }
    }
  });

  it('that is too large, or has no end, is refused, and no more of it is read than four times what is taken', async () => {
    for (const name of Object.keys(SIGNERS)) {
      const signer = set(name);
      const { headers } = signer.sign(madeUp(name));
      await isRefused(name, { url: addressOf(name), headers, body: new Uint8Array(LIMIT + 1) }, 'too large');
    }
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const request = { method: 'POST', body: endless, duplex: 'half' } as RequestInit;
    await assert.rejects(async () => {
      const answer = await globalThis.fetch(addressOf('sendgrid'), request);
      assert.equal(answer.status, 413);
      throw new Error('answered');
    });
    // What is on its way in the system's buffers is sent, too.
    assert.ok(sent < 4 * LIMIT + 8_000_000, `${String(sent)} bytes`);
  });

  it('is refused in no more time than in proportion to its length, whatever is in it', async () => {
    for (const name of Object.keys(SIGNERS)) {
      const signer = set(name);
      for (const [what, bodyOf] of Object.entries(LENGTHY)) {
        const { verify } = providers.get(name) ?? {};
        const timeOf = async (size: number): Promise<number> => {
          const base = what === 'form' || what === 'multipart' ? FORMS[what] : signer.sign(madeUp(name)).headers;
          const request = {
            url: addressOf(name),
            headers: new Headers(base),
            body: new TextEncoder().encode(bodyOf(size)),
          };
          const start = performance.now();
          assert.equal(await verify?.(request, signer.secret, { fetch }), false, `${name}, ${what}`);
          return performance.now() - start;
        };
        const least = async (size: number): Promise<number> => {
          let time = Infinity;
          for (let turn = 0; turn < 3 && time > UNSEEN; turn += 1) time = Math.min(time, await timeOf(size));
          return time;
        };
        const large = await least(240_000);
        // Eight times as long: with a square it would take 64 times as long.
        const growth = large > UNSEEN ? large / (await least(30_000)) : 1;
        assert.ok(growth < 24, `${name}, ${what}: ${String(growth)} times ${String(large)} ms`);
        tried += 1;
      }
    }
  });
});

/** Milliseconds in which nobody waits for anything. */
const UNSEEN = 40;

const FORMS = {
  form: { 'content-type': 'application/x-www-form-urlencoded', 'x-mandrill-signature': 'AAAA' },
  multipart: { 'content-type': 'multipart/form-data; boundary=b', 'x-mandrill-signature': 'AAAA' },
};

/** Bodies that take long to read for somebody who is not careful. */
const LENGTHY: Readonly<Record<string, (size: number) => string>> = {
  'a text that does not end': (size) => `[1234567890123456,"${'\\"'.repeat(size / 2)}`,
  'many texts that do not end': (size) => `[1234567890123456,${'"\\\n'.repeat(size / 3)}`,
  'lists in lists': (size) => '['.repeat(size),
  'objects in objects': (size) => '{"a":'.repeat(size / 5),
  'a long signature': (size) =>
    JSON.stringify({
      auth: 'ab'.repeat(size / 2),
      signature: { timestamp: '1772500000', token: 't', signature: 'ab'.repeat(size / 2) },
    }),
  'the signature again and again': (size) => `{"auth":"a"${',"b":"a"'.repeat(size / 8)}}`,
  'a long number': (size) => `[${'1'.repeat(size)}`,
  spaces: (size) => `{${' '.repeat(size)}`,
  form: (size) => '&a'.repeat(size / 2),
  multipart: (size) => '\r\n--b\r\ncontent-disposition: form-data; name="'.repeat(size / 44),
};

describe('a recorded webhook', { skip }, () => {
  it('is refused with any part of its signature or its body changed', async () => {
    let tried = 0;
    for (const [name, { verify }] of providers) {
      if (!verify) continue;
      const { vectors } = await corpusOf(name);
      for (const { headers, bodyBase64, valid, verifyAt, publicKey, secretBase64 = '', certificate } of vectors) {
        if (!valid || bodyBase64 === undefined || verifyAt === undefined || certificate !== undefined) continue;
        const body = Buffer.from(bodyBase64, 'base64');
        const secret = publicKey ?? Buffer.from(secretBase64, 'base64').toString();
        for (const at of [0, 0.3, 0.6, 0.99].map((part) => Math.floor(part * body.length))) {
          const changed = Uint8Array.from(body);
          changed[at] = (changed[at] ?? 0) ^ 1;
          const request = { url: 'https://crm.example/', headers: new Headers(headers), body: changed };
          assert.equal(
            await verify(request, secret, { now: new Date(verifyAt * 1000) }),
            false,
            `${name} at ${String(at)}`,
          );
          tried += 1;
        }
      }
    }
    assert.ok(tried > 0);
  });
});
