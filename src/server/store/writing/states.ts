import { sql, type RawBuilder } from 'kysely';

import type { Db } from '../database.js';
import { jsonOf, numbers, texts } from '../rows/columns.js';
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

const LOCKED = sql`s.message_no as "messageNo", s.mailing_no as "mailingNo", s.traits, s.opens,
  s.machine_opens as "machineOpens", s.clicks, s.provider_key as "providerKey", s.milestones`;

/**
 * Locks the states of messages, in the order of their numbers.
 *
 * @throws {MessageGoneError} if one of them is not there any more.
 */
export async function lockStates(
  db: Db,
  account: string,
  messageNos: readonly number[],
): Promise<readonly LockedState[]> {
  if (messageNos.length === 0) return [];
  const { rows } = await sql<LockedState>`
    select ${LOCKED} from mail_analytics.states s
    where s.account = ${account} and s.message_no = any(${numbers(messageNos)})
    order by s.message_no for update`.execute(db);
  if (rows.length < messageNos.length) throw new MessageGoneError('A message has been erased meanwhile.');
  return rows;
}

/** Locks the states of messages by the ids that the host gave them, in the same order; those that there are. */
export async function lockByRef(
  db: Db,
  account: string,
  refs: readonly string[],
): Promise<readonly (LockedState & { messageId: string })[]> {
  const { rows } = await sql<LockedState & { messageId: string }>`
    select r.message_id as "messageId", ${LOCKED} from mail_analytics.recipients r
    join mail_analytics.states s on s.account = ${account} and s.message_no = r.message_no
    where r.account = ${account} and r.message_id = any(${texts(refs)})
    order by s.message_no for update of s`.execute(db);
  return rows;
}

/** What the row of a message is to say. */
export interface NewState {
  readonly messageNo: number;
  readonly row: MessageRow;
  readonly providerKey: string | null;
}

/** Writes the states of messages that are locked. */
export function updateStates(account: string, states: readonly NewState[]): RawBuilder<unknown> {
  const ints = (valueOf: (row: MessageRow) => number): RawBuilder<unknown> =>
    numbers(states.map(({ row }) => valueOf(row)));
  const words = (valueOf: (row: MessageRow) => string | null): RawBuilder<unknown> =>
    texts(states.map(({ row }) => valueOf(row)));
  return sql`
    update mail_analytics.states s set
      status_at = x.status_at, status_time = x.status_time,
      any_status_at = x.any_status_at, any_status_time = x.any_status_time,
      last_event_at = x.last_event_at, last_event_time = x.last_event_time,
      traits = x.traits, opens = x.opens, machine_opens = x.machine_opens, clicks = x.clicks,
      reason = x.reason::json, milestones = x.milestones::json, provider_key = x.provider_key
    from unnest(
      ${numbers(states.map(({ messageNo }) => messageNo))},
      ${ints((row) => row.status_at)}, ${words((row) => row.status_time)},
      ${ints((row) => row.any_status_at)}, ${words((row) => row.any_status_time)},
      ${ints((row) => row.last_event_at)}, ${words((row) => row.last_event_time)},
      ${ints((row) => row.traits)}, ${ints((row) => row.opens)},
      ${ints((row) => row.machine_opens)}, ${ints((row) => row.clicks)},
      ${words((row) => jsonOf(row.reason))}, ${words((row) => jsonOf(row.milestones))},
      ${texts(states.map(({ providerKey }) => providerKey))}
    ) as x (
      message_no, status_at, status_time, any_status_at, any_status_time, last_event_at, last_event_time, traits, opens,
      machine_opens, clicks, reason, milestones, provider_key
    )
    where s.account = ${account} and s.message_no = x.message_no`;
}
