import { listHeight, rowTop, type RowGap, type Viewport } from './row-window.js';

/**
 * Lists that are higher than boxes can be. Browsers end a box at some height (Firefox at 17.8, Chromium at 33.5 million
 * pixels), and a million rows are more. Such a list is scrolled in a box of a height that all of them allow: small
 * movements move the list as far as the box, so that a turn of the wheel is what it always is; a leap, as by dragging
 * the scroll bar, goes to the same share of the list as of the box; and when the box rests, it is put to the place that
 * is the list's share, so that both come to their ends together.
 */

/** Pixels beyond which the box stays as it is: Firefox keeps heads in view in the first 8.9 million. */
export const MAX_BOX_HEIGHT = 8_000_000;

/** Pixels at either end in which the box and the list move alike. */
const END_ZONE = 1_000_000;

/** Where a box is scrolled to, and the list in it. Both in pixels; the same where the list is no higher than a box. */
export interface ScrollPlace {
  readonly scrollTop: number;
  readonly top: number;
}

type Measures = Omit<Viewport, 'top'>;

/** Height of what is scrolled in the box. */
export function boxHeight(measures: Measures): number {
  return Math.min(listHeight(measures), MAX_BOX_HEIGHT);
}

/** Where the list is, now that the box has been scrolled. */
export function scrolledTo(scrollTop: number, last: ScrollPlace, measures: Measures): ScrollPlace {
  const moved = scrollTop - last.scrollTop;
  const isLeap = Math.abs(moved) > 2 * measures.height;
  if (!isHigh(measures) || isLeap) return { scrollTop, top: topAt(scrollTop, measures) };
  return { scrollTop, top: within(last.top + moved, measures) };
}

/** The place of a box that rests: at the list's share, and at an end only if the list is. */
export function restingPlace(top: number, measures: Measures): ScrollPlace {
  const start = within(top, measures);
  return { scrollTop: scrollTopAt(start, measures), top: start };
}

/**
 * The place at which a row is where it was on screen, as far as the list goes, though its gap is another one now.
 *
 * @param row - The one that stays, as what a person has just pressed.
 * @param before - The gap that was there.
 */
export function anchoredPlace(
  { scrollTop, top }: ScrollPlace,
  row: number,
  before: RowGap | undefined,
  measures: Measures,
): ScrollPlace {
  const moved = rowTop(row, measures) - rowTop(row, { ...measures, gap: before });
  const next = within(top + moved, measures);
  // The box goes along, since only what is around the row is to move.
  return { scrollTop: Math.max(0, scrollTop + next - top), top: next };
}

function isHigh(measures: Measures): boolean {
  return listHeight(measures) > MAX_BOX_HEIGHT;
}

function topAt(scrollTop: number, measures: Measures): number {
  const [box, list] = ranges(measures);
  if (!isHigh(measures) || scrollTop <= END_ZONE) return within(scrollTop, measures);
  if (scrollTop >= box - END_ZONE) return within(list - (box - scrollTop), measures);
  return END_ZONE + ((scrollTop - END_ZONE) * (list - 2 * END_ZONE)) / (box - 2 * END_ZONE);
}

function scrollTopAt(top: number, measures: Measures): number {
  const [box, list] = ranges(measures);
  if (!isHigh(measures) || top <= END_ZONE) return top;
  if (top >= list - END_ZONE) return box - (list - top);
  return Math.round(END_ZONE + ((top - END_ZONE) * (box - 2 * END_ZONE)) / (list - 2 * END_ZONE));
}

/** How far the box can be scrolled, and how far the list. */
function ranges(measures: Measures): [box: number, list: number] {
  const { height } = measures;
  return [Math.max(0, boxHeight(measures) - height), Math.max(0, listHeight(measures) - height)];
}

function within(top: number, measures: Measures): number {
  return Math.min(Math.max(0, top), Math.max(0, listHeight(measures) - measures.height));
}
