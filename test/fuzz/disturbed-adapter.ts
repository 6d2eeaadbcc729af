import type { MailAnalyticsAdapter, RequestOptions, Unsubscribe } from '../../src/adapters/adapter.js';
import type { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import type { MailEvent } from '../../src/model/mail-event.js';
import type { Mailing, Message, Recipient } from '../../src/model/mailing.js';
import type { Change, LinkClicks, MailingQuery, Page, RecipientQuery, Scope } from '../../src/model/query.js';

/** What becomes of a request. `isEarly`: the answer is as things were when it was asked, however late it comes. */
export interface Fate {
  isRejected: boolean;
  /** Milliseconds. */
  delay: number;
  isEarly: boolean;
}

const WELL: Fate = { isRejected: false, delay: 0, isEarly: true };

/** An adapter whose next requests fail, come late, or come in the wrong order. */
export class DisturbedAdapter implements MailAnalyticsAdapter {
  /** Of the next requests; those after them do well. */
  fates: Fate[] = [];
  /** Requests that were rejected, or came late, and those that are not answered yet. */
  faults = 0;
  pending = 0;
  /** Lists whose total was asked for by itself and not told: "" for the mailings, else the mailing. */
  readonly untold = new Set<string>();
  #listeners = new Set<(changes: readonly Change[]) => void>();

  constructor(readonly inner: MemoryAdapter) {}

  listMailings(query: MailingQuery, options: RequestOptions): Promise<Page<Mailing>> {
    return this.#list('', query, options, () => this.inner.listMailings(query, {}));
  }

  listRecipients(id: string, query: RecipientQuery, options: RequestOptions): Promise<Page<Recipient>> {
    return this.#list(id, query, options, () => this.inner.listRecipients(id, query, {}));
  }

  getMessages(ids: readonly string[]): Promise<readonly Message[]> {
    return this.#answer(() => this.inner.getMessages(ids, {}));
  }

  listEvents(messageId: string): Promise<readonly MailEvent[]> {
    return this.#answer(async () => (await this.inner.listEvents?.(messageId, {})) ?? []);
  }

  listLinks(mailingId: string): Promise<readonly LinkClicks[]> {
    return this.#answer(async () => (await this.inner.listLinks?.(mailingId, {})) ?? []);
  }

  subscribe(scope: Scope, listener: (changes: readonly Change[]) => void): Unsubscribe {
    const stop = this.inner.subscribe?.(scope, listener);
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      stop?.();
    };
  }

  /** Says that changes may have been missed. */
  tellMissed(): void {
    for (const listener of [...this.#listeners]) listener([]);
  }

  async #list<Item>(
    name: string,
    { limit, offset }: { limit: number; offset: number },
    { signal }: RequestOptions,
    real: () => Promise<Page<Item>>,
  ): Promise<Page<Item>> {
    try {
      const page = await this.#answer(real);
      if (offset === 0 && !signal?.aborted) this.untold.delete(name);
      return page;
    } catch (error) {
      if (limit === 0 && !signal?.aborted) this.untold.add(name);
      throw error;
    }
  }

  async #answer<Value>(real: () => Promise<Value>): Promise<Value> {
    const { isRejected, delay, isEarly } = this.fates.shift() ?? WELL;
    if (isRejected || delay > 0) this.faults += 1;
    this.pending += 1;
    try {
      const early = isEarly ? real() : undefined;
      if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
      if (isRejected) throw new Error('The line is down.');
      return await (early ?? real());
    } finally {
      this.pending -= 1;
    }
  }
}
