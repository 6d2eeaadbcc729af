/**
 * Whether a row that has changed may belong elsewhere in its list now, or in it no more. Rows stay where they are while
 * they are read; this is what an offer to put them in order counts. Without `before`, a row that is not on screen.
 */
import { TOTAL_OF, type Mailing, type Recipient, type Totals } from './mailing.js';
import type { MailingColumn, MailingQuery, RecipientColumn, RecipientQuery } from './query.js';

type Asked<Query extends MailingQuery | RecipientQuery> = Pick<Query, 'sort' | 'statuses'>;
type MayMove<Item> = (before: Item | undefined, after: Item) => boolean;

const NUMBERS: Partial<Record<MailingColumn, keyof Totals>> = { ...TOTAL_OF, sent: 'sent' };

const FIELDS = {
  name: 'name',
  email: 'email',
  status: 'status',
  date: 'statusAt',
  'last-event': 'lastEventAt',
} as const satisfies Record<RecipientColumn, keyof Recipient>;

/** Of the sent-mail table. */
export function mailingMayMove({ sort: { by } }: Asked<MailingQuery>): MayMove<Mailing> {
  const number = NUMBERS[by as MailingColumn];
  return (before, after) => {
    if (!before) return number !== undefined;
    const isOther =
      before.status !== after.status || before.sentAt !== after.sentAt || before.subject !== after.subject;
    return isOther || (number !== undefined && before.totals[number] !== after.totals[number]);
  };
}

/** Of the recipients of a mailing. Names and addresses do not change. */
export function recipientMayMove({
  sort: { by },
  statuses,
  reached,
}: Asked<RecipientQuery> & Pick<RecipientQuery, 'reached'>): MayMove<Recipient> {
  const field: keyof Recipient | undefined = FIELDS[by as RecipientColumn];
  const isFiltered = statuses !== undefined || reached !== undefined;
  return (before, after) => {
    if (!before) return isFiltered || (field !== 'name' && field !== 'email');
    return (field !== undefined && before[field] !== after[field]) || (isFiltered && before.status !== after.status);
  };
}
