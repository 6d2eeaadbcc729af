import { sql, type RawBuilder } from 'kysely';

import type { Recipient } from '../../../model/mailing.js';
import type { Page, RecipientQuery } from '../../../model/query.js';
import { STATUSES } from '../../../model/status.js';
import type { Db } from '../database.js';
import { isVisible } from './mailing-rows.js';
import { every, isAfter, orderBy, windowOf, type Last } from './order.js';
import { keysOf, type Place, type Section } from './recipient-keys.js';
import {
  among,
  gathered,
  hasTraits,
  inOrder,
  isByTraits,
  orderOf,
  pickedTraits,
  withWords,
  type MailingNo,
} from './recipient-query.js';
import { RECIPIENT_COLUMNS, recipientOf, type RecipientRow } from './recipient-rows.js';
import type { Access, WholeQuery } from '../store.js';
import { talliesOf } from '../rows/tallies.js';
import { statusOf, type Tally } from '../rows/traits.js';

type Query = WholeQuery<RecipientQuery>;

/** So many rows are read at once for an export. */
const BATCH = 1000;

/** So few messages that are found are put in order by themselves. */
const FEW = 2000;

/** A window of the recipients of a mailing; in a transaction that sees one state of the tables. */
export async function listRecipients(
  db: Db,
  access: Access,
  mailingId: string,
  query: RecipientQuery,
): Promise<Page<Recipient> | undefined> {
  const mailing = await mailingNoOf(db, access, mailingId);
  if (!mailing) return undefined;
  const tallies = await talliesOf(db, mailing.account, mailing.mailingNo);
  const found = isByTraits(query) ? tallies : await countFound(db, mailing, query, tallies);
  const counts: Record<string, number> = {};
  const reached = new Set(pickedTraits(query, found, false));
  for (const { traits, recipients } of found) {
    if (!reached.has(traits)) continue;
    const status = statusOf(traits, query);
    counts[status] = (counts[status] ?? 0) + recipients;
  }
  const sections = sectionsOf(query, found);
  const total = sections.reduce((sum, { count }) => sum + count, 0);
  const isAll = found === tallies && sections.length === 1 && sections[0]?.traits.length === tallies.length;
  const size = tallies.reduce((sum, { recipients }) => sum + recipients, 0);
  const items: Recipient[] = [];
  let start = 0;
  for (const section of sections) {
    const offset = Math.max(0, query.offset - start);
    const limit = Math.min(query.limit - items.length, section.count - offset);
    if (limit > 0) items.push(...(await readSection(db, mailing, query, section, { offset, limit }, { size, isAll })));
    start += section.count;
  }
  return { items, offset: query.offset, total, counts };
}

/** All recipients of a query, in lists: each begins after the last row of the one before. */
export async function* exportRecipients(
  db: Db,
  access: Access,
  mailingId: string,
  query: Query,
): AsyncGenerator<readonly Recipient[]> {
  const mailing = await mailingNoOf(db, access, mailingId);
  if (!mailing) return;
  const isFiltered = query.reached !== undefined || (query.statuses?.length ?? 0) > 0;
  for (const { traits } of sectionsOf(query, await talliesOf(db, mailing.account, mailing.mailingNo))) {
    const isByStatus = query.sort.by === 'status';
    let last: Last | undefined;
    for (;;) {
      const order = orderOf(query);
      const rest = last && isAfter(order, last);
      const isMeant =
        isFiltered || isByStatus ? hasTraits(isByStatus ? sql`s.traits` : sql`(s.traits + 0)`, traits) : undefined;
      const { tables, condition, messageNo } = inOrder(query, mailing, isMeant);
      const keys = sql`
        select ${messageNo} as message_no, ${order.value} as value from ${tables}
        where ${every([condition, rest])} ${orderBy(order)} limit ${sql.lit(BATCH)}`;
      const rows = await readKeys<{ value: Last['value'] }>(db, mailing, keys, sql`, k.value`);
      const end = rows.at(-1);
      if (!end) break;
      yield rows.map((row) => recipientOf(row, query));
      if (rows.length < BATCH) break;
      last = { value: end.value, id: end.message_id };
    }
  }
}

/** The number of a mailing, if it is there and may be seen. */
export async function mailingNoOf(db: Db, access: Access, mailingId: string): Promise<MailingNo | undefined> {
  const { rows } = await sql<{ mailing_no: number }>`
    select m.mailing_no from mail_analytics.mailings m
    where ${isVisible(access)} and m.mailing_id = ${mailingId}`.execute(db);
  const [row] = rows;
  return row && { account: access.account, mailingNo: row.mailing_no };
}

