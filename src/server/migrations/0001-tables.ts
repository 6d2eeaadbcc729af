import { table, type Migration } from './migration.js';

/** Names that are told apart by bytes: ids are no words, and their order is that of the model. */
const ID = 'text collate "C"';

/**
 * The order of words is that of the model: of a language-neutral collator, numbers by their value. What it takes for
 * equal ("9" and "09") is equal here, so that ids decide then; hence it is not deterministic in the database's sense.
 * The old form of the name is the one that also PGlite understands.
 */
const WORDS =
  "create collation mail_analytics.words (provider = icu, locale = 'und@colNumeric=yes', deterministic = false)";

/** What words are sorted by: the first 300 characters of them, since an index takes no more than 2,704 bytes a row. */
const WORD_ORDER = 'text collate mail_analytics.words';

/** What a mailing is sorted by, beside its words and times. */
const NUMBERS = [
  'sent',
  'delivered',
  'bounced',
  'dropped',
  'deferred',
  'pending',
  'opened',
  'any_opened',
  'clicked',
  'spam_reports',
  'unsubscribed',
  'machine_opened',
  'unknown_opened',
  'any_unknown_opened',
  'total_opens',
  'any_total_opens',
  'total_clicks',
];

const SORTED_NUMBERS = [
  'sent',
  'delivered',
  'bounced',
  'dropped',
  'deferred',
  'opened',
  'any_opened',
  'clicked',
  'spam_reports',
];

/**
 * The account is part of every key and every index: whatever is asked, is asked of one account's rows. Where each event
 * writes, numbers stand before it, which belong to one account anyway: what comes after a text in an index is found only
 * by reading over it, each time that two rows are compared.
 */
