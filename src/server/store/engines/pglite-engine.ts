import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { Kysely } from 'kysely';

import type { Database, Db } from '../database.js';
import { SessionDialect, SET_UP, type Session, type Sessions } from './dialect.js';
import { isClash, type Engine } from './engine.js';
import { lockFolder } from './folder-lock.js';

/** The type number of `bigint`. */
const INT8 = 20;

/**
 * The embedded database: PostgreSQL in this process.
 *
 * @param folder - Where it keeps its data, made if it is not there; `undefined`: in memory, for tests and trying out.
 * @throws if another process has the folder open: two would destroy the data.
 */
export async function openPglite(folder: string | undefined): Promise<Engine> {
  const unlock = folder === undefined ? undefined : await lockFolder(folder);
  try {
    const pglite = await PGlite.create(folder, { parsers: { [INT8]: Number }, extensions: { pg_trgm } });
    await pglite.exec(SET_UP);
    return new PgliteEngine(pglite, folder ?? 'memory', unlock);
  } catch (error) {
    await unlock?.();
    throw error;
  }
}

class PgliteEngine implements Engine {
  readonly db: Db;
  readonly place: string;
  /** There is one connection. */
  readonly writesAtOnce = 1;
  readonly isRetryable = isClash;
  /** What runs in this process is there as long as we are. */
  readonly isUnavailable = (): boolean => false;
  readonly #unlock: (() => Promise<void>) | undefined;

  constructor(pglite: PGlite, place: string, unlock: (() => Promise<void>) | undefined) {
    this.db = new Kysely<Database>({ dialect: new SessionDialect(new OneSession(pglite)) });
    this.place = place;
    this.#unlock = unlock;
  }

  async unhurried<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
    return work(this.db);
  }

  announceChange(): void {
    // No other process has the folder open.
  }

  onForeignChange(): void {
    // Likewise.
  }

  async close(): Promise<void> {
    await this.db.destroy();
    await this.#unlock?.();
  }
}

/** The one connection that there is, lent to one after the other: what is a transaction must not be mixed. */
class OneSession implements Sessions {
  readonly #pglite: PGlite;
  #last: Promise<void> = Promise.resolve();

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  async acquire(): Promise<Session> {
    const before = this.#last;
    let release = (): void => undefined;
    this.#last = new Promise((resolve) => (release = resolve));
    await before;
    return {
      isBroken: false,
      release,
      query: async (text, values) => {
        const { rows, affectedRows = 0 } = await this.#pglite.query(text, [...values]);
        return { rows, count: affectedRows };
      },
    };
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#pglite.close();
  }
}