/** Messages found, with their numbers where these are few. */
type Found = Tally & { messageNos?: readonly number[] | null };

/** How many of the messages found, whatever their status, have which traits. */
async function countFound(
  db: Db,
  mailing: MailingNo,
  query: Query,
  tallies: readonly Tally[],
): Promise<readonly Found[]> {
  const isMeant = query.reached && hasTraits(sql`s.traits`, pickedTraits(query, tallies, false));
  const unordered = { ...query, sort: { by: 'date', direction: 'ascending' } } as const;
  const isSearch = Boolean(query.search?.trim());
  // Few are looked up one by one. Many are not, though the planner would, since it does not know how many there are.
  const few = isSearch ? await fewWithWords(db, mailing, query) : undefined;
  const { tables, condition, messageNo } = few
    ? among(unordered, mailing, few, isMeant)
    : gathered(unordered, mailing, isMeant);
  const areMany = isSearch && !few;
  if (areMany) await sql`set local enable_nestloop = off`.execute(db);
  const { rows } = await sql<Found>`
    select s.traits, count(*) as recipients, 0 as opens, 0 as "machineOpens", 0 as clicks,
      case when count(*) <= ${sql.lit(FEW)} then array_agg(${messageNo}) end as "messageNos"
    from ${tables} where ${condition} group by s.traits`.execute(db);
  if (areMany) await sql`set local enable_nestloop = on`.execute(db);
  return rows;
}

/** The numbers of the messages whose words are sought, where these are few. */
async function fewWithWords(db: Db, mailing: MailingNo, query: Query): Promise<readonly number[] | undefined> {
  const { rows } = await sql<{ message_no: number }>`${withWords(query, mailing, FEW + 1)}`.execute(db);
  return rows.length <= FEW ? rows.map(({ message_no: messageNo }) => messageNo) : undefined;
}

/** The parts of a list: one for each status where it is sorted by that, else one. */
function sectionsOf(query: Query, found: readonly Found[]): readonly Section[] {
  const picked = pickedTraits(query, found);
  const total = found.reduce((sum, { recipients }) => sum + recipients, 0);
  const isDescending = query.sort.direction === 'descending';
  const statuses = isDescending ? [...STATUSES].reverse() : STATUSES;
  const groups =
    query.sort.by === 'status'
      ? statuses.map((status) => picked.filter((traits) => statusOf(traits, query) === status))
      : [picked];
  return groups
    .filter((traits) => traits.length > 0)
    .map((traits) => {
      const own = found.filter((tally) => traits.includes(tally.traits));
      const areKnown = total <= FEW && own.every(({ messageNos }) => messageNos);
      return {
        traits,
        count: own.reduce((sum, { recipients }) => sum + recipients, 0),
        ...(areKnown && { messageNos: own.flatMap(({ messageNos }) => messageNos ?? []) }),
      };
    });
}

async function readSection(
  db: Db,
  mailing: MailingNo,
  query: Query,
  section: Section,
  window: { offset: number; limit: number },
  whole: Pick<Place, 'size' | 'isAll'>,
): Promise<Recipient[]> {
  const place = { ...windowOf(window, section.count), ...whole };
  const { query: keys, isInOrder } = keysOf(query, mailing, section, place);
  if (isInOrder) await sql`set local enable_sort = off`.execute(db);
  const rows = await readKeys(db, mailing, sql`${keys} limit ${sql.lit(place.take)} offset ${sql.lit(place.skip)}`);
  if (isInOrder) await sql`set local enable_sort = on`.execute(db);
  if (place.isFlipped) rows.reverse();
  return rows.map((row) => recipientOf(row, query));
}

/** The rows of messages whose numbers a query gives, in its order. */
async function readKeys<More = unknown>(
  db: Db,
  { account }: MailingNo,
  keys: RawBuilder<unknown>,
  more: RawBuilder<unknown> = sql``,
): Promise<(RecipientRow & More)[]> {
  const { rows } = await sql<RecipientRow & More>`
    with keys as materialized (select *, row_number() over () as place from (${keys}) as k)
    select ${RECIPIENT_COLUMNS}${more} from keys k
    join mail_analytics.recipients r on r.account = ${account} and r.message_no = k.message_no
    join mail_analytics.states s on s.account = ${account} and s.message_no = k.message_no
    order by k.place`.execute(db);
  return rows;
}
