import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { AdapterErrorEvent, ViewChangeEvent } from '../../../src/elements/events.js';
import type { MailAnalytics } from '../../../src/elements/mail-analytics/mail-analytics.js';
import type { Mailing } from '../../../src/model/mailing.js';
import type { OwnColumn } from '../../../src/model/own-column.js';
import { MAILING_COLUMNS } from '../../../src/model/query.js';
import * as page from '../harness.js';
import { SavedFiles } from '../saved-files.js';
import { violations } from '../violations.js';

import '../../../src/elements/mail-analytics/column-tools.js';
import '../../../src/elements/mail-analytics/own-mailing-columns.js';

const data = page.sample();
const press = (key: string): Promise<void> => sendKeys({ press: key });

const owner: OwnColumn<Mailing> = { name: 'owner', label: 'Owner', render: ({ id }) => `Owner of ${id}` };
const score: OwnColumn<Mailing> = {
  name: 'score',
  label: 'Score',
  width: 90,
  align: 'end',
  render: ({ totals }) => totals.sent * 2,
  sortable: true,
  total: ({ sent }) => sent * 2,
};
const tools: OwnColumn<Mailing> = {
  name: 'tools',
  label: 'Tools',
  render: ({ subject }) =>
    html`<button part="resend">Resend <span>${subject}</span></button><button part="archive">Archive</button>`,
};
const list = ['subject', owner, score, 'date', tools] as const;

async function section(
  columns: MailAnalytics['columns'] | readonly unknown[] = list,
  more = {},
): Promise<MailAnalytics> {
  const adapter = new page.SpyAdapter(new MemoryAdapter(data));
  const element = await page.mounted('mail-analytics', { adapter }, { hide: 'summary chart', ...more });
  element.columns = columns as never;
  await waitUntil(() => page.heads(element).length < 13 || page.heads(element).length > 13, 'they do not come');
  return element;
}

const cells = (element: MailAnalytics, name: string): HTMLElement[] =>
  page.rows(element).map((row) => page.find(row, `[data-column="${name}"]`));
const value = (cell: HTMLElement | undefined): string => page.textOf(cell?.querySelector('.value') ?? undefined);
const idOf = (cell: HTMLElement | undefined): string => cell?.closest<HTMLElement>('[data-row]')?.dataset['id'] ?? '';
const heads = (element: MailAnalytics): string[] =>
  page.all(element, '#rows th').map((head) => head.dataset['column'] ?? '');

