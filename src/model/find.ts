import type { ListRules } from './select.js';
import { SLICE, type Slices } from './slices.js';

/** Which rows of a list are found, by their places in it, before they are put in order. */
export interface Found {
  rows: Uint32Array;
  /** How many rows of each status are found when the filter by status is left out. */
  counts: Readonly<Record<string, number>>;
}

/** Finds the rows of a long list that a query is for, in slices; the same rows as `select` finds at once. */
export function* found<Item>(items: readonly Item[], rules: ListRules<Item>): Slices<Found> {
  const { seen, isFound, statusOf, statuses } = rules;
  const picked = new Set(statuses);
  // The list may grow between two slices.
  const { length } = items;
  const rows = new Uint32Array(length);
  const counts: Record<string, number> = {};
  let end = 0;
  for (let index = 0; index < length; index += 1) {
    if (index % SLICE === SLICE - 1) yield;
    const item = seen(items[index] as Item);
    if (!isFound(item)) continue;
    const status = statusOf(item);
    counts[status] = (counts[status] ?? 0) + 1;
    if (picked.size === 0 || picked.has(status)) rows[end++] = index;
  }
  return { rows: end === rows.length ? rows : rows.slice(0, end), counts };
}
