import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { sql } from 'kysely';
import pg from 'pg';

import { Random } from '../../../fixtures/random.js';
import type { MailEvent } from '../../../src/model/mail-event.js';
import { createMailAnalytics, type MailAnalytics } from '../../../src/server/handler.js';
import { RIGHTS } from '../../../src/server/http/access.js';
import { openPglite } from '../../../src/server/store/engines/pglite-engine.js';
import { openStore } from '../../../src/server/store/open-store.js';
import { SqlStore } from '../../../src/server/store/sql-store.js';
import type { Store } from '../../../src/server/store/store.js';
import { tellFigure } from '../../figures.js';
import { isLong, turns } from '../../share.js';
import { faultyProxy, type Fault, type FaultyProxy } from '../faulty-proxy.js';
import { startPostgres, type TestPostgres } from '../store/postgres.js';
import { ACCOUNT, Story, type Writer } from './story.js';
import { assertTrue } from './verdict.js';

const SEED = process.env['SEED'] ?? String(Date.now());
const COMMAND = 'TEST_SHARE=long node --import tsx --test test/server/concurrency/writers.test.ts';
const CONNECTIONS = 10;

function backend(options: { database: string } | { store: Store }): MailAnalytics {
  return createMailAnalytics({
    ...options,
    authorize: () => ({ account: ACCOUNT, rights: RIGHTS }),
    webhookAccount: ACCOUNT,
    insecureWebhooks: true,
    onLog: () => undefined,
  });
}

const writerOf =
  (mail: MailAnalytics): Writer =>
  (path, init) =>
    mail.fetch(new Request(`http://crm.example${path}`, init));

/** What the connection to the database may do to those who use it. */
function faultOf(random: Random): Fault | undefined {
  return random.weighted<Fault | undefined>([
    [undefined, 50],
    [{ delay: random.int(1, 20) }, 20],
    [{ cutAnswerAfter: random.int(100, 20_000), by: random.pick(['reset', 'end'] as const) }, 15],
    [{ cutRequestAfter: random.int(100, 20_000), by: random.pick(['reset', 'end'] as const) }, 15],
    // Until those who wait give up: many seconds.
    [{ darkAfter: random.int(100, 20_000) }, isLong ? 2 : 0],
  ]);
}

describe('several writers on one database', () => {
  let server: TestPostgres;
  before(async () => {
    server = await startPostgres();
  });
  after(() => server.end());

  it('lose nothing that they acknowledged, whichever connections are cut', { timeout: 1_800_000 }, async (test) => {
    test.diagnostic(`SEED=${SEED}`);
    const figure = { kept: 0, faults: 0, requests: 0 };
    for (let turn = 0; turn < turns(1, 25); turn += 1) {
      await onPostgres(new Random(`${SEED} ${String(turn)}`), await server.database(), figure);
    }
    await tellFigure({
      promise: 'What a server acknowledged is in the log once, whichever connections to the database are cut',
      cases: figure.kept,
      faults: figure.faults,
      lost: 0,
      command: COMMAND,
    });
  });

  it('lose nothing in the embedded database, which has one connection', { timeout: 600_000 }, async (test) => {
    test.diagnostic(`SEED=${SEED}`);
    const random = new Random(SEED);
    const engine = await openPglite(undefined);
    const store = new SqlStore(engine, { partitions: 0 });
    await store.migrate();
    const mail = [backend({ store }), backend({ store })];
    const story = new Story(random, mail.map(writerOf), store, () => Promise.resolve());
    await story.begin();
    await Promise.all([1, 2, 3, 4].map(() => story.act(turns(10, 500))));
    await story.end();
    assert.equal(story.refused, 0);
    const kept = await assertTrue(story, store, async () => {
      const { rows } = await sql<{ event: MailEvent }>`select event from mail_analytics.unmatched`.execute(engine.db);
      return rows.map(({ event }) => event);
    });
    await Promise.all(mail.map((each) => each.close()));
    await store.close();
    await tellFigure({
      promise: 'Writers at once in the embedded database lose nothing, and a recount agrees',
      cases: kept,
      faults: 0,
      lost: 0,
      command: COMMAND,
    });
  });
});

async function onPostgres(
  random: Random,
  url: string,
  figure: { kept: number; faults: number; requests: number },
): Promise<void> {
  const direct = await openStore(url, { connections: CONNECTIONS });
  await direct.migrate();
  const proxy = await faultyProxy({ port: Number(new URL(url).port) });
  const proxied = url.replace(/:\d+\//, `:${String(proxy.port)}/`);
  const servers = [proxied, proxied, url].map((database) => backend({ database }));
  await Promise.all(servers.map((mail) => mail.ready()));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let terminated = 0;
  const disturb = async (): Promise<void> => {
    proxy.script = () => faultOf(random);
    if (random.chance(0.5)) proxy.cutAll(random.pick(['reset', 'end'] as const));
    else terminated += await terminateOne(client, random);
  };
  const story = new Story(random, servers.map(writerOf), direct, disturb);
  await story.begin();
  await Promise.all([1, 2, 3, 4, 5, 6].map(() => story.act(turns(25, 150))));
  heal(proxy);
  await Promise.all(servers.map((mail) => readAnew(mail)));
  await story.end();
  await Promise.all(servers.map((mail) => readAnew(mail)));
  figure.kept += await assertTrue(story, direct, async () => {
    const { rows } = await client.query<{ event: MailEvent }>('select event from mail_analytics.unmatched');
    return rows.map(({ event }) => event);
  });
  figure.faults += proxy.faults + terminated;
  figure.requests += story.requests;
  await assertNoLeak(client, servers.length + 1);
  await Promise.all([...servers, direct].map((each) => each.close()));
  await until(async () => (await connectionsOf(client)).length === 0);
  await client.end();
  await proxy.close();
}

function heal(proxy: FaultyProxy): void {
  proxy.script = () => undefined;
  proxy.cutAll();
}

/** Until the server answers again, as it does for one who tries again. */
async function readAnew(mail: MailAnalytics): Promise<void> {
  await until(async () => (await writerOf(mail)('/mailings')).ok);
}

async function terminateOne(client: pg.Client, random: Random): Promise<number> {
  const pids = (await connectionsOf(client)).map(({ pid }) => pid);
  if (pids.length === 0) return 0;
  await client.query('select pg_terminate_backend($1)', [random.pick(pids)]);
  return 1;
}

interface Connection {
  pid: number;
  state: string | null;
}

async function connectionsOf(client: pg.Client): Promise<Connection[]> {
  const { rows } = await client.query<Connection>(
    `select pid, state from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  );
  return rows;
}

/** Nobody holds a lock or has a transaction open, and there are no more connections than pools may have. */
async function assertNoLeak(client: pg.Client, pools: number): Promise<void> {
  await until(async () => (await connectionsOf(client)).every(({ state }) => state === 'idle'));
  const open = await connectionsOf(client);
  assert.ok(open.length <= pools * (CONNECTIONS + 1), `${String(open.length)} connections`);
  const { rows } = await client.query(
    `select l.pid from pg_locks l join pg_database d on d.oid = l.database
     where d.datname = current_database() and l.pid <> pg_backend_pid()`,
  );
  assert.deepEqual(rows, [], 'locks');
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}
