import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { ViewChangeEvent } from '../../../src/elements/events.js';
import type { MailAnalytics } from '../../../src/elements/mail-analytics/mail-analytics.js';
import { COLUMN_WIDTHS, NARROWEST, WIDEST } from '../../../src/model/column-layout.js';
import { MAILING_COLUMNS } from '../../../src/model/query.js';
import * as page from '../harness.js';
import { violations } from '../violations.js';

// Loaded when it is first wanted; here, no test is to wait for that.
import '../../../src/elements/mail-analytics/column-tools.js';

const data = page.sample();
const press = (key: string): Promise<void> => sendKeys({ press: key });
const section = (attributes: Record<string, string> = {}): Promise<MailAnalytics> =>
  page.mounted('mail-analytics', { adapter: new MemoryAdapter(data) }, { hide: 'summary chart', ...attributes });

const heads = (element: MailAnalytics): string[] =>
  page.all(element, '#rows th').map((head) => head.dataset['column'] ?? '');
const choices = (element: MailAnalytics): string[] =>
  page.all(element, '#columns li').map((each) => each.dataset['choice'] ?? '');
const box = (element: MailAnalytics, column: string): HTMLInputElement =>
  page.find<HTMLInputElement>(element, `#columns [data-choice="${column}"] input`);
const edge = (element: MailAnalytics, column: string): HTMLElement =>
  page.find(element, `th[data-column="${column}"] [role="separator"]`);
const widthOf = (element: MailAnalytics, column: string): number =>
  page.find(element, `th[data-column="${column}"]`).offsetWidth;
const told = (element: MailAnalytics): (string | undefined)[] =>
  page.heard<ViewChangeEvent>(element, 'view-change').map(({ view }) => view.columns);

async function chooser(element: MailAnalytics): Promise<HTMLElement> {
  page.find(element, '[part="choose-columns"]').focus();
  await press('Enter');
  await waitUntil(() => page.has(element, '#columns:popover-open input:focus'), 'the list of columns is not open');
  return page.find(element, '#columns');
}

/** Drags with the mouse, from the middle of an element. */
async function drag(element: Element, x: number, y = 0): Promise<void> {
  const { left, top, width, height } = element.getBoundingClientRect();
  const from = [Math.round(left + width / 2), Math.round(top + height / 2)] as const;
  await sendMouse({ type: 'move', position: [...from] });
  await sendMouse({ type: 'down' });
  for (const share of [0.3, 0.7, 1]) {
    await sendMouse({ type: 'move', position: [from[0] + Math.round(x * share), from[1] + Math.round(y * share)] });
    await page.pause(30);
  }
  await sendMouse({ type: 'up' });
}

