import { expect } from '@open-wc/testing';
import { setupWorker } from 'msw/browser';

import type { MailAnalyticsAdapter } from '../../src/adapters/adapter.js';
import { adapterConformance, ConformanceError } from '../../src/adapters/conformance.js';
import { HttpAdapter } from '../../src/adapters/http-adapter.js';
import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import { totalsOf, type Mailing } from '../../src/model/mailing.js';
import type { Page, Sort } from '../../src/model/query.js';
import { sampleAnnouncements, sampleEvents } from './sample.js';
import { serve } from './http-server.js';

function sound(): MemoryAdapter {
  return new MemoryAdapter({ announcements: sampleAnnouncements(), events: sampleEvents() });
}

describe('the conformance kit, on an HttpAdapter', () => {
  const worker = setupWorker(serve('/kit', sound()));
  before(() => worker.start({ quiet: true, onUnhandledRequest: 'bypass' }));
  after(() => worker.stop());

  for (const { name, run } of adapterConformance(() => ({ adapter: new HttpAdapter('/kit') }))) {
    it(name, async function () {
      if (await run()) this.skip();
    });
  }
});

/** A sound adapter with one thing changed. */
function but(fault: (adapter: MailAnalyticsAdapter) => Partial<MailAnalyticsAdapter>): MailAnalyticsAdapter {
  const adapter = sound();
  const methods: MailAnalyticsAdapter = {
    listMailings: (...all) => adapter.listMailings(...all),
    listRecipients: (...all) => adapter.listRecipients(...all),
    getMessages: (...all) => adapter.getMessages(...all),
    listEvents: (...all) => adapter.listEvents!(...all),
    listLinks: (...all) => adapter.listLinks!(...all),
    subscribe: (...all) => adapter.subscribe!(...all),
  };
  return { ...methods, ...fault({ ...methods }) };
}

/** Names of the cases that an adapter fails; every failure is a sentence that names what was asked. */
async function failuresOf(adapter: MailAnalyticsAdapter): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, run } of adapterConformance(() => ({ adapter }))) {
    try {
      await run();
    } catch (error) {
      expect(error, `${name}: ${String(error)}`).to.be.instanceOf(ConformanceError);
      expect((error as Error).message).to.match(/^(list|get|subscribe).+: expected .+, received .+\.$/s);
      failed.push(name);
    }
  }
  return failed;
}

type Fault = [fault: string, caughtBy: RegExp, make: (adapter: MailAnalyticsAdapter) => Partial<MailAnalyticsAdapter>];

async function edited<Row>(
  page: Page<Row> | Promise<Page<Row>>,
  edit: (page: Page<Row>) => Partial<Page<Row>>,
): Promise<Page<Row>> {
  const sane = await page;
  return { ...sane, ...edit(sane) };
}

function resorted<By extends string>(sort: Sort<By>, change: Partial<Sort<By>>): Sort<By> {
  return { ...sort, ...change };
}

