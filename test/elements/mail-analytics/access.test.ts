import { expect, waitUntil } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import * as page from '../harness.js';
import { violations } from '../violations.js';

const data = page.sample();

for (const colorScheme of ['light', 'dark'] as const) {
  describe(`<mail-analytics> for everyone, ${colorScheme}`, () => {
    before(async () => {
      await emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      document.documentElement.style.cssText = 'color-scheme: light dark; background: Canvas; color: CanvasText';
    });
    after(async () => {
      await emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
      document.documentElement.removeAttribute('style');
    });

    it('has no barrier in a table with rows', async () => {
      const section = await page.mounted('mail-analytics', { adapter: new MemoryAdapter(data) });
      expect(await violations(section)).to.deep.equal([]);
    });

    it('has no barrier where rows are cards', async () => {
      await setViewport({ width: 390, height: 800 });
      const section = await page.mounted('mail-analytics', { adapter: new MemoryAdapter(data) });
      expect(await violations(section)).to.deep.equal([]);
      await setViewport({ width: 800, height: 600 });
    });

    it('has no barrier with the drawer open, nor with a filter in it', async () => {
      const section = await page.mounted('mail-analytics', { adapter: new MemoryAdapter(data) });
      const list = await page.openDrawer(section, 4, 'delivered');
      await page.pause(250);
      expect(await violations(section)).to.deep.equal([]);
      await page.pressChip(list, 'Opened');
      expect(await violations(section)).to.deep.equal([]);
    });

    it('has no barrier while it is loading', async () => {
      const spy = new page.SpyAdapter(new MemoryAdapter(data));
      spy.isHeld = true;
      const section = await page.mount('mail-analytics', { adapter: spy });
      await page.pause();
      expect(await violations(section)).to.deep.equal([]);
    });

    it('has no barrier where there is nothing, or nothing matches', async () => {
      const section = await page.mounted('mail-analytics', { adapter: new MemoryAdapter({ mailings: [] }) });
      expect(await violations(section)).to.deep.equal([]);
      await page.search(section, 'nothing like it');
      expect(await violations(section)).to.deep.equal([]);
    });

    it('has no barrier when data cannot be had, with rows and without', async () => {
      const spy = new page.SpyAdapter(new MemoryAdapter(data));
      const section = await page.mounted('mail-analytics', { adapter: spy });
      spy.answer = () => Promise.reject(new Error('The mail service is resting.'));
      await page.pressHead(section, 'subject');
      expect(await violations(section)).to.deep.equal([]);
      const empty = await page.mounted('mail-analytics', { adapter: spy });
      expect(await violations(empty)).to.deep.equal([]);
    });

    it('has no barrier in a row that has just changed', async () => {
      const adapter = new MemoryAdapter({ announcements: [page.announcement('m-1', 30)] });
      const section = await page.mounted('mail-analytics', { adapter });
      adapter.addEvents(Array.from({ length: 25 }, (_, at) => page.mailEvent(`m-1.${String(at + 1)}`, 'delivered')));
      await waitUntil(() => page.has(section, '.changed'));
      expect(await violations(section)).to.deep.equal([]);
    });
  });
}

describe('<mail-analytics> for a screen reader', () => {
  const section = (): Promise<HTMLElement> => page.mounted('mail-analytics', { adapter: new MemoryAdapter(data) });

  it('is a named region with a heading and a named table', async () => {
    const element = await section();
    expect(page.find(element, 'section').getAttribute('aria-label')).to.equal('Mail analytics');
    expect(page.textOf(page.find(element, 'h2'))).to.equal('Mail analytics');
    expect(page.find(element, '#rows table').getAttribute('aria-label')).to.not.be.empty;
  });

  it('is a grid in roles, whatever is laid out how', async () => {
    const element = await section();
    expect(page.find(element, '#rows table').getAttribute('role')).to.equal('grid');
    expect(page.all(element, '#rows tr:not([aria-hidden]):not([role="row"])')).to.deep.equal([]);
    expect(
      page.all(
        element,
        '#rows th:not([role="columnheader"]), #rows tr:not([aria-hidden]) td:not([role="gridcell"], [role="rowheader"])',
      ),
    ).to.deep.equal([]);
  });

  it('says how many rows there are and which each is, though few are drawn', async () => {
    const mailings = Array.from({ length: 500 }, (_, at) => page.mailing(`m-${String(at)}`));
    const element = await page.mounted('mail-analytics', { adapter: new MemoryAdapter({ mailings }) });
    expect(page.find(element, '#rows table').getAttribute('aria-rowcount'), 'with head and foot').to.equal('502');
    const indices = page.rows(element).map((row) => row.getAttribute('aria-rowindex'));
    expect(indices).to.deep.equal(indices.map((_, at) => String(at + 2)));
    expect(page.find(element, '#rows thead tr').getAttribute('aria-rowindex')).to.equal('1');
    expect(page.find(element, '#rows tfoot tr').getAttribute('aria-rowindex')).to.equal('502');
  });

  it('says which column is sorted, and which way', async () => {
    const element = await section();
    await page.pressHead(element, 'opened');
    const sorted = page
      .all(element, 'th[aria-sort]')
      .map((head) => [head.dataset['column'], head.getAttribute('aria-sort')]);
    expect(sorted).to.deep.equal([['opened', 'descending']]);
    const statuses = page.all(element, '[role="status"]').map(page.textOf);
    expect(statuses).to.include('Sorted by Opened, descending');
  });

  it('names a number by what it counts and of which mailing', async () => {
    const element = await section();
    const row = page.rows(element)[4] as HTMLElement;
    const subject = page.subjects(element)[4] ?? '';
    const button = page.find(row, '[data-column="bounced"] button');
    const number = /^\d+/.exec(page.textOf(button))?.[0] ?? '';
    expect(button.getAttribute('aria-label')).to.equal(`${number} bounced: show these recipients of ${subject}`);
    const spam = page.find(element, 'td[data-column="spam-report"] button').getAttribute('aria-label');
    expect(spam).to.match(/^\d+ reported as spam: show these recipients of /);
  });

  it('says which filters are pressed', async () => {
    const element = await section();
    await page.pressChip(element, 'Sent');
    const pressed = page.all(element, '.chip[aria-pressed="true"]').map((chip) => page.textOf(chip).split(' ')[0]);
    expect(pressed).to.deep.equal(['Sent']);
    expect(page.find(element, '.chips').getAttribute('aria-label')).to.equal('Filter by status');
  });

  it('says how many mailings are left after each filter', async () => {
    const element = await section();
    const count = page.find(element, '.count');
    expect(count.getAttribute('role')).to.equal('status');
    await page.pressChip(element, 'Draft');
    expect(page.find(element, '.count')).to.equal(count);
    expect(page.textOf(count)).to.equal('1 mailing');
  });

  it('has a name for each button and each field', async () => {
    const element = await section();
    const nameless = page
      .all<HTMLInputElement>(element, 'button, input, select')
      .filter((each) => !each.getAttribute('aria-label') && !page.textOf(each) && !each.labels?.length);
    expect(nameless).to.deep.equal([]);
  });
});
