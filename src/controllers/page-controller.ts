import { Task } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { Page } from '../model/query.js';
import { PAGE_SIZE, pagesOf, withLookahead, type RowRange } from '../model/row-window.js';

/** Milliseconds after which the want of an adapter is said. */
const PATIENCE = 500;

/** Asks for one window of the list; absent while there is nothing to ask, or nobody. */
export type AskWindow<Item> = (window: { offset: number; limit: number }, signal: AbortSignal) => Promise<Page<Item>>;

/** What a list is asked for. */
export interface ListRequest<Item> {
  /** A list with another key is another list: from the top, with the rows of the old one kept until then. */
  readonly key: readonly unknown[];
  readonly ask: AskWindow<Item> | undefined;
}

/** A page that is on its way, with the rows that have changed since it was asked for, and so are newer than it. */
interface PageRequest<Item> extends AbortController {
  newer: Map<string, Item>;
}

/**
 * The windows of one list: asks for the pages in view and no page twice, drops what is scrolled past before it has
 * come, never shows a late answer, and keeps the last good rows while new ones are on their way or have failed.
 */
export class PageController<Item> implements ReactiveController {
  total = 0;
  counts: Readonly<Record<string, number>> = {};
  error: unknown;
  /** Whether any answer has come yet. */
  isReady = false;
  /** Whether there has been nobody to ask for a while: pages set an adapter some time after the element is there. */
  isStarved = false;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #pages = new Map<number, readonly Item[]>();
  /** Pages that are shown until they have been asked for again. */
  #stale = new Set<number>();
  #asked = new Map<number, PageRequest<Item>>();
  /** The same of the first window of the list. */
  #newer = new Map<string, Item>();
  #request: ListRequest<Item> = { key: [], ask: undefined };
  #list: AbortSignal | undefined;
  #isRefreshing = false;
  /** What has changed since the count that is on its way was asked for. */
  #refreshAgain: 'no' | 'counts' | 'rows' = 'no';
  #task: Task<readonly unknown[], Page<Item> | undefined>;

