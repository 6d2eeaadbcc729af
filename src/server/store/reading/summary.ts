import { sql } from 'kysely';

import { noTotals, type Totals } from '../../../model/mailing.js';
import type { Summary, SummaryQuery } from '../../../model/query.js';
import { summaryOf } from '../../../model/summary.js';
import { MAILING_STATUSES, type MailingStatus } from '../../../model/status.js';
import { OPEN_COLUMNS, PLAIN_COLUMNS, type Db, type NumberColumn } from '../database.js';
import { isVisible, totalsIn } from './mailing-rows.js';
import { every } from './order.js';
import type { Access } from '../store.js';
import type { Tally } from '../rows/traits.js';

/** What went out, as in the model: what is yet to go, or was called off, has nothing to sum up. */
export const SENT: readonly MailingStatus[] = ['sending', 'sent', 'failed'];

type Bucket = Record<NumberColumn, number> & { place: number; mailings: number };

type Step = Tally & { place: number };

/**
 * The numbers of a period; in a transaction that sees one state of the tables. Where buckets begin, the model says; the
 * database sums up what lies between.
 */
export async function summarize(db: Db, access: Access, query: SummaryQuery): Promise<Summary> {
  const empty = summaryOf([], query);
  const [from, to] = [Date.parse(query.from), Date.parse(query.to)];
  const starts = [2 * from - to, ...empty.buckets.map((bucket) => Date.parse(bucket.from))];
  const sums = [
    ...PLAIN_COLUMNS.map(([, column]) => column),
    ...OPEN_COLUMNS.flatMap(([, column, any]) => [column, any]),
  ];
  const statuses = SENT.map((status) => MAILING_STATUSES.indexOf(status));
  const place = sql`width_bucket(m.sent_at, ${starts}::bigint[]) as place`;
  const isMeant = every([
    isVisible(access),
    query.scope === undefined ? undefined : sql`m.scope = ${query.scope}`,
    sql`m.sent_at >= ${2 * from - to} and m.sent_at < ${to}`,
    sql`m.status = any(${statuses}::smallint[])`,
  ]);
  const { rows } = await sql<Bucket>`
    select ${place}, count(*) as mailings, ${sql.raw(sums.map((name) => `sum(m.${name})::bigint as ${name}`).join(', '))}
    from mail_analytics.mailings m where ${isMeant} group by place`.execute(db);
  const { rows: steps } = await sql<Step>`
    select ${place}, t.traits, sum(t.recipients)::bigint as recipients, sum(t.opens)::bigint as opens,
      sum(t.machine_opens)::bigint as "machineOpens", sum(t.clicks)::bigint as clicks
    from mail_analytics.tallies t
    join mail_analytics.mailings m on ${isMeant} and m.mailing_no = t.mailing_no
    where t.account = ${access.account} and not t.is_settled group by place, t.traits`.execute(db);
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  const totalsAt = (at: number): Totals => {
    const row = byPlace.get(at);
    return row
      ? totalsIn(
          row,
          steps.filter((step) => step.place === at),
          query,
        )
      : noTotals();
  };
  const buckets = empty.buckets.map((bucket, index) => ({ from: bucket.from, totals: totalsAt(index + 2) }));
  return {
    mailings: rows.reduce((sum, row) => sum + (row.place > 1 ? row.mailings : 0), 0),
    totals: sumOf(buckets.map(({ totals }) => totals)),
    previous: { mailings: byPlace.get(1)?.mailings ?? 0, totals: totalsAt(1) },
    buckets,
  };
}

function sumOf(all: readonly Totals[]): Totals {
  const sum = noTotals();
  for (const totals of all) {
    for (const name of Object.keys(sum) as (keyof Totals)[]) sum[name] = (sum[name] ?? 0) + (totals[name] ?? 0);
  }
  return sum;
}
