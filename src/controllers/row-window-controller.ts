import type { ReactiveController, ReactiveControllerHost } from 'lit';

import {
  rowTop,
  topFor,
  visibleRows,
  wholeRows,
  withLookahead,
  type RowGap,
  type RowRange,
} from '../model/row-window.js';
import { anchoredPlace, boxHeight, restingPlace, scrolledTo, type ScrollPlace } from '../model/scroll-place.js';
import { drawInFrame } from './draw-in-frame.js';

/** Milliseconds after which a box that is not scrolled rests. */
const REST = 150;

/** Rows drawn in outline until the first have come. */
export const BONES = 8;

/** Pixels beyond which lengths are no longer exact in every browser, and by how many pixels they may be wrong. */
const [EXACT, INEXACT] = [200_000, 64];

const START: ScrollPlace = { scrollTop: 0, top: 0 };

/**
 * Which rows of a list are on screen while a person scrolls. The rows stand between two spacers in a scroll box, all
 * of one height but for one gap that may be between two of them, under a head that sticks to the top, and above a foot,
 * if there is one, that sticks to the bottom. The box has their heights as `--_head` and `--_foot`, since no row that
 * gets the focus is to end up under them.
 */
export class RowWindowController implements ReactiveController {
  /** Rows to draw, until the next update. */
  range: RowRange = { first: 0, end: 0 };
  /** Rows to draw in outline while none has come: for the time of a frame, in which an answer may come, only one. */
  bones = 1;
  #box: HTMLElement | undefined;
  #lastBox: HTMLElement | undefined;
  #sizes: ResizeObserver | undefined;
  #height = 0;
  #rowHeight = 0;
  #headHeight = 0;
  /** Whether the box shows heads: where rows are cards, it does not. Until that is measured, it does. */
  hasHead = true;
  #gap: RowGap | undefined;
  #place = START;
  /** Whether the box is to be put where the list is, once there is room. */
  #isMoved = false;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #isLeaping = false;

  /**
   * @param box - The scroll box in the element's root, once it is drawn; its rows have `data-row`.
   * @param total - Rows in the whole list.
   * @param onScroll - Told that other rows are wanted, before they are drawn.
   */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly box: () => HTMLElement | null,
    private readonly total: () => number,
    private readonly onScroll: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    if (this.bones === 1) requestAnimationFrame(() => this.#showBones());
  }

