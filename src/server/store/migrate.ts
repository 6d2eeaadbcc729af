import { sql } from 'kysely';

import type { Layout, Migration } from '../migrations/migration.js';
import { tables } from '../migrations/0001-tables.js';
import { search } from '../migrations/0002-search.js';
import { sentAt } from '../migrations/0003-sent-at.js';
import type { Db } from './database.js';

/** In the order of their numbers. */
const MIGRATIONS: readonly Migration[] = [tables, search, sentAt];

/** Any number that nobody else locks; servers that start at once wait for each other here. */
const LOCK = 7_203_164_511;

/**
 * Takes the steps that the database has not taken yet, all in one transaction.
 *
 * @throws if the database has steps that this version does not know: a newer version has been there.
 */
export async function migrate(db: Db, layout: Layout): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(transaction);
    await sql`create schema if not exists mail_analytics`.execute(transaction);
    await sql`create table if not exists mail_analytics.migrations (
      number integer primary key, name text not null, taken_at timestamptz not null default now()
    )`.execute(transaction);
    const { rows } = await sql<{ number: number }>`select number from mail_analytics.migrations`.execute(transaction);
    const taken = Math.max(0, ...rows.map(({ number }) => number));
    if (taken > MIGRATIONS.length) {
      throw new Error(
        `The database is of a newer version: it has taken step ${String(taken)}, ` +
          `and this version knows ${String(MIGRATIONS.length)}.`,
      );
    }
    for (const migration of MIGRATIONS.slice(taken)) {
      const { number, name } = migration;
      for (const statement of migration.statements(layout)) await sql.raw(statement).execute(transaction);
      await sql`insert into mail_analytics.migrations (number, name) values (${number}, ${name})`.execute(transaction);
    }
  });
}
