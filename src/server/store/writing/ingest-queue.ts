import type { MailEvent } from '../../../model/mail-event.js';
import type { Engine } from '../engines/engine.js';
import type { ReplayToken } from '../store.js';
import { ingest, type Batch, type KeptBatch } from './ingest.js';
import { keptEvent } from './kept-event.js';

/** So many events at most go into one transaction, if they come in more than one batch. */
const MOST = 1000;

interface Waiting extends Batch {
  readonly resolve: (kept: KeptBatch) => void;
  readonly reject: (error: unknown) => void;
}

interface Lane {
  readonly waiting: Waiting[];
  running: number;
}

/**
 * Batches that come while others are being kept, and go into one transaction with each other then: a transaction costs
 * much the same with one event as with a hundred. Each is answered when its transaction is committed. Accounts do not
 * wait for each other.
 */
export class IngestQueue {
  readonly #engine: Engine;
  readonly #lanes = new Map<string, Lane>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /**
   * Keeps a batch, see `Store.ingest`.
   *
   * @throws {RangeError} if the time of an event is not a date.
   */
  async ingest(account: string, events: readonly MailEvent[], tokens: readonly ReplayToken[]): Promise<KeptBatch> {
    const kept = events.map((event, index) => keptEvent(event, `events[${String(index)}]`));
    return new Promise((resolve, reject) => {
      const lane = this.#lanes.get(account) ?? { waiting: [], running: 0 };
      this.#lanes.set(account, lane);
      lane.waiting.push({ events: kept, tokens, resolve, reject });
      this.#next(account, lane);
    });
  }

  #next(account: string, lane: Lane): void {
    while (lane.running < this.#engine.writesAtOnce && lane.waiting.length > 0) {
      lane.running += 1;
      void this.#keep(account, taken(lane.waiting)).finally(() => {
        lane.running -= 1;
        this.#next(account, lane);
      });
    }
    if (lane.running === 0) this.#lanes.delete(account);
  }

  async #keep(account: string, batches: readonly Waiting[]): Promise<void> {
    try {
      const kept = await ingest(this.#engine, account, batches, Date.now());
      batches.forEach(({ resolve, reject }, index) => {
        const own = kept[index];
        if (own) resolve(own);
        else reject(new Error('A batch has come to nothing.'));
      });
    } catch (error) {
      // What is wrong with one batch is not to be the others' fault.
      if (batches.length > 1 && !this.#engine.isUnavailable(error)) {
        for (const batch of batches) await this.#keep(account, [batch]);
        return;
      }
      for (const { reject } of batches) reject(error);
    }
  }
}

/** Takes from the front what goes into one transaction. */
function taken(waiting: Waiting[]): readonly Waiting[] {
  const tokens = new Set<string>();
  let size = 0;
  let count = 0;
  for (const batch of waiting) {
    size += batch.events.length;
    // The second one with a token is a replay, once the first is kept.
    if (count > 0 && (size > MOST || batch.tokens.some(({ token }) => tokens.has(token)))) break;
    for (const { token } of batch.tokens) tokens.add(token);
    count += 1;
  }
  return waiting.splice(0, count);
}
