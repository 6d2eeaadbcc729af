import type { MailEvent } from '../model/mail-event.js';
import type { Mailing, Message, Recipient } from '../model/mailing.js';
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

/** What comes along with each request. */
export interface RequestOptions {
  /** Aborted when the answer is no longer wanted; a late answer is not shown. */
  signal?: AbortSignal;
}

/** What is answered: by a promise, or at once by an adapter that has it at hand, as for a server to draw. */
export type Answer<Value> = Value | Promise<Value>;

/** Ends a subscription; calling it twice does no harm. */
export type Unsubscribe = () => void;

/**
 * Where the elements get their data from: three methods that the host writes, and more that it may.
 * What is absent is simply not offered on screen. A rejection shows its message, with a way to try again.
 */
export interface MailAnalyticsAdapter {
  listMailings(query: MailingQuery, options: RequestOptions): Answer<Page<Mailing>>;
  listRecipients(mailingId: string, query: RecipientQuery, options: RequestOptions): Answer<Page<Recipient>>;

  /** Messages that do not exist are left out of the answer; its order is free. */
  getMessages(messageIds: readonly string[], options: RequestOptions): Answer<readonly Message[]>;

  /** For tiles and chart. */
  getSummary?(query: SummaryQuery, options: RequestOptions): Answer<Summary>;

  /** What happened to one message, oldest first. */
  listEvents?(messageId: string, options: RequestOptions): Answer<readonly MailEvent[]>;

  /** Which link of a mailing was followed how often, most first. */
  listLinks?(mailingId: string, options: RequestOptions): Answer<readonly LinkClicks[]>;

  /**
   * Calls the listener whenever something in the scope has changed, until unsubscribed. An empty list says that changes
   * may have been missed, as while a connection was broken: all that is shown is asked for anew.
   */
  subscribe?(scope: Scope, listener: (changes: readonly Change[]) => void): Unsubscribe;
}
