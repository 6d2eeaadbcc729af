/** What recipients have come to, as it stands in a sentence. */
export const reached = {
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
