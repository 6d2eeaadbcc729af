import type { Recipient } from '../model/mailing.js';
import type { ActionSet } from './action-sets.js';

/** `idle`: nothing is to be said. `failed`: it can be tried again. */
export type HandoverState = 'idle' | 'running' | 'failed' | 'done';

/** Tells the host page; false where the host has cancelled that. Whatever the host is still busy with comes by `onWork`. */
export type Tell = (recipients: () => AsyncIterable<Recipient>, onWork: (work: Promise<unknown>) => void) => boolean;

/** Milliseconds between two reports of how far it is, of which each is drawn. */
const REPORT = 100;

/** Recipients that are handed over to the host page, one action at a time, and how far the host is with them. */
export class Handover {
  state: HandoverState = 'idle';
  error: unknown;
  /** Recipients that the host has read. */
  read = 0;
  total = 0;
  #again: (() => void) | undefined;
  #reportedAt = 0;
  #run = {};

  constructor(private readonly onChange: () => void) {}

  /** Begins, unless another one is not at its end. */
  start(set: ActionSet, tell: Tell): void {
    if (this.state === 'running') return;
    this.#again = () => this.#start(set, tell);
    this.#again();
  }

  /** Tries again after a failure. */
  readonly retry = (): void => this.#again?.();

  /** Says no more of it; what the host does goes on. */
  forget(): void {
    this.#run = {};
    this.#become('idle');
  }

  #start(set: ActionSet, tell: Tell): void {
    const run = (this.#run = {});
    const works: Promise<unknown>[] = [];
    let isTold = false;
    this.read = 0;
    this.total = set.total;
    const recipients = (): AsyncIterable<Recipient> => this.#counted(set.recipients(), run);
    const isOurs = tell(recipients, (work) => {
      if (isTold) throw new DOMException('waitUntil is to be called while the event is told.', 'InvalidStateError');
      works.push(work);
    });
    isTold = true;
    if (!isOurs) this.#become('idle');
    else if (works.length === 0) this.#become('done');
    else void this.#follow(works, run);
  }

  async #follow(works: readonly Promise<unknown>[], run: object): Promise<void> {
    this.#become('running');
    try {
      await Promise.all(works);
      if (run === this.#run) this.#become('done');
    } catch (error) {
      // Some reject with nothing at all.
      if (run === this.#run) this.#become('failed', error || new Error(''));
    }
  }

  async *#counted(recipients: AsyncIterable<Recipient>, run: object): AsyncGenerator<Recipient> {
    let read = 0;
    for await (const recipient of recipients) {
      read += 1;
      yield recipient;
      if (run !== this.#run) continue;
      this.read = Math.max(this.read, read);
      if (performance.now() - this.#reportedAt > REPORT) this.#become(this.state);
    }
  }

  #become(state: HandoverState, error?: unknown): void {
    this.state = state;
    this.error = error;
    this.#reportedAt = performance.now();
    this.onChange();
  }
}
