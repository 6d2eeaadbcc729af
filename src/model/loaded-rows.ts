import { PAGE_SIZE } from './row-window.js';

/** Answers that may have too few rows before it is taken that there are no more. */
const TRIES = 2;

/**
 * The rows of a long list that have come so far, in pages, and what is to be asked for. Each row is in one place: where
 * the newest answer has it, since rows move between the windows of a list that changes, and none is to be seen twice.
 */
export class LoadedRows<Item> {
  #pages = new Map<number, Item[]>();
  #places = new Map<string, number>();
  /** Pages that are shown until they have been asked for again. */
  #stale = new Set<number>();
  /** Pages whose rows have to be asked for again, though not their order. */
  #outdated = new Set<number>();
  /** Pages that were found stale because another one had some of their rows. */
  #doubted = new Set<number>();
  /** How often in a row pages came with fewer rows than they have. */
  #shortages = new Map<number, number>();

  constructor(private readonly idOf: (item: Item) => string) {}

  /** The row at a place of the whole list; absent where it has not come, or a newer answer has it elsewhere. */
  at(place: number): Item | undefined {
    const item = this.#pages.get(Math.floor(place / PAGE_SIZE))?.[place % PAGE_SIZE];
    return item && this.#places.get(this.idOf(item)) === place ? item : undefined;
  }

  /** The row of this id, wherever it is. */
  find(id: string): Item | undefined {
    return this.at(this.#places.get(id) ?? -1);
  }

  /** Where the row of this id is; absent where it is not here. */
  placeOf(id: string): number | undefined {
    return this.find(id) && this.#places.get(id);
  }

  /** Puts a changed row in the place of the one it replaces, which is returned if it is here. */
  replace(changed: Item): Item | undefined {
    const place = this.#places.get(this.idOf(changed)) ?? -1;
    const before = this.at(place);
    const page = this.#pages.get(Math.floor(place / PAGE_SIZE));
    if (before && page) page[place % PAGE_SIZE] = changed;
    return before;
  }

  /** From which of its rows on a page is to be asked for; absent where nothing of it is. */
  missingFrom(page: number, total: number): number | undefined {
    const shortages = this.#shortages.get(page) ?? 0;
    if (shortages >= TRIES) return undefined;
    if (this.#stale.has(page) || this.#outdated.has(page)) return 0;
    const size = this.#pages.get(page)?.length;
    return size === undefined || size < sizeOf(page, total) ? (size ?? 0) : undefined;
  }

  /**
   * Takes the rows of a page from one of them on, in place of those that were there.
   *
   * @param total - Rows in the whole list.
   * @returns whether rows are still missing though they were asked for twice, and how many rows that were elsewhere
   *   are shown no more where they were.
   */
  put(page: number, from: number, items: readonly Item[], total: number): { isShort: boolean; moved: number } {
    const all = [...(this.#pages.get(page)?.slice(0, from) ?? []), ...items];
    this.drop(page);
    this.#pages.set(page, all);
    let moved = 0;
    all.forEach((item, index) => {
      const id = this.idOf(item);
      if (!this.#isTaken(id)) moved += 1;
      this.#places.set(id, page * PAGE_SIZE + index);
    });
    const shortages = all.length < sizeOf(page, total) ? (this.#shortages.get(page) ?? 0) + 1 : 0;
    this.#shortages.set(page, shortages);
    return { isShort: shortages >= TRIES, moved };
  }

  /** Whether only the rows of a page were to be had again, which is done now. */
  isUpdate(page: number): boolean {
    return this.#outdated.delete(page) && !this.#stale.has(page);
  }

  /** Asks for a page no more, since that has failed. */
  giveUp(page: number): void {
    this.#shortages.set(page, TRIES);
  }

  /** Has all rows asked for again, to change where they stand. */
  outdate(): void {
    for (const page of this.#pages.keys()) this.#outdated.add(page);
  }

  /** The order is another one. What is here is shown until it has been asked for again. */
  renew(): void {
    this.#doubted.clear();
    this.#shortages.clear();
    for (const page of this.#pages.keys()) this.#stale.add(page);
  }

  /** The list is another one. */
  clear(): void {
    this.renew();
    this.keep([], 0);
  }

  /** Forgets what is past the end of the list, and what would have to be asked for again without being wanted. */
  keep(wanted: readonly number[], total: number): void {
    for (const page of this.#pages.keys()) {
      const isToBeAsked = this.#stale.has(page) || this.#outdated.has(page);
      if (page * PAGE_SIZE >= total || (isToBeAsked && !wanted.includes(page))) this.drop(page);
    }
  }

  /** Forgets a page. */
  drop(page: number): void {
    this.#pages.get(page)?.forEach((item, index) => {
      const id = this.idOf(item);
      if (this.#places.get(id) === page * PAGE_SIZE + index) this.#places.delete(id);
    });
    this.#pages.delete(page);
    this.#stale.delete(page);
    this.#outdated.delete(page);
  }

  /** Whether a row that is to have a new place leaves none behind that cannot be asked for again. */
  #isTaken(id: string): boolean {
    const place = this.#places.get(id);
    if (place === undefined) return true;
    const other = Math.floor(place / PAGE_SIZE);
    // Once: an adapter that has the same rows everywhere would be asked for ever.
    const isFirst = !this.#doubted.has(other);
    if (isFirst) this.#stale.add(other);
    this.#doubted.add(other);
    return isFirst || this.#stale.has(other);
  }
}

/** Rows of a page in a list of so many. */
function sizeOf(page: number, total: number): number {
  return Math.min(PAGE_SIZE, total - page * PAGE_SIZE);
}
