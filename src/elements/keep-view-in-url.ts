import { formatSort, sortIn } from '../model/sort.js';
import { MAILING_STATUSES, STATUSES } from '../model/status.js';
import { viewFromParams, viewToParams } from '../model/view-params.js';
import type { View } from '../model/view.js';
import { wordsIn } from '../model/word-list.js';
import type { ViewChangeEvent } from './events.js';
import { namedByAddress } from './named-by-address.js';

/** How a view is kept in the address of a page. */
export interface KeepViewOptions {
  /** Before the name of each parameter, where a page has several lists: "sent-" makes "sent-search". */
  prefix?: string;
  /**
   * Whether *Back* undoes a step: a new entry in the history of the tab for each, but for what is typed into the search
   * and for widths and columns, which always take the place of the present one. Default: nothing adds an entry.
   */
  push?: boolean;
}

/** A list that tells its view, as `<mail-analytics>` and `<mail-recipients>` do. */
type ViewElement = HTMLElement & Record<Exclude<keyof View, Text>, unknown> & Record<Text, string>;
type Text = 'search' | 'statuses' | 'sort';

const SECTION = ['search', 'statuses', 'sort', 'range', 'from', 'to', 'columns', 'mailingId', 'drawerWidth'] as const;
const LIST = ['search', 'statuses', 'sort', 'reached'] as const;

/** What a step is not made of. */
const PASSING: readonly (keyof View)[] = ['search', 'columns', 'drawerWidth'];

/**
 * Keeps what a person sets on a list in the address of the page, so that it can be sent to others, and *Back* and a
 * reload show it again. What the element is given by the page is what an address without parameters means.
 *
 * ```ts
 * const stop = keepViewInUrl(document.querySelector('mail-analytics'), { prefix: 'sent-', push: true });
 * ```
 *
 * Other parameters of the page stay, and so does the state that a router keeps with an entry of the history. Does
 * nothing where there is no page. A drawer is opened again if its mailing is in the first window of the list.
 *
 * @param element - A `<mail-analytics>` or a `<mail-recipients>`; it may be registered later.
 * @returns what ends it, and leaves address and element as they are.
 */
export function keepViewInUrl(element: HTMLElement, { prefix = '', push = false }: KeepViewOptions = {}): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const running = new AbortController();
  const { signal } = running;
  const list = element as ViewElement;
  const begin = (): void => {
    if (signal.aborted) return;
    const fields: readonly (keyof View)[] = 'range' in element ? SECTION : LIST;
    const defaults = viewOf(list, fields);
    const inAddress = (): View => ({ ...defaults, ...viewFromParams(new URL(location.href).searchParams, { prefix }) });
    const show = (): void => {
      const view = inAddress();
      for (const field of fields) Object.assign(list, { [field]: propertyOf(view, field) });
    };
    const onChange = (event: Event): void => {
      if (event.target !== element) return;
      const { view } = event as ViewChangeEvent;
      const url = new URL(location.href);
      const before = inAddress();
      viewToParams(view, url.searchParams, { prefix, defaults });
      const isStep = fields.some(
        (field) => !PASSING.includes(field) && propertyOf(view, field) !== propertyOf(before, field),
      );
      write(url, push && isStep);
    };
    const named = viewFromParams(new URL(location.href).searchParams, { prefix });
    if (Object.keys(named).length > 0) namedByAddress.add(element);
    element.addEventListener('view-change', onChange, { signal });
    window.addEventListener('popstate', show, { signal });
    show();
  };
  if (customElements.get(element.localName)) begin();
  else void customElements.whenDefined(element.localName).then(begin);
  return () => running.abort();
}

function write(url: URL, isStep: boolean): void {
  try {
    history[isStep ? 'pushState' : 'replaceState'](history.state, '', url);
  } catch {
    // Frames without an address of their own have none to keep it in, and browsers refuse too many changes a minute:
    // the list goes on all the same.
  }
}

/** What the properties of an element say. */
function viewOf(list: ViewElement, fields: readonly (keyof View)[]): View {
  return {
    ...Object.fromEntries(fields.map((field) => [field, list[field]])),
    search: list.search,
    statuses: wordsIn(list.statuses, [...MAILING_STATUSES, ...STATUSES]),
    // What is no name stays as it is, for the list to pass over.
    sort: sortIn(list.sort) ?? { by: list.sort, direction: 'ascending' },
  };
}

/** What a property of an element takes. */
function propertyOf(view: View, field: keyof View): unknown {
  if (field === 'statuses') return view.statuses.join(' ');
  if (field === 'sort') return formatSort(view.sort);
  if (field === 'mailingId') return view.mailingId ?? '';
  return view[field];
}
