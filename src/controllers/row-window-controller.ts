import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { scrollTopFor, visibleRows, type RowRange } from '../model/row-window.js';

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
    }
    this.#measure();
    this.#space();
  }

  /** Back to the first row. */
  scrollToTop(): void {
    if (this.#box) this.#box.scrollTop = 0;
  }

  /** Brings a row into view. */
  scrollTo(row: number): void {
    if (this.#box) this.#box.scrollTop = scrollTopFor(row, { ...this.#viewport, total: this.total() });
  }

  get #viewport(): { scrollTop: number; height: number; rowHeight: number } {
    const height = this.#height - this.#headHeight;
    return { scrollTop: this.#box?.scrollTop ?? 0, height, rowHeight: this.#rowHeight };
  }

  #onScroll = (): void => {
    const { first, end } = this.#rangeNow();
    if (first !== this.range.first || end !== this.range.end) this.host.requestUpdate();
  };

  #rangeNow(): RowRange {
    // Before anything could be measured: enough to fill a tall screen.
    if (this.#rowHeight === 0) return { first: 0, end: Math.min(this.total(), 30) };
    return visibleRows({ ...this.#viewport, total: this.total() });
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
    box.style.setProperty('--_before', `${String(first * this.#rowHeight)}px`);
    box.style.setProperty('--_head', `${String(this.#headHeight)}px`);
    box.style.setProperty('--_after', `${String(Math.max(0, this.total() - end) * this.#rowHeight)}px`);
  }
}
