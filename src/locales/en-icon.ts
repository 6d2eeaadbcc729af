/** English, as far as an icon needs it before anybody asks for details: bytes that every page with icons loads. */
import type { IconStrings, StatusNames } from './strings.js';

export const statuses: StatusNames = {
  processed: 'Processed',
  deferred: 'Deferred',
  delivered: 'Delivered',
  opened: 'Opened',
  clicked: 'Clicked',
  bounced: 'Bounced',
  dropped: 'Dropped',
  'spam-report': 'Spam report',
  unsubscribed: 'Unsubscribed',
};

export const icon: IconStrings = {
  label: (name, subject) => (subject ? `${name}: ${subject}` : name),
  loading: 'Status is being loaded',
  unknown: 'No status',
  failed: 'Status could not be loaded',
};
