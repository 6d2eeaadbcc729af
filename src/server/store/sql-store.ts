import { sql } from 'kysely';

import type { Layout } from '../migrations/migration.js';
import type { MailEvent } from '../../model/mail-event.js';
import type { Mailing, Message, Recipient } from '../../model/mailing.js';
import type { MailingAnnouncement } from '../../model/mail-log.js';
import type {
  Change,
  LinkClicks,
  MailingQuery,
  Page,
  RecipientQuery,
  Summary,
  SummaryQuery,
} from '../../model/query.js';
import { announce } from './writing/announce.js';
import { changesSince, cursorOf } from './reading/changes.js';
import type { Db } from './database.js';
import type { Engine } from './engines/engine.js';
import { erase, expire } from './writing/erase.js';
import { listExports, recordExport } from './reading/exports.js';
import { IngestQueue } from './writing/ingest-queue.js';
import { Listeners } from './listeners.js';
import { exportMailings, listMailings } from './reading/mailing-list.js';
import { listEvents, listLinks } from './reading/message-events.js';
import { migrate } from './migrate.js';
import { rebuild } from './writing/rebuild.js';
import { exportRecipients, listRecipients } from './reading/recipient-list.js';
import { messagesBy } from './reading/recipient-rows.js';
import { Settler } from './settler.js';
import { StoreUnavailableError } from './store-errors.js';
import type {
  Access,
  ExportEntry,
  Ingested,
  RebuildReport,
  ReplayToken,
  Store,
  Unsubscribe,
  WholeQuery,
} from './store.js';
import { summarize } from './reading/summary.js';
import { accountsWithUnmatched, joinAll } from './writing/unmatched.js';

/** The store over a database that speaks PostgreSQL's dialect. */
export class SqlStore implements Store {
  readonly #engine: Engine;
  readonly #layout: Layout;
  readonly #settler: Settler;
  readonly #queue: IngestQueue;
  readonly #listeners = new Listeners();

