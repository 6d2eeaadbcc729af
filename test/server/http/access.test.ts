import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { parse } from 'csv-parse/sync';

import type { LinkClicks, Mailing, MailEvent, Message, Page, Recipient, Summary } from '../../../src/model.js';
import type { Caller, Right } from '../../../src/server/http/access.js';
import { masked, maskedEvent, maskedLinks, withoutAddresses } from '../../../src/server/http/address-mask.js';
import { memoryStore } from './memory-store.js';
import { ACCOUNT, asCaller, bodyOf, filled, testBackend, withRights, type TestBackend } from './setup.js';

const SUMMARY = '/summary?from=2020-01-01T00:00:00Z&to=2027-01-01T00:00:00Z&bucket=day';
const ANNOUNCEMENT = { id: 'n', subject: 'S', sender: { name: 'N', email: 'n@example.org' }, recipients: [] };
const SECRET = 'Only for the other account';

/** Every way to read, with what would show what is not one's own. */
const READS = [
  '/mailings',
  '/mailings?search=Only',
  '/mailings.csv',
  '/mailings/secret/recipients',
  '/mailings/secret/recipients.csv',
  '/mailings/secret/links',
  '/messages?id=secret.1',
  '/messages/secret.1/events',
  SUMMARY,
  '/exports',
];

/** Two accounts, of which one has a mailing in a scope that the caller does not know. */
async function twoAccounts(): Promise<TestBackend> {
  const store = await filled(memoryStore());
  await store.announce('other', {
    ...ANNOUNCEMENT,
    id: 'secret',
    subject: SECRET,
    scope: 'project:secret',
    sentAt: '2026-03-02T09:00:00Z',
    recipients: [{ messageId: 'secret.1', name: SECRET, email: 'secret@example.com' }],
  });
  const event = { recipient: 'secret@example.com', messageRef: 'secret.1', provider: 'test', nativeType: 'x' };
  await store.ingest('other', [
    { ...event, type: 'clicked', time: '2026-03-03T09:00:00Z', url: 'https://example.org/secret' },
  ]);
  await store.recordExport('other', { at: '2026-03-03T09:00:00Z', by: SECRET, kind: 'mailings', query: '', rows: 1 });
  return testBackend({ store });
}

describe('accounts and scopes', () => {
  it('show nothing of another account, on any route', async () => {
    const backend = await twoAccounts();
    for (const path of READS) {
      const answer = await backend.get(path, asCaller({ account: ACCOUNT }));
      const text = await answer.text();
      assert.ok(!/secret|Only for/i.test(text.replace('There is no mailing secret.', '')), `${path}: ${text}`);
    }
    const summary = await bodyOf<Summary>(backend.get(SUMMARY, asCaller({ account: 'other' })));
    assert.equal(summary.mailings, 1);
  });

  it('show it to whom it belongs', async () => {
    const backend = await twoAccounts();
    for (const path of READS) {
      const answer = await backend.get(path, asCaller({ account: 'other' }));
      assert.equal(answer.status, 200, path);
      assert.match(await answer.text(), path === SUMMARY ? /"mailings":1/ : /secret|Only for/, path);
    }
  });

  it('show nothing beyond the scopes that a caller has', async () => {
    const backend = await twoAccounts();
    const limited = { account: 'other', scopes: ['project:42'] };
    for (const path of READS) {
      const answer = await backend.get(path, asCaller(limited));
      const text = (await answer.text()).replace('There is no mailing secret.', '');
      assert.ok(!/secret|Only for/i.test(text), `${path}: ${text}`);
    }
    const none = await bodyOf<Page<Mailing>>(backend.get('/mailings', asCaller({ scopes: [] })));
    assert.equal(none.total, 0);
  });

  it('let nobody write beyond them', async () => {
    const { send, store } = await twoAccounts();
    const limited = asCaller({ account: 'other', scopes: ['project:42'] });
    for (const body of [
      ANNOUNCEMENT,
      { ...ANNOUNCEMENT, scope: 'project:7' },
      { ...ANNOUNCEMENT, id: 'secret', scope: 'project:42' },
    ]) {
      assert.equal((await send('POST', '/mailings', JSON.stringify(body), limited)).status, 403);
    }
    const own = JSON.stringify({ ...ANNOUNCEMENT, scope: 'project:42' });
    assert.equal((await send('POST', '/mailings', own, limited)).status, 204);
    assert.equal((await send('DELETE', '/recipients?email=secret@example.com', undefined, limited)).status, 403);
    const query = { sort: { by: 'date', direction: 'ascending' }, offset: 0, limit: 10 } as const;
    const { items } = await store.listMailings({ account: 'other' }, query);
    assert.deepEqual(items.map(({ id, scope }) => [id, scope]).sort(), [
      ['n', 'project:42'],
      ['secret', 'project:secret'],
    ]);
  });
});

