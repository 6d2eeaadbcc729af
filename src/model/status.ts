/**
 * What can be said of one message: the nine statuses a person reads, and the three axes they are made from.
 * A status is never stored first; it is derived from the milestones of a message, in `message.ts`.
 */

/** The nine statuses of a recipient, in the order in which a mail usually lives through them. */
export const STATUSES = [
  'processed',
  'deferred',
  'delivered',
  'opened',
  'clicked',
  'bounced',
  'dropped',
  'spam-report',
  'unsubscribed',
] as const;

/** What a person reads beside a recipient. */
export type Status = (typeof STATUSES)[number];

/** The statuses of a mailing as a whole, from first draft to end. */
export const MAILING_STATUSES = ['draft', 'scheduled', 'sending', 'sent', 'failed', 'cancelled'] as const;

/** How far the sending of a mailing has come. */
export type MailingStatus = (typeof MAILING_STATUSES)[number];

/** The five ends of which every message has exactly one: `sent` is always their sum. */
export const OUTCOMES = ['delivered', 'bounced', 'dropped', 'deferred', 'pending'] as const;

/** Where the delivery of a message ended, or stands. */
export type Outcome = (typeof OUTCOMES)[number];

/** How far a message went on the delivery axis; `queued` before any event. */
export type Delivery = 'queued' | 'processed' | 'deferred' | 'delivered' | 'dropped' | 'bounced';

/** What the recipient did with the mail. `machine-open`: only software is known to have opened it. */
export type Engagement = 'none' | 'machine-open' | 'opened' | 'clicked';

/** How the recipient answered to being written to at all. A spam report is never taken back. */
export const REACTIONS = ['none', 'unsubscribed', 'spam-report'] as const;

export type Reaction = (typeof REACTIONS)[number];

/**
 * Why a mail came back. `hard`: the address does not work; `soft`: not now; `block`: the server refuses the
 * sender or the content.
 */
export const BOUNCE_CLASSES = ['hard', 'soft', 'block'] as const;

export type BounceClass = (typeof BOUNCE_CLASSES)[number];

/**
 * Which status is shown when several hold: the first of these that does. A host that counts unsubscribing as a
 * status puts `unsubscribed` into a list of its own; where none holds, the message is `processed`.
 */
export const HEADLINE_ORDER: readonly Status[] = [
  'spam-report',
  'bounced',
  'dropped',
  'clicked',
  'opened',
  'delivered',
  'deferred',
  'processed',
];

/** Milestones and outcomes by which recipients are picked; each is a number in the sent-mail table. */
export const REACHED = [
  'delivered',
  'bounced',
  'dropped',
  'deferred',
  'pending',
  'opened',
  'clicked',
  'spam-report',
  'unsubscribed',
  'machine-opened',
] as const;

/** One of the numbers of a mailing, as a filter on its recipients. */
export type Reached = (typeof REACHED)[number];
