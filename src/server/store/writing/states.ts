import { sql } from 'kysely';

import type { Db } from '../database.js';
import type { LearntId } from './find-messages.js';
import type { MessageRow } from '../rows/message-state.js';
import type { StoredMilestones } from '../rows/stored-milestones.js';
import type { Counted } from '../rows/tallies.js';

/** The state of a message, which nobody else changes until the end of the transaction. */
export interface LockedState extends Counted {
  readonly messageNo: number;
  readonly mailingNo: number;
  /** The last provider's id that led here, with its address. */
  readonly providerKey: string | null;
  readonly milestones: StoredMilestones | null;
}

/** A message was there when its number was looked up, and has been erased since: the transaction is to be tried anew. */
export class MessageGoneError extends Error {
  override readonly name = 'MessageGoneError';
}

/**
 * Locks the states of messages, in the order of their numbers.
 *
 * @throws {MessageGoneError} if one of them is not there any more.
 */
export async function lockStates(
  db: Db,
  account: string,
  messageNos: ReadonlySet<number>,
): Promise<ReadonlyMap<number, LockedState>> {
  const { rows } = await sql<LockedState>`
    select message_no as "messageNo", mailing_no as "mailingNo", traits, opens, machine_opens as "machineOpens", clicks,
      provider_key as "providerKey", milestones
    from mail_analytics.states where account = ${account} and message_no = any(${[...messageNos]}::bigint[])
    order by message_no for update`.execute(db);
  if (rows.length < messageNos.size) throw new MessageGoneError('A message has been erased meanwhile.');
  return new Map(rows.map((row) => [row.messageNo, row]));
}

/** What the row of a message is to say. */
export interface NewState {
  readonly messageNo: number;
  readonly row: MessageRow;
  readonly providerKey: string | null;
}

/** Writes the states of messages that are locked. */
export async function writeStates(db: Db, account: string, states: readonly NewState[]): Promise<void> {
  if (states.length === 0) return;
  const records = states.map(({ messageNo, row, providerKey }) => ({
    ...row,
    message_no: messageNo,
    provider_key: providerKey,
  }));
  await sql`
    update mail_analytics.states s set
      status_at = x.status_at, status_time = x.status_time,
      any_status_at = x.any_status_at, any_status_time = x.any_status_time,
      last_event_at = x.last_event_at, last_event_time = x.last_event_time,
      traits = x.traits, opens = x.opens, machine_opens = x.machine_opens, clicks = x.clicks,
      reason = x.reason, milestones = x.milestones, provider_key = x.provider_key
    from json_to_recordset(${JSON.stringify(records)}::json) as x (
      message_no bigint, status_at bigint, status_time text, any_status_at bigint, any_status_time text,
      last_event_at bigint, last_event_time text, traits integer, opens integer, machine_opens integer, clicks integer,
      reason json, milestones json, provider_key text
    )
    where s.account = ${account} and s.message_no = x.message_no`.execute(db);
}

/** As it stands in the state of a message. */
export function providerKeyOf({ providerKey, address }: LearntId): string {
  return `${providerKey}\n${address}`;
}

/** Keeps which messages providers' ids mean; the messages must be locked. */
export async function writeLearnt(db: Db, account: string, learnt: readonly LearntId[]): Promise<void> {
  if (learnt.length === 0) return;
  const records = learnt
    .map(({ providerKey: k, address: a, message }) => ({ k, a, m: message.messageNo }))
    .sort((one, other) => (one.k < other.k || (one.k === other.k && one.a < other.a) ? -1 : 1));
  const json = JSON.stringify(records);
  // An id that means another message now must be learnt again if the first one uses it again.
  await sql`
    update mail_analytics.states s set provider_key = null
    from json_to_recordset(${json}::json) as x (k text, a text, m bigint)
    join mail_analytics.provider_ids p on p.account = ${account} and p.provider_key = x.k and p.address = x.a
    where p.message_no <> x.m and s.account = ${account} and s.message_no = p.message_no`.execute(db);
  await sql`
    insert into mail_analytics.provider_ids as p (account, provider_key, address, message_no)
    select ${account}, k, a, m from json_to_recordset(${json}::json) as x (k text, a text, m bigint)
    on conflict (account, provider_key, address) do update set message_no = excluded.message_no
    where p.message_no <> excluded.message_no`.execute(db);
}
