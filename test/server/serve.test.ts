import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { sendgridSigner } from '../../fixtures/sendgrid-signer.js';
import { trackMailing } from '../../src/server/track-mailing.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CLI = ['--import', 'tsx', 'src/server/cli.ts'];
const LONG = { timeout: 90_000 };

interface Served {
  child: ChildProcess;
  /** With the slash at its end. */
  url: string;
  greeting: string;
  /** What it has written to standard error so far. */
  log: () => string;
}

/** Starts the command and waits until it says where it is. */
async function serve(args: readonly string[], env: Record<string, string> = {}): Promise<Served> {
  const child = spawn(process.execPath, [...CLI, 'serve', '--port', '0', ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
  });
  let [greeting, log] = ['', ''];
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  child.stdout.setEncoding('utf8');
  const ended = once(child, 'exit').then(() => assert.fail(`it ended: ${log}`));
  while (!/ {2}data .*\n/.test(greeting)) {
    const [text] = (await Promise.race([once(child.stdout, 'data'), ended])) as [string];
    greeting += text;
  }
  ended.catch(() => undefined);
  return { child, url: /http:\S+\/(?=\n)/.exec(greeting)?.[0] ?? '', greeting, log: () => log };
}

async function stop({ child }: Served): Promise<number | null> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const [code] = (await ended) as [number | null];
  return code;
}

async function run(args: readonly string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [...CLI, ...args], { cwd: ROOT });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

/** `fetch` does not let the host be set. */
async function statusAt(url: string, host: string): Promise<number | undefined> {
  const asked = request(url, { headers: { host } });
  asked.end();
  const [response] = (await once(asked, 'response')) as [{ statusCode?: number; resume(): void }];
  response.resume();
  return response.statusCode;
}

describe('mail-analytics serve', LONG, () => {
  let folder = '';
  const signer = sendgridSigner();
  const event = (messageId: string): string =>
    JSON.stringify([{ event: 'open', email: 'a@example.com', timestamp: 1_795_510_800, message_id: messageId }]);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mail-analytics-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('keeps what it takes in its folder, from one start to the next', async () => {
    const data = join(folder, 'data');
    const env = { MAIL_ANALYTICS_SECRET_SENDGRID: signer.publicKey };
    const first = await serve(['--data', data], env);
    assert.match(first.greeting, new RegExp(`^ {2}data {6}${data}$`, 'm'));
    assert.match(
      first.greeting,
      /^ {2}webhooks {2}http:\S+\/mail-analytics\/api\/webhooks\/\{provider\} \(sendgrid\)$/m,
    );
    const api = `${first.url}mail-analytics/api`;
    const { id, messages } = await trackMailing(
      { subject: 'S', sender: { name: '', email: 's@example.org' }, recipients: [{ email: 'a@example.com' }] },
      { url: api },
    );
    const body = event(messages[0]?.messageId ?? '');
    const post = (headers = {}): Promise<Response> =>
      fetch(`${api}/webhooks/sendgrid`, { method: 'POST', body, headers });
    assert.equal((await post()).status, 401);
    assert.equal((await post(signer.headersFor(body))).status, 200);
    assert.equal((await fetch(`${api}/webhooks/postmark`, { method: 'POST', body: '{}' })).status, 401);

    const page = await fetch(first.url);
    assert.match(page.headers.get('content-security-policy') ?? '', /^default-src 'none'/);
    assert.match(await page.text(), /<mail-analytics src="\/mail-analytics\/api">/);
    assert.equal(
      (await fetch(`${first.url}mail-analytics.js`)).headers.get('content-type'),
      'text/javascript; charset=utf-8',
    );
    for (const path of ['package.json', 'mail-analytics/../cli.js', '%2e%2e/package.json', 'constructor']) {
      assert.equal((await fetch(first.url + path)).status, 404, path);
    }
    // A name that somebody else has led to this machine.
    assert.equal(await statusAt(`${api}/mailings`, 'evil.example'), 403);
    assert.equal(await statusAt(first.url, 'evil.example'), 403);

    const listening = await fetch(`${api}/changes`);
    assert.equal(await stop(first), 0);
    await listening.text();
    for (const line of first.log().trim().split('\n')) assert.equal(typeof JSON.parse(line), 'object');
    assert.ok(!/example\.com|message_id/.test(first.log()));

    assert.deepEqual(await run(['rebuild', '--data', data]), {
      code: 0,
      stdout: '1 mailing, 1 message: 0 mended\n',
      stderr: '',
    });

    const token = { ...env, MAIL_ANALYTICS_TOKEN: 'let me in', MAIL_ANALYTICS_INSECURE_WEBHOOKS: '1' };
    const second = await serve(['--data', data, '--keep-days', '3650'], token);
    assert.match(second.greeting, /^ {2}WARNING {3}unsigned webhooks are taken/m);
    const again = `${second.url}mail-analytics/api/mailings/${id}/recipients`;
    assert.equal((await fetch(again)).status, 401);
    assert.equal(
      (await fetch(second.url)).headers.get('www-authenticate'),
      'Basic realm="mail-analytics", charset="UTF-8"',
    );
    const authorization = `Basic ${btoa('me:let me in')}`;
    const { items } = (await (await fetch(again, { headers: { authorization } })).json()) as {
      items: { opens: number }[];
    };
    assert.equal(items[0]?.opens, 1);
    const unsigned = { method: 'POST', body: event('x') };
    assert.equal((await fetch(`${second.url}mail-analytics/api/webhooks/sendgrid`, unsigned)).status, 401);
    const bounce = JSON.stringify({
      RecordType: 'Open',
      Recipient: 'a@example.com',
      ReceivedAt: '2026-11-24T09:00:00Z',
    });
    assert.equal(
      (await fetch(`${second.url}mail-analytics/api/webhooks/postmark`, { method: 'POST', body: bounce })).status,
      200,
    );
    assert.equal((await fetch(`${second.url}healthz`)).status, 200);

    const taken = await run(['serve', '--data', data, '--port', '0']);
    assert.equal(taken.code, 1);
    assert.match(taken.stderr, /in use by the process \d+/);
    const port = new URL(second.url).port;
    const other = await run(['serve', '--data', join(folder, 'other'), '--port', port]);
    assert.deepEqual([other.code, other.stderr], [1, `mail-analytics: port ${port} is taken\n`]);
    assert.equal(await stop(second), 0);
  });
});
