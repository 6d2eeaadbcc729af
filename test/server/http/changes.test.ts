import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Change, MailEvent } from '../../../src/model.js';
import { ClientStream } from '../../../src/server/http/client-stream.js';
import { StoreUnavailableError } from '../../../src/server/store/store-errors.js';
import { EventReader } from './event-reader.js';
import { memoryStore } from './memory-store.js';
import { ACCOUNT, asCaller, filled, testBackend, withRights, type TestBackend } from './setup.js';

const report = (messageRef: string, minute = 0): MailEvent => ({
  type: 'spam-report',
  recipient: 'x@example.com',
  time: new Date(Date.parse('2026-04-01T09:00:00Z') + minute * 60_000).toISOString(),
  messageRef,
  provider: 'test',
  nativeType: 'spamreport',
});

function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

/** m-6 is of project:42, m-5 of nothing. */
const INSIDE = 'm-6/1';
const OUTSIDE = 'm-5/1';

async function listening(backend: TestBackend, query = '', headers = {}): Promise<EventReader> {
  const answer = await backend.get(`/changes${query}`, headers);
  assert.equal(answer.status, 200);
  return new EventReader(answer);
}

function changesOf(event: { data: string } | undefined): Change[] {
  assert.ok(event, 'the stream has ended');
  return JSON.parse(event.data) as Change[];
}

const messageIds = (changes: readonly Change[]): (string | undefined)[] =>
  changes.map(({ message }) => message?.messageId);

