/**
 * A back end over HTTP that works for some windows, and says after each of them, and a collection of garbage, what it
 * holds: `node --expose-gc server-child.ts DATABASE WINDOWS BODIES EVENTS`. Not a test by itself: see `server.test.ts`.
 */
import { Random } from '../../fixtures/random.js';
import { createMailAnalytics } from '../../src/server/handler.js';
import { RIGHTS } from '../../src/server/http/access.js';
import { listen } from '../../src/server/node.js';
import { EventReader } from '../server/http/event-reader.js';

/** What a server holds between two windows. */
export interface Held {
  /** Bytes, after a collection. */
  heap: number;
  /** Timers, sockets and the like that keep a process alive or run in it, by kind. */
  resources: Record<string, number>;
  /** Listeners on the process. */
  listeners: number;
  streams: number;
  requests: number;
  reconnects: number;
  events: number;
}

const MESSAGES = 500;
const [database = '', ...sizes] = process.argv.slice(2);
const [windows = 0, bodies = 0, eventsInBody = 0] = sizes.map(Number);
const random = new Random('soak');
const mail = createMailAnalytics({
  database,
  authorize: () => ({ account: 'a', rights: RIGHTS }),
  webhookAccount: 'a',
  insecureWebhooks: true,
  onLog: () => undefined,
});
await mail.ready();
const { port, close } = await listen(mail, { port: 0 });
const url = `http://127.0.0.1:${String(port)}`;

let [requests, reconnects, events] = [0, 0, 0];

async function ask(path: string, init?: RequestInit): Promise<string> {
  requests += 1;
  const response = await fetch(url + path, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${text}`);
  return text;
}

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** Of three events one has come before. */
function batch(): object[] {
  return Array.from({ length: eventsInBody }, () => {
    const message = random.int(0, MESSAGES - 1);
    return {
      email: `person-${String(message)}@example.com`,
      timestamp: 1_772_000_000 + random.int(0, 3 * Math.max(events, 1000)),
      event: random.pick(['delivered', 'open', 'click']),
      url: 'https://example.org/',
      message_id: `m/${String(message)}`,
      mailing_id: 'm',
    };
  });
}

/** Comes, hears one change, leaves; and comes back where it was. */
async function follow(lastEventId?: string): Promise<string | undefined> {
  reconnects += 1;
  const headers = new Headers(lastEventId === undefined ? {} : { 'last-event-id': lastEventId });
  const leaving = new AbortController();
  const reader = new EventReader(await fetch(`${url}/changes`, { headers, signal: leaving.signal }));
  await reader.block();
  // Where it goes on from, if it does not say so itself.
  if (lastEventId === undefined) await reader.block();
  await ask('/webhooks/sendgrid', json(batch().slice(0, 20)));
  events += Math.min(20, eventsInBody);
  const { id } = (await reader.next()) ?? {};
  leaving.abort();
  return id;
}

async function work(): Promise<void> {
  let seen: string | undefined;
  for (let body = 0; body < bodies; body += 1) {
    await Promise.all([
      ask('/webhooks/sendgrid', json(batch())),
      ask('/mailings'),
      ask('/mailings/m/recipients?limit=50&search=person'),
      ask('/messages?id=m%2F1&id=m%2F2'),
      ask('/summary?from=2026-02-01T00:00:00Z&to=2026-03-01T00:00:00Z&timeZone=UTC&bucket=day'),
    ]);
    events += eventsInBody;
    if (body % 2 === 0) seen = await follow(seen);
  }
}

async function held(): Promise<Held> {
  // What has ended goes in some turns of the loop: sockets close, timers run out.
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    globalThis.gc?.();
  }
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  const metrics = await ask('/metrics');
  return {
    heap: process.memoryUsage().heapUsed,
    resources,
    listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
    streams: Number(/streams (\d+)/.exec(metrics)?.[1]),
    requests,
    reconnects,
    events,
  };
}

const recipients = Array.from({ length: MESSAGES }, (_, index) => ({
  messageId: `m/${String(index)}`,
  email: `person-${String(index)}@example.com`,
}));
await ask('/mailings', json({ id: 'm', subject: 'News', sender: { email: 'c@example.com' }, recipients }));
for (let window = 0; window < windows; window += 1) {
  await work();
  process.stdout.write(`${JSON.stringify(await held())}\n`);
}
await mail.close();
await close();
