import { sender } from './message-shape.js';
import { count, date, id, oneOf, optional, record, text } from './shape.js';
import { MAILING_STATUSES } from './status.js';

const NUMBERS = {
  sent: count,
  delivered: count,
  bounced: count,
  dropped: count,
  deferred: count,
  pending: count,
  opened: count,
  clicked: count,
  spamReports: count,
  unsubscribed: count,
  machineOpened: count,
  unknownOpened: optional(count),
  totalOpens: count,
  totalClicks: count,
};

/** The numbers of a mailing. */
export const checkTotals = record(NUMBERS);

/** The sums of several. */
export const checkMailingTotals = record({ ...NUMBERS, mailings: count });

/** A mailing, as a row of the sent-mail table. */
export const checkMailing = record({
  id,
  subject: text,
  sender,
  status: oneOf(MAILING_STATUSES),
  sentAt: optional(date),
  scope: optional(text),
  totals: checkTotals,
});