describe('GET /changes', () => {
  it('tells what changes, with what it has become', async () => {
    const backend = await testBackend();
    const reader = await listening(backend);
    await backend.store.ingest(ACCOUNT, [report(OUTSIDE)]);
    const [change] = changesOf(await reader.next());
    assert.equal(change?.message?.status, 'spam-report');
    assert.equal(change?.mailing?.id, 'm-5');
    await reader.leave();
  });

  it('tells each scope its own, and no other account anything', async () => {
    const backend = await testBackend();
    const scoped = await listening(backend, '?scope=project%3A42');
    const limited = await listening(backend, '', asCaller({ scopes: ['project:42'] }));
    const forbidden = await listening(backend, '?scope=project%3A42', asCaller({ scopes: ['project:7'] }));
    const foreign = await listening(backend, '', asCaller({ account: 'other' }));
    const all = await listening(backend);
    await backend.store.ingest(ACCOUNT, [report(OUTSIDE)]);
    assert.deepEqual(messageIds(changesOf(await all.next())), [OUTSIDE]);
    await backend.store.ingest(ACCOUNT, [report(INSIDE)]);
    for (const reader of [scoped, limited, all]) {
      assert.deepEqual(messageIds(changesOf(await reader.next())), [INSIDE]);
    }
    await backend.close();
    for (const reader of [forbidden, foreign]) assert.equal(await reader.next(), undefined);
  });

  it('goes on after the last event that was seen', async () => {
    const backend = await testBackend();
    const first = await listening(backend);
    await backend.store.ingest(ACCOUNT, [report(INSIDE)]);
    const seen = await first.next();
    await first.leave();
    await backend.store.ingest(ACCOUNT, [report(OUTSIDE)]);
    const second = await listening(backend, '', { 'last-event-id': seen?.id ?? '' });
    assert.deepEqual(messageIds(changesOf(await second.next())), [OUTSIDE]);
    await backend.store.ingest(ACCOUNT, [report('m-5/2')]);
    assert.deepEqual(messageIds(changesOf(await second.next())), ['m-5/2']);
    await second.leave();
  });

  it('takes nothing back of what somebody has been told who comes while the others are told', async () => {
    const backend = await testBackend();
    const { store } = backend;
    const first = await listening(backend);
    await first.block();
    const start = /^id: (.+)$/.exec((await first.block()) ?? '')?.[1] ?? '';
    const opened = (minute: number): MailEvent => ({ ...report(INSIDE, minute), type: 'opened', nativeType: 'open' });
    const before = (await store.getMessages({ account: ACCOUNT }, [INSIDE]))[0]?.opens ?? 0;
    // The first answer is of now, and comes late.
    const [asked, late] = [gate(), gate()];
    const ask = store.changesSince.bind(store);
    store.changesSince = async (...question) => {
      store.changesSince = ask;
      const answer = await ask(...question);
      asked.open();
      await late.opened;
      return answer;
    };
    await store.ingest(ACCOUNT, [opened(1)]);
    await asked.opened;
    await store.ingest(ACCOUNT, [opened(2)]);
    const coming = listening(backend, '', { 'last-event-id': start });
    await new Promise((resolve) => setTimeout(resolve, 50));
    late.open();
    const second = await coming;
    await store.ingest(ACCOUNT, [opened(3)]);
    const told: number[] = [];
    while (told.at(-1) !== 3) {
      for (const { message } of changesOf(await second.next())) if (message) told.push(message.opens - before);
    }
    assert.deepEqual(
      told,
      [...told].sort((a, b) => a - b),
    );
    await first.leave();
    await second.leave();
  });

  it('gives an id before anything has changed, to go on from', async () => {
    const backend = await testBackend();
    const first = await listening(backend);
    assert.match((await first.block()) ?? '', /^retry: \d+\n: here$/);
    const id = /^id: (.+)$/.exec((await first.block()) ?? '')?.[1];
    assert.ok(id);
    await first.leave();
    await backend.store.ingest(ACCOUNT, [report(INSIDE)]);
    const second = await listening(backend, '', { 'last-event-id': id });
    assert.deepEqual(messageIds(changesOf(await second.next())), [INSIDE]);
    await second.leave();
  });

  it('says so when it does not know any more what was missed, and goes on', async () => {
    const backend = await testBackend();
    const reader = await listening(backend, '', { 'last-event-id': 'long ago' });
    const refresh = await reader.next();
    assert.deepEqual([refresh?.type, refresh?.data], ['refresh', '[]']);
    await backend.store.ingest(ACCOUNT, [report(INSIDE)]);
    assert.deepEqual(messageIds(changesOf(await reader.next())), [INSIDE]);
    await reader.leave();
  });

  it('misses nothing that happens while it catches up', async () => {
    const store = await filled(memoryStore());
    const backend = await testBackend({ store });
    const other = await listening(backend);
    const cursor = await store.cursor(ACCOUNT);
    await store.ingest(ACCOUNT, [report(INSIDE)]);
    assert.deepEqual(messageIds(changesOf(await other.next())), [INSIDE]);
    const { changesSince } = store;
    let isFirst = true;
    store.changesSince = async (...asked) => {
      const answer = await changesSince(...asked);
      if (asked[1] === cursor && isFirst) {
        isFirst = false;
        // Told to the other before the answer of before is handed on.
        await store.ingest(ACCOUNT, [report(OUTSIDE)]);
        assert.deepEqual(messageIds(changesOf(await other.next())), [OUTSIDE]);
      }
      return answer;
    };
    const reader = await listening(backend, '', { 'last-event-id': cursor });
    assert.deepEqual(messageIds(changesOf(await reader.next())), [INSIDE]);
    assert.deepEqual(messageIds(changesOf(await reader.next())), [OUTSIDE]);
    await backend.close();
  });

  it('asks the store once for many listeners, and folds many changes into few events', async () => {
    const store = await filled(memoryStore());
    const backend = await testBackend({ store });
    const { changesSince } = store;
    const readers = await Promise.all(Array.from({ length: 50 }, () => listening(backend)));
    const start = performance.now();
    let asked = 0;
    store.changesSince = (...query) => {
      asked += 1;
      return changesSince(...query);
    };
    for (let minute = 0; minute < 200; minute += 1) {
      await store.ingest(ACCOUNT, [report(`m-13/${String(minute % 30)}`, minute)]);
    }
    await store.ingest(ACCOUNT, [report(INSIDE)]);
    for (const reader of readers) {
      let events = 0;
      for (let isSeen = false; !isSeen; events += 1) {
        isSeen = messageIds(changesOf(await reader.next())).includes(INSIDE);
      }
      // Ten a second at most, and once more at the beginning and the end.
      assert.ok(events <= (performance.now() - start) / 100 + 2, String(events));
    }
    assert.ok(asked <= (performance.now() - start) / 100 + 3, String(asked));
    await backend.close();
  });

  it('masks addresses for those who may not see them', async () => {
    const backend = await testBackend();
    const reader = await listening(backend, '', withRights('read'));
    await backend.store.ingest(ACCOUNT, [report(INSIDE)]);
    assert.equal(changesOf(await reader.next())[0]?.message?.email, 'p…@Example.com');
    await reader.leave();
  });

  it('stays open while the database is away, and tells later', async () => {
    const store = await filled(memoryStore());
    const backend = await testBackend({ store, limits: { heartbeatSeconds: 0.02 } });
    const reader = await listening(backend);
    const { changesSince } = store;
    let failures = 0;
    store.changesSince = async (...asked) => {
      failures += 1;
      if (failures < 3) throw new StoreUnavailableError(new Error('gone'));
      return changesSince(...asked);
    };
    const next = reader.next();
    await store.ingest(ACCOUNT, [report(INSIDE)]);
    assert.deepEqual(messageIds(changesOf(await next)), [INSIDE]);
    await reader.leave();
  });

  it('is refused while the database is away, when there are too many, and without the right', async () => {
    const store = await filled(memoryStore());
    const backend = await testBackend({ store, limits: { streams: 1 } });
    const { cursor } = store;
    store.cursor = () => Promise.reject(new StoreUnavailableError(new Error('gone')));
    assert.equal((await backend.get('/changes')).status, 503);
    store.cursor = cursor;
    const reader = await listening(backend);
    assert.equal((await backend.get('/changes')).status, 503);
    await reader.leave();
    assert.equal((await backend.get('/changes', withRights('export'))).status, 403);
    await (await listening(backend)).leave();
  });

  it('shows signs of life, and ends after a time so that its reader is authorized anew', async () => {
    const backend = await testBackend({ limits: { heartbeatSeconds: 0.02, streamSeconds: 1 } });
    const reader = await listening(backend);
    const blocks: string[] = [];
    for (let block = await reader.block(); block !== undefined; block = await reader.block()) blocks.push(block);
    assert.ok(blocks.filter((block) => block === ': still here').length > 2);
  });

  it('ends when the back end is closed, and leaves nothing behind when its reader goes', async () => {
    const backend = await testBackend();
    const [one, other] = [await listening(backend), await listening(backend)];
    assert.match(await (await backend.get('/metrics')).text(), /^mail_analytics_streams 2$/m);
    await one.leave();
    assert.match(await (await backend.get('/metrics')).text(), /^mail_analytics_streams 1$/m);
    await backend.close();
    assert.equal(await other.next(), undefined);
  });
});

