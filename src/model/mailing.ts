import type { MessageState } from './message.js';
import { REACHED, type MailingStatus, type Outcome, type Reached, type Reaction, type Status } from './status.js';
import type { Reason } from './reason.js';

/** Who a mailing is sent by. */
export interface Sender {
  name: string;
  email: string;
}

/** The numbers of one or more mailings: whole, counted in recipients, but for the last two. */
export interface Totals {
  /** Recipients addressed: always delivered + bounced + dropped + deferred + pending. */
  sent: number;
  delivered: number;
  bounced: number;
  dropped: number;
  deferred: number;
  pending: number;
  /** By a person, as far as the provider can tell. A click without an observed open is not counted here. */
  opened: number;
  clicked: number;
  spamReports: number;
  unsubscribed: number;
  /** Recipients whose mail was opened, or followed, by software. */
  machineOpened: number;
  /** Of `opened`: recipients of whom no provider could say that it was a person. */
  unknownOpened?: number;
  /** Distinct events, not recipients. */
  totalOpens: number;
  totalClicks: number;
}

/** One send: a mass mail, or one mail to one person. */
export interface Mailing {
  id: string;
  subject: string;
  sender: Sender;
  status: MailingStatus;
  /** When it was sent, or is to be: ISO 8601 with offset. Absent for a draft. */
  sentAt?: string;
  /** What it belongs to, as "project:42". */
  scope?: string;
  totals: Totals;
}

/** One message, as a row in the list of a mailing's recipients. */
export interface Recipient {
  messageId: string;
  /** May be empty: the address is shown then. */
  name: string;
  email: string;
  status: Status;
  /** When the status last became what it is: ISO 8601 with offset. */
  statusAt: string;
  lastEventAt: string;
  unsubscribed?: boolean;
  machineOpened?: boolean;
  opens: number;
  clicks: number;
  reason?: Reason;
  /** Where the status hides it: a spam report on a mail that bounced. Absent: read from the status. */
  outcome?: Outcome;
  reaction?: Reaction;
}

/** What a message tells about the mailing it is part of. */
export type MessageMailing = Pick<Mailing, 'id' | 'subject' | 'sender' | 'sentAt'>;

/** One message with its mailing: what an icon in a thread of notes knows. */
export interface Message extends Recipient {
  mailing: MessageMailing;
}

/** Sums that start at zero. */
export function noTotals(): Totals {
  return {
    sent: 0,
    delivered: 0,
    bounced: 0,
    dropped: 0,
    deferred: 0,
    pending: 0,
    opened: 0,
    clicked: 0,
    spamReports: 0,
    unsubscribed: 0,
    machineOpened: 0,
    unknownOpened: 0,
    totalOpens: 0,
    totalClicks: 0,
  };
}

/** What is needed of a message to count it: a folded state, or a recipient as an adapter gives it. */
export type Countable =
  | Pick<MessageState, 'outcome' | 'reaction' | 'opens' | 'clicks' | 'unsubscribed' | 'unknownOpens' | 'machineOpens'>
  | Recipient;

/** Whether there is nothing to count: it is yet to go, or was called off before any of it went. */
export function isUnsent({ status, totals }: Pick<Mailing, 'status' | 'totals'>): boolean {
  return status === 'draft' || status === 'scheduled' || (status === 'cancelled' && totals.pending === totals.sent);
}

/** Which name in `Totals` counts a filter of recipients. */
export const TOTAL_OF: Readonly<Record<Reached, keyof Totals>> = {
  delivered: 'delivered',
  bounced: 'bounced',
  dropped: 'dropped',
  deferred: 'deferred',
  pending: 'pending',
  opened: 'opened',
  clicked: 'clicked',
  'spam-report': 'spamReports',
  unsubscribed: 'unsubscribed',
  'machine-opened': 'machineOpened',
};

/**
 * Whether a message has come this far. The one test behind every number of a mailing and behind the filter that the
 * number opens, so that the two cannot differ.
 */
export function hasReached(message: Countable, reached: Reached): boolean {
  switch (reached) {
    case 'opened':
      return message.opens > 0;
    case 'clicked':
      return message.clicks > 0;
    case 'spam-report':
      return message.reaction === 'spam-report' || ('status' in message && message.status === 'spam-report');
    case 'unsubscribed':
      return message.unsubscribed === true || ('status' in message && message.status === 'unsubscribed');
    case 'machine-opened':
      return 'machineOpens' in message ? message.machineOpens > 0 : message.machineOpened === true;
    default:
      return outcomeOf(message) === reached;
  }
}

/** The delivery outcome: as given, else read from the headline. Whoever opened, clicked or complained has the mail. */
export function outcomeOf(message: Countable): Outcome {
  if (message.outcome) return message.outcome;
  switch (message.status) {
    case 'bounced':
    case 'dropped':
    case 'deferred':
      return message.status;
    case 'processed':
      return 'pending';
    default:
      return 'delivered';
  }
}

/** Counts messages, from what each has reached and never from its headline. */
export function totalsOf(messages: Iterable<Countable>): Totals {
  const totals = noTotals();
  for (const message of messages) addToTotals(totals, message, 1);
  return totals;
}

/**
 * Counts one more message into totals, in place; or one less, by which what has changed is counted as it was before.
 *
 * @param by - 1 for more, -1 for less.
 */
export function addToTotals(totals: Totals, message: Countable, by: 1 | -1): void {
  totals.sent += by;
  for (const reached of REACHED) {
    if (hasReached(message, reached)) totals[TOTAL_OF[reached]] = (totals[TOTAL_OF[reached]] ?? 0) + by;
  }
  if ('unknownOpens' in message && message.opens > 0 && message.unknownOpens === message.opens) {
    totals.unknownOpened = (totals.unknownOpened ?? 0) + by;
  }
  totals.totalOpens += by * message.opens;
  totals.totalClicks += by * message.clicks;
}
