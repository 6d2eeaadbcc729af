import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { sendgridSigner } from '../../../fixtures/sendgrid-signer.js';
import { adapterConformance } from '../../../src/adapters/conformance.js';
import { HttpAdapter } from '../../../src/adapters/http-adapter.js';
import type { Change, Mailing, Message, Page, Recipient } from '../../../src/model.js';
import type { Store } from '../../../src/server/store/store.js';
import { trackMailing } from '../../../src/server/track-mailing.js';
import { EventReader } from './event-reader.js';
import { asCaller, bodyOf, filled, testBackend, type TestBackend } from './setup.js';

const START = { timeout: 60_000 };
const signer = sendgridSigner();

/** An empty store, and what takes it away with its database. */
export interface OpenedStore {
  store: Store;
  end: () => Promise<void>;
}

/** What the back end does with a real store, from a request to what the database keeps. */
export function describeBackend(name: string, open: () => Promise<OpenedStore>): void {
  describe(name, { timeout: 120_000 }, () => casesOf(open));
}

function casesOf(open: () => Promise<OpenedStore>): void {
  let store: Store;
  let end: OpenedStore['end'];
  let backend: TestBackend;

  before(async () => {
    ({ store, end } = await open());
    await store.migrate();
    await filled(store);
    await filled(store, 'other');
    backend = await testBackend({ store, providers: { sendgrid: signer.publicKey } });
  }, START);

  after(async () => {
    await backend.close();
    await end();
  });

  describe('keeps the contract of an adapter:', () => {
    for (const { name, run } of adapterConformance(() => {
      const fetch = (input: string, init?: RequestInit): Promise<Response> => backend.fetch(new Request(input, init));
      return { adapter: new HttpAdapter('http://crm.example/api', { fetch: fetch as typeof globalThis.fetch }) };
    })) {
      it(name, async (t) => {
        const result = await run();
        if (result) t.skip(result.skipped);
      });
    }
  });

  it('shows what was tracked, posted and told, from sending to the stream of changes', async () => {
    const { get, fetch } = backend;
    const { id, messages } = await trackMailing(
      {
        subject: 'Interview availability',
        sender: { name: 'Ada', email: 'ada@example.org' },
        scope: 'project:9',
        sentAt: new Date().toISOString(),
        recipients: [{ email: 'liam@example.com', name: 'Liam' }, { email: 'mia@example.com' }],
      },
      { url: 'http://crm.example/api', fetch },
    );
    const reader = new EventReader(await get('/changes?scope=project%3A9'));
    const [liam] = messages;
    assert.ok(liam);
    const event = { event: 'open', email: liam.email, timestamp: Math.floor(Date.now() / 1000) };
    const body = JSON.stringify([{ ...event, ...liam.metadata('sendgrid').custom_args }]);
    const post = (): Promise<Response> => backend.send('POST', '/webhooks/sendgrid', body, signer.headersFor(body));
    for (const _ of [1, 2]) assert.equal((await post()).status, 200);
    const changes = JSON.parse((await reader.next())?.data ?? '[]') as Change[];
    const told = changes.find(({ message }) => message)?.message;
    assert.deepEqual([told?.messageId, told?.status, told?.opens], [liam.messageId, 'opened', 1]);
    const seen = changes.find(({ mailing }) => mailing)?.mailing;
    assert.deepEqual([seen?.totals.sent, seen?.totals.opened], [2, 1]);
    const page = await bodyOf<Page<Recipient>>(get(`/mailings/${id}/recipients?reached=opened`));
    assert.deepEqual(
      page.items.map(({ email }) => email),
      ['liam@example.com'],
    );
    await reader.leave();
  });

  it('goes on with a stream after the last event that was seen', async () => {
    const first = new EventReader(await backend.get('/changes'));
    await spamReport('m-5/1');
    const seen = await first.next();
    await first.leave();
    await spamReport('m-5/2');
    const second = new EventReader(await backend.get('/changes', { 'last-event-id': seen?.id ?? '' }));
    const changes = JSON.parse((await second.next())?.data ?? '[]') as Change[];
    assert.deepEqual(
      changes.flatMap(({ message }) => message?.messageId ?? []),
      ['m-5/2'],
    );
    await second.leave();
    for (const id of ['', 'nonsense', '-1', '999999999', "0'; drop table x"]) {
      const reader = new EventReader(await backend.get('/changes', { 'last-event-id': id }));
      if (id !== '') assert.equal((await reader.next())?.type, 'refresh', id);
      await reader.leave();
    }
  });

  it('keeps accounts that have the same ids apart', async () => {
    const { get } = backend;
    const [own] = await bodyOf<Message[]>(get('/messages?id=m-5%2F2'));
    const [others] = await bodyOf<Message[]>(get('/messages?id=m-5%2F2', asCaller({ account: 'other' })));
    assert.equal(own?.status, 'spam-report');
    assert.notEqual(others?.status, 'spam-report');
    assert.deepEqual(await bodyOf<Message[]>(get('/messages?id=m-5%2F2', asCaller({ account: 'third' }))), []);
  });

  it('erases a person, from numbers and rows', async () => {
    const account = asCaller({ account: 'other' });
    const { get, send } = backend;
    const before = await bodyOf<Page<Mailing>>(get('/mailings?limit=0', account));
    const answer = send('DELETE', '/recipients?email=P0%40EXAMPLE.NET', undefined, account);
    assert.deepEqual(await bodyOf(answer), { messages: 13 });
    const found = await bodyOf<Page<Recipient>>(get('/mailings/m-5/recipients?search=p0%40', account));
    assert.equal(found.total, 0);
    assert.equal((await bodyOf<Page<Mailing>>(get('/mailings?limit=0', account))).total, before.total);
    assert.equal((await bodyOf<Page<Recipient>>(get('/mailings/m-5/recipients?search=p0%40'))).total, 1);
  });

  it('bears any text that is asked for', async () => {
    for (const text of [
      "'; drop table x; --",
      '%',
      '_',
      '\\',
      '%25%',
      '\ud83d\ude00',
      '(',
      '[a-',
      '\u202e',
      '\ufffd',
    ]) {
      const parameters = new URLSearchParams({ search: text, scope: text, sender: text });
      assert.equal((await backend.get(`/mailings?${String(parameters)}`)).status, 200, text);
      const id = encodeURIComponent(text);
      assert.equal((await backend.get(`/mailings/${id}/recipients?search=${id}`)).status, 404, text);
      assert.deepEqual(await bodyOf(backend.get(`/messages?id=${id}`)), []);
    }
  });

  async function spamReport(messageId: string): Promise<void> {
    const event = { event: 'spamreport', email: 'x@example.com', timestamp: 1_772_600_000, message_id: messageId };
    const body = JSON.stringify([event]);
    assert.equal((await backend.send('POST', '/webhooks/sendgrid', body, signer.headersFor(body))).status, 200);
  }
}