  constructor(
    private readonly host: ReactiveControllerHost,
    request: () => ListRequest<Item>,
    private readonly idOf: (item: Item) => string,
    private readonly onError: (error: unknown) => void,
  ) {
    host.addController(this);
    this.#task = new Task(host, {
      args: () => (this.#request = request()).key,
      task: (_key, { signal }) => this.#begin(signal),
      onComplete: (page) => {
        if (!page) return;
        this.#pages.clear();
        this.#accept(0, page, this.#newer);
      },
      onError: (error) => this.#fail(error),
    });
  }

  /** Whether the first window of the list is on its way. */
  get isLoading(): boolean {
    return this.#task.status === 1 && this.#request.ask !== undefined;
  }

  hostConnected(): void {
    // Put back into the page: what was given up, or changed meanwhile, is asked for again.
    if (this.#task.status > 0) this.retry();
  }

  hostDisconnected(): void {
    clearTimeout(this.#patience);
    this.#task.abort();
    this.#abortPages();
  }

  /** The row at this place of the whole list; absent until it has come. */
  item(index: number): Item | undefined {
    return this.#pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE];
  }

  /** The row of this id, if it is in the pages that are here. */
  find(id: string): Item | undefined {
    return [...this.#pages.values()].flat().find((item) => this.idOf(item) === id);
  }

  /** Asks for what is missing of these rows and those around them, and gives up what is neither there nor among them. */
  want(range: RowRange): void {
    if (!this.isReady || this.error || this.isLoading) return;
    const wanted = pagesOf(withLookahead(range, this.total));
    for (const [page, request] of this.#asked) if (!wanted.includes(page)) request.abort();
    for (const page of this.#stale) {
      if (wanted.includes(page)) continue;
      this.#stale.delete(page);
      this.#pages.delete(page);
    }
    for (const page of wanted) {
      if ((this.#stale.has(page) || !this.#pages.has(page)) && !this.#asked.has(page)) void this.#load(page);
    }
  }

  /** Asks again, after a failure. */
  retry(): void {
    void this.#task.run();
  }

  /** Puts a changed row in the place of the one it replaces, which is returned if it is in the pages that are here. */
  replace(changed: Item): Item | undefined {
    const id = this.idOf(changed);
    this.#newer.set(id, changed);
    for (const { newer } of this.#asked.values()) newer.set(id, changed);
    for (const [page, items] of this.#pages) {
      const index = items.findIndex((item) => this.idOf(item) === id);
      if (index < 0) continue;
      this.#pages.set(page, items.with(index, changed));
      this.host.requestUpdate();
      return items[index];
    }
    return undefined;
  }

  /**
   * Asks for total and counts alone, after changes, and for the rows in view if they are not the same rows any more.
   * One request at a time, and one more if more has changed.
   *
   * @param areRowsStale - Ask for the rows in any case.
   */
  async refresh(areRowsStale = false): Promise<void> {
    if (this.#isRefreshing) {
      if (this.#refreshAgain !== 'rows') this.#refreshAgain = areRowsStale ? 'rows' : 'counts';
      return;
    }
    const { ask } = this.#request;
    const list = this.#list;
    if (!ask || !list || !this.isReady) return;
    this.#isRefreshing = true;
    try {
      const { total, counts = {} } = await ask({ offset: 0, limit: 0 }, list);
      if (list === this.#list && !list.aborted) {
        if (areRowsStale || total !== this.total) this.#stale = new Set(this.#pages.keys());
        Object.assign(this, { total, counts });
      }
      this.host.requestUpdate();
    } catch {
      // The rows on screen are right; the counts follow with the next change or question.
    }
    this.#isRefreshing = false;
    const again = this.#refreshAgain;
    this.#refreshAgain = 'no';
    if (again !== 'no') void this.refresh(again === 'rows');
  }

  #begin(signal: AbortSignal): Promise<Page<Item> | undefined> {
    this.#abortPages();
    this.#list = signal;
    this.#newer.clear();
    this.error = undefined;
    const { ask } = this.#request;
    clearTimeout(this.#patience);
    this.isStarved = false;
    if (!ask) this.#patience = setTimeout(() => this.#starve(), PATIENCE);
    return ask ? ask({ offset: 0, limit: PAGE_SIZE }, signal) : Promise.resolve(undefined);
  }

  #starve(): void {
    this.isStarved = true;
    this.host.requestUpdate();
  }

  async #load(page: number): Promise<void> {
    const request = Object.assign(new AbortController(), { newer: new Map<string, Item>() });
    const list = this.#list;
    this.#asked.set(page, request);
    try {
      const answer = await this.#request.ask?.({ offset: page * PAGE_SIZE, limit: PAGE_SIZE }, request.signal);
      if (answer && list === this.#list && !request.signal.aborted) this.#accept(page, answer, request.newer);
    } catch (error) {
      if (!request.signal.aborted) this.#fail(error);
    }
    if (this.#asked.get(page) === request) this.#asked.delete(page);
    this.host.requestUpdate();
  }

  #accept(page: number, { items, total, counts = {} }: Page<Item>, newer: ReadonlyMap<string, Item>): void {
    // A list that has shrunk or grown meanwhile: the newest answer is right, and pages past its end are gone.
    for (const known of this.#pages.keys()) if (known * PAGE_SIZE >= total) this.#pages.delete(known);
    this.#pages.set(page, newer.size > 0 ? items.map((item) => newer.get(this.idOf(item)) ?? item) : items);
    this.#stale.delete(page);
    this.total = total;
    this.counts = counts;
    this.isReady = true;
    this.error = undefined;
  }

  #fail(error: unknown): void {
    // Whatever comes of a request that was given up is nobody's fault.
    if (this.#list?.aborted || (error instanceof DOMException && error.name === 'AbortError')) return;
    // Some reject with nothing at all.
    this.error = error || new Error('');
    this.onError(error);
  }

  #abortPages(): void {
    for (const request of this.#asked.values()) request.abort();
    this.#asked.clear();
  }
}
