import assert from 'node:assert/strict';

import fc from 'fast-check';

import { compareEvents, keyed, type KeyedEvent, type MailEvent } from '../../../src/model/mail-event.js';
import { MailLog } from '../../../src/model/mail-log.js';
import { mailEvent } from '../../model/arbitraries.js';
import { assertCounted, assertSame, BY_NAME, happened, mailing, NEWEST, type StoreCase } from './store-case.js';

const ANNOUNCED = [
  mailing('n-1', 2, {
    recipients: [
      { messageId: 'm-1', email: 'ada@example.com' },
      { messageId: 'm-2', email: 'bob@example.com' },
    ],
  }),
  mailing('n-2', 1, { recipients: [{ messageId: 'm-3', name: 'Eve', email: 'Ada@example.com' }] }),
];

/** Events as awkward as they come, on messages named in every way, or in none. */
const arriving = fc.array(
  fc
    .tuple(
      mailEvent,
      fc.constantFrom<Partial<MailEvent>>(
        { messageRef: 'm-1' },
        { messageRef: 'm-1', messageId: 'p-1' },
        { messageRef: 'm-2', messageId: 'p-1.filter', recipient: 'bob@example.com' },
        { messageId: 'p-1' },
        { messageId: 'p-1.filter', recipient: 'Bob@example.com' },
        { mailingRef: 'n-1', recipient: 'bob@example.com', messageId: 'p-2' },
        { mailingRef: 'n-2' },
        { messageId: 'p-2', recipient: 'BOB@example.com' },
        { messageRef: 'm-9', mailingRef: 'n-9' },
      ),
    )
    .map(([any, whom]): MailEvent => {
      const { messageId: _, messageRef: __, ...event } = any;
      return { ...event, ...whom };
    }),
  { maxLength: 24 },
);

/** Distinct events of a message as they are to be listed, worked out from all its reports. */
function listed(events: readonly MailEvent[]): MailEvent[] {
  const byKey = new Map<string, KeyedEvent>();
  for (const event of events.map((each) => keyed(each))) {
    const known = byKey.get(event.key);
    if (!known || compareEvents(event, known) < 0) byKey.set(event.key, event);
  }
  return [...byKey.values()].sort(compareEvents).map(({ event }) => event);
}

let accounts = 0;

