import type { MailEvent } from '../model/mail-event.js';
import { totalsOfFound } from '../model/found-totals.js';
import { hasReached, type Mailing, type Message, type Recipient } from '../model/mailing.js';
import { MailLog, type MailingAnnouncement } from '../model/mail-log.js';
import type {
  Change,
  LinkClicks,
  MailingQuery,
  Page,
  RecipientQuery,
  Scope,
  Summary,
  SummaryQuery,
} from '../model/query.js';
import { mailingRules, recipientRules, selectMailings, selectRecipients, withMachineOpens } from '../model/select.js';
import { summaryOf } from '../model/summary.js';
import type { MailAnalyticsAdapter, RequestOptions, Unsubscribe } from './adapter.js';
import { inSlices } from './in-slices.js';
import { MemoryWindows } from './memory-windows.js';

/** Rows that are ready: mailings with their totals, and the recipients of each. */
export interface MemoryRows {
  mailings: readonly Mailing[];
  /** By the id of the mailing; a mailing without an entry has none. */
  recipients?: Readonly<Record<string, readonly Recipient[]>>;
}

/** What was sent, and what the provider reported of it; folded by the status model. */
export interface MemoryEvents {
  announcements: readonly MailingAnnouncement[];
  events?: Iterable<MailEvent>;
}

/**
 * Data that is in memory already, and the reference for what every query means.
 *
 * ```ts
 * const adapter = new MemoryAdapter({ mailings, recipients });       // rows
 * const adapter = new MemoryAdapter({ announcements, events });      // events, folded
 * adapter.addEvents(sendgrid.parse(request).events);                 // later: the screen follows
 * ```
 */
export class MemoryAdapter implements MailAnalyticsAdapter {
  #rows: MemoryRows | undefined;
  #log = new MailLog();
  #windows = new MemoryWindows();
  #subscriptions = new Set<{ scope: Scope; listener: (changes: readonly Change[]) => void }>();

  // Rows tell nothing of events and do not change, so of them these are not offered.
  readonly listEvents?: NonNullable<MailAnalyticsAdapter['listEvents']>;
  readonly listLinks?: NonNullable<MailAnalyticsAdapter['listLinks']>;
  readonly subscribe?: NonNullable<MailAnalyticsAdapter['subscribe']>;

  /** @throws {RangeError} if the time of an event is not a date, or a message id belongs to two mailings. */
  constructor(data: MemoryRows | MemoryEvents) {
    if ('mailings' in data) {
      this.#rows = data;
      return;
    }
    const now = new Date().toISOString();
    for (const announcement of data.announcements) this.#log.announce(announcement, now);
    this.#log.add(data.events ?? []);
    this.listEvents = (messageId, options) => this.#listEvents(messageId, options);
    this.listLinks = (mailingId, options) => this.#listLinks(mailingId, options);
    this.subscribe = (scope, listener) => this.#subscribe(scope, listener);
  }

  /** Adds events of messages that were announced, and tells the elements. Only of an adapter made from events. */
  addEvents(events: Iterable<MailEvent>): void {
    this.#tell(this.#log.add(events));
  }

  /** Adds a mailing, or more recipients of one, and tells the elements. Only of an adapter made from events. */
  announce(announcement: MailingAnnouncement): void {
    const changed = this.#log.announce(announcement, new Date().toISOString());
    this.#tell(changed, announcement.id);
  }

