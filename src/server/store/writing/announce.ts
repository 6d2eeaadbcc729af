import { sql } from 'kysely';

import type { MailingAnnouncement } from '../../../model/mail-log.js';
import { noMilestones } from '../../../model/milestones.js';
import { sentAtBy } from '../../../model/sent-at.js';
import { MAILING_STATUSES } from '../../../model/status.js';
import { writeChanges } from '../reading/changes.js';
import type { Db } from '../database.js';
import { addressKey } from './kept-event.js';
import { keptText, LONGEST_ID } from '../rows/kept-text.js';
import { momentOf, type Moment } from '../rows/kept-time.js';
import { messageRow, type MessageRow } from '../rows/message-state.js';
import { inTransaction, type Transacting } from '../retry.js';
import { sentAtOf } from '../reading/mailing-rows.js';
import { soughtIn } from '../reading/search.js';
import { TallySteps, writeTallies } from '../rows/tallies.js';
import { joinAnnounced } from './unmatched.js';

/** So many recipients are written by one statement. */
const BATCH = 5000;
/** So many are dated anew by one. */
const REDATED = 20_000;

interface NewRecipient {
  readonly messageId: string;
  readonly name: string;
  readonly email: string;
  /** In the announcement. */
  readonly index: number;
}

/**
 * Announces a mailing, see `Store.announce`.
 *
 * @throws {RangeError} if an id is empty or too long, or a scope is, a date is none, or a message belongs to another
 *   mailing.
 */
export async function announce(
  engine: Transacting,
  account: string,
  announcement: MailingAnnouncement,
  now: number,
): Promise<void> {
  const recipients = checked(announcement);
  const { id } = announcement;
  await inTransaction(engine, async (db) => {
    const { mailingNo, since, isRedated } = await writeMailing(db, account, announcement, now);
    const row = messageRow(noMilestones(), since);
    if (isRedated) await redate(db, account, mailingNo, row);
    let added = 0;
    for (let from = 0; from < recipients.length; from += BATCH) {
      const batch = recipients.slice(from, from + BATCH);
      added += await writeRecipients(db, account, mailingNo, batch, row);
      await refuseOthers(db, account, { mailingNo, mailingId: id }, batch);
    }
    const steps = new TallySteps();
    const { traits } = row;
    steps.addMany({ mailingNo, traits, recipients: added, opens: 0, machineOpens: 0, clicks: 0 });
    await writeTallies(db, account, steps.steps);
    await writeChanges(db, account, new Map([[mailingNo, []]]), now);
  });
  await joinAnnounced(
    engine,
    account,
    id,
    recipients.map(({ messageId }) => messageId),
    now,
  );
}

/** The recipients, each message once. */
function checked({ id, sentAt, scope, recipients }: MailingAnnouncement): NewRecipient[] {
  checkId('id', id);
  if (scope !== undefined) checkLength('scope', scope);
  if (sentAt !== undefined && Number.isNaN(Date.parse(sentAt))) {
    throw new RangeError(`sentAt: not a date (${JSON.stringify(sentAt)})`);
  }
  const byId = new Map<string, NewRecipient>();
  recipients.forEach(({ messageId, name = '', email }, index) => {
    checkId(`recipients[${String(index)}].messageId`, messageId);
    if (!byId.has(messageId)) byId.set(messageId, { messageId, name: keptText(name), email: keptText(email), index });
  });
  return [...byId.values()];
}

function checkId(field: string, id: string): void {
  if (id === '') throw new RangeError(`${field}: empty`);
  checkLength(field, id);
  if (keptText(id) !== id) throw new RangeError(`${field}: not a text (${JSON.stringify(id)})`);
}

/** What stands in an index whole. */
function checkLength(field: string, text: string): void {
  if (text.length > LONGEST_ID) throw new RangeError(`${field}: longer than ${String(LONGEST_ID)} characters`);
}

interface WrittenMailing {
  mailingNo: number;
  /** What dates its messages of which nothing has been heard. */
  since: Moment;
  /** Whether that was another time before. */
  isRedated: boolean;
}

