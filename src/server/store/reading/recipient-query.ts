import { sql, type RawBuilder } from 'kysely';

import type { RecipientColumn, RecipientQuery } from '../../../model/query.js';
import { every, isWithin, type Order } from './order.js';
import { searchCondition } from './search.js';
import type { WholeQuery } from '../store.js';
import { isReached, statusOf, type Tally, type Traits } from '../rows/traits.js';

type Query = WholeQuery<RecipientQuery>;

/** Where messages are looked for: tables, as `r` and `s`, and what is asked of their rows. */
export interface Source {
  readonly tables: RawBuilder<unknown>;
  readonly condition: RawBuilder<boolean>;
  readonly messageNo: RawBuilder<unknown>;
}

/** One mailing of an account. */
export interface MailingNo {
  readonly account: string;
  readonly mailingNo: number;
}

/** Whether a query asks for more of a message than its traits tell. */
export function isByTraits({ search, from, to }: Query): boolean {
  return !search?.trim() && from === undefined && to === undefined;
}

/** Which traits the filters by status and by what was reached leave; `undefined` for each of them: all do. */
export function pickedTraits(query: Query, tallies: readonly Tally[], withStatuses = true): readonly Traits[] {
  const { reached, statuses = [] } = query;
  return tallies
    .map(({ traits }) => traits)
    .filter((traits) => reached === undefined || isReached(traits, reached, query))
    .filter((traits) => !withStatuses || statuses.length === 0 || statuses.includes(statusOf(traits, query)));
}

export function hasTraits(column: RawBuilder<unknown>, traits: readonly Traits[]): RawBuilder<boolean> {
  return traits.length === 0 ? sql`false` : sql`${column} in (${sql.raw(traits.join(', '))})`;
}

/** What a query asks of the words of a message, and of its time. */
function asked(query: Query): { words: RawBuilder<boolean> | undefined; within: RawBuilder<boolean> | undefined } {
  return {
    words: searchCondition(query.search, sql`r.sought`, [sql`r.name`, sql`r.email`]),
    within: isWithin(query.includeMachineOpens ? sql`s.any_status_at` : sql`s.status_at`, query),
  };
}

/** All messages that a query finds, in no order. */
export function gathered(query: Query, { account, mailingNo }: MailingNo, isMeant?: RawBuilder<boolean>): Source {
  const { words, within } = asked(query);
  const [ofRecipients, ofStates] = ['r', 's'].map(
    (name) =>
      sql<boolean>`${sql.ref(`${name}.account`)} = ${account} and ${sql.ref(`${name}.mailing_no`)} = ${mailingNo}`,
  );
  if (!words && query.sort.by !== 'name' && query.sort.by !== 'email') {
    return {
      tables: sql`mail_analytics.states s`,
      condition: every([ofStates, within, isMeant]),
      messageNo: sql`s.message_no`,
    };
  }
  return {
    tables: sql`mail_analytics.recipients r
      join mail_analytics.states s on s.account = ${account} and s.message_no = r.message_no`,
    condition: every([ofRecipients, ofStates, words, within, isMeant]),
    messageNo: sql`s.message_no`,
  };
}

/** The numbers of messages whose words are sought: no more than the limit, in no order. */
export function withWords(query: Query, { account, mailingNo }: MailingNo, limit: number): RawBuilder<unknown> {
  return sql`select r.message_no from mail_analytics.recipients r
    where ${every([sql<boolean>`r.account = ${account} and r.mailing_no = ${mailingNo}`, asked(query).words])}
    limit ${sql.lit(limit)}`;
}

/** All messages that a query finds, of those whose words are known to be sought. */
export function among(
  query: Query,
  { account }: MailingNo,
  messageNos: readonly number[],
  isMeant?: RawBuilder<boolean>,
): Source {
  const isAmong = sql<boolean>`s.account = ${account} and s.message_no = any(${[...messageNos]}::bigint[])`;
  return {
    tables: sql`mail_analytics.states s`,
    condition: every([isAmong, asked(query).within, isMeant]),
    messageNo: sql`s.message_no`,
  };
}

/**
 * The same along an index of the order: words stand in one table, states in the other, and the one that is ordered by is
 * read row by row, with a look at the other one where that is asked about. The planner would at times read all of
 * either: it does not know how many messages a mailing has, and less how many are found.
 */
export function inOrder(query: Query, { account, mailingNo }: MailingNo, isMeant?: RawBuilder<boolean>): Source {
  const { words, within } = asked(query);
  const isOfWords = query.sort.by === 'name' || query.sort.by === 'email';
  const [outer, inner] = isOfWords ? (['r', 's'] as const) : (['s', 'r'] as const);
  const names = { r: sql`mail_analytics.recipients r`, s: sql`mail_analytics.states s` };
  const conditions = { r: [words], s: [within, isMeant] };
  const isAsked = conditions[inner].some((condition) => condition !== undefined);
  // "offset 0" keeps the parts of a query apart.
  const look = sql`${names[outer]} cross join lateral (
    select 1 from ${names[inner]}
    where ${sql.ref(`${inner}.account`)} = ${account} and r.message_no = s.message_no and ${every(conditions[inner])}
    offset 0) as looked`;
  return {
    tables: isAsked ? look : names[outer],
    condition: every([
      sql`${sql.ref(`${outer}.account`)} = ${account}`,
      sql`${sql.ref(`${outer}.mailing_no`)} = ${mailingNo}`,
      ...conditions[outer],
    ]),
    messageNo: sql.ref(`${outer}.message_no`),
  };
}

/** The order of rows. By status they stand in parts, and within each in the order of their ids. */
export function orderOf({ sort, includeMachineOpens }: Query): Order {
  const orders: Readonly<Record<RecipientColumn, [string, string]>> = {
    name: ['r.name_order', 'r.message_id'],
    email: ['r.email_order', 'r.message_id'],
    status: ['s.message_id', 's.message_id'],
    date: [includeMachineOpens ? 's.any_status_at' : 's.status_at', 's.message_id'],
    'last-event': ['s.last_event_at', 's.message_id'],
  };
  const [value, id] = orders[sort.by as RecipientColumn];
  const isDescending = sort.by !== 'status' && sort.direction === 'descending';
  return { value: sql.raw(value), id: sql.raw(id), isDescending };
}
