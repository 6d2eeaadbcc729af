import { sql, type RawBuilder } from 'kysely';

import { keptText } from '../rows/kept-text.js';

/** Between the texts of one row: nobody searches for it. */
const SEPARATOR = '\u001f';

/**
 * The texts of a row as they are searched: in the case that a pattern of JavaScript's sees in them when case is
 * ignored, which is what a search means (`select.ts`). A database that lowers or raises letters by its own rules would
 * find other rows.
 */
export function soughtIn(texts: readonly string[]): string {
  return texts.map((text) => patternCase(keptText(text))).join(SEPARATOR);
}

/**
 * Whether the texts have the words that are sought.
 *
 * @param columns - The texts by themselves, for letters whose small form is not one letter: "İ", "ẞ".
 */
export function searchCondition(
  search: string | undefined,
  sought: RawBuilder<unknown>,
  columns: readonly RawBuilder<unknown>[],
): RawBuilder<boolean> | undefined {
  const words = keptText(search?.trim() ?? '');
  if (!words) return undefined;
  const isFound = sql<boolean>`${sought} like ${within(patternCase(words))}`;
  if (/^[ -~]*$/.test(words)) return isFound;
  const small = within(words.toLowerCase());
  const ways = [isFound, ...columns.map((column) => sql<boolean>`lower(${column} collate "und-x-icu") like ${small}`)];
  return sql<boolean>`(${sql.join(ways, sql` or `)})`;
}

/** A pattern of LIKE. */
function within(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** ECMA-262, `Canonicalize`: each code unit raised by itself, where that gives one unit and ASCII stays ASCII. */
function patternCase(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toUpperCase();
  let raised = '';
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index);
    const upper = unit.toUpperCase();
    raised += upper.length === 1 && !(unit > '\x7f' && upper <= '\x7f') ? upper : unit;
  }
  return raised;
}
