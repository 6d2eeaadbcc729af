import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { Answer as Answered } from '../adapters/adapter.js';
import { OneAtATime } from './one-at-a-time.js';

/** Asks for something; the signal is aborted when it is no longer wanted. */
export type Ask<Answer> = (signal: AbortSignal) => Answered<Answer>;

/**
 * One answer of an adapter that is asked for when somebody wants to see it. While it is asked for again, or when that
 * has failed, the last good one stays; a late answer to what was asked before is not shown.
 */
export class AnswerController<Answer> implements ReactiveController {
  /** Absent until it has come. */
  value: Answer | undefined;
  error: unknown;
  isLoading = false;
  #ask: Ask<Answer> | undefined;
  #request: AbortController | undefined;
  #changes = new OneAtATime(() => this.renew());

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly onError: (error: unknown) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    // Put back into the page: what was given up, or has changed meanwhile, is asked for again.
    if (this.#ask) void this.renew();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** Asks for something else than before, or for nothing: what was there is forgotten. */
  ask(ask: Ask<Answer> | undefined): void {
    this.#stop();
    this.#ask = ask;
    this.value = this.error = undefined;
    if (ask) void this.renew();
  }

  /** It has changed: asks again, and not more often than makes sense however many changes there are. */
  follow(): void {
    if (this.#ask) this.#changes.ask();
  }

  /** Asks again. What is shown stays until the answer is there. */
  async renew(): Promise<void> {
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    this.isLoading = true;
    this.host.requestUpdate();
    try {
      const value = await this.#ask?.(request.signal);
      if (this.#request !== request) return;
      this.value = value;
      this.error = undefined;
    } catch (error) {
      if (this.#request !== request) return;
      // Some reject with nothing at all.
      this.error = error || new Error('');
      this.onError(error);
    }
    this.isLoading = false;
    this.host.requestUpdate();
  }

  #stop(): void {
    this.#changes.stop();
    this.#request?.abort();
    this.#request = undefined;
    this.isLoading = false;
  }
}