  constructor(engine: Engine, layout: Layout) {
    this.#engine = engine;
    this.#layout = layout;
    this.#settler = new Settler(engine, (account) => this.#onChanged(account));
    this.#queue = new IngestQueue(engine);
    engine.onForeignChange((account) => this.#listeners.tell(account));
  }

  async migrate(): Promise<void> {
    await this.#guarded(() => this.#engine.unhurried((db) => migrate(db, this.#layout)));
    // A process that was killed may have left events that it was about to join.
    await this.#guarded(async () => {
      for (const account of await accountsWithUnmatched(this.#engine.db)) {
        const { isChanged } = await joinAll(this.#engine, account, Date.now());
        if (isChanged) this.#onChanged(account);
      }
    });
  }

  async announce(account: string, announcement: MailingAnnouncement): Promise<void> {
    await this.#writing(account, () => announce(this.#engine, account, announcement, Date.now()));
    this.#onChanged(account);
  }

  async ingest(account: string, events: readonly MailEvent[], tokens: readonly ReplayToken[] = []): Promise<Ingested> {
    const { isChanged, ...ingested } = await this.#writing(account, () => this.#queue.ingest(account, events, tokens));
    if (isChanged) this.#onChanged(account);
    return ingested;
  }

  async listMailings(access: Access, query: MailingQuery): Promise<Page<Mailing>> {
    return this.#reading(access, (db) => listMailings(db, access, query));
  }

  async listRecipients(access: Access, mailingId: string, query: RecipientQuery): Promise<Page<Recipient> | undefined> {
    return this.#guarded(() => this.#snapshot((db) => listRecipients(db, access, mailingId, query)));
  }

  async getMessages(access: Access, ids: readonly string[]): Promise<readonly Message[]> {
    const wanted = [...new Set(ids)];
    const found = await this.#guarded(() => messagesBy(this.#engine.db, access, 'message_id', wanted));
    const byId = new Map(found.map(({ messageNo: _, ...message }) => [message.messageId, message]));
    return wanted.flatMap((id) => byId.get(id) ?? []);
  }

  async listEvents(access: Access, messageId: string): Promise<readonly MailEvent[] | undefined> {
    return this.#guarded(() => listEvents(this.#engine.db, access, messageId));
  }

  async listLinks(access: Access, mailingId: string): Promise<readonly LinkClicks[] | undefined> {
    return this.#guarded(() => this.#snapshot((db) => listLinks(db, access, mailingId)));
  }

  async getSummary(access: Access, query: SummaryQuery): Promise<Summary> {
    return this.#reading(access, (db) => summarize(db, access, query));
  }

  async *exportMailings(access: Access, query: WholeQuery<MailingQuery>): AsyncGenerator<readonly Mailing[]> {
    await this.#guarded(() => this.#settler.settled(access.account));
    yield* this.#guardedEach(exportMailings(this.#engine.db, access, query));
  }

  async *exportRecipients(
    access: Access,
    mailingId: string,
    query: WholeQuery<RecipientQuery>,
  ): AsyncGenerator<readonly Recipient[]> {
    yield* this.#guardedEach(exportRecipients(this.#engine.db, access, mailingId, query));
  }

  async changesSince(
    access: Access,
    cursor: string,
  ): Promise<{ changes: readonly Change[]; cursor: string } | undefined> {
    this.#listeners.follow(access.account);
    return this.#guarded(() => this.#snapshot((db) => changesSince(db, access, cursor)));
  }

  async cursor(account: string): Promise<string> {
    this.#listeners.follow(account);
    return this.#guarded(() => cursorOf(this.#engine.db));
  }

  onChange(listener: (account: string) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  async erase(account: string, email: string): Promise<number> {
    const erased = await this.#guarded(() => erase(this.#engine, account, email, Date.now()));
    if (erased > 0) this.#onChanged(account);
    return erased;
  }

  async expire(account: string, before: string): Promise<number> {
    return this.#guarded(() => expire(this.#engine, account, before));
  }

  async recordExport(account: string, entry: ExportEntry): Promise<void> {
    await this.#guarded(() => recordExport(this.#engine.db, account, entry));
  }

  async listExports(account: string, window: { offset: number; limit: number }): Promise<readonly ExportEntry[]> {
    return this.#guarded(() => listExports(this.#engine.db, account, window));
  }

  async rebuild(account?: string): Promise<RebuildReport> {
    const report = await this.#guarded(() =>
      this.#engine.unhurried((db) => rebuild({ db, isRetryable: this.#engine.isRetryable }, account, Date.now)),
    );
    for (const changed of new Set(report.differences.map((difference) => difference.account))) this.#onChanged(changed);
    return report;
  }

  async ping(): Promise<void> {
    await this.#guarded(() => sql`select 1`.execute(this.#engine.db));
  }

  async close(): Promise<void> {
    await this.#settler.close();
    await this.#engine.close();
  }

  #onChanged(account: string): void {
    this.#settler.settleSoon(account);
    this.#listeners.tell(account);
    this.#engine.announceChange(account);
  }

  /** Keeps something: where that fails, it may have been kept, and what had waited for it not have been looked at. */
  async #writing<Result>(account: string, write: () => Promise<Result>): Promise<Result> {
    try {
      return await this.#guarded(write);
    } catch (error) {
      if (!(error instanceof RangeError)) this.#settler.joinSoon(account);
      throw error;
    }
  }

  /** Reads mailings by their numbers, after these have been brought up to date. */
  async #reading<Result>({ account }: Access, read: (db: Db) => Promise<Result>): Promise<Result> {
    return this.#guarded(async () => {
      await this.#settler.settled(account);
      return this.#snapshot(read);
    });
  }

  /** All queries of one reading see the same state of the tables. */
  async #snapshot<Result>(read: (db: Db) => Promise<Result>): Promise<Result> {
    return this.#engine.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read);
  }

  async #guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw this.#engine.isUnavailable(error) ? new StoreUnavailableError(error) : error;
    }
  }

  async *#guardedEach<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
    try {
      yield* items;
    } catch (error) {
      throw this.#engine.isUnavailable(error) ? new StoreUnavailableError(error) : error;
    }
  }
}
