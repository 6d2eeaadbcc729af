import type { Migration } from './migration.js';

/**
 * Dates the mailings that have gone out and were announced without a date, as they are since: by their announcement.
 * The messages of which nothing has been heard have that time already. The statuses are sending, sent and failed.
 */
export const sentAt: Migration = {
  number: 3,
  name: 'sent-at',
  statements: () => [
    'update mail_analytics.mailings set sent_at = registered_at where sent_at is null and status in (2, 3, 4)',
  ],
};
