import { sql } from 'kysely';

import { compareEvents, keyed, type MailEvent } from '../../../model/mail-event.js';
import type { LinkClicks } from '../../../model/query.js';
import type { Db } from '../database.js';
import { isVisible } from './mailing-rows.js';
import { mailingNoOf } from './recipient-list.js';
import type { Access } from '../store.js';

/** What happened to a message, see `Store.listEvents`. */
export async function listEvents(db: Db, access: Access, messageId: string): Promise<readonly MailEvent[] | undefined> {
  const { account } = access;
  const { rows } = await sql<{ event: MailEvent | null }>`
    select e.event from mail_analytics.recipients r
    join mail_analytics.mailings m on ${isVisible(access)} and m.mailing_no = r.mailing_no
    left join mail_analytics.events e on e.account = ${account} and e.message_no = r.message_no
    where r.account = ${account} and r.message_id = ${messageId}`.execute(db);
  if (rows.length === 0) return undefined;
  const events = rows.flatMap(({ event }) => (event ? [keyed(event)] : []));
  return events.sort(compareEvents).map(({ event }) => event);
}

/** Which link was followed how often, see `Store.listLinks`. */
export async function listLinks(db: Db, access: Access, mailingId: string): Promise<readonly LinkClicks[] | undefined> {
  const mailing = await mailingNoOf(db, access, mailingId);
  if (!mailing) return undefined;
  const { rows } = await sql<LinkClicks>`
    select e.url, count(*) as clicks, count(distinct e.message_no) as recipients
    from mail_analytics.events e
    where e.account = ${mailing.account} and e.mailing_no = ${mailing.mailingNo} and e.url is not null
    group by e.url order by clicks desc, e.url collate "C"`.execute(db);
  return rows;
}
