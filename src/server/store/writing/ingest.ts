import { sql } from 'kysely';

import { addEvents, type AddedEvents } from './add-events.js';
import type { Db } from '../database.js';
import type { KeptEvent } from './kept-event.js';
import { digestOf } from '../rows/kept-text.js';
import { numbers, texts } from '../rows/columns.js';
import { inTransaction, type Transacting } from '../retry.js';
import type { Ingested, ReplayToken } from '../store.js';
import { joinLearnt, joinThese, keepUnmatched } from './unmatched.js';

/** A batch of events that is to be kept. */
export interface Batch {
  readonly events: readonly KeptEvent[];
  readonly tokens: readonly ReplayToken[];
}

/** What a batch has come to. */
export interface KeptBatch extends Ingested {
  isChanged: boolean;
}

const REPLAY: KeptBatch = { added: 0, known: 0, unmatched: 0, isReplay: true, isChanged: false };

/** Ends a transaction in which some batches have tokens that were used before. */
class ReplayError extends Error {
  constructor(readonly batches: ReadonlySet<Batch>) {
    super('A token was used before.');
  }
}

/**
 * Keeps batches of events, all in one transaction, see `Store.ingest`; no two of them have the same token.
 *
 * Whoever keeps events without a message looks for their messages once more after that, and whoever makes messages or
 * ids known looks for such events after that: so whichever was kept last sees the other, and neither has to wait.
 *
 * @returns what became of each, in their order.
 */
export async function ingest(
  engine: Transacting,
  account: string,
  batches: readonly Batch[],
  now: number,
): Promise<readonly KeptBatch[]> {
  const events = batches.flatMap((batch) => batch.events);
  let added: AddedEvents;
  try {
    added = await inTransaction(engine, async (db, isAgain) => {
      await useUp(db, account, batches);
      const result = await addEvents(db, account, events, now, isAgain);
      await keepUnmatched(db, account, result.unmatched, now);
      return result;
    });
  } catch (error) {
    if (!(error instanceof ReplayError)) throw error;
    const rest = batches.filter((batch) => !error.batches.has(batch));
    const kept = rest.length === 0 ? [] : await ingest(engine, account, rest, now);
    return batches.map((batch) => kept[rest.indexOf(batch)] ?? REPLAY);
  }
  const late = await joinThese(engine, account, added.unmatched, now);
  const earlier = await joinLearnt(engine, account, added.learnt, now);
  const isChanged = added.isChanged || late.isChanged || earlier.isChanged;
  const numbersOf = tellApart(added, late.outcomes);
  return batches.map((batch) => ({ ...numbersOf(batch), isReplay: false, isChanged }));
}

type Numbers = Pick<Ingested, 'added' | 'known' | 'unmatched'>;

/** @param late - Of events that found their message after all, by their digests: whether they were new to it. */
function tellApart({ added, unmatched }: AddedEvents, late: ReadonlyMap<string, boolean>): (batch: Batch) => Numbers {
  const isUnmatched = new Set(unmatched);
  const isNew = new Map(late);
  return ({ events }) => {
    const result: Numbers = { added: 0, known: 0, unmatched: 0 };
    for (const event of events) {
      const digest = isNew.size > 0 && isUnmatched.has(event) ? digestOf(event.json) : undefined;
      if (added.has(event)) result.added += 1;
      else if (!isUnmatched.has(event)) result.known += 1;
      else if (digest === undefined || !isNew.has(digest)) result.unmatched += 1;
      else {
        result[isNew.get(digest) ? 'added' : 'known'] += 1;
        isNew.set(digest, false);
      }
    }
    return result;
  };
}

/** @throws {ReplayError} if tokens have been used. */
async function useUp(db: Db, account: string, batches: readonly Batch[]): Promise<void> {
  const tokens = new Map(batches.flatMap((batch) => batch.tokens.map(({ token, until }) => [token, until.getTime()])));
  if (tokens.size === 0) return;
  // In one order, so that transactions with the same tokens wait for each other and get on.
  const inOrder = [...tokens].sort(([one], [other]) => (one < other ? -1 : 1));
  const { rows } = await sql<{ token: string }>`
    insert into mail_analytics.replay_tokens (account, token, until)
    select ${account}, x.* from unnest(${texts(inOrder.map(([token]) => token))}, ${numbers(inOrder.map(([, until]) => until))}) as x
    on conflict do nothing returning token`.execute(db);
  if (rows.length === tokens.size) return;
  const isFresh = new Set(rows.map(({ token }) => token));
  throw new ReplayError(new Set(batches.filter((batch) => batch.tokens.some(({ token }) => !isFresh.has(token)))));
}
