import { expect, waitUntil } from '@open-wc/testing';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { MailAnalytics } from '../../../src/elements/mail-analytics/mail-analytics.js';
import type { AdapterErrorEvent } from '../../../src/index.js';
import type { Change, Scope } from '../../../src/model/query.js';
import * as page from '../harness.js';

const LATER = '2026-11-24T10:00:00Z';

type Listener = (changes: readonly Change[]) => void;

/** An adapter with one mailing to five, whose listeners the test calls as it likes. */
function followed(subscribe?: (listener: Listener) => void): { adapter: MemoryAdapter; tell: Listener } {
  const adapter = page.oneMailing([1, 2, 3, 4, 5].map((each) => page.recipient(`r-${String(each)}`)));
  const listeners: Listener[] = [];
  const tell: Listener = (changes) => listeners.forEach((listener) => listener(changes));
  const own = (_scope: Scope, listener: Listener): (() => void) => {
    listeners.push(listener);
    subscribe?.(listener);
    // As one that goes on calling whoever has left.
    return () => undefined;
  };
  return { adapter: Object.assign(adapter, { subscribe: own }), tell };
}

const mailingChange = (id: string, subject: string): Change => ({
  mailingId: id,
  mailing: page.mailing(id, { subject }),
});
const messageChange = (id: string, status: 'clicked' | 'opened', mailingId = 'm-1'): Change => ({
  mailingId,
  message: { ...page.recipient(id, { status, statusAt: LATER }), mailing: page.mailing(mailingId) },
});

async function shown(
  adapter: MemoryAdapter,
): Promise<{ section: MailAnalytics; list: HTMLElement; icon: HTMLElement; told: AdapterErrorEvent[] }> {
  const section = await page.mounted('mail-analytics', { adapter });
  const list = await page.openDrawer(section);
  const icon = await page.mount('email-status-icon', { adapter, messageId: 'r-1' });
  await waitUntil(() => page.has(icon, '[data-status="delivered"]'));
  return { section, list, icon, told: page.heard<AdapterErrorEvent>(section, 'adapter-error') };
}

const stateOf = (list: HTMLElement, name: string): string | undefined =>
  page.column(list, 'status')[page.names(list).indexOf(name)];

