import { expect, waitUntil } from '@open-wc/testing';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import * as page from '../harness.js';

const LATER = '2026-11-24T10:00:00Z';
const OFFER = '[part="refresh"]';

const offer = (list: HTMLElement): string => (page.has(list, OFFER) ? page.textOf(page.find(list, OFFER)) : '');
const told = (list: HTMLElement): string[] => page.all(list, '.hidden[role="status"]').map(page.textOf).filter(Boolean);

/** Three mailings to three each, the third the newest. */
function threeMailings(): MemoryAdapter {
  const announcements = [1, 2, 3].map((each) =>
    page.announcement(`m-${String(each)}`, 3, { sentAt: `2026-11-24T0${String(each)}:00:00Z` }),
  );
  return new MemoryAdapter({ announcements });
}

describe('<mail-analytics> whose order has changed', () => {
  it('offers nothing where changes cannot have moved a row', async () => {
    const adapter = threeMailings();
    const section = await page.mounted('mail-analytics', { adapter, sort: '-date' });
    adapter.addEvents([page.mailEvent('m-1.1', 'opened', LATER)]);
    await waitUntil(() => page.has(section, '.changed'));
    await page.pause(100);
    expect(offer(section)).to.equal('');
  });

  it('counts the changes that may have moved one, and puts them in order when asked to', async () => {
    const adapter = threeMailings();
    const section = await page.mounted('mail-analytics', { adapter, sort: '-opened' });
    const before = page.subjects(section);
    expect(before[0]).to.equal('Subject m-1');
    adapter.addEvents([page.mailEvent('m-2.1', 'opened', LATER)]);
    await waitUntil(() => offer(section) === '1 change · refresh order');
    adapter.addEvents([page.mailEvent('m-3.1', 'opened', LATER), page.mailEvent('m-3.2', 'opened', LATER)]);
    await waitUntil(() => offer(section) === '2 changes · refresh order');
    expect(page.subjects(section)).to.deep.equal(before);
    page.find(section, OFFER).click();
    await waitUntil(() => page.subjects(section)[0] === 'Subject m-3');
    expect(page.subjects(section)).to.deep.equal(['Subject m-3', 'Subject m-2', 'Subject m-1']);
    expect(offer(section)).to.equal('');
  });

  it('counts new mailings', async () => {
    const adapter = threeMailings();
    const section = await page.mounted('mail-analytics', { adapter });
    for (const each of ['m-4', 'm-5']) adapter.announce(page.announcement(each, 1, { sentAt: LATER }));
    await waitUntil(() => offer(section) === '2 changes · refresh order');
    expect(page.textOf(page.find(section, '.count'))).to.equal('5 mailings');
    expect(page.rows(section)).to.have.length(3);
  });

  it('takes the offer back when it is sorted or filtered otherwise', async () => {
    const adapter = threeMailings();
    const section = await page.mounted('mail-analytics', { adapter, sort: '-opened' });
    adapter.addEvents([page.mailEvent('m-3.1', 'opened', LATER)]);
    await waitUntil(() => offer(section) !== '');
    await page.pressHead(section, 'clicked');
    expect(offer(section)).to.equal('');
    await page.pressHead(section, 'opened');
    expect(page.subjects(section)[0], 'in order').to.equal('Subject m-3');
    expect(offer(section)).to.equal('');
  });

  it('says once that there is an offer, and leaves the focus in the rows when it is taken', async () => {
    const adapter = threeMailings();
    const section = await page.mounted('mail-analytics', { adapter, sort: '-opened' });
    expect(told(section)).to.deep.equal([]);
    adapter.addEvents([page.mailEvent('m-3.1', 'opened', LATER)]);
    await waitUntil(() => told(section).length === 1);
    const [first] = told(section);
    adapter.addEvents([page.mailEvent('m-2.1', 'opened', LATER)]);
    await waitUntil(() => offer(section).startsWith('2'));
    expect(told(section)).to.deep.equal([first]);
    page.find(section, OFFER).focus();
    page.find(section, OFFER).click();
    await waitUntil(() => !page.has(section, OFFER));
    expect(page.focused()).to.equal(page.find(section, '#rows'));
    expect(told(section)).to.deep.equal([]);
  });

  it('keeps rows in their places, and asks for them alone, where it counts what software opened', async () => {
    const adapter = threeMailings();
    const spy = new page.SpyAdapter(adapter);
    const section = await page.mounted('mail-analytics', { adapter: spy, sort: '-opened', includeMachineOpens: true });
    const before = page.subjects(section);
    adapter.addEvents([page.mailEvent('m-3.1', 'opened', LATER, { machine: true })]);
    const opened = (): string => page.textOf(page.find(section, '[data-id="m-3"] [data-column="opened"]'));
    await waitUntil(() => opened().startsWith('1'));
    expect(page.subjects(section)).to.deep.equal(before);
    expect(offer(section)).to.equal('1 change · refresh order');
  });
});

