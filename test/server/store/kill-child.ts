/**
 * Ingests until it is killed, and says which batches it was told are kept: `kill-child.ts DATABASE FIRST`. Not a test
 * by itself: see `kill.test.ts`.
 */
import { openStore } from '../../../src/server/store/open-store.js';
import { batchOf, HOT } from './kill-batches.js';

const [database, first] = process.argv.slice(2);
const store = await openStore(database);
await store.migrate();
await store.announce('a', HOT);
let next = Number(first);
async function ingest(): Promise<void> {
  for (;;) {
    const batch = next;
    next += 1;
    await store.ingest('a', batchOf(batch));
    process.stdout.write(`${String(batch)}\n`);
  }
}
await Promise.all([ingest(), ingest(), ingest()]);
