/** The views that a person has saved by name. */
export interface ViewsStrings {
  /** Of the button and of its list. */
  label: string;
  /** Of the sign that what is shown is not what was saved. */
  changed: string;
  empty: string;
  /** Of the field for a name. */
  name: string;
  saveNew: string;
  save: (name: string) => string;
  atStart: (name: string) => string;
  rename: (name: string) => string;
  remove: (name: string) => string;
  removed: (name: string) => string;
  undo: string;
  taken: (name: string) => string;
  /** Before what the storage says of it. */
  failed: string;
}
