import type { MailingTotals } from './query.js';

/**
 * A column of the host's own, beside ours.
 *
 * ```ts
 * const owner = { name: 'owner', label: 'Owner', render: ({ id }) => ownerOf(id) };
 * section.columns = ['subject', owner, 'date', 'opened'];
 * ```
 */
export interface OwnColumn<Row> {
  /** In small letters, digits and hyphens, and none of ours: "owner". It stands in `columns`, `sort` and the view. */
  name: string;
  /** Of its head, of its place in the list of columns, before its value on a card, and in an exported file. */
  label: string;
  /** In CSS pixels, where nobody has made it wider. Default: 120. */
  width?: number;
  /** Where its cells stand. Default: `start`; numbers are read best at the `end`. */
  align?: 'start' | 'end';
  /**
   * What a cell shows: a text, a number, a node, or a template of Lit's. Texts are shown as they are, never as markup.
   * Where it throws, the cell is empty and `adapter-error` tells, once a column. Asked anew when the row has changed,
   * and when `columns` is set anew, which is how a host that learns more of a row shows it.
   *
   * What takes the focus in a cell is left out of the order of Tab: *Enter* or *F2* on the cell goes into it, Tab goes
   * on inside, and *Escape* comes back out. What has a `part` can be styled by the page.
   */
  render: (row: Row) => unknown;
  /** Whether its head sorts: then the adapter is asked with this name in `sort.by`. */
  sortable?: boolean;
  /** Its cell in an exported file. Default: what `render` gives, where that is a text or a number. */
  csv?: (row: Row) => string | number | null | undefined;
  /** What stands in the row of sums, of `<mail-analytics>` only. Default: nothing. */
  total?: (totals: MailingTotals) => unknown;
}

/** What `columns` is given as a list: the names of ours, each with a width behind a colon if wanted, and the host's own. */
export type ColumnList<Row> = readonly (string | { name: string; width?: number } | OwnColumn<Row>)[];

/** The same as an attribute has it. Whatever is no column is passed over where that is read. */
export function columnsText(list: ColumnList<never>): string {
  return list
    .map((each) => {
      if (typeof each !== 'object' || !each) return each;
      return each.width && !('render' in each) ? `${each.name}:${String(each.width)}` : each.name;
    })
    .join(' ');
}
