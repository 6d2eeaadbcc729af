import assert from 'node:assert/strict';

import fc from 'fast-check';

import { sendgridLog } from '../../../fixtures/sendgrid-log.js';
import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { MailEvent } from '../../../src/model/mail-event.js';
import type { MailingAnnouncement } from '../../../src/model/mail-log.js';
import {
  MAILING_COLUMNS,
  RECIPIENT_COLUMNS,
  type MailingQuery,
  type RecipientQuery,
  type Sort,
} from '../../../src/model/query.js';
import { MAILING_STATUSES, REACHED, STATUSES } from '../../../src/model/status.js';
import { sendgrid } from '../../../src/providers/sendgrid.js';
import type { Store } from '../../../src/server/store/store.js';
import { sampleAnnouncements, sampleEvents } from '../../adapters/sample.js';
import { assertSame, BY_NAME, happened, mailing, NEWEST, type StoreCase } from './store-case.js';

/** Letters that are short or long, ordered or ignored, and raised or lowered, in their own ways. */
const ODD_NAMES = [
  '9',
  '09',
  '10',
  'İstanbul',
  'istanbul',
  'STRASSE',
  'straße',
  'Straẞe',
  'ΟΔΟΣ',
  'οδος',
  'ſ',
  'K',
  '100%',
  'a_b',
  'a\\b',
  '李娜',
  'ليلى',
  'é',
  'e\u0301',
  '👩🏽‍💼',
  '-',
  ' ',
  'Zoë',
  'zoe',
  'ZOE',
];

interface Data {
  announcements: readonly MailingAnnouncement[];
  events: readonly MailEvent[];
}

function data(): Data {
  const log = sendgridLog({ seed: 3, now: '2026-03-24T09:00:00Z', mailings: 14, recipients: 420 });
  const headers = new Headers();
  const parsed = log.bodies.flatMap(
    ({ body }) => sendgrid.parse({ url: 'https://crm.example/', headers, body: new TextEncoder().encode(body) }).events,
  );
  const odd: MailingAnnouncement = {
    id: 'odd',
    subject: '100% [sure]: "İ" a\\b_c',
    sender: { name: 'straße', email: 'Office@Example.com' },
    sentAt: '2026-03-01T00:00:00.5+01:00',
    scope: 'project:42',
    recipients: ODD_NAMES.map((name, index) => ({
      messageId: `odd/${String(index % 2)}/${name}`,
      name,
      email: `${String(index % 4)}@EXAMPLE.com`,
    })),
  };
  // A mailing without a date is dated by when it was announced, which is not the same here and there.
  const dated = sampleAnnouncements().map((each) => ({
    ...each,
    sentAt: each.recipients.length > 0 ? (each.sentAt ?? '2026-03-02T08:00:00Z') : each.sentAt,
  }));
  return {
    announcements: [
      ...log.announcements.map((each) => ({ ...each, sentAt: each.sentAt ?? '2026-03-02T08:00:00Z' })),
      ...dated,
      odd,
    ],
    events: [...parsed, ...sampleEvents()],
  };
}

/** Half a letter is left out: no request can have it. */
const SEARCHES = [
  '',
  ' ',
  'a',
  'AN',
  'o',
  '%',
  '_',
  '\\',
  '50%',
  '[',
  '"',
  "O'N",
  'İ',
  'i',
  'ss',
  'ß',
  'ẞ',
  'σ',
  'ς',
  'Σ',
  'ſ',
  'k',
  'é',
  'É',
  'ada',
  '@EXAMPLE',
  'zoë',
  '李',
  'no such',
];

const sortOf = <Column extends string>(columns: readonly Column[]): fc.Arbitrary<Sort<Column>> =>
  fc.record({
    by: fc.constantFrom(...columns),
    direction: fc.constantFrom('ascending' as const, 'descending' as const),
  });

const shared = {
  offset: fc.oneof(fc.nat({ max: 4 }), fc.nat({ max: 60 })),
  limit: fc.constantFrom(0, 1, 5, 30, 1000),
  search: fc.option(fc.constantFrom(...SEARCHES), { nil: undefined, freq: 2 }),
  from: fc.option(
    fc.constantFrom('2026-03-01T00:00:00Z', '2026-03-02T09:03:00+00:00', '2026-02-10T00:00:00Z', 'never'),
    { nil: undefined, freq: 2 },
  ),
  to: fc.option(fc.constantFrom('2026-03-02T09:03:00Z', '2026-03-20T00:00:00+05:30'), { nil: undefined, freq: 2 }),
  includeMachineOpens: fc.constantFrom(undefined, false, true),
};

