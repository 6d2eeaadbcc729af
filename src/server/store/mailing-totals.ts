import { sql, type RawBuilder } from 'kysely';

import { noTotals } from '../../model/mailing.js';
import type { MailingTotals } from '../../model/query.js';
import { MAILING_STATUSES } from '../../model/status.js';
import type { Db, NumberColumn } from './database.js';
import { NUMBERS, totalsIn } from './reading/mailing-rows.js';
import { every } from './reading/order.js';
import type { Access } from './store.js';
import { SENT } from './reading/summary.js';
import type { Counting, Tally } from './rows/traits.js';

/**
 * The sums of mailings, as the model has them; in a transaction that sees one state of the tables.
 *
 * @param isFound - Which mailings, as `m`.
 */
export async function mailingTotals(
  db: Db,
  { account }: Access,
  isFound: RawBuilder<boolean>,
  by: Counting,
): Promise<MailingTotals> {
  const statuses = SENT.map((status) => MAILING_STATUSES.indexOf(status));
  const isMeant = every([isFound, sql`m.status = any(${statuses}::smallint[])`]);
  const sums = sql.raw(NUMBERS.map((name) => `sum(m.${name})::bigint as ${name}`).join(', '));
  const { rows } = await sql<Record<NumberColumn, number> & { mailings: number }>`
    select count(*) as mailings, ${sums} from mail_analytics.mailings m where ${isMeant}`.execute(db);
  const [row] = rows;
  if (!row?.mailings) return { mailings: 0, ...noTotals() };
  const { rows: steps } = await sql<Tally>`
    select t.traits, sum(t.recipients)::bigint as recipients, sum(t.opens)::bigint as opens,
      sum(t.machine_opens)::bigint as "machineOpens", sum(t.clicks)::bigint as clicks
    from mail_analytics.tallies t
    join mail_analytics.mailings m on ${isMeant} and m.mailing_no = t.mailing_no
    where t.account = ${account} and not t.is_settled group by t.traits`.execute(db);
  return { mailings: row.mailings, ...totalsIn(row, steps, by) };
}
