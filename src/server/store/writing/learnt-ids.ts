import { sql } from 'kysely';

import type { Db } from '../database.js';
import { numbers, texts } from '../rows/columns.js';
import type { LearntId } from './find-messages.js';

/** Keeps which messages providers' ids mean; the messages must be locked. */
export async function writeLearnt(db: Db, account: string, learnt: readonly LearntId[]): Promise<void> {
  if (learnt.length === 0) return;
  // In one order, so that transactions that learn the same ids wait for each other and get on.
  const ids = [...learnt].sort((one, other) => (one.id < other.id ? -1 : 1));
  // An id that means another message now must be learnt again if the first one uses it again.
  await sql`
    with x as materialized (
      select k, a, m from unnest(${texts(ids.map(({ providerKey }) => providerKey))},
        ${texts(ids.map(({ address }) => address))}, ${numbers(ids.map(({ message }) => message.messageNo))}) as x (k, a, m)
    ), forgotten as (
      update mail_analytics.states s set provider_key = null
      from x join mail_analytics.provider_ids p
        on p.account = ${account} and p.provider_key = x.k and p.address = x.a and p.message_no <> x.m
      where s.account = ${account} and s.message_no = p.message_no
    )
    insert into mail_analytics.provider_ids as p (account, provider_key, address, message_no)
    select ${account}, k, a, m from x
    on conflict (account, provider_key, address) do update set message_no = excluded.message_no
    where p.message_no <> excluded.message_no`.execute(db);
}
