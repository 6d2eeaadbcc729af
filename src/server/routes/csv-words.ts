import { csv } from '../../locales/en-csv.js';
import { analytics, recipients, statuses } from '../../locales/en.js';
import type { MailingFileWords, RecipientFileWords } from '../../model/csv-columns.js';

/** The words of the exported files: those that the elements have in English. */
export const MAILING_FILE_WORDS: MailingFileWords = {
  columns: { ...csv.mailings, ...analytics.columns },
  rates: csv.rates,
  statuses: analytics.statuses,
};

export const RECIPIENT_FILE_WORDS: RecipientFileWords = {
  columns: { ...csv.recipients, ...recipients.columns },
  statuses,
  bounceClasses: csv.bounceClasses,
  yes: csv.yes,
  no: csv.no,
};