describe('rights', () => {
  const NEEDED: readonly (readonly [method: string, path: string, ...Right[]])[] = [
    ['GET', '/mailings', 'read'],
    ['GET', '/mailings/m-5/recipients', 'read'],
    ['GET', '/mailings/m-5/links', 'read'],
    ['GET', '/messages?id=m-5/1', 'read'],
    ['GET', '/messages/m-5%2F1/events', 'read'],
    ['GET', SUMMARY, 'read'],
    ['GET', '/changes', 'read'],
    ['GET', '/mailings.csv', 'read', 'export'],
    ['GET', '/mailings/m-5/recipients.csv', 'read', 'export'],
    ['POST', '/mailings', 'register'],
    ['DELETE', '/recipients?email=a@example.com', 'erase'],
    ['GET', '/exports', 'audit'],
    ['GET', '/metrics', 'operate'],
  ];

  it('are needed, each for what it is for, and named when they are missing', async () => {
    const backend = await testBackend();
    const body = (method: string): string | undefined => (method === 'POST' ? JSON.stringify(ANNOUNCEMENT) : undefined);
    for (const [method, path, ...rights] of NEEDED) {
      const allowed = await backend.send(method, path, body(method), withRights(...rights));
      assert.ok(allowed.ok, path);
      await allowed.body?.cancel();
      for (const missing of rights) {
        const others = (['read', 'see-addresses', 'export', 'register', 'erase', 'audit', 'operate'] as const).filter(
          (right) => right !== missing,
        );
        const refused = await backend.send(method, path, body(method), withRights(...others));
        assert.equal(refused.status, 403, path);
        assert.equal((await bodyOf<{ right: string }>(refused)).right, missing, path);
      }
    }
  });

  it('are nobody’s who is not known', async () => {
    const { send } = await testBackend();
    for (const [method, path] of NEEDED) {
      assert.equal((await send(method, path, undefined, { 'x-caller': 'nobody' })).status, 401, path);
    }
  });

  it('may be refused in the words of the host', async () => {
    const { fetch } = await testBackend({ authorize: () => Response.redirect('https://crm.example/sign-in', 302) });
    const answer = await fetch(new Request('http://crm.example/mailings'));
    assert.deepEqual([answer.status, answer.headers.get('location')], [302, 'https://crm.example/sign-in']);
  });

  it('are nobody’s when the host fails to say, or says what is no caller', async () => {
    for (const error of [new Error('no session'), 'no session']) {
      const failing = await testBackend({ authorize: () => Promise.reject(error) });
      assert.equal((await failing.get('/mailings')).status, 500);
    }
    for (const caller of [{}, { account: '', rights: ['read'] }, { account: 'acme' }, { rights: ['read'] }]) {
      const { get } = await testBackend({ authorize: () => caller as Caller });
      assert.equal((await get('/mailings')).status, 500);
    }
  });
});

describe('addresses', () => {
  const ADDRESS = /p\d+(@|%40)/i;

  it('are masked on every route for those who may not see them', async () => {
    const store = await filled(memoryStore());
    await store.ingest(ACCOUNT, [
      {
        type: 'clicked',
        recipient: 'p1@example.com',
        time: '2026-03-05T09:00:00Z',
        messageRef: 'm-5/1',
        url: 'https://example.org/leave?who=p1%40example.com',
        ip: '192.0.2.1',
        provider: 'test',
        nativeType: 'click',
      },
    ]);
    const { get } = await testBackend({ store });
    const reader = withRights('read', 'export');
    for (const path of READS.concat(
      '/mailings/m-5/recipients',
      '/mailings/m-5/recipients.csv',
      '/mailings/m-5/links',
    )) {
      const text = await (await get(path.replace(/secret/g, 'm-5').replace('m-5.1', 'm-5%2F1'), reader)).text();
      assert.ok(!ADDRESS.test(text.replace(/"id":"[^"]*"/g, '')), `${path}: ${text}`);
    }
    const page = await bodyOf<Page<Recipient>>(get('/mailings/m-5/recipients?limit=1', reader));
    assert.match(page.items[0]?.email ?? '', /^p…@example\.(com|net)$/i);
    const [message] = await bodyOf<Message[]>(get('/messages?id=m-5%2F1', reader));
    assert.match(message?.email ?? '', /^p…@/);
    const events = await bodyOf<MailEvent[]>(get('/messages/m-5%2F1/events', reader));
    assert.ok(events.every(({ recipient, ip }) => recipient.startsWith('p…@') && ip === undefined));
    const file = await (await get('/mailings/m-5/recipients.csv', reader)).text();
    const rows = parse(file, { bom: true, columns: true }) as Record<string, string>[];
    assert.ok(rows.length > 0 && rows.every(({ Email }) => Email?.startsWith('p…@')));
  });

  it('are masked within other text', () => {
    for (const [text, expected] of [
      ['ada@example.com', 'a…@example.com'],
      ['a@example.com', '…@example.com'],
      ['550 5.1.1 <ada.l+x@mail.example.com>: no such user', '550 5.1.1 <a…@mail.example.com>: no such user'],
      ['https://x.example/?e=ada%40example.com&b=1', 'https://x.example/?e=a…%40example.com&b=1'],
      ['bö@exämple.com', 'b…@exämple.com'],
      ['“Ada” ada@example.com, bo@example.com', '“Ada” a…@example.com, b…@example.com'],
      ['no address @ all', 'no address @ all'],
    ] as const) {
      assert.equal(masked(text), expected);
    }
    assert.equal(withoutAddresses('<ada@example.com> and bo%40b.example'), '<[address]> and [address]');
  });

  it('leave of several links that differ in them alone one', () => {
    const link = (who: string, clicks: number): LinkClicks => ({
      url: `https://x.example/?u=${who}@example.com`,
      clicks,
      recipients: 1,
    });
    const other = { url: 'https://x.example/', clicks: 4, recipients: 2 };
    assert.deepEqual(maskedLinks([other, link('ada', 3), link('alan', 2)]), [
      { url: 'https://x.example/?u=a…@example.com', clicks: 5, recipients: 2 },
      other,
    ]);
  });

  it('leave an event otherwise as it was', () => {
    const event: MailEvent = { type: 'opened', recipient: 'a', time: 't', provider: 'p', nativeType: 'n' };
    assert.deepEqual(maskedEvent(event), event);
  });
});
