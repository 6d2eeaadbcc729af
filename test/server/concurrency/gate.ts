import pg from 'pg';

/** A connection beside those of the store, which holds up what others are about to do. */
export class Gate {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async open(url: string): Promise<Gate> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return new Gate(client);
  }

  /** @param statement - What locks that which the others wait for: "lock table …", "select … for update". */
  async shut(statement: string): Promise<void> {
    await this.#client.query('begin');
    await this.#client.query(statement);
  }

  /** Resolves when so many others wait for a lock. */
  async waitedFor(by: number): Promise<void> {
    for (;;) {
      const { rows } = await this.#client.query<{ count: string }>(
        'select count(distinct pid) as count from pg_locks where not granted',
      );
      if (Number(rows[0]?.count) >= by) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Cuts the connections that wait for a lock, as a database does that is shut down. */
  async cutWaiting(): Promise<void> {
    await this.#client.query('select pg_terminate_backend(pid) from pg_locks where not granted');
  }

  async open(): Promise<void> {
    await this.#client.query('commit');
  }

  async run(statement: string): Promise<void> {
    await this.#client.query(statement);
  }

  async ask<Row extends object>(question: string): Promise<readonly Row[]> {
    return (await this.#client.query<Row>(question)).rows;
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}
