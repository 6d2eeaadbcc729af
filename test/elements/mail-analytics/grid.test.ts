import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { MailAnalytics } from '../../../src/elements/mail-analytics/mail-analytics.js';
import * as page from '../harness.js';

const press = (key: string): Promise<void> => sendKeys({ press: key });
const at = (): Element => page.focused() as Element;
const columnAt = (): string => at().closest<HTMLElement>('[data-column]')?.dataset['column'] ?? '';
const rowAt = (): number => Number(at().closest('tr')?.getAttribute('aria-rowindex'));

const long = Array.from({ length: 5000 }, (_, index) => page.mailing(`m-${String(index).padStart(4, '0')}`));

async function section(
  attributes: Record<string, string> = {},
  mailings = page.sample().mailings,
): Promise<MailAnalytics> {
  const element = await page.mounted(
    'mail-analytics',
    { adapter: new MemoryAdapter({ mailings }) },
    { hide: 'summary chart', sort: 'subject', ...attributes },
  );
  return element;
}

async function row(place: number): Promise<void> {
  await waitUntil(() => rowAt() === place, `the focus is in row ${String(rowAt())} and not ${String(place)}`);
}

describe('the keyboard in the table', () => {
  beforeEach(() => setViewport({ width: 1460, height: 800 }));
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('has one stop for Tab among the heads, one at the edge of that head, and one among the rows', async () => {
    const element = await section();
    const stops = page.all(element, '#rows [tabindex="0"]').map((stop) => stop.localName + (stop.role ?? ''));
    expect(stops).to.deep.equal(['button', 'spanseparator', 'button']);
    expect(page.has(element, '#rows button:not([tabindex])')).to.equal(false);
  });

  it('goes through the heads sideways, down to the rows, and back up', async () => {
    const element = await section();
    page.find(element, 'th button').focus();
    await press('ArrowRight');
    await press('ArrowRight');
    expect(columnAt()).to.equal('sending-email');
    await press('End');
    expect(columnAt()).to.equal('spam-report');
    await press('ArrowRight');
    expect(columnAt(), 'there is nothing further').to.equal('spam-report');
    await press('Home');
    await press('ArrowRight');
    await press('ArrowDown');
    expect([at().localName, columnAt(), rowAt()]).to.deep.equal(['td', 'sending-user', 2]);
    await press('ArrowUp');
    expect([at().closest('th') !== null, columnAt()]).to.deep.equal([true, 'sending-user']);
  });

  it('goes through all cells of a row, also those in which there is nothing to press', async () => {
    const element = await section();
    page.find(element, '[part="subject"]').focus();
    const seen = [columnAt()];
    for (let presses = 0; presses < 12; presses += 1) {
      await press('ArrowRight');
      await element.updateComplete;
      seen.push(columnAt());
    }
    expect(seen).to.deep.equal(page.all(element, 'th').map((head) => head.dataset['column']));
    expect(rowAt()).to.equal(2);
  });

  it('comes to the last of five thousand rows and back, page by page and at once', async () => {
    const element = await section({}, long);
    page.find(element, '[part="subject"]').focus();
    await press('End');
    await row(5001);
    await waitUntil(() => page.textOf(at()) === 'Subject m-4999', 'the last row has not come');
    await press('PageUp');
    await waitUntil(() => rowAt() < 5001);
    expect(rowAt()).to.be.greaterThan(4980);
    await press('Home');
    await row(2);
    await press('PageDown');
    await waitUntil(() => rowAt() > 2);
    expect(rowAt()).to.be.within(5, 20);
    expect(page.all(element, '#rows tbody [tabindex="0"]').every((stop) => stop === at())).to.equal(true);
  });

  it('brings what has the focus out from under the subject', async () => {
    await setViewport({ width: 800, height: 600 });
    const element = await section();
    page.find(element, '[part="subject"]').focus();
    for (let presses = 0; presses < 12; presses += 1) {
      await press('ArrowRight');
      await element.updateComplete;
    }
    for (let presses = 0; presses < 11; presses += 1) {
      await press('ArrowLeft');
      await element.updateComplete;
      const { left } = at().getBoundingClientRect();
      const subject = page.find(page.rows(element)[0] as HTMLElement, '[data-column="subject"]');
      expect(left, columnAt()).to.be.at.least(subject.getBoundingClientRect().right - 1);
    }
  });

  it('turns left and right round in a page from right to left', async () => {
    document.documentElement.dir = 'rtl';
    const element = await section();
    page.find(element, 'th button').focus();
    await press('ArrowLeft');
    expect(columnAt()).to.equal('sending-user');
    await press('ArrowDown');
    await press('ArrowLeft');
    await element.updateComplete;
    expect(columnAt()).to.equal('sending-email');
    document.documentElement.removeAttribute('dir');
  });

  it('passes over what a card leaves out', async () => {
    await setViewport({ width: 390, height: 800 });
    const element = await section();
    page.find(element, '[part="subject"]').focus();
    for (let presses = 0; presses < 8; presses += 1) {
      await press('ArrowRight');
      await element.updateComplete;
      expect(at().checkVisibility(), columnAt()).to.equal(true);
    }
    expect(columnAt()).to.equal('bounced');
    await press('ArrowUp');
    expect(columnAt(), 'a card has no head to go up to').to.equal('bounced');
  });

  it('says in columns and rows where it is', async () => {
    const element = await section();
    const table = page.find(element, '#rows table');
    expect(table.getAttribute('role')).to.equal('grid');
    expect(table.getAttribute('aria-colcount')).to.equal('13');
    expect(page.has(element, '#rows td:not([role])')).to.equal(false);
  });
});
