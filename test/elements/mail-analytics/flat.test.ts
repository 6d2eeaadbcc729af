import { expect } from '@open-wc/testing';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { Change, Scope } from '../../../src/model/query.js';
import { garbage, itWith } from '../capabilities.js';
import * as page from '../harness.js';
import { growth, held, listenersLeft, until } from '../memory.js';

const ROUNDS = 200;

describe('<mail-analytics> whose drawer is opened and closed two hundred times', () => {
  itWith(garbage, 'keeps nothing of it: no element, no listener, no subscription, no memory', async function () {
    this.timeout(90_000);
    const recipients = Array.from({ length: 150 }, (_, index) => page.recipient(`r-${String(index)}`));
    const listeners = new Set<(changes: readonly Change[]) => void>();
    const subscribe = (_scope: Scope, listener: (changes: readonly Change[]) => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
    const mailings = [page.mailing('m-1'), page.mailing('m-2')];
    const adapter = new MemoryAdapter({ mailings, recipients: { 'm-1': recipients, 'm-2': recipients } });
    const section = await page.mounted('mail-analytics', { adapter: Object.assign(adapter, { subscribe }) });
    const lists: WeakRef<object>[] = [];
    const openAndClose = async (): Promise<void> => {
      page.all(section, '[part="subject"]')[lists.length % 2]?.click();
      await until(() => page.has(section, 'dialog[open] mail-recipients'));
      const list = page.find(section, 'mail-recipients');
      await until(() => page.rows(list).length > 10);
      const id = list.getAttribute('mailing-id') ?? '';
      const message = { ...page.recipient('r-1', { status: 'opened' }), mailing: page.mailing(id) };
      for (const listener of listeners) listener([{ mailingId: id, message, mailing: page.mailing(id) }]);
      lists.push(new WeakRef(list));
      await until(() => page.chips(list).includes('Opened 1') || page.has(list, '.changed'));
      page.find(section, 'dialog .close').click();
      await until(() => !page.has(section, 'mail-recipients'));
    };
    await openAndClose();
    await until(() => page.has(section, '.legend button') && page.has(section, '.tiles .parts[title]'));
    const nodes = (): number => page.all(section, '*').length + document.querySelectorAll('*').length;
    const before = nodes();
    let bytes = 0;
    const left = await listenersLeft([document, window, section], async () => {
      bytes = await growth(ROUNDS, openAndClose);
    });
    expect(nodes(), 'elements in the page').to.equal(before);
    expect(listeners.size, 'subscriptions').to.equal(1);
    expect(left, 'listeners').to.equal(0);
    expect(await held(lists), `drawers still held, of ${String(lists.length)}`).to.be.at.most(2);
    // One drawer with its rows takes a hundred times as much.
    expect(bytes / (ROUNDS / 2), 'bytes a round').to.be.lessThan(2_000);
  });
});
