import { sql } from 'kysely';

import { compareEvents, keyed, type MailEvent } from '../../../model/mail-event.js';
import type { Db } from '../database.js';
import type { FoundMessage } from './find-messages.js';
import type { KeptEvent } from './kept-event.js';
import { indexKey } from '../rows/kept-text.js';
import { reportsThatCount, type Reports } from '../rows/stored-milestones.js';

/** Reports of one event on one message. */
interface LoggedEvent {
  readonly message: FoundMessage;
  readonly eventKey: string;
  reports: Reports;
}

/** What the log had already of events that came again: by message, then by key. */
export type KnownReports = ReadonlyMap<number, ReadonlyMap<string, Reports>>;

/**
 * Writes events into the log, each once; the messages must be locked. Of repeated reports those are kept that the
 * milestones depend on, so that these can be made anew from the log.
 *
 * @returns how many were new, and what the log had of the others.
 */
export async function logEvents(
  db: Db,
  account: string,
  events: readonly { event: KeptEvent; message: FoundMessage }[],
): Promise<{ added: number; known: KnownReports }> {
  const logged = new Map<string, LoggedEvent>();
  for (const { event, message } of events) {
    const id = `${String(message.messageNo)} ${event.key}`;
    const seen = logged.get(id);
    if (seen) seen.reports = [...seen.reports, event];
    else logged.set(id, { message, eventKey: indexKey(event.key), reports: [event] });
  }
  const rows = [...logged.values()];
  for (const row of rows) row.reports = reportsThatCount(row.reports);
  const added = await insert(db, account, rows);
  if (added === rows.length) return { added, known: new Map() };
  return { added, known: await merge(db, account, rows) };
}

const COLUMNS = sql.raw('x (m bigint, k text, g bigint, e json, o json, u text)');

async function insert(db: Db, account: string, rows: readonly LoggedEvent[]): Promise<number> {
  const { rows: counted } = await sql<{ added: number }>`
    with added as (
      insert into mail_analytics.events (account, message_no, event_key, mailing_no, event, others, url)
      select ${account}, m, k, g, e, o, u from json_to_recordset(${recordsOf(rows)}::json) as ${COLUMNS}
      on conflict do nothing returning 1
    ) select count(*)::integer as added from added`.execute(db);
  return counted[0]?.added ?? 0;
}

/** Adds reports to events that the log had before this transaction. */
async function merge(db: Db, account: string, rows: readonly LoggedEvent[]): Promise<KnownReports> {
  const wanted = rows.map(({ message, eventKey }) => ({ m: message.messageNo, k: eventKey }));
  const { rows: stored } = await sql<{ message_no: number; event: MailEvent; others: MailEvent[] | null }>`
    select e.message_no, e.event, e.others
    from json_to_recordset(${JSON.stringify(wanted)}::json) as x (m bigint, k text)
    join mail_analytics.events e on e.account = ${account} and e.message_no = x.m and e.event_key = x.k
    where e.xmin::text <> pg_current_xact_id()::xid::text`.execute(db);
  const known = new Map<number, Map<string, Reports>>();
  for (const { message_no, event, others } of stored) {
    const first = keyed(event);
    const ofMessage = known.get(message_no) ?? new Map<string, Reports>();
    known.set(message_no, ofMessage.set(first.key, [first, ...(others ?? []).map((each) => keyed(each))]));
  }
  const changed = rows.flatMap((row) => {
    const before = known.get(row.message.messageNo)?.get(row.reports[0].key);
    if (!before) return [];
    const after = reportsThatCount([...before, ...row.reports]);
    return isSame(before, after) ? [] : [{ ...row, reports: after }];
  });
  if (changed.length > 0) await update(db, account, changed);
  return known;
}

function isSame(a: Reports, b: Reports): boolean {
  return a.length === b.length && a.every((report, index) => compareEvents(report, b[index] ?? report) === 0);
}

async function update(db: Db, account: string, rows: readonly LoggedEvent[]): Promise<void> {
  await sql`
    update mail_analytics.events e set event = x.e, others = x.o, url = x.u
    from json_to_recordset(${recordsOf(rows)}::json) as ${COLUMNS}
    where e.account = ${account} and e.message_no = x.m and e.event_key = x.k`.execute(db);
}

function recordsOf(rows: readonly LoggedEvent[]): string {
  const records = rows.map(({ message, eventKey, reports: [first, ...others] }) => {
    const rest = others.length === 0 ? '' : `,"o":[${others.map(jsonOf).join(',')}]`;
    const url = first.kind === 'clicked' && first.event.url ? `,"u":${JSON.stringify(first.event.url)}` : '';
    const key = JSON.stringify(eventKey);
    return `{"m":${String(message.messageNo)},"k":${key},"g":${String(message.mailingNo)},"e":${jsonOf(first)}${rest}${url}}`;
  });
  return `[${records.join(',')}]`;
}

/** Of what has come it is there already. */
function jsonOf(report: Reports[number] | KeptEvent): string {
  return 'json' in report ? report.json : JSON.stringify(report.event);
}
