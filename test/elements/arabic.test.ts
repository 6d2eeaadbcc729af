import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';

import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import type { RecipientOpenEvent } from '../../src/elements/events.js';
import * as ar from '../../src/locales/ar.js';
import { violations } from './violations.js';
import * as page from './harness.js';
import { toldMail } from './told-mail.js';

/** A language is loaded over the network, from a machine that may be busy. */
const PATIENT = { timeout: 4000 };

const adapter = (): MemoryAdapter => new MemoryAdapter(page.sample());

async function section(
  asked = adapter(),
  attributes: Record<string, string> = {},
): Promise<HTMLElementTagNameMap['mail-analytics']> {
  const list = await page.mounted('mail-analytics', { adapter: asked, timeZone: 'UTC' }, attributes);
  await waitUntil(
    () => page.textOf(page.all(list, 'h2')[0]) === ar.analytics.title,
    'it does not speak Arabic',
    PATIENT,
  );
  await page.loaded(list);
  return list;
}

const isMailed = (row: Element): boolean => row.querySelector('[data-column="delivered"] button') !== null;
const latin = /[a-z]{2,}/i;

/** Words on screen, but for what the host's data say: names, subjects, addresses. */
function ownWords(root: Element): string[] {
  const own = 'h2, th, .chip, .count, option, footer [role="status"], button.plain, .badge';
  return page.all(root, own).map(page.textOf).filter(Boolean);
}

/** Where a letter of a text stands, from the left, in pixels. */
function leftOf(text: Node, place: number): number {
  const letter = document.createRange();
  letter.setStart(text, place);
  letter.setEnd(text, place + 1);
  return letter.getBoundingClientRect().left;
}

