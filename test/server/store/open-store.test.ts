import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

import { sql } from 'kysely';

import { lockFolder } from '../../../src/server/store/engines/folder-lock.js';
import { openStore } from '../../../src/server/store/open-store.js';
import { openPglite } from '../../../src/server/store/engines/pglite-engine.js';
import { SqlStore } from '../../../src/server/store/sql-store.js';
import { assertCounted, happened, mailing, NEWEST } from './store-case.js';

const folder = mkdtempSync(join(tmpdir(), 'mail-analytics-open-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('a store in a folder', () => {
  it('has its data again when it is opened again', async () => {
    const data = join(folder, 'data');
    const store = await openStore(data);
    await store.migrate();
    await store.announce('a', mailing('n', 2));
    await store.ingest('a', [happened('opened', 'n/0', 1), happened('opened', 'm/0', 1)]);
    await store.close();
    const again = await openStore(data);
    await again.migrate();
    await again.announce('a', mailing('m', 1));
    const { items } = await again.listMailings({ account: 'a' }, NEWEST);
    assert.deepEqual(
      items.map(({ id, totals }) => [id, totals.opened]),
      [
        ['m', 1],
        ['n', 1],
      ],
    );
    await assertCounted(again, 'a');
    await again.close();
  });

  it('joins, when it is opened, what a process left that ended too early', async () => {
    const engine = await openPglite(undefined);
    const store = new SqlStore(engine, { partitions: 0 });
    await store.migrate();
    await store.ingest('a', [happened('opened', 'n/0', 1)]);
    await store.announce('a', mailing('m', 1));
    // As if the announcement had been made by somebody who ended before the events were looked for.
    await sql`update mail_analytics.recipients set message_id = 'n/0' where message_id = 'm/0'`.execute(engine.db);
    await store.migrate();
    const { items } = await store.listMailings({ account: 'a' }, NEWEST);
    assert.equal(items[0]?.totals.opened, 1);
    await store.close();
  });

  it('dates, when it is opened by this version, what an older one left in no period', async () => {
    const engine = await openPglite(undefined);
    const store = new SqlStore(engine, { partitions: 0 });
    await store.migrate();
    for (const status of ['draft', 'scheduled', 'sending', 'sent', 'failed', 'cancelled'] as const) {
      await store.announce('a', mailing(status, 1, { status }));
    }
    await sql`update mail_analytics.mailings set sent_at = null, registered_at = 1e12`.execute(engine.db);
    await sql`delete from mail_analytics.migrations where number = 3`.execute(engine.db);
    await store.migrate();
    const { items } = await store.listMailings({ account: 'a' }, NEWEST);
    assert.deepEqual(
      items.filter(({ sentAt }) => sentAt === '2001-09-09T01:46:40.000Z').map(({ id }) => id),
      ['failed', 'sending', 'sent'],
    );
    assert.equal(items.filter(({ sentAt }) => sentAt === undefined).length, 3);
    await store.close();
  });

  it('is refused where a newer version has been at it', async () => {
    const engine = await openPglite(undefined);
    const store = new SqlStore(engine, { partitions: 0 });
    await store.migrate();
    await sql`insert into mail_analytics.migrations (number, name) values (99, 'later')`.execute(engine.db);
    await assert.rejects(store.migrate(), /^Error: The database is of a newer version: it has taken step 99/);
    await store.close();
  });
});

describe('a folder', () => {
  it('is claimed by one at a time', async () => {
    const path = join(folder, 'claimed');
    const unlock = await lockFolder(path);
    await assert.rejects(lockFolder(path), { message: `${path} is open already, in this process.` });
    await unlock();
    await (
      await lockFolder(path)
    )();
  });

  it('is refused while the process that has it lives, and taken when it is dead', async () => {
    const path = join(folder, 'other');
    await (
      await lockFolder(path)
    )();
    const file = join(path, 'mail-analytics.lock');
    // Where it can be told when a process was started, as it is written there.
    const told = `/proc/${String(process.ppid)}/stat`;
    const stat = existsSync(told) ? readFileSync(told, 'utf8') : '';
    const startedAt = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    writeFileSync(file, `${String(process.ppid)} ${startedAt}`);
    await assert.rejects(lockFolder(path), { message: `${path} is in use by the process ${String(process.ppid)}.` });
    for (const dead of [`${String(process.ppid)} 1`, `${String(process.pid)} 1`, '4194305 1', 'x', '']) {
      writeFileSync(file, dead);
      await (
        await lockFolder(path)
      )();
    }
  });
});
