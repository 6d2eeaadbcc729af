import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { openStore } from '../../../src/server/store/open-store.js';
import type { Store } from '../../../src/server/store/store.js';
import { startPostgres, type TestPostgres } from '../store/postgres.js';
import { assertCounted, happened, mailing, NEWEST } from '../store/store-case.js';
import { Gate } from './gate.js';

const LATER = '2026-03-05T08:00:00.000Z';

/** Each of these is two things at once in the one order that did harm, or might; a gate brings it about. */
describe('two things that happen to a database at once', { timeout: 120_000 }, () => {
  let server: TestPostgres;
  let store: Store;
  let other: Store;
  let gate: Gate;
  let url = '';
  let account = '';
  let accounts = 0;
  before(async () => {
    server = await startPostgres();
    url = await server.database();
    [store, other, gate] = [await openStore(url), await openStore(url), await Gate.open(url)];
    await store.migrate();
  });
  after(async () => {
    await Promise.all([store.close(), other.close(), gate.close()]);
    await server.end();
  });
  beforeEach(() => {
    accounts += 1;
    account = `a${String(accounts)}`;
  });
  afterEach(() => assertCounted(store, account));

  const statesOf = (id: string): string =>
    `select 1 from mail_analytics.states where account = '${account}' and message_id = '${id}' for update`;
  const statusAt = async (id: string): Promise<string | undefined> =>
    (await store.getMessages({ account }, [id]))[0]?.statusAt;

  it('dates no message by its mailing of which an event has been heard meanwhile', async () => {
    await store.announce(account, mailing('n', 2));
    // The event is written and not yet committed.
    await gate.shut('lock table mail_analytics.changes in share row exclusive mode');
    const ingesting = store.ingest(account, [happened('opened', 'n/0', 60)]);
    await gate.waitedFor(1);
    const announcing = other.announce(account, mailing('n', 2, { sentAt: LATER }));
    await gate.waitedFor(2);
    await gate.open();
    await Promise.all([ingesting, announcing]);
    assert.equal(await statusAt('n/0'), '2026-03-02T12:01:00.000Z');
    assert.equal(await statusAt('n/1'), LATER);
  });

  it('recounts by the date that a mailing has, and not by the one that it had when the recount began', async () => {
    await store.announce(account, mailing('m', 1));
    await store.announce(account, mailing('n', 1));
    await gate.shut(statesOf('m/0'));
    const rebuilding = store.rebuild(account);
    await gate.waitedFor(1);
    await other.announce(account, mailing('n', 1, { sentAt: LATER }));
    await gate.open();
    assert.deepEqual((await rebuilding).differences, []);
    assert.equal(await statusAt('n/0'), LATER);
  });

  it('mends once what two recounts find at once', async () => {
    await store.announce(account, mailing('n', 3));
    await store.ingest(account, [happened('opened', 'n/0', 1)]);
    await store.listMailings({ account }, NEWEST);
    await gate.run(`delete from mail_analytics.tallies where account = '${account}'`);
    await gate.shut('lock table mail_analytics.tallies in share row exclusive mode');
    const rebuilding = [store, other].map((each) => each.rebuild(account));
    await gate.waitedFor(2);
    await gate.open();
    const found = await Promise.all(rebuilding);
    assert.deepEqual(found.map(({ differenceCount }) => differenceCount > 0).sort(), [false, true]);
    const { items } = await store.listMailings({ account }, NEWEST);
    assert.deepEqual([items[0]?.totals.sent, items[0]?.totals.opened], [3, 1]);
  });

  it('leaves no recipient behind of a mailing that is announced anew while it expires', async () => {
    await store.announce(account, mailing('n', 1, { sentAt: '2025-01-01T00:00:00Z' }));
    await store.ingest(account, [happened('opened', 'n/0', 1)]);
    await gate.shut(statesOf('n/0'));
    const expiring = store.expire(account, '2026-01-01T00:00:00Z');
    await gate.waitedFor(1);
    const announcing = other.announce(account, mailing('n', 2));
    // It waits for the one who expires, or is done.
    await Promise.race([announcing, gate.waitedFor(2)]);
    await gate.open();
    await Promise.all([expiring, announcing]);
    const { items } = await store.listMailings({ account }, NEWEST);
    assert.deepEqual(
      items.map(({ id, sentAt, totals }) => [id, sentAt, totals.sent]),
      [['n', mailing('n', 0).sentAt, 2]],
    );
    assert.equal((await store.getMessages({ account }, ['n/0', 'n/1'])).length, 2);
  });

  it('joins what waits for an id of the provider’s also where the one who learnt it was cut off', async () => {
    await store.announce(account, mailing('n', 1));
    const nameless = happened('clicked', 'x', 1, { messageId: 'p', url: 'https://example.org/' });
    assert.equal((await store.ingest(account, [nameless])).unmatched, 1);
    const teaching = happened('opened', 'n/0', 1, { messageId: 'p' });
    await gate.shut('lock table mail_analytics.unmatched in access exclusive mode');
    // Listened to from the start: it may be rejected before the cut is confirmed.
    const refused = assert.rejects(store.ingest(account, [teaching]), { name: 'StoreUnavailableError' });
    await gate.waitedFor(1);
    await gate.cutWaiting();
    await refused;
    await gate.open();
    // The provider posts it again.
    await store.ingest(account, [teaching]);
    const { items } = await store.listMailings({ account }, NEWEST);
    assert.equal(items[0]?.totals.clicked, 1);
    assert.equal((await store.getMessages({ account }, ['n/0']))[0]?.status, 'clicked');
  });

  it('ends in time where the database has stopped answering without a word', async () => {
    const frozen = await openStore(url);
    await frozen.announce(account, mailing('n', 1));
    const listening = `select pid from pg_stat_activity where query = 'listen mail_analytics' or query like '%pg_notify%'`;
    const before = await gate.ask<{ pid: number }>(`${listening} order by backend_start desc limit 1`);
    const pid = before[0]?.pid ?? assert.fail('nobody listens');
    process.kill(pid, 'SIGSTOP');
    try {
      await frozen.announce(account, mailing('n', 2));
      await frozen.close();
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  });
});
