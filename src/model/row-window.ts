/** What a list of rows of one height looks like through its scroll box. All lengths in CSS pixels. */
export interface Viewport {
  /** What is above the upper edge of the box: of the whole list, as if boxes could be of any height. */
  top: number;
  height: number;
  rowHeight: number;
  /** Rows in the whole list. */
  total: number;
}

/** Rows from `first` up to but without `end`. */
export interface RowRange {
  first: number;
  end: number;
}

/** Rows kept ready above and below what is seen, so that a small scroll shows no gap. */
export const OVERSCAN = 6;

/** Rows asked for at once. */
export const PAGE_SIZE = 100;

/** The rows to draw: those in view, and a few more on either side. */
export function visibleRows({ top, height, rowHeight, total }: Viewport, overscan = OVERSCAN): RowRange {
  // Also where a measure is not a number at all: a box that is not on the page yet.
  if (!(total > 0 && rowHeight > 0 && height >= 0) || !Number.isFinite(rowHeight + height)) return { first: 0, end: 0 };
  const start = Math.min(Math.max(0, top || 0), Math.max(0, total * rowHeight - height));
  const first = Math.max(0, Math.floor(start / rowHeight) - overscan);
  const end = Math.min(total, Math.ceil((start + height) / rowHeight) + overscan);
  return { first: Math.min(first, end), end };
}

/** Rows on either side of those that are drawn which are asked for with them, so that they are there when scrolled to. */
export const LOOKAHEAD = 40;

/** These rows and some on either side, as far as the list goes. */
export function withLookahead({ first, end }: RowRange, total: number, rows = LOOKAHEAD): RowRange {
  if (end <= first) return { first, end };
  return { first: Math.max(0, first - rows), end: Math.max(end, Math.min(total, end + rows)) };
}

/** The pages that hold these rows, by number from 0. */
export function pagesOf({ first, end }: RowRange, pageSize = PAGE_SIZE): number[] {
  if (end <= first) return [];
  const from = Math.floor(first / pageSize);
  const to = Math.floor((end - 1) / pageSize);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** The `top` at which a row is wholly in view, moving as little as possible. */
export function topFor(row: number, { top, height, rowHeight }: Viewport): number {
  const start = row * rowHeight;
  // Of a row that is higher than the box, the top.
  if (start < top || rowHeight >= height) return start;
  return start + rowHeight > top + height ? start + rowHeight - height : top;
}