describe('columns of the host’s own', () => {
  beforeEach(() => setViewport({ width: 1300, height: 800 }));
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('stand among ours, in the order given, with head, width, value and sum', async () => {
    const element = await section();
    expect(heads(element)).to.deep.equal(['subject', 'owner', 'score', 'date', 'tools']);
    expect(element.columns).to.equal('subject owner score date tools');
    for (const cell of cells(element, 'owner')) expect(value(cell)).to.equal(`Owner of ${idOf(cell)}`);
    expect(page.textOf(page.find(element, 'th[data-column="owner"]'))).to.equal('Owner');
    expect(page.find(element, 'th[data-column="score"]').style.inlineSize).to.equal('90px');
    const numbers = cells(element, 'score');
    expect(getComputedStyle(numbers[0] as HTMLElement).textAlign).to.equal('end');
    const sum = page.find(element, '[part="totals"] [data-column="score"]');
    const sent = page.find(element, 'table').getAttribute('aria-colcount');
    expect([Number(page.textOf(sum)) > 0, sent]).to.deep.equal([true, '5']);
    expect(page.textOf(page.find(element, '[part="totals"] [data-column="owner"]'))).to.equal('');
  });

  it('show texts as texts, never as markup, and nodes and templates as they are', async () => {
    const node = ({ id }: Mailing): HTMLElement => Object.assign(document.createElement('b'), { textContent: id });
    const element = await section([
      'subject',
      { name: 'markup', label: '<i>Markup</i>', render: () => '<img src=x onerror=alert(1)>' },
      { name: 'node', label: 'Node', render: node },
      { name: 'nothing', label: 'Nothing', render: () => undefined },
      tools,
    ]);
    expect(value(cells(element, 'markup')[0])).to.equal('<img src=x onerror=alert(1)>');
    expect(page.has(element, 'td img, th i')).to.equal(false);
    for (const cell of cells(element, 'node')) expect(page.textOf(page.find(cell, 'b'))).to.equal(idOf(cell));
    expect(value(cells(element, 'nothing')[0])).to.equal('');
    expect(page.all(cells(element, 'tools')[0] as HTMLElement, 'button')).to.have.lengthOf(2);
  });

  it('can be styled by their parts', async () => {
    const element = await section();
    const sheet = document.head.appendChild(document.createElement('style'));
    sheet.textContent =
      'mail-analytics::part(cell-owner) { color: rgb(1, 2, 3) } mail-analytics::part(resend) { color: rgb(4, 5, 6) }';
    expect(getComputedStyle(cells(element, 'owner')[0] as HTMLElement).color).to.equal('rgb(1, 2, 3)');
    expect(getComputedStyle(page.find(element, '[part="resend"]')).color).to.equal('rgb(4, 5, 6)');
    sheet.remove();
  });

  it('sort both ways where the host says so: the adapter is asked by their name, and it is read out', async () => {
    const element = await section();
    const { calls } = element.adapter as page.SpyAdapter;
    const asked = (): unknown => calls.findLast(({ query }) => query && query.limit > 0)?.query?.sort;
    expect(page.has(element, 'th[data-column="owner"] button')).to.equal(false);
    const told = page.heard<ViewChangeEvent>(element, 'view-change');
    await page.pressHead(element, 'score');
    expect(asked()).to.deep.equal({ by: 'score', direction: 'ascending' });
    await page.pressHead(element, 'score');
    expect(asked()).to.deep.equal({ by: 'score', direction: 'descending' });
    expect(page.find(element, 'th[data-column="score"]').ariaSort).to.equal('descending');
    expect(page.textOf(page.all(element, '[role="status"]').at(-1))).to.equal('Sorted by Score, descending');
    expect([element.sort, told.at(-1)?.view.sort.by]).to.deep.equal(['-score', 'score']);
    element.sort = 'owner';
    await page.changed(element);
    expect(asked(), 'a column that does not sort').to.deep.equal({ by: 'date', direction: 'descending' });
  });

  it('are hidden, moved and made wider as ours are, and tell so', async () => {
    const element = await section();
    const told = page.heard<ViewChangeEvent>(element, 'view-change');
    page.find(element, '[part="choose-columns"]').click();
    await waitUntil(() => page.has(element, '#columns:popover-open'));
    const choice = (name: string, inside: string): HTMLElement =>
      page.find(element, `[data-choice="${name}"] ${inside}`);
    expect(page.textOf(choice('owner', 'label'))).to.equal('Owner');
    expect(page.all(element, '#columns li')).to.have.lengthOf(MAILING_COLUMNS.length + 3);
    choice('owner', 'input').click();
    await element.updateComplete;
    // Past those of ours that are hidden.
    for (let step = 0; step < 8; step += 1) {
      choice('tools', '[data-by="-1"]').click();
      await element.updateComplete;
    }
    expect(heads(element)).to.deep.equal(['subject', 'score', 'tools', 'date']);
    expect(told.at(-1)?.view.columns).to.equal('subject score tools date');
    page.find(element, 'th[data-column="score"] [role="separator"]').focus();
    await press('End');
    await waitUntil(() => /score:800/.test(element.columns));
    expect(page.find(element, 'th[data-column="score"]').offsetWidth).to.equal(800);
    page.find(element, '#columns footer button').click();
    await element.updateComplete;
    expect(heads(element)).to.deep.equal(['subject', 'owner', 'score', 'date', 'tools']);
  });

  it('stay as a person has arranged them when the page sets the same list anew, and show what is new in it', async () => {
    const element = await section();
    element.columns = 'tools owner:200 subject';
    await element.updateComplete;
    expect(heads(element)).to.deep.equal(['tools', 'owner', 'subject']);
    element.columns = ['subject', { ...owner, render: () => 'Now known' }, score, 'date', tools];
    await waitUntil(() => value(cells(element, 'owner')[0]) === 'Now known', 'the cells are the old ones');
    expect(heads(element)).to.deep.equal(['tools', 'owner', 'subject']);
    element.columns = ['subject', 'date'];
    await waitUntil(() => heads(element).join() === 'subject,date');
    element.removeAttribute('columns');
  });

  it('go into the exported file, safe from formulas', async () => {
    const element = await section([
      'subject',
      owner,
      { name: 'sum', label: 'Sum', render: () => '=1+1' },
      { name: 'told', label: 'Told', render: () => html`<b>no text</b>`, csv: ({ totals }: Mailing) => totals.sent },
      tools,
      { name: 'broken', label: 'Broken', render: () => Number.NaN, csv: () => Number.NaN },
    ]);
    const saved = new SavedFiles();
    try {
      page.find(element, '[part="export"]').click();
      await waitUntil(() => saved.files.length === 1, 'no file comes');
      const text = (await saved.files[0]?.content.text()) ?? '';
      const [head = '', first = ''] = text.split('\r\n');
      expect(head).to.match(/,Mailing ID,Owner,Sum,Told,Tools,Broken$/i);
      expect(first).to.match(/,Owner of [^,]+,'=1\+1,\d+,,$/);
    } finally {
      saved.restore();
    }
  });

  it('leave a cell empty and tell once a column where they throw; the table goes on', async () => {
    const element = await page.mounted('mail-analytics', { adapter: new MemoryAdapter(data) });
    const told = page.heard<AdapterErrorEvent>(element, 'adapter-error');
    const broken = {
      name: 'broken',
      label: 'Broken',
      render: ({ id }: Mailing) => {
        throw new TypeError(`no owner of ${id}`);
      },
    };
    const forged = { name: 'forged', label: 'Forged', render: () => ({ _$litType$: 1, strings: ['<b>'], values: [] }) };
    const thrown = await page.thrownDuring(async () => {
      element.columns = ['subject', broken, forged, owner];
      await waitUntil(() => heads(element).length === 4);
    });
    expect(thrown).to.deep.equal([]);
    expect(value(cells(element, 'broken')[0])).to.equal('');
    expect(value(cells(element, 'forged')[0])).to.equal('');
    expect(value(cells(element, 'owner')[0])).to.match(/^Owner of/);
    const messages = told.map(({ error }) => (error as Error).message);
    expect(messages).to.have.lengthOf(2);
    expect(messages[0]).to.match(/^columns “broken”, render: TypeError: no owner of/);
  });

  it('that are defined wrongly are named, on screen and in the console; the others are shown', async () => {
    const element = await page.mounted(
      'mail-analytics',
      { adapter: new MemoryAdapter(data) },
      { hide: 'summary chart' },
    );
    const warned = await page.warnedDuring(async () => {
      element.columns = [
        'subject',
        { name: 'owner', label: 'Owner', render: 'text' },
        { name: 'subject', label: 'Mine', render: () => '' },
        { name: 'constructor', label: 'Mine', render: () => '' },
        null,
        score,
      ] as never;
      await waitUntil(() => heads(element).join() === 'subject,score');
    });
    expect(warned).to.deep.equal([
      'mail-analytics: columns[1].render: not a function ("text")',
      'mail-analytics: columns[2].name: the name of another column ("subject")',
      'mail-analytics: columns[3].name: not a name of small letters, digits and hyphens ("constructor")',
      'mail-analytics: columns[4]: neither a name nor a column (null)',
    ]);
    expect(page.textOf(page.find(element, '[part="problem"]'))).to.contain('columns[1].render: not a function');
  });

  it('are places of the grid: Enter goes into what is in a cell, Tab goes on there, Escape comes back', async () => {
    const element = await section();
    const opened = page.heard(element, 'mailing-open');
    const [first] = cells(element, 'tools');
    const [resend, archive] = page.all(first as HTMLElement, 'button');
    page.find(page.rows(element)[0] as HTMLElement, '[part="subject"]').focus();
    for (let step = 0; step < 4; step += 1) await press('ArrowRight');
    expect(page.focused() === first, 'the arrows come to the cell').to.equal(true);
    await press('Enter');
    expect(page.focused() === resend, 'Enter goes in').to.equal(true);
    await press('ArrowLeft');
    expect(page.focused() === resend, 'arrows are those of what is inside').to.equal(true);
    await press('Tab');
    expect(page.focused() === archive, 'Tab goes on inside').to.equal(true);
    element.requestUpdate();
    await element.updateComplete;
    expect(page.focused() === archive, 'it stays there while rows are drawn').to.equal(true);
    await press('Escape');
    expect(page.focused() === first, 'Escape comes back').to.equal(true);
    await press('ArrowUp');
    expect((page.focused() as HTMLElement).closest('th')?.dataset['column']).to.equal('tools');
    await press('ArrowDown');
    expect(page.focused() === first, 'from the head, down to the cell').to.equal(true);
    const stops = page.all(first as HTMLElement, '[tabindex="0"], button:not([tabindex])');
    expect(stops, 'Tab comes to the grid once').to.deep.equal([]);
    await page.pressAt(resend as HTMLElement);
    expect(opened, 'a press in a cell opens no drawer').to.deep.equal([]);
  });

  it('stand on a card with their label, all cards of one height', async () => {
    await setViewport({ width: 380, height: 800 });
    const element = await section();
    const [cell] = cells(element, 'owner');
    expect(page.textOf(cell)).to.match(/^Owner Owner of/);
    expect(getComputedStyle(page.find(cell as HTMLElement, '.label')).display).to.equal('inline');
    const heights = new Set(page.rows(element).map((row) => row.getBoundingClientRect().height));
    expect([...heights]).to.have.lengthOf(1);
    const row = page.rows(element)[0] as HTMLElement;
    const last = page.find(row, '[data-column="tools"]').getBoundingClientRect();
    expect(last.bottom).to.be.at.most(row.getBoundingClientRect().bottom);
    const sorts = page.all<HTMLOptionElement>(element, '.sort option').map(({ value }) => value);
    expect(sorts).to.include('score').and.not.include('owner');
  });

  it('have no barrier, wide, narrow and from right to left', async () => {
    const element = await section();
    expect(await violations(element)).to.deep.equal([]);
    element.dir = 'rtl';
    expect(await violations(element)).to.deep.equal([]);
    await setViewport({ width: 380, height: 800 });
    await page.pause();
    expect(await violations(element)).to.deep.equal([]);
  });
});
