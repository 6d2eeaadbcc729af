import type { MailingColumn } from './query.js';
import type { RateName } from './rates.js';

/** The columns of mailings that are numbers of recipients, with the rate that stands beside each. */
export const RATE_OF = {
  delivered: 'delivered',
  opened: 'opened',
  clicked: 'clicked',
  bounced: 'bounced',
  dropped: 'dropped',
  deferred: 'deferred',
  'spam-report': 'spamReports',
} as const satisfies Partial<Record<MailingColumn, RateName>>;

export type RatedColumn = keyof typeof RATE_OF;

/** Columns of numbers, which stand at the end of their cell and sort from most to least first. */
export const NUMBER_COLUMNS: readonly MailingColumn[] = ['sent', ...(Object.keys(RATE_OF) as RatedColumn[])];
