import { found, type Found } from '../model/find.js';
import { firstOf, ordered } from '../model/order.js';
import type { Page } from '../model/query.js';
import { compareIds, textOrder, type ListRules } from '../model/select.js';
import type { Slices } from '../model/slices.js';
import { sortKeys, type SortedBy, type SortKeys } from '../model/sort-keys.js';
import { inSlices } from './in-slices.js';

/** Windows that end before this row are answered before all rows are in order. */
const TOP = 1000;

/** Milliseconds in which the first rows are surely drawn. */
const DRAWN_AFTER = 50;

/** Orders that are kept: going back to the one before costs nothing. */
const KEPT = 2;

/** What is worked out for one filter and sort, step by step, each step once. */
interface Job {
  found?: Promise<Found>;
  keys?: Promise<SortKeys>;
  order?: Promise<Uint32Array>;
  isOrdered: boolean;
  /** Requests that wait for it. */
  waiting: number;
}

/**
 * Windows of a list in memory that is too long to be filtered and sorted at once. The host's array is not touched; an
 * order is four bytes a row. The page stays alive meanwhile, the first rows are there before the rest is in order, and
 * work that nobody waits for any more is given up.
 */
export class LongList<Item> {
  #jobs = new Map<string, Job>();
  /** What the newest filter found: the next sort of the same rows need not look for them. */
  #found: { filter: string; found: Found } | undefined;

  constructor(private readonly items: readonly Item[]) {}

  /**
   * A window of the result.
   *
   * @param filter - What tells one filter from another.
   * @param sort - What tells one sort from another.
   * @throws what the signal is aborted with.
   */
  async page(
    [filter, sort]: readonly [filter: string, sort: string],
    rules: ListRules<Item>,
    window: { offset: number; limit: number },
    signal?: AbortSignal,
  ): Promise<Page<Item>> {
    const key = `${filter}\n${sort}`;
    const job = this.#job(key);
    job.waiting += 1;
    const leave = (): void => void (job.waiting -= 1);
    signal?.addEventListener('abort', leave, { once: true });
    try {
      const { rows, counts } = await (job.found ??= this.#find(job, filter, rules));
      const order = window.limit > 0 ? await this.#window(job, rows, rules, window) : [];
      signal?.throwIfAborted();
      const items = [...order].map((row) => rules.seen(this.items[row] as Item));
      return { items, offset: window.offset, total: rows.length, counts };
    } catch (error) {
      // What was given up for another request's sake is not to be found half done.
      if (this.#jobs.get(key) === job) this.#jobs.delete(key);
      signal?.throwIfAborted();
      const isGivenUp = error instanceof DOMException && error.name === 'AbortError';
      if (!isGivenUp) throw error;
      return this.page([filter, sort], rules, window, signal);
    } finally {
      signal?.removeEventListener('abort', leave);
      if (!signal?.aborted) leave();
    }
  }

  async #find(job: Job, filter: string, rules: ListRules<Item>): Promise<Found> {
    if (this.#found?.filter === filter) return this.#found.found;
    const now = await this.#run(job, found(this.items, rules));
    this.#found = { filter, found: now };
    return now;
  }

  async #window(
    job: Job,
    rows: Uint32Array,
    rules: ListRules<Item>,
    { offset, limit }: { offset: number; limit: number },
  ): Promise<Uint32Array> {
    const by = this.#sortedBy(rules);
    if (!job.isOrdered && offset + limit <= TOP) {
      const keys = await (job.keys ??= this.#run(job, sortKeys(rows, by)));
      const first = await this.#run(job, firstOf(rows, keys, offset + limit));
      // The reader is about to scroll: the rest follows while the first rows are looked at, once they are drawn.
      setTimeout(() => void this.#order(job, rows, by).catch(() => undefined), DRAWN_AFTER);
      if (first) return first.subarray(offset);
    }
    const order = await this.#order(job, rows, by);
    return order.subarray(offset, offset + limit);
  }

  #order(job: Job, rows: Uint32Array, by: SortedBy): Promise<Uint32Array> {
    return (job.order ??= this.#inOrder(job, rows, by));
  }

  async #inOrder(job: Job, rows: Uint32Array, by: SortedBy): Promise<Uint32Array> {
    const keys = await (job.keys ??= this.#run(job, sortKeys(rows, by)));
    const order = await this.#run(job, ordered(rows, keys));
    job.isOrdered = true;
    // The keys are three times as large as the order, and of no more use.
    delete job.keys;
    return order;
  }

  #sortedBy({ seen, valueOf, isDescending, idOf }: ListRules<Item>): SortedBy {
    const { items } = this;
    return {
      valueAt: (row) => valueOf(seen(items[row] as Item)),
      isDescending,
      collator: textOrder(),
      compareEqual: (a, b) => compareIds(idOf(items[a] as Item), idOf(items[b] as Item)),
    };
  }

  /** A job is wanted while somebody waits for it, or while it is the newest. */
  #run<Result>(job: Job, slices: Slices<Result>): Promise<Result> {
    return inSlices(slices, () => job.waiting > 0 || [...this.#jobs.values()].at(-1) === job);
  }

  #job(key: string): Job {
    const job = this.#jobs.get(key) ?? { isOrdered: false, waiting: 0 };
    this.#jobs.delete(key);
    this.#jobs.set(key, job);
    const oldest = [...this.#jobs.entries()].find(([, { waiting }]) => waiting === 0);
    if (this.#jobs.size > KEPT && oldest && oldest[1] !== job) this.#jobs.delete(oldest[0]);
    return job;
  }
}