const mailingQuery: fc.Arbitrary<MailingQuery> = fc.record({
  ...shared,
  scope: fc.constantFrom(undefined, undefined, 'project:42', 'project:0'),
  sender: fc.constantFrom(undefined, undefined, undefined, 'OFFICE@example.com', 'bert.kuhn@example.org'),
  statuses: fc.constantFrom(
    undefined,
    ...[[], ['sent'], ['draft', 'sending'], [...MAILING_STATUSES]].map((each) => each as MailingQuery['statuses']),
  ),
  sort: sortOf(MAILING_COLUMNS),
});

const recipientQuery: fc.Arbitrary<RecipientQuery> = fc.record({
  ...shared,
  statuses: fc.oneof(fc.constant(undefined), fc.subarray([...STATUSES], { maxLength: 4 })),
  reached: fc.constantFrom(undefined, undefined, ...REACHED),
  sort: sortOf(RECIPIENT_COLUMNS),
});

/** Kept in an account once for each store. */
const filled = new WeakMap<Store, Promise<{ memory: MemoryAdapter; account: string }>>();

function fill(store: Store, account: string): Promise<{ memory: MemoryAdapter; account: string }> {
  const known = filled.get(store);
  if (known) return known;
  const filling = (async () => {
    const { announcements, events } = data();
    for (const announcement of announcements) await store.announce(account, announcement);
    for (let from = 0; from < events.length; from += 400) await store.ingest(account, events.slice(from, from + 400));
    return { memory: new MemoryAdapter({ announcements, events }), account };
  })();
  filled.set(store, filling);
  return filling;
}

