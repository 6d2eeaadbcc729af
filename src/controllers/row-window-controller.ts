import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { topFor, visibleRows, type RowRange } from '../model/row-window.js';
import { boxHeight, restingPlace, scrolledTo, type ScrollPlace } from '../model/scroll-place.js';

/** Milliseconds after which a box that is not scrolled rests. */
const REST = 150;

const START: ScrollPlace = { scrollTop: 0, top: 0 };

/**
 * Which rows of a list are on screen while a person scrolls. The rows stand between two spacers in a scroll box, all
 * of one height, under a head that sticks to the top. The box has `--_before` and `--_after` for the spacers, and
 * `--_head` for the height of the head, under which no row that gets the focus is to end up.
 */
export class RowWindowController implements ReactiveController {
  /** Rows to draw, until the next update. */
  range: RowRange = { first: 0, end: 0 };
  #box: HTMLElement | undefined;
  #sizes = new ResizeObserver(() => this.#measure());
  #height = 0;
  #rowHeight = 0;
  #headHeight = 0;
  #place = START;
  #rest: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param box - The scroll box in the element's root, once it is drawn; its rows have `data-row`.
   * @param total - Rows in the whole list.
   */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly box: () => HTMLElement | null,
    private readonly total: () => number,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#rest);
    this.#sizes.disconnect();
    this.#box?.removeEventListener('scroll', this.#onScroll);
    this.#box = undefined;
  }

  hostUpdate(): void {
    this.range = this.#rangeNow();
  }

  hostUpdated(): void {
    const box = this.box() ?? undefined;
    if (box !== this.#box) {
      this.hostDisconnected();
      this.#box = box;
      box?.addEventListener('scroll', this.#onScroll, { passive: true });
      if (box) this.#sizes.observe(box);
      this.#place = scrolledTo(box?.scrollTop ?? 0, START, this.#measures);
    }
    // First, since measuring lays the page out: rows without their spacers would shorten what is scrolled for a moment.
    this.#space();
    this.#measure();
  }

  /** Back to the first row. */
  scrollToTop(): void {
    this.#go(START);
  }

  /** Brings a row into view. */
  scrollTo(row: number): void {
    this.#go(restingPlace(topFor(row, { ...this.#measures, top: this.#place.top }), this.#measures));
  }

  get #measures(): { height: number; rowHeight: number; total: number } {
    return { height: this.#height - this.#headHeight, rowHeight: this.#rowHeight, total: this.total() };
  }

  #onScroll = (): void => {
    if (!this.#box) return;
    this.#place = scrolledTo(this.#box.scrollTop, this.#place, this.#measures);
    const { first, end } = this.#rangeNow();
    if (first !== this.range.first || end !== this.range.end) this.host.requestUpdate();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#settle(), REST);
  };

  /** The box is where the list is; only a list that is higher than boxes can be moves it. */
  #settle(): void {
    const place = restingPlace(this.#place.top, this.#measures);
    if (Math.abs(place.scrollTop - this.#place.scrollTop) < 1) return;
    this.#go(place);
    this.host.requestUpdate();
  }

  #go(place: ScrollPlace): void {
    this.#place = place;
    if (this.#box) this.#box.scrollTop = place.scrollTop;
  }

  #rangeNow(): RowRange {
    // Before anything could be measured: enough to fill a tall screen.
    if (this.#rowHeight === 0) return { first: 0, end: Math.min(this.total(), 30) };
    return visibleRows({ ...this.#measures, top: this.#place.top });
  }

  #measure(): void {
    const box = this.#box;
    const row = box?.querySelector<HTMLElement>('[data-row]');
    if (!box || !row) return;
    const rowHeight = row.getBoundingClientRect().height;
    const headHeight = box.querySelector('thead')?.getBoundingClientRect().height ?? 0;
    if (box.clientHeight === this.#height && rowHeight === this.#rowHeight && headHeight === this.#headHeight) return;
    this.#height = box.clientHeight;
    this.#rowHeight = rowHeight;
    this.#headHeight = headHeight;
    this.host.requestUpdate();
  }

  /** Through the object model, since a strict content policy forbids style attributes. */
  #space(): void {
    const box = this.#box;
    if (!box) return;
    const { first, end } = this.range;
    const { scrollTop, top } = this.#place;
    // Where the list is higher than its box, rows stand where the box is scrolled to, and not at their own height.
    const before = Math.max(0, first * this.#rowHeight - top + scrollTop);
    const after = boxHeight(this.#measures) - before - (end - first) * this.#rowHeight;
    box.style.setProperty('--_head', `${String(this.#headHeight)}px`);
    box.style.setProperty('--_before', `${String(before)}px`);
    box.style.setProperty('--_after', `${String(Math.max(0, after))}px`);
  }
}
