import type { ProblemStrings } from './strings.js';

export const problem: ProblemStrings = {
  title: 'This could not be loaded',
  tryAgain: 'Try again',
  noAdapter: 'No data source is set: give the element a “src” or an “adapter”.',
  refresh: (count, formatted) => `${formatted} ${count === 1 ? 'change' : 'changes'} · refresh order`,
  changed: 'Rows have changed, and their order can be refreshed.',
};
