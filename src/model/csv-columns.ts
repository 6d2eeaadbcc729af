/** Which columns the exported files have: one definition for the page and for a server. */
import type { CsvColumn } from './csv.js';
import { isUnsent, TOTAL_OF, type Mailing, type Recipient, type Totals } from './mailing.js';
import type { MailingColumn, RecipientColumn } from './query.js';
import { RATE_OF, type RatedColumn } from './rated-columns.js';
import { rateOf } from './rates.js';
import type { BounceClass, MailingStatus, Status } from './status.js';

/** Columns of the recipients that stand in the file alone. */
export const RECIPIENT_FILE_COLUMNS = [
  'opens',
  'clicks',
  'unsubscribed',
  'machine-opened',
  'reason',
  'reason-code',
  'bounce-class',
  'message-id',
] as const;

/** Columns of the mailings that stand in the file alone. */
export const MAILING_FILE_COLUMNS = [
  'pending',
  'unsubscribed',
  'machine-opened',
  'total-opens',
  'total-clicks',
  'mailing-id',
] as const;

/** Words in the file of recipients. */
export interface RecipientFileWords {
  columns: Readonly<Record<RecipientColumn | (typeof RECIPIENT_FILE_COLUMNS)[number], string>>;
  statuses: Readonly<Record<Status, string>>;
  bounceClasses: Readonly<Record<BounceClass, string>>;
  yes: string;
  no: string;
}

/** Words in the file of mailings. */
export interface MailingFileWords {
  columns: Readonly<Record<MailingColumn | (typeof MAILING_FILE_COLUMNS)[number], string>>;
  /** "Delivered rate (of sent)": both parts are columns of their own. */
  rates: Readonly<Record<RatedColumn, string>>;
  statuses: Readonly<Record<MailingStatus, string>>;
}

/** Everything that is known of a recipient, whatever of it is on screen. */
export function recipientFileColumns(words: RecipientFileWords): readonly CsvColumn<Recipient>[] {
  const { columns, statuses, bounceClasses } = words;
  const yesOrNo = (value: boolean | null | undefined): string => (value ? words.yes : words.no);
  return [
    { kind: 'text', header: columns.name, valueOf: ({ name }) => name },
    { kind: 'text', header: columns.email, valueOf: ({ email }) => email },
    { kind: 'text', header: columns.status, valueOf: ({ status }) => statuses[status] },
    { kind: 'instant', header: columns.date, valueOf: ({ statusAt }) => statusAt },
    { kind: 'instant', header: columns['last-event'], valueOf: ({ lastEventAt }) => lastEventAt },
    { kind: 'number', header: columns.opens, valueOf: ({ opens }) => opens },
    { kind: 'number', header: columns.clicks, valueOf: ({ clicks }) => clicks },
    { kind: 'text', header: columns.unsubscribed, valueOf: ({ unsubscribed }) => yesOrNo(unsubscribed) },
    { kind: 'text', header: columns['machine-opened'], valueOf: ({ machineOpened }) => yesOrNo(machineOpened) },
    { kind: 'text', header: columns.reason, valueOf: ({ reason }) => reason?.text },
    { kind: 'text', header: columns['reason-code'], valueOf: ({ reason }) => reason?.code },
    {
      kind: 'text',
      header: columns['bounce-class'],
      valueOf: ({ reason }) => reason?.bounceClass && bounceClasses[reason.bounceClass],
    },
    { kind: 'text', header: columns['message-id'], valueOf: ({ messageId }) => messageId },
  ];
}

/**
 * Everything that is known of a mailing. A rate is a number, 0 to 1, and empty where there is nothing to divide by; a
 * mailing that is yet to go has no numbers but that of its recipients.
 */
export function mailingFileColumns(words: MailingFileWords): readonly CsvColumn<Mailing>[] {
  const { columns, rates, statuses } = words;
  const number = (header: string, numberOf: (totals: Totals) => number | undefined): CsvColumn<Mailing> => ({
    kind: 'number',
    header,
    valueOf: (mailing) => (isUnsent(mailing) ? undefined : numberOf(mailing.totals)),
  });
  const rated = (column: RatedColumn): CsvColumn<Mailing>[] => [
    number(columns[column], (totals) => totals[TOTAL_OF[column]]),
    number(rates[column], (totals) => rateOf(totals, RATE_OF[column]).value),
  ];
  return [
    { kind: 'text', header: columns.subject, valueOf: ({ subject }) => subject },
    { kind: 'text', header: columns['sending-user'], valueOf: ({ sender }) => sender.name },
    { kind: 'text', header: columns['sending-email'], valueOf: ({ sender }) => sender.email },
    { kind: 'text', header: columns.status, valueOf: ({ status }) => statuses[status] },
    { kind: 'number', header: columns.sent, valueOf: ({ totals }) => totals.sent },
    { kind: 'instant', header: columns.date, valueOf: ({ sentAt }) => sentAt },
    ...rated('delivered'),
    ...rated('opened'),
    ...rated('clicked'),
    ...rated('bounced'),
    ...rated('dropped'),
    ...rated('deferred'),
    number(columns.pending, ({ pending }) => pending),
    ...rated('spam-report'),
    number(columns.unsubscribed, ({ unsubscribed }) => unsubscribed),
    number(columns['machine-opened'], ({ machineOpened }) => machineOpened),
    number(columns['total-opens'], ({ totalOpens }) => totalOpens),
    number(columns['total-clicks'], ({ totalClicks }) => totalClicks),
    { kind: 'text', header: columns['mailing-id'], valueOf: ({ id }) => id },
  ];
}
