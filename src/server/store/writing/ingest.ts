import { sql } from 'kysely';

import type { MailEvent } from '../../../model/mail-event.js';
import { addEvents, type AddedEvents } from './add-events.js';
import type { Db } from '../database.js';
import { keptEvent } from './kept-event.js';
import { inTransaction, type Transacting } from '../retry.js';
import type { Ingested, ReplayToken } from '../store.js';
import { joinLearnt, joinThese, keepUnmatched } from './unmatched.js';

/** What a batch has come to. */
export interface Batch extends Ingested {
  isChanged: boolean;
}

const REPLAY: Batch = { added: 0, known: 0, unmatched: 0, isReplay: true, isChanged: false };

/** Ends a transaction of which nothing is to be kept. */
class ReplayError extends Error {}

/**
 * Keeps a batch of events, see `Store.ingest`.
 *
 * Whoever keeps events without a message looks for their messages once more after that, and whoever makes messages or
 * ids known looks for such events after that: so whichever was kept last sees the other, and neither has to wait.
 */
export async function ingest(
  engine: Transacting,
  account: string,
  events: readonly MailEvent[],
  tokens: readonly ReplayToken[],
  now: number,
): Promise<Batch> {
  const kept = events.map((event, index) => keptEvent(event, `events[${String(index)}]`));
  let added: AddedEvents;
  try {
    added = await inTransaction(engine, async (db) => {
      await useUp(db, account, tokens);
      const result = await addEvents(db, account, kept, now);
      await keepUnmatched(db, account, result.unmatched, now);
      return result;
    });
  } catch (error) {
    if (error instanceof ReplayError) return REPLAY;
    throw error;
  }
  const late = await joinThese(engine, account, added.unmatched, now);
  const earlier = await joinLearnt(engine, account, added.learnt, now);
  const unmatched = added.unmatched.length - late.matched;
  return {
    added: added.added + late.added,
    known: kept.length - added.added - late.added - unmatched,
    unmatched,
    isReplay: false,
    isChanged: added.isChanged || late.isChanged || earlier.isChanged,
  };
}

/** @throws {ReplayError} if one of the tokens has been used. */
async function useUp(db: Db, account: string, tokens: readonly ReplayToken[]): Promise<void> {
  if (tokens.length === 0) return;
  const records = new Map(tokens.map(({ token, until }) => [token, { t: token, u: until.getTime() }]));
  const { numAffectedRows = 0n } = await sql`
    insert into mail_analytics.replay_tokens (account, token, until)
    select ${account}, t, u from json_to_recordset(${JSON.stringify([...records.values()])}::json) as x (t text, u bigint)
    on conflict do nothing`.execute(db);
  if (Number(numAffectedRows) < records.size) throw new ReplayError();
}
