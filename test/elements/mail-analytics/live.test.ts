import { expect, waitUntil } from '@open-wc/testing';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { MailAnalytics } from '../../../src/elements/mail-analytics/mail-analytics.js';
import type { Change, Scope } from '../../../src/model/query.js';
import * as page from '../harness.js';

const LATER = '2026-11-24T10:00:00Z';

/** Three mailings to three each, all delivered to the second recipient. */
function threeMailings(): MemoryAdapter {
  const at = (hour: number): string => `2026-11-24T0${String(hour)}:00:00Z`;
  return new MemoryAdapter({
    announcements: [1, 2, 3].map((each) => page.announcement(`m-${String(each)}`, 3, { sentAt: at(each) })),
    events: [1, 2, 3].map((each) => page.mailEvent(`m-${String(each)}.2`, 'delivered')),
  });
}

const cell = (section: HTMLElement, id: string, name: string): string =>
  page.textOf(page.find(section, `[data-id="${id}"] [data-column="${name}"]`));
const chipsOf = (list: HTMLElement): string[] => page.chips(list).slice(1);

describe('<mail-analytics> while mail is being read', () => {
  it('says that it is live', async () => {
    const live = await page.mounted('mail-analytics', { adapter: threeMailings() });
    const still = await page.mounted('mail-analytics', {
      adapter: Object.assign(threeMailings(), { subscribe: undefined }),
    });
    expect(page.textOf(page.find(live, 'header'))).to.contain('Live');
    expect(page.textOf(page.find(still, 'header'))).to.not.contain('Live');
  });

  it('follows in the row, in its place, and marks it for a while', async () => {
    const adapter = threeMailings();
    const section = await page.mounted('mail-analytics', { adapter, sort: '-opened' });
    const order = page.subjects(section);
    const row = page.rows(section)[2] as HTMLElement;
    const id = row.dataset['id'] ?? '';
    adapter.addEvents([page.mailEvent(`${id}.2`, 'opened', LATER)]);
    await waitUntil(() => cell(section, id, 'opened') === '1of 1');
    expect(page.subjects(section), 'the order of the rows').to.deep.equal(order);
    const marked = page.all(section, '.changed').map((each) => each.dataset['id']);
    expect(marked).to.deep.equal([id]);
    await waitUntil(() => !page.has(section, '.changed'), 'the mark does not go away', { timeout: 4000 });
  });

  it('follows with few requests when many messages change at once', async () => {
    const adapter = new MemoryAdapter({ announcements: [page.announcement('m-1', 300)] });
    const spy = new page.SpyAdapter(adapter);
    const section = await page.mounted('mail-analytics', { adapter: spy });
    await page.openDrawer(section);
    spy.calls.length = 0;
    for (let each = 1; each <= 300; each += 1) adapter.addEvents([page.mailEvent(`m-1.${String(each)}`, 'delivered')]);
    await waitUntil(() => cell(section, 'm-1', 'delivered') === '300100%');
    await page.pause(150);
    expect(spy.calls.length).to.be.at.most(3);
  });

  it('follows in the drawer: row, chips and the numbers above them', async () => {
    const adapter = threeMailings();
    const section = await page.mounted('mail-analytics', { adapter });
    const list = await page.openDrawer(section);
    expect(chipsOf(list)).to.deep.equal(['Delivered 1', 'Processed 2']);
    const widths = (): string[] =>
      page.all(section, 'dialog .parts button').map((each) => each.dataset['status'] ?? '');
    expect(widths()).to.not.include('clicked');
    adapter.addEvents([
      page.mailEvent('m-3.2', 'clicked', LATER),
      page.mailEvent('m-3.1', 'bounced', LATER, { bounceClass: 'hard' }),
    ]);
    await waitUntil(() => chipsOf(list).length === 3);
    expect(chipsOf(list)).to.have.members(['Clicked 1', 'Processed 1', 'Bounced 1']);
    const state = Object.fromEntries(page.names(list).map((name, at) => [name, page.column(list, 'status')[at]]));
    expect(state).to.deep.equal({ 'Person m-3.1': 'Bounced', 'Person m-3.2': 'Clicked', 'Person m-3.3': 'Processed' });
    expect(widths()).to.include.members(['clicked', 'bounced']);
  });

  it('does not move the rows of the drawer while they are read', async () => {
    const adapter = threeMailings();
    const section = await page.mounted('mail-analytics', { adapter });
    const list = await page.openDrawer(section);
    const order = page.names(list);
    adapter.addEvents([page.mailEvent('m-3.3', 'delivered', LATER)]);
    await waitUntil(() => chipsOf(list).includes('Delivered 2'));
    expect(page.names(list)).to.deep.equal(order);
  });

  it('follows in an icon of the same page', async () => {
    const adapter = threeMailings();
    const icon = await page.mount('email-status-icon', { adapter, messageId: 'm-3.1' });
    await waitUntil(() => page.has(icon, '[data-status="processed"]'));
    adapter.addEvents([page.mailEvent('m-3.1', 'delivered', LATER)]);
    await waitUntil(() => page.has(icon, '[data-status="delivered"]'));
  });

  it('counts a mailing under its new status, when that changes, in the chips too', async () => {
    const adapter = new MemoryAdapter({ announcements: [page.announcement('m-1', 1, { status: 'sending' })] });
    const section = await page.mounted('mail-analytics', { adapter });
    expect(chipsOf(section)).to.deep.equal(['Sending 1']);
    adapter.announce(page.announcement('m-1', 1, { status: 'sent' }));
    await waitUntil(() => cell(section, 'm-1', 'status') === 'Sent');
    await waitUntil(() => chipsOf(section)[0] === 'Sent 1', 'the chips stay behind');
    expect(chipsOf(section)).to.deep.equal(['Sent 1']);
  });

  it('shows a mailing that is sent while nothing was there', async () => {
    const adapter = new MemoryAdapter({ announcements: [] });
    const section = await page.mounted('mail-analytics', { adapter });
    expect(page.has(section, '[part="note"]')).to.equal(true);
    adapter.announce(page.announcement('m-1', 2));
    await waitUntil(() => page.rows(section).length === 1, 'the new mailing is not shown');
    expect(page.subjects(section)).to.deep.equal(['Subject m-1']);
  });

  it('leaves no row that never comes when a mailing is sent meanwhile', async () => {
    const adapter = threeMailings();
    const section = await page.mounted('mail-analytics', { adapter });
    adapter.announce(page.announcement('m-4', 2, { sentAt: LATER }));
    await waitUntil(() => page.textOf(page.find(section, '.count')) === '4 mailings');
    expect(page.subjects(section), 'what is being read').to.deep.equal(
      ['m-3', 'm-2', 'm-1'].map((id) => `Subject ${id}`),
    );
    expect(page.has(section, '.pending')).to.equal(false);
    page.find(section, '[part="refresh"]').click();
    await waitUntil(() => page.rows(section).length === 4, 'only an outline is shown');
    expect(page.has(section, '.pending')).to.equal(false);
    expect(new Set(page.subjects(section)).size, 'different mailings').to.equal(4);
  });

  it('leaves no row that never comes when a mailing gets more recipients while they are shown', async () => {
    const adapter = threeMailings();
    const section = await page.mounted('mail-analytics', { adapter });
    const list = await page.openDrawer(section);
    adapter.announce(page.announcement('m-3', 5, { sentAt: '2026-11-24T03:00:00Z' }));
    await waitUntil(() => page.textOf(page.find(list, 'footer [role="status"]')) === '5 recipients');
    expect(page.all(list, '[data-row]'), 'rows and outlines').to.have.length(3);
    page.find(list, '[part="refresh"]').click();
    await waitUntil(() => page.rows(list).length === 5, 'only outlines are shown');
    expect(new Set(page.names(list)).size).to.equal(5);
  });

  it('shows only changes of its scope', async () => {
    const adapter = new MemoryAdapter({
      announcements: [
        page.announcement('m-1', 1, { scope: 'project:1' }),
        page.announcement('m-2', 1, { scope: 'project:2' }),
      ],
    });
    const section = await page.mounted('mail-analytics', { adapter, scope: 'project:1' });
    adapter.announce(page.announcement('m-3', 1, { scope: 'project:2' }));
    adapter.addEvents([page.mailEvent('m-2.1', 'delivered'), page.mailEvent('m-1.1', 'delivered')]);
    await waitUntil(() => cell(section, 'm-1', 'delivered') === '1of 1');
    expect(page.subjects(section)).to.deep.equal(['Subject m-1']);
    expect(page.textOf(page.find(section, '.count'))).to.equal('1 mailing');
  });

  it('goes on counting what software opened when it does, as changes come in', async () => {
    const adapter = threeMailings();
    adapter.addEvents([page.mailEvent('m-3.2', 'opened', LATER, { machine: true })]);
    const section = await page.mounted('mail-analytics', { adapter, includeMachineOpens: true });
    expect(cell(section, 'm-3', 'opened')).to.equal('1of 1');
    adapter.addEvents([page.mailEvent('m-3.3', 'delivered', LATER)]);
    await waitUntil(() => cell(section, 'm-3', 'delivered') === '2of 3');
    await page.pause(150);
    expect(cell(section, 'm-3', 'opened')).to.equal('1of 2');
  });

  it('does not fall back behind a change when an answer that was asked for before comes after it', async () => {
    const adapter = threeMailings();
    const spy = new page.SpyAdapter(adapter);
    const section = await page.mounted('mail-analytics', { adapter: spy });
    const old = await adapter.listMailings({ sort: { by: 'subject', direction: 'ascending' }, offset: 0, limit: 100 });
    spy.isHeld = true;
    spy.answer = () => Promise.resolve(old);
    section.sort = 'subject';
    await section.updateComplete;
    adapter.addEvents([page.mailEvent('m-3.1', 'delivered', LATER)]);
    await waitUntil(() => cell(section, 'm-3', 'delivered') === '2of 3');
    spy.calls.at(-1)?.release();
    await page.changed(section);
    expect(cell(section, 'm-3', 'delivered')).to.equal('2of 3');
  });

  it('shows what an answer says that was asked for after a change, though a change came while another was awaited', async () => {
    const adapter = threeMailings();
    const spy = new page.SpyAdapter(adapter);
    const section = await page.mounted('mail-analytics', { adapter: spy });
    spy.isHeld = true;
    section.sort = 'subject';
    await section.updateComplete;
    adapter.addEvents([
      page.mailEvent('m-3.1', 'opened', LATER, { machine: true }),
      page.mailEvent('m-3.1', 'delivered', LATER),
    ]);
    await waitUntil(() => cell(section, 'm-3', 'delivered') === '2of 3');
    for (const call of spy.calls) call.release();
    await page.changed(section);
    spy.isHeld = false;
    section.includeMachineOpens = true;
    await page.changed(section);
    expect(cell(section, 'm-3', 'opened')).to.equal('1of 2');
  });
});

