import { periodOf, type PeriodWords } from './period.js';
import { formatSort, sortIn } from './sort.js';
import { MAILING_STATUSES, REACHED, STATUSES } from './status.js';
import type { View } from './view.js';
import { wordsIn } from './word-list.js';

/** Named values, as a `URLSearchParams` is. */
export interface Params {
  get(name: string): string | null;
  set(name: string, value: string): void;
  delete(name: string): void;
}

/** How a view stands among the parameters of a page. */
export interface ViewParamsOptions {
  /** Before each name, where a page has several lists: "sent-" makes "sent-search". */
  prefix?: string;
  /** What a list shows by itself: of that the parameters say nothing. Default: nothing at all. */
  defaults?: Partial<View>;
}

const NAMES = {
  search: 'search',
  statuses: 'statuses',
  sort: 'sort',
  range: 'range',
  from: 'from',
  to: 'to',
  columns: 'columns',
  mailingId: 'mailing',
  drawerWidth: 'drawer-width',
  reached: 'reached',
} as const satisfies Record<keyof View, string>;

const FIELDS = Object.keys(NAMES) as (keyof View)[];

/**
 * Writes a view into the parameters of an address, and leaves all others as they are.
 *
 * ```ts
 * const params = viewToParams(event.view, new URLSearchParams(location.search));
 * ```
 *
 * @param params - These are written to.
 * @returns the same parameters.
 */
export function viewToParams<Kept extends Params>(
  view: View,
  params: Kept,
  { prefix = '', defaults = {} }: ViewParamsOptions = {},
): Kept {
  for (const field of FIELDS) {
    const text = textOf(view, field);
    if (text === textOf(defaults, field)) params.delete(prefix + NAMES[field]);
    else params.set(prefix + NAMES[field], text);
  }
  return params;
}

/**
 * Reads what parameters say of a view. Whatever they do not name, or name in a way that cannot be understood, is absent
 * from the answer: nothing in an address makes this throw.
 */
export function viewFromParams(params: Pick<Params, 'get'>, { prefix = '' }: ViewParamsOptions = {}): Partial<View> {
  const view: Partial<View> = {};
  for (const field of FIELDS) {
    const text = params.get(prefix + NAMES[field]);
    if (text !== null) Object.assign(view, read(field, text));
  }
  return view;
}

function textOf({ statuses = [], sort, ...rest }: Partial<View>, field: keyof View): string {
  if (field === 'statuses') return statuses.join(' ');
  if (field === 'sort') return sort ? formatSort(sort) : '';
  return String(rest[field] ?? '');
}

function read(field: keyof View, text: string): Partial<View> {
  switch (field) {
    case 'search':
    case 'columns':
      return { [field]: text };
    case 'statuses':
      return { statuses: wordsIn(text, [...MAILING_STATUSES, ...STATUSES]) };
    case 'sort': {
      const sort = sortIn(text);
      return sort ? { sort } : {};
    }
    case 'range':
    case 'from':
    case 'to':
      return isPeriod({ [field]: text }) ? { [field]: text } : {};
    case 'mailingId':
      return { mailingId: text || undefined };
    case 'drawerWidth':
      return text === ''
        ? { drawerWidth: undefined }
        : /^[1-9]\d{0,4}$/.test(text)
          ? { drawerWidth: Number(text) }
          : {};
    case 'reached':
      return text === '' ? { reached: undefined } : knownReached(text);
  }
}

function isPeriod(words: PeriodWords): boolean {
  try {
    periodOf(words, 0, 'UTC');
    return true;
  } catch {
    return false;
  }
}

function knownReached(text: string): Partial<View> {
  const reached = REACHED.find((each) => each === text);
  return reached ? { reached } : {};
}
