import type { CsvStrings } from './strings.js';

/** What an exported file and its making say, in English; loaded with what writes the file. */
export const csv: CsvStrings = {
  label: 'Export',
  cancel: 'Cancel export',
  progress: (read, total) => `${read} of ${total}`,
  done: (count, formatted) => (count === 1 ? '1 row exported' : `${formatted} rows exported`),
  cancelled: 'Export cancelled',
  failed: 'The export has stopped',
  files: { mailings: 'mailings', recipients: 'recipients' },
  recipients: {
    opens: 'Opens',
    clicks: 'Clicks',
    unsubscribed: 'Unsubscribed',
    'machine-opened': 'Opened by a machine',
    reason: 'Reason',
    'reason-code': 'Reason code',
    'bounce-class': 'Bounce',
    'message-id': 'Message ID',
  },
  mailings: {
    pending: 'Pending',
    unsubscribed: 'Unsubscribed',
    'machine-opened': 'Opened by a machine',
    'total-opens': 'Total opens',
    'total-clicks': 'Total clicks',
    'mailing-id': 'Mailing ID',
  },
  rates: {
    delivered: 'Delivered rate (of sent)',
    opened: 'Opened rate (of delivered)',
    clicked: 'Clicked rate (of delivered)',
    bounced: 'Bounced rate (of sent)',
    dropped: 'Dropped rate (of sent)',
    deferred: 'Deferred rate (of sent)',
    'spam-report': 'Spam report rate (of delivered)',
  },
  bounceClasses: { hard: 'Hard', soft: 'Soft', block: 'Blocked' },
  yes: 'Yes',
  no: 'No',
};
