import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Random } from '../../../fixtures/random.js';
import { eventKey } from '../../../src/model/mail-event.js';
import { openStore } from '../../../src/server/store/open-store.js';
import { batchOf, HOT } from './kill-batches.js';
import { startPostgres } from './postgres.js';
import { assertCounted } from './store-case.js';

const CHILD = fileURLToPath(new URL('kill-child.ts', import.meta.url));

/** Runs a child until so many batches are kept and some milliseconds are over; kills it then. Gives what it said. */
async function killed(database: string, first: number, batches: number, milliseconds: number): Promise<number[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, database, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const told: number[] = [];
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    const isBefore = told.length < batches;
    told.push(...lines.map(Number));
    if (isBefore && told.length >= batches) setTimeout(() => child.kill('SIGKILL'), milliseconds);
  });
  const signal = await new Promise((resolve) => child.on('close', (_code, by) => resolve(by)));
  assert.equal(signal, 'SIGKILL', 'the child ended by itself');
  return told;
}

async function survives(database: string, kills: number): Promise<void> {
  const random = new Random('kill');
  const told: number[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const first = told.reduce((last, batch) => Math.max(last, batch), -1) + 10;
    told.push(...(await killed(database, first, random.int(1, 12), random.int(0, 60))));
  }
  const store = await openStore(database);
  try {
    await store.migrate();
    const kept = new Map<string, Set<string>>();
    for (const { messageId } of HOT.recipients) {
      const events = (await store.listEvents({ account: 'a' }, messageId)) ?? [];
      kept.set(messageId, new Set(events.map((event) => eventKey(event))));
    }
    for (const batch of told) {
      for (const event of batchOf(batch)) {
        assert.ok(kept.get(event.messageRef ?? '')?.has(eventKey(event)), `batch ${String(batch)}: ${eventKey(event)}`);
      }
    }
    await assertCounted(store, 'a');
  } finally {
    await store.close();
  }
}

describe('a process that is killed while it ingests, again and again', { concurrency: false }, () => {
  it('has lost nothing that it said is kept, on the embedded database', { timeout: 180_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mail-analytics-kill-'));
    try {
      await survives(join(folder, 'data'), 6);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('has lost nothing that it said is kept, on a PostgreSQL server', { timeout: 180_000 }, async () => {
    const server = await startPostgres();
    try {
      await survives(await server.database(), 14);
    } finally {
      await server.end();
    }
  });
});