describe('a page in Arabic', () => {
  beforeEach(async () => {
    document.documentElement.lang = 'ar';
    document.documentElement.dir = 'rtl';
    await setViewport({ width: 1400, height: 900 });
  });
  afterEach(async () => {
    document.documentElement.removeAttribute('lang');
    document.documentElement.removeAttribute('dir');
    await setViewport({ width: 800, height: 600 });
  });

  it('shows the days of the period in the order of their own language', async () => {
    const dates = { from: '2026-10-28', to: '2026-11-26', locale: 'en-GB' };
    const list = await page.mounted('mail-analytics', { adapter: adapter(), timeZone: 'UTC' }, dates);
    await page.loaded(list);
    const walker = document.createTreeWalker(page.all(list, '.period')[0] as Node, NodeFilter.SHOW_TEXT);
    let text = walker.nextNode();
    while (text && !text.textContent?.trim()) text = walker.nextNode();
    expect(text?.textContent).to.equal('28 Oct 2026 – 26 Nov 2026');
    const length = text?.textContent?.length ?? 0;
    expect(leftOf(text as Node, 0)).to.be.lessThan(leftOf(text as Node, length - 1));
  });

  it('does the whole job: search, filter, open a mailing, read a row, hand over a person, close', async () => {
    const list = await section();
    const told = page.heard<RecipientOpenEvent>(document, 'recipient-open');
    const all = page.rows(list).length;

    await page.pressChip(list, ar.analytics.statuses.sent);
    expect(new Set(page.column(list, 'status'))).to.deep.equal(new Set([ar.analytics.statuses.sent]));
    const [subject = ''] = page.subjects(list);
    await page.search(list, subject.slice(0, 6));
    expect(page.rows(list)).to.not.be.empty;
    expect(page.rows(list).length).to.be.below(all);

    const at = page.rows(list).findIndex(isMailed);
    const recipients = await page.openDrawer(list, at);
    const drawer = page.find(list, 'dialog');
    expect(page.textOf(drawer)).to.contain(ar.analytics.recipientsOf);
    await page.pressChip(recipients, ar.statuses.opened);
    const statuses = page.column(recipients, 'status');
    expect(statuses).to.not.be.empty;
    for (const each of statuses) expect(each).to.contain(ar.statuses.opened);

    const [name] = page.names(recipients);
    const [row] = page.rows(recipients);
    const open = page.find(row as HTMLElement, '.name button');
    expect(open.getAttribute('aria-label')).to.equal(ar.recipients.showPerson(String(name)));
    open.click();
    expect(told.map(({ recipient }) => recipient.name || recipient.email)).to.deep.equal([name]);

    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !page.has(list, 'mail-recipients'), 'the drawer has not closed', PATIENT);
  });

  it('sorts both lists, and opens the history of a person', async () => {
    const list = await section(toldMail());
    await page.pressHead(list, 'opened');
    expect(page.subjects(list)).to.deep.equal(['Subject m-4', 'Subject m-3', 'Subject m-2', 'Subject m-1']);
    const recipients = await page.openDrawer(list, 3);
    await page.pressHead(recipients, 'name');
    await page.pressChip(recipients, ar.statuses.opened);
    expect(page.names(recipients)).to.deep.equal(['Person m-1.1']);
    page.find(recipients, '.disclosure').click();
    await waitUntil(() => page.has(recipients, '.history li'), 'the history does not come', PATIENT);
    const said = page.all(recipients, '.history summary').map(page.textOf);
    expect(said.some((words) => words.includes(ar.statuses.opened) && words.includes(ar.timeline.decides))).to.equal(
      true,
      said.join(),
    );
    await page.closeDrawer(list);
  });

  it('opens the popover of an icon on the screen, from right to left', async () => {
    const icon = await page.mount('email-status-icon', {}, { status: 'bounced', subject: 'Hello' });
    await icon.show();
    await waitUntil(() => page.has(icon, '#popover:popover-open'), 'no popover', PATIENT);
    const box = page.find(icon, '#popover');
    await waitUntil(
      () => page.textOf(box).includes(ar.explanations.statuses.bounced),
      'it does not speak Arabic',
      PATIENT,
    );
    expect(getComputedStyle(box).direction).to.equal('rtl');
    const { left, right } = box.getBoundingClientRect();
    expect([left >= 0, right <= innerWidth]).to.deep.equal([true, true]);
    expect(Math.abs(right - icon.getBoundingClientRect().right), 'it begins where the icon does').to.be.below(3);
    icon.hide();
  });

  it('has no word left in another language', async () => {
    const list = await section();
    for (const words of ownWords(list)) expect(words.replace('CSV', ''), words).to.not.match(latin);
    const recipients = await page.openDrawer(list, page.rows(list).findIndex(isMailed));
    for (const words of ownWords(recipients)) expect(words.replace('CSV', ''), words).to.not.match(latin);
    for (const part of [list, recipients]) {
      for (const label of page.all(part, '[aria-label]')) {
        const said = (label.getAttribute('aria-label') ?? '').replace(/\u2068[^\u2069]*\u2069/g, '');
        expect(said, said).to.not.match(latin);
      }
    }
    await page.closeDrawer(list);
  });

  it('is laid out from right to left: columns, numbers, drawer', async () => {
    const list = await section();
    const lefts = page.all(list, '#rows thead th').map((each) => each.getBoundingClientRect().left);
    expect(lefts).to.deep.equal([...lefts].sort((one, other) => other - one));
    await page.openDrawer(list, page.rows(list).findIndex(isMailed));
    const { left, right } = page.find(list, 'dialog').getBoundingClientRect();
    await waitUntil(
      () => page.find(list, 'dialog').getBoundingClientRect().left <= 1,
      'the drawer stands elsewhere',
      PATIENT,
    );
    expect(right - left).to.be.below(innerWidth);
    await page.closeDrawer(list);
  });

  it('shows addresses from left to right', async () => {
    const list = await section();
    const recipients = await page.openDrawer(list, page.rows(list).findIndex(isMailed));
    const cell = page.all(recipients, 'td.email').find((each) => page.textOf(each).includes('@')) as HTMLElement;
    expect(getComputedStyle(cell).direction).to.equal('ltr');
    await page.closeDrawer(list);
  });

  it('breaks none of the rules of access, list and drawer', async () => {
    const list = await section();
    expect(await violations(list)).to.deep.equal([]);
    await page.openDrawer(list, page.rows(list).findIndex(isMailed));
    expect(await violations(list)).to.deep.equal([]);
    await page.closeDrawer(list);
  });

  it('counts as Arabic does', async () => {
    const list = await section();
    const digits = new Intl.NumberFormat('ar').format(14);
    expect(page.textOf(page.find(list, '.count'))).to.equal(ar.analytics.mailings(14, digits));
  });
});

describe('Arabic in a page from left to right', () => {
  it('turns what an element draws, and nothing else', async () => {
    const list = await section(adapter(), { locale: 'ar' });
    expect(getComputedStyle(list).direction).to.equal('ltr');
    const inner = page.find(list, 'section');
    expect([inner.lang, inner.dir]).to.deep.equal(['ar', 'rtl']);
    const [first, second] = page.all(list, '#rows thead th').map((each) => each.getBoundingClientRect().left);
    expect(first).to.be.greaterThan(Number(second));
  });

  it('turns an icon’s popover, too', async () => {
    const icon = await page.mount('email-status-icon', {}, { locale: 'ar', status: 'deferred', subject: 'Hello' });
    await icon.show();
    await waitUntil(() => page.has(icon, '#popover'), 'no popover', PATIENT);
    const box = page.find(icon, '#popover');
    await waitUntil(
      () => page.textOf(box).includes(ar.explanations.statuses.deferred),
      'it does not speak Arabic',
      PATIENT,
    );
    expect(getComputedStyle(box).direction).to.equal('rtl');
    icon.hide();
  });
});