describe('the drawer whose order has changed', () => {
  const opened = async (
    adapter: MemoryAdapter,
    attributes: Record<string, string> = {},
  ): Promise<{ section: HTMLElement; list: HTMLElement }> => {
    const section = await page.mounted('mail-analytics', { adapter });
    const list = await page.openDrawer(section);
    for (const [name, value] of Object.entries(attributes)) list.setAttribute(name, value);
    await page.changed(list);
    return { section, list };
  };

  it('keeps a changed row in its place until it is asked to put it in order', async () => {
    const adapter = threeMailings();
    const { list } = await opened(adapter);
    const before = page.names(list);
    adapter.addEvents([page.mailEvent('m-3.3', 'delivered', LATER)]);
    await waitUntil(() => offer(list) === '1 change · refresh order');
    expect(page.names(list)).to.deep.equal(before);
    expect(page.textOf(page.find(list, '.changed .name button'))).to.equal('Person m-3.3');
    page.find(list, OFFER).click();
    await waitUntil(() => page.names(list)[0] === 'Person m-3.3');
    expect(offer(list)).to.equal('');
  });

  it('keeps a row that matches the filter no more, with its new status, until then', async () => {
    const adapter = threeMailings();
    const { list } = await opened(adapter, { statuses: 'processed', sort: 'name' });
    expect(page.names(list)).to.have.length(3);
    adapter.addEvents([page.mailEvent('m-3.2', 'delivered', LATER)]);
    await waitUntil(() => page.textOf(page.find(list, 'footer [role="status"]')) === '2 recipients');
    expect(page.column(list, 'status')).to.deep.equal(['Processed', 'Delivered', 'Processed']);
    expect(offer(list)).to.equal('1 change · refresh order');
    page.find(list, OFFER).click();
    await waitUntil(() => page.rows(list).length === 2);
    expect(page.column(list, 'status')).to.deep.equal(['Processed', 'Processed']);
  });

  it('offers nothing where it is sorted by name and nobody is filtered out', async () => {
    const adapter = threeMailings();
    const { list } = await opened(adapter, { sort: 'name' });
    adapter.addEvents([page.mailEvent('m-3.3', 'delivered', LATER)]);
    await waitUntil(() => page.column(list, 'status')[2] === 'Delivered');
    await page.pause(100);
    expect(offer(list)).to.equal('');
  });

  it('stays where it is scrolled to when it is put in order', async () => {
    const adapter = new MemoryAdapter({ announcements: [page.announcement('m-1', 400)] });
    const { list } = await opened(adapter);
    const box = page.find(list, '#rows');
    box.scrollTop = box.scrollHeight / 2;
    await waitUntil(() => page.has(list, '[aria-rowindex="200"]:not(.pending)'));
    const { scrollTop } = box;
    adapter.addEvents([page.mailEvent('m-1.400', 'delivered', LATER)]);
    await waitUntil(() => offer(list) !== '');
    page.find(list, OFFER).click();
    await waitUntil(() => offer(list) === '');
    await page.changed(list);
    expect(box.scrollTop).to.equal(scrollTop);
    const ids = page.names(list);
    expect(new Set(ids).size, 'nobody twice').to.equal(ids.length);
    box.scrollTop = 0;
    await waitUntil(() => page.names(list)[0] === 'Person m-1.400');
  });
});
