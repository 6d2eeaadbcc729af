/** A step from one form of the tables to the next. Steps go forward only, and one that was released never changes. */
export interface Migration {
  /** Counted from 1, without gaps. */
  readonly number: number;
  readonly name: string;
  /** Run one after the other, in one transaction. */
  statements(layout: Layout): readonly string[];
}

/** How the tables are laid out. */
export interface Layout {
  /** Into so many parts each table is split, by a hash of the account; 0: not split. */
  readonly partitions: number;
}

/**
 * A table of the schema, split by account where the layout says so.
 *
 * @param columns - What stands between the brackets.
 * @param fill - Per cent of a page that rows are first put into; the rest is for their later versions.
 */
export function table(name: string, columns: string, { partitions }: Layout, fill?: number): readonly string[] {
  const create = `create table mail_analytics.${name} (${columns})`;
  const storage = fill === undefined ? '' : ` with (fillfactor = ${String(fill)})`;
  if (partitions === 0) return [create + storage];
  return [
    `${create} partition by hash (account)`,
    ...Array.from(
      { length: partitions },
      (_, part) =>
        `create table mail_analytics.${name}_${String(part)} partition of mail_analytics.${name} ` +
        `for values with (modulus ${String(partitions)}, remainder ${String(part)})${storage}`,
    ),
  ];
}
