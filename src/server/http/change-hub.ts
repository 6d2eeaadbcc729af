import type { Store, Unsubscribe } from '../store/store.js';
import { ChangeGroup, type Audience } from './change-group.js';
import { ClientStream, type StreamEnd } from './client-stream.js';
import { tooBusy } from './problem.js';

/** What bounds the change streams; see `Limits`. */
export interface StreamLimits {
  streams: number;
  streamBytes: number;
  streamSeconds: number;
  heartbeatSeconds: number;
}

/** A reader who is sent away comes back after so many seconds. */
const COME_BACK = 5;

const encoder = new TextEncoder();

/** In milliseconds: how long a browser waits before it comes back. Proxies cut what says nothing at first. */
const GREETING = encoder.encode('retry: 2000\n: here\n\n');
const HEARTBEAT = encoder.encode(': still here\n\n');

/** All change streams of this process. */
export class ChangeHub {
  readonly #store: () => Promise<Store>;
  readonly #limits: StreamLimits;
  readonly #onEnd: (why: StreamEnd) => void;
  readonly #onError: (error: unknown) => void;
  readonly #groups = new Map<string, ChangeGroup>();
  readonly #streams = new Set<ClientStream>();
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  #unsubscribe: Unsubscribe | undefined;
  #isClosed = false;

  constructor(
    store: () => Promise<Store>,
    limits: StreamLimits,
    { onEnd, onError }: { onEnd: (why: StreamEnd) => void; onError: (error: unknown) => void },
  ) {
    this.#store = store;
    this.#limits = limits;
    this.#onEnd = onEnd;
    this.#onError = onError;
  }

  /** How many are open. */
  get size(): number {
    return this.#streams.size;
  }

  /**
   * Begins a stream of server-sent events. It ends when either side leaves, or after `streamSeconds`.
   *
   * @param lastEventId - The last event that the client has seen; the stream goes on after it.
   * @throws {ProblemError} 503 if there are too many.
   * @throws {StoreUnavailableError} while the database cannot be reached.
   */
  async open(audience: Audience, lastEventId?: string): Promise<ReadableStream<Uint8Array>> {
    const { streams, streamBytes, streamSeconds } = this.#limits;
    if (this.#isClosed || this.#streams.size >= streams) {
      throw tooBusy(503, 'There are no more live updates to be had for now.', COME_BACK);
    }
    const group = this.#groupOf(audience);
    const stream = new ClientStream(streamBytes, (why) => {
      clearTimeout(timer);
      this.#streams.delete(stream);
      if (group.leave(stream)) this.#groups.delete(keyOf(audience));
      if (this.#streams.size === 0) this.#rest();
      this.#onEnd(why);
    });
    const timer = setTimeout(() => stream.end('expired'), spread(streamSeconds) * 1000);
    this.#streams.add(stream);
    group.enter(stream);
    stream.send(GREETING);
    try {
      await this.#listen();
      await group.join(stream, lastEventId);
    } catch (error) {
      stream.end('closing');
      throw error;
    }
    return stream.body;
  }

  /** Ends all of them. */
  close(): void {
    this.#isClosed = true;
    for (const stream of [...this.#streams]) stream.end('closing');
    this.#rest();
  }

  #groupOf(audience: Audience): ChangeGroup {
    const key = keyOf(audience);
    const group = this.#groups.get(key) ?? new ChangeGroup(this.#store, audience, this.#onError);
    this.#groups.set(key, group);
    return group;
  }

  async #listen(): Promise<void> {
    const store = await this.#store();
    if (this.#unsubscribe || this.#streams.size === 0) return;
    this.#unsubscribe = store.onChange((account) => {
      for (const group of this.#groups.values()) if (group.account === account) group.tell();
    });
    this.#heartbeat = setInterval(() => {
      for (const group of this.#groups.values()) {
        group.beat(HEARTBEAT);
        // Also where no notice came, as of a change in the moment in which the database was away.
        group.tell();
      }
    }, this.#limits.heartbeatSeconds * 1000);
  }

  /** Nobody listens. */
  #rest(): void {
    clearInterval(this.#heartbeat);
    this.#unsubscribe?.();
    this.#heartbeat = undefined;
    this.#unsubscribe = undefined;
  }
}

function keyOf({ access: { account, scopes }, isMasked }: Audience): string {
  return JSON.stringify([account, scopes ?? null, isMasked]);
}

/** Streams that began together, as after a restart, are not to end together. */
function spread(seconds: number): number {
  return seconds * (0.9 + Math.random() * 0.2);
}
