import { mailingRows, recipientRows } from '../fixtures/rows.js';
import { MemoryAdapter, type MailAnalyticsAdapter } from '../src/index.js';

const NOW = '2026-11-24T09:00:00Z';

/** Forty mailings, each with at most 300 recipients. */
export const filled: MailAnalyticsAdapter = (() => {
  const mailings = mailingRows(40, 7, NOW);
  const recipients = Object.fromEntries(
    mailings.map(({ id, totals }, index) => [id, recipientRows(Math.min(totals.sent, 300), index, NOW, id)]),
  );
  return new MemoryAdapter({ mailings, recipients });
})();

/** The id of the first mailing that has recipients of all kinds. */
export const MAILING_ID =
  mailingRows(40, 7, NOW).find(({ status, totals }) => status === 'sent' && totals.sent > 50)?.id ?? '';

export const empty: MailAnalyticsAdapter = new MemoryAdapter({ mailings: [] });

/** Never answers. */
export const waiting: MailAnalyticsAdapter = {
  listMailings: () => new Promise(() => undefined),
  listRecipients: () => new Promise(() => undefined),
  getMessages: () => new Promise(() => undefined),
};

/** Always fails. */
export const failing: MailAnalyticsAdapter = {
  listMailings: () => Promise.reject(new Error('The mail server is being moved. It is back at ten.')),
  listRecipients: () => Promise.reject(new Error('The mail server is being moved. It is back at ten.')),
  getMessages: () => Promise.reject(new Error('The mail server is being moved. It is back at ten.')),
};
