import { TOTAL_OF, type Mailing, type Recipient } from '../../model/mailing.js';
import {
  MAILING_COLUMNS,
  RECIPIENT_COLUMNS,
  type MailingColumn,
  type MailingQuery,
  type Page,
  type RecipientColumn,
  type RecipientQuery,
} from '../../model/query.js';
import { ShapeError } from '../../model/shape.js';
import { MAILING_STATUSES, STATUSES } from '../../model/status.js';
import { listMailings, listRecipients } from '../checked-lists.js';
import { brief, ConformanceError, skip, type ConformanceSetup } from './case.js';

/** Most rows that are asked for at once: the greatest limit of the contract. */
export const MOST_ROWS = 1_000;

/** A question to either list; what is left out is asked as the elements ask it at first. */
export type Asked = Partial<Omit<MailingQuery, 'statuses' | 'sort'>> &
  Pick<RecipientQuery, 'reached'> & {
    statuses?: readonly string[];
    sort?: { by: string; direction: 'ascending' | 'descending' };
  };

/** A window, and the question that it answers, for the report of a mistake. */
export interface Answer<Row> extends Page<Row> {
  asked: string;
}

/** Mailings, or the recipients of one: what both lists have in common, so that one case tries both. */
export interface Listing<Row> {
  what: 'mailings' | 'recipients';
  columns: readonly string[];
  statuses: readonly string[];
  idOf(row: Row): string;
  /** What `search` looks through. */
  textsOf(row: Row): readonly string[];
  /** What `from` and `to` look at. */
  timeOf(row: Row): string | undefined;
  /** What a column sorts by; `undefined` stands last, both ways. */
  valueOf(row: Row, column: string): string | number | undefined;
  /** @throws {ConformanceError} if the adapter rejects, or answers with the wrong shape. */
  readonly ask: (question: Asked) => Promise<Answer<Row>>;
}

/** The list of mailings. */
export function mailingListing({ adapter }: ConformanceSetup): Listing<Mailing> {
  return {
    what: 'mailings',
    columns: MAILING_COLUMNS,
    statuses: MAILING_STATUSES,
    idOf: ({ id }) => id,
    textsOf: ({ subject, sender }) => [subject, sender.name ?? '', sender.email],
    timeOf: ({ sentAt }) => sentAt ?? undefined,
    valueOf: (mailing, column) => mailingValue(mailing, column as MailingColumn),
    ask: (question) => {
      const query = { ...START, ...question } as MailingQuery;
      return answerOf(`listMailings(${brief(query)})`, () => listMailings(adapter, query, {}));
    },
  };
}

/** The recipients of the mailing that the setup names, else of the one that is picked. */
export async function recipientListing(
  setup: ConformanceSetup,
  pick?: (mailing: Mailing) => number,
): Promise<Listing<Recipient> & { mailing: Mailing }> {
  const mailing = await pickMailing(setup, pick);
  return {
    mailing,
    what: 'recipients',
    columns: RECIPIENT_COLUMNS,
    statuses: STATUSES,
    idOf: ({ messageId }) => messageId,
    textsOf: ({ name, email }) => [name ?? '', email],
    timeOf: ({ statusAt }) => statusAt,
    valueOf: (recipient, column) => recipientValue(recipient, column as RecipientColumn),
    ask: (question) => {
      const query = { ...START, ...question } as RecipientQuery;
      const asked = `listRecipients(${brief(mailing.id)}, ${brief(query)})`;
      return answerOf(asked, () => listRecipients(setup.adapter, mailing.id, query, {}));
    },
  };
}

/** All rows, as far as one window holds them. Skips the case if there are fewer than `fewest`. */
export async function allRows<Row>(listing: Listing<Row>, fewest = 1): Promise<Answer<Row>> {
  const all = await listing.ask({});
  if (all.items.length < fewest) skip(`there are only ${String(all.items.length)} ${listing.what}`);
  return all;
}

/** Whether a window holds the whole result. */
export function isWhole({ items, total }: Page<unknown>): boolean {
  return items.length === total;
}

/** Asks, and puts the question into every complaint about the answer. */
export async function answerOf<Row>(asked: string, ask: () => Page<Row> | Promise<Page<Row>>): Promise<Answer<Row>> {
  return { ...(await answered(asked, 'a page', ask)), asked };
}

/** @throws {ConformanceError} if there is no answer, or one of the wrong shape. */
export async function answered<Result>(
  asked: string,
  what: string,
  ask: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof ShapeError) throw new ConformanceError(asked, what, cause.message, { cause });
    throw new ConformanceError(asked, what, `a rejection: ${String(cause)}`, { cause });
  }
}

const START = { sort: { by: 'date', direction: 'descending' }, offset: 0, limit: MOST_ROWS } as const;

function mailingValue(
  { subject, sender, status, sentAt, totals }: Mailing,
  column: MailingColumn,
): string | number | undefined {
  switch (column) {
    case 'subject':
      return subject;
    case 'sending-user':
      return sender.name || undefined;
    case 'sending-email':
      return sender.email;
    case 'status':
      return MAILING_STATUSES.indexOf(status);
    case 'date':
      return sentAt ? Date.parse(sentAt) : undefined;
    case 'sent':
      return totals.sent;
    default:
      return totals[TOTAL_OF[column]];
  }
}

function recipientValue(recipient: Recipient, column: RecipientColumn): string | number | undefined {
  switch (column) {
    case 'name':
      return recipient.name || undefined;
    case 'email':
      return recipient.email;
    case 'status':
      return STATUSES.indexOf(recipient.status);
    case 'date':
      return Date.parse(recipient.statusAt);
    case 'last-event':
      return Date.parse(recipient.lastEventAt);
  }
}

/** The mailing with the most of what is looked for; by itself, with the most kinds of recipients. */
async function pickMailing(setup: ConformanceSetup, pick: (mailing: Mailing) => number = kinds): Promise<Mailing> {
  const { items } = await mailingListing(setup).ask({});
  if (setup.mailingId !== undefined) {
    const named = items.find(({ id }) => id === setup.mailingId);
    return named ?? skip(`the mailing ${setup.mailingId} is not among the ${String(items.length)} newest`);
  }
  const small = items.filter(({ totals }) => totals.sent > 0 && totals.sent <= MOST_ROWS);
  const [best] = small.sort((a, b) => pick(b) - pick(a));
  return best ?? skip(`no mailing has between 1 and ${String(MOST_ROWS)} recipients`);
}

function kinds({ totals }: Mailing): number {
  const different = Object.values(totals).filter((number) => number > 0).length;
  return different * MOST_ROWS + totals.sent;
}
