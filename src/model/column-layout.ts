import { MAILING_COLUMNS, type MailingColumn } from './query.js';

/** How wide a column may be made, in CSS pixels. */
export const NARROWEST = 48;
export const WIDEST = 800;

/** How wide each column is where nobody has made it wider, in CSS pixels: all thirteen fit beside a menu at 1440. */
export const COLUMN_WIDTHS: Readonly<Record<MailingColumn, number>> = {
  subject: 244,
  'sending-user': 124,
  'sending-email': 140,
  status: 98,
  sent: 78,
  date: 112,
  delivered: 82,
  opened: 82,
  clicked: 82,
  bounced: 82,
  dropped: 82,
  deferred: 82,
  'spam-report': 100,
};

/** Which columns a table shows. */
export interface ColumnLayout {
  /** In the order in which they stand. */
  shown: readonly MailingColumn[];
  /** In CSS pixels, of those that were made wider or narrower. */
  widths: Readonly<Partial<Record<MailingColumn, number>>>;
}

/**
 * The columns that an attribute names, each once, with the width behind a colon: "subject:320 date opened". Words that
 * are no column are passed over, and so are widths that are no number; without any column it is all of them.
 */
export function parseColumns(text: string): ColumnLayout {
  const shown = new Set<MailingColumn>();
  const widths: Partial<Record<MailingColumn, number>> = {};
  for (const word of text.split(/[\s,]+/)) {
    const [, name, width] = /^([a-z-]+)(?::(\d+)(?:px)?)?/.exec(word) ?? [];
    const column = MAILING_COLUMNS.find((each) => each === name);
    if (!column || shown.has(column)) continue;
    shown.add(column);
    if (width) widths[column] = within(Number(width));
  }
  return { shown: shown.size > 0 ? [...shown] : MAILING_COLUMNS, widths };
}

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

/** A width that a column may have, whole. */
export function within(width: number): number {
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
}
