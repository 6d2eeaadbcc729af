import { instantOf } from './instant.js';

/**
 * Names the wrong field of wrong data. Whatever enters from outside (an adapter of the host's, an answer over HTTP)
 * passes one of these checks, so that a mistake is reported where it is made: "recipients[3].statusAt: not a date".
 * Written to be small: every page that asks an adapter loads it.
 */

/** Data of the wrong shape. The message begins with the path of the field. */
export class ShapeError extends TypeError {
  override readonly name = 'ShapeError';

  /**
   * @param path - Where: "recipients[3].statusAt".
   * @param problem - What is wrong: "not a date".
   * @param received - What came instead.
   */
  constructor(
    readonly path: string,
    readonly problem: string,
    readonly received: unknown,
  ) {
    super(`${path}: ${problem} (${brief(received)})`);
  }
}

/** Accepts a value, or throws a `ShapeError`. */
export type Check = (value: unknown, path: string) => void;

function brief(value: unknown): string {
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value) return 'an object';
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- lists and objects are answered for above
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? text.slice(0, 59) + '…' : text;
}

function check(isRight: (value: unknown) => unknown, problem: string): Check {
  return (value, path) => {
    if (!isRight(value)) throw new ShapeError(path, problem, value);
  };
}

export const text = check((value) => typeof value === 'string', 'not a text');
export const id = check((value) => typeof value === 'string' && value, 'not an id');
export const flag = check((value) => typeof value === 'boolean', 'not true or false');
export const count = check(
  (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  'not a whole number of 0 or more',
);
/** ISO 8601 with offset. */
export const date = check((value) => typeof value === 'string' && !Number.isNaN(instantOf(value)), 'not a date');
export const anObject = check((value) => typeof value === 'object' && value && !Array.isArray(value), 'not an object');
const list = check(Array.isArray, 'not a list');

export function oneOf(values: readonly string[]): Check {
  return check((value) => values.includes(value as string), `not one of ${values.join(', ')}`);
}

/** May be missing, or null. */
export function optional(inner: Check): Check {
  return (value, path) => {
    if (value !== undefined && value !== null) inner(value, path);
  };
}

/** An object with these fields, and whatever others. */
export function record(fields: Readonly<Record<string, Check>>): Check {
  return (value, path) => {
    anObject(value, path);
    // Of their own: old scripts of a page add to all objects.
    for (const name of Object.keys(fields)) fields[name]?.((value as Record<string, unknown>)[name], `${path}.${name}`);
  };
}

/** A list whose items differ in the field that identifies them. */
export function listOf(item: Check, identity: string): Check {
  return (value, path) => {
    list(value, path);
    const seen = new Set<unknown>();
    let index = 0;
    for (const entry of value as Record<string, unknown>[]) {
      const at = `${path}[${String(index++)}]`;
      item(entry, at);
      const own = entry[identity];
      if (seen.has(own)) throw new ShapeError(`${at}.${identity}`, 'occurs twice', own);
      seen.add(own);
    }
  };
}

/** A window of a list; `name` is what its rows are called in the report of a mistake. */
export function pageOf(name: string, item: Check, identity: string, totals: Check = () => undefined): Check {
  const shape = record({ offset: count, total: count, counts: optional(counts), totals: optional(totals) });
  const items = listOf(item, identity);
  return (value, path) => {
    shape(value, path);
    items((value as { items: unknown }).items, name);
  };
}

const counts: Check = (value, path) => {
  anObject(value, path);
  for (const [status, number] of Object.entries(value as object)) count(number, `${path}.${status}`);
};
