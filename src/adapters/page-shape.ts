/** The checks of the windows of lists, loaded when the first is asked for; see `checked-lists.ts`. */
import { checkMailing, checkMailingTotals } from '../model/mailing-shape.js';
import { checkRecipient } from '../model/message-shape.js';
import type { Page } from '../model/query.js';
import { pageOf, ShapeError, type Check } from '../model/shape.js';

/** What was asked for. */
export interface AskedWindow {
  readonly offset: number;
  readonly limit: number;
}

type CheckWindow = (page: Page<unknown>, asked: AskedWindow) => void;

/** @throws {ShapeError} */
export const checkMailings = inWindow('mailings', pageOf('mailings', checkMailing, 'id', checkMailingTotals));

/** @throws {ShapeError} */
export const checkRecipients = inWindow('recipients', pageOf('recipients', checkRecipient, 'messageId'));

/** Rows of another window would stand in the wrong place; a million at once would halt the page, and are not looked at. */
function inWindow(name: string, check: Check): CheckWindow {
  return (page, { offset, limit }) => {
    const { length } = ((page as Page<unknown> | undefined)?.items ?? []) as { length?: unknown };
    if (Number(length) > limit)
      throw new ShapeError(name, `more than the ${String(limit)} that were asked for`, length);
    check(page, 'page');
    if (page.offset !== offset) {
      throw new ShapeError('page.offset', `not the ${String(offset)} that was asked for`, page.offset);
    }
  };
}
