import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import pg from 'pg';

import { openPostgres } from '../../../src/server/store/engines/postgres-engine.js';
import { openStore, StoreUnavailableError } from '../../../src/server/store/open-store.js';
import type { Store } from '../../../src/server/store/store.js';
import { startPostgres, type TestPostgres } from './postgres.js';
import { assertCounted, happened, mailing, NEWEST } from './store-case.js';
import { storeCases } from './store-cases.js';

let server: TestPostgres;
before(async () => {
  server = await startPostgres();
});
after(() => server.end());

describe('the store on a PostgreSQL server', () => {
  storeCases(async () => ({ engine: openPostgres(await server.database(), 10), end: () => Promise.resolve() }));
});

/** Resolves when it holds. The test runner ends what never does. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('two servers on one PostgreSQL database', () => {
  let stores: [Store, Store];
  before(async () => {
    const url = await server.database();
    stores = [await openStore(url), await openStore(url)];
    await Promise.all(stores.map((store) => store.migrate()));
  });
  after(() => Promise.all(stores.map((store) => store.close())));

  it('are told of each other’s changes, and find them', { timeout: 30_000 }, async () => {
    const [one, other] = stores;
    await one.announce('a', mailing('n', 2));
    const cursor = await other.cursor('a');
    const told: string[] = [];
    other.onChange((account) => told.push(account));
    // The other one may still be on its way to listen.
    for (let second = 1; !told.includes('a'); second += 1) {
      await one.ingest('a', [happened('opened', 'n/0', second)]);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const changed = await other.changesSince({ account: 'a' }, cursor);
    assert.deepEqual(changed?.changes.map(({ message }) => message?.messageId).sort(), ['n/0', undefined]);
  });

  it('lose nothing of what both are told at once', async () => {
    await Promise.all(stores.map((store) => store.announce('b', mailing('n', 40))));
    const events = Array.from({ length: 400 }, (_, index) => happened('opened', `n/${String(index % 40)}`, index));
    const batches = Array.from({ length: 20 }, (_, batch) =>
      events.filter((_event, index) => index % 10 === batch % 10),
    );
    await Promise.all(batches.map((batch, index) => stores[index % 2]?.ingest('b', batch)));
    for (const store of stores) {
      const { items } = await store.listMailings({ account: 'b' }, NEWEST);
      assert.deepEqual([items[0]?.totals.opened, items[0]?.totals.totalOpens], [40, 400]);
    }
    await assertCounted(stores[0], 'b');
  });

  it('let the same token be used once', async () => {
    const token = { token: 't', until: new Date(Date.now() + 60_000) };
    const results = await Promise.all(stores.map((store) => store.ingest('c', [happened('opened', 'x', 1)], [token])));
    assert.deepEqual(results.map(({ isReplay }) => isReplay).sort(), [false, true]);
  });
});

describe('changes that are made while others are under way', () => {
  it('are told also where a transaction that began earlier ends later', async () => {
    const url = await server.database();
    const store = await openStore(url);
    await store.migrate();
    await store.announce('a', mailing('n', 2));
    const slow = new pg.Client({ connectionString: url });
    await slow.connect();
    const cursor = await store.cursor('a');
    await slow.query('begin');
    await slow.query(
      `insert into mail_analytics.changes (account, mailing_no, message_nos, happened_at)
       select account, mailing_no, array_agg(message_no), 9e12 from mail_analytics.recipients
       where message_id = 'n/0' group by account, mailing_no`,
    );
    await store.ingest('a', [happened('opened', 'n/1', 1)]);
    const first = await store.changesSince({ account: 'a' }, cursor);
    assert.deepEqual(
      first?.changes.map(({ message }) => message?.messageId),
      [undefined, 'n/1'],
    );
    await slow.query('commit');
    await slow.end();
    const second = await store.changesSince({ account: 'a' }, first?.cursor ?? '');
    assert.deepEqual(
      second?.changes.map(({ message }) => message?.messageId),
      [undefined, 'n/0'],
    );
    await store.close();
  });
});

describe('events that are kept while their mailing is announced', () => {
  it('find it also where neither saw the other', { timeout: 30_000 }, async () => {
    const url = await server.database();
    const store = await openStore(url);
    await store.migrate();
    const gate = new pg.Client({ connectionString: url });
    await gate.connect();
    // The events are not found, and held up before they are kept as such; the announcement does not see them.
    await gate.query('begin; lock table mail_analytics.unmatched in share row exclusive mode');
    const ingesting = store.ingest('a', [happened('opened', 'n/0', 1)]);
    await until(async () => (await gate.query('select 1 from pg_locks where not granted')).rows.length > 0);
    await store.announce('a', mailing('n', 1));
    await gate.query('commit');
    assert.deepEqual(await ingesting, { added: 1, known: 0, unmatched: 0, isReplay: false });
    await assertCounted(store, 'a');
    await gate.end();
    await store.close();
  });
});

describe('a database that goes away', () => {
  it('is told as such, in time, and used again when it is back', { timeout: 60_000 }, async () => {
    const store = await openStore(await server.database());
    await store.migrate();
    await store.announce('a', mailing('n', 1));
    // Somebody follows an account of which nothing is told but that something may have been missed.
    await store.cursor('quiet');
    await server.stop();
    const told: string[] = [];
    store.onChange((account) => told.push(account));
    const isRefused = { name: 'StoreUnavailableError' };
    await assert.rejects(store.ingest('a', [happened('opened', 'n/0', 1)]), isRefused);
    await assert.rejects(store.listMailings({ account: 'a' }, NEWEST), isRefused);
    await assert.rejects(store.announce('a', mailing('m', 1)), isRefused);
    await assert.rejects(store.rebuild(), isRefused);
    await assert.rejects(store.ping(), StoreUnavailableError);
    await server.start();
    await until(() =>
      store.ping().then(
        () => true,
        () => false,
      ),
    );
    assert.equal((await store.ingest('a', [happened('opened', 'n/0', 1)])).added, 1);
    await until(() => told.includes('quiet'));
    await assertCounted(store, 'a');
    await store.close();
  });

  it('is told as such where nothing answers at all', { timeout: 30_000 }, async () => {
    const store = await openStore('postgres://nobody:nothing@127.0.0.1:1/none');
    await assert.rejects(store.ping(), StoreUnavailableError);
    await assert.rejects(store.migrate(), StoreUnavailableError);
    await store.close();
  });
});