describe('<mail-analytics> where changes may have been missed', () => {
  /** Three mailings of which no change is told; `miss` says that some may have been missed. */
  function silent(): { adapter: MemoryAdapter; spy: page.SpyAdapter; miss: () => void } {
    const listeners = new Set<(changes: readonly Change[]) => void>();
    const subscribe = (_scope: Scope, listener: (changes: readonly Change[]) => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
    const adapter = Object.assign(threeMailings(), { subscribe });
    const miss = (): void => listeners.forEach((listener) => listener([]));
    return { adapter, spy: new page.SpyAdapter(adapter), miss };
  }

  it('asks for its rows once more, and changes them where they stand', async () => {
    const { adapter, spy, miss } = silent();
    const section = await page.mounted('mail-analytics', { adapter: spy, sort: '-opened' });
    const order = page.subjects(section);
    const drawn = page.rows(section);
    let hasFlashed = false;
    const watch = new MutationObserver(() => (hasFlashed ||= page.has(section, '.pending, [part="note"]')));
    watch.observe(section.renderRoot, { subtree: true, childList: true, attributes: true });
    const last = drawn[2]?.dataset['id'] ?? '';
    adapter.addEvents([page.mailEvent(`${last}.2`, 'opened', LATER)]);
    adapter.announce(page.announcement('m-4', 2, { sentAt: LATER }));
    spy.calls.length = 0;
    miss();
    await waitUntil(() => cell(section, last, 'opened') === '1of 1');
    watch.disconnect();
    expect(page.subjects(section), 'the order of the rows').to.deep.equal(order);
    expect(page.rows(section), 'the rows themselves').to.deep.equal(drawn);
    expect(hasFlashed, 'an outline of a row').to.equal(false);
    expect(
      spy.calls.map(({ query }) => query?.limit),
      'one question for numbers, one for rows',
    ).to.have.length(2);
    expect(page.textOf(page.find(section, '.count'))).to.equal('4 mailings');
    expect(page.has(section, '[part="refresh"]'), 'the way to the new one').to.equal(true);
  });

  it('asks again in the drawer, for its rows, its chips and what happened to one message', async () => {
    const { adapter, miss } = silent();
    const section = await page.mounted('mail-analytics', { adapter });
    const list = await page.openDrawer(section);
    page.find(page.rows(list)[0] as HTMLElement, '.disclosure').click();
    await waitUntil(() => page.has(list, '.detail li'));
    const before = page.all(list, '.detail li').length;
    const id = page.names(list)[0]?.replace('Person ', '') ?? '';
    adapter.addEvents([page.mailEvent(id, 'bounced', LATER, { bounceClass: 'hard' })]);
    miss();
    await waitUntil(() => chipsOf(list).includes('Bounced 1'), 'the chips stay behind');
    await waitUntil(() => page.column(list, 'status').includes('Bounced'), 'the row stays behind');
    await waitUntil(() => page.all(list, '.detail li').length === before + 1, 'the timeline stays behind');
  });

  it('has the tiles and the icons of the page ask again', async () => {
    const { adapter, miss } = silent();
    const section = await page.mounted('mail-analytics', { adapter, from: '2026-11-01', to: '2026-11-30' });
    const icon = await page.mount('email-status-icon', { adapter, messageId: 'm-3.1' });
    await waitUntil(() => page.has(icon, '[data-status="processed"]'));
    const tiles = (): string => page.all(section, '.tiles li').map(page.textOf).join();
    await waitUntil(() => page.all(section, '.tiles li').length > 0 && !page.has(section, '.tiles .bone'));
    const before = tiles();
    adapter.addEvents([page.mailEvent('m-3.1', 'delivered', LATER)]);
    miss();
    await waitUntil(() => page.has(icon, '[data-status="delivered"]'), 'the icon stays behind');
    await waitUntil(() => tiles() !== before, 'the tiles stay behind');
  });

  it('does not let an icon fall back to an answer that was asked for before', async () => {
    const { adapter, spy, miss } = silent();
    const old = await adapter.getMessages(['m-3.1'], {});
    spy.isHeld = true;
    const icon = await page.mount('email-status-icon', { adapter: spy, messageId: 'm-3.1' });
    await waitUntil(() => spy.calls.length === 1);
    adapter.addEvents([page.mailEvent('m-3.1', 'delivered', LATER)]);
    miss();
    await waitUntil(() => spy.calls.length === 2);
    spy.calls[1]?.release();
    await waitUntil(() => page.has(icon, '[data-status="delivered"]'));
    spy.answer = () => Promise.resolve(old);
    spy.calls[0]?.release();
    await page.pause();
    expect(page.has(icon, '[data-status="delivered"]')).to.equal(true);
  });

  it('recovers by itself from a failure', async () => {
    const { spy, miss } = silent();
    const section = await page.mounted('mail-analytics', { adapter: spy });
    spy.answer = () => Promise.reject(new Error('The CRM is away.'));
    await page.search(section, 'm-2');
    expect(page.textOf(page.find(section, '[part="problem"]'))).to.contain('The CRM is away.');
    spy.answer = (_call, real) => real();
    miss();
    await waitUntil(() => !page.has(section, '[part="problem"]'), 'the problem is still shown');
    expect(page.subjects(section)).to.deep.equal(['Subject m-2']);
  });

  it('waits with that while it is paused', async () => {
    const { adapter, miss } = silent();
    const section = await page.mounted('mail-analytics', { adapter });
    page.find(section, '[part="live"]').click();
    adapter.addEvents([page.mailEvent('m-3.1', 'delivered', LATER)]);
    miss();
    await page.pause(150);
    expect(cell(section, 'm-3', 'delivered')).to.equal('1of 3');
    page.find(section, '[part="live"]').click();
    await waitUntil(() => cell(section, 'm-3', 'delivered') === '2of 3');
  });
});

describe('<mail-analytics> out of the page', () => {
  const put = async (): Promise<{
    section: MailAnalytics;
    spy: page.SpyAdapter;
    adapter: MemoryAdapter;
    home: Element;
  }> => {
    const adapter = threeMailings();
    const spy = new page.SpyAdapter(adapter);
    const section = await page.mounted('mail-analytics', { adapter: spy });
    return { section, spy, adapter, home: section.parentElement as Element };
  };

  it('follows nothing, and again once it is put back, with what it missed', async () => {
    const { section, spy, adapter, home } = await put();
    expect(spy.subscriptions).to.equal(1);
    section.remove();
    expect(spy.subscriptions).to.equal(0);
    adapter.addEvents([page.mailEvent('m-3.1', 'delivered', LATER)]);
    home.append(section);
    await waitUntil(() => cell(section, 'm-3', 'delivered') === '2of 3');
    expect(spy.subscriptions).to.equal(1);
    adapter.addEvents([page.mailEvent('m-3.3', 'delivered', LATER)]);
    await waitUntil(() => cell(section, 'm-3', 'delivered') === '3of 3');
  });

  it('asks nothing and follows nothing, whatever is set on it', async () => {
    const { section, spy } = await put();
    spy.calls.length = 0;
    section.sort = 'subject';
    section.remove();
    section.search = 'm-2';
    await page.pause();
    expect(spy.calls).to.deep.equal([]);
    expect(spy.subscriptions).to.equal(0);
  });

  it('is drawn with what was set meanwhile once it is put back', async () => {
    const { section, home } = await put();
    section.remove();
    section.search = 'm-2';
    await page.pause();
    home.append(section);
    await page.changed(section);
    expect(page.subjects(section)).to.deep.equal(['Subject m-2']);
    expect(page.find<HTMLInputElement>(section, 'input[type="search"]').value).to.equal('m-2');
  });

  it('still scrolls, sorts and opens after it was moved about the page', async () => {
    const mailings = page.sample(200, 1).mailings;
    const section = await page.mounted('mail-analytics', { adapter: new MemoryAdapter({ mailings }) });
    section.parentElement?.prepend(section);
    await page.changed(section);
    const box = page.find(section, '[part="scroll"]');
    box.scrollTop = box.scrollHeight;
    await waitUntil(() => page.rows(section).at(-1)?.getAttribute('aria-rowindex') === '201');
    await page.pressHead(section, 'subject');
    await page.openDrawer(section);
  });

  it('leaves no half-open drawer behind when it is removed while the drawer is open', async () => {
    const { section, home } = await put();
    await page.openDrawer(section);
    section.remove();
    home.append(section);
    await page.changed(section);
    expect(page.has(section, 'mail-recipients')).to.equal(page.has(section, 'dialog:modal'));
    await page.openDrawer(section, 1);
    expect(page.has(section, 'dialog:modal')).to.equal(true);
  });

  it('follows another adapter when it is given one, and the first no more', async () => {
    const { section, spy, adapter } = await put();
    const other = new page.SpyAdapter(new MemoryAdapter({ announcements: [page.announcement('m-9', 1)] }));
    section.adapter = other;
    await waitUntil(() => page.subjects(section)[0] === 'Subject m-9');
    expect([spy.subscriptions, other.subscriptions]).to.deep.equal([0, 1]);
    adapter.addEvents([page.mailEvent('m-3.1', 'delivered', LATER)]);
    await page.pause();
    expect(page.subjects(section)).to.deep.equal(['Subject m-9']);
  });
});
