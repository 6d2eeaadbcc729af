/** What samples leave to the reader, with its type and with what stands in for it while they are run. */
import { sendgridSigner } from '../../../fixtures/sendgrid-signer.js';
import { MemoryAdapter } from '../../../src/index.js';
import type { MailEvent } from '../../../src/model/mail-event.js';
import { createMailAnalytics } from '../../../src/server.js';

/** What a sample may name without declaring it, as TypeScript sees it. */
export const TYPES = `
import type { MailAnalyticsAdapter } from 'mail-analytics';
import type { MailAnalytics, MailAnalyticsOptions } from 'mail-analytics/server.js';
import type { MailEvent } from 'mail-analytics/model.js';
import type { sendgrid } from 'mail-analytics/providers/sendgrid.js';
declare global {
  /** Your session. */
  const userOf: (request: Request) => Promise<{ company: string; id: string } | undefined>;
  const authorize: MailAnalyticsOptions['authorize'];
  /** Your server. */
  const app: { use(...all: unknown[]): void; mount(...all: unknown[]): void };
  const express: { json(options: { limit: string; verify(request: object, answer: unknown, raw: Uint8Array): void }): unknown };
  const createServer: (listener: unknown) => { listen(port: number): void };
  const mail: MailAnalytics;
  const Deno: { serve(fetch: MailAnalytics['fetch']): void };
  const Bun: { serve(options: { fetch: MailAnalytics['fetch']; idleTimeout: number }): void };
  /** What your provider posted, and what it signs with. */
  const request: Parameters<typeof sendgrid.parse>[0];
  const publicKey: string;
  const eventsOfOneMessage: readonly MailEvent[];
  /** What you send. */
  const subject: string;
  const recipients: readonly { email: string }[];
  const authorization: string;
  const send: (message: object) => Promise<void>;
  /** Your adapter, and your test runner. */
  const adapter: MailAnalyticsAdapter;
  const threeMethods: MailAnalyticsAdapter;
  const test: (name: string, run: () => Promise<unknown>) => void;
  const accessToken: () => Promise<string>;
}
`;

/** Modules of the reader's own. */
export const MODULES: Readonly<Record<string, string>> = {
  '../../../../mail': 'export const mail = globalThis.mail;',
  'node:http': 'export const createServer = globalThis.createServer;',
};

/** In a page: the same three methods as the page's back end has. */
export const IN_PAGES = `
import { HttpAdapter } from 'mail-analytics';
const stock = new HttpAdapter('/mail-analytics/api');
globalThis.accessToken = async () => 'a token';
globalThis.threeMethods = {
  listMailings: (query, options) => stock.listMailings(query, options),
  listRecipients: (mailingId, query, options) => stock.listRecipients(mailingId, query, options),
  getMessages: (messageIds, options) => stock.getMessages(messageIds, options),
};
`;

const SENT: readonly MailEvent[] = (['processed', 'delivered', 'opened'] as const).map((type, minute) => ({
  type,
  recipient: 'bob@example.com',
  time: `2026-11-22T10:0${String(minute)}:00.000Z`,
  messageRef: 'm-1',
  mailingRef: 'n-1',
  provider: 'sendgrid',
  nativeType: type,
}));

/** What was started under the names of `TYPES`, for a sample in Node. */
export interface StandIns {
  /** How often a sample mounted or started what it shows. */
  readonly mounted: number;
  /** Waits for the tests that samples declared. */
  settle(): Promise<void>;
  /** Takes the names away again. */
  end(): Promise<void>;
}

/** @param api - Answers what is sent to `https://crm.example/mail-analytics/api`. */
export async function standIn(api: (request: Request) => Promise<Response>): Promise<StandIns> {
  const signer = sendgridSigner();
  const body = JSON.stringify([
    { email: 'bob@example.com', timestamp: 1_700_000_000, event: 'delivered', sg_event_id: 'e-1', message_id: 'm-1' },
  ]);
  const mail = createMailAnalytics({ database: './never-opened', authorize: () => null });
  const declared: Promise<unknown>[] = [];
  let mounted = 0;
  const mount = (): void => void (mounted += 1);
  const platformFetch = globalThis.fetch;
  const recipients = [{ messageId: 'm-1', name: 'Bob', email: 'bob@example.com' }];
  const announcement = { id: 'n-1', subject: 'Hello', sender: { name: 'Ada', email: 'ada@example.com' } };
  const names = {
    userOf: async () => ({ company: 'my-company', id: 'u-1' }),
    authorize: () => null,
    app: { use: mount, mount },
    express: { json: () => mount },
    createServer: () => ({ listen: mount }),
    mail,
    Deno: { serve: mount },
    Bun: { serve: mount },
    request: { url: '', headers: new Headers(signer.headersFor(body)), body: new TextEncoder().encode(body) },
    publicKey: signer.publicKey,
    eventsOfOneMessage: SENT,
    subject: 'Hello',
    recipients: [{ email: 'bob@example.com' }],
    authorization: 'Bearer a-token',
    send: async () => mount(),
    adapter: new MemoryAdapter({ announcements: [{ ...announcement, recipients }], events: SENT }),
    test: (_: string, run: () => Promise<unknown>) => void declared.push(run()),
    fetch: (input: Request | string, options?: RequestInit) => {
      const request = new Request(input, options);
      return request.url.startsWith('https://crm.example/') ? api(request) : platformFetch(request);
    },
  };
  const before = Object.keys(names).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const [name, value] of Object.entries(names)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  return {
    get mounted() {
      return mounted;
    },
    settle: async () => void (await Promise.all(declared)),
    end: async () => {
      for (const [name, descriptor] of before) {
        if (descriptor) Object.defineProperty(globalThis, name, descriptor);
        else Reflect.deleteProperty(globalThis, name);
      }
      await mail.close();
    },
  };
}
