/** Programs that the tests start beside themselves. However the tests end, these end with them. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

const running = new Set();

/** Together with all that it has started itself. */
function kill(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has gone already.
  }
}

process.on('exit', () => running.forEach(kill));
for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
  process.once(signal, () => process.exit(code));
}

/** @returns {import('node:child_process').ChildProcess} what it says is only heard where `stdio` asks for it */
export function startChild(program, args, options = {}) {
  const child = spawn(program, args, { stdio: 'ignore', detached: true, ...options });
  child.once('error', (error) => {
    throw new Error(`${program} does not start`, { cause: error });
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Ends a child and waits until it has gone. */
export async function endChild(child) {
  if (!running.has(child)) return;
  const hasEnded = new Promise((resolve) => child.once('exit', resolve));
  kill(child);
  await hasEnded;
}

/** @returns {Promise<number>} a port that nobody listens at now */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Asks again and again until there is an answer that is not undefined; a failing question counts as no answer. */
export async function eventually(what, ask, seconds = 30) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    const answer = await Promise.resolve()
      .then(ask)
      .catch(() => undefined);
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what}: nothing after ${seconds} seconds`);
}