describe('the list in which columns are chosen', () => {
  beforeEach(() => setViewport({ width: 1460, height: 800 }));
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('opens at the first press also where its code is here already', async () => {
    const element = await section();
    edge(element, 'date').focus();
    await press('ArrowRight');
    await page.pause(100);
    await page.pressAt(page.find(element, '[part="choose-columns"]'));
    await page.pause(100);
    expect(page.has(element, '#columns:popover-open')).to.equal(true);
  });

  it('opens at its button, has all thirteen, and closes on Escape with the focus back', async () => {
    const element = await section();
    const list = await chooser(element);
    expect(choices(element)).to.deep.equal([...MAILING_COLUMNS]);
    const button = page.find(element, '[part="choose-columns"]').getBoundingClientRect();
    const { top, right } = list.getBoundingClientRect();
    expect(top).to.be.within(button.bottom, button.bottom + 12);
    expect(Math.abs(right - button.right)).to.be.below(3);
    await press('Escape');
    await waitUntil(() => !page.has(element, '#columns:popover-open'));
    await waitUntil(() => page.focused() === page.find(element, '[part="choose-columns"]'));
    await press('Enter');
    await waitUntil(() => page.has(element, '#columns:popover-open'), 'it does not open a second time');
  });

  it('hides and shows a column, tells so, and has it back in its place', async () => {
    const element = await section();
    const views = page.heard<ViewChangeEvent>(element, 'view-change');
    await chooser(element);
    box(element, 'opened').click();
    await element.updateComplete;
    expect(heads(element)).to.deep.equal(MAILING_COLUMNS.filter((column) => column !== 'opened'));
    expect(page.all(page.rows(element)[2] as HTMLElement, 'td')).to.have.lengthOf(12);
    expect(choices(element)).to.deep.equal([...MAILING_COLUMNS]);
    expect(views.map(({ view }) => view.columns)).to.deep.equal([heads(element).join(' ')]);
    box(element, 'opened').click();
    await element.updateComplete;
    expect(heads(element)).to.deep.equal([...MAILING_COLUMNS]);
    expect(views.at(-1)?.view.columns).to.equal('');
  });

  it('never hides the subject, nor the last column', async () => {
    const element = await section({ columns: 'subject date' });
    await chooser(element);
    expect(box(element, 'subject').disabled).to.equal(true);
    box(element, 'date').click();
    await element.updateComplete;
    expect(heads(element)).to.deep.equal(['subject']);
    element.columns = 'opened';
    await element.updateComplete;
    expect(box(element, 'opened').disabled).to.equal(true);
  });

  it('moves a column with Alt and an arrow, keeps the focus on it and says where it is', async () => {
    const element = await section();
    await chooser(element);
    box(element, 'opened').focus();
    await press('Alt+ArrowUp');
    await press('Alt+ArrowUp');
    expect(heads(element).indexOf('opened')).to.equal(5);
    expect(page.focused() === box(element, 'opened')).to.equal(true);
    expect(page.textOf(page.find(element, '#columns [role="status"]'))).to.equal('Opened: place 6 of 13');
    await press('ArrowDown');
    expect(page.focused() === box(element, 'date'), 'an arrow alone moves the focus').to.equal(true);
  });

  it('moves a column with its buttons, and keeps the focus on the one that was pressed', async () => {
    const element = await section();
    await chooser(element);
    const down = (): HTMLElement => page.find(element, '[data-choice="subject"] [data-by="1"]');
    expect(down().getAttribute('aria-label')).to.equal('Move Subject down');
    down().focus();
    await press('Enter');
    await press('Enter');
    expect(heads(element).slice(0, 3)).to.deep.equal(['sending-user', 'sending-email', 'subject']);
    expect(page.focused() === down()).to.equal(true);
    const up = page.find(element, '[data-choice="sending-user"] [data-by="-1"]');
    up.click();
    expect(up.getAttribute('aria-disabled'), 'the first goes no further').to.equal('true');
    expect(heads(element)[0]).to.equal('sending-user');
  });

  it('moves a column by a drag of its grip', async () => {
    const element = await section();
    await chooser(element);
    const row = page.find(element, '[data-choice="date"]');
    await drag(page.find(row, '.grip'), 0, -2 * row.offsetHeight);
    await waitUntil(() => heads(element)[3] === 'date', `it is ${heads(element).join()}`);
    expect(page.has(element, '#columns .dragged')).to.equal(false);
  });

  it('keeps the place of a hidden column that was moved', async () => {
    const element = await section({ columns: 'subject date opened' });
    await chooser(element);
    box(element, 'status').focus();
    await press('Alt+ArrowUp');
    const place = choices(element).indexOf('status');
    expect(heads(element)).to.deep.equal(['subject', 'date', 'opened']);
    expect(choices(element).indexOf('status')).to.equal(place);
  });

  it('puts everything back at a press', async () => {
    const element = await section({ columns: 'date:200 subject' });
    await chooser(element);
    page.find(element, '#columns footer button').click();
    await element.updateComplete;
    expect([element.columns, ...heads(element)]).to.deep.equal(['', ...MAILING_COLUMNS]);
    expect(choices(element)).to.deep.equal([...MAILING_COLUMNS]);
  });

  it('says what it tells to the section that it is set on again', async () => {
    const one = await section();
    const views = page.heard<ViewChangeEvent>(one, 'view-change');
    await chooser(one);
    box(one, 'sending-email').click();
    box(one, 'date').focus();
    await press('Alt+ArrowUp');
    const { columns = '' } = views.at(-1)?.view ?? {};
    const other = await section({ columns });
    expect(heads(other)).to.deep.equal(heads(one));
  });

  it('has no barrier', async () => {
    const element = await section();
    await chooser(element);
    expect(await violations(element)).to.deep.equal([]);
  });

  it('is not offered where the toolbar is hidden', async () => {
    expect(page.has(await section({ hide: 'toolbar' }), '[part="choose-columns"]')).to.equal(false);
  });
});

