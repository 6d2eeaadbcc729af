import type { Change } from '../model/query.js';
import type { Unsubscribe } from './adapter.js';

type Listener = (changes: readonly Change[]) => void;

/** First and longest pause before a stream that the server has ended for good is opened again, in milliseconds. */
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 300_000;

/** Changes that may have been missed, as they are told. */
const MISSED = '[]';

/**
 * One stream of server-sent events for all who listen: hundreds of elements share a connection, of which a browser
 * grants a server six. It is open while anyone listens.
 */
export class ChangeStream {
  #listeners = new Set<Listener>();
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause = FIRST_PAUSE;
  #wasOpen = false;
  #isBroken = false;
  #hasWarned = false;

  /** @param open - Opens the connection. */
  constructor(private readonly open: () => EventSource) {}

  /** Calls the listener with all changes from now on. */
  add(listener: Listener): Unsubscribe {
    // One function given twice is two subscriptions, each of which ends by itself.
    const own: Listener = (changes) => listener(changes);
    this.#listeners.add(own);
    if (this.#listeners.size === 1) this.#connect();
    return () => {
      if (this.#listeners.delete(own) && this.#listeners.size === 0) this.#close();
    };
  }

  #connect(): void {
    let source: EventSource;
    try {
      source = this.open();
    } catch (error) {
      // An address that is none is shown by the requests for data; the listener has nowhere to show it.
      this.#warn('mail-analytics: there are no live updates.', error);
      return;
    }
    this.#source = source;
    source.onopen = () => {
      this.#wasOpen = true;
      this.#pause = FIRST_PAUSE;
      // Not every server goes on where the stream broke off, and what was asked for meanwhile has failed.
      if (this.#isBroken) this.#tell(MISSED);
      this.#isBroken = false;
    };
    source.onmessage = ({ data }) => this.#tell(data);
    source.addEventListener('refresh', () => this.#tell(MISSED));
    source.onerror = () => this.#onError(source);
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = undefined;
    this.#isBroken = false;
  }

  /**
   * The browser itself returns to a stream that broke off, but not to one that was refused, as by a proxy while the
   * server restarts. A server that never offered the stream is left in peace.
   */
  #onError(source: EventSource): void {
    this.#isBroken = true;
    if (source !== this.#source || source.readyState !== source.CLOSED || !this.#wasOpen) return;
    this.#timer = setTimeout(() => this.#connect(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }

  #tell(data: unknown): void {
    let changes: unknown;
    try {
      changes = JSON.parse(String(data));
    } catch {
      // Reported below, with all else that is no list.
    }
    if (!Array.isArray(changes)) {
      this.#warn('mail-analytics: a message of /changes is not a JSON list of changes.', data);
      return;
    }
    for (const listener of [...this.#listeners]) {
      try {
        listener(changes as readonly Change[]);
      } catch (error) {
        // The mistake of one listener must not keep the news from the others.
        reportError(error);
      }
    }
  }

  #warn(message: string, detail: unknown): void {
    if (!this.#hasWarned) console.warn(message, detail);
    this.#hasWarned = true;
  }
}
