import { sampleAnnouncements, sampleEvents } from '../../adapters/sample.js';
import { createMailAnalytics, type MailAnalyticsOptions } from '../../../src/server/handler.js';
import { RIGHTS, type Caller, type Right } from '../../../src/server/http/access.js';
import type { Store } from '../../../src/server/store/store.js';
import { heldToContract } from './contract.js';
import { memoryStore } from './memory-store.js';

export const BASE = 'http://crm.example/mail-analytics/api';
export const ACCOUNT = 'acme';

/** A request as the tests sign in: who, as JSON, in one header. */
export function asCaller(caller: Partial<Caller>): Record<string, string> {
  return { 'x-caller': JSON.stringify({ account: ACCOUNT, rights: RIGHTS, ...caller }) };
}

export function withRights(...rights: Right[]): Record<string, string> {
  return asCaller({ rights });
}

/** Lets in whom the header names; without it, everyone may do everything. */
export function authorizeByHeader(request: Request): Caller | null {
  const header = request.headers.get('x-caller');
  if (header === 'nobody') return null;
  return header === null ? { account: ACCOUNT, rights: RIGHTS } : (JSON.parse(header) as Caller);
}

/** A back end over the sample, of which every exchange is held to the contract. */
export interface TestBackend {
  store: Store;
  /** @param path - Below the back end, with its query. */
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  send: (method: string, path: string, body?: BodyInit, headers?: Record<string, string>) => Promise<Response>;
  /** Not held to the contract. */
  fetch: (request: Request) => Promise<Response>;
  close: () => Promise<void>;
}

export async function filled(store: Store, account = ACCOUNT): Promise<Store> {
  for (const announcement of sampleAnnouncements()) await store.announce(account, announcement);
  await store.ingest(account, sampleEvents());
  return store;
}

export async function testBackend(options: Partial<MailAnalyticsOptions> = {}): Promise<TestBackend> {
  const store = options.store ?? (await filled(memoryStore()));
  const mail = createMailAnalytics({
    authorize: authorizeByHeader,
    webhookAccount: ACCOUNT,
    onLog: () => undefined,
    ...options,
    store,
  });
  const held = heldToContract(BASE, mail.fetch);
  const send: TestBackend['send'] = (method, path, body, headers = {}) => {
    const json: Record<string, string> = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
    return held(
      new Request(BASE + path, { method, headers: { ...json, ...headers }, ...(body !== undefined && { body }) }),
    );
  };
  return {
    store,
    send,
    get: (path, headers) => send('GET', path, undefined, headers),
    fetch: mail.fetch,
    close: mail.close,
  };
}

/** The JSON of an answer, in the form that the test expects of it. */
export async function bodyOf<Body>(answer: Response | Promise<Response>): Promise<Body> {
  return (await (await answer).json()) as Body;
}
