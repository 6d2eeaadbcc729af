import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { parse } from 'csv-parse/sync';

import type { LinkClicks, Mailing, MailEvent, Message, Page, Recipient, Summary } from '../../../src/model.js';
import type { ExportEntry } from '../../../src/server/store/store.js';
import { StoreUnavailableError } from '../../../src/server/store/store-errors.js';
import { covered, operations } from './contract.js';
import { memoryStore } from './memory-store.js';
import { asCaller, BASE, bodyOf, filled, testBackend } from './setup.js';

interface ProblemBody {
  title: string;
  detail: string;
  status: number;
  parameter?: string;
  field?: string;
  right?: string;
}

const ANNOUNCEMENT = {
  id: 'new/1',
  subject: 'Hello',
  sender: { name: 'Ada', email: 'ada@example.org' },
  scope: 'project:42',
  sentAt: '2026-11-24T09:00:00+01:00',
  recipients: [{ messageId: 'new/1.1', email: 'bo@example.com' }],
};
const JSON_TYPE = { 'content-type': 'application/json' };

describe('the back end over HTTP', () => {
  it('gives windows of mailings, sorted and filtered', async () => {
    const { get } = await testBackend();
    const page = await bodyOf<Page<Mailing>>(get('/mailings?sort=-sent&offset=2&limit=3'));
    assert.deepEqual(
      page.items.map(({ totals }) => totals.sent),
      [33, 30, 27],
    );
    assert.equal(page.total, 14);
    const scoped = await bodyOf<Page<Mailing>>(get('/mailings?scope=project%3A42&status=sent&status=draft'));
    assert.ok(scoped.items.length > 0 && scoped.items.every(({ scope }) => scope === 'project:42'));
  });

  it('gives recipients, links, messages, events and sums', async () => {
    const { get } = await testBackend();
    const recipients = await bodyOf<Page<Recipient>>(get('/mailings/m-5/recipients?reached=opened&sort=name'));
    assert.ok(recipients.total > 0);
    const id = recipients.items[0]?.messageId ?? '';
    const messages = await bodyOf<Message[]>(get(`/messages?id=${encodeURIComponent(id)}&id=none`));
    assert.deepEqual(
      messages.map(({ messageId, mailing }) => [messageId, mailing.id]),
      [[id, 'm-5']],
    );
    const events = await bodyOf<MailEvent[]>(get(`/messages/${encodeURIComponent(id)}/events`));
    assert.ok(events.some(({ type }) => type === 'opened'));
    assert.ok((await bodyOf<LinkClicks[]>(get('/mailings/m-5/links'))).length > 0);
    const period = 'from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z&bucket=day&timeZone=Europe%2FBerlin';
    assert.equal((await bodyOf<Summary>(get(`/summary?${period}`))).buckets.length, 32);
  });

  it('writes all that matches as CSV, and keeps record of it', async () => {
    const { get } = await testBackend();
    const answer = await get(
      '/mailings/m-7/recipients.csv?timeZone=Europe%2FBerlin&status=bounced',
      asCaller({ actor: 'u-1' }),
    );
    assert.match(
      answer.headers.get('content-disposition') ?? '',
      /^attachment; filename="recipients-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const rows = parse(await answer.text(), { bom: true, columns: true }) as Record<string, string>[];
    const page = await bodyOf<Page<Recipient>>(get('/mailings/m-7/recipients?status=bounced'));
    assert.equal(rows.length, page.total);
    assert.match(rows[0]?.['Date (Europe/Berlin)'] ?? '', /^2026-03-0\d \d\d:\d\d:\d\d$/);
    const all = parse(await (await get('/mailings.csv')).text(), { bom: true, columns: true }) as unknown[];
    assert.equal(all.length, 14);
    const [, first] = await bodyOf<ExportEntry[]>(get('/exports'));
    assert.deepEqual(
      { ...first, at: '' },
      {
        at: '',
        by: 'u-1',
        kind: 'recipients',
        mailingId: 'm-7',
        query: 'timeZone=Europe%2FBerlin&status=bounced',
        rows: page.total,
      },
    );
  });

  it('takes announcements, as often as they come', async () => {
    const { get, send } = await testBackend();
    for (const _ of [1, 2]) assert.equal((await send('POST', '/mailings', JSON.stringify(ANNOUNCEMENT))).status, 204);
    const page = await bodyOf<Page<Recipient>>(get('/mailings/new%2F1/recipients'));
    assert.deepEqual(
      page.items.map(({ email }) => email),
      ['bo@example.com'],
    );
  });

  it('erases a person', async () => {
    const { get, send } = await testBackend();
    assert.deepEqual(await bodyOf(send('DELETE', '/recipients?email=p0%40example.net')), { messages: 13 });
    assert.equal((await send('DELETE', '/recipients')).status, 400);
    assert.equal((await get('/recipients')).status, 405);
  });

  it('tells of its health and of what it has done', async () => {
    const { get } = await testBackend();
    await get('/mailings?limit=0');
    await get('/mailings?limit=none');
    assert.deepEqual(await bodyOf(get('/healthz', { 'x-caller': 'nobody' })), { status: 'ok' });
    const text = await (await testText(get('/metrics'))).replace(/seconds\S* [\d.e-]+/g, '');
    assert.match(text, /^mail_analytics_requests_total\{method="GET",route="\/mailings",status="200"\} 1$/m);
    assert.match(text, /^mail_analytics_requests_total\{method="GET",route="\/mailings",status="400"\} 1$/m);
    assert.match(text, /\n# EOF\n$/);
  });

  it('says that it is not well when its database is not', async () => {
    const store = memoryStore();
    store.ping = () => Promise.reject(new StoreUnavailableError(new Error('refused')));
    store.listMailings = () => Promise.reject(new StoreUnavailableError(new Error('refused')));
    const { get } = await testBackend({ store });
    for (const path of ['/healthz', '/mailings']) {
      const answer = await get(path);
      assert.equal(answer.status, 503);
      assert.equal(answer.headers.get('retry-after'), '5');
    }
  });

  it('tells nobody but its log what failed, and not even that an address', async () => {
    const store = memoryStore();
    store.listMailings = () => Promise.reject(new Error('no room for ada@example.com'));
    const entries: unknown[] = [];
    const { get } = await testBackend({ store, onLog: (entry) => entries.push(entry) });
    const answer = await get('/mailings?search=ada%40example.com');
    assert.equal(answer.status, 500);
    assert.ok(!(await answer.text()).includes('no room'));
    const log = JSON.stringify(entries);
    assert.match(log, /no room for \[address\]/);
    assert.ok(!log.includes('ada'));
  });

  it('names the parameter that is wrong', async () => {
    const { get } = await testBackend();
    const long = 'x'.repeat(1001);
    for (const [path, name] of [
      ['/mailings?limit=abc', 'limit'],
      ['/mailings?limit=1001', 'limit'],
      ['/mailings?limit=1&limit=2', 'limit'],
      ['/mailings?limit=', 'limit'],
      ['/mailings?offset=-1', 'offset'],
      ['/mailings?offset=1e3', 'offset'],
      ['/mailings?offset=99999999999', 'offset'],
      ['/mailings?sort=-nonsense', 'sort'],
      ['/mailings?sort=--date', 'sort'],
      ['/mailings?status=exploded', 'status'],
      ['/mailings?from=yesterday', 'from'],
      ['/mailings?from=2026-02-30T00:00:00Z', 'from'],
      ['/mailings?to=2026-11-24', 'to'],
      ['/mailings?to=2026-11-24T09:00:00', 'to'],
      ['/mailings?includeMachineOpens=perhaps', 'includeMachineOpens'],
      [`/mailings?search=${long}`, 'search'],
      ['/mailings?search=a%00b', 'search'],
      ['/mailings?scope=a&scope=b', 'scope'],
      ['/mailings.csv?timeZone=Mars%2FOlympus', 'timeZone'],
      ['/mailings/m-1/recipients?reached=moon', 'reached'],
      ['/mailings/m-1/recipients?sort=subject', 'sort'],
      ['/mailings/m-1/recipients?status=sent', 'status'],
      ['/messages', 'id'],
      [`/messages?${Array.from({ length: 101 }, (_, index) => `id=${String(index)}`).join('&')}`, 'id'],
      ['/summary?to=2026-11-24T09:00:00Z&bucket=day', 'from'],
      ['/summary?from=2026-11-24T09:00:00Z&to=2026-11-23T09:00:00Z&bucket=day', 'to'],
      ['/summary?from=1996-01-01T00:00:00Z&to=2026-01-01T00:00:00Z&bucket=hour', 'from'],
      ['/summary?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&bucket=week', 'bucket'],
      ['/changes?scope=a&scope=b', 'scope'],
    ] as const) {
      const answer = await get(path);
      const body = await bodyOf<ProblemBody>(answer);
      assert.equal(answer.status, 400, path);
      assert.equal(body.parameter, name, path);
      assert.ok(body.detail.startsWith(`${name}: `), body.detail);
    }
  });

  it('names the field of an announcement that is wrong', async () => {
    const { send } = await testBackend();
    const recipient = { messageId: 'a', email: 'a@example.com' };
    for (const [body, field] of [
      ['<xml/>', 'body'],
      ['null', 'body'],
      [JSON.stringify({ ...ANNOUNCEMENT, id: '' }), 'id'],
      [JSON.stringify({ ...ANNOUNCEMENT, sender: { name: 'Ada' } }), 'sender.email'],
      [JSON.stringify({ ...ANNOUNCEMENT, status: 'gone' }), 'status'],
      [JSON.stringify({ ...ANNOUNCEMENT, sentAt: 'now' }), 'sentAt'],
      [JSON.stringify({ ...ANNOUNCEMENT, recipients: {} }), 'recipients'],
      [JSON.stringify({ ...ANNOUNCEMENT, recipients: [recipient, recipient] }), 'recipients[1].messageId'],
      [JSON.stringify({ ...ANNOUNCEMENT, recipients: [{ messageId: 'a' }] }), 'recipients[0].email'],
      [JSON.stringify({ ...ANNOUNCEMENT, subject: 'a\0b' }), 'subject'],
    ] as const) {
      const answer = await send('POST', '/mailings', body);
      assert.equal(answer.status, 400, body);
      assert.equal((await bodyOf<ProblemBody>(answer)).field, field, body);
    }
    const bytes = new Uint8Array([123, 34, 195, 40, 34, 125]);
    assert.equal((await send('POST', '/mailings', bytes, JSON_TYPE)).status, 400);
  });

  it('refuses announcements that are too large, of another type, or take a message away from a mailing', async () => {
    const { send } = await testBackend({ limits: { announcementBytes: 1000 } });
    const long = JSON.stringify({ ...ANNOUNCEMENT, subject: 'x'.repeat(1000) });
    assert.equal((await send('POST', '/mailings', long)).status, 413);
    assert.equal(
      (await send('POST', '/mailings', JSON.stringify(ANNOUNCEMENT), { 'content-type': 'text/plain' })).status,
      415,
    );
    const taken = { ...ANNOUNCEMENT, recipients: [{ messageId: 'm-5/1', email: 'a@example.com' }] };
    const answer = await send('POST', '/mailings', JSON.stringify(taken));
    assert.equal(answer.status, 409);
    assert.match((await bodyOf<ProblemBody>(answer)).detail, /m-5\/1 belongs to mailing m-5/);
  });

  it('bears any id', async () => {
    const { get } = await testBackend();
    for (const id of [
      'none',
      '%00',
      '..%2F..%2Fetc',
      '~..',
      '%F0%9F%92%A9',
      '__proto__',
      'a'.repeat(4000),
      '%25',
      '%2F',
    ]) {
      for (const path of [`/mailings/${id}/recipients`, `/mailings/${id}/links`, `/messages/${id}/events`]) {
        assert.equal((await get(path)).status, 404, path);
      }
    }
    assert.equal((await get('/mailings/%E0%A4/recipients')).status, 400);
  });

  it('takes one tilde away from ids that no address can hold', async () => {
    const store = memoryStore();
    await store.announce('acme', {
      ...ANNOUNCEMENT,
      id: '..',
      recipients: [{ messageId: '~.', email: 'a@b.example' }],
    });
    const { get } = await testBackend({ store });
    assert.equal((await bodyOf<Page<Recipient>>(get('/mailings/~../recipients'))).total, 1);
    assert.equal((await get('/messages/~~./events')).status, 200);
  });

  it('says which methods there are', async () => {
    const { fetch } = await testBackend();
    for (const [method, path, allowed] of [
      ['DELETE', '/mailings', 'GET, POST'],
      ['POST', '/mailings.csv', 'GET'],
      ['PUT', '/webhooks/sendgrid', 'GET, POST'],
      ['POST', '/changes', 'GET'],
    ] as const) {
      const answer = await fetch(new Request(BASE + path, { method }));
      assert.deepEqual([answer.status, answer.headers.get('allow')], [405, allowed], path);
    }
  });

  it('answers HEAD as GET, without a body and without leaving anything open', async () => {
    const { fetch, get } = await testBackend();
    for (const path of ['/mailings', '/changes', '/mailings.csv', '/healthz']) {
      const answer = await fetch(new Request(BASE + path, { method: 'HEAD' }));
      assert.deepEqual([answer.status, await answer.text()], [200, ''], path);
    }
    assert.match(await testText(get('/metrics')), /^mail_analytics_streams 0$/m);
    assert.deepEqual(await bodyOf(get('/exports')), []);
  });

  it('is found below any mount, and where the mount was taken away', async () => {
    const { fetch } = await testBackend();
    for (const path of [
      '/mailings?limit=0',
      '/a/mailings?limit=0',
      '/mailings/api/mailings/m-5/links',
      '/x/y/healthz',
    ]) {
      assert.equal((await fetch(new Request(`http://crm.example${path}`))).status, 200, path);
    }
    for (const path of ['/', '/a', '/mailings/', '/mailings/m-5', '/a/mailings/m-5/nothing']) {
      assert.equal((await fetch(new Request(`http://crm.example${path}`))).status, 404, path);
    }
  });

  it('takes nothing more once it is closed', async () => {
    const { close, get } = await testBackend();
    await close();
    assert.equal((await get('/mailings')).status, 503);
  });

  it('breaks a file off that it cannot finish', async () => {
    const store = await filled(memoryStore());
    store.exportMailings = async function* (access, query) {
      yield (await store.listMailings(access, { ...query, offset: 0, limit: 5 })).items;
      throw new StoreUnavailableError(new Error('gone'));
    };
    const { fetch } = await testBackend({ store });
    const answer = await fetch(new Request(`${BASE}/mailings.csv`));
    assert.equal(answer.status, 200);
    await assert.rejects(answer.text());
    assert.equal((await store.listExports('acme', { offset: 0, limit: 1 })).length, 0);
  });

  it('keeps record of how many rows were given to a reader who left', async () => {
    const store = await filled(memoryStore());
    store.exportMailings = async function* (access, query) {
      const { items } = await store.listMailings(access, { ...query, offset: 0, limit: 5 });
      for (;;) yield items;
    };
    const { fetch } = await testBackend({ store });
    const reader = (await fetch(new Request(`${BASE}/mailings.csv`))).body?.getReader();
    await reader?.read();
    await reader?.read();
    await reader?.cancel();
    assert.equal((await store.listExports('acme', { offset: 0, limit: 1 }))[0]?.rows, 10);
  });

  it('has answered every operation of the contract that this file is about', () => {
    const others = operations.filter((operation) => !covered.has(operation));
    assert.deepEqual(others, ['GET /changes', 'GET /webhooks/{provider}', 'POST /webhooks/{provider}']);
  });
});

async function testText(answer: Promise<Response>): Promise<string> {
  return (await answer).text();
}
