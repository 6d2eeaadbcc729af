import { sql, type RawBuilder } from 'kysely';

import type { Db } from '../database.js';
import { texts } from '../rows/columns.js';
import type { KeptEvent } from './kept-event.js';
import { lockByRef, type LockedState } from './states.js';

/** A message, by the numbers it has in the tables. */
export interface FoundMessage {
  readonly messageNo: number;
  readonly mailingNo: number;
}

/** A provider's id that an event has taught. */
export interface LearntId {
  /** Both in one text, as it stands in the state of the message. */
  readonly id: string;
  readonly providerKey: string;
  readonly address: string;
  readonly message: FoundMessage;
}

/** Which message each of some events is on, and what they teach of providers' ids. */
export interface FoundMessages {
  /** In the order of the events. */
  messages: readonly (FoundMessage | undefined)[];
  /** Also what was known before, as it may be. */
  named: readonly LearntId[];
  /** The states of those messages that are locked already. */
  locked: readonly LockedState[];
}

/**
 * Finds the messages of events as `MailLog` does: by what the host put into the metadata, else by the provider's id, else
 * by mailing and address; one event after the other, since each may teach the ids of those after it.
 */
export async function findMessages(db: Db, account: string, events: readonly KeptEvent[]): Promise<FoundMessages> {
  const refs = new Set<string>();
  for (const { event } of events) if (event.messageRef !== undefined) refs.add(event.messageRef);
  // Where every message is named, the first look is mostly the last one: it locks what it finds. Otherwise all are
  // locked together, later, since they have to be locked in one order.
  const isLocking = events.every(({ event }) => event.messageRef !== undefined);
  const locked = isLocking ? await lockByRef(db, account, [...refs]) : [];
  const byRef: Found = isLocking
    ? new Map(locked.map((state) => [state.messageId, state]))
    : await messagesByRef(db, account, refs);
  const others = events.filter(({ event }) => event.messageRef === undefined || !byRef.has(event.messageRef));
  const byProvider = await messagesByProvider(db, account, others);
  const byAddress = await messagesByAddress(db, account, others);
  const named = new Map<string, LearntId>();
  const messages = events.map(({ event, providerKey, address }) => {
    const { messageRef, mailingRef } = event;
    const id = providerKey === undefined ? undefined : pair(providerKey, address);
    const message =
      (messageRef === undefined ? undefined : byRef.get(messageRef)) ??
      (id === undefined ? undefined : byProvider.get(id)) ??
      (mailingRef === undefined ? undefined : byAddress.get(pair(mailingRef, address)));
    if (message && id !== undefined && providerKey !== undefined) {
      byProvider.set(id, message);
      named.set(id, { id, providerKey, address, message });
    }
    return message;
  });
  return { messages, named: [...named.values()], locked };
}

type Found = Map<string, FoundMessage>;

async function messagesByRef(db: Db, account: string, refs: ReadonlySet<string>): Promise<Found> {
  if (refs.size === 0) return new Map();
  const { rows } = await sql<{ message_id: string; message_no: number; mailing_no: number }>`
    select message_id, message_no, mailing_no from mail_analytics.recipients
    where account = ${account} and message_id = any(${texts([...refs])})`.execute(db);
  return new Map(
    rows.map(({ message_id, message_no, mailing_no }) => [
      message_id,
      { messageNo: message_no, mailingNo: mailing_no },
    ]),
  );
}

async function messagesByProvider(db: Db, account: string, events: readonly KeptEvent[]): Promise<Found> {
  const wanted = new Map<string, [string, string]>();
  for (const { providerKey, address } of events) {
    if (providerKey !== undefined) wanted.set(pair(providerKey, address), [providerKey, address]);
  }
  if (wanted.size === 0) return new Map();
  const { rows } = await sql<{ provider_key: string; address: string; message_no: number; mailing_no: number }>`
    select p.provider_key, p.address, r.message_no, r.mailing_no
    from unnest(${firsts(wanted)}, ${seconds(wanted)}) as x (k, a)
    join mail_analytics.provider_ids p
      on p.account = ${account} and p.provider_key = x.k and p.address = x.a
    join mail_analytics.recipients r on r.account = ${account} and r.message_no = p.message_no`.execute(db);
  return new Map(
    rows.map(({ provider_key, address, message_no, mailing_no }) => [
      pair(provider_key, address),
      { messageNo: message_no, mailingNo: mailing_no },
    ]),
  );
}

async function messagesByAddress(db: Db, account: string, events: readonly KeptEvent[]): Promise<Found> {
  const wanted = new Map<string, [string, string]>();
  for (const { event, address } of events) {
    const { mailingRef } = event;
    if (mailingRef !== undefined) wanted.set(pair(mailingRef, address), [mailingRef, address]);
  }
  if (wanted.size === 0) return new Map();
  // Where an address is in a mailing twice, the message that was announced last is meant.
  const { rows } = await sql<{ m: string; a: string; message_no: number; mailing_no: number }>`
    select distinct on (x.m, x.a) x.m, x.a, r.message_no, r.mailing_no
    from unnest(${firsts(wanted)}, ${seconds(wanted)}) as x (m, a)
    join mail_analytics.mailings m on m.account = ${account} and m.mailing_id = x.m
    join mail_analytics.recipients r
      on r.account = ${account} and r.mailing_no = m.mailing_no and r.address = x.a
    order by x.m, x.a, r.message_no desc`.execute(db);
  return new Map(
    rows.map(({ m, a, message_no, mailing_no }) => [pair(m, a), { messageNo: message_no, mailingNo: mailing_no }]),
  );
}

function firsts(wanted: ReadonlyMap<string, [string, string]>): RawBuilder<unknown> {
  return texts([...wanted.values()].map(([first]) => first));
}

function seconds(wanted: ReadonlyMap<string, [string, string]>): RawBuilder<unknown> {
  return texts([...wanted.values()].map(([, second]) => second));
}

function pair(first: string, second: string): string {
  return `${first}\n${second}`;
}
