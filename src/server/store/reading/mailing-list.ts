import { sql, type RawBuilder } from 'kysely';

import type { Mailing } from '../../../model/mailing.js';
import type { MailingColumn, MailingQuery, Page } from '../../../model/query.js';
import { MAILING_STATUSES } from '../../../model/status.js';
import type { Db } from '../database.js';
import { addressKey } from '../writing/kept-event.js';
import { mailingTotals } from '../mailing-totals.js';
import { isVisible, mailingColumns, mailingOf, type MailingRow } from './mailing-rows.js';
import { every, isAfter, isWithin, orderBy, windowOf, type Last, type Order } from './order.js';
import { searchCondition } from './search.js';
import type { Access, WholeQuery } from '../store.js';

/** So many rows are read at once for an export. */
const BATCH = 1000;

/** A window of the mailings; in a transaction that sees one state of the tables. */
export async function listMailings(db: Db, access: Access, query: MailingQuery): Promise<Page<Mailing>> {
  const isFound = foundBy(access, query);
  const { rows: counted } = await sql<{ status: number; count: number }>`
    select m.status, count(*) as count from mail_analytics.mailings m where ${isFound} group by m.status`.execute(db);
  const counts: Record<string, number> = {};
  for (const { status, count } of counted) counts[MAILING_STATUSES[status] ?? 'sent'] = count;
  const picked = query.statuses?.length ? query.statuses : MAILING_STATUSES;
  const total = MAILING_STATUSES.reduce((sum, name) => sum + (picked.includes(name) ? (counts[name] ?? 0) : 0), 0);
  const { skip, take, isFlipped } = windowOf(query, total);
  const totals =
    query.offset > 0 ? {} : { totals: await mailingTotals(db, access, every([isFound, isPicked(query)]), query) };
  const page = { offset: query.offset, total, counts, ...totals };
  if (take === 0) return { items: [], ...page };
  const { rows } = await sql<MailingRow>`
    select ${mailingColumns(access)} from mail_analytics.mailings m where ${every([isFound, isPicked(query)])}
    ${orderBy(orderOf(query), isFlipped)} limit ${sql.lit(take)} offset ${sql.lit(skip)}`.execute(db);
  if (isFlipped) rows.reverse();
  return { items: rows.map((row) => mailingOf(row, query)), ...page };
}

/** All mailings of a query, in lists: each begins after the last row of the one before. */
export async function* exportMailings(
  db: Db,
  access: Access,
  query: WholeQuery<MailingQuery>,
): AsyncGenerator<readonly Mailing[]> {
  const order = orderOf(query);
  let last: Last | undefined;
  for (;;) {
    const rest = last && isAfter(order, last);
    const { rows } = await sql<MailingRow & { value: Last['value'] }>`
      select ${mailingColumns(access)}, ${order.value} as value from mail_analytics.mailings m
      where ${every([foundBy(access, query), isPicked(query), rest])} ${orderBy(order)} limit ${sql.lit(BATCH)}`.execute(
      db,
    );
    const end = rows.at(-1);
    if (!end) return;
    yield rows.map((row) => mailingOf(row, query));
    if (rows.length < BATCH) return;
    last = { value: end.value, id: end.mailing_id };
  }
}

function foundBy(access: Access, query: WholeQuery<MailingQuery>): RawBuilder<boolean> {
  const { scope, sender, search } = query;
  return every([
    isVisible(access),
    scope === undefined ? undefined : sql`m.scope = ${scope}`,
    sender === undefined ? undefined : sql`m.sender_address = ${addressKey(sender)}`,
    searchCondition(search, sql`m.sought`, [sql`m.subject`, sql`m.sender_name`, sql`m.sender_email`]),
    isWithin(sql`m.sent_at`, query),
  ]);
}

function isPicked({ statuses = [] }: WholeQuery<MailingQuery>): RawBuilder<boolean> | undefined {
  if (statuses.length === 0) return undefined;
  const places = statuses.map((status) => MAILING_STATUSES.indexOf(status));
  return sql`m.status = any(${places}::smallint[])`;
}

const COLUMNS: Readonly<Record<MailingColumn, string>> = {
  subject: 'subject_order',
  'sending-user': 'sender_name_order',
  'sending-email': 'sender_email_order',
  status: 'status',
  date: 'sent_at',
  sent: 'sent',
  delivered: 'delivered',
  opened: 'opened',
  clicked: 'clicked',
  bounced: 'bounced',
  dropped: 'dropped',
  deferred: 'deferred',
  'spam-report': 'spam_reports',
};

function orderOf({ sort, includeMachineOpens }: WholeQuery<MailingQuery>): Order {
  const column = sort.by === 'opened' && includeMachineOpens ? 'any_opened' : COLUMNS[sort.by as MailingColumn];
  return {
    value: sql.raw(`m.${column}`),
    id: sql`m.mailing_id`,
    isDescending: sort.direction === 'descending',
    isOptional: column === 'sent_at',
  };
}