/** What happens to events. */
export const EVENT_CASES: readonly StoreCase[] = [
  {
    name: 'makes of any events, in any order and in any batches, what the log of the model makes of them',
    run: async ({ store, account: prefix }) => {
      const batches = fc.tuple(arriving, fc.array(fc.nat({ max: 24 }), { maxLength: 4 }), fc.nat({ max: 2 }));
      await fc.assert(
        fc.asyncProperty(batches, async ([events, cuts, early]) => {
          accounts += 1;
          const account = `${prefix} ${String(accounts)}`;
          const access = { account };
          const log = new MailLog();
          const bounds = [0, ...cuts.filter((cut) => cut < events.length).sort((a, b) => a - b), events.length];
          let step = 0;
          const announceNext = async (): Promise<void> => {
            const next = ANNOUNCED[step++];
            if (!next) return;
            log.announce(next, next.sentAt ?? '');
            await store.announce(account, next);
          };
          for (let index = early; index < ANNOUNCED.length; index += 1) await announceNext();
          for (const [index, from] of bounds.entries()) {
            const batch = events.slice(from, bounds[index + 1] ?? from);
            log.add(batch);
            await store.ingest(account, batch);
            await announceNext();
          }
          while (step < ANNOUNCED.length) await announceNext();
          for (const includeMachineOpens of [false, true]) {
            const { items } = await store.listMailings(access, { ...NEWEST, includeMachineOpens });
            assertSame(items, log.mailings(includeMachineOpens));
            for (const { id } of ANNOUNCED) {
              const query = { ...BY_NAME, includeMachineOpens };
              assertSame(
                (await store.listRecipients(access, id, query))?.items,
                log.recipients(id, includeMachineOpens),
              );
            }
          }
          for (const id of ['n-1', 'n-2']) assertSame(await store.listLinks(access, id), log.links(id));
          assertSame(
            await store.getMessages(access, ['m-3', 'm-1', 'm-2']),
            ['m-3', 'm-1', 'm-2'].map((id) => log.message(id)),
          );
          assert.equal((await store.rebuild(account)).differenceCount, 0);
        }),
        { numRuns: 40 },
      );
    },
  },
  {
    name: 'lists the distinct events of a message, of repeated reports the first in canonical order',
    run: async ({ store, account: prefix }) => {
      await fc.assert(
        fc.asyncProperty(fc.array(mailEvent, { maxLength: 16 }), fc.nat({ max: 16 }), async (events, cut) => {
          accounts += 1;
          const account = `${prefix} listed ${String(accounts)}`;
          const own = events.map((event) => ({ ...event, messageRef: 'n/0' }));
          await store.announce(account, mailing('n', 1));
          await store.ingest(account, own.slice(0, cut));
          await store.ingest(account, own.slice(cut));
          assertSame(await store.listEvents({ account }, 'n/0'), listed(own));
          assert.equal((await store.rebuild(account)).differenceCount, 0);
        }),
        { numRuns: 30 },
      );
    },
  },
  {
    name: 'keeps of repeated reports those that numbers depend on, also one in between that names a person',
    run: async ({ store, account }) => {
      await store.announce(account, mailing('n', 1));
      const reports = [0, 0.1, 0.2].map((second) => happened('opened', 'n/0', 7 + second));
      const [first, between, last] = reports.map((report, index) =>
        index === 1 ? { ...report, machine: false } : report,
      );
      for (const report of [last, between, first]) if (report) await store.ingest(account, [report]);
      const [found] = (await store.listMailings({ account }, NEWEST)).items;
      assert.deepEqual([found?.totals.opened, found?.totals.unknownOpened, found?.totals.totalOpens], [1, 0, 1]);
      const [row] = await store.getMessages({ account }, ['n/0']);
      assert.deepEqual([row?.statusAt, row?.lastEventAt], [first?.time, last?.time]);
      await assertCounted(store, account);
    },
  },
  {
    name: 'says what became of a batch, and is not moved by its repetition',
    run: async ({ store, account }) => {
      await store.announce(account, mailing('n', 2));
      const batch = [happened('opened', 'n/0', 1), happened('opened', 'n/0', 1), happened('opened', 'nobody', 1)];
      assert.deepEqual(await store.ingest(account, batch), { added: 1, known: 1, unmatched: 1, isReplay: false });
      const before = await store.listMailings({ account }, NEWEST);
      assert.deepEqual(await store.ingest(account, batch), { added: 0, known: 2, unmatched: 1, isReplay: false });
      assertSame(await store.listMailings({ account }, NEWEST), before);
    },
  },
  {
    name: 'lets an id of the provider’s mean the message that it was last seen with',
    run: async ({ store, account }) => {
      await store.announce(account, mailing('n', 2));
      const id = { messageId: 'p' };
      for (const messageRef of ['n/0', 'n/1', 'n/0']) {
        await store.ingest(account, [happened('processed', messageRef, 1, id)]);
      }
      const { messageRef: _, ...event } = happened('opened', '', 2, id);
      await store.ingest(account, [event]);
      const opens = (await store.getMessages({ account }, ['n/0', 'n/1'])).map((message) => message.opens);
      assert.deepEqual(opens, [1, 0]);
    },
  },
  {
    name: 'takes, of two messages of a mailing to one address, the one that was announced last',
    run: async ({ store, account }) => {
      const email = 'info@example.com';
      const recipients = ['n/b', 'n/a'].map((messageId) => ({ messageId, email }));
      await store.announce(account, mailing('n', 0, { recipients }));
      const { messageRef: _, ...event } = happened('opened', '', 1, { mailingRef: 'n', recipient: 'Info@Example.com' });
      await store.ingest(account, [event]);
      const opens = (await store.getMessages({ account }, ['n/b', 'n/a'])).map((message) => message.opens);
      assert.deepEqual(opens, [0, 1]);
    },
  },
  {
    name: 'keeps nothing of a batch with an event without a date, and names it',
    run: async ({ store, account }) => {
      await store.announce(account, mailing('n', 1));
      const wrong = { ...happened('opened', 'n/0', 1), time: 'yesterday' };
      await assert.rejects(
        store.ingest(account, [happened('delivered', 'n/0', 1), wrong]),
        /^RangeError: events\[1\]\.time/,
      );
      assert.deepEqual(await store.listEvents({ account }, 'n/0'), []);
    },
  },
  {
    name: 'keeps nothing of a batch whose token was used before',
    run: async ({ store, account }) => {
      await store.announce(account, mailing('n', 1));
      const token = { token: 't-1', until: new Date(Date.now() + 60_000) };
      assert.equal((await store.ingest(account, [happened('delivered', 'n/0', 1)], [token])).isReplay, false);
      const again = await store.ingest(account, [happened('opened', 'n/0', 2)], [{ ...token, token: 't-2' }, token]);
      assert.deepEqual(again, { added: 0, known: 0, unmatched: 0, isReplay: true });
      assert.equal((await store.listEvents({ account }, 'n/0'))?.length, 1);
      const other = await store.ingest(account, [happened('opened', 'n/0', 2)], [{ ...token, token: 't-2' }]);
      assert.deepEqual([other.isReplay, other.added], [false, 1]);
    },
  },
  {
    name: 'answers batches that come at once each for itself, whatever is wrong with another one',
    run: async ({ store, account }) => {
      await store.announce(account, mailing('n', 2));
      const until = new Date(Date.now() + 60_000);
      const opened = happened('opened', 'n/0', 1);
      await store.ingest(account, [happened('delivered', 'n/1', 1)], [{ token: 'used', until }]);
      const results = await Promise.allSettled([
        store.ingest(account, [happened('processed', 'n/0', 0)]),
        store.ingest(account, [happened('processed', 'n/1', 0)]),
        store.ingest(account, [opened, happened('opened', 'nobody', 1)], [{ token: 'one', until }]),
        store.ingest(account, [happened('clicked', 'n/0', 2)], [{ token: 'used', until }]),
        store.ingest(account, [happened('clicked', 'n/0', 3)], [{ token: 'wrong', until: new Date(NaN) }]),
        ...[1, 2].map(() =>
          store.ingest(account, [opened, happened('delivered', 'n/0', 1)], [{ token: 'two', until }]),
        ),
      ]);
      assert.deepEqual(
        results.map(({ status }) => status === 'fulfilled'),
        [true, true, true, true, false, true, true],
      );
      const kept = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      const sum = (field: 'added' | 'known' | 'unmatched'): number =>
        kept.reduce((total, { [field]: count }) => total + count, 0);
      // Which of those that come at once is the first is not said; each thing is counted as added once.
      assert.deepEqual([sum('added'), sum('known'), sum('unmatched')], [4, 1, 1]);
      const isReplay = kept.map((each) => each.isReplay);
      assert.deepEqual(isReplay.slice(0, 4), [false, false, false, true]);
      assert.notEqual(isReplay[4], isReplay[5]);
      const kinds = (await store.listEvents({ account }, 'n/0'))?.map(({ type }) => type);
      assert.deepEqual(kinds, ['processed', 'delivered', 'opened']);
      await assertCounted(store, account);
    },
  },
  {
    name: 'takes for known what the log has, also where the state of the message has lost it',
    run: async ({ store, account, run }) => {
      await store.announce(account, mailing('n', 1));
      await store.ingest(account, [happened('delivered', 'n/0', 1)]);
      await run(`update mail_analytics.states set milestones = null where account = '${account}'`);
      const batch = [happened('delivered', 'n/0', 1), happened('opened', 'n/0', 2)];
      assert.deepEqual(await store.ingest(account, batch), { added: 1, known: 1, unmatched: 0, isReplay: false });
      assert.equal((await store.listEvents({ account }, 'n/0'))?.length, 2);
      await store.rebuild(account);
      await assertCounted(store, account);
    },
  },
  {
    name: 'keeps texts that a database does not take, and very long ones',
    run: async ({ store, account }) => {
      await store.announce(account, mailing('n', 1));
      const url = `https://example.org/${'x'.repeat(5000)}`;
      const reason = 'half \ud83d of a pair, and \0';
      const events = [happened('clicked', 'n/0', 1, { url }), happened('deferred', 'n/0', 2, { reason })];
      const strange = happened('opened', `\0${'y'.repeat(5000)}`, 3, {
        messageId: 'z'.repeat(5000),
        mailingRef: '\ud83d',
      });
      assert.deepEqual(await store.ingest(account, [...events, strange]), {
        added: 2,
        known: 0,
        unmatched: 1,
        isReplay: false,
      });
      assert.equal((await store.ingest(account, [...events, strange])).known, 2);
      const listedEvents = await store.listEvents({ account }, 'n/0');
      assert.deepEqual([listedEvents?.[0]?.url, listedEvents?.[1]?.reason], [url, 'half \ufffd of a pair, and \ufffd']);
      await assertCounted(store, account);
    },
  },
  {
    name: 'loses nothing of batches for one mailing that come at once, however they overlap',
    run: async ({ store, account }) => {
      await store.announce(account, mailing('hot', 60));
      const types = ['processed', 'delivered', 'opened', 'clicked', 'unsubscribed'] as const;
      const all = Array.from({ length: 60 }, (_, index) =>
        types.map((type, second) =>
          happened(type, `hot/${String(index)}`, second, { messageId: `p-${String(index)}` }),
        ),
      ).flat();
      const batches = Array.from({ length: 16 }, (_, batch) => {
        const own = all.filter((_event, index) => index % 8 === batch % 8 || index % 5 === batch % 5);
        return batch % 2 ? own.reverse() : own;
      });
      const results = await Promise.all(batches.map((batch) => store.ingest(account, batch)));
      assert.equal(
        results.reduce((sum, { added }) => sum + added, 0),
        all.length,
      );
      const [hot] = (await store.listMailings({ account }, NEWEST)).items;
      assert.deepEqual([hot?.totals.delivered, hot?.totals.opened, hot?.totals.totalClicks], [60, 60, 60]);
      await assertCounted(store, account);
    },
  },
  {
    name: 'joins events with a mailing that is announced at the same moment',
    run: async ({ store, account }) => {
      for (let round = 0; round < 8; round += 1) {
        const id = `n-${String(round)}`;
        const events = Array.from({ length: 20 }, (_, index) => happened('delivered', `${id}/${String(index)}`, index));
        await Promise.all([
          store.ingest(account, events.slice(0, 10)),
          store.announce(account, mailing(id, 20)),
          store.ingest(account, events.slice(10)),
        ]);
      }
      const { items } = await store.listMailings({ account }, NEWEST);
      assert.deepEqual(
        items.map(({ totals }) => totals.delivered),
        Array.from({ length: 8 }, () => 20),
      );
      await assertCounted(store, account);
    },
  },
  {
    name: 'mends what is derived, and tells what was wrong',
    run: async ({ store, account, run }) => {
      await store.announce(account, mailing('n', 3));
      await store.ingest(account, [happened('opened', 'n/0', 1), happened('delivered', 'n/1', 1)]);
      const before = await store.listMailings({ account }, NEWEST);
      await run(`update mail_analytics.states set opens = 7 where account = '${account}' and message_id = 'n/0'`);
      await run(`update mail_analytics.tallies set recipients = recipients + 1 where account = '${account}'`);
      const report = await store.rebuild(account);
      assert.deepEqual([report.mailings, report.messages], [1, 3]);
      const fields = report.differences.map(({ mailingId, messageId, field }) => [mailingId, messageId, field]);
      assert.deepEqual(fields[0], ['n', 'n/0', 'opens']);
      assert.ok(
        fields.some(([, , field]) => field === 'totals.sent'),
        JSON.stringify(fields),
      );
      assertSame(await store.listMailings({ account }, NEWEST), before);
      await assertCounted(store, account);
    },
  },
];
