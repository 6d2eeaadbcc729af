import { Kysely } from 'kysely';
import pg from 'pg';

import type { Database, Db } from '../database.js';
import { SessionDialect, SET_UP, type Session, type Sessions } from './dialect.js';
import { codeOf, isClash, type Engine } from './engine.js';
import { ChangeNotices } from './change-notices.js';

/** Milliseconds. A call gives up after the sum of what it may wait for. */
const CONNECT_WITHIN = 5000;
const ANSWER_WITHIN = 15_000;
/** The server gives up before we do, so that the connection stays good. */
const RUN_WITHIN = 12_000;

/** The type number of `bigint`. */
const INT8 = 20;

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): ((text: string) => unknown) =>
    oid === INT8 ? Number : (pg.types.getTypeParser(oid, format) as (text: string) => unknown),
};

/**
 * A PostgreSQL server, 15 or later. Connections are made when they are needed, so that this succeeds while the server
 * is away.
 *
 * @param url - "postgres://user:password@host:port/database"; more as in the documentation of `pg`.
 * @param connections - How many at most.
 */
export function openPostgres(url: string, connections: number): Engine {
  return new PostgresEngine(url, connections);
}

class PostgresEngine implements Engine {
  readonly db: Db;
  readonly place: string;
  /** While one waits for the disk, the next one is made; more would mostly wait for each other's messages. */
  readonly writesAtOnce = 2;
  readonly isRetryable = isClash;
  readonly isUnavailable = isUnavailable;
  readonly #url: string;
  readonly #notices: ChangeNotices;

  constructor(url: string, connections: number) {
    this.#url = url;
    this.place = url.replace(/\/\/[^@/]*@/, '//');
    this.db = connect({
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: CONNECT_WITHIN,
      query_timeout: ANSWER_WITHIN,
      statement_timeout: RUN_WITHIN,
      idle_in_transaction_session_timeout: ANSWER_WITHIN,
      // A process that has nothing to do may end.
      allowExitOnIdle: true,
    });
    this.#notices = new ChangeNotices(
      () =>
        new pg.Client({
          connectionString: url,
          connectionTimeoutMillis: CONNECT_WITHIN,
          query_timeout: ANSWER_WITHIN,
          keepAlive: true,
        }),
    );
  }

  async unhurried<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
    const db = connect({ connectionString: this.#url, max: 1, connectionTimeoutMillis: CONNECT_WITHIN });
    try {
      return await work(db);
    } finally {
      await db.destroy();
    }
  }

  announceChange(account: string): void {
    this.#notices.send(account);
  }

  onForeignChange(listener: (account: string | undefined) => void): void {
    this.#notices.listen(listener);
  }

  async close(): Promise<void> {
    await this.#notices.close();
    await this.db.destroy();
  }
}

function connect(options: pg.PoolConfig): Db {
  return new Kysely<Database>({ dialect: new SessionDialect(new PoolSessions({ ...options, types })) });
}

/**
 * Whether the server is away, shutting down, starting up, full, read-only after a change of roles, or does not answer:
 * classes 08, 53, and parts of 57 and 25 of PostgreSQL's error codes, those of the network, and what `pg` says itself
 * without a code.
 */
function isUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (/^(08...|53...|57P0[1-5]|57014|25006|25P03|E[A-Z_]{3,})$/.test(code)) return true;
  return (
    error instanceof Error && /timeout|^Connection terminated|not queryable|pool after calling end/i.test(error.message)
  );
}

/** Connections of a pool. One that failed is closed, not lent again. */
class PoolSessions implements Sessions {
  readonly #pool: pg.Pool;
  readonly #setUp = new WeakSet<pg.PoolClient>();

  constructor(options: pg.PoolConfig) {
    this.#pool = new pg.Pool(options);
    // An idle connection that breaks is told here; the pool makes another when one is asked for.
    this.#pool.on('error', () => undefined);
  }

  async acquire(): Promise<Session> {
    const client = await this.#pool.connect();
    const ignore = (): void => undefined;
    client.on('error', ignore);
    let isBroken = false;
    const session: Session = {
      get isBroken() {
        return isBroken;
      },
      release: () => {
        client.off('error', ignore);
        client.release(isBroken);
      },
      query: async (text, values) => {
        try {
          const { rows, rowCount } = await client.query<Record<string, unknown>>(text, [...values]);
          return { rows, count: rowCount ?? 0 };
        } catch (error) {
          isBroken ||= isUnavailable(error) && codeOf(error) !== '57014';
          throw error;
        }
      },
    };
    if (this.#setUp.has(client)) return session;
    try {
      await session.query(SET_UP, []);
    } catch (error) {
      session.release();
      throw error;
    }
    this.#setUp.add(client);
    return session;
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}
