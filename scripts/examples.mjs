/**
 * Builds the example of every framework on the packed package and drives it in a browser: `npm run examples`. Words pick
 * examples by their names; `--lock` makes their lock files anew instead, after the package depends on something else.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';

import { chromium } from 'playwright-core';

import { CHROMIUM_ARGS, chromiumPath } from './chromium.mjs';
import { driveExample } from './drive-example.mjs';
import { serveFolder } from './static-server.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'examples');

/** No tool is to call home, or to ask anything. */
const env = { ...process.env, CI: '1', NEXT_TELEMETRY_DISABLED: '1', NG_CLI_ANALYTICS: 'false' };

/** Seconds that a server may take to answer. */
const START = 60;

const INSTALL = ['--prefer-offline', '--no-audit', '--no-fund'];

/** What a browser shows before any script has come. */
const DRAWN_ROWS =
  /<mail-analytics[^>]*><template shadowrootmode="open">[^]*Autumn offers[^]*<\/template><\/mail-analytics>/;

/** What an install leaves, and what is built of it. */
const LEFT_OUT = new Set(['node_modules', 'dist', '.next', '.angular', 'mail-data']);

/** Runs a command to its end. @throws if it fails, with all that it said. */
function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(said);
      else reject(new Error(`${command} ${args.join(' ')} ended with ${String(code)}\n${said}`));
    });
  });
}

const readJson = async (file) => JSON.parse(await readFile(file, 'utf8'));

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Runs `npm start`, and waits until it answers. */
async function startServer(cwd) {
  const port = await freePort();
  // A group of its own, since npm starts others.
  const child = spawn('npm', ['start'], { cwd, env: { ...env, PORT: String(port) }, detached: true });
  let said = '';
  let isOver = false;
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  const over = new Promise((resolve) => child.on('close', resolve)).then(() => (isOver = true));
  const kill = () => isOver || process.kill(-child.pid);
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    kill();
    await over;
  };
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < START * 10 && !isOver; tries += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error(`npm start does not answer.\n${said}`);
}

/** The lock is of any build of the package, so npm cannot know when the package comes to depend on something else. */
async function checkLock(cwd) {
  const { packages } = await readJson(join(cwd, 'package-lock.json'));
  const locked = packages['node_modules/mail-analytics'];
  const now = await readJson(join(root, 'package.json'));
  const isSame = (part) => isDeepStrictEqual(locked[part], now[part]);
  if (isSame('dependencies') && isSame('peerDependencies')) return;
  throw new Error('Its package-lock.json is of other dependencies: npm run examples -- --lock');
}

async function check(name, scratch, browser) {
  const cwd = join(scratch, name);
  await cp(join(folder, name), cwd, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
  await checkLock(cwd);
  await run('npm', ['ci', ...INSTALL], cwd);
  for (const script of ['types', 'build']) await run('npm', ['run', script, '--if-present'], cwd);
  const built = join(cwd, 'dist');
  const isBuilt = existsSync(built);
  const { url, stop } = isBuilt ? await serveFolder(built) : await startServer(cwd);
  try {
    const sent = await (await fetch(url)).text();
    if (!isBuilt) assert.match(sent, /<mail-analytics/, 'The server is to send the elements with the page.');
    const isDrawn = (await readJson(join(cwd, 'package.json'))).dependencies['@lit-labs/ssr'] !== undefined;
    if (isDrawn) assert.match(sent, DRAWN_ROWS, 'The server is to send the rows with the page.');
    await driveExample(browser, url);
  } finally {
    await stop();
  }
}

/** Resolves what the example depends on anew. Of the package the lock keeps no checksum, as every build has another. */
async function lock(name, scratch) {
  const cwd = join(scratch, name);
  await cp(join(folder, name), cwd, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
  await rm(join(cwd, 'package-lock.json'), { force: true });
  await run('npm', ['install', '--package-lock-only', ...INSTALL], cwd);
  const made = await readJson(join(cwd, 'package-lock.json'));
  delete made.packages['node_modules/mail-analytics'].integrity;
  await writeFile(join(folder, name, 'package-lock.json'), `${JSON.stringify(made, null, 2)}\n`);
}

/** Does something with every example, one after the other, and says how it went. */
async function each(names, task) {
  let failed = 0;
  for (const name of names) {
    const start = performance.now();
    const problem = await task(name).then(
      () => undefined,
      (error) => error,
    );
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${problem ? 'failed' : 'passed'}  ${name.padEnd(10)} ${seconds.padStart(5)} s`);
    if (problem) console.log(problem instanceof Error ? problem.message : problem);
    if (problem) failed += 1;
  }
  console.log(`${names.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { lock: { type: 'boolean' } } });
const known = (await readdir(folder)).filter((name) => existsSync(join(folder, name, '.npmrc'))).sort();
const unknown = positionals.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(' ')} (known: ${known.join(', ')})`);
  process.exit(2);
}
const names = positionals.length > 0 ? positionals : known;

// Whoever breaks it off does not want servers left behind.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const scratch = await mkdtemp(join(tmpdir(), 'mail-analytics-examples-'));
try {
  await run('npm', ['pack', '--pack-destination', scratch], root);
  const [tarball] = await readdir(scratch);
  await rename(join(scratch, tarball), join(scratch, 'mail-analytics.tgz'));
  await cp(join(folder, 'sample-mail'), join(scratch, 'sample-mail'), { recursive: true });
  if (values.lock) {
    await each(names, (name) => lock(name, scratch));
  } else {
    const browser = await chromium.launch({ executablePath: await chromiumPath(), args: CHROMIUM_ARGS });
    await each(names, (name) => check(name, scratch, browser));
    await browser.close();
  }
} finally {
  await rm(scratch, { recursive: true, force: true });
}
