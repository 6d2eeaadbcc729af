import { expect } from '@open-wc/testing';

import type { Change } from '../../../src/model/query.js';
import { garbage, itWith } from '../capabilities.js';
import * as page from '../harness.js';
import { growth, held, listenersLeft, until } from '../memory.js';

const COUNT = 1_000;
const ROUNDS = 50;

describe('a thousand <email-status-icon>s that are added and removed fifty times', () => {
  itWith(garbage, 'leave nothing behind: no element, no listener, no subscription, no memory', async function () {
    this.timeout(90_000);
    const recipients = Array.from({ length: COUNT }, (_, index) => page.recipient(`r-${String(index)}`));
    const adapter = page.oneMailing(recipients);
    let [subscriptions, tell] = [0, (_changes: readonly Change[]): void => undefined];
    adapter.getMessages = async (ids) => ids.map((id) => ({ ...page.recipient(id), mailing: page.mailing('m-1') }));
    const followed = Object.assign(adapter, {
      subscribe: (_scope: unknown, listener: typeof tell) => {
        subscriptions += 1;
        tell = listener;
        return () => (subscriptions -= 1);
      },
    });
    const home = document.createElement('div');
    document.body.append(home);
    const icons: WeakRef<object>[] = [];
    const addAndRemove = async (): Promise<void> => {
      const own = recipients.map(({ messageId }) => {
        const icon = document.createElement('email-status-icon');
        Object.assign(icon, { adapter: followed, messageId });
        return icon;
      });
      home.append(...own);
      const first: HTMLElement = own[0] ?? home;
      await until(() => page.has(first, '[data-status="delivered"]'));
      tell([
        { mailingId: 'm-1', message: { ...page.recipient('r-0', { status: 'opened' }), mailing: page.mailing('m-1') } },
      ]);
      await until(() => page.has(first, '[data-status="opened"]'));
      icons.push(new WeakRef(first), new WeakRef(own.at(-1) as HTMLElement));
      home.replaceChildren();
    };
    await addAndRemove();
    const before = document.querySelectorAll('*').length;
    let bytes = 0;
    const left = await listenersLeft([document, window, home], async () => {
      bytes = await growth(ROUNDS, addAndRemove);
    });
    expect(document.querySelectorAll('*').length, 'elements in the page').to.equal(before);
    expect(subscriptions).to.equal(0);
    expect(left, 'listeners').to.equal(0);
    expect(await held(icons), `icons still held, of ${String(icons.length)}`).to.be.at.most(4);
    // A thousand icons take a hundred times as much.
    expect(bytes / (ROUNDS / 2), 'bytes a round').to.be.lessThan(20_000);
    home.remove();
  });
});
