import { MAILING_COLUMNS, type MailingColumn } from './query.js';

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

/** A width that a column may have, whole. */
export function within(width: number): number {
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
}