  async listMailings(query: MailingQuery, { signal }: RequestOptions = {}): Promise<Page<Mailing>> {
    signal?.throwIfAborted();
    const items = this.#mailings(query.includeMachineOpens);
    const rules = mailingRules(query);
    const list = { items, revision: this.#log.revision(), rules };
    const page = await this.#windows.page(list, query, selectMailings, signal);
    if (query.offset > 0) return page;
    const totals = await inSlices(totalsOfFound(items, rules), () => !signal?.aborted);
    signal?.throwIfAborted();
    return { ...page, totals };
  }

  async getSummary(query: SummaryQuery, { signal }: RequestOptions = {}): Promise<Summary> {
    signal?.throwIfAborted();
    return summaryOf(this.#mailings(query.includeMachineOpens), query);
  }

  async listRecipients(id: string, query: RecipientQuery, { signal }: RequestOptions = {}): Promise<Page<Recipient>> {
    signal?.throwIfAborted();
    const { includeMachineOpens, search, reached, from, to } = query;
    const items = this.#recipients(id, includeMachineOpens);
    if (!items) throw new Error(`There is no mailing ${id}.`);
    const isWhole = !this.#rows && !search?.trim() && !reached && from === undefined && to === undefined;
    const counts = isWhole ? this.#log.statusCounts(id, includeMachineOpens) : undefined;
    const list = { items, revision: this.#log.revision(id), rules: recipientRules(query), counts };
    return this.#windows.page(list, query, selectRecipients, signal);
  }

  async getMessages(messageIds: readonly string[], { signal }: RequestOptions = {}): Promise<readonly Message[]> {
    signal?.throwIfAborted();
    if (!this.#rows) return [...new Set(messageIds)].flatMap((id) => this.#log.message(id) ?? []);
    const wanted = new Set(messageIds);
    return this.#rows.mailings.flatMap((mailing) =>
      (this.#rows?.recipients?.[mailing.id] ?? [])
        .filter(({ messageId }) => wanted.has(messageId))
        .map((recipient) => ({ ...recipient, mailing })),
    );
  }

  async #listEvents(messageId: string, { signal }: RequestOptions = {}): Promise<readonly MailEvent[]> {
    signal?.throwIfAborted();
    const events = this.#log.events(messageId);
    if (!events) throw new Error(`Nothing is recorded of message ${messageId}.`);
    return events;
  }

  async #listLinks(mailingId: string, { signal }: RequestOptions = {}): Promise<readonly LinkClicks[]> {
    signal?.throwIfAborted();
    return this.#log.links(mailingId);
  }

  #subscribe(scope: Scope, listener: (changes: readonly Change[]) => void): Unsubscribe {
    const subscription = { scope, listener };
    this.#subscriptions.add(subscription);
    return () => this.#subscriptions.delete(subscription);
  }

  #mailings(includeMachineOpens: boolean | undefined): readonly Mailing[] {
    if (!this.#rows) return this.#log.mailings(includeMachineOpens);
    const { mailings, recipients } = this.#rows;
    if (!includeMachineOpens) return mailings;
    return mailings.map((mailing) => {
      const own = recipients?.[mailing.id];
      // Without its recipients there is no telling which of them software and a person have both opened.
      if (!own) return mailing;
      const opened = own.filter((recipient) => hasReached(withMachineOpens(recipient), 'opened')).length;
      return { ...mailing, totals: { ...mailing.totals, opened } };
    });
  }

  #recipients(id: string, includeMachineOpens: boolean | undefined): readonly Recipient[] | undefined {
    if (!this.#rows) return this.#log.recipients(id, includeMachineOpens);
    const isKnown = this.#rows.mailings.some((mailing) => mailing.id === id);
    return isKnown ? (this.#rows.recipients?.[id] ?? []) : undefined;
  }

  #tell(messageIds: ReadonlySet<string>, mailingId?: string): void {
    const messages = [...messageIds].flatMap((id) => this.#log.message(id) ?? []);
    const mailingIds = new Set(messages.map(({ mailing }) => mailing.id));
    if (mailingId !== undefined) mailingIds.add(mailingId);
    const changes: Change[] = [
      ...[...mailingIds].map((id) => ({ mailingId: id, mailing: this.#log.mailing(id) })),
      ...messages.map((message) => ({ mailingId: message.mailing.id, message })),
    ];
    const scopes = new Map([...mailingIds].map((id) => [id, this.#log.mailing(id)?.scope]));
    for (const { scope, listener } of [...this.#subscriptions]) {
      const own = changes.filter(({ mailingId: id }) => scope === undefined || scopes.get(id) === scope);
      if (own.length > 0) listener(own);
    }
  }
}
