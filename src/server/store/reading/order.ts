import { sql, type RawBuilder } from 'kysely';

/** How rows are ordered: by a value, absent ones last in either direction, and by their ids where it is the same. */
export interface Order {
  readonly value: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
  readonly isDescending: boolean;
  /** Whether the value may be absent. */
  readonly isOptional?: boolean;
}

/** The row after which others are wanted. */
export interface Last {
  readonly value: string | number | null;
  readonly id: string;
}

/** @param isFlipped - From the end, for what is nearer to it. */
export function orderBy(
  { value, id, isDescending, isOptional = false }: Order,
  isFlipped = false,
): RawBuilder<unknown> {
  const direction = sql.raw(isDescending === isFlipped ? 'asc' : 'desc');
  // Without absent values the plain form is the one that an index has.
  const nulls = sql.raw(!isOptional ? '' : isFlipped ? 'nulls first' : 'nulls last');
  return sql`order by ${value} ${direction} ${nulls}, ${id} ${sql.raw(isFlipped ? 'desc' : 'asc')}`;
}

/** Whether a row comes after that one. */
export function isAfter({ value, id, isDescending, isOptional }: Order, last: Last): RawBuilder<boolean> {
  if (last.value === null) return sql`(${value} is null and ${id} > ${last.id})`;
  const [beyond, notBefore] = isDescending ? [sql`<`, sql`<=`] : [sql`>`, sql`>=`];
  // The first part is what an index can begin with.
  const isLater = sql<boolean>`(${value} ${notBefore} ${last.value} and (${value} ${beyond} ${last.value} or ${id} > ${last.id}))`;
  return isOptional ? sql`(${value} is null or ${isLater})` : isLater;
}

/** Which rows of a list of so many, and from which end they are reached sooner. */
export function windowOf(
  { offset, limit }: { offset: number; limit: number },
  total: number,
): { skip: number; take: number; isFlipped: boolean } {
  const take = Math.max(0, Math.min(limit, total - offset));
  const isFlipped = take > 0 && 2 * offset > total;
  return { skip: isFlipped ? total - offset - take : offset, take, isFlipped };
}

/** All of these conditions. */
export function every(conditions: readonly (RawBuilder<boolean> | undefined)[]): RawBuilder<boolean> {
  const given = conditions.filter((condition) => condition !== undefined);
  return given.length === 0 ? sql`true` : sql.join(given, sql` and `);
}

/** Whether a time in milliseconds is in a period; a bound that is no time includes nothing, as in the model. */
export function isWithin(
  at: RawBuilder<unknown>,
  { from, to }: { from?: string | undefined; to?: string | undefined },
): RawBuilder<boolean> | undefined {
  const bound = (time: string, sign: string): RawBuilder<boolean> => {
    const instant = Date.parse(time);
    return Number.isNaN(instant) ? sql`false` : sql`${at} ${sql.raw(sign)} ${instant}`;
  };
  if (from === undefined && to === undefined) return undefined;
  return every([from === undefined ? undefined : bound(from, '>='), to === undefined ? undefined : bound(to, '<')]);
}