const FAULTS: readonly Fault[] = [
  [
    'repeats a row across windows',
    /windows of the mailings that fit/,
    ({ listMailings }) => ({
      listMailings: (query, options) => {
        const back = query.offset > 0 ? query.offset - 1 : 0;
        return edited(listMailings({ ...query, offset: back }, options), () => ({ offset: query.offset }));
      },
    }),
  ],
  [
    'shuffles equal rows from window to window',
    /windows of the recipients that fit/,
    ({ listRecipients }) => ({
      listRecipients: async (id, query, options) => {
        const all = await listRecipients(id, { ...query, offset: 0, limit: 1_000 }, options);
        const isLater = query.sort.by === 'status' && query.offset > 0;
        const statuses = [...new Set(all.items.map(({ status }) => status))];
        const backwards = [...all.items].reverse();
        const items = isLater
          ? statuses.flatMap((each) => backwards.filter(({ status }) => status === each))
          : all.items;
        return { ...all, offset: query.offset, items: items.slice(query.offset, query.offset + query.limit) };
      },
    }),
  ],
  [
    'drops the last row',
    /windows of the mailings that fit/,
    ({ listMailings }) => ({
      listMailings: (query, options) =>
        edited(listMailings(query, options), ({ items }) => ({ items: items.slice(0, -1) })),
    }),
  ],
  [
    'gives the rows of a window as the total',
    /same total and counts of the mailings/,
    ({ listMailings }) => ({
      listMailings: (query, options) => edited(listMailings(query, options), ({ items }) => ({ total: items.length })),
    }),
  ],
  [
    'ignores the direction of numbers and texts',
    /sorts mailings by (sent|subject)/,
    ({ listMailings }) => ({
      listMailings: (query, options) =>
        listMailings({ ...query, sort: resorted(query.sort, { direction: 'ascending' }) }, options),
    }),
  ],
  [
    'ignores the direction of names',
    /sorts recipients by name/,
    ({ listRecipients }) => ({
      listRecipients: (id, query, options) =>
        listRecipients(id, { ...query, sort: resorted(query.sort, { direction: 'descending' }) }, options),
    }),
  ],
  [
    'sorts by the date, whatever the column',
    /sorts mailings by subject/,
    ({ listMailings }) => ({
      listMailings: (query, options) => listMailings({ ...query, sort: resorted(query.sort, { by: 'date' }) }, options),
    }),
  ],
  [
    'puts mailings without a date first',
    /sorts mailings by date/,
    ({ listMailings }) => ({
      listMailings: async (query, options) => {
        const all = await listMailings({ ...query, offset: 0, limit: 1_000 }, options);
        const undated = (mailing: Mailing): number => (query.sort.by === 'date' && !mailing.sentAt ? 0 : 1);
        const items = [...all.items].sort((a, b) => undated(a) - undated(b));
        return { ...all, offset: query.offset, items: items.slice(query.offset, query.offset + query.limit) };
      },
    }),
  ],
  [
    'finds beginnings alone',
    /finds mailings by a part/,
    ({ listMailings }) => ({
      listMailings: async (query, options) => {
        const sought = query.search?.trim().toLowerCase() ?? '';
        const all = await listMailings({ ...query, offset: 0, limit: 1_000 }, options);
        const items = all.items.filter(({ subject }) => subject.toLowerCase().startsWith(sought));
        return {
          ...all,
          total: items.length,
          items: items.slice(query.offset, query.offset + query.limit),
          offset: query.offset,
        };
      },
    }),
  ],
  [
    'takes capitals for other letters',
    /finds mailings by a part/,
    ({ listMailings }) => ({
      listMailings: (query, options) =>
        listMailings({ ...query, search: /[A-Z]{3}/.test(query.search ?? '') ? 'none' : query.search }, options),
    }),
  ],
  [
    'takes % for any text',
    /finds no recipients/,
    ({ listRecipients }) => ({
      listRecipients: (id, query, options) =>
        listRecipients(id, { ...query, search: query.search?.replaceAll(/[%_]/g, '') }, options),
    }),
  ],
  [
    'ignores the filter by status',
    /picks recipients by status, and/,
    ({ listRecipients }) => ({
      listRecipients: (id, query, options) => listRecipients(id, { ...query, statuses: [] }, options),
    }),
  ],
  [
    'miscounts what stands behind the filter chips',
    /picks mailings by status, and/,
    ({ listMailings }) => ({
      listMailings: (query, options) =>
        edited(listMailings(query, options), ({ counts }) => ({
          counts: { ...counts, sent: (counts?.['sent'] ?? 0) + 1 },
        })),
    }),
  ],
  [
    'counts within the filter by status',
    /picks recipients by status, and/,
    ({ listRecipients }) => ({
      listRecipients: (id, query, options) =>
        edited(listRecipients(id, query, options), ({ counts, total }) =>
          query.statuses?.length === 1 ? { counts: { [query.statuses[0]!]: total } } : { counts },
        ),
    }),
  ],
  [
    'takes the end of a period in',
    /picks mailings from an instant/,
    ({ listMailings }) => ({
      listMailings: (query, options) =>
        listMailings({ ...query, to: query.to && new Date(Date.parse(query.to) + 1).toISOString() }, options),
    }),
  ],
  [
    'reads times without their offset',
    /picks recipients from an instant/,
    ({ listRecipients }) => ({
      listRecipients: (id, { from, to, ...query }, options) =>
        listRecipients(id, { ...query, from: from?.replace('+05:30', 'Z'), to: to?.replace('+05:30', 'Z') }, options),
    }),
  ],
  [
    'ignores the sender',
    /address of the sender/,
    ({ listMailings }) => ({
      listMailings: ({ sender: _, ...query }, options) => listMailings(query, options),
    }),
  ],
  [
    'ignores the scope',
    /by scope/,
    ({ listMailings }) => ({
      listMailings: ({ scope: _, ...query }, options) => listMailings(query, options),
    }),
  ],
  [
    'picks reached by headline',
    /reached=opened/,
    ({ listRecipients }) => ({
      listRecipients: (id, { reached, ...query }, options) =>
        reached === 'opened'
          ? listRecipients(id, { ...query, statuses: ['opened'] }, options)
          : listRecipients(id, { ...query, reached }, options),
    }),
  ],
  [
    'forgets the pending',
    /sent = delivered/,
    ({ listMailings }) => ({
      listMailings: (query, options) =>
        edited(listMailings(query, options), ({ items }) => ({
          items: items.map((mailing) => ({ ...mailing, totals: { ...mailing.totals, pending: 0 } })),
        })),
    }),
  ],
  [
    'counts what software opened in the totals alone',
    /what software opened/,
    ({ listRecipients }) => ({
      listRecipients: (id, query, options) => listRecipients(id, { ...query, includeMachineOpens: false }, options),
    }),
  ],
  [
    'gives totals of nothing',
    /totals of their mailing say were addressed|reached=delivered/,
    ({ listMailings }) => ({
      listMailings: (query, options) =>
        edited(listMailings(query, options), ({ items }) => ({
          items: items.map((mailing) => ({ ...mailing, totals: { ...totalsOf([]), sent: 1, pending: 1 } })),
        })),
    }),
  ],
  [
    'rejects when one message is unknown',
    /leaves unknown messages out/,
    ({ getMessages }) => ({
      getMessages: async (ids, options) => {
        const messages = await getMessages(ids, options);
        if (messages.length < ids.length) throw new Error('Not found.');
        return messages;
      },
    }),
  ],
  [
    'gives a message twice',
    /gives one that is asked for twice once/,
    ({ getMessages }) => ({
      getMessages: async (ids, options) => (await Promise.all(ids.map((id) => getMessages([id], options)))).flat(),
    }),
  ],
  [
    'gives another mailing with a message',
    /as their rows in the list say/,
    ({ getMessages }) => ({
      getMessages: async (ids, options) =>
        (await getMessages(ids, options)).map((message) => ({
          ...message,
          mailing: { ...message.mailing, id: 'm-0' },
        })),
    }),
  ],
  [
    'gives an empty page for an unknown mailing',
    /mailing is unknown/,
    ({ listRecipients }) => ({
      listRecipients: (id, query, options) =>
        Promise.resolve(listRecipients(id, query, options)).catch(() => ({
          items: [],
          offset: query.offset,
          total: 0,
          counts: {},
        })),
    }),
  ],
  [
    'ignores an abort',
    /ends listMailings with an AbortError/,
    ({ listMailings }) => ({
      listMailings: (query) => listMailings(query, {}),
    }),
  ],
  [
    'rejects an abort with another error',
    /ends getMessages with an AbortError/,
    ({ getMessages }) => ({
      getMessages: (ids, options) =>
        Promise.resolve(getMessages(ids, options)).catch(() => {
          throw new Error('It was cancelled.');
        }),
    }),
  ],
  [
    'hangs once aborted',
    /ends listLinks with an AbortError/,
    ({ listLinks }) => ({
      listLinks: (id, options) =>
        options.signal?.aborted === false ? new Promise(() => undefined) : listLinks!(id, options),
    }),
  ],
  [
    'gives numbers as text',
    /sorts mailings by sent/,
    ({ listMailings }) => ({
      listMailings: (query, options) =>
        edited(listMailings(query, options), ({ items }) => ({
          items: items.map((mailing) => ({
            ...mailing,
            totals: { ...mailing.totals, sent: String(mailing.totals.sent) as unknown as number },
          })),
        })),
    }),
  ],
  [
    'gives a status nobody knows',
    /as their rows in the list say/,
    ({ getMessages }) => ({
      getMessages: async (ids, options) =>
        (await getMessages(ids, options)).map((message) => ({ ...message, status: 'read' as 'opened' })),
    }),
  ],
  [
    'lists the newest event first',
    /events of a message, oldest first/,
    ({ listEvents }) => ({
      listEvents: async (id, options) => [...(await listEvents!(id, options))].reverse(),
    }),
  ],
  [
    'lists links by address',
    /links of a mailing, most clicked first/,
    ({ listLinks }) => ({
      listLinks: async (id, options) => [...(await listLinks!(id, options))].sort((a, b) => a.clicks - b.clicks),
    }),
  ],
  [
    'has no way out of a subscription',
    /subscribed to/,
    () => ({ subscribe: () => undefined as unknown as () => void }),
  ],
];

