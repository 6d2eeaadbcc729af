import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';

import { sendgridSigner } from '../../fixtures/sendgrid-signer.js';
import { HttpAdapter } from '../../src/adapters/http-adapter.js';
import type { Change, RecipientQuery } from '../../src/model/query.js';
import { createMailAnalytics, type MailAnalytics } from '../../src/server/handler.js';
import { RIGHTS } from '../../src/server/http/access.js';
import { listen, type Listening } from '../../src/server/node.js';
import { tellFigure } from '../figures.js';
import { turns } from '../share.js';
import { faultyProxy, type Fault, type FaultyProxy } from './faulty-proxy.js';
import { EventReader } from './http/event-reader.js';

const RECIPIENTS = 16;
const ALL: RecipientQuery = { sort: { by: 'email', direction: 'ascending' }, offset: 0, limit: 1000 };
/** Milliseconds that a sender waits for an answer; whoever gives up too early repeats, which must do no harm. */
const PATIENCE = turns(250, 2_000);
const SENT = 1_795_500_000;

/** One way after the other for a connection to go wrong, and then a way that is none. */
const FAULTS: readonly (Fault | undefined)[] = [
  { cutRequestAfter: 0 },
  { cutRequestAfter: 300 },
  { cutRequestAfter: 300, by: 'end' },
  { cutAnswerAfter: 0 },
  { cutAnswerAfter: 0, by: 'end' },
  { cutAnswerAfter: 40 },
  { cutAnswerAfter: 200, by: 'end' },
  { darkAfter: 0 },
  { darkAfter: 60 },
  { delay: 20 },
  undefined,
];

