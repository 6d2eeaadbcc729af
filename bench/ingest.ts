/**
 * How fast events are kept: `node --import tsx bench/ingest.ts [postgres://…]`. Goal: at least 40 % of the rate at which
 * the same database takes the same rows by plain batched INSERT into one bare table, in the same run. Without an
 * address the embedded database is measured alone.
 */
import { performance } from 'node:perf_hooks';

import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

import { Random } from '../fixtures/random.js';
import type { MailEvent } from '../src/model/mail-event.js';
import { openStore } from '../src/server/store/open-store.js';
import { announcementOf, eventsOf, postsOf } from './store-data.js';

const MAILINGS = 4;
const RECIPIENTS = 10_000;
/** Events in a post: what providers send at most. */
const POST = 1000;
/** Posts that are under way at a time. */
const WRITERS = 4;
const GOAL = 0.4;

const random = new Random('ingest');
const announcements = Array.from({ length: MAILINGS }, (_, index) => announcementOf(random, index, RECIPIENTS));
const posts = postsOf(
  announcements.flatMap((announcement) => eventsOf(random, announcement)),
  POST,
);
const count = posts.reduce((sum, post) => sum + post.length, 0);
const grouped = (number: number): string => Math.round(number).toLocaleString('en-US');

/** Events a second, of posts that some writers take one after the other. */
async function rateOf(write: (post: MailEvent[]) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  const waiting = posts.values();
  const writer = async (): Promise<void> => {
    for (const post of waiting) await write(post);
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
  return count / ((performance.now() - start) / 1000);
}

const COLUMNS = [
  'account',
  'type',
  'recipient',
  'time',
  'messageId',
  'mailingRef',
  'messageRef',
  'bounceClass',
  'reason',
  'reasonCode',
  'url',
  'machine',
  'userAgent',
  'ip',
  'provider',
  'providerEventId',
  'nativeType',
] as const;

function insertOf(post: readonly MailEvent[]): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const rows = post.map((event) => {
    const places = COLUMNS.map((name) => `$${String(values.push(name === 'account' ? 'a' : (event[name] ?? null)))}`);
    return `(${places.join(', ')})`;
  });
  return { text: `insert into bare values ${rows.join(', ')}`, values };
}

const TABLE = `create table bare (${COLUMNS.map((name) => `"${name}" ${name === 'machine' ? 'boolean' : 'text'}`).join(', ')})`;

async function bareRate(database: string | undefined): Promise<number> {
  if (database === undefined) {
    const pglite = await PGlite.create();
    await pglite.exec(TABLE);
    const rate = await rateOf(async (post) => {
      const { text, values } = insertOf(post);
      await pglite.query(text, values);
    });
    await pglite.close();
    return rate;
  }
  const pool = new pg.Pool({ connectionString: database, max: WRITERS });
  await pool.query(`drop table if exists bare; ${TABLE}`);
  const rate = await rateOf(async (post) => pool.query(insertOf(post)));
  await pool.query('drop table bare');
  await pool.end();
  return rate;
}

async function storeRate(database: string | undefined): Promise<number> {
  const store = await openStore(database, { connections: WRITERS });
  await store.migrate();
  const account = `bench ${String(performance.timeOrigin)}`;
  for (const announcement of announcements) await store.announce(account, announcement);
  let added = 0;
  const rate = await rateOf(async (post) => {
    const ingested = await store.ingest(account, post);
    added += ingested.added;
  });
  if (added !== count) throw new Error(`${String(added)} of ${String(count)} events are kept`);
  await store.close();
  return rate;
}

const databases: (string | undefined)[] = [undefined, ...process.argv.slice(2)];
console.log(`${grouped(count)} events on ${grouped(MAILINGS * RECIPIENTS)} messages, in posts of ${grouped(POST)}`);
for (const database of databases) {
  const name = database === undefined ? 'embedded' : 'PostgreSQL';
  const bare = await bareRate(database);
  const kept = await storeRate(database);
  const ratio = kept / bare;
  console.log(
    `${name.padEnd(12)} bare ${grouped(bare).padStart(8)}/s   kept ${grouped(kept).padStart(8)}/s   ` +
      `${(100 * ratio).toFixed(0)} % (${ratio >= GOAL ? 'at or above' : 'BELOW'} ${String(100 * GOAL)} %)`,
  );
  if (ratio < GOAL) process.exitCode = 1;
}
