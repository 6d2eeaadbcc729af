import type { Sort } from './query.js';

/** Reads a sort whose columns the list alone knows, its own and those of the host. Absent where it is no name. */
export function sortIn(text: string): Sort | undefined {
  const [, sign, by] = /^(-?)([a-z][a-z\d-]*)$/.exec(text) ?? [];
  return by === undefined ? undefined : { by, direction: sign ? 'descending' : 'ascending' };
}

/**
 * Reads a sort as attributes and addresses write it: a column, with `-` before it for descending, as "-date".
 * Absent where there is no such column.
 */
export function parseSort<Column extends string>(text: string, columns: readonly Column[]): Sort<Column> | undefined {
  const sort = sortIn(text);
  const by = columns.find((column) => column === sort?.by);
  return sort && by && { by, direction: sort.direction };
}

/** Writes a sort as `parseSort` reads it. */
export function formatSort({ by, direction }: Sort): string {
  return direction === 'descending' ? `-${by}` : by;
}

/** The sort after a press on the head of a column: the other way if it is sorted by already. */
export function pressedSort<Column extends string>(
  column: Column,
  current: Sort<Column>,
  firstDescending: readonly Column[],
): Sort<Column> {
  if (column === current.by) {
    return { by: column, direction: current.direction === 'ascending' ? 'descending' : 'ascending' };
  }
  return { by: column, direction: firstDescending.includes(column) ? 'descending' : 'ascending' };
}