  hostDisconnected(): void {
    clearTimeout(this.#rest);
    this.#sizes?.disconnect();
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
      if (box) (this.#sizes ??= new ResizeObserver(() => this.#measure())).observe(box);
      // A new box is at its top, and asking it would lay out the page; one that was put back may be elsewhere.
      this.#place = box && box === this.#lastBox ? scrolledTo(box.scrollTop, START, this.#measures) : START;
      this.#lastBox = box ?? this.#lastBox;
    }
    // First, since measuring lays the page out: rows without their spacers would shorten what is scrolled for a moment.
    this.#space();
    if (this.#isMoved) this.#go(this.#place);
    this.#isMoved = false;
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

  /** The rows that a person sees whole. */
  get inView(): RowRange {
    return wholeRows({ ...this.#measures, top: this.#place.top });
  }

  /**
   * Leaves room between two rows, or none, from the next drawing on.
   *
   * @param anchor - The row that stays where it is on screen. Default: the first, and so all above the gap.
   */
  setGap(gap: RowGap | undefined, anchor = 0): void {
    const before = this.#gap;
    if (gap?.after === before?.after && gap?.height === before?.height) return;
    this.#gap = gap;
    this.#isMoved = true;
    this.#place = anchoredPlace(this.#place, anchor, before, this.#measures);
    this.host.requestUpdate();
  }

  /** Rows to have: those drawn and some around them, but for a person who leaps on through the list. */
  get wanted(): RowRange {
    return this.#isLeaping ? this.range : withLookahead(this.range, this.total());
  }

  get #measures(): { height: number; rowHeight: number; total: number; gap: RowGap | undefined } {
    const height = this.#height - this.#headHeight;
    return { height, rowHeight: this.#rowHeight, total: this.total(), gap: this.#gap };
  }

  #onScroll = (): void => {
    if (!this.#box) return;
    this.#place = scrolledTo(this.#box.scrollTop, this.#place, this.#measures);
    const { first, end } = this.range;
    this.range = this.#rangeNow();
    if (this.range.first !== first || this.range.end !== end) {
      this.#isLeaping = this.range.first > end || this.range.end < first;
      this.onScroll();
      // In this very frame, and yet after answers that come at once, as those from memory do.
      drawInFrame(this.host);
    }
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#settle(), REST);
  };

  /** The box is where the list is; only a list that is higher than boxes can be moves it. */
  #settle(): void {
    if (this.#isLeaping) {
      this.#isLeaping = false;
      this.onScroll();
    }
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

  #showBones(): void {
    this.bones = BONES;
    this.host.requestUpdate();
  }

  #measure(): void {
    const box = this.#box;
    const row = box?.querySelector<HTMLElement>('[data-row]');
    // On paper rows are of any height, and nothing scrolls.
    if (!box || !row || matchMedia('print').matches) return;
    const rowHeight = row.getBoundingClientRect().height;
    const [head, foot] = ['thead', 'tfoot'].map((part) => box.querySelector(part)?.getBoundingClientRect().height ?? 0);
    const headHeight = (head ?? 0) + (foot ?? 0);
    const height = heightOf(box);
    const hasHead = head !== 0;
    const isSame = rowHeight === this.#rowHeight && headHeight === this.#headHeight && hasHead === this.hasHead;
    if (isSame && height === this.#height) return;
    this.hasHead = hasHead;
    this.#height = height;
    this.#rowHeight = rowHeight;
    this.#headHeight = headHeight;
    box.style.setProperty('--_head', `${String(head)}px`);
    box.style.setProperty('--_foot', `${String(foot)}px`);
    // Where it was scrolled before it was known to be smaller, the list was taken to be at an end.
    this.#place = scrolledTo(box.scrollTop, this.#place, this.#measures);
    this.host.requestUpdate();
  }

  /** Through the object model, since a strict content policy forbids style attributes. */
  #space(): void {
    const box = this.#box;
    if (!box) return;
    const measures = this.#measures;
    const { scrollTop, top } = this.#place;
    const [start, end] = [this.range.first, this.range.end].map((row) => rowTop(row, measures)) as [number, number];
    // Where the list is higher than its box, rows stand where the box is scrolled to, and not at their own height.
    const before = Math.max(0, start - top + scrollTop);
    // Rows in outline that are drawn a frame later have their room before, so that what is below does not move.
    const isBare = measures.total === 0 && this.bones < BONES && box.querySelector('[data-row]') !== null;
    const list = boxHeight(measures);
    const rest = list - before - (end - start) - (list > EXACT ? INEXACT : 0);
    const after = isBare ? (BONES - this.bones) * this.#rowHeight : rest;
    // What is scrolled keeps its height by itself, whatever happens to rows and spacers meanwhile.
    const isPart = this.range.end - this.range.first < measures.total;
    const held = isPart ? `${String(list + this.#headHeight)}px` : '';
    if (box.style.getPropertyValue('--_list') !== held) box.style.setProperty('--_list', held);
    // On the spacers themselves: a property of the box would be looked up anew by everything in it.
    const [above, below] = box.querySelectorAll<HTMLElement>('[data-spacer]');
    if (above) above.style.blockSize = `${String(before)}px`;
    if (below) below.style.blockSize = `${String(Math.max(0, after))}px`;
  }
}

/** Of a box that grows with its rows, as long as they are few, the height that it may have. */
function heightOf(box: HTMLElement): number {
  const { clientHeight, scrollHeight } = box;
  if (scrollHeight > clientHeight) return clientHeight;
  return Math.max(clientHeight, parseFloat(getComputedStyle(box).maxBlockSize) || 0);
}
