import { after, before, it } from 'node:test';

import { sql } from 'kysely';

import type { Engine } from '../../../src/server/store/engines/engine.js';
import { SqlStore } from '../../../src/server/store/sql-store.js';
import { EVENT_CASES } from './event-cases.js';
import { KEEPING_CASES } from './keeping-cases.js';
import { QUERY_CASES } from './query-cases.js';

/** Whatever the database, the store keeps these promises. Each case has an account of its own. */
export function storeCases(open: () => Promise<{ engine: Engine; end: () => Promise<void> }>): void {
  let engine: Engine;
  let store: SqlStore;
  let end: () => Promise<void>;
  before(async () => {
    ({ engine, end } = await open());
    store = new SqlStore(engine, { partitions: 0 });
    await store.migrate();
    await store.migrate();
  });
  after(async () => {
    await store.close();
    await end();
  });
  for (const { name, run } of [...EVENT_CASES, ...KEEPING_CASES, ...QUERY_CASES]) {
    it(name, async () => {
      await run({
        store,
        account: `of ${name.slice(0, 60)}`,
        run: async (statement) => void (await sql.raw(statement).execute(engine.db)),
      });
    });
  }
}
