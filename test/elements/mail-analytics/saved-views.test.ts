import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import { viewsIn } from '../../../src/adapters/views-in.js';
import { keepViewInUrl } from '../../../src/elements/keep-view-in-url.js';
import type { AdapterErrorEvent, ViewChangeEvent } from '../../../src/elements/events.js';
import type { MailAnalytics } from '../../../src/elements/mail-analytics/mail-analytics.js';
import type { SavedView, ViewStorage } from '../../../src/model/saved-view.js';
import * as page from '../harness.js';
import { violations } from '../violations.js';

const KEY = 'test-views';
const DATA = page.sample(10, 10);

const RECENT: SavedView = { name: 'Recent', view: { range: '90d', sort: '-opened', columns: 'subject date opened' } };
const FAILED: SavedView = { name: 'Failed', view: { statuses: 'failed' } };

const stored = (): SavedView[] => JSON.parse(localStorage.getItem(KEY) ?? '[]') as SavedView[];
const store = (...views: SavedView[]): void => localStorage.setItem(KEY, JSON.stringify(views));

async function section(views: ViewStorage = viewsIn(localStorage, KEY), attributes = {}): Promise<MailAnalytics> {
  const about = { hide: 'summary chart', locale: 'en-GB', ...attributes };
  const element = await page.mounted('mail-analytics', { adapter: new MemoryAdapter(DATA), views }, about);
  await waitUntil(() => page.has(element, '[part="saved-views"]'), 'there is no button');
  await page.changed(element);
  return element;
}

const button = (element: HTMLElement): HTMLElement => page.find(element, '[part="saved-views"]');
const box = (element: HTMLElement): HTMLElement => page.find(element, '#saved-views');
const named = (element: HTMLElement): string[] => page.all(element, '#saved-views .pick bdi').map(page.textOf);
const labelled = (element: HTMLElement, label: string): HTMLElement =>
  page.find(element, `#saved-views [aria-label="${label}"]`);

async function open(element: HTMLElement): Promise<void> {
  button(element).focus();
  await sendKeys({ press: 'Enter' });
  await waitUntil(() => page.has(element, '#saved-views:popover-open'), 'the list of views is not open');
  await page.pause();
}

async function saveAs(element: HTMLElement, name: string): Promise<void> {
  page.find<HTMLInputElement>(element, '#saved-views footer input').value = name;
  page.find(element, '#saved-views footer form button').click();
  await page.pause();
}