async function writeMailing(
  db: Db,
  account: string,
  announcement: MailingAnnouncement,
  now: number,
): Promise<WrittenMailing> {
  const { id, subject, sender, status = 'sent', scope } = announcement;
  const known = await db
    .selectFrom('mail_analytics.mailings')
    .select(['mailing_no', 'sent_at', 'sent_time', 'registered_at'])
    .where('account', '=', account)
    .where('mailing_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  const sentAt = sentAtBy(announcement, known && sentAtOf(known).sentAt, new Date(now).toISOString());
  const sent = sentAt === undefined ? undefined : momentOf(sentAt);
  const values = {
    subject: keptText(subject),
    sender_name: keptText(sender.name),
    sender_email: keptText(sender.email),
    sender_address: addressKey(keptText(sender.email)),
    sought: soughtIn([subject, sender.name, sender.email]),
    status: MAILING_STATUSES.indexOf(status),
    sent_at: sent?.at ?? null,
    sent_time: sent?.time ?? null,
    scope: scope === undefined ? null : keptText(scope),
  };
  if (known) {
    await db
      .updateTable('mail_analytics.mailings')
      .set(values)
      .where('account', '=', account)
      .where('mailing_no', '=', known.mailing_no)
      .execute();
    return {
      mailingNo: known.mailing_no,
      since: sent ?? { at: known.registered_at, time: null },
      isRedated: known.sent_at !== values.sent_at || known.sent_time !== values.sent_time,
    };
  }
  const { mailing_no } = await db
    .insertInto('mail_analytics.mailings')
    .values({ account, mailing_id: id, registered_at: now, ...values })
    .returning('mailing_no')
    .executeTakeFirstOrThrow();
  return { mailingNo: mailing_no, since: sent ?? { at: now, time: null }, isRedated: false };
}

/** Dates the messages of which nothing has been heard; in parts, since a statement must not take too long. */
async function redate(db: Db, account: string, mailingNo: number, row: MessageRow): Promise<void> {
  const { status_at: at, status_time: time } = row;
  for (let due = REDATED; due === REDATED;) {
    // Asked twice: of some, an event may be heard while this waits for them.
    const { rows } = await sql<{ due: number }>`
      with due as (
        select message_no from mail_analytics.states
        where account = ${account} and mailing_no = ${mailingNo} and milestones is null
          and (status_at, status_time) is distinct from (${at}::bigint, ${time}::text)
        limit ${sql.lit(REDATED)}
      ), dated as (
        update mail_analytics.states set
          status_at = ${at}::bigint, status_time = ${time}::text,
          any_status_at = ${at}::bigint, any_status_time = ${time}::text,
          last_event_at = ${at}::bigint, last_event_time = ${time}::text
        where account = ${account} and message_no in (select message_no from due) and milestones is null
      ) select count(*)::integer as due from due`.execute(db);
    due = rows[0]?.due ?? 0;
  }
}

/** @returns how many were new. */
async function writeRecipients(
  db: Db,
  account: string,
  mailingNo: number,
  recipients: readonly NewRecipient[],
  { status_at, status_time, traits }: MessageRow,
): Promise<number> {
  const records = recipients.map(({ messageId, name, email }) => ({
    i: messageId,
    n: name,
    e: email,
    a: addressKey(email),
    s: soughtIn([name, email]),
  }));
  const { rows } = await sql<{ added: number }>`
    with added as (
      insert into mail_analytics.recipients (account, mailing_no, message_id, name, email, address, sought)
      select ${account}, ${mailingNo}::bigint, i, n, e, a, s
      from json_to_recordset(${JSON.stringify(records)}::json) as x (i text, n text, e text, a text, s text)
      on conflict (account, message_id) do nothing
      returning message_no, message_id
    ), states as (
      insert into mail_analytics.states (account, message_no, mailing_no, message_id, traits,
        status_at, status_time, any_status_at, any_status_time, last_event_at, last_event_time)
      select ${account}, message_no, ${mailingNo}::bigint, message_id, ${traits}::integer,
        ${status_at}::bigint, ${status_time}::text, ${status_at}::bigint, ${status_time}::text,
        ${status_at}::bigint, ${status_time}::text
      from added
    ) select count(*)::integer as added from added`.execute(db);
  return rows[0]?.added ?? 0;
}

/** @throws {RangeError} if one of the messages belongs to another mailing. */
async function refuseOthers(
  db: Db,
  account: string,
  { mailingNo, mailingId }: { mailingNo: number; mailingId: string },
  recipients: readonly NewRecipient[],
): Promise<void> {
  const { rows } = await sql<{ message_id: string; owner: string }>`
    select r.message_id, m.mailing_id as owner
    from mail_analytics.recipients r
    join mail_analytics.mailings m on m.account = ${account} and m.mailing_no = r.mailing_no
    where r.account = ${account} and r.message_id = any(${recipients.map(({ messageId }) => messageId)}::text[])
      and r.mailing_no <> ${mailingNo}`.execute(db);
  const owners = new Map(rows.map(({ message_id, owner }) => [message_id, owner]));
  const refused = recipients.find(({ messageId }) => owners.has(messageId));
  if (!refused) return;
  const { messageId, index } = refused;
  throw new RangeError(
    `mailing ${mailingId}, recipients[${String(index)}].messageId: ${messageId} belongs to mailing ${owners.get(messageId) ?? ''}`,
  );
}
