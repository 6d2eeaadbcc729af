import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';

/**
 * How connections are set up. Plans are made without a look at the values: of an account or a mailing that is too new
 * for the statistics, the planner would think that it has one row, and read all of it for each message.
 */
export const SET_UP = 'set plan_cache_mode = force_generic_plan';

/** A connection, lent. */
export interface Session {
  /** `count`: rows written. */
  query(text: string, values: readonly unknown[]): Promise<{ rows: unknown[]; count: number }>;
  /** Whether it has failed in a way that leaves nothing to say to it, as a rollback. */
  readonly isBroken: boolean;
  release(): void;
}

/** Where connections come from. */
export interface Sessions {
  acquire(): Promise<Session>;
  close(): Promise<void>;
}

/**
 * PostgreSQL's dialect over any connections that take its SQL. Kysely's own is made for `pg`, keeps connections that do
 * not answer any more, and knows nothing of a database in process.
 */
export class SessionDialect implements Dialect {
  readonly #sessions: Sessions;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
  }

  createDriver(): Driver {
    return new SessionDriver(this.#sessions);
  }

  createQueryCompiler(): QueryCompiler {
    return new PostgresQueryCompiler();
  }

  createAdapter(): PostgresAdapter {
    return new PostgresAdapter();
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new PostgresIntrospector(db);
  }
}

class SessionDriver implements Driver {
  readonly #sessions: Sessions;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
  }

  async init(): Promise<void> {
    // Connections are made when they are needed.
  }

  async acquireConnection(): Promise<SessionConnection> {
    return new SessionConnection(await this.#sessions.acquire());
  }

  async releaseConnection(connection: SessionConnection): Promise<void> {
    connection.session.release();
  }

  async beginTransaction(
    connection: SessionConnection,
    { isolationLevel, accessMode }: TransactionSettings,
  ): Promise<void> {
    const words = ['begin', isolationLevel && `isolation level ${isolationLevel}`, accessMode];
    await connection.executeQuery(CompiledQuery.raw(words.filter(Boolean).join(' ')));
  }

  async commitTransaction(connection: SessionConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: SessionConnection): Promise<void> {
    if (!connection.session.isBroken) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {
    await this.#sessions.close();
  }
}

class SessionConnection implements DatabaseConnection {
  constructor(readonly session: Session) {}

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, count } = await this.session.query(sql, parameters);
    return { rows: rows as Row[], numAffectedRows: BigInt(count) };
  }

  // eslint-disable-next-line require-yield -- nothing here streams: lists are read in windows
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Streams are not used: read windows.');
  }
}
