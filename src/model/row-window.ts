/** What stands between two rows: the details of the row above it. */
export interface RowGap {
  /** The row, by its place, right after which it stands. */
  after: number;
  /** In CSS pixels. */
  height: number;
}

/** What a list of rows of one height looks like through its scroll box. All lengths in CSS pixels. */
export interface Viewport {
  /** What is above the upper edge of the box: of the whole list, as if boxes could be of any height. */
  top: number;
  height: number;
  rowHeight: number;
  /** Rows in the whole list. */
  total: number;
  /** Of a row that has been opened. */
  gap?: RowGap | undefined;
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

/** Where a row begins, from the first one on; for the place after the last row, the height of the list. */
export function rowTop(row: number, { rowHeight, gap }: Pick<Viewport, 'gap' | 'rowHeight'>): number {
  return row * rowHeight + (gap && row > gap.after ? gap.height : 0);
}

/** Height of all rows, and of what stands between two of them. */
export function listHeight(list: Pick<Viewport, 'gap' | 'rowHeight' | 'total'>): number {
  return rowTop(list.total, list);
}

/** The rows to draw: those in view, and a few more on either side. */
export function visibleRows(view: Viewport, overscan = OVERSCAN): RowRange {
  const { top, rowHeight, total, gap } = view;
  // Heads may be higher than their box; that no row is drawn would leave none to measure once there is room.
  const height = Math.max(0, view.height);
  // Also where a measure is not a number at all: a box that is not on the page yet.
  if (!(total > 0 && rowHeight > 0) || !Number.isFinite(rowHeight + height)) return { first: 0, end: 0 };
  const start = Math.min(Math.max(0, top || 0), Math.max(0, listHeight(view) - height));
  const first = Math.max(0, Math.floor(placeAt(start, rowHeight, gap)) - overscan);
  const end = Math.min(total, Math.ceil(placeAt(start + height, rowHeight, gap)) + overscan);
  return { first: Math.min(first, end), end };
}

/** The rows that are wholly in view; of those that are all cut, the first. */
export function wholeRows(view: Viewport): RowRange {
  const { top, height, rowHeight } = view;
  const { first, end } = visibleRows(view, 0);
  // Boxes are scrolled to fractions of a pixel.
  const isWhole = (row: number): boolean =>
    rowTop(row, view) > top - 1 && rowTop(row, view) + rowHeight < top + height + 1;
  const start = first < end && !isWhole(first) ? first + 1 : first;
  const last = start < end && !isWhole(end - 1) ? end - 1 : end;
  return last > start ? { first: start, end: last } : { first, end: Math.min(first + 1, end) };
}

/** How many rows, with fractions, begin above this height. What is in a gap is still part of the row before it. */
function placeAt(height: number, rowHeight: number, gap?: RowGap): number {
  const place = height / rowHeight;
  if (!gap || place <= gap.after + 1) return place;
  return Math.max(gap.after + 0.5, (height - gap.height) / rowHeight);
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
  return [...Array(to - from + 1).keys()].map((index) => from + index);
}

/** The `top` at which a row is wholly in view, moving as little as possible. */
export function topFor(row: number, view: Omit<Viewport, 'total'>): number {
  const { top, height, rowHeight } = view;
  const start = rowTop(row, view);
  // Of a row that is higher than the box, the top.
  if (start < top || rowHeight >= height) return start;
  return start + rowHeight > top + height ? start + rowHeight - height : top;
}