describe('the views that a person has saved', () => {
  beforeEach(() => localStorage.removeItem(KEY));
  after(async () => {
    localStorage.removeItem(KEY);
    await setViewport({ width: 800, height: 600 });
  });

  it('take the place of what is still being typed, in the field as well', async () => {
    store(FAILED);
    const element = await section();
    const field = page.find<HTMLInputElement>(element, 'input[type="search"]');
    field.value = 'person';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await open(element);
    page.find(element, '#saved-views .pick').click();
    await page.pause(250);
    expect([element.search, field.value]).to.deep.equal(['', '']);
  });

  it('are not offered without a storage', async () => {
    const element = await page.mounted('mail-analytics', { adapter: new MemoryAdapter(DATA) });
    await page.pause();
    expect(page.has(element, '[part="saved-views"]')).to.equal(false);
  });

  it('are saved by a name, marked as the one that is shown, and told to be changed', async () => {
    const element = await section();
    await page.pressHead(element, 'subject');
    await open(element);
    expect(page.textOf(box(element))).to.contain('No view is saved yet.');
    await saveAs(element, 'By subject');
    expect(named(element)).to.deep.equal(['By subject']);
    expect(stored().map(({ name, view }) => [name, view.sort])).to.deep.equal([['By subject', 'subject']]);
    expect(page.textOf(button(element))).to.equal('Views: By subject');
    expect(page.focused()?.getAttribute('aria-current'), 'focus is on it').to.equal('true');

    await page.pressHead(element, 'date');
    expect(page.textOf(button(element)), 'something else is shown now').to.contain('changed');
    expect(page.has(element, '[part="saved-views"] .dot')).to.equal(true);
    const save = page.all(element, '#saved-views footer > button')[0];
    expect(page.textOf(save)).to.equal('Save changes to “By subject”');
    save?.click();
    await page.pause();
    expect(stored()[0]?.view.sort).to.equal('-date');
    expect(page.has(element, '[part="saved-views"] .dot')).to.equal(false);
  });

  it('are shown whole when they are picked, and told to the host as its own presses are', async () => {
    store(RECENT, FAILED);
    const element = await section();
    element.search = 'x';
    const views = page.heard<ViewChangeEvent>(element, 'view-change');
    await open(element);
    expect(named(element)).to.deep.equal(['Failed', 'Recent']);
    await sendKeys({ press: 'ArrowDown' });
    expect(page.textOf(page.focused() ?? undefined)).to.equal('Recent');
    await sendKeys({ press: 'Enter' });
    await page.changed(element);
    const { range, sort, columns, search } = element;
    expect({ range, sort, columns, search }).to.deep.equal({ ...RECENT.view, search: '' });
    expect(page.has(element, '#saved-views:popover-open')).to.equal(false);
    expect(page.focused()).to.equal(button(element));
    expect(views).to.have.length(1);
    expect(views[0]?.view.range).to.equal('90d');
    expect(page.textOf(button(element))).to.equal('Views: Recent');
  });

  it('open and close with a press of the pointer, the first time as well', async () => {
    store(RECENT);
    const element = await section();
    await page.pressAt(button(element));
    await page.pause(150);
    expect(page.has(element, '#saved-views:popover-open')).to.equal(true);
    await page.pressAt(button(element));
    await page.pause(150);
    expect(page.has(element, '#saved-views:popover-open')).to.equal(false);
  });

  it('close with Escape, and give the focus back', async () => {
    store(RECENT);
    const element = await section();
    await open(element);
    expect(page.focused()?.className).to.equal('pick');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !page.has(element, '#saved-views:popover-open'));
    await waitUntil(() => page.focused() === button(element));
  });

  it('are renamed, but not to the name of another', async () => {
    store(RECENT, FAILED);
    const element = await section();
    await open(element);
    labelled(element, 'Rename “Recent”').click();
    const field = page.find<HTMLInputElement>(element, '#saved-views li input');
    expect(page.focused()).to.equal(field);
    field.value = 'Failed';
    await sendKeys({ press: 'Enter' });
    await page.pause();
    expect(page.textOf(box(element))).to.contain('There is a view “Failed” already.');
    expect(stored()).to.have.deep.members([RECENT, FAILED]);
    field.value = 'Of three months';
    await sendKeys({ press: 'Enter' });
    await page.pause();
    expect(stored()).to.have.deep.members([{ ...RECENT, name: 'Of three months' }, FAILED]);
    expect(named(element)).to.deep.equal(['Failed', 'Of three months']);
    expect(page.textOf(page.focused() ?? undefined)).to.equal('Of three months');
  });

  it('are deleted, and come back whole', async () => {
    store({ ...RECENT, isDefault: true }, FAILED);
    const element = await section();
    await open(element);
    labelled(element, 'Delete “Recent”').click();
    await page.pause();
    expect(stored()).to.deep.equal([FAILED]);
    expect(page.textOf(box(element))).to.contain('“Recent” was deleted.');
    expect(page.textOf(page.focused() ?? undefined)).to.equal('Undo');
    await sendKeys({ press: 'Enter' });
    await page.pause();
    expect(stored()).to.have.deep.members([{ ...RECENT, isDefault: true }, FAILED]);
    expect(page.textOf(box(element))).to.not.contain('was deleted');
  });

  it('have one that is shown at the start, without an event', async () => {
    store(RECENT, FAILED);
    const before = await section();
    await open(before);
    labelled(before, 'Show “Recent” at the start').click();
    await page.pause();
    labelled(before, 'Show “Failed” at the start').click();
    await page.pause();
    expect(stored().map(({ name, isDefault }) => [name, !!isDefault])).to.have.deep.members([
      ['Recent', false],
      ['Failed', true],
    ]);
    expect(labelled(before, 'Show “Failed” at the start').ariaPressed).to.equal('true');
    before.remove();

    const told = page.heard(document, 'view-change');
    const element = await section();
    await waitUntil(() => element.statuses === 'failed', 'the view of the start is not shown');
    expect(page.textOf(button(element))).to.equal('Views: Failed');
    expect(told).to.deep.equal([]);
  });

  it('leave what an address says, and what a person has set before they came', async () => {
    store({ ...FAILED, isDefault: true });
    const { href } = location;
    history.replaceState(null, '', '?wtr-session-id=&statuses=sent');
    let stop: () => void = () => undefined;
    try {
      const element = await page.mount('mail-analytics', { adapter: new MemoryAdapter(DATA) });
      stop = keepViewInUrl(element);
      element.views = viewsIn(localStorage, KEY);
      await waitUntil(() => page.has(element, '[part="saved-views"]'));
      await page.pause(200);
      expect(element.statuses).to.equal('sent');
    } finally {
      stop();
      history.replaceState(null, '', href);
    }
    let release: (views: SavedView[]) => void = () => undefined;
    const slow = new Promise<SavedView[]>((resolve) => (release = resolve));
    const none = (): void => undefined;
    const late = await section({ list: () => slow, save: none, remove: none });
    await page.pressHead(late, 'subject');
    release([{ ...FAILED, isDefault: true }]);
    await page.pause();
    expect([late.sort, late.statuses]).to.deep.equal(['subject', '']);
  });

  it('show the rest where columns or statuses of one are not known any more', async () => {
    store({ name: 'Old', view: { columns: 'subject gone date', statuses: 'sent vanished', sort: 'gone' } });
    const element = await section();
    await open(element);
    page.find(element, '#saved-views .pick').click();
    await page.changed(element);
    expect(page.heads(element)).to.have.length(2);
    expect(page.rows(element)).to.not.be.empty;
    expect(page.has(element, '[part="problem"]')).to.equal(false);
    expect(page.has(element, '[part="saved-views"] .dot'), 'nobody has changed it').to.equal(false);
  });

  for (const [what, storage, message] of [
    [
      'is full',
      { ...viewsIn(localStorage, KEY), save: () => Promise.reject(new Error('No room is left.')) },
      'No room',
    ],
    [
      'throws at once',
      {
        ...viewsIn(localStorage, KEY),
        save: () => {
          throw new Error('Not allowed here.');
        },
      },
      'Not allowed here.',
    ],
  ] as const) {
    it(`keep what was typed and what is there where the storage ${what}`, async () => {
      store(FAILED);
      const element = await section(storage);
      const told = page.heard<AdapterErrorEvent>(element, 'adapter-error');
      await open(element);
      await saveAs(element, 'Mine');
      expect(page.textOf(box(element)))
        .to.contain('could not be read or saved')
        .and.to.contain(message);
      expect(page.find<HTMLInputElement>(element, '#saved-views footer input').value).to.equal('Mine');
      expect(named(element)).to.deep.equal(['Failed']);
      expect(told).to.have.length(1);
      expect(page.rows(element)).to.not.be.empty;
    });
  }

  for (const [what, text, message] of [
    ['another shape', '[{"name":"A","view":{"sort":7}}]', 'views[0].view.sort: not a text (7)'],
    ['no list', '{"a":1}', 'views: not a list'],
    ['no JSON', 'nonsense', 'JSON'],
  ] as const) {
    it(`leave what is stored as it is where it is ${what}, and name it`, async () => {
      localStorage.setItem(KEY, text);
      const element = await section();
      await open(element);
      expect(page.textOf(box(element))).to.contain(message);
      await saveAs(element, 'Mine');
      expect(localStorage.getItem(KEY)).to.equal(text);
      expect(page.rows(element)).to.not.be.empty;
    });
  }

  it('have nothing that axe finds wrong, light and dark, wide and narrow, in both directions', async () => {
    store({ ...RECENT, isDefault: true }, FAILED, {
      name: 'A name that is as long as people make them, and longer',
      view: {},
    });
    for (const [width, scheme, dir] of [
      [1200, 'light', 'ltr'],
      [1200, 'dark', 'ltr'],
      [360, 'light', 'rtl'],
      [360, 'dark', 'ltr'],
    ] as const) {
      await setViewport({ width, height: 700 });
      document.documentElement.dir = dir;
      document.documentElement.style.colorScheme = scheme;
      try {
        const element = await section();
        element.search = 'changed';
        await open(element);
        expect(await violations(element), `${scheme} ${dir} ${String(width)}`).to.deep.equal([]);
        const { left, right } = box(element).getBoundingClientRect();
        expect([left >= 0, right <= width], `${dir} ${String(width)}`).to.deep.equal([true, true]);
        expect(box(element).scrollWidth).to.equal(box(element).clientWidth);
        element.remove();
      } finally {
        document.documentElement.removeAttribute('dir');
        document.documentElement.removeAttribute('style');
      }
    }
  });

  it('speak the language of the section', async () => {
    store(RECENT);
    const element = await section(viewsIn(localStorage, KEY), { locale: 'de' });
    await waitUntil(() => page.textOf(button(element)) === 'Ansichten', 'it does not speak German');
    await open(element);
    expect(page.has(element, '#saved-views [aria-label="„Recent“ löschen"]')).to.equal(true);
  });
});
