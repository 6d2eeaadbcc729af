import type { MailEvent } from './mail-event.js';
import type { Mailing, Message, Totals } from './mailing.js';
import type { MailingStatus, Reached, Status } from './status.js';

/** What is looked at: everything, or what belongs to one thing of the host's: "project:42". */
export type Scope = string | undefined;

/** Columns of the sent-mail table, in the order in which they stand; each sorts, both ways. */
export const MAILING_COLUMNS = [
  'subject',
  'sending-user',
  'sending-email',
  'status',
  'sent',
  'date',
  'delivered',
  'opened',
  'clicked',
  'bounced',
  'dropped',
  'deferred',
  'spam-report',
] as const;

export type MailingColumn = (typeof MAILING_COLUMNS)[number];

/** What recipients are sorted by. `date`: since when the status holds; `last-event`: when anything last happened. */
export const RECIPIENT_COLUMNS = ['name', 'email', 'status', 'date', 'last-event'] as const;

export type RecipientColumn = (typeof RECIPIENT_COLUMNS)[number];

/** The name of a column of the host's own. Of all texts, and yet ours are still proposed where one is typed. */
export type OwnName = string & Record<never, never>;

/** What a column of the sent-mail table is called, one of ours or of the host's own. */
export type ColumnName = MailingColumn | OwnName;

export type Direction = 'ascending' | 'descending';

/** One column and a direction. Equal rows keep the order of their ids, so that windows fit together. */
export interface Sort<Column extends string = string> {
  by: Column;
  direction: Direction;
}

interface Window {
  /** How many rows of the ordered result to skip. */
  offset: number;
  /** How many rows to give, at most 1,000; 0 asks for the total and the counts alone. */
  limit: number;
}

interface Filter {
  scope?: Scope;
  /** Text anywhere in subject, sender or address (mailings), in name or address (recipients); case is ignored. */
  search?: string;
  /** From this instant on: ISO 8601 with offset. Of mailings `sentAt`, of recipients `statusAt`. */
  from?: string;
  /** Until before this instant. */
  to?: string;
  /** Count what software opened as if a person had. */
  includeMachineOpens?: boolean;
}

/** What `listMailings` is asked. */
export interface MailingQuery extends Filter, Window {
  statuses?: readonly MailingStatus[];
  /** The address of the sender, whole. */
  sender?: string;
  /** By one of our columns, or by one of the host's own that sorts, which only the host can order by. */
  sort: Sort<ColumnName>;
}

/** What `listRecipients` is asked. */
export interface RecipientQuery extends Omit<Filter, 'scope'>, Window {
  /** By headline: the filter whose counts add up to all. */
  statuses?: readonly Status[];
  /** By milestone or outcome: the filter behind a number of the table. */
  reached?: Reached;
  /** By one of our columns, or by one of the host's own that sorts, which only the host can order by. */
  sort: Sort<RecipientColumn | OwnName>;
}

/** A window of the ordered result: a list of a million rows costs the browser one window. */
export interface Page<Item> {
  items: readonly Item[];
  /** Place of the first item in the whole result. */
  offset: number;
  /** Rows in the whole result. */
  total: number;
  /** How many rows each status has, when the filter by status is left out: the counts behind the filter chips. */
  counts?: Readonly<Record<string, number>>;
  /** Of mailings: the sums of the whole result. Need come only with the window that begins at 0. */
  totals?: MailingTotals;
}

/** The sums of several mailings' numbers. What is yet to go, or was called off, is not among them. */
export interface MailingTotals extends Totals {
  /** How many mailings they are of. */
  mailings: number;
}

/** What `getSummary` is asked. Buckets are days, or hours, in `timeZone`. */
export interface SummaryQuery {
  scope?: Scope;
  from: string;
  to: string;
  timeZone: string;
  bucket: 'day' | 'hour';
  includeMachineOpens?: boolean;
}

/** The numbers of a period, beside those of the period of the same length before it. */
export interface Summary {
  mailings: number;
  totals: Totals;
  previous?: { mailings: number; totals: Totals };
  buckets: readonly { from: string; totals: Totals }[];
}

/** How often one link of a mailing was followed. */
export interface LinkClicks {
  url: string;
  /** Distinct clicks. */
  clicks: number;
  /** Recipients who clicked it. */
  recipients: number;
}

/** What changed: the mailing with its new totals, the message with its new state, or both. */
export interface Change {
  mailingId: string;
  mailing?: Mailing;
  message?: Message;
}

/** The events of a message, oldest first. */
export type Timeline = readonly MailEvent[];
