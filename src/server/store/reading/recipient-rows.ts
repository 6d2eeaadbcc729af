import { sql } from 'kysely';

import type { Message, Recipient } from '../../../model/mailing.js';
import type { Db } from '../database.js';
import { timeOf } from '../rows/kept-time.js';
import type { MessageRow } from '../rows/message-state.js';
import { isVisible, sentAtOf, type MailingRow } from './mailing-rows.js';
import type { Access } from '../store.js';
import { isReached, outcomeIn, reactionIn, statusOf, type Counting } from '../rows/traits.js';

/** A message as it is read from its two tables. */
export interface RecipientRow extends Omit<MessageRow, 'milestones'> {
  message_no: number;
  message_id: string;
  name: string;
  email: string;
}

/** The columns of a `RecipientRow`, of the tables as `r` and `s`. */
export const RECIPIENT_COLUMNS = sql`r.message_no, r.message_id, r.name, r.email, s.status_at, s.status_time,
  s.any_status_at, s.any_status_time, s.last_event_at, s.last_event_time, s.traits, s.opens, s.machine_opens, s.clicks,
  s.reason`;

export function recipientOf(row: RecipientRow, by: Counting): Recipient {
  const { traits, reason } = row;
  const statusAt = by.includeMachineOpens
    ? timeOf(row.any_status_at, row.any_status_time)
    : timeOf(row.status_at, row.status_time);
  return {
    messageId: row.message_id,
    name: row.name,
    email: row.email,
    status: statusOf(traits, by),
    statusAt,
    lastEventAt: timeOf(row.last_event_at, row.last_event_time),
    unsubscribed: isReached(traits, 'unsubscribed', by),
    machineOpened: isReached(traits, 'machine-opened', by),
    opens: row.opens + (by.includeMachineOpens ? row.machine_opens : 0),
    clicks: row.clicks,
    ...(reason && { reason }),
    outcome: outcomeIn(traits),
    reaction: reactionIn(traits),
  };
}

type MessageJoin = RecipientRow &
  Pick<MailingRow, 'mailing_id' | 'subject' | 'sender_name' | 'sender_email' | 'sent_at' | 'sent_time'>;

/** Messages with their mailings, by a condition on the table of recipients as `r`, in no order. */
export async function messagesBy(
  db: Db,
  access: Access,
  field: 'message_id' | 'message_no',
  values: readonly (string | number)[],
): Promise<(Message & { messageNo: number })[]> {
  if (values.length === 0) return [];
  const { account } = access;
  const isMeant =
    field === 'message_id'
      ? sql`r.message_id = any(${[...values]}::text[])`
      : sql`r.message_no = any(${[...values]}::bigint[])`;
  const { rows } = await sql<MessageJoin>`
    select ${RECIPIENT_COLUMNS}, m.mailing_id, m.subject, m.sender_name, m.sender_email, m.sent_at, m.sent_time
    from mail_analytics.recipients r
    join mail_analytics.states s on s.account = ${account} and s.message_no = r.message_no
    join mail_analytics.mailings m on ${isVisible(access)} and m.mailing_no = r.mailing_no
    where r.account = ${account} and ${isMeant}`.execute(db);
  return rows.map((row) => ({
    messageNo: row.message_no,
    ...recipientOf(row, {}),
    mailing: {
      id: row.mailing_id,
      subject: row.subject,
      sender: { name: row.sender_name, email: row.sender_email },
      ...sentAtOf(row),
    },
  }));
}
