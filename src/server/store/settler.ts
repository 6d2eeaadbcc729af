import { pruneChanges } from './reading/changes.js';
import type { Engine } from './engines/engine.js';
import { isUnsettled, settle } from './writing/settle.js';
import { joinAll } from './writing/unmatched.js';

/** Milliseconds: a mailing that changes all the time is settled about so often. */
const SOON = 250;

/** Milliseconds between two times that old changes of an account are forgotten. */
const PRUNE_EVERY = 60_000;

/**
 * Settles tallies: some time after a change, so that a reader seldom has to, and at once for a reader. Likewise it joins
 * the events that were left waiting for messages that are known.
 */
export class Settler {
  readonly #engine: Engine;
  readonly #onJoined: (account: string) => void;
  #soon = new Map<string, ReturnType<typeof setTimeout>>();
  #running = new Map<string, Promise<void>>();
  #pruned = new Map<string, number>();
  /** Accounts in which events may have been left. */
  #left = new Set<string>();

  /** @param onJoined - Told of accounts in which events were left, and have changed something now. */
  constructor(engine: Engine, onJoined: (account: string) => void) {
    this.#engine = engine;
    this.#onJoined = onJoined;
  }

  settleSoon(account: string): void {
    if (this.#soon.has(account)) return;
    const timer = setTimeout(() => {
      this.#soon.delete(account);
      // A reader settles what was not, and says so if it cannot.
      this.#run(account).catch(() => undefined);
    }, SOON);
    this.#soon.set(account, timer.unref());
  }

  /** After a failure between what was kept and the look at what had waited for it. */
  joinSoon(account: string): void {
    this.#left.add(account);
    this.settleSoon(account);
  }

  /** Resolves when all that was changed before has been settled, here or elsewhere. */
  async settled(account: string): Promise<void> {
    await this.#running.get(account)?.catch(() => undefined);
    if (this.#left.has(account) || (await isUnsettled(this.#engine.db, account))) await this.#run(account);
  }

  async close(): Promise<void> {
    for (const timer of this.#soon.values()) clearTimeout(timer);
    this.#soon.clear();
    await Promise.allSettled(this.#running.values());
  }

  async #run(account: string): Promise<void> {
    const running = this.#running.get(account) ?? this.#start(account);
    await running;
  }

  #start(account: string): Promise<void> {
    const running = this.#settle(account).finally(() => this.#running.delete(account));
    this.#running.set(account, running);
    return running;
  }

  async #settle(account: string): Promise<void> {
    if (this.#left.delete(account)) await this.#join(account);
    await settle(this.#engine, account);
    // Not by the clock of the wall: where that was ahead and is put right, it would not be time for long.
    const now = performance.now();
    if (now - (this.#pruned.get(account) ?? -Infinity) < PRUNE_EVERY) return;
    this.#pruned.set(account, now);
    await pruneChanges(this.#engine.db, account, Date.now());
  }

  async #join(account: string): Promise<void> {
    try {
      const { isChanged } = await joinAll(this.#engine, account, Date.now());
      if (isChanged) this.#onJoined(account);
    } catch (error) {
      this.#left.add(account);
      throw error;
    }
  }
}
