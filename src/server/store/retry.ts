import type { Db } from './database.js';
import type { Engine } from './engines/engine.js';
import { MessageGoneError } from './writing/states.js';

/** Transactions that clash are few: they lock in a fixed order. */
const TRIES = 6;

/** What transactions are run on. */
export type Transacting = Pick<Engine, 'db' | 'isRetryable'>;

/**
 * Runs a transaction, anew if it clashed with another one.
 *
 * @param work - Is told whether it is done again: what it took for granted may have been wrong.
 */
export async function inTransaction<Result>(
  { db, isRetryable }: Transacting,
  work: (db: Db, isAgain: boolean) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute((transaction) => work(transaction, tries > 1));
    } catch (error) {
      if (tries >= TRIES || !(isRetryable(error) || error instanceof MessageGoneError)) throw error;
    }
  }
}
