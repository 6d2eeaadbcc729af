/**
 * How fast a store on PostgreSQL answers about very many rows:
 * `node --import tsx bench/queries.ts postgres://… [recipients, default 1,000,000]`. Fills an account of its own first,
 * which takes some minutes: one mailing has half of the recipients, the others have 500 each. The first 20,000 messages
 * of the great mailing get their events through the store; the others get copies of these, moved in time.
 */
import { performance } from 'node:perf_hooks';

import pg from 'pg';

import { Random } from '../fixtures/random.js';
import { MAILING_COLUMNS, RECIPIENT_COLUMNS, type MailingQuery, type RecipientQuery } from '../src/model/query.js';
import { openStore } from '../src/server/store/open-store.js';
import { announcementOf, eventsOf, postsOf, PRESENT } from './store-data.js';

const [database = '', count = '1000000'] = process.argv.slice(2);
const RECIPIENTS = Number(count);
const SAMPLE = Math.min(20_000, RECIPIENTS / 4);
const SMALL = 500;
/** How often each question is asked. */
const ROUNDS = 20;

const account = `queries ${count}`;
const access = { account };
const random = new Random('queries');
const client = new pg.Client({ connectionString: database });
await client.connect();
const store = await openStore(database, { connections: 4 });
await store.migrate();
const great = announcementOf(random, 0, RECIPIENTS / 2);

const COPIED = [
  'status_at',
  'any_status_at',
  'last_event_at',
  'traits',
  'opens',
  'machine_opens',
  'clicks',
  'reason',
  'milestones',
];

async function fill(): Promise<void> {
  const start = performance.now();
  const tell = (what: string): void =>
    console.log(`${((performance.now() - start) / 1000).toFixed(0).padStart(6)} s  ${what}`);
  await store.announce(account, great);
  for (let index = 1; index <= RECIPIENTS / 2 / SMALL; index += 1) {
    await store.announce(account, announcementOf(random, index, SMALL));
  }
  tell('announced');
  const sample = { ...great, recipients: great.recipients.slice(0, SAMPLE) };
  for (const post of postsOf(eventsOf(random, sample), 1000)) await store.ingest(account, post);
  tell('first events kept');
  await client.query(
    'create temporary table sample as select message_no, row_number() over (order by message_no) - 1 as place from mail_analytics.states where account = $1 and milestones is not null',
    [account],
  );
  await client.query('create unique index on sample (place)');
  await client.query(
    'create temporary table copies as select s.message_no, s.mailing_no, o.message_no as original, s.message_no * 997 % 5000000 as moved from mail_analytics.states s join sample o on o.place = s.message_no % (select count(*) from sample) where s.account = $1 and s.milestones is null',
    [account],
  );
  await client.query(
    `update mail_analytics.states s set ${COPIED.map((name) => `${name} = o.${name}${name.endsWith('_at') ? ' + c.moved' : ''}`).join(', ')}
     from copies c join mail_analytics.states o on o.account = $1 and o.message_no = c.original
     where s.account = $1 and s.message_no = c.message_no`,
    [account],
  );
  await client.query(
    `insert into mail_analytics.events (account, message_no, event_key, mailing_no, event, others, url)
     select $1, c.message_no, e.event_key, c.mailing_no, e.event, e.others, e.url
     from copies c join mail_analytics.events e on e.account = $1 and e.message_no = c.original`,
    [account],
  );
  await client.query('delete from mail_analytics.tallies where account = $1', [account]);
  await client.query(
    `insert into mail_analytics.tallies (account, mailing_no, traits, recipients, opens, machine_opens, clicks)
     select account, mailing_no, traits, count(*), sum(opens), sum(machine_opens), sum(clicks)
     from mail_analytics.states where account = $1 group by account, mailing_no, traits`,
    [account],
  );
  tell('events copied');
  for (const name of ['mailings', 'recipients', 'states', 'events', 'tallies']) {
    await client.query(`vacuum analyze mail_analytics.${name}`);
  }
  tell('vacuumed');
}

/** The slowest of nineteen in twenty. */
async function measure(name: string, asks: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const ask of asks) await ask();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const ask of asks) {
      const start = performance.now();
      await ask();
      times.push(performance.now() - start);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(share * times.length)] ?? 0).toFixed(1).padStart(8);
  console.log(`${name.padEnd(58)} median ${at(0.5)} ms   p95 ${at(0.95)} ms`);
}

const kept = await client.query<{ count: string }>(
  'select count(*) from mail_analytics.recipients where account = $1',
  [account],
);
if (Number(kept.rows[0]?.count) < RECIPIENTS) await fill();
await store.listMailings(access, { offset: 0, limit: 1, sort: { by: 'date', direction: 'descending' } });

const DIRECTIONS = ['ascending', 'descending'] as const;
const recipients = (more: Partial<RecipientQuery>) => () =>
  store.listRecipients(access, great.id, {
    offset: 0,
    limit: 100,
    sort: { by: 'date', direction: 'descending' },
    ...more,
  });
const mailings = (more: Partial<MailingQuery>) => () =>
  store.listMailings(access, { offset: 0, limit: 100, sort: { by: 'date', direction: 'descending' }, ...more });

console.log(
  `${RECIPIENTS.toLocaleString('en-US')} recipients, ${great.recipients.length.toLocaleString('en-US')} of them in one mailing`,
);
for (const by of RECIPIENT_COLUMNS) {
  await measure(
    `recipients by ${by}, first window`,
    DIRECTIONS.map((direction) => recipients({ sort: { by, direction } })),
  );
}
const filters: [string, Partial<RecipientQuery>][] = [
  ['opened', { statuses: ['opened'] }],
  ['bounced', { statuses: ['bounced'] }],
  ['spam-report', { statuses: ['spam-report'] }],
  ['reached unsubscribed', { reached: 'unsubscribed' }],
  ['machine opens included', { includeMachineOpens: true }],
  ['last day', { from: new Date(PRESENT - 86_400_000).toISOString() }],
  ['search of a family name', { search: 'adler' }],
  ['search of a name', { search: 'lena adler' }],
  ['search of an address', { search: 'lena.adler.4' }],
  ['search of two letters', { search: 'ad' }],
  ['search of nobody', { search: 'nobody at all' }],
];
for (const [name, filter] of filters) {
  for (const by of ['date', 'name', 'status'] as const) {
    await measure(`recipients by ${by}, ${name}`, [recipients({ ...filter, sort: { by, direction: 'descending' } })]);
  }
}
const middle = Math.floor(great.recipients.length / 2);
for (const by of RECIPIENT_COLUMNS) {
  await measure(`recipients by ${by}, in the middle`, [
    recipients({ offset: middle, sort: { by, direction: 'descending' } }),
  ]);
}
await measure(
  'mailings by each column, first window',
  MAILING_COLUMNS.flatMap((by) => DIRECTIONS.map((direction) => mailings({ sort: { by, direction } }))),
);
await measure('mailings of a project', [mailings({ scope: 'project:7' })]);
await measure('summary of 90 days', [
  () =>
    store.getSummary(access, {
      from: new Date(PRESENT - 90 * 86_400_000).toISOString(),
      to: new Date(PRESENT).toISOString(),
      timeZone: 'Europe/Berlin',
      bucket: 'day',
    }),
]);
await measure('a hundred messages', [
  () =>
    store.getMessages(
      access,
      great.recipients.slice(500, 600).map(({ messageId }) => messageId),
    ),
]);
await measure('events of a message', [() => store.listEvents(access, great.recipients[7]?.messageId ?? '')]);
await measure('links of the great mailing', [() => store.listLinks(access, great.id)]);
await client.end();
await store.close();