describe('the conformance kit', () => {
  it('fails nothing on an adapter that is sound', async () => {
    expect(await failuresOf(but(() => ({})))).to.deep.equal([]);
  });

  for (const [fault, caughtBy, make] of FAULTS) {
    it(`catches an adapter that ${fault}`, async () => {
      const failed = await failuresOf(but(make));
      expect(
        failed.some((name) => caughtBy.test(name)),
        failed.join('\n') || 'nothing failed',
      ).to.equal(true);
    });
  }

  it('names what was asked, what was expected and what came', async () => {
    const adapter = but(({ listMailings }) => ({
      listMailings: (query, options) => edited(listMailings(query, options), ({ total }) => ({ total: total + 1 })),
    }));
    const [first] = adapterConformance(() => ({ adapter }));
    const error: unknown = await first?.run().catch((thrown: unknown) => thrown);
    expect(String(error)).to.equal(
      'ConformanceError: listMailings({"limit":1000,"offset":0,"sort":{"by":"date","direction":"ascending"}}): ' +
        'expected all 15 rows, received 14 rows.',
    );
  });

  it('says in words why a case does not apply, and ends what the setup began', async () => {
    let ended = 0;
    const adapter = new MemoryAdapter({ mailings: [] });
    const cases = adapterConformance(() => ({ adapter, teardown: () => void (ended += 1) }));
    const results = await Promise.all(cases.map(({ run }) => run()));
    expect(ended).to.equal(cases.length);
    expect(results[0]).to.deep.equal({ skipped: 'there are only 0 mailings' });
  });

  it('notices a change that is not told', async function () {
    this.timeout(15_000);
    const silent = { ...but(() => ({ subscribe: () => () => undefined })) };
    const last = adapterConformance(() => ({ adapter: silent, change: () => undefined })).at(-1);
    expect(await last?.run().catch(String)).to.contain('then a change: expected it to be told, received nothing');
  });
});