describe('a stream of a client', () => {
  const bytes = (length: number): Uint8Array => new Uint8Array(length);

  it('takes one event however long, and ends before a second waits for a reader who does not read', async () => {
    const ends: string[] = [];
    const stream = new ClientStream(100, (why) => ends.push(why));
    stream.send(bytes(1000));
    assert.deepEqual(ends, []);
    stream.send(bytes(1));
    assert.deepEqual(ends, ['too-slow']);
    await assert.rejects(stream.body.getReader().read());
  });

  it('goes on as long as it is read', async () => {
    const ends: string[] = [];
    const stream = new ClientStream(100, (why) => ends.push(why));
    const reader = stream.body.getReader();
    for (let index = 0; index < 1000; index += 1) {
      stream.send(bytes(90));
      assert.equal((await reader.read()).value?.byteLength, 90);
    }
    assert.deepEqual(ends, []);
  });

  it('ends at the second sign of life for which nobody has taken the first', () => {
    const ends: string[] = [];
    const stream = new ClientStream(100, (why) => ends.push(why));
    for (let beats = 0; beats < 3; beats += 1) {
      assert.deepEqual(ends, []);
      stream.beat(bytes(10));
    }
    assert.deepEqual(ends, ['too-slow']);
  });

  it('may be ended twice, and sent to after its end', () => {
    const ends: string[] = [];
    const stream = new ClientStream(100, (why) => ends.push(why));
    stream.end('closing');
    stream.end('expired');
    stream.send(bytes(1));
    stream.beat(bytes(1));
    assert.deepEqual(ends, ['closing']);
  });
});
