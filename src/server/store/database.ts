import type { Generated, Kysely } from 'kysely';

/**
 * The tables, as Kysely is told of them. `bigint` columns are read as numbers: they hold counts, and times in
 * milliseconds since 1970. Where a time is shown as its source wrote it, `…_time` has the text, if it differs from
 * `toISOString()` of the instant.
 */
export interface Database {
  'mail_analytics.mailings': MailingsTable;
  'mail_analytics.recipients': RecipientsTable;
  'mail_analytics.states': StatesTable;
  'mail_analytics.provider_ids': ProviderIdsTable;
  'mail_analytics.events': EventsTable;
  'mail_analytics.unmatched': UnmatchedTable;
  'mail_analytics.tallies': TalliesTable;
  'mail_analytics.changes': ChangesTable;
  'mail_analytics.change_floors': ChangeFloorsTable;
  'mail_analytics.replay_tokens': ReplayTokensTable;
  'mail_analytics.exports': ExportsTable;
}

/** A connection, or a transaction on one. */
export type Db = Kysely<Database>;

/** Numbers of `Totals` that do not depend on whether machine opens count, as columns of a mailing. */
export const PLAIN_COLUMNS = [
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['bounced', 'bounced'],
  ['dropped', 'dropped'],
  ['deferred', 'deferred'],
  ['pending', 'pending'],
  ['clicked', 'clicked'],
  ['spamReports', 'spam_reports'],
  ['unsubscribed', 'unsubscribed'],
  ['machineOpened', 'machine_opened'],
  ['totalClicks', 'total_clicks'],
] as const;

/** Those that do: without machine opens, and with them. */
export const OPEN_COLUMNS = [
  ['opened', 'opened', 'any_opened'],
  ['unknownOpened', 'unknown_opened', 'any_unknown_opened'],
  ['totalOpens', 'total_opens', 'any_total_opens'],
] as const;

export type NumberColumn =
  (typeof PLAIN_COLUMNS)[number][1] | (typeof OPEN_COLUMNS)[number][1] | (typeof OPEN_COLUMNS)[number][2];

/** One mailing; its numbers are those of the settled tallies, kept to sort by. */
export interface MailingsTable extends Record<NumberColumn, Generated<number>> {
  account: string;
  mailing_no: Generated<number>;
  mailing_id: string;
  subject: string;
  sender_name: string;
  sender_email: string;
  /** The sender's address in small letters. */
  sender_address: string;
  /** What is searched; see `search.ts`. */
  sought: string;
  /** Place in `MAILING_STATUSES`. */
  status: number;
  sent_at: number | null;
  sent_time: string | null;
  scope: string | null;
  /** When it was announced first. */
  registered_at: number;
}

/** What the host has told of a message; it never changes. */
export interface RecipientsTable {
  account: string;
  message_no: number;
  mailing_no: number;
  message_id: string;
  name: string;
  email: string;
  /** In small letters, as addresses are compared. */
  address: string;
  /** What is sorted by: name, else address; and address. */
  name_order: string;
  email_order: string;
  /** What is searched; see `search.ts`. */
  sought: string;
}

/** What is true of a message by its events; see `message-state.ts`. */
export interface StatesTable {
  account: string;
  message_no: number;
  mailing_no: number;
  message_id: string;
  /** Since when the status holds. */
  status_at: number;
  status_time: string | null;
  /** The same where machine opens count. */
  any_status_at: number;
  any_status_time: string | null;
  last_event_at: number;
  last_event_time: string | null;
  /** See `traits.ts`. */
  traits: number;
  opens: number;
  machine_opens: number;
  clicks: number;
  reason: unknown;
  /** The last provider's id that led here; see `find-messages.ts`. */
  provider_key: string | null;
  /** Absent before any event. */
  milestones: unknown;
}

/** Which message a provider's id and an address mean, learnt from events that name both sides. */
export interface ProviderIdsTable {
  account: string;
  provider_key: string;
  address: string;
  message_no: number;
}

/** The log. Of the reports of one event the canonically first, and those others that the milestones depend on. */
export interface EventsTable {
  account: string;
  message_no: number;
  event_key: string;
  mailing_no: number;
  event: string;
  others: string | null;
  /** The link, of a click of a person. */
  url: string | null;
}

/** Events whose message is not known yet. */
export interface UnmatchedTable {
  account: string;
  digest: string;
  unmatched_no: number;
  message_ref: string | null;
  provider_key: string | null;
  mailing_ref: string | null;
  address: string;
  received_at: number;
  event: string;
}

/**
 * How many messages of a mailing have the same traits, in steps: each batch of events adds rows of what it changed, so
 * that batches for one mailing need not wait for each other. The sum of the rows is the truth at any time; settling
 * puts sums in the place of steps.
 */
export interface TalliesTable {
  account: string;
  tally_no: number;
  mailing_no: number;
  traits: number;
  recipients: number;
  opens: number;
  machine_opens: number;
  clicks: number;
  is_settled: boolean;
}

/** What changed in which transaction; see `changes.ts`. */
export interface ChangesTable {
  account: string;
  change_no: number;
  transaction_id: string;
  mailing_no: number;
  message_nos: number[];
  happened_at: number;
}

/** The newest transaction of which changes have been forgotten. */
export interface ChangeFloorsTable {
  account: string;
  transaction_id: string;
}

export interface ReplayTokensTable {
  account: string;
  token: string;
  until: number;
}

export interface ExportsTable {
  account: string;
  export_no: Generated<number>;
  exported_at: number;
  exported_by: string;
  kind: string;
  mailing_id: string | null;
  query: string;
  row_count: number;
}
