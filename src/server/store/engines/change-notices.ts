import type { Client } from 'pg';

declare module 'pg' {
  interface Client {
    /** What its types leave out. */
    unref(): void;
  }
}

const CHANNEL = 'mail_analytics';

/** Milliseconds. Notices of one account are held back so long, to become one. */
const HOLD = 25;
/** A goodbye takes no longer, also where nobody is there to hear it. */
const END_WITHIN = 1000;
const FIRST_WAIT = 100;
const LONGEST_WAIT = 5000;

/**
 * Tells other processes of changes, and is told by them, by PostgreSQL's NOTIFY and LISTEN over a connection of its own.
 * Notices are sent after the transaction and not in it: commits that notify wait for each other, all of them.
 */
export class ChangeNotices {
  readonly #connect: () => Client;
  /** So that our own notices are known. */
  readonly #sender = crypto.randomUUID();
  #listener: ((account: string | undefined) => void) | undefined;
  /** The connection, once it listens. */
  #client: Client | undefined;
  #pending = new Set<string>();
  #sending: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #wait = FIRST_WAIT;
  #isClosed = false;

  /** @param connect - A client that is not connected yet. */
  constructor(connect: () => Client) {
    this.#connect = connect;
  }

  /** @param listener - Told of an account; or of none in particular, when the connection is there again. */
  listen(listener: (account: string | undefined) => void): void {
    this.#listener = listener;
    void this.#open();
  }

  send(account: string): void {
    this.#pending.add(account);
    this.#sending ??= setTimeout(() => void this.#flush(), HOLD).unref();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    clearTimeout(this.#sending);
    const client = this.#client;
    if (!client) return;
    const ended = this.#flush()
      .then(() => client.end())
      .catch(() => undefined);
    let timer: ReturnType<typeof setTimeout> | undefined;
    await Promise.race([ended, new Promise((resolve) => (timer = setTimeout(resolve, END_WITHIN)))]);
    clearTimeout(timer);
    // Where nothing answers any more, it keeps no process from ending.
    client.unref();
  }

  async #flush(): Promise<void> {
    this.#sending = undefined;
    const client = this.#client;
    // Whoever is told when the connection comes back, is told of everything.
    const accounts = [...this.#pending];
    if (!client || accounts.length === 0) return;
    this.#pending.clear();
    try {
      await client.query('select pg_notify($1, $2 || account) from unnest($3::text[]) as account', [
        CHANNEL,
        `${this.#sender} `,
        accounts,
      ]);
    } catch {
      for (const account of accounts) this.#pending.add(account);
      this.#onLost(client);
    }
  }

  async #open(): Promise<void> {
    const client = this.#connect();
    client.on('error', () => this.#onLost(client));
    client.on('end', () => this.#onLost(client));
    client.on('notification', ({ payload = '' }) => this.#onNotice(payload));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
    } catch {
      client.end().catch(() => undefined);
      this.#openLater();
      return;
    }
    if (this.#isClosed) {
      await client.end();
      return;
    }
    const isAgain = this.#wait !== FIRST_WAIT;
    this.#wait = FIRST_WAIT;
    this.#client = client;
    if (isAgain) this.#listener?.(undefined);
    await this.#flush();
  }

  #onNotice(payload: string): void {
    const end = payload.indexOf(' ');
    if (payload.slice(0, end) !== this.#sender) this.#listener?.(payload.slice(end + 1));
  }

  #onLost(client: Client): void {
    if (client !== this.#client) return;
    this.#client = undefined;
    client.end().catch(() => undefined);
    this.#openLater();
  }

  #openLater(): void {
    if (this.#isClosed) return;
    this.#retry = setTimeout(() => void this.#open(), this.#wait).unref();
    this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT);
  }
}