describe('the width of a column', () => {
  beforeEach(() => setViewport({ width: 1460, height: 800 }));
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('leaves room for all thirteen at 1440 pixels', async () => {
    await setViewport({ width: 1440, height: 800 });
    const element = await section();
    const { scrollWidth, clientWidth } = page.find(element, '#rows');
    expect(scrollWidth).to.equal(clientWidth);
  });

  it('is taken from the attribute, exactly, whatever room is left over', async () => {
    const element = await section({ columns: 'subject:320 date opened:60' });
    expect([widthOf(element, 'subject'), widthOf(element, 'date'), widthOf(element, 'opened')]).to.deep.equal([
      320,
      COLUMN_WIDTHS.date,
      60,
    ]);
    expect(page.find(element, 'td[data-column="subject"]').offsetWidth).to.equal(320);
  });

  it('follows a drag of the edge, which is told once, and moves no other column', async () => {
    const element = await section();
    const before = widthOf(element, 'subject');
    const others = ['status', 'date', 'opened'].map((column) => widthOf(element, column));
    const views = page.heard<ViewChangeEvent>(element, 'view-change');
    await drag(edge(element, 'subject'), 60);
    await waitUntil(() => views.length > 0, 'it is not told');
    expect(widthOf(element, 'subject')).to.equal(before + 60);
    expect(['status', 'date', 'opened'].map((column) => widthOf(element, column))).to.deep.equal(others);
    expect(views).to.have.lengthOf(1);
    expect(views[0]?.view.columns).to.match(new RegExp(`^subject:${String(before + 60)} `));
    const again = await section({ columns: views[0]?.view.columns ?? '' });
    expect(widthOf(again, 'subject')).to.equal(before + 60);
  });

  it('follows a drag the other way round from right to left', async () => {
    document.documentElement.dir = 'rtl';
    const element = await section();
    const before = widthOf(element, 'subject');
    await drag(edge(element, 'subject'), -40);
    await waitUntil(() => widthOf(element, 'subject') === before + 40);
    document.documentElement.removeAttribute('dir');
  });

  it('is changed by arrow keys at the edge, to which Tab comes from the head', async () => {
    const element = await section();
    page.find(element, 'th[data-column="subject"] button').focus();
    await press('Tab');
    expect(page.focused() === edge(element, 'subject')).to.equal(true);
    const { label, now } = { label: edge(element, 'subject').ariaLabel, now: widthOf(element, 'subject') };
    expect(label).to.equal('Width of Subject');
    await press('ArrowRight');
    await waitUntil(() => widthOf(element, 'subject') === now + 16);
    expect(edge(element, 'subject').ariaValueNow).to.equal(String(now + 16));
    await press('Home');
    await waitUntil(() => widthOf(element, 'subject') === NARROWEST);
    await press('End');
    await waitUntil(() => widthOf(element, 'subject') === WIDEST);
    await press('Enter');
    await waitUntil(() => widthOf(element, 'subject') === COLUMN_WIDTHS.subject);
    expect(page.focused() === edge(element, 'subject'), 'the edge keeps the focus').to.equal(true);
    expect(heads(element)[0]).to.equal('subject');
  });

  it('is what it was after a double press', async () => {
    const element = await section({ columns: 'subject:400 date' });
    const { left, top, width } = edge(element, 'subject').getBoundingClientRect();
    const position: [number, number] = [Math.round(left + width / 2), Math.round(top + 8)];
    await sendMouse({ type: 'click', position });
    await sendMouse({ type: 'click', position });
    edge(element, 'subject').dispatchEvent(new MouseEvent('dblclick', { bubbles: true, composed: true }));
    await waitUntil(() => element.columns === 'subject date');
    expect(told(element)).to.deep.equal([]);
  });

  it('does not sort when the edge is dragged', async () => {
    const element = await section();
    const { sort } = element;
    await drag(edge(element, 'opened'), 30);
    await page.pause();
    expect(element.sort).to.equal(sort);
  });
});