/** What queries mean: what they mean for arrays in memory. */
export const QUERY_CASES: readonly StoreCase[] = [
  {
    name: 'answers any query of mailings as an adapter in memory does',
    run: async ({ store, account }) => {
      const { memory, account: own } = await fill(store, account);
      await fc.assert(
        fc.asyncProperty(mailingQuery, async (query) => {
          assertSame(await store.listMailings({ account: own }, query), await memory.listMailings(query));
        }),
        { numRuns: 250 },
      );
    },
  },
  {
    name: 'answers any query of recipients as an adapter in memory does',
    run: async ({ store, account }) => {
      const { memory, account: own } = await fill(store, account);
      const { items } = await memory.listMailings(NEWEST);
      const ids = fc.constantFrom('odd', 'm-13', ...items.map(({ id }) => id));
      await fc.assert(
        fc.asyncProperty(ids, recipientQuery, async (id, query) => {
          assertSame(await store.listRecipients({ account: own }, id, query), await memory.listRecipients(id, query));
        }),
        { numRuns: 500 },
      );
    },
  },
  {
    name: 'finds by every search what an adapter in memory finds, letters of unlike cases included',
    run: async ({ store, account }) => {
      const { memory, account: own } = await fill(store, account);
      for (const search of SEARCHES) {
        const ofMailings = { ...NEWEST, search };
        assertSame(
          await store.listMailings({ account: own }, ofMailings),
          await memory.listMailings(ofMailings),
          search,
        );
        const query = { ...BY_NAME, search };
        const found = await store.listRecipients({ account: own }, 'odd', query);
        assertSame(found, await memory.listRecipients('odd', query), search);
      }
    },
  },
  {
    name: 'exports the rows of any query in its order',
    run: async ({ store, account }) => {
      const { memory, account: own } = await fill(store, account);
      await fc.assert(
        fc.asyncProperty(mailingQuery, recipientQuery, async (ofMailings, ofRecipients) => {
          const mailings = [];
          for await (const rows of store.exportMailings({ account: own }, ofMailings)) mailings.push(...rows);
          assertSame(mailings, (await memory.listMailings({ ...ofMailings, offset: 0, limit: 1000 })).items);
          const recipients = [];
          for await (const rows of store.exportRecipients({ account: own }, 'odd', ofRecipients))
            recipients.push(...rows);
          assertSame(
            recipients,
            (await memory.listRecipients('odd', { ...ofRecipients, offset: 0, limit: 1000 })).items,
          );
        }),
        { numRuns: 60 },
      );
    },
  },
  {
    name: 'answers about a mailing of thousands, and exports it, as an adapter in memory does',
    run: async ({ store, account }) => {
      const access = { account };
      const recipients = Array.from({ length: 2500 }, (_, index) => ({
        messageId: `x-${String(index)}`,
        name: `N ${String(index % 700)}`,
        email: `${String(index % 7)}@example.com`,
      }));
      const events = recipients.flatMap(({ messageId }, index) => [
        ...(index % 5 ? [happened('delivered', messageId, index % 90)] : []),
        ...(index % 3 ? [happened('opened', messageId, 100 + (index % 40), { machine: index % 2 === 0 })] : []),
        ...(index % 4 ? [] : [happened('opened', messageId, 120 + (index % 50))]),
        ...(index % 11 ? [] : [happened('bounced', messageId, index % 60)]),
      ]);
      await store.announce(account, mailing('long', 0, { recipients }));
      await store.ingest(account, events);
      const memory = new MemoryAdapter({ announcements: [mailing('long', 0, { recipients })], events });
      const long = fc.record({
        statuses: fc.constantFrom<RecipientQuery['statuses'][]>(
          undefined,
          undefined,
          ['opened'],
          ['delivered', 'bounced'],
        ),
        reached: fc.constantFrom<RecipientQuery['reached'][]>(undefined, undefined, 'machine-opened'),
        search: fc.constantFrom(undefined, undefined, 'n', 'N 1'),
        from: fc.constantFrom(undefined, undefined, '2026-03-02T12:00:30Z'),
        includeMachineOpens: fc.boolean(),
        sort: sortOf(RECIPIENT_COLUMNS),
      });
      const window = fc.record({ offset: fc.constantFrom(0, 30, 700, 1900, 2450), limit: fc.constantFrom(20, 1000) });
      await fc.assert(
        fc.asyncProperty(long, window, async (query, { offset, limit }) => {
          const asked = { ...query, offset, limit };
          assertSame(await store.listRecipients(access, 'long', asked), await memory.listRecipients('long', asked));
        }),
        { numRuns: 250 },
      );
      for (const by of RECIPIENT_COLUMNS) {
        for (const direction of ['ascending', 'descending'] as const) {
          const query = { sort: { by, direction } };
          const ids: string[] = [];
          for await (const rows of store.exportRecipients(access, 'long', query)) {
            ids.push(...rows.map(({ messageId }) => messageId));
          }
          const { items } = await memory.listRecipients('long', { ...query, offset: 0, limit: 5000 });
          assert.deepEqual(
            ids,
            items.map(({ messageId }) => messageId),
            `${by} ${direction}`,
          );
        }
      }
    },
  },
  {
    name: 'answers for messages, their events and links as an adapter in memory does',
    run: async ({ store, account }) => {
      const { memory, account: own } = await fill(store, account);
      const access = { account: own };
      const { items } = await memory.listMailings(NEWEST);
      for (const { id } of items) {
        assertSame(await store.listLinks(access, id), await memory.listLinks?.(id, {}), id);
        const first = await memory.listRecipients(id, {
          offset: 0,
          limit: 12,
          sort: { by: 'email', direction: 'descending' },
        });
        const ids = first.items.map(({ messageId }) => messageId);
        assertSame(await store.getMessages(access, [...ids, 'nobody']), await memory.getMessages(ids));
        for (const messageId of ids)
          assertSame(await store.listEvents(access, messageId), await memory.listEvents?.(messageId, {}), messageId);
      }
      assert.equal(await store.listEvents(access, 'nobody'), undefined);
      assert.equal(await store.listLinks(access, 'nobody'), undefined);
      assert.equal(
        await store.listRecipients(access, 'nobody', {
          offset: 0,
          limit: 1,
          sort: { by: 'name', direction: 'ascending' },
        }),
        undefined,
      );
    },
  },
  {
    name: 'sums up any period as an adapter in memory does',
    run: async ({ store, account }) => {
      const { memory, account: own } = await fill(store, account);
      const moment = fc
        .integer({ min: 0, max: 70 * 24 })
        .map((hours) => new Date(Date.parse('2026-02-01T00:00:00Z') + hours * 3_600_000).toISOString());
      const query = fc.record({
        from: moment,
        to: moment,
        scope: fc.constantFrom(undefined, 'project:42'),
        // The clocks of most change in these weeks: by an hour, or by half of one.
        timeZone: fc.constantFrom(
          'UTC',
          'Europe/Berlin',
          'Asia/Kathmandu',
          'America/New_York',
          'Australia/Lord_Howe',
          'Pacific/Kiritimati',
          'Pacific/Pago_Pago',
        ),
        bucket: fc.constant('day' as const),
        includeMachineOpens: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(query, async (asked) => {
          assertSame(await store.getSummary({ account: own }, asked), await memory.getSummary(asked));
        }),
        { numRuns: 60 },
      );
      const hours = {
        from: '2026-03-02T07:30:00Z',
        to: '2026-03-03T00:00:00Z',
        timeZone: 'Asia/Kathmandu',
        bucket: 'hour',
      } as const;
      assertSame(await store.getSummary({ account: own }, hours), await memory.getSummary(hours));
      await assert.rejects(
        store.getSummary({ account: own }, { ...hours, from: 'x' }),
        /^RangeError: from: not a time/,
      );
    },
  },
];
