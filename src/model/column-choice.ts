import type { ColumnLayout } from './column-layout.js';
import { MAILING_COLUMNS, type ColumnName } from './query.js';

/**
 * What an attribute says of a layout; nothing of the one that a table has by itself.
 *
 * @param known - All columns, as `parseColumns` has them by itself.
 */
export function formatColumns({ shown, widths }: ColumnLayout, known: readonly ColumnName[] = MAILING_COLUMNS): string {
  const isUsual = shown.length === known.length && shown.every((each, at) => each === known[at]);
  if (isUsual && !shown.some((column) => widths[column])) return '';
  return shown.map((column) => (widths[column] ? `${column}:${String(widths[column])}` : column)).join(' ');
}

/**
 * All columns in the order of a list to choose from. One that is hidden keeps the place that it had; where it had none,
 * it comes after the one that it usually stands behind.
 *
 * @param before - The list as it was.
 * @param known - All columns, as `parseColumns` has them by itself.
 */
export function allInOrder(
  shown: readonly ColumnName[],
  before: readonly ColumnName[] = [],
  known: readonly ColumnName[] = MAILING_COLUMNS,
): readonly ColumnName[] {
  const kept = before.filter((column) => shown.includes(column));
  if (before.length === known.length && kept.join() === shown.join()) return before;
  const all = [...shown];
  known.forEach((column, place) => {
    if (all.includes(column)) return;
    const previous = known[place - 1];
    all.splice(previous ? all.indexOf(previous) + 1 : 0, 0, column);
  });
  return all;
}

/** The list with one of its columns at another place. */
export function movedTo(all: readonly ColumnName[], column: ColumnName, place: number): readonly ColumnName[] {
  const rest = all.filter((each) => each !== column);
  rest.splice(Math.min(Math.max(0, place), rest.length), 0, column);
  return rest;
}
