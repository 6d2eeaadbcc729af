import type { WhyStrings } from './strings.js';

/** English of the answer to "why this status?". */
export const why: WhyStrings = {
  question: 'Why this status?',
  rules: {
    processed: 'The mail was accepted for sending, and nothing has been reported since.',
    deferred: 'Delivery was put off, and no delivery has been reported yet.',
    delivered:
      'A delivery counts until a person opens the mail or clicks a link. What software opens does not change it.',
    opened: 'An open by a person counts more than the delivery. Opening again does not move the time.',
    clicked: 'A click counts more than opens and the delivery. Clicking again does not move the time.',
    bounced: 'A soft bounce or a block counts until the mail is delivered, opened or clicked after all.',
    dropped: 'The mail service did not send the mail, so nothing else can follow.',
    'spam-report': 'A spam report counts more than anything else, and nothing takes it back.',
    unsubscribed: 'This page shows an unsubscription before other statuses.',
  },
  hardBounce: 'A hard bounce counts more than a delivery, even one that was reported before.',
  events: 'What was recorded',
};
