import type { Unsubscribe } from './store.js';

/** Who wants to know that something of an account has changed. */
export class Listeners {
  #listeners = new Set<{ listener: (account: string) => void }>();
  /** Accounts that somebody asks for changes of. */
  #followed = new Set<string>();

  add(listener: (account: string) => void): Unsubscribe {
    const own = { listener };
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  follow(account: string): void {
    this.#followed.add(account);
  }

  /** @param account - `undefined`: something may have changed in any. */
  tell(account: string | undefined): void {
    for (const each of account === undefined ? this.#followed : [account]) {
      for (const { listener } of [...this.#listeners]) listener(each);
    }
  }
}
