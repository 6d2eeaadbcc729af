import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { MailRecipients } from '../../../src/elements/mail-recipients/mail-recipients.js';
import type { Recipient } from '../../../src/model/mailing.js';
import * as page from '../harness.js';
import { violations } from '../violations.js';

const press = (key: string): Promise<void> => sendKeys({ press: key });
const LONG = 'Wolfeschlegelsteinhausenbergerdorff '.repeat(9).slice(0, 300);
const OVERRIDE = '\u202e';

async function listOf(recipients: readonly Recipient[], more: Partial<MailRecipients> = {}): Promise<MailRecipients> {
  const adapter = page.oneMailing(recipients);
  const list = await page.mounted('mail-recipients', { adapter, mailingId: 'm-1', sort: 'email', ...more });
  list.style.blockSize = '500px';
  await page.changed(list);
  return list;
}

const many = (count: number): Recipient[] =>
  Array.from({ length: count }, (_, index) => page.recipient(`r-${String(index).padStart(3, '0')}`));

function at(): string {
  const row = page.focused()?.closest('[data-row]');
  const cell = [...(row?.children ?? [])].findIndex((each) => each.contains(page.focused()));
  return `${String(Number(row?.getAttribute('aria-rowindex')) - 2)}.${String(cell)}`;
}

async function pressed(...keys: string[]): Promise<string> {
  for (const key of keys) await press(key);
  return at();
}

describe('the rows of <mail-recipients> by keyboard', () => {
  it('are a grid: rows, cells and heads in their roles, counted', async () => {
    const list = await listOf(many(60));
    const grid = page.find(list, 'table');
    expect([grid.getAttribute('role'), grid.getAttribute('aria-rowcount')]).to.deep.equal(['grid', '61']);
    expect(page.all(list, 'tbody tr:not([aria-hidden]):not([role="row"])')).to.deep.equal([]);
    expect(page.all(list, '[data-row] > td:not([role="gridcell"])')).to.deep.equal([]);
    expect(page.all(list, 'th:not([role="columnheader"])')).to.deep.equal([]);
  });

  it('are one stop for Tab: from the last head to the first row, and on to what follows', async () => {
    const list = await listOf(many(60));
    page.find(list, 'th[data-column="date"] button').focus();
    await press('Tab');
    expect(at()).to.equal('0.0');
    await press('Tab');
    expect(page.focused()?.part.contains('export')).to.equal(true);
    await press('Shift+Tab');
    expect(at()).to.equal('0.0');
    expect(page.all(list, '[data-row] [tabindex="0"], [data-row][tabindex="0"]')).to.have.length(1);
  });

  it('are walked by arrows, pages and ends, though few are drawn, and none goes past an end', async () => {
    const list = await listOf(many(400));
    page.find(list, '.name button').focus();
    expect(await pressed('ArrowUp')).to.equal('0.0');
    expect(await pressed('ArrowDown', 'ArrowDown')).to.equal('2.0');
    expect(await pressed('PageDown')).to.match(/^[5-9]\.0$/);
    expect(await pressed('PageUp')).to.equal('2.0');
    await press('End');
    await waitUntil(() => at() === '399.0', 'the last row has not the focus');
    expect(await pressed('ArrowDown')).to.equal('399.0');
    expect(await pressed('Home')).to.equal('0.0');
    expect(page.names(list)[0]).to.equal('Person r-000');
  });

  it('are seen whole wherever the focus is, not under the head', async () => {
    const list = await listOf(many(80));
    const box = page.find(list, '#rows');
    page.find(list, '.name button').focus();
    for (const key of [...Array<string>(14).fill('ArrowDown'), ...Array<string>(12).fill('ArrowUp')]) {
      await press(key);
      const { top, bottom } = (page.focused() as Element).closest('[data-row]')?.getBoundingClientRect() as DOMRect;
      expect(top, at()).to.be.at.least(page.find(list, 'thead').getBoundingClientRect().bottom - 1.5);
      expect(bottom, at()).to.be.at.most(box.getBoundingClientRect().bottom + 1.5);
    }
  });

  it('have cells to be read, sideways as they stand, also from right to left', async () => {
    const list = await listOf(many(5));
    page.find(list, '.name button').focus();
    expect(await pressed('ArrowRight')).to.equal('0.1');
    expect(page.textOf(page.focused() ?? undefined)).to.equal('r-000@example.com');
    expect(await pressed('ArrowRight', 'ArrowRight', 'ArrowRight')).to.equal('0.3');
    expect(await pressed('ArrowDown')).to.equal('1.3');
    expect(await pressed('ArrowLeft')).to.equal('1.2');
    list.dir = 'rtl';
    expect(await pressed('ArrowLeft')).to.equal('1.3');
    expect(await pressed('ArrowRight', 'ArrowRight')).to.equal('1.1');
  });

  it('open their history by Enter on a cell, and lead to the person by Enter on the name', async () => {
    const adapter = new MemoryAdapter({ announcements: [page.announcement('m-1', 30)] });
    const list = await page.mounted('mail-recipients', { adapter, mailingId: 'm-1' });
    const told = page.heard(list, 'recipient-open');
    page.find(list, '.name button').focus();
    await press('Enter');
    expect(told).to.have.length(1);
    await pressed('ArrowRight', 'Enter');
    await waitUntil(() => page.has(list, '.history'));
    expect(at()).to.equal('0.1');
    expect(told).to.have.length(1);
  });

  it('keep the focus in the list when the row that had it is scrolled away', async () => {
    const list = await listOf(many(400));
    const box = page.find(list, '#rows');
    page.find(list, '.name button').focus();
    // WebKit brings what gets the focus into view a moment later.
    await page.pause();
    box.scrollTop = 9000;
    await waitUntil(() => page.focused() === box, 'the focus is lost');
  });

  it('leave the keys alone in which nothing is to be done', async () => {
    const list = await listOf(many(5));
    const left: string[] = [];
    list.addEventListener('keydown', ({ key, defaultPrevented }) => {
      if (!defaultPrevented) left.push(key);
    });
    page.find(list, '.name button').focus();
    await pressed('a', 'ArrowDown', 'Alt+ArrowDown');
    expect(left.filter((key) => key !== 'Alt')).to.deep.equal(['a', 'ArrowDown']);
  });
});

