import { expect } from '@open-wc/testing';

import { adapterConformance } from '../../src/adapters/conformance.js';
import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import type { Change } from '../../src/model/query.js';
import { minute, sampleAnnouncements, sampleEvents, sampleRows } from './sample.js';

const NEWEST = { sort: { by: 'date', direction: 'descending' }, offset: 0, limit: 5 } as const;

function fromEvents(): MemoryAdapter {
  return new MemoryAdapter({ announcements: sampleAnnouncements(), events: sampleEvents() });
}

describe('MemoryAdapter made from events', () => {
  for (const { name, run } of adapterConformance(() => {
    const adapter = fromEvents();
    return { adapter, change: () => adapter.announce({ ...sampleAnnouncements()[0]!, id: 'new' }) };
  })) {
    it(name, async function () {
      if (await run()) this.skip();
    });
  }

  it('folds what is added later into rows and totals, and tells both', async () => {
    const adapter = fromEvents();
    const heard: Change[] = [];
    adapter.subscribe?.(undefined, (changes) => heard.push(...changes));
    const [before] = await adapter.getMessages(['m-1/1'], {});
    expect(before?.status).to.equal('delivered');
    const seen = {
      type: 'opened',
      recipient: 'p1@Example.com',
      time: minute(500),
      provider: 'sample',
      nativeType: 'open',
    };
    adapter.addEvents([{ ...seen, type: 'opened', messageRef: 'm-1/1' }]);
    const [after] = await adapter.getMessages(['m-1/1'], {});
    expect([after?.status, after?.statusAt]).to.deep.equal(['opened', minute(500)]);
    expect(heard.map(({ mailing, message }) => mailing?.id ?? message?.messageId)).to.deep.equal(['m-1', 'm-1/1']);
    expect(heard[1]?.message?.status).to.equal('opened');
  });

  it('tells nobody of a duplicate, and those of another scope nothing', () => {
    const adapter = fromEvents();
    const heard: string[] = [];
    adapter.subscribe?.('project:42', () => heard.push('42'));
    adapter.subscribe?.('project:7', () => heard.push('7'));
    adapter.addEvents(sampleEvents());
    expect(heard).to.deep.equal([]);
    const late = { ...sampleEvents().find(({ messageRef }) => messageRef?.startsWith('m-3/'))!, time: minute(900) };
    adapter.addEvents([late]);
    expect(heard).to.deep.equal(['42']);
  });

  it('tells no more once left', () => {
    const adapter = fromEvents();
    let calls = 0;
    const leave = adapter.subscribe?.(undefined, () => (calls += 1));
    leave?.();
    adapter.announce({ ...sampleAnnouncements()[0]!, id: 'new' });
    expect(calls).to.equal(0);
  });

  it('joins events that came before their mailing', async () => {
    const adapter = new MemoryAdapter({ announcements: [], events: sampleEvents() });
    expect((await adapter.listMailings(NEWEST)).total).to.equal(0);
    for (const announcement of sampleAnnouncements()) adapter.announce(announcement);
    expect(await adapter.listMailings(NEWEST)).to.deep.equal(await fromEvents().listMailings(NEWEST));
  });

  it('refuses a message id of two mailings, and an event without a date', () => {
    const [, one] = sampleAnnouncements();
    expect(() => new MemoryAdapter({ announcements: [one!, { ...one!, id: 'other' }] })).to.throw(RangeError, 'm-1/0');
    const event = { ...sampleEvents()[0]!, time: 'yesterday' };
    expect(() => new MemoryAdapter({ announcements: [one!], events: [event] })).to.throw(RangeError, 'not a date');
  });
});

describe('MemoryAdapter made from rows', () => {
  for (const { name, run } of adapterConformance(() => ({ adapter: new MemoryAdapter(sampleRows()) }))) {
    it(name, async function () {
      if (await run()) this.skip();
    });
  }

  it('knows mailings without recipients', async () => {
    const adapter = new MemoryAdapter({ mailings: sampleRows().mailings });
    expect((await adapter.listRecipients('m-1', NEWEST)).total).to.equal(0);
  });
});

describe('MemoryAdapter, either way', () => {
  for (const adapter of [fromEvents(), new MemoryAdapter(sampleRows())]) {
    it('answers as the other', async () => {
      const other = fromEvents();
      expect(await adapter.listMailings(NEWEST)).to.deep.equal(await other.listMailings(NEWEST));
      expect(await adapter.listRecipients('m-9', NEWEST)).to.deep.equal(await other.listRecipients('m-9', NEWEST));
      const [message] = await adapter.getMessages(['m-9/2'], {});
      expect(message?.mailing.subject).to.equal('bridge closed');
    });
  }
});
