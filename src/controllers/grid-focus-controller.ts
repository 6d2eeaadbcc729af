import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { RowRange } from '../model/row-window.js';
import { isWithinOwn, placeIn } from './cell-place.js';

interface Rows {
  readonly inView: RowRange;
  scrollTo(row: number): void;
}

/**
 * The one place among the rows of a list to which Tab comes, and the arrow keys from there: up and down through all
 * rows, though few are drawn, and sideways through the cells of one. What has the focus is the button of a cell, else
 * the cell; while a row has not come yet, the row. Made after the controllers that draw rows.
 */
export class GridFocusController implements ReactiveController {
  #row = 0;
  #cell = 0;
  /** What Tab comes to. */
  #stop: HTMLElement | undefined;
  /** The focus is to go where the keys led. */
  #isMoving = false;
  #hadFocus = false;

  /**
   * @param box - The scroll box in the element's root; its rows have `data-row` and `aria-rowindex`, the head being 1.
   * @param total - Rows in the whole list.
   */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly box: () => HTMLElement | null,
    private readonly rows: Rows,
    private readonly total: () => number,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    this.#hadFocus = this.#stop !== undefined && this.#stop.matches(':focus');
  }

  hostUpdated(): void {
    const box = this.box();
    if (!box) return;
    const row = rowAt(box, this.#row);
    const first = row ?? rowAt(box, this.rows.inView.first) ?? box.querySelector<HTMLElement>('[data-row]');
    this.#stopAt(first && targetIn(first, this.#cell));
    if (!this.#isMoving && !this.#hadFocus) return;
    this.#isMoving = false;
    // A row that was scrolled away takes the focus along; whoever goes on is to be where he was.
    const target = row ? this.#stop : box;
    if (target && !target.matches(':focus')) target.focus({ preventScroll: true });
  }

  /** The rows are others: Tab comes to the first. */
  toFirst(): void {
    this.#row = 0;
  }

  /** Something in the box has got the focus. */
  readonly onFocus = ({ target }: FocusEvent): void => {
    const row = rowOf(target);
    if (!row) return;
    this.#row = indexOf(row);
    const cell = [...row.children].findIndex((each) => each.contains(target as Node));
    if (cell >= 0) this.#cell = cell;
    this.#stopAt(target as HTMLElement);
  };

  readonly onKey = (event: KeyboardEvent): void => {
    const row = rowOf(event.target);
    if (!row || isWithinOwn(event.target) || event.altKey || event.metaKey || event.defaultPrevented) return;
    const { first, end } = this.rows.inView;
    const page = Math.max(1, end - first - 1);
    const isRightToLeft = getComputedStyle(row).direction === 'rtl';
    const [next, previous] = isRightToLeft ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const last = this.total() - 1;
    const at = indexOf(row);
    const places: Partial<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: last,
    };
    const step = event.key === next ? 1 : event.key === previous ? -1 : 0;
    const place = step === 0 ? places[event.key] : at;
    if (place === undefined) return;
    event.preventDefault();
    this.#row = Math.min(Math.max(0, place), last);
    this.#cell = nextSeen(row, this.#cell, step);
    this.#isMoving = true;
    this.rows.scrollTo(this.#row);
    this.host.requestUpdate();
  };

  #stopAt(stop: HTMLElement | null): void {
    if (stop === this.#stop) return;
    this.#stop?.setAttribute('tabindex', '-1');
    stop?.setAttribute('tabindex', '0');
    this.#stop = stop ?? undefined;
  }
}

function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
}

function rowAt(box: HTMLElement, row: number): HTMLElement | null {
  return box.querySelector<HTMLElement>(`[data-row][aria-rowindex="${String(row + 2)}"]`);
}

function indexOf(row: HTMLElement): number {
  return Number(row.getAttribute('aria-rowindex')) - 2;
}

/** The next cell to a side that is to be seen, since cards leave some out; where there is none, the same. */
function nextSeen({ children }: HTMLElement, cell: number, step: number): number {
  const at = Math.min(cell, children.length - 1);
  if (step === 0) return at;
  let next = at + step;
  while (children[next] && !isSeen(children[next] as Element)) next += step;
  return children[next] ? next : at;
}

/** A cell without a box of its own is seen by what it holds. */
function isSeen(cell: Element): boolean {
  return cell.checkVisibility() || [...cell.children].some((each) => each.checkVisibility());
}

function targetIn(row: HTMLElement, cell: number): HTMLElement {
  const at = row.children[Math.min(cell, row.children.length - 1)];
  return row.matches('.pending') || !at ? row : placeIn(at);
}
