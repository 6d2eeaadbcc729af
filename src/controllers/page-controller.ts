import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { ignore } from '../model/ignore.js';
import { LoadedRows } from '../model/loaded-rows.js';
import type { Page } from '../model/query.js';
import { PAGE_SIZE, pagesOf, type RowRange } from '../model/row-window.js';
import { drawInFrame } from './draw-in-frame.js';
import { isSame, type ListRequest, type WindowRequest } from './list-request.js';
import { OneAtATime } from './one-at-a-time.js';
import { SumAge } from './sum-age.js';

/** Milliseconds after which the want of an adapter is said. */
const PATIENCE = 500;

export type { AskWindow, ListRequest } from './list-request.js';

/**
 * The windows of one list: asks for the pages in view and no page twice, drops what is scrolled past before it has
 * come, never shows a late answer, and keeps the last good rows while new ones are on their way or have failed. Rows
 * change where they stand; their order stays until it is asked for afresh.
 */
export class PageController<Item extends { status: string }> implements ReactiveController {
  /** Rows in the whole list, by the newest answer. */
  total = 0;
  /** Rows in the order that is shown. */
  length = 0;
  counts: Readonly<Record<string, number>> = {};
  /** Sums of the whole list, of adapters that give them. */
  totals: Page<Item>['totals'];
  error: unknown;
  /** Whether any answer has come yet. */
  isReady = false;
  /** Whether there has been nobody to ask for a while: pages set an adapter some time after the element is there. */
  isStarved = false;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #rows: LoadedRows<Item>;
  #asked = new Map<number, WindowRequest<Item> & AbortController>();
  /** The first window of the list, while it is on its way. */
  #first: WindowRequest<Item> | undefined;
  #asks = 0;
  /** The number of the newest request that has been answered. */
  #newest = 0;
  #request: ListRequest<Item> = { key: [], ask: undefined };
  /** The key of the list that is shown. */
  #shown: readonly unknown[] = [];
  /** Of the list that was asked for last; aborted once it is not wanted any more. */
  #list: AbortController | undefined;
  #state: 'asked' | 'shown' | 'failed' = 'asked';
  #moves = 0;
  #areRowsOutdated = false;
  #areCountsStale = false;
  #age = new SumAge();
  #counting = new OneAtATime(() => this.#count());

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly request: () => ListRequest<Item>,
    private readonly idOf: (item: Item) => string,
    private readonly onError: (error: unknown) => void,
  ) {
    this.#rows = new LoadedRows(idOf);
    host.addController(this);
  }

  /** Whether the first window of the list is on its way. */
  get isLoading(): boolean {
    return this.#state === 'asked' && this.#request.ask !== undefined;
  }

  /** Changes that may have altered the order or what is in it, since it was asked for. */
  get changes(): number {
    return this.isLoading ? 0 : Math.max(this.#moves, Math.abs(this.total - this.length));
  }

  hostConnected(): void {
    // Put back into the page: what was given up, or changed meanwhile, is asked for again.
    if (this.#list) this.renew();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  hostUpdate(): void {
    const { key } = this.#request;
    this.#request = this.request();
    if (!this.#list || !isSame(key, this.#request.key)) void this.#begin();
    // The first window that is on its way may be older than the change.
    if (!this.#areCountsStale || this.isLoading) return;
    this.#areCountsStale = false;
    this.#counting.ask();
  }

  /** The row at this place of the whole list; absent until it has come. */
  item(index: number): Item | undefined {
    return this.#rows.at(index);
  }

  /** The row of this id, if it is in the pages that are here. */
  find(id: string): Item | undefined {
    return this.#rows.find(id);
  }

  /** Where in the whole list the row of this id is, if it is in the pages that are here. */
  placeOf(id: string): number | undefined {
    return this.#rows.placeOf(id);
  }

  /** Asks for what is missing of these rows, and gives up what is neither there nor among them. */
  want(range: RowRange): void {
    if (!this.isReady || this.#state !== 'shown') return;
    const wanted = pagesOf(range);
    for (const [page, request] of this.#asked) if (!wanted.includes(page)) request.abort();
    this.#rows.keep(wanted, this.length);
    for (const page of wanted) {
      const from = this.#rows.missingFrom(page, this.length);
      if (from !== undefined && !this.#asked.has(page)) void this.#load(page, from);
    }
  }

  /** Asks for the list afresh: after a failure, or to have in its new order what has changed. */
  renew(): void {
    this.#request = this.request();
    void this.#begin();
  }

  /** Asks again for the rows that are shown, where they stand, or for a list that failed: changes may be missing. */
  refresh(): void {
    if (this.error) this.renew();
    else this.follow([], true, true);
  }

  /**
   * Takes changed rows: those that are here change where they stand. Total and counts are asked for again, one request
   * at a time, where they may have changed.
   *
   * @param isMoreStale - Ask for total and counts in any case.
   * @param areRowsAsked - The changes do not have the rows as this list does: ask for those, too.
   * @returns the ids of those that are here.
   */
  follow(changed: readonly Item[], isMoreStale = false, areRowsAsked = false): string[] {
    this.#areCountsStale ||= isMoreStale || areRowsAsked;
    const here = changed.flatMap((item) => {
      const id = this.idOf(item);
      if (!areRowsAsked) for (const request of [this.#first, ...this.#asked.values()]) request?.newer.set(id, item);
      const before = areRowsAsked ? this.#rows.find(id) : this.#rows.replace(item);
      this.#areCountsStale ||= before?.status !== item.status;
      if (!areRowsAsked || !before) this.#noteMove(before, item);
      if (!before) return [];
      if (!areRowsAsked) this.#sum(before, item);
      return id;
    });
    this.#areRowsOutdated ||= areRowsAsked;
    drawInFrame(this.host);
    return here;
  }

  async #count(): Promise<void> {
    const { ask } = this.#request;
    const list = this.#list;
    if (!ask || !list || this.#state !== 'shown') return;
    const areRowsOutdated = this.#areRowsOutdated;
    this.#areRowsOutdated = false;
    const number = ++this.#asks;
    // Where this fails: rows are right, and counts follow with the next change.
    const answer = await this.#age.due(ask({ offset: 0, limit: 0 }, list.signal));
    if (list !== this.#list || list.signal.aborted) return;
    this.#learn(number, answer);
    this.#age.isTogether = false;
    if (areRowsOutdated) this.#rows.outdate();
    // Nobody reads an empty list, so that nothing moves away when it is filled.
    if (this.length === 0 && answer.total > 0) this.renew();
    drawInFrame(this.host);
  }

  async #begin(): Promise<void> {
    this.#stop();
    const list = (this.#list = new AbortController());
    const first = (this.#first = { number: ++this.#asks, newer: new Map<string, Item>() });
    this.#state = 'asked';
    this.#moves = 0;
    this.#areCountsStale = this.isStarved = false;
    this.error = undefined;
    const { ask } = this.#request;
    if (!ask) this.#patience = setTimeout(() => this.#starve(), PATIENCE);
    this.host.requestUpdate();
    const isOver = (): boolean => list !== this.#list || list.signal.aborted;
    try {
      const page = ask && (await this.#age.due(ask({ offset: 0, limit: PAGE_SIZE }, list.signal)));
      if (isOver()) return;
      if (page) this.#start(page, first);
      this.#state = 'shown';
    } catch (error) {
      if (isOver()) return;
      this.#state = 'failed';
      this.#fail(error);
    }
    this.#first = undefined;
    this.host.requestUpdate();
  }

  #starve(): void {
    this.isStarved = true;
    import('./no-adapter.js').then(({ tellNoAdapter }) => tellNoAdapter(this.host), ignore);
    this.host.requestUpdate();
  }

  #start(page: Page<Item>, first: WindowRequest<Item>): void {
    const { key } = this.#request;
    if (isSame(key, this.#shown)) this.#rows.renew();
    else this.#rows.clear();
    this.#shown = key;
    this.#accept(0, 0, page, first);
    this.#age.isTogether = true;
  }

  async #load(page: number, from: number): Promise<void> {
    const request = Object.assign(new AbortController(), { number: ++this.#asks, newer: new Map<string, Item>() });
    const list = this.#list;
    this.#asked.set(page, request);
    const window = { offset: page * PAGE_SIZE + from, limit: PAGE_SIZE - from };
    try {
      const answer = await this.#request.ask?.(window, request.signal);
      if (answer && list === this.#list && !request.signal.aborted) this.#accept(page, from, answer, request);
    } catch (error) {
      if (list === this.#list && !request.signal.aborted) {
        this.#rows.giveUp(page);
        this.#fail(error);
      }
    }
    if (this.#asked.get(page) === request) this.#asked.delete(page);
    this.host.requestUpdate();
  }

  #accept(page: number, from: number, answer: Page<Item>, { number, newer }: WindowRequest<Item>): void {
    const { total } = answer;
    const items = newer.size > 0 ? answer.items.map((item) => newer.get(this.idOf(item)) ?? item) : answer.items;
    const isNewest = this.#learn(number, answer);
    this.#age.isTogether = false;
    this.isReady = true;
    if (this.#rows.isUpdate(page)) {
      for (const item of items) this.#noteMove(this.#rows.replace(item) ?? item, item);
      return;
    }
    if (isNewest) this.length = total;
    const { isShort, moved } = this.#rows.put(page, from, items, this.length);
    this.#moves += moved;
    if (isShort) void this.#failShort(items.length);
  }

  async #failShort(received: number): Promise<void> {
    const list = this.#list;
    const { ShapeError } = await import('../model/shape.js');
    if (list !== this.#list) return;
    this.#fail(new ShapeError('page.items', 'fewer than were asked for, twice', received));
    this.host.requestUpdate();
  }

  /** The newest answer is right, in whichever order they come. Returns whether this is it. */
  #learn(number: number, { total, counts = {}, totals, offset }: Page<Item>): boolean {
    if (number < this.#newest) return false;
    this.#newest = number;
    this.total = total;
    this.counts = counts;
    // Sums are asked of no window but the first.
    if (totals || offset === 0) this.totals = totals ?? undefined;
    return true;
  }

  /** Sums that may have the row otherwise than it was are asked for once more. */
  #sum(before: Item, after: Item): void {
    const { summed } = this.#request;
    if (!this.totals || !summed) return;
    this.totals = summed(this.totals, before, after);
    this.#areCountsStale ||= this.#age.isUncertain;
  }

  #noteMove(before: Item | undefined, after: Item): void {
    if (this.#request.mayMove?.(before, after)) this.#moves += 1;
  }

  #fail(error: unknown): void {
    // Whatever comes of a request that was given up is nobody's fault.
    if (this.#list?.signal.aborted) return;
    // Some reject with nothing at all.
    this.error = error || new Error('');
    this.onError(error);
  }

  #stop(): void {
    clearTimeout(this.#patience);
    this.#list?.abort();
    this.#counting.stop();
    for (const request of this.#asked.values()) request.abort();
    this.#asked.clear();
  }
}
