import { mailingRows, recipientRows } from '../../fixtures/rows.ts';
import { MemoryAdapter, type MailAnalyticsAdapter } from '../../src/index.ts';

const mailings = mailingRows(40, 1);

/** A mailing that has recipients, and one of their messages. */
export const MAILING = mailings.find(({ status }) => status === 'sent')?.id ?? '';
export const MESSAGE = `${MAILING}.3`;

/** The same on the server and in the page, as a data base is. */
export function memory(): MailAnalyticsAdapter {
  return new MemoryAdapter({ mailings, recipients: { [MAILING]: recipientRows(60, 1, undefined, MAILING) } });
}