describe('a listener for changes', () => {
  it('takes no notice of mailings and messages that nobody knows', async () => {
    const { adapter, tell } = followed();
    const { section, list, icon, told } = await shown(adapter);
    const before = [page.subjects(section), page.names(list), page.column(list, 'status')];
    const thrown = await page.thrownDuring(async () => {
      tell([
        mailingChange('m-9', 'Unknown'),
        messageChange('r-9', 'clicked', 'm-9'),
        messageChange('r-1', 'clicked', 'm-9'),
      ]);
      tell([messageChange('r-9', 'clicked')]);
      await waitUntil(() => page.has(icon, '[data-status="clicked"]'));
    });
    expect([page.subjects(section), page.names(list), page.column(list, 'status')]).to.deep.equal(before);
    expect([thrown, told]).to.deep.equal([[], []]);
  });

  it('shows the last of several changes of one message that come at once', async () => {
    const { adapter, tell } = followed();
    const { list } = await shown(adapter);
    tell([messageChange('r-2', 'clicked'), messageChange('r-2', 'opened'), messageChange('r-3', 'opened')]);
    tell([messageChange('r-3', 'clicked')]);
    await waitUntil(() => stateOf(list, 'Person r-3') === 'Clicked');
    expect(stateOf(list, 'Person r-2')).to.equal('Opened');
  });

  it('takes the good changes among the bad, and tells of the first of these', async () => {
    const { adapter, tell } = followed();
    const { list, told } = await shown(adapter);
    const bad = [
      null,
      7,
      { mailingId: '' },
      { mailingId: 'm-1', message: { messageId: 'r-1' } },
    ] as unknown as Change[];
    const thrown = await page.thrownDuring(async () => {
      await page.warnedDuring(async () => {
        tell([...bad, messageChange('r-4', 'clicked'), ...bad]);
        await waitUntil(() => stateOf(list, 'Person r-4') === 'Clicked');
      });
    });
    expect(thrown).to.deep.equal([]);
    // Once for the table and once for the drawer, which listen each for themselves.
    const mistakes = told.map(({ error }) => (error as Error).message);
    expect(mistakes).to.deep.equal(Array.from({ length: 2 }, () => 'changes[0]: not an object (null)'));
  });

  it('says so when it is given no list', async () => {
    const { adapter, tell } = followed();
    const { section, told } = await shown(adapter);
    const thrown = await page.thrownDuring(async () => {
      await page.warnedDuring(async () => {
        for (const wrong of [undefined, null, {}, 'news']) tell(wrong as unknown as Change[]);
        await page.pause();
      });
    });
    expect(thrown).to.deep.equal([]);
    expect(told.length).to.be.greaterThan(0);
    expect((told[0]?.error as Error).message).to.equal('changes: not a list (missing)');
    expect(page.subjects(section)).to.deep.equal(['Subject m-1']);
  });

  it('may be called while it is being subscribed', async () => {
    const { adapter } = followed((listener) => listener([mailingChange('m-1', 'At once')]));
    const section = await page.mounted('mail-analytics', { adapter });
    await waitUntil(() => page.subjects(section)[0] === 'At once');
  });

  it('hears nothing once its element has left, whoever goes on calling it', async () => {
    const { adapter, tell } = followed();
    const { section, icon, told } = await shown(adapter);
    const home = section.parentElement as HTMLElement;
    section.remove();
    icon.remove();
    const thrown = await page.thrownDuring(async () => {
      tell([mailingChange('m-1', 'Too late'), messageChange('r-1', 'clicked'), 7 as unknown as Change]);
    });
    home.append(section);
    await page.changed(section);
    expect(page.subjects(section)).to.deep.equal(['Subject m-1']);
    expect([thrown, told]).to.deep.equal([[], []]);
  });

  it('may use its list again for other changes', async () => {
    const { adapter, tell } = followed();
    const { list } = await shown(adapter);
    const changes = [messageChange('r-2', 'clicked')];
    tell(changes);
    changes.length = 0;
    await waitUntil(() => stateOf(list, 'Person r-2') === 'Clicked');
  });

  it('takes a million changes at once without halting the page', async function () {
    this.timeout(40_000);
    const { adapter, tell } = followed();
    const { section, list, icon } = await shown(adapter);
    const subject = 'The last of a million';
    const changes = Array.from({ length: 1_000_000 }, (_, index): Change =>
      index % 2 > 0 ? messageChange(`r-${String(index)}`, 'opened', 'm-2') : messageChange('r-1', 'opened'),
    );
    changes.push(messageChange('r-1', 'clicked'), mailingChange('m-1', subject));
    let [halt, last, isDone] = [0, performance.now(), false];
    const turn = (): void => {
      halt = Math.max(halt, performance.now() - last);
      last = performance.now();
      if (!isDone) setTimeout(turn);
    };
    const start = performance.now();
    turn();
    tell(changes);
    await waitUntil(() => page.subjects(section)[0] === subject, 'the last change does not come', { timeout: 30_000 });
    await waitUntil(() => stateOf(list, 'Person r-1') === 'Clicked', 'nor that of a recipient', { timeout: 30_000 });
    await waitUntil(() => page.has(icon, '[data-status="clicked"]'), 'nor that of an icon', { timeout: 30_000 });
    isDone = true;
    const whole = performance.now() - start;
    // Work is cut to eight milliseconds, of which a busy machine may make more; in one go, it would be the whole.
    expect(halt, `the longest halt, of ${whole.toFixed(0)} ms`).to.be.lessThan(whole / 5);
    expect(page.names(list)).to.have.length(5);
  });
});

describe('an adapter whose subscribe throws', () => {
  it('is warned of once, and the page says that live updates are off', async () => {
    const adapter = Object.assign(page.oneMailing([page.recipient('r-1')]), {
      subscribe: () => {
        throw new Error('no live data here');
      },
    });
    let section: HTMLElement | undefined;
    const warned = await page.warnedDuring(async () => {
      section = await page.mounted('mail-analytics', { adapter });
      await page.openDrawer(section);
      const icon = await page.mount('email-status-icon', { adapter, messageId: 'r-1' });
      await waitUntil(() => page.has(icon, '[data-status="delivered"]'));
    });
    expect(warned.filter((each) => each.includes('no live data here'))).to.have.length(1);
    expect(page.textOf(page.find(section as HTMLElement, 'header'))).to.contain('Live updates are off');
    expect(page.rows(section as HTMLElement)).to.have.length(1);
  });
});
