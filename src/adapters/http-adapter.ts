import type { MailEvent } from '../model/mail-event.js';
import type { Mailing, Message, Recipient } from '../model/mailing.js';
import type {
  Change,
  LinkClicks,
  MailingQuery,
  Page,
  RecipientQuery,
  Scope,
  Summary,
  SummaryQuery,
} from '../model/query.js';
import type { MailAnalyticsAdapter, RequestOptions, Unsubscribe } from './adapter.js';
import { ChangeStream } from './change-stream.js';
import { readJson, type Expected } from './http-answer.js';
import { idPairs, pathSegment, queryPairs } from './query-string.js';

export { HttpError, type Problem } from './http-answer.js';

/** How the server is to be asked. */
export interface HttpAdapterOptions {
  /**
   * Sent with each request, as an access token; a function is called for each of them, so that it can renew a token.
   * `subscribe` cannot send headers, because `EventSource` does not: there, cookies or the base URL must do.
   */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>);
  /** Whether cookies go along, as in `fetch`. Default: `same-origin`. */
  credentials?: RequestCredentials;
  /** How long to wait for the whole answer, in milliseconds. Default: 30,000; 0 or `Infinity`: for as long as it takes. */
  timeout?: number;
  /** Used in place of the global `fetch`. */
  fetch?: typeof fetch;
}

const TIMEOUT = 30_000;

/** A timer of more milliseconds than fit into 31 bits ends at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Asks a server that follows `openapi.yaml`. What it answers is passed on as it came, unless it is as a whole something
 * else than was asked for; the elements check what is inside.
 *
 * ```ts
 * const adapter = new HttpAdapter('/mail-analytics/api', { headers: async () => ({ authorization: await token() }) });
 * ```
 *
 * Every method rejects with an `HttpError` if the answer is an error, no JSON or JSON of another kind, with the
 * signal's reason if it is aborted, with a `TimeoutError` (a `DOMException`) if the server is too slow, and with an
 * `Error` if there is no connection. Each message is a sentence for a person.
 */
export class HttpAdapter implements MailAnalyticsAdapter {
  #baseUrl: string;
  #options: HttpAdapterOptions;
  #streams = new Map<Scope, ChangeStream>();

  /**
   * @param baseUrl - What the routes are appended to; a relative one is resolved against the page (`document.baseURI`).
   *   Parameters in it are kept in every request.
   */
  constructor(baseUrl: string, options: HttpAdapterOptions = {}) {
    this.#baseUrl = baseUrl;
    this.#options = options;
  }

  listMailings(query: MailingQuery, options: RequestOptions = {}): Promise<Page<Mailing>> {
    return this.#ask(() => this.#url('/mailings', queryPairs(query)), 'items', options);
  }

  listRecipients(mailingId: string, query: RecipientQuery, options: RequestOptions = {}): Promise<Page<Recipient>> {
    return this.#ask(
      () => this.#url(`/mailings/${pathSegment(mailingId)}/recipients`, queryPairs(query)),
      'items',
      options,
    );
  }

  /** Splits many ids into several requests at the same time, because the length of a URL is limited. */
  async getMessages(messageIds: readonly string[], { signal }: RequestOptions = {}): Promise<readonly Message[]> {
    const answers = await this.#within(signal, (stop) =>
      Promise.all(idPairs(messageIds).map((pairs) => this.#get(this.#url('/messages', pairs), 'list', stop))),
    );
    return (answers.length === 1 ? answers[0] : answers.flat()) as readonly Message[];
  }

  listEvents(messageId: string, options: RequestOptions = {}): Promise<readonly MailEvent[]> {
    return this.#ask(() => this.#url(`/messages/${pathSegment(messageId)}/events`), 'list', options);
  }

  listLinks(mailingId: string, options: RequestOptions = {}): Promise<readonly LinkClicks[]> {
    return this.#ask(() => this.#url(`/mailings/${pathSegment(mailingId)}/links`), 'list', options);
  }

  getSummary(query: SummaryQuery, options: RequestOptions = {}): Promise<Summary> {
    return this.#ask(() => this.#url('/summary', queryPairs(query)), 'totals', options);
  }

  /** Listens to `GET /changes`. All listeners of a scope share one connection. Without `EventSource`, nothing comes. */
  subscribe(scope: Scope, listener: (changes: readonly Change[]) => void): Unsubscribe {
    if (typeof EventSource === 'undefined') return () => undefined;
    let stream = this.#streams.get(scope);
    if (!stream) {
      const withCredentials = this.#options.credentials === 'include';
      stream = new ChangeStream(
        () => new EventSource(this.#url('/changes', queryPairs({ scope })), { withCredentials }),
      );
      this.#streams.set(scope, stream);
    }
    return stream.add(listener);
  }

  #url(path: string, pairs: readonly (readonly [string, string])[] = []): string {
    let url: URL;
    try {
      url = new URL(this.#baseUrl, globalThis.document?.baseURI ?? globalThis.location?.href);
    } catch {
      throw new TypeError(`The address of the server is not a URL: ${JSON.stringify(this.#baseUrl)}.`);
    }
    url.hash = '';
    url.pathname = url.pathname.replace(/\/+$/, '') + path;
    for (const [name, value] of pairs) url.searchParams.append(name, value);
    return url.href;
  }

  /** The answer is trusted here and checked by the elements; hence the free choice of its type. */
  #ask<Answer>(url: () => string, expected: Expected, { signal }: RequestOptions): Promise<Answer> {
    return this.#within(signal, (stop) => this.#get(url(), expected, stop)) as Promise<Answer>;
  }

  async #get(url: string, expected: Expected, signal: AbortSignal): Promise<unknown> {
    const { headers: given, credentials, fetch = globalThis.fetch } = this.#options;
    const headers = new Headers(typeof given === 'function' ? await given() : given);
    if (!headers.has('accept')) headers.set('accept', 'application/json');
    let response: Response;
    try {
      response = await fetch(url, { headers, credentials, signal });
    } catch (cause) {
      throw new Error(`The server could not be reached (${new URL(url).host}).`, { cause });
    }
    return readJson(response, url, expected);
  }

  /**
   * Runs requests until they are done, the time is over or the caller no longer wants them. The first of these decides
   * at once, even if `fetch` or the headers function do not heed the signal; nothing of it stays behind.
   */
  async #within<Answer>(signal: AbortSignal | undefined, run: (stop: AbortSignal) => Promise<Answer>): Promise<Answer> {
    signal?.throwIfAborted();
    const { timeout = TIMEOUT } = this.#options;
    const stop = new AbortController();
    let onAbort: () => void = () => undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stopped = new Promise<never>((_, reject) => {
      onAbort = () => reject(signal?.reason);
      signal?.addEventListener('abort', onAbort);
      const onTimeout = (): void => reject(new DOMException(tooSlow(timeout), 'TimeoutError'));
      if (timeout > 0 && timeout <= LONGEST_TIMER) timer = setTimeout(onTimeout, timeout);
    });
    try {
      return await Promise.race([run(stop.signal), stopped]);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      // Ends what is still under way: everything after an abort, the other requests after the failure of one.
      stop.abort();
    }
  }
}

function tooSlow(timeout: number): string {
  return `The server did not answer within ${String(timeout / 1000)} seconds.`;
}
