import assert from 'node:assert/strict';
import { after, before, describe, it, mock } from 'node:test';

import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';

import type { Engine } from '../../../src/server/store/engines/engine.js';
import { openPglite } from '../../../src/server/store/engines/pglite-engine.js';
import { SqlStore } from '../../../src/server/store/sql-store.js';
import { assertCounted, BY_NAME, happened, mailing, NEWEST } from './store-case.js';

const ACCOUNT = 'one of many';

interface Query {
  text: string;
  values: unknown[];
}

/** Does everything that a store can do for an account. */
async function live(store: SqlStore): Promise<void> {
  const access = { account: ACCOUNT, scopes: ['project:1'] };
  const early = [
    happened('opened', 'n/0', 1),
    happened('delivered', 'none', 1, { mailingRef: 'n', recipient: 'person-1@example.com' }),
  ];
  await store.ingest(ACCOUNT, early, [{ token: 't', until: new Date(Date.now() + 1000) }]);
  await store.announce(ACCOUNT, mailing('n', 5, { scope: 'project:1' }));
  await store.announce(ACCOUNT, mailing('n', 5, { scope: 'project:1', sentAt: '2026-03-02T13:00:00Z' }));
  const cursor = await store.cursor(ACCOUNT);
  const batch = [
    happened('opened', 'n/2', 1, { messageId: 'p' }),
    happened('clicked', 'none', 2, { messageId: 'p', url: 'u' }),
  ];
  await store.ingest(ACCOUNT, batch);
  await store.ingest(
    ACCOUNT,
    batch.map((event) => ({ ...event, userAgent: 'Mail/1' })),
  );
  for (const direction of ['ascending', 'descending'] as const) {
    const filter = { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z', search: 'é', includeMachineOpens: true };
    const asked = {
      ...NEWEST,
      ...filter,
      sender: 'clara@example.com',
      statuses: ['sent' as const],
      scope: 'project:1',
    };
    for (const by of ['subject', 'date', 'opened', 'status'] as const) {
      await store.listMailings(access, { ...NEWEST, sort: { by, direction } });
      await store.listMailings(access, { ...asked, sort: { by, direction } });
    }
    for (const by of ['name', 'email', 'status', 'date', 'last-event'] as const) {
      const sort = { by, direction };
      await store.listRecipients(access, 'n', { ...BY_NAME, sort });
      await store.listRecipients(access, 'n', { ...BY_NAME, sort, reached: 'opened', statuses: ['opened'] });
      await store.listRecipients(access, 'n', { ...BY_NAME, ...filter, sort, reached: 'opened' });
      for await (const rows of store.exportRecipients(access, 'n', { sort, reached: 'opened' })) assert.ok(rows.length);
    }
    for await (const rows of store.exportMailings(access, { sort: { by: 'date', direction } })) assert.ok(rows.length);
  }
  await store.getMessages(access, ['n/0', 'n/1']);
  await store.listEvents(access, 'n/0');
  await store.listLinks(access, 'n');
  await store.getSummary(access, {
    from: '2026-03-01T00:00:00Z',
    to: '2026-03-04T00:00:00Z',
    timeZone: 'UTC',
    bucket: 'day',
  });
  assert.equal((await store.changesSince(access, cursor))?.changes.length, 2);
  await store.recordExport(ACCOUNT, { at: '2026-03-02T12:00:00Z', by: 'x', kind: 'mailings', query: '', rows: 1 });
  await store.listExports(ACCOUNT, { offset: 0, limit: 1 });
  await store.rebuild(ACCOUNT);
  await store.erase(ACCOUNT, 'person-2@example.com');
  await assertCounted(store, ACCOUNT);
  await store.expire(ACCOUNT, '2027-01-01T00:00:00Z');
}

/** Parts of tables that a plan reads or writes, by their names: "events_3". */
function partsOf(plan: unknown): string[] {
  if (Array.isArray(plan)) return plan.flatMap(partsOf);
  if (typeof plan !== 'object' || plan === null) return [];
  return Object.entries(plan).flatMap(([name, value]) =>
    name === 'Relation Name' && /_\d+$/.test(String(value)) ? [String(value)] : partsOf(value),
  );
}

describe('tables that are split by account', () => {
  let engine: Engine;
  let store: SqlStore;
  before(async () => {
    engine = await openPglite(undefined);
    store = new SqlStore(engine, { partitions: 8 });
    await store.migrate();
  });
  after(() => store.close());

  it('are touched in one part alone by everything that is done for an account', async () => {
    const asked = new Map<string, Query>();
    const spy = mock.method(PGlite.prototype, 'query');
    await live(store);
    for (const {
      arguments: [text, values],
    } of spy.mock.calls) {
      const shape = String(text).replace(/\d+/g, '#');
      if (/^\s*(select|insert|update|delete|with)\b/.test(shape))
        asked.set(shape, { text: String(text), values: values ?? [] });
    }
    spy.mock.restore();
    assert.ok(asked.size > 60, `${String(asked.size)} queries`);
    const { rows } = await sql<{ part: string }>`
      select tableoid::regclass::text as part from mail_analytics.exports where account = ${ACCOUNT}`.execute(
      engine.db,
    );
    const own = /_(\d+)$/.exec(rows[0]?.part ?? '')?.[1] ?? '';
    let read = 0;
    for (const { text, values } of asked.values()) {
      const plan = await engine.db.executeQuery<{ 'QUERY PLAN': unknown }>({
        sql: `explain (format json) ${text}`,
        parameters: values,
        query: { kind: 'RawNode', sqlFragments: [], parameters: [] },
        queryId: { queryId: text },
      });
      const parts = partsOf(plan.rows);
      read += parts.length;
      assert.deepEqual(
        [...new Set(parts.map((part) => part.replace(/^.*_/, '')))].filter((part) => part !== own),
        [],
        text,
      );
    }
    assert.ok(read > 60, `${String(read)} parts of tables in the plans`);
  });
});
