import { expect, waitUntil } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { MailAnalytics } from '../../../src/elements/mail-analytics/mail-analytics.js';
import type { MailingOpenEvent, RecipientOpenEvent, ViewChangeEvent } from '../../../src/elements/events.js';
import { NUMBER_COLUMNS } from '../../../src/model/rated-columns.js';
import { totalsOf } from '../../../src/model/mailing.js';
import * as page from '../harness.js';

const data = page.sample();
const isOpen = (section: HTMLElement): boolean => page.has(section, 'dialog[open]');
const numberIn = (text: string): number => Number(/\d+/.exec(text)?.[0] ?? NaN);
const footer = (list: HTMLElement): string => page.textOf(page.find(list, 'footer [role="status"]'));

function section(): Promise<MailAnalytics> {
  return page.mounted('mail-analytics', { adapter: new MemoryAdapter(data) });
}

/** The place of a mailing that went to many, so that each status occurs. */
const SENT = 4;

describe('the drawer of <mail-analytics>', () => {
  afterEach(async () => {
    await resetMouse();
    await setViewport({ width: 800, height: 600 });
  });

  it('opens from the subject as a modal dialog with the mailing’s name and its recipients', async () => {
    const element = await section();
    const subject = page.subjects(element)[SENT];
    const list = await page.openDrawer(element, SENT);
    const dialog = page.find<HTMLDialogElement>(element, 'dialog');
    expect(dialog.matches(':modal')).to.equal(true);
    const title = page.find(element, `#${dialog.getAttribute('aria-labelledby') ?? ''}`);
    expect(page.textOf(title)).to.equal(subject);
    expect(footer(list)).to.equal('40 recipients');
  });

  it('has the focus inside while it is open', async () => {
    const element = await section();
    await page.openDrawer(element, SENT);
    expect(page.find(element, 'dialog').matches(':focus-within')).to.equal(true);
  });

  it('closes on Escape, and the focus returns to the subject', async () => {
    const element = await section();
    const subject = page.all(element, '[part="subject"]')[SENT];
    await page.openDrawer(element, SENT);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !isOpen(element));
    await page.pause();
    expect(page.focused() === subject, 'the focus is back').to.equal(true);
  });

  it('returns the focus to the number that opened it', async () => {
    const element = await section();
    await page.openDrawer(element, SENT, 'opened');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !isOpen(element));
    await page.pause();
    expect(page.focused()?.closest('td')?.dataset['column']).to.equal('opened');
    expect(page.focused()?.closest('tr') === page.rows(element)[SENT], 'the same row').to.equal(true);
  });

  it('closes by its button', async () => {
    const element = await section();
    await page.openDrawer(element, SENT);
    const button = page.find(element, 'dialog .close');
    expect(button.getAttribute('aria-label')).to.equal('Close');
    await page.pressAt(button);
    await waitUntil(() => !isOpen(element));
  });

  it('stays open where it was opened anew before the browser has told that it was closed', async () => {
    const element = await section();
    await page.openDrawer(element, SENT);
    page.find(element, 'dialog .close').click();
    page.all(element, '[part="subject"]')[SENT + 1]?.click();
    await page.pause(200);
    expect(isOpen(element), 'open').to.equal(true);
    expect(page.textOf(page.find(element, '#drawer-title'))).to.equal(page.subjects(element)[SENT + 1]);
  });

  it('begins anew also where it was closed just before, whatever was set in it', async () => {
    const element = await section();
    const list = await page.openDrawer(element, SENT);
    await page.search(list, 'an');
    page.find(element, 'dialog .close').click();
    const again = await page.openDrawer(element, SENT);
    expect(page.find<HTMLInputElement>(again, 'input[type="search"]').value).to.equal('');
    expect(footer(again)).to.equal('40 recipients');
  });

  it('closes by a press beside it, and not by one inside', async () => {
    const element = await section();
    await page.openDrawer(element, SENT);
    await page.pressAt(page.find(element, 'dialog h3'));
    await page.pressAt(page.find(element, 'dialog header'), 5, 5);
    await page.pause();
    expect(isOpen(element)).to.equal(true);
    await sendMouse({ type: 'click', position: [20, 300] });
    await waitUntil(() => !isOpen(element));
  });

  it('stays open when a press that began inside ends beside it, as when text is selected', async () => {
    const element = await section();
    await page.openDrawer(element, SENT);
    const { left, top } = page.find(element, 'dialog h3').getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(left + 40), Math.round(top + 8)] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [20, 300] });
    await sendMouse({ type: 'up' });
    await page.pause();
    expect(isOpen(element)).to.equal(true);
  });

  it('shows another mailing’s recipients when opened again, and none of those before', async () => {
    const element = await section();
    const first = page.names(await page.openDrawer(element, SENT));
    await page.closeDrawer(element);
    const second = page.names(await page.openDrawer(element, SENT + 1));
    expect(first).to.not.deep.equal(second);
  });

  it('opens exactly as many recipients as the number says, for every number of several mailings', async function () {
    this.timeout(60_000);
    await setViewport({ width: 1600, height: 3200 });
    const element = await section();
    let pressed = 0;
    for (const row of [1, SENT, SENT + 1, SENT + 3]) {
      for (const name of NUMBER_COLUMNS.filter((column) => column !== 'sent')) {
        const button = page.rows(element)[row]?.querySelector(`[data-column="${name}"] button`);
        if (!button) continue;
        // The number as a screen reader says it; on screen the rate stands right below.
        const count = numberIn(button.getAttribute('aria-label') ?? '');
        expect(page.textOf(button)).to.match(new RegExp(`^${String(count)}`));
        const list = await page.openDrawer(element, row, name);
        const what = `${name} in row ${String(row)}`;
        expect(footer(list), what).to.equal(count === 1 ? '1 recipient' : `${String(count)} recipients`);
        expect(page.rows(list), what).to.have.length(count);
        expect(page.has(list, '.only'), what).to.equal(true);
        await page.closeDrawer(element);
        pressed += 1;
      }
    }
    expect(pressed).to.be.greaterThan(20);
  });

  it('shows all recipients once the filter of the number is taken off', async () => {
    const element = await section();
    const list = await page.openDrawer(element, SENT, 'bounced');
    page.find(list, '.only').click();
    await page.changed(list);
    expect(footer(list)).to.equal('40 recipients');
    expect(page.has(list, '.only')).to.equal(false);
  });

  it('has a number for zero that opens nothing, and none for what is yet to be sent', async () => {
    const mailings = [page.mailing('m-1'), page.mailing('m-2', { status: 'draft', sentAt: undefined })];
    const element = await page.mounted('mail-analytics', { adapter: new MemoryAdapter({ mailings }) });
    expect(page.column(element, 'opened')).to.deep.equal(['0', '–none yet']);
    expect(page.all(element, 'td.number button')).to.deep.equal([]);
  });

  it('tells the host which mailing and which number is asked for', async () => {
    const element = await section();
    const told = page.heard<MailingOpenEvent>(document, 'mailing-open');
    await page.openDrawer(element, SENT, 'clicked');
    await page.closeDrawer(element);
    await page.openDrawer(element, SENT);
    const id = page.rows(element)[SENT]?.dataset['id'];
    expect(told.map(({ mailingId, reached }) => [mailingId, reached])).to.deep.equal([
      [id, 'clicked'],
      [id, undefined],
    ]);
  });

  it('stays closed when the host cancels mailing-open', async () => {
    const element = await section();
    const views = page.heard(element, 'view-change');
    element.addEventListener('mailing-open', (event) => event.preventDefault());
    page.all(element, '[part="subject"]')[SENT]?.click();
    await page.pause();
    expect(isOpen(element)).to.equal(false);
    expect(views).to.deep.equal([]);
  });

  it('has chips whose counts add up to all, with and without a filter', async () => {
    const element = await section();
    const list = await page.openDrawer(element, SENT);
    const sums = (): number[] => {
      const [every = NaN, ...each] = page.chips(list).map(numberIn);
      return [every, each.reduce((sum, count) => sum + count, 0)];
    };
    expect(sums()).to.deep.equal([40, 40]);
    await page.pressChip(list, 'Opened');
    expect(sums()).to.deep.equal([40, 40]);
    await page.pressChip(list, 'Bounced');
    expect(sums()).to.deep.equal([40, 40]);
  });

  it('shows the recipients of the picked statuses, as many as the chips say', async () => {
    const element = await section();
    const list = await page.openDrawer(element, SENT);
    await page.pressChip(list, 'Bounced');
    await page.pressChip(list, 'Dropped');
    const picked = page.all(list, '.chip[aria-pressed="true"]').map(page.textOf);
    expect(picked.map((label) => label.replace(/ \d+/, ''))).to.have.members(['Bounced', 'Dropped']);
    const count = picked.map(numberIn).reduce((sum, each) => sum + each, 0);
    expect(footer(list)).to.equal(`${String(count)} recipients`);
    expect(new Set(page.column(list, 'status'))).to.deep.equal(new Set(['Bounced', 'Dropped']));
  });

  for (const name of ['name', 'email', 'status', 'date'] as const) {
    it(`sorts by ${name} both ways`, async () => {
      await setViewport({ width: 800, height: 3200 });
      const element = await section();
      const list = await page.openDrawer(element, SENT);
      const seen: Record<string, string[]> = {};
      for (let press = 0; press < 2; press += 1) {
        await page.pressHead(list, name);
        const direction = page.find(list, `th[data-column="${name}"]`).getAttribute('aria-sort') ?? 'none';
        expect(page.rows(list)).to.have.length(40);
        seen[direction] = page.rows(list).map((row) => valueOf(row, name));
      }
      const { ascending = [], descending = [] } = seen;
      const { compare } = new Intl.Collator(undefined, { numeric: true });
      const order = ['Processed', 'Deferred', 'Delivered', 'Opened', 'Clicked', 'Bounced', 'Dropped', 'Spam report'];
      const rank = (value: string): string =>
        name === 'status' ? String([...order, 'Unsubscribed'].indexOf(value)) : value;
      const sorted = [...ascending].sort((a, b) => compare(rank(a), rank(b)));
      expect(ascending).to.deep.equal(sorted);
      expect(descending).to.deep.equal([...sorted].reverse());
      expect(new Set(ascending).size).to.be.greaterThan(1);
    });
  }

  it('finds recipients by name and by address', async () => {
    const element = await section();
    const list = await page.openDrawer(element, SENT);
    const [name = ''] = page.names(list);
    await page.search(list, name.toUpperCase());
    expect(page.names(list)).to.include(name);
    expect(page.rows(list).length).to.be.lessThan(40);
    const address = page.column(list, 'email')[0] ?? '';
    await page.search(list, address);
    expect(page.column(list, 'email')).to.deep.equal([address]);
  });

  it('says that nobody matches, and takes the filters off on request', async () => {
    const element = await section();
    const list = await page.openDrawer(element, SENT);
    await page.search(list, 'nobody at all');
    expect(page.textOf(page.find(list, '[part="note"]'))).to.contain('No recipient matches');
    page.find(list, '[part="note"] button').click();
    await waitUntil(() => page.rows(list).length > 0);
    expect(footer(list)).to.equal('40 recipients');
    expect(page.find<HTMLInputElement>(list, 'input').value).to.equal('');
  });

  it('hands the recipient who is pressed to the host', async () => {
    const element = await section();
    const told = page.heard<RecipientOpenEvent>(document, 'recipient-open');
    const list = await page.openDrawer(element, SENT);
    page.find(list, '[part="row"] .name button').click();
    expect(told.map(({ recipient }) => recipient.name)).to.deep.equal([page.names(list)[0]]);
    expect(told[0]?.mailingId).to.equal(page.rows(element)[SENT]?.dataset['id']);
  });

  it('does not pass off the view of its list as the view of the section', async () => {
    const element = await section();
    const views = page.heard<ViewChangeEvent>(element, 'view-change');
    const list = await page.openDrawer(element, SENT);
    await page.search(list, 'a');
    await page.pressChip(list, 'Opened');
    expect(views.map(({ view }) => [view.search, view.statuses])).to.deep.equal([['', []]]);
  });

  it('speaks of itself in the view: open with the mailing, closed without', async () => {
    const element = await section();
    const views = page.heard<ViewChangeEvent>(element, 'view-change');
    await page.openDrawer(element, SENT);
    await page.closeDrawer(element);
    const id = page.rows(element)[SENT]?.dataset['id'];
    expect(views.map(({ view }) => view.mailingId)).to.deep.equal([id, undefined]);
  });

  it('shows a failure of its own inside, and leaves the table alone', async () => {
    const spy = new page.SpyAdapter(new MemoryAdapter(data));
    const element = await page.mounted('mail-analytics', { adapter: spy });
    spy.answer = () => Promise.reject(new Error('Recipients are resting.'));
    const told = page.heard(element, 'adapter-error');
    const list = await page.openDrawer(element, SENT);
    expect(page.textOf(page.find(list, '[part="problem"]'))).to.contain('Recipients are resting.');
    expect(page.has(element, '[part="problem"]')).to.equal(false);
    expect(told).to.have.length(1);
    spy.answer = (_call, real) => real();
    page.find(list, '[part="problem"] button').click();
    await waitUntil(() => page.rows(list).length > 0);
  });

  it('gives up its request when it is closed before the answer', async () => {
    const spy = new page.SpyAdapter(new MemoryAdapter(data));
    const element = await page.mounted('mail-analytics', { adapter: spy });
    spy.isHeld = true;
    page.all(element, '[part="subject"]')[SENT]?.click();
    await waitUntil(() => spy.calls.at(-1)?.method === 'listRecipients');
    await page.closeDrawer(element);
    expect(spy.calls.at(-1)?.signal?.aborted).to.equal(true);
  });

  it('works for a mailing that has no recipients', async () => {
    const adapter = new MemoryAdapter({ mailings: [page.mailing('m-1', { totals: totalsOf([]) })] });
    const element = await page.mounted('mail-analytics', { adapter });
    const list = await page.openDrawer(element);
    expect(page.textOf(page.find(list, '[part="note"]'))).to.equal('This mailing has no recipients');
  });
});

function valueOf(row: HTMLElement, name: string): string {
  if (name === 'name') return page.textOf(page.find(row, '.name button'));
  if (name === 'date') return page.find(row, 'time').getAttribute('datetime') ?? '';
  if (name === 'status') return page.textOf(page.find(row, '.badge'));
  return page.find(row, '.email').title;
}
