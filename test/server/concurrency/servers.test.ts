import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import pg from 'pg';

import { Random } from '../../../fixtures/random.js';
import type { MailEvent } from '../../../src/model/mail-event.js';
import { openStore } from '../../../src/server/store/open-store.js';
import { tellFigure } from '../../figures.js';
import { turns } from '../../share.js';
import { startPostgres, type TestPostgres } from '../store/postgres.js';
import { plain } from '../store/store-case.js';
import { ACCOUNT, isDoomed, MESSAGE_IDS, Story, type Writer } from './story.js';
import { StreamReader } from './stream-reader.js';
import { assertTrue } from './verdict.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SEED = process.env['SEED'] ?? String(Date.now());
const SERVERS = 2;
const KILLS = turns(2, 40);

/** The command in a process of its own, which can be killed in the middle of whatever it does, and started again. */
class ServerProcess {
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;
  #url: string | undefined;

  constructor(database: string) {
    const { npm_command: _, ...env } = process.env;
    this.#env = { ...env, DATABASE_URL: database, MAIL_ANALYTICS_INSECURE_WEBHOOKS: '1' };
  }

  readonly ask: Writer = (path, init) =>
    this.#url === undefined ? Promise.reject(new Error('it is down')) : fetch(this.#url + path, init);

  get isUp(): boolean {
    return this.#url !== undefined;
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/server/cli.ts', 'serve', '--port', '0'], {
      cwd: ROOT,
      env: this.#env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.#child = child;
    let greeting = '';
    for await (const text of child.stdout.setEncoding('utf8')) {
      greeting += String(text);
      this.#url = /back end {2}(\S+)\n/.exec(greeting)?.[1];
      if (this.#url !== undefined) break;
    }
    assert.ok(this.#url !== undefined, `it did not start: ${greeting}`);
  }

  /** @param signal - `SIGKILL`: at once, whatever it does. */
  async stop(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#child = undefined;
    this.#url = undefined;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}

describe('several server processes on one database', () => {
  let postgres: TestPostgres;
  before(async () => {
    postgres = await startPostgres();
  });
  /** Also where a test fails: what is left running would keep it from ending. */
  const open: (() => Promise<unknown>)[] = [];
  after(async () => {
    await Promise.allSettled(open.map((close) => close()));
    await postgres.end();
  });

  it(
    'lose nothing that they acknowledged, and tell every change, whoever is killed',
    { timeout: 1_800_000 },
    async (test) => {
      test.diagnostic(`SEED=${SEED}`);
      const random = new Random(SEED);
      const url = await postgres.database();
      const direct = await openStore(url);
      await direct.migrate();
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const servers = Array.from({ length: SERVERS }, () => new ServerProcess(url));
      const writers = servers.map(({ ask }) => ask);
      open.push(...servers.map((server) => () => server.stop('SIGKILL')));
      open.push(
        () => direct.close(),
        () => client.end(),
      );
      await Promise.all(servers.map((server) => server.start()));
      const readers = Array.from(
        { length: turns(3, 12) },
        () => new StreamReader(() => random.pick(writers), MESSAGE_IDS),
      );

      open.push(...readers.map((reader) => () => reader.end()));
      const starting = new Set<Promise<void>>();
      let kills = 0;
      const kill = async (): Promise<void> => {
        const up = servers.filter(({ isUp }) => isUp);
        const victim = random.pick(up);
        random.pick(readers).leave();
        if (kills >= KILLS || up.length < SERVERS) return;
        kills += 1;
        await victim.stop('SIGKILL');
        const started = victim.start().finally(() => starting.delete(started));
        starting.add(started);
      };
      const story = new Story(random, writers, direct, kill);
      await story.begin();
      await Promise.all(readers.map((reader) => reader.follow()));
      do await Promise.all([1, 2, 3, 4, 5].map(() => story.act(20)));
      while (kills < KILLS);
      await Promise.all(starting);
      await story.end();
      await Promise.all(writers.map((writer) => writer('/mailings')));
      const kept = await assertTrue(story, direct, async () => {
        const { rows } = await client.query<{ event: MailEvent }>('select event from mail_analytics.unmatched');
        return rows.map(({ event }) => event);
      });
      await assertShown(readers, async () => direct.getMessages({ account: ACCOUNT }, MESSAGE_IDS));

      await Promise.all(readers.map((reader) => reader.end()));
      await Promise.all(servers.map((server) => server.stop('SIGTERM')));
      await direct.close();
      const others = `select pid from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;
      while ((await client.query(others)).rows.length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
      await client.end();
      assert.ok(kills === KILLS && kept > 0);
      const command = 'TEST_SHARE=long node --import tsx --test test/server/concurrency/servers.test.ts';
      await tellFigure({
        promise: 'What one of several servers acknowledged is in the log once, whoever is killed',
        cases: kept,
        faults: kills,
        lost: 0,
        command,
      });
      await tellFigure({
        promise: 'Who follows the changes is told all of them in order, over killed servers and broken streams',
        cases: readers.reduce((sum, { shown }) => sum + shown.size, 0),
        faults: readers.reduce((sum, { reconnects }) => sum + reconnects, 0),
        lost: 0,
        command,
      });
    },
  );
});

/** In the end every reader shows of every message what is kept, having been told it or having asked anew. */
async function assertShown(readers: readonly StreamReader[], kept: () => Promise<readonly unknown[]>): Promise<void> {
  const messages = (plain(await kept()) as { messageId: string }[]).filter(({ messageId }) => !isDoomed(messageId));
  for (const reader of readers) {
    const { shown } = reader;
    for (const message of messages) {
      const isShown = (): boolean => JSON.stringify(plain(shown.get(message.messageId))) === JSON.stringify(message);
      // Each was changed by the last events at the latest, which are told soon, or with the next sign of life.
      const end = performance.now() + 60_000;
      while (!isShown() && !reader.failure && performance.now() < end)
        await new Promise((resolve) => setTimeout(resolve, 20));
      assert.ifError(reader.failure);
      assert.deepEqual(plain(shown.get(message.messageId)), message);
    }
  }
}
