import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { RecipientOpenEvent } from '../../../src/elements/events.js';
import type { MailAnalytics } from '../../../src/elements/mail-analytics/mail-analytics.js';
import * as page from '../harness.js';

const data = page.sample();
const press = (key: string): Promise<void> => sendKeys({ press: key });
const at = (): Element => page.focused() as Element;
const said = (): string => at().getAttribute('aria-label') ?? page.textOf(at());

/** Presses Tab until the focus is where it should be; a person gives up after a while, and so does this. */
async function tabTo(what: string, isThere: (element: Element) => boolean, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 250; presses += 1) {
    await press(key);
    if (isThere(at())) return;
  }
  throw new Error(`Tab does not come to ${what}; it ended at ${said()}.`);
}

/** A section between two buttons of the page, the first of which has the focus. */
async function section(adapter: MemoryAdapter | page.SpyAdapter = new MemoryAdapter(data)): Promise<MailAnalytics> {
  const element = await page.mounted('mail-analytics', { adapter });
  const [before, after] = ['before', 'after'].map((id) => Object.assign(document.createElement('button'), { id }));
  element.before(before as Element);
  element.after(after as Element);
  before?.focus();
  return element;
}

const headOf =
  (name: string) =>
  (element: Element): boolean =>
    element.closest('th')?.dataset['column'] === name;
const isHead = (element: Element): boolean => element.matches('th button');
const isSubject = (element: Element): boolean => element.part.contains('subject');

/** Presses an arrow key until the focus is where it should be. */
async function arrowTo(what: string, key: string, isThere: (element: Element) => boolean): Promise<void> {
  for (let presses = 0; presses < 20 && !isThere(at()); presses += 1) await press(key);
  if (!isThere(at())) throw new Error(`${key} does not come to ${what}; it ended at ${said()}.`);
}

