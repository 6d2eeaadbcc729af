import { sql, type RawBuilder } from 'kysely';

import type { Db } from '../database.js';
import { numbers } from './columns.js';
import type { Tally } from './traits.js';

/** A tally of one mailing. */
export interface MailingTally extends Tally {
  mailingNo: number;
}

/** What is counted of a message. */
export type Counted = Omit<Tally, 'recipients'>;

/** Steps of the tallies of mailings, summed up before they are written. */
export class TallySteps {
  readonly #steps = new Map<string, MailingTally>();

  /** Counts one message more, or one less. */
  add(mailingNo: number, { traits, opens, machineOpens, clicks }: Counted, by: 1 | -1): void {
    this.addMany({
      mailingNo,
      traits,
      recipients: by,
      opens: by * opens,
      machineOpens: by * machineOpens,
      clicks: by * clicks,
    });
  }

  addMany(tally: MailingTally): void {
    const id = `${String(tally.mailingNo)} ${String(tally.traits)}`;
    const step = this.#steps.get(id);
    if (!step) {
      this.#steps.set(id, { ...tally });
      return;
    }
    step.recipients += tally.recipients;
    step.opens += tally.opens;
    step.machineOpens += tally.machineOpens;
    step.clicks += tally.clicks;
  }

  /** Those that say anything. */
  get steps(): readonly MailingTally[] {
    return [...this.#steps.values()].filter(
      ({ recipients, opens, machineOpens, clicks }) =>
        recipients !== 0 || opens !== 0 || machineOpens !== 0 || clicks !== 0,
    );
  }
}

/** Writes tallies: as steps, or as sums. */
export async function writeTallies(
  db: Db,
  account: string,
  tallies: readonly MailingTally[],
  isSettled = false,
): Promise<void> {
  if (tallies.length > 0) await insertTallies(account, tallies, isSettled).execute(db);
}

export function insertTallies(
  account: string,
  tallies: readonly MailingTally[],
  isSettled = false,
): RawBuilder<unknown> {
  const column = (name: keyof MailingTally): RawBuilder<unknown> => numbers(tallies.map((tally) => tally[name]));
  return sql`
    insert into mail_analytics.tallies (account, mailing_no, traits, recipients, opens, machine_opens, clicks, is_settled)
    select ${account}, x.*, ${isSettled} from unnest(${column('mailingNo')}, ${column('traits')}, ${column('recipients')},
      ${column('opens')}, ${column('machineOpens')}, ${column('clicks')}) as x`;
}

/** How many messages of a mailing have which traits, now. */
export async function talliesOf(db: Db, account: string, mailingNo: number): Promise<readonly Tally[]> {
  const { rows } = await sql<Tally>`
    select traits, sum(recipients)::bigint as recipients, sum(opens)::bigint as opens,
      sum(machine_opens)::bigint as "machineOpens", sum(clicks)::bigint as clicks
    from mail_analytics.tallies where account = ${account} and mailing_no = ${mailingNo}
    group by traits having sum(recipients) <> 0`.execute(db);
  return rows;
}
