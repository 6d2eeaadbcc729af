import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import type { Change, Mailing, MailEvent, Message, Page, Recipient } from '../../src/model.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A log of today may have to be made first, while other tests run beside it. */
const START = { timeout: 90_000 };

interface Answer<Body> {
  status: number;
  type: string;
  body: Body;
}

describe('the demo', () => {
  let demo: ChildProcess;
  const lines: string[] = [];
  let origin = '';

  before(async () => {
    const env = { ...process.env, PORT: '0' };
    demo = spawn(process.execPath, ['--import', 'tsx', 'examples/crm/main.ts'], { cwd: ROOT, env });
    const printed = createInterface({ input: demo.stdout ?? process.stdin });
    printed.on('line', (line) => lines.push(line));
    demo.stderr?.pipe(process.stderr);
    await Promise.race([once(printed, 'line'), once(demo, 'exit')]);
    origin = /http:\/\/localhost:\d+/.exec(lines.join('\n'))?.[0].replace('localhost', '127.0.0.1') ?? '';
    assert.notEqual(origin, '', 'it did not start');
  }, START);

  after(async () => {
    if (demo.exitCode !== null) return;
    demo.kill('SIGKILL');
    await once(demo, 'exit');
  });

  async function get<Body>(path: string): Promise<Answer<Body>> {
    const response = await fetch(`${origin}/mail-analytics/api${path}`);
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      body: (await response.json()) as Body,
    };
  }

  function postEvent(event: Record<string, unknown>): Promise<Response> {
    return fetch(`${origin}/crm/sendgrid`, { method: 'POST', body: JSON.stringify([event]) });
  }

  /** The first mailing whose recipients are not all of one kind. */
  async function largest(): Promise<Mailing> {
    const { body } = await get<Page<Mailing>>('/mailings?sort=-delivered&limit=1');
    const [mailing] = body.items;
    assert.ok(mailing);
    return mailing;
  }

  it('says in one line where it is', () => {
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /http:\/\/localhost:\d+\/$/);
  });

  it('serves its pages, which have the elements', async () => {
    for (const [path, sought] of [
      ['/', '<mail-analytics src="/mail-analytics/api" range="30d">'],
      ['/project.html', 'scope="project:42"'],
      ['/person.html', "setDefaultAdapter('/mail-analytics/api')"],
      ['/crm/crm.css', 'color-scheme'],
      ['/crm/new-event.js', '/crm/sendgrid'],
    ] as const) {
      const response = await fetch(origin + path);
      assert.equal(response.status, 200, path);
      assert.ok((await response.text()).includes(sought), path);
    }
  });

  it('serves the elements as one module', async () => {
    const response = await fetch(`${origin}/mail-analytics.js`);
    assert.match(response.headers.get('content-type') ?? '', /^text\/javascript/);
    assert.match(await response.text(), /email-status-icon[\s\S]*export \{/);
  });

  it('serves nothing else', async () => {
    for (const path of [
      '/crm/../main.ts',
      '/%2e%2e/package.json',
      '/crm/constructor',
      '/nowhere',
      '/mail-analytics/api/nowhere',
    ]) {
      assert.equal((await rawGet(origin, path)).status, 404, path);
    }
  });

  it('gives a window of the mailings', async () => {
    const { status, body } = await get<Page<Mailing>>('/mailings?sort=-date&offset=3&limit=5');
    assert.equal(status, 200);
    assert.equal(body.items.length, 5);
    assert.equal(body.offset, 3);
    assert.ok(body.total >= 40);
    const dates = body.items.map(({ sentAt }) => Date.parse(sentAt ?? ''));
    assert.deepEqual(
      [...dates].sort((a, b) => b - a),
      dates,
    );
    const scoped = await get<Page<Mailing>>('/mailings?scope=project%3A42&status=sent');
    assert.ok(scoped.body.items.every(({ scope, status: own }) => scope === 'project:42' && own === 'sent'));
  });

  it('gives as many recipients as the number that leads to them', async () => {
    const { id, totals } = await largest();
    for (const [reached, count] of [
      ['bounced', totals.bounced],
      ['opened', totals.opened],
      ['clicked', totals.clicked],
    ] as const) {
      const { body } = await get<Page<Recipient>>(`/mailings/${id}/recipients?reached=${reached}&limit=0`);
      assert.equal(body.total, count, reached);
    }
  });

  it('names the parameter that is wrong', async () => {
    for (const [path, name] of [
      ['/mailings?limit=abc', 'limit'],
      ['/mailings?limit=1001', 'limit'],
      ['/mailings?offset=-1', 'offset'],
      ['/mailings?sort=-nonsense', 'sort'],
      ['/mailings?status=exploded', 'status'],
      ['/mailings?from=yesterday', 'from'],
      ['/mailings?to=2026-11-24', 'to'],
      ['/mailings?includeMachineOpens=perhaps', 'includeMachineOpens'],
      ['/mailings/m-1/recipients?reached=moon', 'reached'],
      ['/mailings/m-1/recipients?sort=subject', 'sort'],
      ['/messages', 'id'],
    ] as const) {
      const { status, type, body } = await get<{ detail: string; parameter: string; status: number }>(path);
      assert.equal(status, 400, path);
      assert.match(type, /^application\/problem\+json/);
      assert.equal(body.parameter, name);
      assert.ok(body.detail.startsWith(`${name}: `), body.detail);
      assert.equal(body.status, 400);
    }
  });

  it('bears any id', async () => {
    const slash = encodeURIComponent('liam/3.1');
    assert.equal((await get<MailEvent[]>(`/messages/${slash}/events`)).body.length, 3);
    assert.equal((await get<Message[]>(`/messages?id=${slash}&id=none`)).body[0]?.messageId, 'liam/3.1');
    const mailing = encodeURIComponent('letter/2026 №6');
    assert.equal((await get<Page<Recipient>>(`/mailings/${mailing}/recipients?limit=1`)).status, 200);
    for (const id of ['none', '%00', '..%2F..%2Fetc', '~..', '%F0%9F%92%A9', '__proto__', 'a'.repeat(4000)]) {
      assert.equal((await get(`/mailings/${id}/recipients`)).status, 404, id);
    }
    assert.equal((await get('/mailings/%E0%A4/recipients')).status, 400);
  });

  it('counts a webhook, and tells of it', async () => {
    const { id, scope } = await largest();
    const page = await get<Page<Recipient>>(`/mailings/${id}/recipients?status=delivered&limit=1`);
    const [recipient] = page.body.items;
    assert.ok(recipient && scope);
    const stop = new AbortController();
    const own = await fetch(`${origin}/mail-analytics/api/changes?scope=${scope}`, { signal: stop.signal });
    const other = await fetch(`${origin}/mail-analytics/api/changes?scope=project:none`, { signal: stop.signal });
    const heard = firstMessage(own);
    const unheard = firstMessage(other).then(
      () => assert.fail('told another scope'),
      () => undefined,
    );

    const before = (await largest()).totals;
    const event = { email: recipient.email, timestamp: Math.floor(Date.now() / 1000), event: 'spamreport' };
    const posted = await postEvent({ ...event, mailing_id: id, message_id: recipient.messageId });
    assert.equal(posted.status, 200);

    const changes = JSON.parse(await heard) as Change[];
    assert.equal(changes.find(({ mailing }) => mailing)?.mailing?.totals.spamReports, before.spamReports + 1);
    assert.equal(changes.find(({ message }) => message)?.message?.status, 'spam-report');
    assert.deepEqual((await largest()).totals, { ...before, spamReports: before.spamReports + 1 });
    stop.abort();
    await unheard;
  });

  it('refuses what is no webhook, or not signed by its SendGrid', async () => {
    const signed = `${origin}/crm/sendgrid`;
    assert.equal((await fetch(signed, { method: 'POST', body: '<xml/>' })).status, 400);
    assert.equal((await fetch(signed, { method: 'POST', body: '[{"event":"open"}]' })).status, 400);
    assert.equal((await fetch(signed, { method: 'POST', body: '[]' })).status, 200);
    assert.equal((await fetch(signed)).status, 404);
    const url = `${origin}/mail-analytics/api/webhooks/sendgrid`;
    assert.equal((await fetch(url, { method: 'POST', body: '[]' })).status, 401);
    assert.equal((await fetch(url, { method: 'POST', body: `["${'x'.repeat(10_100_000)}"]` })).status, 413);
    assert.equal((await fetch(url, { method: 'PUT', body: '[]' })).status, 405);
  });

  it('has a thread in which mail fared in every way', async () => {
    const response = await fetch(`${origin}/crm/person.json`);
    const { notes } = (await response.json()) as { notes: { type: string; messageId?: string }[] };
    const ids = notes.flatMap(({ messageId }) => messageId ?? []);
    assert.ok(ids.length >= 6 && ids.length <= 8);
    const { body } = await get<Message[]>(`/messages?${ids.map((id) => `id=${encodeURIComponent(id)}`).join('&')}`);
    const fared = new Set(body.map(({ status }) => status));
    for (const status of ['opened', 'clicked', 'delivered', 'bounced', 'deferred', 'dropped', 'spam-report'] as const) {
      assert.ok(fared.has(status), status);
    }
    assert.ok(body.some(({ machineOpened, opens }) => machineOpened && opens === 0));
  });

  it('has a page for everyone it wrote to', async () => {
    const { body } = await get<Page<Recipient>>(`/mailings/${(await largest()).id}/recipients?limit=1`);
    const email = encodeURIComponent(body.items[0]?.email ?? '');
    assert.equal((await fetch(`${origin}/crm/person.json?email=${email}`)).status, 200);
    assert.equal((await fetch(`${origin}/crm/person.json?email=nobody%40nowhere.example`)).status, 404);
  });

  it('ends when it is told to, though a page still listens', async () => {
    const listening = await fetch(`${origin}/mail-analytics/api/changes`);
    demo.kill('SIGTERM');
    const [code, signal] = (await once(demo, 'exit')) as [number | null, string | null];
    assert.deepEqual([code, signal], [0, null]);
    await listening.body?.cancel().catch(() => undefined);
  });
});

/** The data of the first server-sent event. */
async function firstMessage({ body }: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    const data = /^data: (.*)\n\n/m.exec(text)?.[1];
    if (data !== undefined) return data;
  }
  throw new Error('the stream ended');
}

/** `fetch` would tidy the path. */
function rawGet(origin: string, path: string): Promise<{ status: number | undefined }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    request({ hostname, port, path }, (response) => {
      response.resume();
      resolve({ status: response.statusCode });
    })
      .on('error', reject)
      .end();
  });
}