export const tables: Migration = {
  number: 1,
  name: 'tables',
  statements: (layout) => [
    WORDS,
    ...['mailing', 'message', 'tally', 'change', 'unmatched', 'export'].map(
      (name) => `create sequence mail_analytics.${name}_numbers`,
    ),

    ...table(
      'mailings',
      `account ${ID} not null,
       mailing_no bigint not null default nextval('mail_analytics.mailing_numbers'),
       mailing_id ${ID} not null,
       subject text not null,
       sender_name text not null,
       sender_email text not null,
       sender_address ${ID} not null,
       sought ${ID} not null,
       subject_order ${WORD_ORDER} generated always as (left(subject, 300)) stored,
       sender_name_order ${WORD_ORDER} generated always as (left(sender_name, 300)) stored,
       sender_email_order ${WORD_ORDER} generated always as (left(sender_email, 300)) stored,
       status smallint not null,
       sent_at bigint,
       sent_time text,
       scope ${ID},
       registered_at bigint not null,
       ${NUMBERS.map((name) => `${name} bigint not null default 0`).join(', ')},
       primary key (account, mailing_no),
       unique (account, mailing_id)`,
      layout,
    ),
    ...['subject_order', 'sender_name_order', 'sender_email_order', 'status', 'sent_at', ...SORTED_NUMBERS].map(
      (name) => `create index on mail_analytics.mailings (account, ${name}, mailing_id)`,
    ),
    'create index on mail_analytics.mailings (account, sent_at desc nulls last, mailing_id)',
    'create index on mail_analytics.mailings (account, scope, sent_at)',

    ...table(
      'recipients',
      `account ${ID} not null,
       message_no bigint not null default nextval('mail_analytics.message_numbers'),
       mailing_no bigint not null,
       message_id ${ID} not null,
       name text not null,
       email text not null,
       address ${ID} not null,
       name_order ${WORD_ORDER} generated always as (left(coalesce(nullif(name, ''), email), 300)) stored,
       email_order ${WORD_ORDER} generated always as (left(email, 300)) stored,
       sought ${ID} not null,
       primary key (account, message_no),
       unique (account, message_id)`,
      layout,
    ),
    // Asked for messages by their addresses in a mailing, and for all messages to a person.
    'create index on mail_analytics.recipients (account, address, mailing_no)',
    // Both ways, since equal ones stand in the order of their ids either way, and whole firms are called "info".
    ...['name_order', 'name_order desc', 'email_order', 'email_order desc'].map(
      (order) =>
        `create index on mail_analytics.recipients (account, mailing_no, ${order}, message_id) include (message_no)`,
    ),

    ...table(
      'states',
      `account ${ID} not null,
       message_no bigint not null,
       mailing_no bigint not null,
       message_id ${ID} not null,
       status_at bigint not null,
       status_time text,
       any_status_at bigint not null,
       any_status_time text,
       last_event_at bigint not null,
       last_event_time text,
       traits integer not null,
       opens integer not null default 0,
       machine_opens integer not null default 0,
       clicks integer not null default 0,
       reason json,
       provider_key ${ID},
       milestones json,
       primary key (message_no, account)`,
      layout,
      // Each event makes a new version of the row: on the same page, what is old is found and cleared away sooner.
      60,
    ),
    // Newest first is how they are mostly looked at; equal ones stand in the order of their ids either way.
    ...['status_at desc', 'last_event_at desc', 'traits', 'traits, status_at desc'].map(
      (order) =>
        `create index on mail_analytics.states (mailing_no, ${order}, account, message_id) include (message_no)`,
    ),
    // Machine opens move the date of some messages; of the others it is the same.
    `create index on mail_analytics.states (mailing_no, any_status_at desc, account, message_id) include (message_no)
       where any_status_at <> status_at`,

    ...table(
      'provider_ids',
      `account ${ID} not null,
       provider_key ${ID} not null,
       address ${ID} not null,
       message_no bigint not null,
       primary key (account, provider_key, address)`,
      layout,
    ),
    'create index on mail_analytics.provider_ids (message_no, account)',

    ...table(
      'events',
      `account ${ID} not null,
       message_no bigint not null,
       event_key ${ID} not null,
       mailing_no bigint not null,
       event json not null,
       others json,
       url text,
       primary key (message_no, account, event_key)`,
      layout,
    ),
    'create index on mail_analytics.events (account, mailing_no) where url is not null',

    ...table(
      'unmatched',
      `account ${ID} not null,
       digest ${ID} not null,
       unmatched_no bigint not null default nextval('mail_analytics.unmatched_numbers'),
       message_ref ${ID},
       provider_key ${ID},
       mailing_ref ${ID},
       address ${ID} not null,
       received_at bigint not null,
       event json not null,
       primary key (account, digest)`,
      layout,
    ),
    'create index on mail_analytics.unmatched (account, message_ref)',
    'create index on mail_analytics.unmatched (account, provider_key, address)',
    'create index on mail_analytics.unmatched (account, mailing_ref, address)',
    'create index on mail_analytics.unmatched (account, address)',
    'create index on mail_analytics.unmatched (account, received_at)',

    ...table(
      'tallies',
      `account ${ID} not null,
       tally_no bigint not null default nextval('mail_analytics.tally_numbers'),
       mailing_no bigint not null,
       traits integer not null,
       recipients bigint not null,
       opens bigint not null,
       machine_opens bigint not null,
       clicks bigint not null,
       is_settled boolean not null default false,
       primary key (account, mailing_no, tally_no)`,
      layout,
    ),
    'create index on mail_analytics.tallies (account, mailing_no) where not is_settled',

    ...table(
      'changes',
      `account ${ID} not null,
       change_no bigint not null default nextval('mail_analytics.change_numbers'),
       transaction_id xid8 not null default pg_current_xact_id(),
       mailing_no bigint not null,
       message_nos bigint[] not null,
       happened_at bigint not null,
       primary key (account, change_no)`,
      layout,
    ),
    'create index on mail_analytics.changes (account, transaction_id)',
    'create index on mail_analytics.changes (account, happened_at)',
    ...table('change_floors', `account ${ID} primary key, transaction_id xid8 not null`, layout),

    ...table(
      'replay_tokens',
      `account ${ID} not null, token ${ID} not null, until bigint not null, primary key (account, token)`,
      layout,
    ),
    'create index on mail_analytics.replay_tokens (account, until)',

    ...table(
      'exports',
      `account ${ID} not null,
       export_no bigint not null default nextval('mail_analytics.export_numbers'),
       exported_at bigint not null,
       exported_by text not null,
       kind text not null,
       mailing_id text,
       query text not null,
       row_count bigint not null,
       primary key (account, export_no)`,
      layout,
    ),
    'create index on mail_analytics.exports (account, exported_at, export_no)',
  ],
};
