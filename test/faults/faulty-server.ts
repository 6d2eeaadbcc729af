/** A server of the HTTP contract in the page's own network, of which any request can be disturbed, and which counts them. */
import { waitUntil } from '@open-wc/testing';
import { http, type HttpHandler } from 'msw';

import type { MailAnalyticsAdapter } from '../../src/adapters/adapter.js';
import { HttpAdapter, type HttpAdapterOptions } from '../../src/adapters/http-adapter.js';
import { serve } from '../adapters/http-server.js';
import type { Fault } from './every-fault.js';

/** Which requests, by their address below the server. */
export type Which = (path: string, parameters: URLSearchParams) => boolean;

const BASE = '/faulty/api';

export class FaultyServer {
  readonly handler: HttpHandler;
  /** All that was asked, but for the stream. */
  readonly asked: URL[] = [];
  #which: Which = () => false;
  #fault: Fault | undefined;
  readonly #options: HttpAdapterOptions = {};

  constructor(mail: MailAnalyticsAdapter) {
    const good = serve(BASE, mail);
    this.handler = http.get(`${BASE}/*`, async ({ request, requestId }) => {
      const url = new URL(request.url);
      this.asked.push(url);
      const isBroken = this.#matches(url);
      const fault = this.#fault;
      const result = await good.run({ request, requestId });
      if (!result?.response) throw new Error(`The server has no ${url.pathname}.`);
      return isBroken && fault ? fault.answer(result.response) : result.response;
    });
  }

  /** One of its own for each element, so that nothing is shared. */
  adapter(): HttpAdapter {
    return new HttpAdapter(BASE, this.#options);
  }

  /** Disturbs these from now on. */
  break(which: Which, fault: Fault): void {
    this.#which = which;
    this.#fault = fault;
    if (fault.timeout === undefined) delete this.#options.timeout;
    else this.#options.timeout = fault.timeout;
  }

  heal(): void {
    this.#fault = undefined;
    this.#which = () => false;
    delete this.#options.timeout;
  }

  /** How often these have been asked. */
  count(which: Which): number {
    return this.asked.filter((url) => which(url.pathname.slice(BASE.length), url.searchParams)).length;
  }

  #matches(url: URL): boolean {
    return this.#which(url.pathname.slice(BASE.length), url.searchParams);
  }
}

/** In place of the browser's stream: it says what a test has it say. */
export class Stream extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  static all: Stream[] = [];
  readonly CLOSED = 2;
  readyState = Stream.CONNECTING;
  onopen: (() => void) | undefined;
  onmessage: ((event: MessageEvent) => void) | undefined;
  onerror: (() => void) | undefined;

  constructor(readonly url: string) {
    super();
    Stream.all.push(this);
  }

  /** Those that nobody has left. */
  static get open(): Stream[] {
    return Stream.all.filter(({ readyState }) => readyState !== Stream.CLOSED);
  }

  /** All that are open say this. */
  static say(data: string): void {
    for (const stream of Stream.open) stream.onmessage?.(new MessageEvent('message', { data }));
  }

  begin(): void {
    this.readyState = Stream.OPEN;
    this.onopen?.();
  }

  /** @param isForGood - The browser does not return to it by itself. */
  end(isForGood = false): void {
    this.readyState = isForGood ? Stream.CLOSED : Stream.CONNECTING;
    this.onerror?.();
  }

  close(): void {
    this.readyState = Stream.CLOSED;
  }
}

/** Puts `Stream` in the place of `EventSource` for the tests of a suite. */
export function withStream(): void {
  const own = globalThis.EventSource;
  beforeEach(() => {
    Stream.all = [];
    globalThis.EventSource = Stream as unknown as typeof EventSource;
  });
  afterEach(() => (globalThis.EventSource = own));
}

/** Waits for a state, however long a busy machine takes to come to it. */
export function until(isSo: () => boolean): Promise<void> {
  return waitUntil(isSo, `It does not come to be: ${String(isSo)}`, { timeout: 8000, interval: 10 });
}
