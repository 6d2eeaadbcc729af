import { sql } from 'kysely';

import type { Change } from '../../../model/query.js';
import type { Db } from '../database.js';
import { isVisible, mailingColumns, mailingOf, type MailingRow } from './mailing-rows.js';
import { messagesBy } from './recipient-rows.js';
import type { Access } from '../store.js';

/** Which messages of which mailings have changed. */
export type ChangedMessages = ReadonlyMap<number, readonly number[]>;

/** More changed messages than these are not told one by one: whoever follows had better ask anew. */
const MOST_MESSAGES = 5000;

/** Milliseconds for which changes are kept. */
const KEPT_FOR = 3_600_000;

/** PostgreSQL's text of a snapshot: which transactions it sees. */
const SNAPSHOT = /^\d{1,20}:\d{1,20}:(\d{1,20}(,\d{1,20})*)?$/;

/** Writes down what this transaction has changed, for those who follow. */
export async function writeChanges(db: Db, account: string, changed: ChangedMessages, now: number): Promise<void> {
  if (changed.size === 0) return;
  const records = [...changed].map(([g, m]) => ({ g, m }));
  await sql`
    insert into mail_analytics.changes (account, mailing_no, message_nos, happened_at)
    select ${account}, g, array(select json_array_elements_text(m)::bigint), ${now}::bigint
    from json_to_recordset(${JSON.stringify(records)}::json) as x (g bigint, m json)`.execute(db);
}

/**
 * The cursor of now. Transactions end in another order than they begin in, so no counter can tell what somebody has
 * seen; the database's own snapshot says exactly that.
 */
export async function cursorOf(db: Db): Promise<string> {
  const { rows } = await sql<{ cursor: string }>`select pg_current_snapshot()::text as cursor`.execute(db);
  return rows[0]?.cursor ?? '';
}

/** What has changed since a cursor, see `Store.changesSince`; in a transaction that sees one state of the tables. */
export async function changesSince(
  db: Db,
  access: Access,
  cursor: string,
): Promise<{ changes: readonly Change[]; cursor: string } | undefined> {
  if (!SNAPSHOT.test(cursor) || !(await isRemembered(db, access.account, cursor))) return undefined;
  const { rows } = await sql<{ mailing_no: number; message_nos: number[] }>`
    select c.mailing_no, c.message_nos from mail_analytics.changes c
    where c.account = ${access.account} and c.transaction_id >= pg_snapshot_xmin(${cursor}::pg_snapshot)
      and not pg_visible_in_snapshot(c.transaction_id, ${cursor}::pg_snapshot)`.execute(db);
  const messageNos = new Set(rows.flatMap(({ message_nos }) => message_nos));
  if (messageNos.size > MOST_MESSAGES) return undefined;
  const mailings = await mailingsBy(db, access, [...new Set(rows.map(({ mailing_no }) => mailing_no))]);
  const messages = await messagesBy(db, access, 'message_no', [...messageNos]);
  return {
    changes: [
      ...mailings.map((row) => ({ mailingId: row.mailing_id, mailing: mailingOf(row, {}) })),
      ...messages.map(({ messageNo: _, ...message }) => ({ mailingId: message.mailing.id, message })),
    ],
    cursor: await cursorOf(db),
  };
}

/** Whether a cursor is of this database, and nothing since has been forgotten. */
async function isRemembered(db: Db, account: string, cursor: string): Promise<boolean> {
  try {
    const { rows } = await sql<{ is_remembered: boolean }>`
      select pg_snapshot_xmax(${cursor}::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot()) and not exists (
        select 1 from mail_analytics.change_floors f where f.account = ${account}
        and not pg_visible_in_snapshot(f.transaction_id, ${cursor}::pg_snapshot)
      ) as is_remembered`.execute(db);
    return rows[0]?.is_remembered === true;
  } catch (error) {
    // What looks like a snapshot may be none: "5:3:".
    if (error instanceof Error && 'code' in error && error.code === '22P02') return false;
    throw error;
  }
}

async function mailingsBy(db: Db, access: Access, mailingNos: readonly number[]): Promise<readonly MailingRow[]> {
  if (mailingNos.length === 0) return [];
  const { rows } = await sql<MailingRow>`
    select ${mailingColumns(access)} from mail_analytics.mailings m
    where ${isVisible(access)} and m.mailing_no = any(${[...mailingNos]}::bigint[])`.execute(db);
  return rows;
}

/** Forgets changes that nobody is to ask for any more, and remembers up to where. */
export async function pruneChanges(db: Db, account: string, now: number): Promise<void> {
  await sql`
    with gone as (
      delete from mail_analytics.changes where account = ${account} and happened_at < ${now - KEPT_FOR}
      returning transaction_id
    ), floor as (
      select transaction_id from gone order by transaction_id desc limit 1
    )
    insert into mail_analytics.change_floors as f (account, transaction_id)
    select ${account}, transaction_id from floor
    on conflict (account) do update set transaction_id = excluded.transaction_id
    where f.transaction_id < excluded.transaction_id`.execute(db);
  await sql`delete from mail_analytics.replay_tokens where account = ${account} and until < ${now}`.execute(db);
}
