import { sql, type RawBuilder } from 'kysely';

import type { MailEvent } from '../../../model/mail-event.js';
import { addEvents } from './add-events.js';
import type { Db } from '../database.js';
import type { LearntId } from './find-messages.js';
import { keptEvent, type KeptEvent } from './kept-event.js';
import { texts } from '../rows/columns.js';
import { digestOf, indexKey } from '../rows/kept-text.js';
import { inTransaction, type Transacting } from '../retry.js';

/** What came of looking for the messages of events that were kept without one. */
export interface Joined {
  isChanged: boolean;
}

/** The same of certain events. */
export interface JoinedThese extends Joined {
  /** By the digests of those that found their message: whether they were new to it. */
  outcomes: ReadonlyMap<string, boolean>;
}

const NOTHING: Joined = { isChanged: false };

/** So many are joined in one transaction. */
const BATCH = 2000;

/** Keeps events whose message is not known; the same report once. */
export async function keepUnmatched(db: Db, account: string, events: readonly KeptEvent[], now: number): Promise<void> {
  if (events.length === 0) return;
  const refs = (refOf: (event: KeptEvent) => string | undefined): RawBuilder<unknown> =>
    texts(events.map((event) => refOf(event) ?? null));
  await sql`
    insert into mail_analytics.unmatched
      (account, digest, message_ref, provider_key, mailing_ref, address, received_at, event)
    select ${account}, d, m, p, g, a, ${now}::bigint, e from rows from (
      unnest(${refs(({ json }) => digestOf(json))}, ${refs(({ event }) => refKey(event.messageRef))},
        ${refs(({ providerKey }) => providerKey)}, ${refs(({ event }) => refKey(event.mailingRef))},
        ${refs(({ address }) => address)}),
      json_array_elements(${`[${events.map(({ json }) => json).join(',')}]`}::json)
    ) as x (d, m, p, g, a, e)
    on conflict do nothing`.execute(db);
}

function refKey(ref: string | undefined): string | undefined {
  return ref === undefined ? undefined : indexKey(ref);
}

/** Looks once more for the messages of events that have just been kept without one. */
export async function joinThese(
  engine: Transacting,
  account: string,
  events: readonly KeptEvent[],
  now: number,
): Promise<JoinedThese> {
  const outcomes = new Map<string, boolean>();
  if (events.length === 0) return { ...NOTHING, outcomes };
  const digests = events.map(({ json }) => digestOf(json));
  const isMeant = sql`u.digest = any(${texts(digests)})`;
  const joined = await joinWhere(engine, account, isMeant, now, (digest, isNew) => outcomes.set(digest, isNew));
  return { ...joined, outcomes };
}

/** Joins events that ids of the provider's lead to their messages. */
export async function joinLearnt(
  engine: Transacting,
  account: string,
  learnt: readonly LearntId[],
  now: number,
): Promise<Joined> {
  if (learnt.length === 0) return NOTHING;
  const [keys, addresses] = [learnt.map(({ providerKey }) => providerKey), learnt.map(({ address }) => address)];
  const isMeant = sql`(u.provider_key, u.address) in (select * from unnest(${texts(keys)}, ${texts(addresses)}))`;
  // Mostly there are none, and a look takes less than a transaction.
  const { rows } = await sql`
    select 1 from mail_analytics.unmatched u where u.account = ${account} and ${isMeant} limit 1`.execute(engine.db);
  return rows.length === 0 ? NOTHING : joinWhere(engine, account, isMeant, now);
}

/** Joins events on messages of a mailing that has just been announced. */
export async function joinAnnounced(
  engine: Transacting,
  account: string,
  mailingId: string,
  messageIds: readonly string[],
  now: number,
): Promise<Joined> {
  let { isChanged } = await joinWhere(engine, account, sql`u.mailing_ref = ${indexKey(mailingId)}`, now);
  for (let from = 0; from < messageIds.length; from += BATCH) {
    const ids = messageIds.slice(from, from + BATCH).map(indexKey);
    const joined = await joinWhere(engine, account, sql`u.message_ref = any(${texts(ids)})`, now);
    isChanged ||= joined.isChanged;
  }
  return { isChanged };
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
  onJoined?: (digest: string, isNew: boolean) => void,
): Promise<Joined> {
  let { isChanged } = NOTHING;
  const learnt: LearntId[] = [];
  for (let after = 0; ;) {
    const step = await inTransaction(engine, async (db, isAgain) => {
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
        isAgain,
      );
      const gone = added.matched.map((event): [string, boolean] => [digestOf(event.json), added.added.has(event)]);
      if (gone.length > 0) {
        await sql`delete from mail_analytics.unmatched
          where account = ${account} and digest = any(${texts(gone.map(([digest]) => digest))})`.execute(db);
      }
      return { ...added, gone, last: rows.at(-1)?.unmatched_no ?? after, isEnd: rows.length < BATCH };
    });
    if (!step) break;
    learnt.push(...step.learnt);
    isChanged ||= step.isChanged;
    for (const [digest, isNew] of step.gone) onJoined?.(digest, isNew);
    if (step.isEnd) break;
    after = step.last;
  }
  const more = await joinLearnt(engine, account, learnt, now);
  return { isChanged: isChanged || more.isChanged };
}
