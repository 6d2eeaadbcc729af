import type { DrawerStrings } from './strings.js';

/** English of the drawer around the recipients. */
export const drawer: DrawerStrings = {
  filterByOutcome: 'Filter by what became of the mail',
  part: (name, count, sent) => `${name} ${count} of ${sent}`,
  width: 'Width of the panel',
  pixels: (formatted) => `${formatted} pixels`,
};
