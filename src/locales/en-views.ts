import type { ViewsStrings } from './views-strings.js';

/** English of the views that a person has saved. */
export const views: ViewsStrings = {
  label: 'Views',
  changed: 'changed',
  empty: 'No view is saved yet.',
  name: 'Name of the view',
  saveNew: 'Save as new view',
  save: (name) => `Save changes to “${name}”`,
  atStart: (name) => `Show “${name}” at the start`,
  rename: (name) => `Rename “${name}”`,
  remove: (name) => `Delete “${name}”`,
  removed: (name) => `“${name}” was deleted.`,
  undo: 'Undo',
  taken: (name) => `There is a view “${name}” already.`,
  failed: 'The views could not be read or saved.',
};
