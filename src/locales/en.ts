/** English. Each element imports the groups it speaks in. */
import type {
  AnalyticsStrings,
  ExplanationStrings,
  LegendStrings,
  PopoverStrings,
  ProblemStrings,
  RecipientsStrings,
} from './strings.js';

export { icon, statuses } from './en-icon.js';
export { reasons } from './en-reasons.js';

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

export const problem: ProblemStrings = {
  title: 'This could not be loaded',
  tryAgain: 'Try again',
  noAdapter: 'No data source is set: give the element a “src” or an “adapter”.',
};

export const popover: PopoverStrings = {
  unknown: 'Nothing is known of this mail.',
  subject: 'Subject',
  from: 'From',
  to: 'To',
  since: 'Since',
  reason: 'Reason',
  opens: (count) => (count === 1 ? '1 open' : `${String(count)} opens`),
  clicks: (count) => (count === 1 ? '1 click' : `${String(count)} clicks`),
  noSubject: '(no subject)',
  showMailing: 'Show mailing',
};

const reached = {
  delivered: 'delivered',
  bounced: 'bounced',
  dropped: 'dropped',
  deferred: 'deferred',
  pending: 'pending',
  opened: 'opened',
  clicked: 'clicked',
  'spam-report': 'reported as spam',
  unsubscribed: 'unsubscribed',
  'machine-opened': 'opened by a machine',
} as const;

export const analytics: AnalyticsStrings = {
  title: 'Mail analytics',
  columns: {
    subject: 'Subject',
    'sending-user': 'Sending user',
    'sending-email': 'Sending email',
    status: 'Status',
    sent: 'Sent',
    date: 'Date',
    delivered: 'Delivered',
    opened: 'Opened',
    clicked: 'Clicked',
    bounced: 'Bounced',
    dropped: 'Dropped',
    deferred: 'Deferred',
    'spam-report': 'Spam report',
  },
  statuses: {
    draft: 'Draft',
    scheduled: 'Scheduled',
    sending: 'Sending',
    sent: 'Sent',
    failed: 'Failed',
    cancelled: 'Cancelled',
  },
  showRecipients: (count, what, subject) => `${count} ${what}: show these recipients of ${subject}`,
  reached,
  share: (numerator, denominator) => `${numerator} of ${denominator}`,
  of: (denominator) => `of ${denominator}`,
  mailings: (count, formatted) => (count === 1 ? '1 mailing' : `${formatted} mailings`),
  search: 'Search subject, sender or address',
  all: 'All mail',
  filterByStatus: 'Filter by status',
  range: 'Period',
  ranges: {
    all: 'All time',
    '7d': 'Last 7 days',
    '30d': 'Last 30 days',
    '90d': 'Last 90 days',
    custom: 'From … to …',
  },
  from: 'From',
  to: 'To',
  sortBy: 'Sort by',
  ascending: 'ascending',
  descending: 'descending',
  noSubject: '(no subject)',
  none: 'none yet',
  empty: 'No mail has been sent yet',
  emptyHint: 'Mailings appear here as soon as they are sent.',
  nothingFound: 'No mailing matches',
  clearFilters: 'Clear filters',
  loading: 'Mailings are being loaded',
  close: 'Close',
  recipientsOf: 'Recipients of',
  live: 'Live',
};

export const recipients: RecipientsStrings = {
  label: 'Recipients',
  columns: { name: 'Name', email: 'Email', status: 'Status', date: 'Date', 'last-event': 'Last event' },
  search: 'Search name or address',
  all: 'All',
  filterByStatus: 'Filter by status',
  only: (what) => `Only ${what}`,
  removeFilter: (filter) => `Remove filter: ${filter}`,
  reached,
  recipients: (count, formatted) => (count === 1 ? '1 recipient' : `${formatted} recipients`),
  unsubscribed: 'Unsubscribed',
  showPerson: (name) => `Show ${name}`,
  empty: 'This mailing has no recipients',
  nothingFound: 'No recipient matches',
  clearFilters: 'Clear filters',
  loading: 'Recipients are being loaded',
};

export const legend: LegendStrings = { label: 'What the status icons mean' };
