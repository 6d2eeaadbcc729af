/** What a host can do with recipients, and with which of them: the one rule behind a number on screen and the rows of it. */
import { hasReached, outcomeOf, type Recipient } from './mailing.js';
import type { RecipientQuery } from './query.js';
import { reasonKindOf, type ReasonKind } from './reason-code.js';
import type { Status } from './status.js';

/** In the order in which they stand on screen. */
export const RECIPIENT_ACTIONS = ['follow-up', 'fix-address', 'suppress'] as const;

/** `follow-up`: write once more; `fix-address`: find the right address; `suppress`: write no more. */
export type RecipientAction = (typeof RECIPIENT_ACTIONS)[number];

/** What a list of recipients is filtered by. */
export type RecipientFilter = Omit<RecipientQuery, 'limit' | 'offset' | 'sort'>;

/** Statuses of those who have the mail and can be written to once more. */
const HAVE_IT: readonly Status[] = ['delivered', 'opened', 'clicked'];

/** Failures for which the address is to blame. */
const WRONG_ADDRESS: readonly ReasonKind[] = [
  'no-such-address',
  'no-such-domain',
  'address-syntax',
  'address-moved',
  'mailbox-disabled',
];

/**
 * Whether an action can be taken with a recipient.
 *
 * - `follow-up`: whoever has the mail, and has neither unsubscribed nor reported spam.
 * - `fix-address`: whose mail bounced or was dropped because of the address.
 * - `suppress`: hard bounces, wrong addresses, spam reports, the unsubscribed, and who was held back for one of these.
 */
export function canTake(action: RecipientAction, recipient: Recipient): boolean {
  const isRefused = hasReached(recipient, 'spam-report') || hasReached(recipient, 'unsubscribed');
  if (action === 'follow-up') return HAVE_IT.includes(recipient.status) && !isRefused;
  const { reason = {} } = recipient;
  const outcome = outcomeOf(recipient);
  const kind = reason.kind ?? reasonKindOf(reason) ?? 'unknown';
  const isHard = outcome === 'bounced' && reason.bounceClass === 'hard';
  const hasFailed = outcome === 'bounced' || outcome === 'dropped';
  // A hard bounce that does not say what is to blame is one of the address.
  const isWrong = kind === 'unknown' ? isHard : hasFailed && WRONG_ADDRESS.includes(kind);
  if (action === 'fix-address') return isWrong;
  return isRefused || isWrong || isHard || (outcome === 'dropped' && kind === 'suppressed');
}

/**
 * Among whom an action is taken: all recipients in the answer for whom `canTake` holds. Who follows up and has filtered
 * by nothing means those who have not opened.
 *
 * @returns nothing where the filter leaves nobody with whom it could be taken.
 */
export function actionFilter(action: RecipientAction, filter: RecipientFilter): RecipientFilter | undefined {
  if (action !== 'follow-up') return filter;
  const asked = filter.statuses ?? (filter.reached ? HAVE_IT : ['delivered']);
  const statuses = HAVE_IT.filter((status) => asked.includes(status));
  return statuses.length > 0 ? { ...filter, statuses } : undefined;
}

/** Whether a filter tells those who opened from those who did not, which is never certain. */
export function reliesOnOpens({ statuses, reached }: RecipientFilter): boolean {
  const isTold = statuses !== undefined && statuses.includes('delivered') !== statuses.includes('opened');
  return isTold || reached === 'opened' || reached === 'machine-opened';
}
