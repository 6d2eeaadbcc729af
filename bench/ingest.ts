/**
 * How fast events are kept: `node --import tsx bench/ingest.ts [postgres://…]`. Goal: at least 40 % of the rate at which
 * the same database takes the same rows in the same batches, each in a transaction of its own, by plain INSERT into one
 * bare table; in the same run, by as many senders over as many connections. Without an address the embedded database is
 * measured alone.
 */
import { performance } from 'node:perf_hooks';

import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

import { Random } from '../fixtures/random.js';
import type { MailEvent } from '../src/model/mail-event.js';
import { openStore } from '../src/server/store/open-store.js';
import type { Store } from '../src/server/store/store.js';
import { announcementOf, eventsOf, postsOf } from './store-data.js';

const MAILINGS = 4;
const RECIPIENTS = 5000;
/** Events in a post, and how many of all events are posted so: small posts take long. Providers send up to 1,000. */
const POSTS = [
  [1, 2000],
  [100, 30_000],
  [1000, Infinity],
] as const;
/** Posts that are under way at a time. */
const SENDERS = [1, 16];
const CONNECTIONS = 10;
const GOAL = 0.4;

const random = new Random('ingest');
const announcements = Array.from({ length: MAILINGS }, (_, index) => announcementOf(random, index, RECIPIENTS));
const events = announcements.flatMap((announcement) => eventsOf(random, announcement));
const grouped = (number: number): string => Math.round(number).toLocaleString('en-US');

/** Events a second, of posts that some senders take one after the other. */
async function rateOf(
  posts: readonly MailEvent[][],
  senders: number,
  write: (post: MailEvent[]) => Promise<unknown>,
): Promise<number> {
  const start = performance.now();
  const waiting = posts.values();
  const sender = async (): Promise<void> => {
    for (const post of waiting) await write(post);
  };
  await Promise.all(Array.from({ length: senders }, sender));
  return countOf(posts) / ((performance.now() - start) / 1000);
}

function countOf(posts: readonly MailEvent[][]): number {
  return posts.reduce((sum, post) => sum + post.length, 0);
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

/** A bare table in a database of its own, or beside ours. */
interface Bare {
  write(post: MailEvent[]): Promise<unknown>;
  close(): Promise<void>;
}

async function openBare(database: string | undefined): Promise<Bare> {
  if (database === undefined) {
    const pglite = await PGlite.create();
    await pglite.exec(TABLE);
    return {
      write: (post) => {
        const { text, values } = insertOf(post);
        return pglite.query(text, values);
      },
      close: () => pglite.close(),
    };
  }
  const pool = new pg.Pool({ connectionString: database, max: CONNECTIONS });
  await pool.query(`drop table if exists bare; ${TABLE}`);
  return {
    write: (post) => pool.query(insertOf(post)),
    close: async () => {
      await pool.query('drop table bare');
      await pool.end();
    },
  };
}

/** In an account of its own, whose mailings have been announced. */
async function keptRate(store: Store, posts: readonly MailEvent[][], senders: number): Promise<number> {
  const account = `bench ${String(performance.timeOrigin + performance.now())}`;
  for (const announcement of announcements) await store.announce(account, announcement);
  let added = 0;
  const rate = await rateOf(posts, senders, async (post) => {
    const ingested = await store.ingest(account, post);
    added += ingested.added;
  });
  if (added !== countOf(posts)) throw new Error(`${String(added)} of ${String(countOf(posts))} events are kept`);
  return rate;
}

async function measure(database: string | undefined): Promise<void> {
  const bare = await openBare(database);
  const store = await openStore(database, { connections: CONNECTIONS });
  await store.migrate();
  for (const [size, count] of POSTS) {
    const posts = postsOf(events, size).slice(0, count / size);
    for (const senders of SENDERS) {
      const plain = await rateOf(posts, senders, (post) => bare.write(post));
      const kept = await keptRate(store, posts, senders);
      const ratio = kept / plain;
      console.log(
        `${(database === undefined ? 'embedded' : 'PostgreSQL').padEnd(12)} posts of ${grouped(size).padStart(5)}, ` +
          `${String(senders).padStart(2)} at a time   bare ${grouped(plain).padStart(8)}/s   ` +
          `kept ${grouped(kept).padStart(8)}/s   ` +
          `${(100 * ratio).toFixed(0)} % (${ratio >= GOAL ? 'at or above' : 'BELOW'} ${String(100 * GOAL)} %)`,
      );
      if (ratio < GOAL) process.exitCode = 1;
    }
  }
  await store.close();
  await bare.close();
}

console.log(`${grouped(events.length)} events on ${grouped(MAILINGS * RECIPIENTS)} messages`);
for (const database of [undefined, ...process.argv.slice(2)]) await measure(database);
