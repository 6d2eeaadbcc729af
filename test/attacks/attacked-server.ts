/** A real server on a real store, with what an attacker has: sockets, and any bytes that can be sent over them. */
import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';

import { sendgridSigner } from '../../fixtures/sendgrid-signer.js';
import { createMailAnalytics } from '../../src/server/handler.js';
import type { Caller } from '../../src/server/http/access.js';
import type { LogEntry } from '../../src/server/http/log.js';
import { listen } from '../../src/server/node.js';
import type { Store } from '../../src/server/store/store.js';
import { ACCOUNT, asCaller, authorizeByHeader, filled } from '../server/http/setup.js';

/** The account of somebody else, whose data are to stay with it. */
export const OTHER = 'other';

/** What stands in everything that belongs to the other account, and is to be seen nowhere else. */
export const SECRET = 'zzsecretzz';

/** A mailing of the other account, with its message. */
export const SECRET_MAILING = `${SECRET}-mailing`;
export const SECRET_MESSAGE = `${SECRET}-message`;

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

export interface AttackedServer {
  store: Store;
  log: LogEntry[];
  origin: string;
  /** The path goes out as it is, and so does the body; a body that is an object is written as JSON. */
  ask(method: string, path: string, options?: { body?: unknown; headers?: Record<string, string> }): Promise<Answer>;
  /** A post of SendGrid, signed. */
  report(events: readonly object[]): Promise<Answer>;
  close(): Promise<void>;
}

/** What a test is run with, of whichever engine. */
export type Attacked = () => AttackedServer;

export async function attackedServer(store: Store): Promise<AttackedServer> {
  await store.migrate();
  await filled(store);
  await store.announce(OTHER, {
    id: SECRET_MAILING,
    subject: `${SECRET} subject`,
    sender: { name: `${SECRET} sender`, email: `sender@${SECRET}.example` },
    scope: `project:${SECRET}`,
    sentAt: '2026-03-02T09:00:00Z',
    recipients: [{ messageId: SECRET_MESSAGE, name: `${SECRET} name`, email: `${SECRET}@example.com` }],
  });
  await store.ingest(OTHER, [
    {
      type: 'clicked',
      time: '2026-03-03T09:00:00Z',
      recipient: `${SECRET}@example.com`,
      messageRef: SECRET_MESSAGE,
      url: `https://example.org/${SECRET}`,
      reason: SECRET,
      provider: 'sendgrid',
      nativeType: 'click',
    },
  ]);
  await store.recordExport(OTHER, { at: '2026-03-03T09:00:00Z', by: SECRET, kind: 'mailings', query: '', rows: 1 });
  const signer = sendgridSigner();
  const log: LogEntry[] = [];
  const mail = createMailAnalytics({
    store,
    authorize: authorizeByHeader,
    webhookAccount: ACCOUNT,
    providers: { sendgrid: signer.publicKey },
    onLog: (entry) => log.push(entry),
  });
  const { port, close } = await listen(mail, { port: 0 });
  const ask: AttackedServer['ask'] = (method, path, { body, headers = {} } = {}) =>
    send(port, method, path, typeof body === 'object' && !(body instanceof Uint8Array) ? JSON.stringify(body) : body, {
      ...(typeof body === 'object' && { 'content-type': 'application/json' }),
      ...headers,
    });
  return {
    store,
    log,
    origin: `http://127.0.0.1:${String(port)}`,
    ask,
    report: (events) => {
      const body = JSON.stringify(events);
      return ask('POST', '/webhooks/sendgrid', { body, headers: signer.headersFor(body) });
    },
    close: async () => {
      await mail.close();
      await close();
      await store.close();
    },
  };
}

function send(
  port: number,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        // A stream of changes has no end; its beginning tells whether it was given.
        if (response.headers['content-type']?.startsWith('text/event-stream')) response.destroy();
      });
      response.on('close', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    request.on('error', reject);
    request.end(body as string | Uint8Array | undefined);
  });
}

/** As somebody of the account, with every right but that to see another's. */
export const AS_OTHER = asCaller({ account: OTHER });
export const asOwn = (more: Partial<Caller> = {}): Record<string, string> => asCaller({ account: ACCOUNT, ...more });

/** The rows of every kind, of both accounts, as an answer tells them: to be the same before and after. */
export async function contentsOf({ ask }: AttackedServer): Promise<string> {
  const texts: string[] = [];
  for (const headers of [asOwn(), AS_OTHER]) {
    for (const path of ['/mailings?limit=1000', `/mailings/m-5/recipients?limit=1000`, '/messages/m-5%2F2/events']) {
      texts.push((await ask('GET', path, { headers })).text);
    }
  }
  texts.push((await ask('GET', `/messages/${SECRET_MESSAGE}/events`, { headers: AS_OTHER })).text);
  return texts.join('\n');
}

/** JSON of an answer. */
export function jsonOf<Value>({ text }: Answer): Value {
  return JSON.parse(text) as Value;
}

/** An answer is one of these, and never a failure of the server. */
export function isAnswered(answer: Answer, statuses: readonly number[], what: string): void {
  assert.ok(statuses.includes(answer.status), `${what}: ${String(answer.status)} ${answer.text.slice(0, 300)}`);
}
