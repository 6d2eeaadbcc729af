import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import pg from 'pg';

import { tellFigure } from '../figures.js';
import { turns } from '../share.js';
import { startPostgres, type TestPostgres } from '../server/store/postgres.js';
import { slopeOf } from './flat.js';
import type { Held } from './server-child.js';

const CHILD = fileURLToPath(new URL('server-child.ts', import.meta.url));
const COMMAND = 'TEST_SHARE=long node --import tsx --test test/soak/server.test.ts';

const WINDOWS = turns(6, 42);
const BODIES = turns(6, 24);
const EVENTS = turns(50, 1000);
/** Until then caches fill, and code is compiled. */
const WARM = turns(2, 6);

/** Bytes of heap a window, of which code that is compiled later takes some: what every event or stream loses is more. */
const GROWTH = turns(300_000, 120_000);

describe('a server that works without a pause', () => {
  let postgres: TestPostgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.end());

  it('holds no more in the end than it did at first', { timeout: 3_600_000 }, async (test) => {
    const url = await postgres.database();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const held: Held[] = [];
    const connections: number[] = [];
    const args = ['--expose-gc', '--import', 'tsx', CHILD, url, String(WINDOWS), String(BODIES), String(EVENTS)];
    const started = performance.now();
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    let rest = '';
    for await (const text of child.stdout.setEncoding('utf8')) {
      const lines = (rest + String(text)).split('\n');
      rest = lines.pop() ?? '';
      held.push(...lines.map((line) => JSON.parse(line) as Held));
      connections.push(await connectionsOf(client));
    }
    const [code] = (await ended) as [number | null];
    assert.equal(code, 0, 'it ends by itself, once it is closed');
    assert.equal(held.length, WINDOWS);
    while ((await connectionsOf(client)) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await client.end();

    const last = held.at(-1) ?? assert.fail('it said nothing');
    const seconds = (performance.now() - started) / 1000;
    const warm = held.slice(WARM);
    const growth = slopeOf(warm.map(({ heap }) => heap));
    test.diagnostic(
      `${String(last.events)} events, ${String(last.requests)} requests, ${String(last.reconnects)} reconnects in ` +
        `${seconds.toFixed(0)} s; heap ${(last.heap / 1e6).toFixed(1)} MB, ${growth.toFixed(0)} bytes a window`,
    );
    assert.ok(growth < GROWTH, `the heap grows by ${growth.toFixed(0)} bytes a window`);
    for (const kind of new Set(warm.flatMap(({ resources }) => Object.keys(resources)))) {
      const counts = warm.map(({ resources }) => resources[kind] ?? 0);
      // Each stream that is broken off, of which there are several a window, would leave one.
      assert.ok(slopeOf(counts) < 1, `${kind}: ${counts.join(', ')}`);
    }
    assert.ok(slopeOf(warm.map(({ listeners }) => listeners)) < 1, 'listeners');
    assert.deepEqual(new Set(warm.map(({ streams }) => streams)), new Set([0]), 'streams');
    // The pool's ten and the one for notices.
    assert.ok(Math.max(...connections) <= 11, `connections: ${connections.join(', ')}`);
    await tellFigure({
      promise: 'A server holds no more after many events, requests and broken streams than before',
      cases: last.events + last.requests,
      faults: last.reconnects,
      lost: 0,
      command: COMMAND,
    });
  });
});

async function connectionsOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    `select count(*) as count from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  );
  return Number(rows[0]?.count);
}
