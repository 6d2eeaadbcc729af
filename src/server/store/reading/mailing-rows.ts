import { sql, type RawBuilder } from 'kysely';

import { noTotals, type Mailing, type Totals } from '../../../model/mailing.js';
import { MAILING_STATUSES } from '../../../model/status.js';
import { OPEN_COLUMNS, PLAIN_COLUMNS, type NumberColumn } from '../database.js';
import { timeOf } from '../rows/kept-time.js';
import type { Access } from '../store.js';
import { addTally, type Counting, type Tally } from '../rows/traits.js';

/** A row of the table of mailings, with the steps of its tallies that its numbers do not hold yet. */
export interface MailingRow extends Record<NumberColumn, number> {
  mailing_no: number;
  mailing_id: string;
  subject: string;
  sender_name: string;
  sender_email: string;
  status: number;
  sent_at: number | null;
  sent_time: string | null;
  scope: string | null;
  steps: readonly Tally[] | null;
}

export const NUMBERS: readonly NumberColumn[] = [
  ...PLAIN_COLUMNS.map(([, column]) => column),
  ...OPEN_COLUMNS.flatMap(([, column, any]) => [column, any]),
];

/** The columns of a `MailingRow`, of the table as `m`. */
export function mailingColumns({ account }: Access): RawBuilder<unknown> {
  return sql`m.mailing_no, m.mailing_id, m.subject, m.sender_name, m.sender_email, m.status,
    m.sent_at, m.sent_time, m.scope, ${sql.raw(NUMBERS.map((name) => `m.${name}`).join(', '))}, (
      select json_agg(json_build_object('traits', t.traits, 'recipients', t.recipients, 'opens', t.opens,
        'machineOpens', t.machine_opens, 'clicks', t.clicks))
      from mail_analytics.tallies t
      where t.account = ${account} and t.mailing_no = m.mailing_no and not t.is_settled
    ) as steps`;
}

export function mailingOf(row: MailingRow, by: Counting): Mailing {
  const { mailing_id, subject, sender_name, sender_email, status, scope } = row;
  return {
    id: mailing_id,
    subject,
    sender: { name: sender_name, email: sender_email },
    status: MAILING_STATUSES[status] ?? 'sent',
    ...sentAtOf(row),
    ...(scope !== null && { scope }),
    totals: totalsIn(row, row.steps ?? [], by),
  };
}

export function sentAtOf({ sent_at, sent_time }: Pick<MailingRow, 'sent_at' | 'sent_time'>): { sentAt?: string } {
  return sent_at === null ? {} : { sentAt: timeOf(sent_at, sent_time) };
}

/**
 * The numbers of a row of the table, or of a sum of several.
 *
 * @param steps - What the row does not hold yet.
 */
export function totalsIn(row: Record<NumberColumn, number>, steps: Iterable<Tally>, by: Counting): Totals {
  const totals = noTotals();
  for (const [name, column] of PLAIN_COLUMNS) totals[name] = row[column];
  for (const [name, column, any] of OPEN_COLUMNS) totals[name] = row[by.includeMachineOpens ? any : column];
  for (const step of steps) addTally(totals, step, by);
  return totals;
}

/** Whether a mailing, as `m`, may be seen. */
export function isVisible({ account, scopes }: Access): RawBuilder<boolean> {
  const own = sql<boolean>`m.account = ${account}`;
  return scopes ? sql`${own} and m.scope = any(${[...scopes]}::text[])` : own;
}
