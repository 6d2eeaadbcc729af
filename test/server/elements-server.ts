import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { sendgridLog, type SendgridBody } from '../../fixtures/sendgrid-log.js';
import { sendgridSigner } from '../../fixtures/sendgrid-signer.js';
import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import type { MailEvent } from '../../src/model/mail-event.js';
import { sendgrid } from '../../src/providers/sendgrid.js';
import { createMailAnalytics, type MailAnalytics } from '../../src/server/handler.js';
import { RIGHTS } from '../../src/server/http/access.js';
import { listen, type Listening } from '../../src/server/node.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MOST_IN_A_BODY = 500;

/** The back end on PGlite with the elements in pages, and what is to be seen there. */
export interface ElementsServer {
  /** Without a slash at its end. */
  readonly url: string;
  /** The same mail folded in memory: what every list is to show. */
  readonly reference: MemoryAdapter;
  /** Posts events as SendGrid does, to the server and to the reference. */
  post(events: readonly object[]): Promise<void>;
  /** Lets go of everything; `start` has it back at the same address, with what was kept. */
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Who comes by `/all/api` may do everything; who comes by another path may read, and sees no addresses. */
const SEEING = '/all/';

/** A page with the elements that its query writes: `/?html=<mail-analytics …>`. */
function pageOf(html: string): string {
  const style = 'html { font: 14px system-ui } body { margin: 0 }';
  const head = `<meta charset="utf-8"><title>Mail</title><link rel="icon" href="data:,"><style>${style}</style>`;
  return `<!doctype html><html lang="en">${head}<script type="module" src="/elements.js"></script>${html}</html>`;
}

async function script(): Promise<string> {
  const entry = { absWorkingDir: ROOT, entryPoints: ['src/define.ts'], tsconfig: 'tsconfig.json' };
  const { outputFiles } = await build({ ...entry, bundle: true, format: 'esm', target: 'es2022', write: false });
  return outputFiles[0]?.text ?? '';
}

/** Real bodies as few: what SendGrid posted in hundreds of small ones. */
function inFewBodies(bodies: readonly SendgridBody[]): object[][] {
  const events = bodies.flatMap(({ body }) => JSON.parse(body) as object[]);
  const starts = Array.from({ length: Math.ceil(events.length / MOST_IN_A_BODY) }, (_, index) => index);
  return starts.map((index) => events.slice(index * MOST_IN_A_BODY, (index + 1) * MOST_IN_A_BODY));
}

function eventsOf(body: string): MailEvent[] {
  return sendgrid.parse({ url: '', headers: new Headers(), body: new TextEncoder().encode(body) }).events;
}

/** Starts it and fills it through its own routes, with signed bodies. */
export async function elementsServer(): Promise<ElementsServer> {
  const folder = await mkdtemp(join(tmpdir(), 'mail-analytics-elements-'));
  const signer = sendgridSigner();
  const elements = await script();
  const log = sendgridLog({ seed: 7, now: '2026-11-24T12:00:00Z', mailings: 12, recipients: 1200 });
  const reference = new MemoryAdapter({ announcements: log.announcements, events: [] });
  let mail: MailAnalytics;
  let listening: Listening | undefined;
  let port = 0;
  const open = async (): Promise<void> => {
    mail = createMailAnalytics({
      database: join(folder, 'data'),
      providers: { sendgrid: signer.publicKey },
      authorize: ({ url }) => ({ account: 'default', rights: url.includes(SEEING) ? RIGHTS : ['read'] }),
      onLog: () => undefined,
    });
    await mail.ready();
    const fetch = (request: Request): Response | Promise<Response> => {
      const { pathname, searchParams } = new URL(request.url);
      if (pathname.includes('/api/')) return mail.fetch(request);
      const [type, text] =
        pathname === '/elements.js'
          ? ['text/javascript', elements]
          : ['text/html', pageOf(searchParams.get('html') ?? '')];
      return new Response(text, { headers: { 'content-type': type } });
    };
    listening = await listen({ fetch }, { port });
    port = listening.port;
  };
  const stop = async (): Promise<void> => {
    const closed = listening?.close();
    await mail.close();
    listening?.server.closeAllConnections();
    listening = undefined;
    await closed;
  };
  await open();
  const url = `http://127.0.0.1:${String(port)}`;
  const api = `${url}/all/api`;
  const post = async (events: readonly object[]): Promise<void> => {
    const body = JSON.stringify(events);
    const answer = await fetch(`${api}/webhooks/sendgrid`, { method: 'POST', body, headers: signer.headersFor(body) });
    if (answer.status !== 200) throw new Error(`${String(answer.status)} ${await answer.text()}`);
    reference.addEvents(eventsOf(body));
  };
  for (const announcement of log.announcements) {
    const body = JSON.stringify(announcement);
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${api}/mailings`, { method: 'POST', body, headers });
    if (answer.status !== 204) throw new Error(await answer.text());
  }
  for (const events of inFewBodies(log.bodies)) await post(events);
  const close = async (): Promise<void> => {
    if (listening) await stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url, reference, post, stop, start: open, close };
}
