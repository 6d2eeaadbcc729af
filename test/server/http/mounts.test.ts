import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, it } from 'node:test';

import { Hono } from 'hono';

import { sendgridSigner } from '../../../fixtures/sendgrid-signer.js';
import type { Mailing, Page, Recipient } from '../../../src/model.js';
import { createMailAnalytics, type MailAnalytics, type MailAnalyticsOptions } from '../../../src/server/handler.js';
import type { LogEntry } from '../../../src/server/http/log.js';
import { nodeListener } from '../../../src/server/node.js';
import { EventReader } from './event-reader.js';
import { memoryStore } from './memory-store.js';
import { ACCOUNT, authorizeByHeader, bodyOf, filled } from './setup.js';

const PREFIX = '/mail-analytics/api';
const signer = sendgridSigner();
const open: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function backend(options: Partial<MailAnalyticsOptions> = {}): Promise<MailAnalytics> {
  const mail = createMailAnalytics({
    store: await filled(memoryStore()),
    authorize: authorizeByHeader,
    providers: { sendgrid: signer.publicKey },
    webhookAccount: ACCOUNT,
    onLog: () => undefined,
    ...options,
  });
  open.push(mail.close);
  return mail;
}

type Answering = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Serves it; gives the address without a slash at its end. */
async function served(answering: Answering): Promise<string> {
  const server = createServer((request, response) => void answering(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** A request as it goes through Connect and Express, and what they and their parsers write on it. */
interface Passing extends IncomingMessage {
  originalUrl?: string;
  baseUrl?: string;
  body?: unknown;
  rawBody?: Buffer;
}

type Layer = (request: Passing, response: ServerResponse, next: () => void) => unknown;

/** Layers below their paths, one after the other, as Connect and Express have them. */
function stack(...layers: readonly (readonly [path: string, layer: Layer])[]): Answering {
  return (request: Passing, response) => {
    const whole = (request.originalUrl ??= request.url ?? '/');
    const pass = (at: number): unknown => {
      request.url = whole;
      const [path, layer] = layers[at] ?? [];
      if (path === undefined || !layer) return response.writeHead(404).end('the host has no such page');
      if (!whole.startsWith(path)) return pass(at + 1);
      request.baseUrl = path;
      request.url = whole.slice(path.length).replace(/^(?!\/)/, '/');
      return layer(request, response, () => void pass(at + 1));
    };
    return pass(0);
  };
}

/** What reads a body, parses it, and leaves nothing for those that come after, as `express.json()` does. */
const json =
  (keeps = false): Layer =>
  async (request, _response, next) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    if (keeps) request.rawBody = bytes;
    request.body = bytes.length > 0 ? (JSON.parse(String(bytes)) as unknown) : undefined;
    next();
  };

type Asking = (path: string, init?: RequestInit) => Promise<Response>;

const below = (address: string): Asking => {
  return (path, init) => fetch(address + path, init);
};

const opened = (text = '"ä@example.com"'): string =>
  `[ {"event":"open", "email":${text},"timestamp":1772500000,"message_id":"m-13/0"} ]\n`;

function signed(body: string, more: Record<string, string> = {}): RequestInit {
  return { method: 'POST', body, headers: { ...signer.headersFor(body), ...more } };
}

/** What every host of it is owed, whichever way it is mounted. */
async function isWhole(ask: Asking): Promise<void> {
  const window = await ask('/mailings?limit=1');
  assert.equal(window.status, 200);
  assert.equal((await bodyOf<Page<Mailing>>(window)).items.length, 1);

  const stop = new AbortController();
  const changes = await ask('/changes', { signal: stop.signal });
  // What compresses answers holds them back until there is enough of them, unless it is told to keep off.
  assert.match(changes.headers.get('cache-control') ?? '', /no-transform/);
  const reader = new EventReader(changes);
  assert.match((await reader.block()) ?? '', /^retry: /);
  assert.equal((await ask('/webhooks/sendgrid', signed(opened()))).status, 200);
  assert.match((await reader.next())?.data ?? '', /"mailingId":"m-13"/);
  stop.abort();
  const recipients = await ask('/mailings/m-13/recipients?limit=1000');
  const { items } = await bodyOf<Page<Recipient>>(recipients);
  assert.equal(items.find(({ messageId }) => messageId === 'm-13/0')?.lastEventAt.slice(0, 10), '2026-03-03');

  const altered = { ...signed(opened()), body: opened().trim() };
  assert.equal((await ask('/webhooks/sendgrid', altered)).status, 401);
  const csv = await ask('/mailings/m-13/recipients.csv');
  assert.equal((await csv.text()).trim().split('\n').length, items.length + 1);
  const head = await ask('/mailings', { method: 'HEAD' });
  assert.deepEqual([head.status, await head.text()], [200, '']);
  assert.equal((await ask('/mailings', { method: 'PUT', body: '{}' })).status, 405);
  assert.equal((await ask('/recipients?email=nobody%40example.com', { method: 'DELETE' })).status, 200);
  const missing = await ask(`/mailings/${encodeURIComponent('a/b %?ä')}/links`);
  assert.deepEqual(
    [missing.status, missing.headers.get('content-type')?.split(';')[0]],
    [404, 'application/problem+json'],
  );
  const big = await ask('/webhooks/sendgrid', signed(JSON.stringify('x'.repeat(150_000))));
  assert.equal(big.status, 413);
}

const LIMITED = { limits: { webhookBytes: 100_000 } };

describe('mounted in a server of Node', { timeout: 60_000 }, () => {
  it('answers at its root and below any path', async () => {
    const origin = await served(nodeListener(await backend(LIMITED)));
    await isWhole(below(`${origin}/crm${PREFIX}`));
    assert.equal((await fetch(`${origin}/mailings`)).status, 200);
  });

  it('leaves the globals of the platform alone', async () => {
    const { Request: before } = globalThis;
    nodeListener(await backend());
    assert.equal(globalThis.Request, before);
  });
});

describe('mounted in a stack of middleware, as Express is', { timeout: 60_000 }, () => {
  it('answers below its path, and leaves all else to the host', async () => {
    const mail = await backend(LIMITED);
    const origin = await served(stack([PREFIX, nodeListener(mail)], ['/', json()]));
    await isWhole(below(origin + PREFIX));
    const elsewhere = await fetch(`${origin}/mailings`);
    assert.deepEqual([elsewhere.status, await elsewhere.text()], [404, 'the host has no such page']);
  });

  it('shows the host the address that was called, and leaves the request as it came', async () => {
    const seen: string[] = [];
    const see = ({ url }: Request): void => void seen.push(new URL(url).pathname);
    const mail = await backend({
      authorize: (request) => {
        see(request);
        return authorizeByHeader(request);
      },
      webhookAccount: (request) => {
        see(request);
        return /^\/hooks\/(\w+)\//.exec(new URL(request.url).pathname)?.[1];
      },
    });
    const listener = nodeListener(mail);
    const left: (string | undefined)[] = [];
    const layer: Layer = (request, response) => {
      listener(request, response);
      left.push(request.url);
    };
    const origin = await served(stack([`/hooks/${ACCOUNT}`, layer], [PREFIX, layer]));
    assert.equal((await fetch(`${origin}${PREFIX}/mailings?limit=1`)).status, 200);
    assert.equal((await fetch(`${origin}/hooks/${ACCOUNT}/webhooks/sendgrid`, signed(opened()))).status, 200);
    assert.deepEqual(seen, [`${PREFIX}/mailings`, `/hooks/${ACCOUNT}/webhooks/sendgrid`]);
    assert.deepEqual(left, ['/mailings?limit=1', '/webhooks/sendgrid']);
  });

  for (const [how, more] of [
    ['of a length that was told', {}],
    ['in chunks', { duplex: 'half' }],
  ] as const) {
    it(`behind what parses bodies, names the mistake and has webhooks come again: a body ${how}`, async () => {
      const entries: LogEntry[] = [];
      const mail = await backend({ onLog: (entry) => entries.push(entry) });
      const ask = below((await served(stack(['/', json()], [PREFIX, nodeListener(mail)]))) + PREFIX);
      const told = signed(opened());
      const body = more.duplex ? new Blob([opened()]).stream() : opened();
      const answer = await ask('/webhooks/sendgrid', { ...told, ...more, body });
      assert.equal(answer.status, 429);
      assert.ok(answer.headers.get('retry-after'));
      const { detail } = await bodyOf<{ detail: string }>(answer);
      assert.match(detail, /was read before it came here.*express\.json\(\)/);
      assert.ok(entries.some(({ level, problem }) => level === 'error' && String(problem).includes(detail)));
      const headers = { 'content-type': 'application/json' };
      const announced = await ask('/mailings', { method: 'POST', headers, body: '{"id":"m"}' });
      assert.deepEqual([announced.status, (await bodyOf<{ detail: string }>(announced)).detail], [500, detail]);
    });
  }

  it('behind what parses bodies, takes the bytes that were kept as rawBody', async () => {
    const mail = await backend(LIMITED);
    await isWhole(below((await served(stack(['/', json(true)], [PREFIX, nodeListener(mail)]))) + PREFIX));
  });
});

describe('mounted where Request and Response are the platform’s', { timeout: 60_000 }, () => {
  const asked =
    (answer: (request: Request) => Response | Promise<Response>): Asking =>
    async (path, init) =>
      answer(new Request(`https://crm.example${PREFIX}${path}`, init));

  it('answers as one function, as Deno, Bun and workers want it', async () => {
    const { fetch: answer } = await backend(LIMITED);
    await isWhole(asked(answer));
  });

  it('answers as handlers of a route by their methods, as Next.js wants them', async () => {
    const { fetch: GET, fetch: POST, fetch: DELETE } = await backend(LIMITED);
    // Next.js has GET answer HEAD, and refuses what has no handler by itself.
    const route: Readonly<Record<string, typeof GET>> = { GET, HEAD: GET, POST, DELETE };
    const none = (): Response => new Response(null, { status: 405 });
    await isWhole(asked((request) => (route[request.method] ?? none)(request)));
  });

  it('answers in an app of Hono, whether that takes its prefix away or not', async () => {
    for (const options of [{}, { replaceRequest: false as const }]) {
      const { fetch: answer } = await backend(LIMITED);
      const app = new Hono().mount(PREFIX, answer, options);
      await isWhole(asked((request) => app.fetch(request)));
      assert.equal((await app.fetch(new Request('https://crm.example/mailings'))).status, 404);
    }
  });

  it('names the mistake where the host has read the body', async () => {
    const { fetch: answer } = await backend();
    const ask = asked(async (request) => {
      await request.json();
      return answer(request);
    });
    const refused = await ask('/webhooks/sendgrid', signed(opened()));
    assert.equal(refused.status, 429);
    assert.match((await bodyOf<{ detail: string }>(refused)).detail, /was read before it came here/);
  });
});
