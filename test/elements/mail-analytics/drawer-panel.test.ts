import { expect, waitUntil } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { ViewChangeEvent } from '../../../src/elements/events.js';
import type { MailAnalytics } from '../../../src/elements/mail-analytics/mail-analytics.js';
import * as page from '../harness.js';
import { violations } from '../violations.js';

const data = page.sample();
/** The place of a mailing that went to many, so that each status occurs. */
const SENT = 4;
const numberIn = (text: string | null): number => Number(/\d+/.exec(text ?? '')?.[0] ?? NaN);
const footer = (list: Element): string => page.textOf(page.find(list, 'footer [role="status"]'));

async function opened(more: Partial<MailAnalytics> = {}): Promise<[MailAnalytics, HTMLElement]> {
  const section = await page.mounted('mail-analytics', { adapter: new MemoryAdapter(data), locale: 'en-GB', ...more });
  return [section, await page.openDrawer(section, SENT)];
}

const parts = (section: MailAnalytics): HTMLElement[] => page.all(section, '.parts button');
const part = (section: MailAnalytics, name: string): HTMLElement => {
  const found = parts(section).find((each) => each.getAttribute('aria-label')?.startsWith(name));
  if (!found) throw new Error(`There is no part ${name}.`);
  return found;
};
const edge = (section: MailAnalytics): HTMLElement => page.find(section, 'dialog [role="separator"]');
const widthOf = (section: MailAnalytics): number => page.find(section, 'dialog').offsetWidth;

describe('the ribbon in the drawer', () => {
  it('names each part by word and number, in the order of the ribbon, as wide as its share', async () => {
    const [section] = await opened();
    const labels = parts(section).map((each) => each.getAttribute('aria-label') ?? '');
    expect(labels.map((label) => label.replace(/ \d.*/, ''))).to.deep.equal([
      'Clicked',
      'Opened',
      'Delivered',
      'Deferred',
      'Dropped',
      'Bounced',
    ]);
    for (const label of labels) expect(label).to.match(/^\w+ \d+ of 40$/);
    const widths = parts(section).map((each) => each.offsetWidth);
    const [clicked = 0, , delivered = 0] = widths;
    expect(delivered).to.be.greaterThan(clicked);
    expect(Math.min(...widths), 'a part too narrow to be pressed').to.be.at.least(6);
  });

  it('shows exactly as many as each part says, and all on a second press', async () => {
    const [section, list] = await opened();
    for (const { ariaLabel } of parts(section)) {
      const name = (ariaLabel ?? '').replace(/ \d.*/, '');
      const count = numberIn(ariaLabel);
      part(section, name).click();
      await section.updateComplete;
      await page.changed(list);
      expect(footer(list), name).to.equal(count === 1 ? '1 recipient' : `${String(count)} recipients`);
      expect(part(section, name).getAttribute('aria-pressed')).to.equal('true');
      expect(page.textOf(page.find(list, '.only'))).to.equal(`Only ${name.toLowerCase()}`);
      part(section, name).click();
      await section.updateComplete;
      await page.changed(list);
      expect(footer(list)).to.equal('40 recipients');
    }
  });

  it('follows the filter that is taken off in the list, or brought by a number of the table', async () => {
    const section = await page.mounted('mail-analytics', { adapter: new MemoryAdapter(data) });
    const list = await page.openDrawer(section, SENT, 'bounced');
    expect(part(section, 'Bounced').getAttribute('aria-pressed')).to.equal('true');
    page.find(list, '.only').click();
    await section.updateComplete;
    expect(part(section, 'Bounced').getAttribute('aria-pressed')).to.equal('false');
    await page.changed(list);
    part(section, 'Bounced').click();
    await section.updateComplete;
    await page.changed(list);
    expect(page.rows(list)).to.have.length(numberIn(part(section, 'Bounced').ariaLabel));
  });

  it('says nothing to the host, whose view it is not', async () => {
    const [section, list] = await opened();
    const told = page.heard(document, 'view-change');
    part(section, 'Opened').click();
    await section.updateComplete;
    await page.changed(list);
    expect(told).to.have.length(0);
  });

  it('is told apart by shape and word below, and has no barrier when pressed', async () => {
    const [section, list] = await opened();
    for (const chip of page.all(list, '.chip[data-status]')) expect(chip.querySelector('svg')).to.not.equal(null);
    part(section, 'Opened').click();
    await section.updateComplete;
    await page.changed(list);
    await page.pause(250);
    expect(await violations(section)).to.deep.equal([]);
  });
});

