import type { ExplanationStrings } from './strings.js';

export const explanations: ExplanationStrings = {
  statuses: {
    processed: 'Accepted for sending; no answer from the recipient’s mail server yet.',
    deferred: 'The recipient’s mail server has temporarily refused delivery; it is being tried again.',
    delivered: 'The recipient’s mail server accepted the mail. It may still filter it afterwards; that cannot be seen.',
    opened: 'Opened; no link was clicked.',
    clicked: 'Clicked a link.',
    bounced: 'Never landed in the inbox: the mail system returned it.',
    dropped: 'Not sent, because this address bounced, unsubscribed or reported spam before.',
    'spam-report': 'The recipient marked the mail as spam.',
    unsubscribed: 'The recipient does not want further mail.',
  },
  clickedUnopened: 'Clicked a link; no open was observed.',
  machineOpened: 'Opened by a mail client automatically; a person may or may not have read it.',
  bounceClasses: {
    hard: 'Hard bounce: the address does not work.',
    soft: 'Soft bounce: the mail could not be delivered this time.',
    block: 'Blocked: the mail server refused the mail, not the address.',
  },
  dropOrigins: {
    bounced: 'Not sent, because this address bounced before.',
    unsubscribed: 'Not sent, because this person unsubscribed before.',
    'spam-report': 'Not sent, because this person reported spam before.',
    invalid: 'Not sent, because the address is not valid.',
    quota: 'Not sent, because the sending quota was used up.',
    content: 'Not sent, because of what the mail contained.',
    other: 'Not sent: the mail service refused to try.',
  },
};
