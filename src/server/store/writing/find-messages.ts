import { sql } from 'kysely';

import type { Db } from '../database.js';
import type { KeptEvent } from './kept-event.js';

/** A message, by the numbers it has in the tables. */
export interface FoundMessage {
  readonly messageNo: number;
  readonly mailingNo: number;
}

/** A provider's id that an event has taught. */
export interface LearntId {
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
}

/**
 * Finds the messages of events as `MailLog` does: by what the host put into the metadata, else by the provider's id, else
 * by mailing and address; one event after the other, since each may teach the ids of those after it.
 */
export async function findMessages(db: Db, account: string, events: readonly KeptEvent[]): Promise<FoundMessages> {
  const byRef = await messagesByRef(db, account, events);
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
      named.set(id, { providerKey, address, message });
    }
    return message;
  });
  return { messages, named: [...named.values()] };
}

type Found = Map<string, FoundMessage>;

async function messagesByRef(db: Db, account: string, events: readonly KeptEvent[]): Promise<Found> {
  const refs = new Set<string>();
  for (const { event } of events) if (event.messageRef !== undefined) refs.add(event.messageRef);
  if (refs.size === 0) return new Map();
  const { rows } = await sql<{ message_id: string; message_no: number; mailing_no: number }>`
    select message_id, message_no, mailing_no from mail_analytics.recipients
    where account = ${account} and message_id = any(${[...refs]}::text[])`.execute(db);
  return new Map(
    rows.map(({ message_id, message_no, mailing_no }) => [
      message_id,
      { messageNo: message_no, mailingNo: mailing_no },
    ]),
  );
}

async function messagesByProvider(db: Db, account: string, events: readonly KeptEvent[]): Promise<Found> {
  const wanted = new Map<string, { k: string; a: string }>();
  for (const { providerKey: k, address: a } of events) if (k !== undefined) wanted.set(pair(k, a), { k, a });
  if (wanted.size === 0) return new Map();
  const { rows } = await sql<{ provider_key: string; address: string; message_no: number; mailing_no: number }>`
    select p.provider_key, p.address, r.message_no, r.mailing_no
    from json_to_recordset(${JSON.stringify([...wanted.values()])}::json) as x (k text, a text)
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
  const wanted = new Map<string, { m: string; a: string }>();
  for (const { event, address: a } of events) {
    const { mailingRef: m } = event;
    if (m !== undefined) wanted.set(pair(m, a), { m, a });
  }
  if (wanted.size === 0) return new Map();
  // Where an address is in a mailing twice, the message that was announced last is meant.
  const { rows } = await sql<{ m: string; a: string; message_no: number; mailing_no: number }>`
    select distinct on (x.m, x.a) x.m, x.a, r.message_no, r.mailing_no
    from json_to_recordset(${JSON.stringify([...wanted.values()])}::json) as x (m text, a text)
    join mail_analytics.mailings m on m.account = ${account} and m.mailing_id = x.m
    join mail_analytics.recipients r
      on r.account = ${account} and r.mailing_no = m.mailing_no and r.address = x.a
    order by x.m, x.a, r.message_no desc`.execute(db);
  return new Map(
    rows.map(({ m, a, message_no, mailing_no }) => [pair(m, a), { messageNo: message_no, mailingNo: mailing_no }]),
  );
}

function pair(first: string, second: string): string {
  return `${first}\n${second}`;
}
