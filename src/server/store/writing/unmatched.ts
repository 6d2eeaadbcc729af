import { sql, type RawBuilder } from 'kysely';

import type { MailEvent } from '../../../model/mail-event.js';
import { addEvents } from './add-events.js';
import type { Db } from '../database.js';
import type { LearntId } from './find-messages.js';
import { keptEvent, type KeptEvent } from './kept-event.js';
import { digestOf, indexKey } from '../rows/kept-text.js';
import { inTransaction, type Transacting } from '../retry.js';

/** What came of looking for the messages of events that were kept without one. */
export interface Joined {
  /** Events that found their message, and those of them that were new to it. */
  matched: number;
  added: number;
  isChanged: boolean;
}

const NOTHING: Joined = { matched: 0, added: 0, isChanged: false };

/** So many are joined in one transaction. */
const BATCH = 2000;

/** Keeps events whose message is not known; the same report once. */
export async function keepUnmatched(db: Db, account: string, events: readonly KeptEvent[], now: number): Promise<void> {
  if (events.length === 0) return;
  const records = events.map(({ event, providerKey, address, json }) => {
    const { messageRef, mailingRef } = event;
    const own = {
      d: digestOf(json),
      m: messageRef === undefined ? null : indexKey(messageRef),
      p: providerKey ?? null,
      g: mailingRef === undefined ? null : indexKey(mailingRef),
      a: address,
    };
    return `${JSON.stringify(own).slice(0, -1)},"e":${json}}`;
  });
  await sql`
    insert into mail_analytics.unmatched
      (account, digest, message_ref, provider_key, mailing_ref, address, received_at, event)
    select ${account}, d, m, p, g, a, ${now}::bigint, e from json_to_recordset(${`[${records.join(',')}]`}::json)
      as x (d text, m text, p text, g text, a text, e json)
    on conflict do nothing`.execute(db);
}

/** Looks once more for the messages of events that have just been kept without one. */
export async function joinThese(
  engine: Transacting,
  account: string,
  events: readonly KeptEvent[],
  now: number,
): Promise<Joined> {
  if (events.length === 0) return NOTHING;
  const digests = events.map(({ json }) => digestOf(json));
  return joinWhere(engine, account, sql`u.digest = any(${digests}::text[])`, now);
}

/** Joins events that ids of the provider's lead to their messages. */
export async function joinLearnt(
  engine: Transacting,
  account: string,
  learnt: readonly LearntId[],
  now: number,
): Promise<Joined> {
  if (learnt.length === 0) return NOTHING;
  const ids = learnt.map(({ providerKey: k, address: a }) => ({ k, a }));
  return joinWhere(
    engine,
    account,
    sql`(u.provider_key, u.address) in (select k, a from json_to_recordset(${JSON.stringify(ids)}::json) as x (k text, a text))`,
    now,
  );
}

/** Joins events on messages of a mailing that has just been announced. */
export async function joinAnnounced(
  engine: Transacting,
  account: string,
  mailingId: string,
  messageIds: readonly string[],
  now: number,
): Promise<Joined> {
  let joined = await joinWhere(engine, account, sql`u.mailing_ref = ${indexKey(mailingId)}`, now);
  for (let from = 0; from < messageIds.length; from += BATCH) {
    const ids = messageIds.slice(from, from + BATCH).map(indexKey);
    joined = sum(joined, await joinWhere(engine, account, sql`u.message_ref = any(${ids}::text[])`, now));
  }
  return joined;
}

/** Joins what can be joined: what a process left that ended between two steps. */
export async function joinAll(engine: Transacting, account: string, now: number): Promise<Joined> {
  return joinWhere(engine, account, sql`true`, now);
}

/** Accounts with events that wait for their message. */
export async function accountsWithUnmatched(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ account: string }>`select distinct account from mail_analytics.unmatched`.execute(db);
  return rows.map(({ account }) => account);
}

async function joinWhere(
  engine: Transacting,
  account: string,
  isMeant: RawBuilder<unknown>,
  now: number,
): Promise<Joined> {
  let joined = NOTHING;
  const learnt: LearntId[] = [];
  for (let after = 0; ;) {
    const step = await inTransaction(engine, async (db) => {
      const { rows } = await sql<{ unmatched_no: number; digest: string; event: MailEvent }>`
        select u.unmatched_no, u.digest, u.event from mail_analytics.unmatched u
        where u.account = ${account} and u.unmatched_no > ${after} and ${isMeant}
        order by u.unmatched_no limit ${BATCH}`.execute(db);
      if (rows.length === 0) return undefined;
      const added = await addEvents(
        db,
        account,
        rows.map(({ event }) => keptEvent(event, 'unmatched')),
        now,
      );
      const gone = added.matched.map(({ json }) => digestOf(json));
      if (gone.length > 0) {
        await sql`delete from mail_analytics.unmatched
          where account = ${account} and digest = any(${gone}::text[])`.execute(db);
      }
      return { ...added, last: rows.at(-1)?.unmatched_no ?? after, isEnd: rows.length < BATCH };
    });
    if (!step) break;
    learnt.push(...step.learnt);
    joined = sum(joined, { matched: step.matched.length, added: step.added, isChanged: step.isChanged });
    if (step.isEnd) break;
    after = step.last;
  }
  return learnt.length === 0 ? joined : sum(joined, await joinLearnt(engine, account, learnt, now));
}

function sum(a: Joined, b: Joined): Joined {
  return { matched: a.matched + b.matched, added: a.added + b.added, isChanged: a.isChanged || b.isChanged };
}
