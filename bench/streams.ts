/**
 * Change streams: so many readers of one server process, how soon all of them hear of an event that is posted, and how
 * much memory the process has. `node --import tsx bench/streams.ts [streams] [database]`
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { trackMailing } from '../src/server/track-mailing.js';

const [streams = '1000', database] = process.argv.slice(2);
const COUNT = Number(streams);
const POSTS = 40;

const folder = await mkdtemp(join(tmpdir(), 'mail-analytics-'));
const root = fileURLToPath(new URL('..', import.meta.url));
const server = spawn(
  process.execPath,
  ['--import', 'tsx', 'src/server/cli.ts', 'serve', '--port', '0', ...(database ? [] : ['--data', folder])],
  {
    cwd: root,
    env: { ...process.env, MAIL_ANALYTICS_INSECURE_WEBHOOKS: '1', ...(database && { DATABASE_URL: database }) },
    stdio: ['ignore', 'pipe', 'ignore'],
  },
);
const [greeting] = (await once(server.stdout, 'data')) as [Buffer];
const api = `${/http:\S+\/(?=\n)/.exec(String(greeting))?.[0] ?? ''}mail-analytics/api`;

const recipients = Array.from({ length: POSTS }, (_, index) => ({ email: `p${String(index)}@example.com` }));
const sender = { name: 'Bench', email: 'bench@example.org' };
const { messages } = await trackMailing({ subject: 'Streams', sender, recipients }, { url: api });
const before = await memory();

let heard = 0;
let tell: () => void = () => undefined;
const agent = new Agent({ maxSockets: Infinity });
const readers = await Promise.all(
  Array.from(
    { length: COUNT },
    () =>
      new Promise<IncomingMessage>((resolve, reject) => {
        get(`${api}/changes`, { agent }, (response) => {
          response.setEncoding('utf8');
          response.on('data', (text: string) => {
            if (!text.includes('data: ')) return;
            heard += 1;
            if (heard === COUNT) tell();
          });
          response.on('error', () => undefined);
          resolve(response);
        }).on('error', reject);
      }),
  ),
);
const opened = await memory();

const delays: number[] = [];
for (const { email, messageId } of messages) {
  heard = 0;
  const all = new Promise<void>((resolve) => (tell = resolve));
  const event = { event: 'open', email, message_id: messageId, timestamp: Math.floor(Date.now() / 1000) };
  const start = performance.now();
  const answer = await fetch(`${api}/webhooks/sendgrid`, { method: 'POST', body: JSON.stringify([event]) });
  if (!answer.ok) throw new Error(`status ${String(answer.status)}`);
  await all;
  delays.push(performance.now() - start);
  // Each is to be an event of its own.
  await new Promise((resolve) => setTimeout(resolve, 150));
}
const after = await memory();
delays.sort((a, b) => a - b);
const at = (share: number): string => (delays[Math.floor(share * (delays.length - 1))] ?? NaN).toFixed(0);
console.log(
  `${String(COUNT)} streams, ${database ? 'PostgreSQL' : 'PGlite'}, ${String(POSTS)} events posted one by one`,
);
console.log(`until every reader has heard: median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms`);
console.log(
  `memory of the process (RSS): ${before} MiB without streams, ${opened} with them, ${after} after the events`,
);

for (const reader of readers) reader.destroy();
agent.destroy();
server.kill('SIGTERM');
await once(server, 'exit');
await rm(folder, { recursive: true, force: true });

async function memory(): Promise<string> {
  const status = await readFile(`/proc/${String(server.pid)}/status`, 'utf8');
  return (Number(/VmRSS:\s*(\d+)/.exec(status)?.[1]) / 1024).toFixed(0);
}