describe('<mail-recipients> of people with unusual names', () => {
  const height = (row: HTMLElement): number => row.getBoundingClientRect().height;

  it('keeps its rows and columns for names of three hundred characters, on a phone too', async () => {
    for (const width of [800, 320]) {
      await setViewport({ width, height: 600 });
      const email = `${'a'.repeat(200)}@example.com`;
      const list = await listOf([page.recipient('r-1', { name: LONG, email }), page.recipient('r-2')]);
      const [long, usual] = page.rows(list) as [HTMLElement, HTMLElement];
      expect(height(long)).to.equal(height(usual));
      for (const cell of ['.status', '.date']) {
        const [one, other] = [long, usual].map((row) => page.find(row, cell).getBoundingClientRect());
        expect(one?.right, cell).to.equal(other?.right);
      }
      const box = page.find(list, '#rows');
      expect(box.scrollWidth, `at ${String(width)} px`).to.equal(box.clientWidth);
      expect(page.find(long, '.name button').getAttribute('aria-label')).to.contain(LONG.trim());
      list.remove();
    }
    await setViewport({ width: 800, height: 600 });
  });

  it('shows the address where there is no name, or nothing of it is seen', async () => {
    const nameless = ['', '   ', '\u200b\u2060', OVERRIDE, '\u0000'].map((name, index) => ({
      ...page.recipient(`r-${String(index)}`),
      name,
    }));
    const without: Partial<Recipient> = page.recipient('r-9');
    delete without.name;
    const list = await listOf([...nameless, without as Recipient]);
    expect(page.names(list)).to.deep.equal([0, 1, 2, 3, 4, 9].map((index) => `r-${String(index)}@example.com`));
    expect(page.column(list, 'email').every((email) => email === '')).to.equal(true);
  });

  it('turns nothing but the name itself, whichever way that is written', async () => {
    const list = await listOf([
      page.recipient('r-1', { name: 'ليلى حداد' }),
      page.recipient('r-2', { name: `${OVERRIDE}Evil`, email: `${OVERRIDE}r-2@example.com` }),
      page.recipient('r-3', { name: 'Ada 👩‍👩‍👧' }),
    ]);
    const [arabic, hostile, emoji] = page.rows(list) as [HTMLElement, HTMLElement, HTMLElement];
    const lefts = (selector: string): number[] =>
      page.rows(list).map((row) => Math.round(page.find(row, selector).getBoundingClientRect().left));
    for (const selector of ['.avatar', '.status', '.badge'])
      expect(new Set(lefts(selector)).size, selector).to.equal(1);
    for (const row of [arabic, hostile, emoji]) {
      expect(getComputedStyle(page.find(row, '.name button')).unicodeBidi).to.match(/isolate/);
      expect(page.textOf(page.find(row, '.badge'))).to.equal('Delivered');
    }
    expect(getComputedStyle(page.find(arabic, '.name button')).direction).to.equal('rtl');
    expect(getComputedStyle(page.find(arabic, '.email')).direction).to.equal('ltr');
    expect(page.textOf(page.find(emoji, '.name button'))).to.equal('Ada 👩‍👩‍👧');
    expect(await violations(list)).to.deep.equal([]);
  });
});
