import { expect } from '@open-wc/testing';
import fc from 'fast-check';

import { recipientRows } from '../../fixtures/rows.js';
import { LongList } from '../../src/adapters/long-list.js';
import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import type { Recipient } from '../../src/model/mailing.js';
import { RECIPIENT_COLUMNS, type RecipientQuery } from '../../src/model/query.js';
import { recipientRules, selectRecipients } from '../../src/model/select.js';
import { STATUSES } from '../../src/model/status.js';
import { mailing } from '../elements/harness.js';

const few = recipientRows(400, 'long');
const many = (count: number): Recipient[] => {
  const some = recipientRows(2_000, 'many');
  return Array.from({ length: count }, (_, index) => {
    const recipient = some[(index * 7919) % some.length] as Recipient;
    const name = recipient.name && `${recipient.name} ${String.fromCharCode(65 + (index % 26))}${String(index % 997)}`;
    return { ...recipient, name, messageId: `m-${String(index)}` };
  });
};

const query: fc.Arbitrary<RecipientQuery> = fc.record(
  {
    sort: fc.record({
      by: fc.constantFrom(...RECIPIENT_COLUMNS),
      direction: fc.constantFrom('ascending' as const, 'descending' as const),
    }),
    offset: fc.integer({ min: 0, max: 450 }),
    limit: fc.integer({ min: 0, max: 120 }),
    statuses: fc.subarray([...STATUSES], { maxLength: 3 }),
    reached: fc.constantFrom('opened' as const, 'delivered' as const, 'machine-opened' as const),
    search: fc.constantFrom('an', 'EXAMPLE', 'é', ' ', 'nobody at all'),
    includeMachineOpens: fc.boolean(),
  },
  { requiredKeys: ['sort', 'offset', 'limit'] },
);

function page(list: LongList<Recipient>, asked: RecipientQuery, signal?: AbortSignal): Promise<unknown> {
  const { offset: _offset, limit: _limit, sort, ...filter } = asked;
  return list.page([JSON.stringify(filter), JSON.stringify(sort)], recipientRules(asked), asked, signal);
}

/** The longest time in which the page had no turn while something ran, in milliseconds. */
async function longestHalt(run: () => Promise<unknown>): Promise<number> {
  let [longest, last, isDone] = [0, performance.now(), false];
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    if (!isDone) channel.port2.postMessage(0);
  };
  channel.port2.postMessage(0);
  await run();
  isDone = true;
  return longest;
}

describe('a long list', () => {
  it('gives the windows that the reference gives', async function () {
    this.timeout(30_000);
    const list = new LongList(few);
    await fc.assert(
      fc.asyncProperty(query, async (asked) => {
        expect(await page(list, asked)).to.deep.equal(selectRecipients(few, asked));
      }),
      { numRuns: 400 },
    );
  });

  it('gives them when several are asked for at once, and others before those have come', async () => {
    const list = new LongList(few);
    const asked = fc.sample(query, { numRuns: 60, seed: 7 });
    const pages = await Promise.all(asked.map((each) => page(list, each)));
    pages.forEach((each, index) => expect(each).to.deep.equal(selectRecipients(few, asked[index] as RecipientQuery)));
  });

  it('is sorted without halting the page', async function () {
    this.timeout(30_000);
    const list = new LongList(many(200_000));
    const sort = { by: 'name', direction: 'ascending' } as const;
    const halt = await longestHalt(() => page(list, { sort, offset: 150_000, limit: 100 }));
    // A shared machine may take a turn away from the browser itself; the work is cut to sixteen milliseconds.
    expect(halt).to.be.lessThan(150);
  });

  it('gives up what nobody waits for any more when something else is asked', async () => {
    const list = new LongList(many(100_000));
    const request = new AbortController();
    const sort = { by: 'name', direction: 'ascending' } as const;
    const first = page(list, { sort, offset: 90_000, limit: 10 }, request.signal).catch((error: unknown) => error);
    const second = page(list, { sort: { by: 'email', direction: 'ascending' }, offset: 0, limit: 10 });
    request.abort();
    expect(await first)
      .to.be.instanceOf(DOMException)
      .with.property('name', 'AbortError');
    expect(((await second) as { items: unknown[] }).items).to.have.length(10);
    const again = (await page(list, { sort, offset: 90_000, limit: 10 })) as { items: unknown[] };
    expect(again.items, 'asked for once more').to.have.length(10);
  });

  it('answers whoever asks for the same at the moment at which it is given up', async () => {
    const list = new LongList(many(60_000));
    const sort = { by: 'name', direction: 'ascending' } as const;
    const asked = { sort, offset: 50_000, limit: 10 };
    const request = new AbortController();
    const first = page(list, asked, request.signal).catch(() => 'given up');
    const other = page(list, { ...asked, sort: { by: 'email', direction: 'ascending' } });
    request.abort();
    const again = page(list, asked) as Promise<{ items: unknown[] }>;
    expect(await first).to.equal('given up');
    expect((await again).items).to.have.length(10);
    await other;
  });

  it('does not touch the array of the host', async () => {
    const recipients = many(5_000);
    const before = [...recipients];
    const adapter = new MemoryAdapter({ mailings: [mailing('m-1')], recipients: { 'm-1': recipients } });
    const { items, total } = await adapter.listRecipients('m-1', {
      sort: { by: 'email', direction: 'descending' },
      offset: 4_000,
      limit: 20,
    });
    expect([items.length, total]).to.deep.equal([20, 5_000]);
    expect(recipients.every((each, index) => each === before[index])).to.equal(true);
  });
});
