import { sql } from 'kysely';

import { OPEN_COLUMNS, PLAIN_COLUMNS, type Db, type NumberColumn } from '../database.js';
import { inTransaction, type Transacting } from '../retry.js';
import { TallySteps, writeTallies, type MailingTally } from '../rows/tallies.js';
import { totalsFrom, type Tally } from '../rows/traits.js';

/** So many mailings are settled in one transaction. */
const BATCH = 200;

/**
 * Puts sums in the place of the steps of tallies, and writes the numbers that mailings are sorted by. A mailing that
 * somebody else is settling is left to them.
 */
export async function settle(engine: Transacting, account: string): Promise<void> {
  for (;;) {
    const settled = await inTransaction(engine, (db) => settleSome(db, account));
    if (settled < BATCH) return;
  }
}

async function settleSome(db: Db, account: string): Promise<number> {
  const { rows: mailings } = await sql<{ mailing_no: number }>`
    select mailing_no from mail_analytics.mailings
    where account = ${account} and mailing_no in (
      select mailing_no from mail_analytics.tallies where account = ${account} and not is_settled
    ) order by mailing_no limit ${BATCH} for update skip locked`.execute(db);
  if (mailings.length === 0) return 0;
  const mailingNos = mailings.map(({ mailing_no }) => mailing_no);
  const { rows } = await sql<MailingTally>`
    delete from mail_analytics.tallies where account = ${account} and mailing_no = any(${mailingNos}::bigint[])
    returning mailing_no as "mailingNo", traits, recipients, opens, machine_opens as "machineOpens", clicks`.execute(
    db,
  );
  const sums = new TallySteps();
  for (const tally of rows) sums.addMany(tally);
  await writeTallies(db, account, sums.steps, true);
  await writeNumbers(db, account, mailingNos, sums.steps);
  return mailings.length;
}

async function writeNumbers(
  db: Db,
  account: string,
  mailingNos: readonly number[],
  tallies: readonly MailingTally[],
): Promise<void> {
  const ofMailing = new Map<number, Tally[]>(mailingNos.map((mailingNo) => [mailingNo, []]));
  for (const tally of tallies) ofMailing.get(tally.mailingNo)?.push(tally);
  const records = [...ofMailing].map(([mailing_no, own]) => ({ mailing_no, ...numbersOf(own) }));
  const names = Object.keys(numbersOf([]));
  const [set, columns] = [names.map((name) => `${name} = x.${name}`), names.map((name) => `${name} bigint`)];
  await sql`
    update mail_analytics.mailings m set ${sql.raw(set.join(', '))}
    from json_to_recordset(${JSON.stringify(records)}::json) as x (mailing_no bigint, ${sql.raw(columns.join(', '))})
    where m.account = ${account} and m.mailing_no = x.mailing_no`.execute(db);
}

/** The columns of a mailing that hold its numbers. */
export function numbersOf(tallies: readonly Tally[]): Record<NumberColumn, number> {
  const [plain, any] = [false, true].map((includeMachineOpens) => totalsFrom(tallies, { includeMachineOpens }));
  return Object.fromEntries([
    ...PLAIN_COLUMNS.map(([name, column]) => [column, plain?.[name] ?? 0]),
    ...OPEN_COLUMNS.flatMap(([name, column, anyColumn]) => [
      [column, plain?.[name] ?? 0],
      [anyColumn, any?.[name] ?? 0],
    ]),
  ]) as Record<NumberColumn, number>;
}

/** Whether there are steps that no sum holds yet. */
export async function isUnsettled(db: Db, account: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from mail_analytics.tallies where account = ${account} and not is_settled limit 1`.execute(db);
  return rows.length > 0;
}
