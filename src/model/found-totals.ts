import { noTotals, type Mailing } from './mailing.js';
import type { MailingTotals } from './query.js';
import type { ListRules } from './select.js';
import { SLICE, type Slices } from './slices.js';
import { addTotals, isSent } from './summary.js';

/** The sums of all mailings that a query is for, as the foot of their table has them; in slices. */
export function* totalsOfFound(
  mailings: readonly Mailing[],
  { isFound, statuses }: Pick<ListRules<Mailing>, 'isFound' | 'statuses'>,
): Slices<MailingTotals> {
  const sum = { mailings: 0, ...noTotals() };
  // The list may grow between two slices.
  const { length } = mailings;
  for (let index = 0; index < length; index += 1) {
    if (index % SLICE === SLICE - 1) yield;
    const mailing = mailings[index] as Mailing;
    if (!isSent(mailing) || (statuses.length > 0 && !statuses.includes(mailing.status)) || !isFound(mailing)) continue;
    sum.mailings += 1;
    addTotals(sum, mailing.totals);
  }
  return sum;
}

/** The sums, after one of the mailings has changed that they are of. */
export function totalsAfter(totals: MailingTotals, before: Mailing, after: Mailing): MailingTotals {
  const sums = { ...totals };
  if (isSent(before)) addTotals(sums, before.totals, -1);
  if (isSent(after)) addTotals(sums, after.totals, 1);
  sums.mailings += Number(isSent(after)) - Number(isSent(before));
  return sums;
}
