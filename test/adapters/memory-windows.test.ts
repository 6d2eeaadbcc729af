import { expect } from '@open-wc/testing';

import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import type { Recipient } from '../../src/model/mailing.js';
import type { Page, RecipientQuery } from '../../src/model/query.js';
import { announcement, mailEvent } from '../elements/harness.js';

const COUNT = 6_000;
const LATER = '2026-11-24T10:00:00Z';
const NEWEST = { sort: { by: 'date', direction: 'descending' } } as const;

/** More than are put in order at once. */
function long(): MemoryAdapter {
  return new MemoryAdapter({ announcements: [announcement('m-1', COUNT)] });
}

type Filter = Omit<RecipientQuery, 'limit' | 'offset'>;

const ask = (adapter: MemoryAdapter, offset: number, limit = 100, query: Filter = NEWEST): Promise<Page<Recipient>> =>
  adapter.listRecipients('m-1', { ...query, offset, limit });

async function walk(adapter: MemoryAdapter, query?: Filter): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = 0; offset < COUNT; offset += 1000) {
    ids.push(...(await ask(adapter, offset, 1000, query)).items.map(({ messageId }) => messageId));
    adapter.addEvents([mailEvent(`m-1.${String(COUNT - offset)}`, 'delivered', LATER)]);
  }
  return ids;
}

describe('MemoryAdapter with a long list that changes while it is read', () => {
  it('gives windows that fit together: every row, and none twice', async () => {
    const ids = await walk(long());
    expect(ids).to.have.length(COUNT);
    expect(new Set(ids).size).to.equal(COUNT);
  });

  it('gives the rows as they are now, in the order of then', async () => {
    const adapter = long();
    const { items } = await ask(adapter, 500);
    const [first] = items;
    adapter.addEvents([mailEvent(first?.messageId ?? '', 'delivered', LATER)]);
    const again = await ask(adapter, 500);
    expect(again.items[0]?.messageId).to.equal(first?.messageId);
    expect(again.items[0]?.status).to.equal('delivered');
  });

  it('gives the order of now when its beginning is asked for, and the windows after it in that', async () => {
    const adapter = long();
    await ask(adapter, 0);
    const before = await ask(adapter, 100);
    adapter.addEvents([mailEvent('m-1.5999', 'delivered', LATER)]);
    expect((await ask(adapter, 0)).items[0]?.messageId).to.equal('m-1.5999');
    const after = await ask(adapter, 100);
    expect(after.items[1]?.messageId, 'all stand one row further down').to.equal(before.items[0]?.messageId);
  });

  it('gives the total and the counts of now with every window, and without rows', async () => {
    for (const query of [NEWEST, { ...NEWEST, search: 'person' }, { ...NEWEST, statuses: ['processed' as const] }]) {
      const adapter = long();
      await ask(adapter, 0, 100, query);
      adapter.addEvents([1, 2, 3].map((each) => mailEvent(`m-1.${String(each)}`, 'delivered', LATER)));
      const counts = { processed: COUNT - 3, delivered: 3 };
      const total = 'statuses' in query ? COUNT - 3 : COUNT;
      for (const [offset, limit] of [
        [0, 0],
        [200, 100],
      ] as const) {
        const page = await ask(adapter, offset, limit, query);
        expect({ total: page.total, counts: page.counts, rows: page.items.length }).to.deep.equal({
          total,
          counts,
          rows: limit,
        });
      }
    }
  });

  it('counts as it lists, for every filter', async () => {
    const adapter = long();
    adapter.addEvents(
      [1, 2, 3].map((each) => mailEvent(`m-1.${String(each)}`, 'opened', LATER, { machine: each > 1 })),
    );
    const filters: Partial<RecipientQuery>[] = [
      {},
      { statuses: ['opened', 'processed', 'opened'] },
      { statuses: ['bounced'] },
      { reached: 'opened' },
      { search: 'm-1.1' },
      { search: '  ' },
      { from: LATER },
      { to: LATER, statuses: ['processed'] },
      { includeMachineOpens: true, statuses: ['opened'] },
    ];
    for (const filter of filters) {
      const [{ items: _none, ...counted }, { items, ...listed }] = await Promise.all([
        ask(adapter, 0, 0, { ...NEWEST, ...filter }),
        ask(adapter, 0, 1000, { ...NEWEST, ...filter }),
      ]);
      expect(counted, JSON.stringify(filter)).to.deep.equal(listed);
      expect(items.length).to.equal(Math.min(1000, listed.total));
    }
  });

  it('begins a new order where the one that was kept has too many rows or too few', async () => {
    const adapter = long();
    const processed = { ...NEWEST, statuses: ['processed' as const] };
    await ask(adapter, 0, 100, processed);
    adapter.addEvents([mailEvent('m-1.1', 'delivered', LATER)]);
    const last = await ask(adapter, COUNT - 50, 100, processed);
    expect([last.total, last.items.length]).to.deep.equal([COUNT - 1, 49]);
  });

  it('has those in it that are announced later', async () => {
    const adapter = long();
    await ask(adapter, 0);
    adapter.announce(announcement('m-1', COUNT + 20));
    expect((await ask(adapter, 0, 0)).total).to.equal(COUNT + 20);
    const { items, total } = await ask(adapter, COUNT, 100);
    expect([items.length, total]).to.deep.equal([20, COUNT + 20]);
  });
});