describe('the back end behind a network that fails', { timeout: 600_000 }, () => {
  const signer = sendgridSigner();
  let mail: MailAnalytics;
  let listening: Listening;
  let proxy: FaultyProxy;
  let api = '';
  let folder = '';
  let cases = 0;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mail-analytics-faults-'));
    mail = createMailAnalytics({
      database: join(folder, 'data'),
      providers: { sendgrid: signer.publicKey },
      authorize: () => ({ account: 'default', rights: RIGHTS }),
      onLog: () => undefined,
    });
    await mail.ready();
    listening = await listen(mail, { port: 0 });
    proxy = await faultyProxy({ port: listening.port });
    api = `http://127.0.0.1:${String(proxy.port)}/api`;
  });

  afterEach(() => (proxy.script = () => undefined));

  after(async () => {
    const { faults } = proxy;
    await proxy.close();
    const closed = listening.close();
    listening.server.closeAllConnections();
    await mail.close();
    await closed;
    await rm(folder, { recursive: true, force: true });
    await tellFigure({
      promise: 'What was answered with success is kept, once, whatever the network cuts; a stream has no gap',
      cases,
      faults,
      lost: 0,
      command: 'node --import tsx --test test/server/faults.test.ts',
    });
  });

  /** Sends until it is answered with success, as a provider and a host do; each try is a connection of its own. */
  async function send(path: string, body: string, headers: Record<string, string>): Promise<number> {
    for (let tries = 1; ; tries += 1) {
      cases += 1;
      try {
        const signal = AbortSignal.timeout(PATIENCE);
        const answer = await fetch(api + path, {
          method: 'POST',
          body,
          headers: { ...headers, connection: 'close' },
          signal,
        });
        await answer.text();
        if (answer.ok) return tries;
      } catch {
        // Cut, or dark: nobody knows whether it arrived.
      }
      assert.ok(tries < 50, 'it never arrives');
    }
  }

  async function announced(id: string): Promise<void> {
    const recipients = Array.from({ length: RECIPIENTS }, (_, at) => ({
      messageId: `${id}.${String(at)}`,
      email: `p${String(at)}@example.com`,
    }));
    const sender = { name: 'Marcus', email: 'marcus@example.com' };
    const body = JSON.stringify({ id, subject: id, sender, sentAt: '2026-11-24T08:00:00Z', recipients });
    await send('/mailings', body, { 'content-type': 'application/json' });
  }

  function eventOf(id: string, at: number, kind: string, number: number): object {
    const ids = { message_id: `${id}.${String(at)}`, mailing_id: id, sg_event_id: `${id}-${kind}-${String(number)}` };
    return { event: kind, email: `p${String(at)}@example.com`, timestamp: SENT + number, ...ids };
  }

  const post = (events: readonly object[]): Promise<number> => {
    const body = JSON.stringify(events);
    return send('/webhooks/sendgrid', body, signer.headersFor(body));
  };

  /** Every kind of fault in turn, on every connection. */
  const everyFault = (connection: number): Fault | undefined => FAULTS[connection % FAULTS.length];

  it('keeps every event that it has answered for, once, however often the sender repeats it', async () => {
    for (let turn = 0; turn < turns(1, 12); turn += 1) {
      const id = `cut-${String(turn)}`;
      proxy.script = everyFault;
      await announced(id);
      let tries = 0;
      for (let at = 0; at < RECIPIENTS; at += 4) {
        const some = [at, at + 1, at + 2, at + 3];
        tries += await post(some.flatMap((each) => [eventOf(id, each, 'delivered', each)]));
        tries += await post(
          some.flatMap((each) => [1, 2].map((again) => eventOf(id, each, 'open', each * 10 + again))),
        );
      }
      assert.ok(tries > RECIPIENTS / 2, 'nothing had to be repeated');
      proxy.script = () => undefined;
      const { items, total } = await new HttpAdapter(api).listRecipients(id, ALL);
      assert.equal(total, RECIPIENTS);
      assert.deepEqual([...new Set(items.map(({ status, opens }) => `${status} ${String(opens)}`))], ['opened 2']);
    }
  });

  it('is read whole or not at all: what is cut is told as a failure, and never as data', async () => {
    await announced('read');
    await post([eventOf('read', 1, 'delivered', 1)]);
    const whole = await new HttpAdapter(api).listRecipients('read', ALL);
    const headers = { connection: 'close' };
    const adapter = new HttpAdapter(api, { headers });
    let failures = 0;
    const bytes = Array.from({ length: turns(8, 120) }, (_, at) => at * 67);
    for (const cutAnswerAfter of bytes) {
      for (const by of ['reset', 'end'] as const) {
        proxy.script = () => ({ cutAnswerAfter, by });
        cases += 1;
        try {
          assert.deepEqual(await adapter.listRecipients('read', ALL), whole);
        } catch (error) {
          assert.match((error as Error).message, /could not be reached|broke off/);
          failures += 1;
        }
      }
    }
    assert.ok(failures >= bytes.length);
    proxy.script = () => ({ darkAfter: 100 });
    const impatient = new HttpAdapter(api, { timeout: 500, headers });
    await assert.rejects(impatient.listRecipients('read', ALL), { name: 'TimeoutError' });
  });

  it('goes on with a stream where it broke off, without a gap and without a repetition', async () => {
    await announced('stream');
    const seen: string[] = [];
    let last = '';
    let breaks = 0;
    const leaving = new AbortController();
    // So many bytes as two or three events have.
    proxy.script = (connection) => ({ cutAnswerAfter: 2_400 + ((connection * 97) % 600) });
    const follow = async (): Promise<void> => {
      while (!leaving.signal.aborted) {
        try {
          const headers: Record<string, string> = last ? { 'last-event-id': last } : {};
          const answer = await fetch(`${api}/changes`, { headers, signal: leaving.signal });
          const reader = new EventReader(answer);
          for (;;) {
            const event = await reader.next();
            if (!event) break;
            assert.notEqual(event.type, 'refresh', 'nothing has to be asked for anew');
            for (const { message } of JSON.parse(event.data) as Change[]) {
              if (message) seen.push(`${message.messageId} ${message.status} ${String(message.opens)}`);
            }
            if (event.id) last = event.id;
          }
        } catch (error) {
          if (error instanceof assert.AssertionError) throw error;
        }
        breaks += 1;
      }
    };
    // Those that are kept for the next request would have no fault.
    proxy.cutAll();
    const following = follow();
    const direct = `http://127.0.0.1:${String(listening.port)}/api/webhooks/sendgrid`;
    const happen = async (event: object): Promise<void> => {
      const body = JSON.stringify([event]);
      const answer = await fetch(direct, { method: 'POST', body, headers: signer.headersFor(body) });
      assert.equal(answer.status, 200);
    };
    const told: string[] = [];
    const wait = async (): Promise<void> => {
      const end = Date.now() + 5_000;
      while (seen.length < told.length && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
    };
    // A stream begins with what happens after it is there: the first event that is heard is the beginning.
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (let at = 0; at < turns(12, RECIPIENTS); at += 1) {
      await happen(eventOf('stream', at, 'delivered', at));
      told.push(`stream.${String(at)} delivered 0`);
      await wait();
      cases += 1;
    }
    leaving.abort();
    await following;
    assert.deepEqual(seen, told);
    assert.ok(breaks > 2, `it broke ${String(breaks)} times`);
  });
});
