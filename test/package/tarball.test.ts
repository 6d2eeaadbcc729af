import assert from 'node:assert/strict';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { build } from 'esbuild';

import { sendgridSigner } from '../../fixtures/sendgrid-signer.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

/** It is built and packed first, as for publishing. */
const LONG = { timeout: 300_000 };

/** What is not of the package, or takes long to copy. */
const LEFT_OUT = new Set([
  '.git',
  'node_modules',
  'dist',
  'bench',
  'docs',
  'examples',
  'stories',
  'storybook-static',
  'test',
]);

interface Manifest {
  version: string;
  bin: Record<string, string>;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
  exports: Record<string, string | { types: string; default: string }>;
}

/** What whoever installs the package has: the tarball of it, unpacked, and what it depends on. */
/** What draws the elements on a server. */
const DRAWING = '@lit-labs/ssr';

/** Optional packages that the back end does without. */
const OF_PAGES = [DRAWING, 'react'];

describe('the packed package, installed', LONG, () => {
  let folder = '';
  let host = '';
  let installed = '';
  let manifest: Manifest;
  const servers: ChildProcess[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mail-analytics-pack-'));
    const copy = join(folder, 'copy');
    await mkdir(copy);
    // Built in a copy: others may be using what is built here.
    for (const name of await readdir(ROOT)) {
      if (!LEFT_OUT.has(name)) await cp(join(ROOT, name), join(copy, name), { recursive: true });
    }
    await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    await run('npm', ['pack', '--offline', '--pack-destination', folder], { cwd: copy, maxBuffer: 64_000_000 });
    const [tarball] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
    host = join(folder, 'host');
    installed = join(host, 'node_modules', 'mail-analytics');
    await mkdir(installed, { recursive: true });
    await run('tar', ['-xzf', join(folder, tarball ?? ''), '-C', installed, '--strip-components', '1']);
    manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as Manifest;
    // What it does not say that it depends on is not there.
    // Besides, whoever draws on a server has what draws.
    await install([...Object.keys(manifest.dependencies), DRAWING]);
    await writeFile(join(host, 'package.json'), '{ "type": "module" }');
    await mkdir(join(host, 'node_modules', '.bin'));
    for (const [name, file] of Object.entries(manifest.bin)) {
      await chmod(join(installed, file), 0o755);
      await symlink(join(installed, file), join(host, 'node_modules', '.bin', name));
    }
  }, LONG);

  after(async () => {
    for (const server of servers) server.kill();
    await rm(folder, { recursive: true, force: true });
  });

  async function install(names: readonly string[]): Promise<void> {
    for (const name of names) {
      await mkdir(join(host, 'node_modules', name, '..'), { recursive: true });
      await symlink(join(ROOT, 'node_modules', name), join(host, 'node_modules', name));
    }
  }

  /** What comes with packages, and with what these come with. */
  async function comingWith(names: readonly string[], found = new Set<string>()): Promise<Set<string>> {
    for (const name of names.filter((each) => !found.has(each))) {
      found.add(name);
      const text = await readFile(join(ROOT, 'node_modules', name, 'package.json'), 'utf8');
      const { dependencies = {} } = JSON.parse(text) as { dependencies?: Record<string, string> };
      await comingWith(Object.keys(dependencies), found);
    }
    return found;
  }

  /** What a script of the host prints. */
  async function printed(script: string): Promise<string> {
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: host });
    return stdout.trim();
  }

  /** Runs the command until it says where it is. */
  async function serve(...args: string[]): Promise<{ server: ChildProcess; url: string }> {
    const env = { ...process.env, MAIL_ANALYTICS_SECRET_SENDGRID: signer.publicKey };
    const command = ['--offline', 'mail-analytics', 'serve', '--port', '0', ...args];
    const server = spawn('npx', command, { cwd: host, env });
    servers.push(server);
    let said = '';
    for await (const text of server.stdout) {
      said += String(text);
      const url = / listens at (http:\S+)\/\n/.exec(said)?.[1];
      if (url && said.includes(`  data      ${join(host, 'kept')}\n`)) return { server, url };
    }
    return assert.fail(`it has not started: ${said}`);
  }

  const signer = sendgridSigner();

  it('has every file that its doors lead to, and what a reader looks for', () => {
    const doors = Object.values(manifest.exports).flatMap((door) =>
      typeof door === 'string' ? door : [door.types, door.default],
    );
    const wanted = [...doors, ...Object.values(manifest.bin), 'README.md', 'LICENSE', 'CHANGELOG.md'];
    assert.deepEqual(
      wanted.filter((file) => !existsSync(join(installed, file))),
      [],
    );
    assert.equal(existsSync(join(installed, 'test')), false);
  });

  const doorsOf = (isWanted: (door: string) => boolean): string[] =>
    Object.keys(manifest.exports)
      .filter((door) => (door === '.' || door.endsWith('.js')) && !door.startsWith('./dist/'))
      .filter(isWanted)
      .map((door) => `mail-analytics${door.slice(1)}`);

  async function open(doors: readonly string[]): Promise<void> {
    const script = doors.map((door) => `await import('${door}');`).join('\n');
    assert.equal(await printed(`${script}\nconsole.log('all')`), 'all');
  }

  const isOfServer = (door: string): boolean => door.startsWith('./server');

  it('brings eight packages at most for pages, and opens the doors of these', async () => {
    const brought = await comingWith(Object.keys(manifest.dependencies));
    assert.ok(brought.size <= 8, [...brought].join(', '));
    const doors = doorsOf((door) => !isOfServer(door) && door !== './react.js');
    assert.ok(doors.length > 20);
    await open(doors);
  });

  it('says what the back end wants besides, where it is not installed', async () => {
    const failing = run('npx', ['--offline', 'mail-analytics', 'serve'], { cwd: host }).then(
      () => assert.fail('it serves'),
      (error: unknown) => error as { code: number; stderr: string },
    );
    const { code, stderr } = await failing;
    assert.equal(code, 1);
    assert.match(stderr, /^mail-analytics: the package \S+ is not installed\./);
    const ofServer = Object.entries(manifest.peerDependencies).filter(([name]) => !OF_PAGES.includes(name));
    for (const [name, range] of ofServer) assert.ok(stderr.includes(`"${name}@${range}"`), stderr);
    for (const name of OF_PAGES) assert.ok(!stderr.includes(name), stderr);
  });

  it('opens the other doors once that is installed', async () => {
    await install(Object.keys(manifest.peerDependencies).filter((name) => name !== DRAWING));
    await open([...doorsOf(isOfServer), 'mail-analytics/react.js']);
  });

  it('brings nothing of the server into a page', async () => {
    await writeFile(join(host, 'page.js'), "import 'mail-analytics/define.js';\n");
    const options = { bundle: true, write: false, metafile: true, format: 'esm', outdir: 'out' } as const;
    const { metafile } = await build({ ...options, absWorkingDir: host, entryPoints: ['page.js'], splitting: true });
    const paths = Object.keys(metafile.inputs);
    const isIn = (name: string): boolean => paths.some((path) => path.includes(`node_modules/${name}/`));
    const ofPages = ['chart.js', 'lit'];
    const others = Object.keys(manifest.peerDependencies);
    assert.deepEqual(Object.keys(manifest.dependencies).sort(), ofPages);
    assert.deepEqual([ofPages.filter(isIn), others.filter(isIn)], [ofPages, []]);
  });

  it('has a script in one file, which imports nothing', async () => {
    const entry = join(installed, 'dist', 'mail-analytics.single.js');
    const { metafile } = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      metafile: true,
      outdir: 'out',
    });
    assert.deepEqual(
      Object.values(metafile.inputs).map(({ imports }) => imports),
      [[]],
    );
    const text = await readFile(entry, 'utf8');
    assert.ok(text.includes('Empfänger') && text.includes('maintainAspectRatio'), 'languages and chart are in it');
  });

  it('leads from a place in its scripts back to the source', async () => {
    for (const name of ['mail-analytics.js', 'mail-analytics.single.js']) {
      const [code, map] = await Promise.all(
        [name, `${name}.map`].map((file) => readFile(join(installed, 'dist', file), 'utf8')),
      );
      const lines = (code ?? '').split('\n');
      const line = lines.findIndex((each) => each.includes('"view-change"'));
      const found = new SourceMap(JSON.parse(map ?? '') as SourceMapPayload).findEntry(
        line,
        lines[line]?.indexOf('"view-change"') ?? -1,
      );
      assert.ok('originalSource' in found, name);
      const { sources, sourcesContent } = JSON.parse(map ?? '') as { sources: string[]; sourcesContent: string[] };
      const original = sourcesContent[sources.indexOf(found.originalSource)]?.split('\n')[found.originalLine];
      assert.match(`${found.originalSource} ${original ?? ''}`, /elements\/events\.ts .*'view-change'/);
    }
  });

  it('serves: takes what is signed, answers, shows the elements, and stops when it is told to', async () => {
    const { server, url } = await serve('--data', join(host, 'kept'));
    const api = `${url}/mail-analytics/api`;
    const script = `
      import { trackMailing } from 'mail-analytics/server/track-mailing.js';
      const mailing = { id: 'm', subject: 'S', sender: { name: '', email: 's@example.org' } };
      const recipients = [{ email: 'a@example.com' }];
      const { messages: [message] } = await trackMailing({ ...mailing, recipients }, { url: '${api}' });
      console.log(JSON.stringify(message.metadata('sendgrid').custom_args));`;
    const ids = JSON.parse(await printed(script)) as Record<string, string>;
    const body = JSON.stringify([{ event: 'open', email: 'a@example.com', timestamp: 1_795_510_800, ...ids }]);
    const post = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${api}/webhooks/sendgrid`, { method: 'POST', body, headers });
    assert.equal((await post({})).status, 401);
    assert.equal((await post(signer.headersFor(body))).status, 200);
    const { items } = (await (await fetch(`${api}/mailings`)).json()) as { items: { totals: { opened: number } }[] };
    assert.deepEqual(
      items.map(({ totals }) => totals.opened),
      [1],
    );
    assert.match(await (await fetch(url)).text(), /<mail-analytics src="\/mail-analytics\/api">/);
    const elements = await (await fetch(`${url}/mail-analytics.js`)).text();
    assert.match(elements, /email-status-icon/);

    const stopped = once(server, 'exit');
    server.kill('SIGTERM');
    await stopped;
    // npm itself ends at once; the server does when all is put away, and gives its folder back.
    while (existsSync(join(host, 'kept', 'mail-analytics.lock')))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await assert.rejects(fetch(url));
  });
});
