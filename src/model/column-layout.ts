import { MAILING_COLUMNS, type ColumnName, type MailingColumn, type OwnName } from './query.js';

/** How wide a column may be made, in CSS pixels. */
export const NARROWEST = 48;
export const WIDEST = 800;

/** How wide each column is where nobody has made it wider, in CSS pixels: all thirteen fit beside a menu at 1440. */
export const COLUMN_WIDTHS: Readonly<Record<MailingColumn, number>> = {
  subject: 230,
  'sending-user': 124,
  'sending-email': 140,
  status: 98,
  sent: 78,
  date: 126,
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
  shown: readonly ColumnName[];
  /** In CSS pixels, of those that were made wider or narrower. */
  widths: Readonly<Partial<Record<ColumnName, number>>>;
}

/**
 * The columns that an attribute names, each once, with the width behind a colon: "subject:320 date opened". Words that
 * are no column are passed over, and so are widths that are no number; without any column it is all of them.
 *
 * @param own - Columns of the host's own, which stand behind ours where nothing else is said.
 */
export function parseColumns(text: string, own: readonly OwnName[] = []): ColumnLayout {
  const all: readonly ColumnName[] = [...MAILING_COLUMNS, ...own];
  const shown = new Set<ColumnName>();
  const widths: Partial<Record<ColumnName, number>> = {};
  for (const word of text.split(/[\s,]+/)) {
    const [, name, width] = /^([a-z][a-z\d-]*)(?::(\d+)(?:px)?)?/.exec(word) ?? [];
    const column = all.find((each) => each === name);
    if (!column || shown.has(column)) continue;
    shown.add(column);
    if (width) widths[column] = within(Number(width));
  }
  return { shown: shown.size > 0 ? [...shown] : all, widths };
}

/** A width that a column may have, whole. */
export function within(width: number): number {
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
}
