import { sql } from 'kysely';

import { keyed, type MailEvent } from '../../../model/mail-event.js';
import { addKeyed, noMilestones, type Milestones } from '../../../model/milestones.js';
import { writeChanges } from '../reading/changes.js';
import type { Db } from '../database.js';
import type { Moment } from '../rows/kept-time.js';
import { messageRow, type MessageRow } from '../rows/message-state.js';
import { inTransaction, type Transacting } from '../retry.js';
import { settle } from './settle.js';
import { updateStates, type NewState } from './states.js';
import type { Difference, RebuildReport } from '../store.js';
import { TallySteps, writeTallies } from '../rows/tallies.js';
import { totalsFrom, type Tally } from '../rows/traits.js';
import { accountsWithUnmatched, joinAll } from './unmatched.js';

/** So many messages are looked at in one transaction. */
const BATCH = 1000;
const SHOWN = 100;

interface Mailing {
  mailing_no: number;
  mailing_id: string;
}

type StoredRow = MessageRow & { message_no: number; message_id: string; provider_key: string | null };

/** Computes what is derived from the log anew, see `Store.rebuild`. */
export async function rebuild(
  engine: Transacting,
  account: string | undefined,
  now: () => number,
): Promise<RebuildReport> {
  const report = new Report();
  for (const each of account === undefined ? await allAccounts(engine.db) : [account]) {
    await joinAll(engine, each, now());
    for (let after = 0; ;) {
      const { rows } = await sql<Mailing>`
        select mailing_no, mailing_id from mail_analytics.mailings
        where account = ${each} and mailing_no > ${after} order by mailing_no limit ${BATCH}`.execute(engine.db);
      for (const mailing of rows) await rebuildMailing(engine, each, mailing, report, now);
      after = rows.at(-1)?.mailing_no ?? after;
      if (rows.length < BATCH) break;
    }
    await settle(engine, each);
  }
  return report.told;
}

async function allAccounts(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ account: string }>`select distinct account from mail_analytics.mailings`.execute(db);
  return [...new Set([...rows.map(({ account }) => account), ...(await accountsWithUnmatched(db))])];
}

async function rebuildMailing(
  engine: Transacting,
  account: string,
  mailing: Mailing,
  report: Report,
  now: () => number,
): Promise<void> {
  report.mailings += 1;
  const about = { account, mailingId: mailing.mailing_id };
  for (let after = 0; ;) {
    const rows = await inTransaction(engine, (db) => rebuildMessages(db, about, mailing, after, now()));
    report.messages += rows.length;
    for (const { differences } of rows) report.add(differences);
    after = rows.at(-1)?.messageNo ?? after;
    if (rows.length < BATCH) break;
  }
  const differences = await inTransaction(engine, async (db) => {
    const difference = await countedTwice(db, account, mailing.mailing_no);
    const steps = new TallySteps();
    for (const tally of difference.recomputed) steps.addMany({ mailingNo: mailing.mailing_no, ...tally });
    for (const tally of difference.stored) steps.addMany({ mailingNo: mailing.mailing_no, ...negative(tally) });
    if (steps.steps.length === 0) return [];
    await writeTallies(db, account, steps.steps);
    await writeChanges(db, account, new Map([[mailing.mailing_no, []]]), now());
    return totalDifferences(about, difference);
  });
  report.add(differences);
}

interface Rebuilt {
  messageNo: number;
  differences: readonly Difference[];
}

async function rebuildMessages(
  db: Db,
  about: Pick<Difference, 'account' | 'mailingId'>,
  mailing: Mailing,
  after: number,
  now: number,
): Promise<readonly Rebuilt[]> {
  const { account } = about;
  const since = await sinceOf(db, account, mailing.mailing_no);
  const { rows } = await sql<StoredRow>`
    select message_no, message_id, provider_key, status_at, status_time, any_status_at, any_status_time, last_event_at,
      last_event_time, traits, opens, machine_opens, clicks, reason, milestones
    from mail_analytics.states
    where account = ${account} and message_no in (
      select message_no from mail_analytics.recipients
      where account = ${account} and mailing_no = ${mailing.mailing_no} and message_no > ${after}
      order by message_no limit ${BATCH}
    ) order by message_no for update`.execute(db);
  const milestones = await milestonesOf(
    db,
    account,
    rows.map(({ message_no }) => message_no),
  );
  const wrong: NewState[] = [];
  const steps = new TallySteps();
  const rebuilt = rows.map((stored) => {
    const row = messageRow(milestones.get(stored.message_no) ?? noMilestones(), since);
    const differences = differencesOf(about, stored, row);
    if (differences.length > 0) {
      wrong.push({ messageNo: stored.message_no, row, providerKey: stored.provider_key });
      steps.add(mailing.mailing_no, countedOf(stored), -1);
      steps.add(mailing.mailing_no, countedOf(row), 1);
    }
    return { messageNo: stored.message_no, differences };
  });
  if (wrong.length > 0) await updateStates(account, wrong).execute(db);
  await writeTallies(db, account, steps.steps);
  const changed = wrong.map(({ messageNo }) => messageNo);
  if (changed.length > 0) await writeChanges(db, account, new Map([[mailing.mailing_no, changed]]), now);
  return rebuilt;
}

