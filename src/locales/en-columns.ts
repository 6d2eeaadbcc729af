import type { ColumnsStrings } from './strings.js';

/** English of the list in which columns are chosen. */
export const columns: ColumnsStrings = {
  label: 'Choose columns',
  moveUp: (column) => `Move ${column} up`,
  moveDown: (column) => `Move ${column} down`,
  place: (column, place, count) => `${column}: place ${String(place)} of ${String(count)}`,
  reset: 'Reset columns',
};