describe('<mail-analytics> by keyboard alone', () => {
  beforeEach(() => setViewport({ width: 1400, height: 800 }));
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('does the whole job: search, sort, open, sort, filter, hand over a recipient, close', async function () {
    this.timeout(30_000);
    const element = await section();
    const told = page.heard<RecipientOpenEvent>(document, 'recipient-open');

    await tabTo('the search', (each) => each.matches('input[type="search"]'));
    await sendKeys({ type: 'example' });
    await page.pause(200);
    await page.changed(element);
    const found = page.rows(element).length;
    expect(found).to.be.greaterThan(0);

    await tabTo('the heads', isHead);
    await arrowTo('the head of Opened', 'ArrowRight', headOf('opened'));
    await press('Enter');
    await page.changed(element);
    expect(page.find(element, 'th[aria-sort]').dataset['column']).to.equal('opened');
    expect(headOf('opened')(at()), 'the head keeps the focus').to.equal(true);
    await press('Space');
    await page.changed(element);
    expect(page.find(element, 'th[data-column="opened"]').getAttribute('aria-sort')).to.equal('ascending');
    await press('Enter');
    await page.changed(element);

    await tabTo('the rows', isSubject);
    const subject = at();
    await press('Enter');
    await waitUntil(() => page.has(element, 'dialog:modal mail-recipients'));
    const list = page.find(element, 'mail-recipients');
    await page.loaded(list);

    await tabTo('the chip Opened', (each) => each.classList.contains('chip') && page.textOf(each).startsWith('Opened'));
    await press('Space');
    await page.changed(list);
    expect(new Set(page.column(list, 'status'))).to.deep.equal(new Set(['Opened']));
    expect(page.textOf(at()), 'the chip keeps the focus').to.match(/^Opened/);

    await tabTo('the search in the drawer', (each) => each.matches('input[type="search"]'));
    await tabTo('the head of Name', headOf('name'));
    await press('Enter');
    await page.changed(list);
    expect(page.find(list, 'th[data-column="name"]').getAttribute('aria-sort')).to.equal('ascending');

    await tabTo('a recipient', (each) => each.closest('td')?.classList.contains('name') === true);
    await press('Enter');
    expect(told.map(({ recipient }) => recipient.name || recipient.email)).to.deep.equal([page.names(list)[0]]);

    await press('Escape');
    await waitUntil(() => !page.has(element, 'dialog[open]'));
    await page.pause();
    expect(at() === subject, 'the focus is back on the subject').to.equal(true);
    await tabTo('what comes after the section', (each) => each.id === 'after');
  });

  it('goes round inside the drawer and never behind it', async () => {
    const element = await section();
    await page.openDrawer(element, 4);
    const dialog = page.find(element, 'dialog');
    for (let presses = 0; presses < 60; presses += 1) {
      await press(presses < 45 ? 'Tab' : 'Shift+Tab');
      const isOut = document.activeElement === document.body;
      // Between the last and the first, the focus may be with the browser itself, which has no page behind it.
      expect(isOut || dialog.matches(':focus-within'), said()).to.equal(true);
    }
  });

  it('comes back to the number that opened the drawer', async () => {
    const element = await section();
    await tabTo('the rows', isSubject);
    // The first mailing is yet to go, and has no numbers.
    await press('ArrowDown');
    await arrowTo('a number', 'ArrowRight', (each) => each.matches('[data-column="delivered"] button'));
    const number = at();
    await press('Enter');
    await waitUntil(() => page.has(element, 'dialog:modal mail-recipients'));
    await page.loaded(page.find(element, 'mail-recipients'));
    await press('Escape');
    await waitUntil(() => !page.has(element, 'dialog[open]'));
    await page.pause();
    expect(at() === number, 'the focus is back on the number').to.equal(true);
  });

  it('comes to every subject of a long list, though few rows are drawn', async function () {
    this.timeout(60_000);
    const mailings = Array.from({ length: 60 }, (_, index) => page.mailing(`m-${String(index).padStart(3, '0')}`));
    const element = await page.mounted('mail-analytics', {
      adapter: new MemoryAdapter({ mailings }),
      sort: 'subject',
      columns: 'subject',
    });
    element.style.setProperty('--mail-table-max-height', '300px');
    await page.changed(element);
    page.find(element, '[part="subject"]').focus();
    const seen = [page.textOf(at())];
    for (let presses = 1; presses < 60; presses += 1) {
      await press('ArrowDown');
      await element.updateComplete;
      await page.pause(20);
      seen.push(page.textOf(at()));
    }
    expect(seen).to.deep.equal(mailings.map(({ subject }) => subject));
  });

  it('keeps a place for the focus when what was pressed goes away: Clear filters, and Try again', async () => {
    const spy = new page.SpyAdapter(new MemoryAdapter(data));
    const element = await section(spy);
    await page.search(element, 'nothing like it');
    page.find(element, '[part="note"] button').focus();
    await press('Enter');
    await waitUntil(() => page.rows(element).length > 0);
    expect(document.activeElement === element, 'the focus is in the section after Clear filters').to.equal(true);

    spy.answer = () => Promise.reject(new Error('The mail service is resting.'));
    await page.pressHead(element, 'subject');
    page.find(element, '[part="problem"] button').focus();
    spy.answer = (_call, real) => real();
    await press('Enter');
    await waitUntil(() => !page.has(element, '[part="problem"]'));
    await page.changed(element);
    expect(document.activeElement === element, 'the focus is in the section after Try again').to.equal(true);
  });

  it('shows where the focus is', async () => {
    const element = await section();
    await tabTo('a head', isHead);
    expect(getComputedStyle(at()).outlineStyle).to.equal('solid');
    await tabTo('a subject', isSubject);
    const { outlineStyle, outlineWidth } = getComputedStyle(at());
    expect([outlineStyle, parseFloat(outlineWidth) >= 2]).to.deep.equal(['solid', true]);
    expect(page.has(element, 'button:focus-visible')).to.equal(true);
  });

  it('does not hide the row that has the focus under the head or the foot of the table', async () => {
    const element = await page.mounted('mail-analytics', {
      adapter: new MemoryAdapter(page.sample(40, 1)),
      columns: 'subject',
    });
    element.style.setProperty('--mail-table-max-height', '300px');
    await page.changed(element);
    const box = page.find(element, '[part="scroll"]');
    page.find(element, '[part="subject"]').focus();
    for (let presses = 0; presses < 12; presses += 1) await press('ArrowDown');
    for (let presses = 0; presses < 9; presses += 1) {
      await press('ArrowUp');
      await element.updateComplete;
      await page.pause(20);
      const head = page.find(element, '#rows thead').getBoundingClientRect();
      const { top, bottom } = at().getBoundingClientRect();
      expect(top, said()).to.be.at.least(head.bottom - 1);
      expect(bottom, said()).to.be.at.most(box.getBoundingClientRect().bottom + 1);
    }
    const foot = page.find(element, 'tfoot').getBoundingClientRect();
    await press('End');
    await waitUntil(() => said() === page.subjects(element).at(-1));
    expect(at().getBoundingClientRect().bottom, said()).to.be.at.most(foot.top + 1);
  });
});
