import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { openingStore } from '../../src/server/opening-store.js';
import { memoryStore } from './http/memory-store.js';

const ACCESS = { account: 'default' };
const FIRST = { sort: { by: 'date', direction: 'descending' }, offset: 0, limit: 10 } as const;

describe('a store that is opened when it is asked for', { timeout: 60_000 }, () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'mail-analytics-opening-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is the one that the host has, which stays open', async () => {
    const own = memoryStore();
    const opening = openingStore({ store: own });
    assert.equal(await opening.store(), own);
    await opening.close();
    assert.equal(await opening.store(), own);
  });

  it('is refused by name where there is none, or are two', () => {
    const problem = new TypeError('database: expected a folder or postgres://…, or store instead of it');
    assert.throws(() => openingStore({}), problem);
    assert.throws(() => openingStore({ database: '' }), problem);
    assert.throws(() => openingStore({ database: 'data', store: memoryStore() }), problem);
  });

  it('is opened once, with its tables, and tried again where that failed', async () => {
    const database = join(folder, 'data');
    writeFileSync(database, 'This is no folder.');
    const opening = openingStore({ database });
    await assert.rejects(opening.store());
    // Where nothing was opened there is nothing to close.
    await opening.close();
    rmSync(database);
    const [store, same] = await Promise.all([opening.store(), opening.store()]);
    assert.equal(store, same);
    assert.equal((await store.listMailings(ACCESS, FIRST)).total, 0);
    await opening.close();
    const again = openingStore({ database });
    assert.equal((await (await again.store()).listMailings(ACCESS, FIRST)).total, 0);
    await again.close();
  });

  it('may be closed before anybody has asked for it', async () => {
    await openingStore({ database: join(folder, 'never') }).close();
  });
});
