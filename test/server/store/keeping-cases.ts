import assert from 'node:assert/strict';
import { mock } from 'node:test';

import type { MailingAnnouncement } from '../../../src/model/mail-log.js';
import { assertCounted, assertSame, BY_NAME, happened, mailing, NEWEST, type StoreCase } from './store-case.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What is announced, who may see it, what is told of changes, what is removed. */
export const KEEPING_CASES: readonly StoreCase[] = [
  {
    name: 'knows a mailing from its announcement, takes more recipients, and follows a new date',
    run: async ({ store, account }) => {
      const access = { account };
      await store.announce(account, mailing('n', 2, { status: 'sending' }));
      await store.ingest(account, [happened('delivered', 'n/0', 5)]);
      await store.announce(account, mailing('n', 2, { status: 'sending' }));
      const sentAt = '2026-03-03T09:30:00+02:00';
      const { recipients } = mailing('n', 3);
      await store.announce(account, {
        ...mailing('n', 0),
        recipients: recipients.slice(2),
        sentAt,
        scope: 'project:1',
      });
      const [found] = (await store.listMailings(access, NEWEST)).items;
      assert.deepEqual(
        [found?.status, found?.sentAt, found?.scope, found?.totals.sent],
        ['sent', sentAt, 'project:1', 3],
      );
      const page = await store.listRecipients(access, 'n', BY_NAME);
      assert.deepEqual(
        page?.items.map(({ statusAt }) => statusAt),
        ['2026-03-02T12:00:05.000Z', sentAt, sentAt],
      );
      await assertCounted(store, account);
    },
  },
  {
    name: 'dates what has gone out by its announcement where that names no date, and does not move it after that',
    run: async ({ store, account }) => {
      const access = { account };
      const dateOf = async (): Promise<string | undefined> =>
        (await store.listMailings(access, NEWEST)).items[0]?.sentAt;
      const undated = ({ sentAt: _, ...rest }: MailingAnnouncement): MailingAnnouncement => rest;
      await store.announce(account, undated(mailing('n', 2, { status: 'draft' })));
      assert.equal(await dateOf(), undefined);
      const before = Date.now();
      await store.announce(account, undated(mailing('n', 2)));
      const sentAt = await dateOf();
      assert.ok(sentAt !== undefined && Date.parse(sentAt) >= before && Date.parse(sentAt) <= Date.now(), sentAt);
      const from = new Date(before - 1000).toISOString();
      const to = new Date(before + 86_400_000).toISOString();
      const { mailings, totals } = await store.getSummary(access, { from, to, timeZone: 'UTC', bucket: 'day' });
      assert.deepEqual([mailings, totals.sent], [1, 2]);
      await Promise.all([1, 2, 3].map(() => store.announce(account, undated(mailing('n', 3)))));
      assert.equal(await dateOf(), sentAt);
      const page = await store.listRecipients(access, 'n', BY_NAME);
      assert.deepEqual(
        page?.items.map(({ statusAt }) => statusAt),
        [sentAt, sentAt, sentAt],
      );
      for (const announcement of [mailing('n', 0), undated(mailing('n', 0))]) {
        await store.announce(account, announcement);
        assert.equal(await dateOf(), mailing('n', 0).sentAt);
      }
      await assertCounted(store, account);
      await store.announce(account, undated(mailing('n', 0, { status: 'draft' })));
      assert.equal(await dateOf(), undefined);
    },
  },
  {
    name: 'refuses an announcement as a whole where a message belongs to another mailing, or a field is wrong',
    run: async ({ store, account }) => {
      await store.announce(account, mailing('n', 2));
      const recipients = [...mailing('x', 1).recipients, ...mailing('n', 2).recipients.slice(1)];
      await assert.rejects(store.announce(account, mailing('x', 0, { recipients })), {
        name: 'RangeError',
        message: 'mailing x, recipients[1].messageId: n/1 belongs to mailing n',
      });
      for (const [wrong, message] of [
        [{ id: '' }, 'id: empty'],
        [{ id: 'i'.repeat(256) }, 'id: longer than 255 characters'],
        [{ sentAt: 'today' }, 'sentAt: not a date ("today")'],
        [{ recipients: [{ messageId: '', email: '' }] }, 'recipients[0].messageId: empty'],
      ] as const) {
        await assert.rejects(store.announce(account, mailing('x', 1, wrong)), { name: 'RangeError', message });
      }
      assert.equal((await store.listMailings({ account }, NEWEST)).total, 1);
      assert.deepEqual(await store.getMessages({ account }, ['x/0']), []);
    },
  },
  {
    name: 'takes the same mailing from several servers at once',
    run: async ({ store, account }) => {
      await Promise.all(Array.from({ length: 6 }, () => store.announce(account, mailing('n', 20))));
      const { items } = await store.listMailings({ account }, NEWEST);
      assert.deepEqual(
        items.map(({ totals }) => totals.sent),
        [20],
      );
      await assertCounted(store, account);
    },
  },
  {
    name: 'shows nothing of one account to another, nor of a scope to those outside',
    run: async ({ store, account }) => {
      const other = `${account} other`;
      await store.announce(account, mailing('n', 2, { subject: 'Ours', scope: 'project:1' }));
      await store.announce(other, mailing('n', 3, { subject: 'Theirs', scope: 'project:2' }));
      await store.announce(other, mailing('secret', 1));
      const click = { url: 'https://example.org/theirs', messageId: 'p' };
      await store.ingest(other, [happened('clicked', 'n/0', 1, click), happened('clicked', 'secret/0', 1, click)]);
      const cursor = await store.cursor(account);
      await store.ingest(other, [happened('opened', 'n/1', 1)]);
      await store.ingest(account, [
        happened('opened', 'secret/0', 1),
        happened('opened', 'nobody', 1, { messageId: 'p' }),
      ]);
      const period = {
        from: '2026-01-01T00:00:00Z',
        to: '2027-01-01T00:00:00Z',
        timeZone: 'UTC',
        bucket: 'day',
      } as const;

      const access = { account };
      assert.deepEqual(
        (await store.listMailings(access, NEWEST)).items.map(({ subject }) => subject),
        ['Ours'],
      );
      assert.equal((await store.listRecipients(access, 'n', BY_NAME))?.total, 2);
      assert.equal(await store.listRecipients(access, 'secret', BY_NAME), undefined);
      assert.deepEqual(await store.getMessages(access, ['secret/0', 'n/2']), []);
      assert.deepEqual(await store.listEvents(access, 'n/0'), []);
      assert.equal(await store.listEvents(access, 'secret/0'), undefined);
      assert.deepEqual(await store.listLinks(access, 'n'), []);
      assert.equal(await store.listLinks(access, 'secret'), undefined);
      assert.equal((await store.getSummary(access, period)).mailings, 1);
      assert.deepEqual((await store.changesSince(access, cursor))?.changes, []);
      assert.equal(await store.erase(account, 'person-2@example.com'), 0);
      assert.equal((await store.listRecipients({ account: other }, 'n', BY_NAME))?.total, 3);

      for (const scopes of [[], ['project:1']]) {
        const outside = { account: other, scopes };
        assert.equal((await store.listMailings(outside, NEWEST)).total, 0);
        assert.equal(await store.listRecipients(outside, 'n', BY_NAME), undefined);
        assert.deepEqual(await store.getMessages(outside, ['n/0']), []);
        assert.equal(await store.listEvents(outside, 'n/0'), undefined);
        assert.equal(await store.listLinks(outside, 'n'), undefined);
        assert.equal((await store.getSummary(outside, period)).mailings, 0);
        assert.deepEqual((await store.changesSince(outside, cursor))?.changes, []);
        for await (const rows of store.exportMailings(outside, NEWEST)) assert.fail(JSON.stringify(rows));
        for await (const rows of store.exportRecipients(outside, 'n', BY_NAME)) assert.fail(JSON.stringify(rows));
      }
      const inside = { account: other, scopes: ['project:2', 'project:3'] };
      assert.deepEqual(
        (await store.listMailings(inside, NEWEST)).items.map(({ id }) => id),
        ['n'],
      );
      assert.equal((await store.changesSince(inside, cursor))?.changes.length, 2);
    },
  },
  {
    name: 'tells what has changed since a cursor, each thing once and as it is now',
    run: async ({ store, account }) => {
      const access = { account };
      await store.announce(account, mailing('n', 3));
      const cursor = await store.cursor(account);
      assertSame((await store.changesSince(access, cursor))?.changes, []);
      await store.ingest(account, [happened('delivered', 'n/0', 1), happened('opened', 'n/1', 2)]);
      await store.ingest(account, [happened('opened', 'n/0', 3)]);
      await store.ingest(account, [happened('opened', 'n/0', 3)]);
      const told = await store.changesSince(access, cursor);
      const [first] = (await store.listMailings(access, NEWEST)).items;
      const messages = await store.getMessages(access, ['n/0', 'n/1']);
      const byMessage = [...(told?.changes ?? [])].sort((a, b) =>
        (a.message?.messageId ?? '') < (b.message?.messageId ?? '') ? -1 : 1,
      );
      assertSame(byMessage, [
        { mailingId: 'n', mailing: first },
        ...messages.map((message) => ({ mailingId: 'n', message })),
      ]);
      assertSame((await store.changesSince(access, told?.cursor ?? ''))?.changes, []);
      for (const nobodys of ['', 'x', '0', '5:3:', '999999999999:999999999999:', `${cursor},`]) {
        assert.equal(await store.changesSince(access, nobodys), undefined, nobodys);
      }
    },
  },
  {
    name: 'asks for everything anew where changes since the cursor have been forgotten',
    run: async ({ store, account, run }) => {
      await store.announce(account, mailing('n', 1));
      const cursor = await store.cursor(account);
      await store.ingest(account, [happened('opened', 'n/0', 1)]);
      await run(`update mail_analytics.changes set happened_at = 0 where account = '${account}'`);
      // Old changes are forgotten when an account is settled.
      await store.listMailings({ account }, NEWEST);
      assert.equal(await store.changesSince({ account }, cursor), undefined);
      assertSame((await store.changesSince({ account }, await store.cursor(account)))?.changes, []);
    },
  },
  {
    name: 'takes times of any year, and is not moved by its own clock when that jumps',
    run: async ({ store, account, run }) => {
      const access = { account };
      const clock = mock.method(Date, 'now');
      try {
        const start = Date.parse('2026-03-02T12:00:00Z');
        clock.mock.mockImplementation(() => start);
        await store.announce(account, mailing('n', 3));
        const cursor = await store.cursor(account);
        const times = ['1969-12-31T23:59:58.000Z', '2106-02-07T06:28:17.000Z', '2026-10-25T02:30:00+01:00'];
        for (const [jump, time] of [
          [-DAY, times[0]],
          [400 * DAY, times[1]],
          [-HOUR, times[2]],
        ] as const) {
          clock.mock.mockImplementation(() => start + jump);
          await store.ingest(account, [
            happened('delivered', 'n/0', 0, { time }),
            happened('opened', 'n/0', 0, { time }),
          ]);
        }
        const [message] = await store.getMessages(access, ['n/0']);
        assert.deepEqual([message?.status, message?.statusAt, message?.opens], ['opened', times[0], 3]);
        assert.equal(message?.lastEventAt, times[1]);
        const told = await store.changesSince(access, cursor);
        assert.deepEqual(told?.changes.map((change) => change.message?.opens).filter(Boolean), [3]);
        await assertCounted(store, account);
        // What is old is forgotten although the clock was ahead when it was looked for last.
        clock.mock.mockImplementation(() => start + 400 * DAY);
        await store.ingest(account, [happened('opened', 'n/1', 1)]);
        await store.listMailings(access, NEWEST);
        clock.mock.mockImplementation(() => start);
        const later = await store.cursor(account);
        await store.ingest(account, [happened('opened', 'n/2', 1)]);
        await run(`update mail_analytics.changes set happened_at = 0 where account = '${account}'`);
        const stopwatch = mock.method(performance, 'now', () => Number.MAX_SAFE_INTEGER);
        try {
          await store.listMailings(access, NEWEST);
        } finally {
          stopwatch.mock.restore();
        }
        assert.equal(await store.changesSince(access, later), undefined);
      } finally {
        clock.mock.restore();
      }
    },
  },
  {
    name: 'calls listeners after a change, until they leave',
    run: async ({ store, account }) => {
      const told: string[] = [];
      const leave = store.onChange((changed) => told.push(changed));
      await store.announce(account, mailing('n', 1));
      assert.ok(told.includes(account));
      told.length = 0;
      await store.ingest(account, [happened('opened', 'n/0', 1)]);
      assert.ok(told.includes(account));
      leave();
      leave();
      told.length = 0;
      await store.ingest(account, [happened('opened', 'n/0', 2)]);
      assert.ok(!told.includes(account));
    },
  },
  {
    name: 'erases a person from everything, and from every number',
    run: async ({ store, account }) => {
      const access = { account };
      const ada = 'Ada@Example.com';
      const recipients = [
        { messageId: 'a-1', email: ada },
        { messageId: 'a-2', email: 'bob@example.com' },
      ];
      await store.announce(account, mailing('a', 0, { recipients }));
      await store.announce(account, mailing('b', 0, { recipients: [{ messageId: 'b-1', email: 'ADA@example.com' }] }));
      await store.ingest(account, [
        happened('opened', 'a-1', 1, { recipient: ada, messageId: 'p-1' }),
        happened('delivered', 'a-2', 1),
        happened('opened', 'nobody', 1, { recipient: ada }),
      ]);
      const cursor = await store.cursor(account);
      assert.equal(await store.erase(account, 'ada@example.com'), 2);
      assert.equal(await store.erase(account, 'ada@example.com'), 0);
      assert.deepEqual(await store.getMessages(access, ['a-1', 'b-1']), []);
      const { items } = await store.listMailings(access, NEWEST);
      assert.deepEqual(
        items.map(({ id, totals }) => [id, totals.sent, totals.opened]),
        [
          ['a', 1, 0],
          ['b', 0, 0],
        ],
      );
      const told = await store.changesSince(access, cursor);
      assert.deepEqual(told?.changes.map(({ mailing: changed }) => changed?.totals.sent).sort(), [0, 1]);
      const late = await store.ingest(account, [
        happened('delivered', 'none', 1, { recipient: ada, messageId: 'p-1' }),
      ]);
      assert.equal(late.unmatched, 1);
      await assertCounted(store, account);
    },
  },
  {
    name: 'removes what is older than an instant, and nothing else',
    run: async ({ store, account }) => {
      await store.announce(account, mailing('old', 3, { sentAt: '2025-01-01T00:00:00Z' }));
      await store.announce(account, mailing('new', 2));
      await store.ingest(account, [happened('opened', 'old/0', 1), happened('opened', 'new/0', 1)]);
      await assert.rejects(store.expire(account, 'last year'), { name: 'RangeError', message: /^before: not a date/ });
      assert.equal(await store.expire(account, '2026-01-01T00:00:00+01:00'), 1);
      assert.equal(await store.expire(account, '2026-01-01T00:00:00+01:00'), 0);
      assert.deepEqual(
        (await store.listMailings({ account }, NEWEST)).items.map(({ id }) => id),
        ['new'],
      );
      assert.deepEqual(await store.getMessages({ account }, ['old/0']), []);
      await assertCounted(store, account);
    },
  },
  {
    name: 'remembers who exported what, the newest first',
    run: async ({ store, account }) => {
      const entries = [1, 2, 3].map((day) => ({
        at: `2026-03-0${String(day)}T10:00:00.000Z`,
        by: 'user 7',
        kind: 'recipients' as const,
        mailingId: 'n',
        query: 'status=bounced',
        rows: day,
      }));
      for (const entry of entries) await store.recordExport(account, entry);
      assert.deepEqual(await store.listExports(account, { offset: 0, limit: 2 }), [entries[2], entries[1]]);
      assert.deepEqual(await store.listExports(account, { offset: 2, limit: 2 }), [entries[0]]);
      assert.deepEqual(await store.listExports(`${account} other`, { offset: 0, limit: 2 }), []);
    },
  },
];