describe('the head of the drawer', () => {
  it('names mailing, sender, address and time, each by itself', async () => {
    const sender = { name: '\u202eمريم', email: 'mary@example.com' };
    const adapter = new MemoryAdapter({ mailings: [page.mailing('m-1', { subject: ' \u200b ', sender })] });
    const section = await page.mounted('mail-analytics', { adapter, locale: 'en-GB', timeZone: 'UTC' });
    await page.openDrawer(section);
    expect(page.textOf(page.find(section, '#drawer-title'))).to.equal('(no subject)');
    const details = page.all(section, '.panel header p bdi').map(page.textOf);
    expect(details.slice(0, 2)).to.deep.equal(['\u202eمريم', 'mary@example.com']);
    // Engines differ in the first digit of hours.
    expect(details[2]).to.match(/^24 Nov 2026, 0?9:00$/);
  });
});

describe('the width of the drawer', () => {
  beforeEach(() => setViewport({ width: 1400, height: 800 }));
  afterEach(async () => {
    await resetMouse();
    await setViewport({ width: 800, height: 600 });
  });

  const told = (section: MailAnalytics): (number | undefined)[] => {
    const widths: (number | undefined)[] = [];
    section.addEventListener('view-change', (event) => widths.push((event as ViewChangeEvent).view.drawerWidth));
    return widths;
  };

  it('is changed by a drag of its edge, told once, and the same when it is opened again', async () => {
    const [section] = await opened();
    const widths = told(section);
    const { left } = edge(section).getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(left + 2), 400] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [Math.round(left + 2) - 100, 380] });
    await sendMouse({ type: 'move', position: [Math.round(left + 2) - 180, 300] });
    await waitUntil(() => widthOf(section) === 700);
    expect(widths).to.deep.equal([]);
    await sendMouse({ type: 'up' });
    await waitUntil(() => widths.length === 1);
    expect(widths).to.deep.equal([700]);
    await page.closeDrawer(section);
    await page.openDrawer(section, SENT + 1);
    expect(widthOf(section)).to.equal(700);
  });

  it('is changed by the keyboard, within its ends, which it names', async () => {
    const [section] = await opened();
    const widths = told(section);
    edge(section).focus();
    const value = (name: string): number => Number(edge(section).getAttribute(`aria-value${name}`));
    await section.updateComplete;
    expect([value('min'), value('max'), value('now')]).to.deep.equal([380, 1260, 520]);
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'Home' });
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'End' });
    expect(widths).to.deep.equal([540, 520, 500, 380, 380, 1260]);
    await section.updateComplete;
    expect([widthOf(section), edge(section).getAttribute('aria-valuetext')]).to.deep.equal([1260, '1,260 pixels']);
  });

  it('goes the other way in pages from right to left', async () => {
    const [section] = await opened();
    section.dir = 'rtl';
    edge(section).focus();
    await sendKeys({ press: 'ArrowRight' });
    await section.updateComplete;
    expect(widthOf(section)).to.equal(540);
    const { right } = page.find(section, 'dialog').getBoundingClientRect();
    expect(right - edge(section).getBoundingClientRect().right, 'from the edge that is seen').to.be.within(-0.1, 1.1);
  });

  it('is that of the page again after a double click, or Enter', async () => {
    const [section] = await opened({ drawerWidth: 800 });
    const widths = told(section);
    expect(widthOf(section)).to.equal(800);
    edge(section).dispatchEvent(new MouseEvent('dblclick'));
    await section.updateComplete;
    expect([widths, widthOf(section)]).to.deep.equal([[undefined], 520]);
    section.drawerWidth = 800;
    edge(section).focus();
    await sendKeys({ press: 'Enter' });
    await section.updateComplete;
    expect(widthOf(section)).to.equal(520);
  });

  it('is what the host says, as a property, an attribute or a style, and never wider than the screen', async () => {
    const [section] = await opened({ drawerWidth: 5000 });
    expect(widthOf(section)).to.equal(1260);
    section.setAttribute('drawer-width', '640');
    await section.updateComplete;
    expect(widthOf(section)).to.equal(640);
    section.removeAttribute('drawer-width');
    section.style.setProperty('--mail-drawer-width', '450px');
    await section.updateComplete;
    expect(widthOf(section)).to.equal(450);
  });

  it('is that of a phone on a phone, where it has no edge', async () => {
    const [section] = await opened({ drawerWidth: 500 });
    for (const width of [390, 320]) {
      await setViewport({ width, height: 700 });
      // A scroll bar may take its place.
      expect(widthOf(section)).to.equal(document.documentElement.clientWidth);
      expect(getComputedStyle(edge(section)).display).to.equal('none');
      const list = page.find(section, 'mail-recipients');
      const { scrollWidth, clientWidth } = page.find(list, '#rows');
      expect(scrollWidth).to.equal(clientWidth);
      // What scrolls now is told so with its new size.
      await page.pause();
      expect(await violations(section), `at ${String(width)} px`).to.deep.equal([]);
    }
  });
});