/** What dates messages of which nothing has been heard: it stays so until the end of the transaction. */
async function sinceOf(db: Db, account: string, mailingNo: number): Promise<Moment> {
  const { rows } = await sql<{ at: number; time: string | null }>`
    select coalesce(sent_at, registered_at) as at, sent_time as time from mail_analytics.mailings
    where account = ${account} and mailing_no = ${mailingNo} for key share`.execute(db);
  // It may have been removed meanwhile, and its messages with it.
  return rows[0] ?? { at: 0, time: null };
}

async function milestonesOf(
  db: Db,
  account: string,
  messageNos: readonly number[],
): Promise<ReadonlyMap<number, Milestones>> {
  const { rows } = await sql<{ message_no: number; event: MailEvent; others: MailEvent[] | null }>`
    select message_no, event, others from mail_analytics.events
    where account = ${account} and message_no = any(${[...messageNos]}::bigint[])
    order by message_no, event_key`.execute(db);
  const milestones = new Map<number, Milestones>();
  for (const { message_no, event, others } of rows) {
    const own = milestones.get(message_no) ?? noMilestones();
    milestones.set(message_no, own);
    for (const report of [event, ...(others ?? [])]) addKeyed(own, keyed(report));
  }
  return milestones;
}

const COMPARED = [
  'status_at',
  'status_time',
  'any_status_at',
  'any_status_time',
  'last_event_at',
  'last_event_time',
  'traits',
  'opens',
  'machine_opens',
  'clicks',
  'reason',
] as const satisfies readonly (keyof MessageRow)[];

function differencesOf(
  about: Pick<Difference, 'account' | 'mailingId'>,
  stored: StoredRow,
  row: MessageRow,
): readonly Difference[] {
  const differences: Difference[] = COMPARED.filter((field) => !isSame(stored[field], row[field])).map((field) => ({
    ...about,
    messageId: stored.message_id,
    field,
    stored: stored[field],
    recomputed: row[field],
  }));
  // Their parts may stand in another order, and say the same.
  const [old, own] = [stored, row].map(({ milestones }) => canonical(milestones));
  if (old !== own) {
    const { milestones } = stored;
    const messageId = stored.message_id;
    differences.push({ ...about, messageId, field: 'milestones', stored: milestones, recomputed: row.milestones });
  }
  return differences;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function canonical(milestones: MessageRow['milestones']): string {
  if (!milestones) return '';
  const [personOpens, ...kinds] = milestones;
  const told = kinds.map(([kind, count, first, latest, ...turns]) =>
    JSON.stringify([kind, count, first, latest || 0, turns.map((turn) => JSON.stringify(turn)).sort()]),
  );
  return JSON.stringify([personOpens, told.sort()]);
}

function countedOf(row: Pick<MessageRow, 'traits' | 'opens' | 'machine_opens' | 'clicks'>): Omit<Tally, 'recipients'> {
  return { traits: row.traits, opens: row.opens, machineOpens: row.machine_opens, clicks: row.clicks };
}

interface CountedTwice {
  stored: readonly Tally[];
  recomputed: readonly Tally[];
}

/**
 * Steps and states are written together, so in any one state of the tables, as one statement sees it, their sums are the
 * same. Until the end of the transaction nobody else mends what differs.
 */
async function countedTwice(db: Db, account: string, mailingNo: number): Promise<CountedTwice> {
  const own = sql`account = ${account} and mailing_no = ${mailingNo}`;
  await sql`select 1 from mail_analytics.mailings where ${own} for update`.execute(db);
  const { rows } = await sql<Tally & { is_stored: boolean }>`
    select true as is_stored, traits, sum(recipients)::bigint as recipients, sum(opens)::bigint as opens,
      sum(machine_opens)::bigint as "machineOpens", sum(clicks)::bigint as clicks
    from mail_analytics.tallies where ${own} group by traits having sum(recipients) <> 0
    union all
    select false, traits, count(*), sum(opens)::bigint, sum(machine_opens)::bigint, sum(clicks)::bigint
    from mail_analytics.states where ${own} group by traits`.execute(db);
  const of = (isStored: boolean): readonly Tally[] =>
    rows.filter(({ is_stored }) => is_stored === isStored).map(({ is_stored: _, ...tally }) => tally);
  return { stored: of(true), recomputed: of(false) };
}

function negative({ traits, recipients, opens, machineOpens, clicks }: Tally): Tally {
  return { traits, recipients: -recipients, opens: -opens, machineOpens: -machineOpens, clicks: -clicks };
}

function totalDifferences(
  about: Pick<Difference, 'account' | 'mailingId'>,
  { stored, recomputed }: CountedTwice,
): readonly Difference[] {
  const [old, own] = [stored, recomputed].map((tallies) => totalsFrom(tallies, {}));
  const names = Object.keys(own ?? {}) as (keyof NonNullable<typeof own>)[];
  const different = names.filter((name) => old?.[name] !== own?.[name]);
  if (different.length === 0) return [{ ...about, field: 'tallies', stored, recomputed }];
  return different.map((name) => ({
    ...about,
    field: `totals.${name}`,
    stored: old?.[name],
    recomputed: own?.[name],
  }));
}

/** What is found, as it is found. */
class Report {
  mailings = 0;
  messages = 0;
  #differences: Difference[] = [];
  #count = 0;

  get told(): RebuildReport {
    const { mailings, messages } = this;
    return { mailings, messages, differences: this.#differences, differenceCount: this.#count };
  }

  add(differences: readonly Difference[]): void {
    this.#count += differences.length;
    this.#differences.push(...differences.slice(0, SHOWN - this.#differences.length));
  }
}
