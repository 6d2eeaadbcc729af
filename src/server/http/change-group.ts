import type { Change } from '../../model/query.js';
import type { Access, Store } from '../store/store.js';
import { maskedChange } from './address-mask.js';
import type { ClientStream } from './client-stream.js';

/** What of an account is listened to, and how it is shown. */
export interface Audience {
  access: Access;
  isMasked: boolean;
}

/** Milliseconds between two questions for changes: a thousand changes a second become ten events. */
const PAUSE = 100;

const encoder = new TextEncoder();

/** Sets the id of the last event without being one: whoever breaks off before the first event goes on from here. */
const startOf = (cursor: string): string => `id: ${cursor}\n\n`;

/** Tells that something is missing before this point, so that all that is shown has to be asked for anew. */
const refreshOf = (cursor: string): string => `event: refresh\nid: ${cursor}\ndata: []\n\n`;

/**
 * All clients that may hear the same: the store is asked once for them, and what it says is written once, however many
 * they are.
 */
export class ChangeGroup {
  readonly #store: () => Promise<Store>;
  readonly #audience: Audience;
  readonly #onError: (error: unknown) => void;
  /** All of them, also those that are still catching up. */
  readonly #members = new Set<ClientStream>();
  readonly #streams = new Set<ClientStream>();
  #cursor: string | undefined;
  /** Counts what has been told: a client that catches up sees by it whether it has missed something meanwhile. */
  #told = 0;
  #isAsking = false;
  /** The answer that is waited for, for all of them. */
  #answer: Promise<unknown> | undefined;
  #isStale = false;

  constructor(store: () => Promise<Store>, audience: Audience, onError: (error: unknown) => void) {
    this.#store = store;
    this.#audience = audience;
    this.#onError = onError;
  }

  get account(): string {
    return this.#audience.access.account;
  }

  /** To be called at once, so that the group is kept while the client catches up. */
  enter(stream: ClientStream): void {
    this.#members.add(stream);
  }

  /**
   * Lets a client that has entered listen from now on, or from the last event that it has seen.
   *
   * @throws {StoreUnavailableError} while the database cannot be reached.
   */
  async join(stream: ClientStream, lastEventId?: string): Promise<void> {
    const store = await this.#store();
    let cursor = lastEventId;
    if (cursor === undefined) {
      cursor = this.#cursor ?? (await store.cursor(this.account));
      stream.send(encoder.encode(startOf(cursor)));
    }
    // What is told while it is asked for what was before would be missed between the two; and what is still asked for
    // may be older than what it has been told, and would take it back.
    for (let told = -1; (told !== this.#told || this.#answer) && stream.isOpen;) {
      await this.#answer;
      told = this.#told;
      const next = await this.#askSince(store, cursor);
      if (next.event !== undefined) stream.send(encoder.encode(next.event));
      cursor = next.cursor;
    }
    if (!stream.isOpen) return;
    this.#cursor ??= cursor;
    this.#streams.add(stream);
  }

  /** @returns whether nobody is left. */
  leave(stream: ClientStream): boolean {
    this.#streams.delete(stream);
    this.#members.delete(stream);
    return this.#members.size === 0;
  }

  /** Asks for changes, soon and not too often, and tells them. Failures are tried again when next called. */
  tell(): void {
    this.#isStale = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    void this.#tellWhileStale();
  }

  beat(comment: Uint8Array): void {
    for (const stream of [...this.#streams]) stream.beat(comment);
  }

  async #tellWhileStale(): Promise<void> {
    try {
      const store = await this.#store();
      while (this.#isStale && this.#streams.size > 0 && this.#cursor !== undefined) {
        this.#isStale = false;
        const { cursor, event } = await this.#askForAll(store, this.#cursor);
        this.#cursor = cursor;
        if (event === undefined) continue;
        this.#told += 1;
        const bytes = encoder.encode(event);
        for (const stream of [...this.#streams]) stream.send(bytes);
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    } catch (error) {
      this.#onError(error);
    } finally {
      this.#isAsking = false;
    }
  }

  async #askForAll(store: Store, since: string): Promise<{ cursor: string; event?: string }> {
    const asking = this.#askSince(store, since);
    // Whoever waits for it does not care what came of it.
    this.#answer = asking.catch(() => undefined);
    try {
      return await asking;
    } finally {
      this.#answer = undefined;
    }
  }

  /** The event that tells what has changed since a cursor, if anything has. */
  async #askSince(store: Store, cursor: string): Promise<{ cursor: string; event?: string }> {
    const { access, isMasked } = this.#audience;
    const answer = await store.changesSince(access, cursor);
    if (!answer) {
      const now = await store.cursor(this.account);
      return { cursor: now, event: refreshOf(now) };
    }
    if (answer.changes.length === 0) return { cursor: answer.cursor };
    const changes: readonly Change[] = isMasked ? answer.changes.map(maskedChange) : answer.changes;
    return { cursor: answer.cursor, event: `id: ${answer.cursor}\ndata: ${JSON.stringify(changes)}\n\n` };
  }
}
