import { sql, type RawBuilder } from 'kysely';

import { compareEvents, keyed, type MailEvent } from '../../../model/mail-event.js';
import type { Db } from '../database.js';
import { numbers, texts } from '../rows/columns.js';
import { indexKey } from '../rows/kept-text.js';
import { mayHave, reportsThatCount, type Reports } from '../rows/stored-milestones.js';
import type { KeptEvent } from './kept-event.js';
import type { LockedState } from './states.js';

/** Reports of one event on one message. */
export interface LoggedEvent {
  readonly state: LockedState;
  readonly eventKey: string;
  readonly reports: Reports;
}

/** What the log had already of events that came again: by message, then by key. */
export type KnownReports = ReadonlyMap<number, ReadonlyMap<string, Reports>>;

/** Events on messages that are locked, each once. Of its reports those are kept that the milestones depend on. */
export function distinctEvents(state: LockedState, events: readonly KeptEvent[]): LoggedEvent[] {
  const [only] = events;
  if (only && events.length === 1) return [{ state, eventKey: indexKey(only.key), reports: [only] }];
  const byKey = new Map<string, Reports>();
  for (const event of events) {
    const before = byKey.get(event.key);
    byKey.set(event.key, before ? [...before, event] : [event]);
  }
  return [...byKey].map(([key, reports]) => ({ state, eventKey: indexKey(key), reports: reportsThatCount(reports) }));
}

/**
 * Tells events that are new from those that the log has, and adds what is new of these to it.
 *
 * @param isWary - Looks for each of them in the log, also for those that are new by the milestones of their message.
 */
export async function mergeEvents(
  db: Db,
  account: string,
  events: readonly LoggedEvent[],
  isWary: boolean,
): Promise<{ added: readonly LoggedEvent[]; known: KnownReports }> {
  const doubtful = events.filter(({ state, reports }) => isWary || mayHave(state.milestones, reports[0]));
  if (doubtful.length === 0) return { added: events, known: new Map() };
  const known = await readKnown(db, account, doubtful);
  if (known.size === 0) return { added: events, known };
  const added: LoggedEvent[] = [];
  const changed: LoggedEvent[] = [];
  for (const event of events) {
    const before = known.get(event.state.messageNo)?.get(event.reports[0].key);
    if (!before) {
      added.push(event);
      continue;
    }
    const after = reportsThatCount([...before, ...event.reports]);
    if (!isSame(before, after)) changed.push({ ...event, reports: after });
  }
  if (changed.length > 0) await update(db, account, changed);
  return { added, known };
}

async function readKnown(db: Db, account: string, events: readonly LoggedEvent[]): Promise<KnownReports> {
  const { rows } = await sql<{ message_no: number; event: MailEvent; others: MailEvent[] | null }>`
    select e.message_no, e.event, e.others
    from unnest(${numbersOf(events)}, ${texts(events.map(({ eventKey }) => eventKey))}) as x (m, k)
    join mail_analytics.events e on e.account = ${account} and e.message_no = x.m and e.event_key = x.k`.execute(db);
  const known = new Map<number, Map<string, Reports>>();
  for (const { message_no, event, others } of rows) {
    const first = keyed(event);
    const ofMessage = known.get(message_no) ?? new Map<string, Reports>();
    known.set(message_no, ofMessage.set(first.key, [first, ...(others ?? []).map((each) => keyed(each))]));
  }
  return known;
}

function isSame(a: Reports, b: Reports): boolean {
  return a.length === b.length && a.every((report, index) => compareEvents(report, b[index] ?? report) === 0);
}

async function update(db: Db, account: string, events: readonly LoggedEvent[]): Promise<void> {
  await sql`
    update mail_analytics.events e set event = x.event, others = x.others::json, url = x.url
    from ${rowsOf(events)}
    where e.account = ${account} and e.message_no = x.message_no and e.event_key = x.event_key`.execute(db);
}

/** Writes new events into the log; their messages must be locked. */
export function insertEvents(account: string, events: readonly LoggedEvent[]): RawBuilder<unknown> {
  return sql`
    insert into mail_analytics.events (account, message_no, event_key, mailing_no, event, others, url)
    select ${account}, message_no, event_key, mailing_no, event, others::json, url from ${rowsOf(events)}`;
}

function rowsOf(events: readonly LoggedEvent[]): RawBuilder<unknown> {
  const others = events.map(({ reports: [, ...rest] }) =>
    rest.length === 0 ? null : `[${rest.map(reportJson).join(',')}]`,
  );
  const urls = events.map(({ reports: [{ kind, event }] }) => (kind === 'clicked' && event.url ? event.url : null));
  const jsons = events.map(({ reports: [first] }) => reportJson(first)).join(',');
  return sql`rows from (
      unnest(${numbersOf(events)}, ${texts(events.map(({ eventKey }) => eventKey))},
        ${numbers(events.map(({ state }) => state.mailingNo))}, ${texts(others)}, ${texts(urls)}),
      json_array_elements(${`[${jsons}]`}::json)
    ) as x (message_no, event_key, mailing_no, others, url, event)`;
}

function numbersOf(events: readonly LoggedEvent[]): RawBuilder<unknown> {
  return numbers(events.map(({ state }) => state.messageNo));
}

/** Of what has come it is there already. */
function reportJson(report: Reports[number] | KeptEvent): string {
  return 'json' in report ? report.json : JSON.stringify(report.event);
}
