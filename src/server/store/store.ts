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

/** Who reads: one account, and of it what belongs to these scopes. */
export interface Access {
  account: string;
  /** Absent: everything of the account, also what belongs to no scope. An empty list: nothing. */
  scopes?: readonly string[];
}

/** A token that a provider's signature may be used with once, until it is too old anyway. */
export interface ReplayToken {
  token: string;
  until: Date;
}

/** What became of a batch of events. */
export interface Ingested {
  /** Distinct events that were new. */
  added: number;
  /** Reports of events that were known, in this batch or before it. */
  known: number;
  /** Events whose message is not known yet; they are kept, and joined when it is. */
  unmatched: number;
  /** Whether a token was used before: nothing of the batch has been kept then, and the other numbers are 0. */
  isReplay: boolean;
}

/** An export, for the record of who took what out. */
export interface ExportEntry {
  /** ISO 8601, UTC. */
  at: string;
  /** Who, in the host's words. */
  by: string;
  kind: 'mailings' | 'recipients';
  /** Of `recipients`: of which mailing. */
  mailingId?: string;
  /** What was asked, as it stood in the address: "status=bounced&sort=-date". */
  query: string;
  /** How many rows were given. */
  rows: number;
}

/** One number or state that was not what the event log says, before `rebuild` mended it. */
export interface Difference {
  account: string;
  mailingId: string;
  /** Absent where a number of the mailing was wrong. */
  messageId?: string;
  /** What was wrong: "status", "totals.opened". */
  field: string;
  stored: unknown;
  recomputed: unknown;
}

/** What `rebuild` found. */
export interface RebuildReport {
  mailings: number;
  messages: number;
  /** The first 100 of them. */
  differences: readonly Difference[];
  /** All of them: 0 if everything was right. */
  differenceCount: number;
}

/** A query for all rows, without a window. */
export type WholeQuery<Query> = Omit<Query, 'offset' | 'limit'>;

/** Ends a subscription; calling it twice does no harm. */
export type Unsubscribe = () => void;

/**
 * Where the back end keeps its data. What each query means is said by `select.ts` and `summary.ts` of the model, what
 * happens to events by `MailLog`. No call sees anything of another account, or outside the scopes of its `Access`.
 *
 * Every call rejects with a `StoreUnavailableError`, in bounded time, while the database cannot be reached; the same
 * store works again when it can.
 */
export interface Store {
  /** Brings the tables to the form that this version needs. Several servers may do so at once. */
  migrate(): Promise<void>;

  /**
   * Announces a mailing, or more recipients of one that is known, and joins the events that came before. Announcing
   * the same again changes nothing.
   *
   * @throws {RangeError} if a message id belongs to another mailing, or an id is too long; nothing has changed then.
   */
  announce(account: string, announcement: MailingAnnouncement): Promise<void>;

  /**
   * Keeps events, in one transaction: when the promise resolves, all of them are safe, and in every number.
   *
   * @param tokens - Kept in the same transaction. If one is known, nothing is kept: see `Ingested.isReplay`.
   * @throws {RangeError} if the time of an event is not a date; it names the event. Nothing is kept then.
   */
  ingest(account: string, events: readonly MailEvent[], tokens?: readonly ReplayToken[]): Promise<Ingested>;

  listMailings(access: Access, query: MailingQuery): Promise<Page<Mailing>>;

  /** `undefined`: there is no such mailing. */
  listRecipients(access: Access, mailingId: string, query: RecipientQuery): Promise<Page<Recipient> | undefined>;

  /** In the order of `ids`; those that are not known are left out. */
  getMessages(access: Access, ids: readonly string[]): Promise<readonly Message[]>;

  /** Distinct events of a message, oldest first. `undefined`: there is no such message. */
  listEvents(access: Access, messageId: string): Promise<readonly MailEvent[] | undefined>;

  /** Links of a mailing that were clicked by people, most clicked first. `undefined`: there is no such mailing. */
  listLinks(access: Access, mailingId: string): Promise<readonly LinkClicks[] | undefined>;

  /** @throws {RangeError} if an end of the period is not a time, or the zone does not exist. */
  getSummary(access: Access, query: SummaryQuery): Promise<Summary>;

  /** All rows of a query in their order, in lists of up to 1,000, read as they are asked for. */
  exportMailings(access: Access, query: WholeQuery<MailingQuery>): AsyncIterable<readonly Mailing[]>;

  /** Likewise, of one mailing; none where there is no such mailing. */
  exportRecipients(
    access: Access,
    mailingId: string,
    query: WholeQuery<RecipientQuery>,
  ): AsyncIterable<readonly Recipient[]>;

  /**
   * What has changed since a cursor, as it is now, and the cursor for the next time. `undefined`: the cursor is too
   * old, or nobody's, or too much has changed, so that everything has to be asked for anew.
   */
  changesSince(access: Access, cursor: string): Promise<{ changes: readonly Change[]; cursor: string } | undefined>;

  /** The cursor of now: `changesSince` it tells what changes from now on. */
  cursor(account: string): Promise<string>;

  /**
   * Calls the listener soon after something of an account has changed, here or on another server of the same
   * database; several changes may come to one call, and a call may turn out to be for nothing. Changes that happened
   * while the database could not be reached are told when it can.
   */
  onChange(listener: (account: string) => void): Unsubscribe;

  /**
   * Erases all that is kept of a person: messages to the address, their events, and events that never found a
   * message. The numbers of the mailings are then those of the others.
   *
   * @returns how many messages there were.
   */
  erase(account: string, email: string): Promise<number>;

  /**
   * Removes mailings sent (or, without a date, announced) before an instant, with all that belongs to them, and what
   * came before it and never found its message.
   *
   * @param before - ISO 8601 with offset.
   * @returns how many mailings there were.
   */
  expire(account: string, before: string): Promise<number>;

  recordExport(account: string, entry: ExportEntry): Promise<void>;

  /** The newest exports first. */
  listExports(account: string, window: { offset: number; limit: number }): Promise<readonly ExportEntry[]>;

  /**
   * Computes all that is derived from the event log anew, mends what differs, and tells of it; of all accounts if none
   * is named. Events may come in meanwhile.
   */
  rebuild(account?: string): Promise<RebuildReport>;

  /** Rejects if the database does not answer. */
  ping(): Promise<void>;

  /** Waits for what is under way, and lets go of the database. */
  close(): Promise<void>;
}
