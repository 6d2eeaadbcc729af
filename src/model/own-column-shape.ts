import type { OwnColumn } from './own-column.js';
import { ShapeError, oneOf, optional, text, type Check } from './shape.js';

const shape = {
  label: text,
  width: optional(is((value) => typeof value === 'number' && value > 0, 'not a number of pixels')),
  align: optional(oneOf(['start', 'end'])),
  render: isFunction,
  sortable: optional(is((value) => typeof value === 'boolean', 'not true or false')),
  csv: optional(isFunction),
  total: optional(isFunction),
} as const satisfies Record<Exclude<keyof OwnColumn<never>, 'name'>, Check>;

/** Takes the columns of the host's own out of what `columns` was given, and says what is wrong with the others. */
export function ownColumnsIn<Row>(
  list: readonly unknown[],
  ours: readonly string[],
): { columns: readonly OwnColumn<Row>[]; errors: readonly ShapeError[] } {
  const columns: OwnColumn<Row>[] = [];
  const errors: ShapeError[] = [];
  let place = -1;
  for (const each of list) {
    place += 1;
    try {
      const path = `columns[${String(place)}]`;
      if (isOurs(each, path, ours)) continue;
      const taken = columns.map(({ name }) => name);
      for (const [field, check] of Object.entries({ name: nameBeside([...ours, ...taken]), ...shape })) {
        check((each as Record<string, unknown>)[field], `${path}.${field}`);
      }
      columns.push(each as OwnColumn<Row>);
    } catch (error) {
      errors.push(error as ShapeError);
    }
  }
  return { columns, errors };
}

/** Whether it names one of ours; an own column of an earlier list may be named by a text as well. */
function isOurs(each: unknown, path: string, ours: readonly string[]): boolean {
  if (typeof each === 'string') return true;
  if (typeof each !== 'object' || !each) throw new ShapeError(path, 'neither a name nor a column', each);
  return 'name' in each && ours.includes(String(each.name)) && !('render' in each);
}

function nameBeside(taken: readonly string[]): Check {
  return (value, path) => {
    // Names of every object's own, as "constructor", are no names for anything else.
    if (typeof value !== 'string' || !/^[a-z][a-z\d-]*$/.test(value) || value in {}) {
      throw new ShapeError(path, 'not a name of small letters, digits and hyphens', value);
    }
    if (taken.includes(value)) throw new ShapeError(path, 'the name of another column', value);
  };
}

function is(isRight: (value: unknown) => boolean, problem: string): Check {
  return (value, path) => {
    if (!isRight(value)) throw new ShapeError(path, problem, value);
  };
}

function isFunction(value: unknown, path: string): void {
  if (typeof value !== 'function') throw new ShapeError(path, 'not a function', value);
}
