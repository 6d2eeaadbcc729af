import type { Change } from '../model/query.js';
import type { Unsubscribe } from './adapter.js';

type Listener = (changes: readonly Change[]) => void;

/** First and longest pause before a stream that the server has ended for good is opened again, in milliseconds. */
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 300_000;

/** Milliseconds after which a stream that is open has proved to last. */
const LASTING = 20_000;

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
  /** When it was opened, by the page's clock; `Infinity` while it is not. */
  #openedAt = Infinity;
  /** Whether the browser was left to come back by itself, and the stream has not lasted since. */
  #isShaky = false;
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
      this.#openedAt = performance.now();
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
    this.#openedAt = Infinity;
    this.#isBroken = false;
  }

  /**
   * The browser itself returns to a stream that broke off, after the same short while again and again, but not to one
   * that was refused, as by a proxy while the server restarts. So it is left to do that once; if the stream does not last
   * then, longer and longer pauses follow, and not the same ones in all the pages that the server has lost. A server that
   * never offered the stream is left in peace.
   */
  #onError(source: EventSource): void {
    this.#isBroken = true;
    if (source !== this.#source) return;
    if (performance.now() - this.#openedAt > LASTING) {
      this.#pause = FIRST_PAUSE;
      this.#isShaky = false;
    }
    this.#openedAt = Infinity;
    const isRefused = source.readyState === source.CLOSED;
    if (isRefused ? !this.#wasOpen : !this.#isShaky) {
      this.#isShaky = true;
      return;
    }
    source.close();
    this.#timer = setTimeout(() => this.#connect(), this.#pause * (0.5 + Math.random() / 2));
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
