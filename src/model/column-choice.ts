import type { ColumnLayout } from './column-layout.js';
import { MAILING_COLUMNS, type MailingColumn } from './query.js';

/** What an attribute says of a layout; nothing of the one that a table has by itself. */
export function formatColumns({ shown, widths }: ColumnLayout): string {
  const isUsual = shown.length === MAILING_COLUMNS.length && shown.every((each, at) => each === MAILING_COLUMNS[at]);
  if (isUsual && !shown.some((column) => widths[column])) return '';
  return shown.map((column) => (widths[column] ? `${column}:${String(widths[column])}` : column)).join(' ');
}

/**
 * All columns in the order of a list to choose from. One that is hidden keeps the place that it had; where it had none,
 * it comes after the one that it usually stands behind.
 *
 * @param before - The list as it was.
 */
export function allInOrder(
  shown: readonly MailingColumn[],
  before: readonly MailingColumn[] = [],
): readonly MailingColumn[] {
  const kept = before.filter((column) => shown.includes(column));
  if (before.length === MAILING_COLUMNS.length && kept.join() === shown.join()) return before;
  const all = [...shown];
  for (const [place, column] of MAILING_COLUMNS.entries()) {
    if (all.includes(column)) continue;
    const previous = MAILING_COLUMNS[place - 1];
    all.splice(previous ? all.indexOf(previous) + 1 : 0, 0, column);
  }
  return all;
}

/** The list with one of its columns at another place. */
export function movedTo(all: readonly MailingColumn[], column: MailingColumn, place: number): readonly MailingColumn[] {
  const rest = all.filter((each) => each !== column);
  rest.splice(Math.min(Math.max(0, place), rest.length), 0, column);
  return rest;
}
