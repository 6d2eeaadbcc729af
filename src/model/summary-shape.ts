import { checkTotals } from './mailing-shape.js';
import { count, date, listOf, optional, record, type Check } from './shape.js';

const numbers = { mailings: count, totals: checkTotals };

/** The numbers of a period. */
export const checkSummary: Check = record({
  ...numbers,
  previous: optional(record(numbers)),
  buckets: listOf(record({ from: date, totals: checkTotals }), 'from'),
});
