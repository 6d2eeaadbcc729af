import { sql, type RawBuilder } from 'kysely';

import { writeChanges } from '../reading/changes.js';
import type { Db } from '../database.js';
import { addressKey } from './kept-event.js';
import { inTransaction, type Transacting } from '../retry.js';
import { TallySteps, writeTallies, type MailingTally } from '../rows/tallies.js';

/** So many messages are removed in one transaction. */
const BATCH = 5000;

/** Erases a person, see `Store.erase`. */
export async function erase(engine: Transacting, account: string, email: string, now: number): Promise<number> {
  const address = addressKey(email);
  let erased = 0;
  for (;;) {
    const removed = await inTransaction(engine, async (db) => {
      const gone = await removeMessages(db, account, sql`address = ${address}`);
      await writeTallies(db, account, gone.steps);
      await writeChanges(db, account, new Map(gone.steps.map(({ mailingNo }) => [mailingNo, []])), now);
      await sql`delete from mail_analytics.unmatched where account = ${account} and address = ${address}`.execute(db);
      return gone.count;
    });
    erased += removed;
    if (removed < BATCH) return erased;
  }
}

/** Removes what is too old, see `Store.expire`. */
export async function expire(engine: Transacting, account: string, before: string): Promise<number> {
  const instant = Date.parse(before);
  if (Number.isNaN(instant)) throw new RangeError(`before: not a date (${JSON.stringify(before)})`);
  const { db } = engine;
  await sql`delete from mail_analytics.unmatched where account = ${account} and received_at < ${instant}`.execute(db);
  const isOld = sql<boolean>`coalesce(sent_at, registered_at) < ${instant}`;
  const { rows } = await sql<{ mailing_no: number }>`
    select mailing_no from mail_analytics.mailings
    where account = ${account} and ${isOld} order by mailing_no`.execute(db);
  let expired = 0;
  for (const { mailing_no: mailingNo } of rows) {
    let left: Left = 'messages';
    while (left === 'messages') {
      left = await inTransaction(engine, (transaction) => removeSome(transaction, account, mailingNo, isOld));
    }
    if (left === 'nothing') expired += 1;
  }
  return expired;
}

/** What there is of a mailing after some of it has been removed; a mailing that is not meant any more is kept. */
type Left = 'messages' | 'nothing' | 'kept';

/** Removes messages of a mailing, and with the last of them the mailing, to which nobody adds any meanwhile. */
async function removeSome(db: Db, account: string, mailingNo: number, isMeant: RawBuilder<boolean>): Promise<Left> {
  const { rows } = await sql`
    select 1 from mail_analytics.mailings
    where account = ${account} and mailing_no = ${mailingNo} and ${isMeant} for update`.execute(db);
  if (rows.length === 0) return 'kept';
  const gone = await removeMessages(db, account, sql`mailing_no = ${mailingNo}`);
  if (gone.count === BATCH) {
    await writeTallies(db, account, gone.steps);
    return 'messages';
  }
  for (const name of ['tallies', 'changes', 'mailings'] as const) {
    await sql`delete from ${sql.table(`mail_analytics.${name}`)}
      where account = ${account} and mailing_no = ${mailingNo}`.execute(db);
  }
  return 'nothing';
}

/** Removes messages with all that hangs on them, but not from the numbers of their mailings: these are the steps. */
async function removeMessages(
  db: Db,
  account: string,
  isMeant: RawBuilder<unknown>,
): Promise<{ count: number; steps: readonly MailingTally[] }> {
  const { rows: found } = await sql<{ message_no: number }>`
    select message_no from mail_analytics.recipients where account = ${account} and ${isMeant}
    order by message_no limit ${BATCH}`.execute(db);
  if (found.length === 0) return { count: 0, steps: [] };
  const own = sql`account = ${account} and message_no = any(${found.map(({ message_no }) => message_no)}::bigint[])`;
  await sql`select 1 from mail_analytics.states where ${own} order by message_no for update`.execute(db);
  const { rows } = await sql<MailingTally>`
    delete from mail_analytics.states where ${own}
    returning mailing_no as "mailingNo", traits, opens, machine_opens as "machineOpens", clicks`.execute(db);
  for (const name of ['events', 'provider_ids', 'recipients'] as const) {
    await sql`delete from ${sql.table(`mail_analytics.${name}`)} where ${own}`.execute(db);
  }
  const steps = new TallySteps();
  for (const row of rows) steps.add(row.mailingNo, row, -1);
  return { count: found.length, steps: steps.steps };
}
