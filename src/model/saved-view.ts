/** Views that people save by name, in a storage of the host's. */

/** What a view says, as the attributes of `<mail-analytics>` have it. What is absent is as the element has it by itself. */
export interface ViewText {
  search?: string;
  statuses?: string;
  sort?: string;
  range?: string;
  from?: string;
  to?: string;
  columns?: string;
}

/** A view with the name that a person has given it. */
export interface SavedView {
  /** Unique among the views of a storage. */
  name: string;
  view: ViewText;
  /** Shown when the section is opened; one of them at the most. */
  isDefault?: boolean;
}

/**
 * Where views are kept: by a server of the host's, with a person's other settings, or in the browser (`viewsIn`). What
 * is thrown or rejected is shown where the views are, in the words of its message, and nothing is lost by it.
 */
export interface ViewStorage {
  list(): Promise<readonly SavedView[]> | readonly SavedView[];
  /** Takes the place of the view of the same name, if there is one. */
  save(view: SavedView): Promise<void> | void;
  /** A name that does not exist is no mistake. */
  remove(name: string): Promise<void> | void;
}

/** What a section shows by itself. */
const USUAL: Required<ViewText> = { search: '', statuses: '', sort: '-date', range: '', from: '', to: '', columns: '' };

const FIELDS = Object.keys(USUAL) as (keyof ViewText)[];

/** All that a view, or a section as it is now, says. */
export function wholeView(view: Readonly<ViewText>): Required<ViewText> {
  return Object.fromEntries(FIELDS.map((field) => [field, view[field] ?? USUAL[field]])) as Required<ViewText>;
}

/** Whether two views show the same. */
export function isSameView(one: Readonly<ViewText>, other: Readonly<ViewText>): boolean {
  const [whole, others] = [wholeView(one), wholeView(other)];
  return FIELDS.every((field) => whole[field] === others[field]);
}
