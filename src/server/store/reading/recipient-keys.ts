import { sql, type RawBuilder } from 'kysely';

import type { RecipientQuery } from '../../../model/query.js';
import { isMoved, type Traits } from '../rows/traits.js';
import type { WholeQuery } from '../store.js';
import { orderBy } from './order.js';
import { gathered, hasTraits, inOrder, isByTraits, orderOf, type MailingNo } from './recipient-query.js';

type Query = WholeQuery<RecipientQuery>;

/** Part of a list: messages with some of the traits, so many, in one order. */
export interface Section {
  readonly traits: readonly Traits[];
  readonly count: number;
  /** Their numbers, where all that are found are few. */
  readonly messageNos?: readonly number[] | undefined;
}

/** Where a window lies, and what it lies in. */
export interface Place {
  readonly skip: number;
  readonly take: number;
  readonly isFlipped: boolean;
  /** How many messages the mailing has. */
  readonly size: number;
  /** Whether nothing is left out, so that no message needs to be looked at for its traits. */
  readonly isAll: boolean;
}

/** A query of the numbers of messages in an order, without its window. */
export interface Keys {
  readonly query: RawBuilder<unknown>;
  /** Whether rows are to be taken from indexes in their order, however few the planner thinks there are to be sorted. */
  readonly isInOrder: boolean;
}

/**
 * How the messages of a section are found. The planner knows nothing of how many messages of which traits a mailing
 * has, and we know it exactly; so it is given no choice where that matters.
 */
export function keysOf(query: Query, mailing: MailingNo, section: Section, place: Place): Keys {
  const { by } = query.sort;
  const { traits, messageNos } = section;
  if (messageNos) return { query: keysAmong(query, mailing, messageNos, place.isFlipped), isInOrder: false };
  if (by === 'status') return { query: keysByStatus(query, mailing, traits, place.isFlipped), isInOrder: true };
  const isMarked = !place.isAll || query.includeMachineOpens === true;
  if (by === 'date' && isByTraits(query) && isMarked) {
    return { query: keysByDate(query, mailing, traits, place.isFlipped), isInOrder: true };
  }
  return keysByOrder(query, mailing, section, place);
}

function keysByOrder(query: Query, mailing: MailingNo, { traits, count }: Section, place: Place): Keys {
  const { skip, take, size, isAll, isFlipped } = place;
  // To walk is to look at as many rows as have to be seen until these are found; to pick, at all that are meant. What
  // happened last goes with the traits, so those that are sought may stand at the end.
  const isFew = query.sort.by === 'last-event' ? 4 * count < size : (skip + take) * size > count * count;
  if (!isAll && isFew && isByTraits(query)) {
    const { tables, condition } = gathered(query, mailing, hasTraits(sql`s.traits`, traits));
    return { query: putInOrder(query, tables, condition, isFlipped), isInOrder: false };
  }
  // What is computed is in no index: there is one to walk along.
  const isMeant = isAll ? undefined : hasTraits(sql`(s.traits + 0)`, traits);
  const { tables, condition, messageNo } = inOrder(query, mailing, isMeant);
  return {
    query: sql`select ${messageNo} as message_no from ${tables} where ${condition} ${orderBy(orderOf(query), isFlipped)}`,
    isInOrder: true,
  };
}

/** Messages whose numbers are known already. */
function keysAmong(
  query: Query,
  { account }: MailingNo,
  messageNos: readonly number[],
  isFlipped: boolean,
): RawBuilder<unknown> {
  const tables = sql`mail_analytics.recipients r
    join mail_analytics.states s on s.account = ${account} and s.message_no = r.message_no`;
  const isAmong = sql<boolean>`r.account = ${account} and r.message_no = any(${[...messageNos]}::bigint[])`;
  return putInOrder(query, tables, isAmong, isFlipped);
}

/** All that are found, which are put in order then. */
function putInOrder(
  query: Query,
  tables: RawBuilder<unknown>,
  condition: RawBuilder<boolean>,
  isFlipped: boolean,
): RawBuilder<unknown> {
  const order = orderOf(query);
  const few = sql`select s.message_no, ${order.value} as value, ${order.id} as id from ${tables}
    where ${condition} offset 0`;
  const own = { ...order, value: sql`few.value`, id: sql`few.id` };
  return sql`select message_no from (${few}) as few ${orderBy(own, isFlipped)}`;
}

/** Messages of the same traits stand in an index in the order of their ids: several such lists, merged. */
function keysByStatus(
  query: Query,
  mailing: MailingNo,
  traits: readonly Traits[],
  isFlipped: boolean,
): RawBuilder<unknown> {
  const direction = sql.raw(isFlipped ? 'desc' : 'asc');
  // The order within each is what makes the planner merge them, and not sort all of them.
  const lists = traits.map((each) => {
    const { tables, condition } = inOrder(query, mailing, sql`s.traits = ${sql.lit(each)}`);
    return sql`(select s.message_no, s.message_id from ${tables} where ${condition} order by s.message_id ${direction})`;
  });
  return sql`select message_no from (${sql.join(lists, sql` union all `)}) as merged order by message_id ${direction}`;
}

/** They stand in an index in the order of their dates, too; but for those that machine opens have moved. */
function keysByDate(
  query: Query,
  { account, mailingNo }: MailingNo,
  traits: readonly Traits[],
  isFlipped: boolean,
): RawBuilder<unknown> {
  const order = orderOf(query);
  const list = (at: RawBuilder<unknown>, isMeant: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
    select s.message_no, ${at} as value, s.message_id as id from mail_analytics.states s
    where s.account = ${account} and s.mailing_no = ${mailingNo} and ${isMeant}
    ${orderBy({ ...order, value: at }, isFlipped)})`;
  const moved = query.includeMachineOpens ? traits.filter(isMoved) : [];
  const lists = traits
    .filter((each) => !moved.includes(each))
    .map((each) => list(sql`s.status_at`, sql`s.traits = ${sql.lit(each)}`));
  if (moved.length > 0) {
    const isMeant = sql`s.any_status_at <> s.status_at and ${hasTraits(sql`(s.traits + 0)`, moved)}`;
    lists.push(list(sql`s.any_status_at`, isMeant));
  }
  const whole = { ...order, value: sql`merged.value`, id: sql`merged.id` };
  return sql`select message_no from (${sql.join(lists, sql` union all `)}) as merged ${orderBy(whole, isFlipped)}`;
}
