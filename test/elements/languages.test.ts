import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';

import * as de from '../../src/locales/de.js';
import * as en from '../../src/locales/en.js';
import * as ja from '../../src/locales/ja.js';
import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import { registerLocale } from '../../src/index.js';
import type { Strings } from '../../src/locales/strings.js';
import * as page from './harness.js';
import { exported, SavedFiles } from './saved-files.js';

/** A language is loaded over the network, from a machine that may be busy. */
const PATIENT = { timeout: 4000 };

const UTC = { timeZone: 'UTC' };

const adapter = (): MemoryAdapter => new MemoryAdapter(page.sample());

const section = (attributes: Record<string, string> = {}): Promise<HTMLElementTagNameMap['mail-analytics']> =>
  page.mounted('mail-analytics', { adapter: adapter(), ...UTC }, attributes);

const title = (list: HTMLElement): string => page.textOf(page.all(list, 'h2')[0]);

const isMailed = (row: Element): boolean => row.querySelector('[data-column="delivered"] button') !== null;

const speaks = async (list: HTMLElement, words: string): Promise<void> =>
  waitUntil(() => title(list) === words, `it says “${title(list)}” and not “${words}”`, PATIENT);

describe('languages', () => {
  const { lang } = document.documentElement;

  afterEach(() => {
    document.documentElement.lang = lang;
    if (!lang) document.documentElement.removeAttribute('lang');
  });

  it('are the viewer’s where nothing else is said', async () => {
    document.documentElement.removeAttribute('lang');
    expect(navigator.language).to.match(/^en/);
    expect(title(await section())).to.equal(en.analytics.title);
  });

  it('are loaded when they are wanted, and show no word of another before', async () => {
    const list = await page.mount('mail-analytics', { adapter: adapter(), ...UTC }, { locale: 'fr' });
    const seen = new Set<string>();
    const look = (): void => {
      for (const each of page.all(list, 'h2, th, label, button, option')) seen.add(page.textOf(each));
    };
    const observer = new MutationObserver(look);
    await list.updateComplete;
    look();
    expect([...seen].join('')).to.equal('');
    expect(page.has(list, 'h2')).to.equal(true);
    expect(page.find(list, 'section').inert, 'nothing without a name can be pressed').to.equal(true);
    observer.observe(list.renderRoot, { subtree: true, childList: true, characterData: true, attributes: true });
    await speaks(list, 'Statistiques d’e-mails');
    await page.loaded(list);
    observer.disconnect();
    expect(page.find(list, 'section').inert).to.equal(false);
    for (const words of Object.values(en.analytics.columns)) {
      if (words !== 'Date') expect([...seen], words).to.not.include(words);
    }
  });

  it('write numbers, dates and sentences of one language', async () => {
    const list = await section({ locale: 'de' });
    await speaks(list, 'E-Mail-Analyse');
    expect(page.heads(list)).to.include.members(['Betreff', 'Zugestellt', 'Unzustellbar']);
    expect(page.textOf(page.find(list, '.count'))).to.equal('14 Mailings');
    expect(page.column(list, 'date').join()).to.match(/\d+\. (Nov|Okt|Sept)\./);
  });

  it('have heads that are read whole in a window of 1440 pixels, and statuses that are told whole', async () => {
    await setViewport({ width: 1440, height: 900 });
    for (const locale of ['en', 'de', 'fr', 'es', 'pt-BR', 'ja', 'ar']) {
      const list = await section({ locale, hide: 'summary chart' });
      await waitUntil(() => page.heads(list).every((words) => words !== ''), `no words of ${locale}`, PATIENT);
      await page.loaded(list);
      const cut = page.all(list, '#rows thead button span').filter((head) => head.scrollWidth > head.clientWidth);
      expect(cut.map(page.textOf), locale).to.deep.equal([]);
      for (const status of page.all(list, '.state')) expect(status.title).to.equal(page.textOf(status));
      list.remove();
    }
    await setViewport({ width: 800, height: 600 });
  });

  it('fall back to a language that is near', async () => {
    for (const [locale, words] of [
      ['de-AT', 'E-Mail-Analyse'],
      ['pt', 'Análise de e-mails'],
      ['pt-PT', 'Análise de e-mails'],
      ['es-419', 'Estadísticas de correo'],
      ['EN-gb', 'Mail analytics'],
    ] as const) {
      await speaks(await section({ locale }), words);
    }
  });

  it('speak English where there are no words, and say so once', async () => {
    const warned = await page.warnedDuring(async () => {
      const first = await section({ locale: 'tlh' });
      await speaks(first, 'Mail analytics');
      await speaks(await section({ locale: 'tlh' }), 'Mail analytics');
      expect(page.find(first, 'section').getAttribute('lang')).to.equal(null);
    });
    expect(warned.filter((each) => each.includes('"tlh"'))).to.have.length(1);
  });

  it('leave dates and numbers to the language that was asked for, in the drawer, too', async () => {
    document.documentElement.lang = 'da';
    const list = await section();
    await waitUntil(() => page.find(list, 'section').lang === 'en', 'it does not say that it speaks English', PATIENT);
    expect(page.column(list, 'date').join()).to.match(/\d+\. (nov|okt|sep)\./);
    const recipients = await page.openDrawer(list, page.rows(list).findIndex(isMailed));
    expect(page.column(recipients, 'date').join()).to.match(/\d+\. (nov|okt|sep)\.|for \d+ (min|t)/);
    await page.closeDrawer(list);
  });

  it('are those of the nearest element that declares one, out of shadow roots', async () => {
    const host = document.createElement('div');
    host.lang = 'ja';
    const inner = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(inner);
    document.body.append(host);
    const list = Object.assign(document.createElement('mail-analytics'), { adapter: adapter(), ...UTC });
    inner.append(list);
    await speaks(list, 'メール分析');
    host.remove();
  });

  it('follow the page when it turns to another', async () => {
    document.documentElement.lang = 'en';
    const list = await section();
    expect(title(list)).to.equal('Mail analytics');
    document.documentElement.lang = 'es';
    await speaks(list, 'Estadísticas de correo');
    document.documentElement.lang = 'en';
    await speaks(list, 'Mail analytics');
  });

  it('are marked where the page declares another', async () => {
    document.documentElement.lang = 'en';
    const list = await section({ locale: 'de' });
    await speaks(list, 'E-Mail-Analyse');
    expect(page.find(list, 'section').getAttribute('lang')).to.equal('de');
    document.documentElement.lang = 'de-CH';
    await waitUntil(() => !page.find(list, 'section').hasAttribute('lang'), 'the mark stays', PATIENT);
  });

  it('change under way, and keep focus, what was typed and what is open', async () => {
    const list = await section({ locale: 'en' });
    await page.search(list, 'a');
    const field = page.find<HTMLInputElement>(list, 'input[type="search"]');
    field.focus();
    const found = page.subjects(list);
    list.locale = 'de';
    await speaks(list, 'E-Mail-Analyse');
    expect(page.focused()).to.equal(field);
    expect(field.value).to.equal('a');
    expect(field.placeholder).to.equal(de.analytics.search);
    expect(page.subjects(list)).to.deep.equal(found);

    const recipients = await page.openDrawer(list, page.rows(list).findIndex(isMailed));
    const heads = (): string => page.heads(recipients).join();
    expect(heads()).to.contain('Datum');
    const names = page.names(recipients).slice(0, 5);
    list.locale = 'ja';
    await speaks(list, ja.analytics.title);
    await waitUntil(() => heads().includes('日時'), 'the drawer has not followed', PATIENT);
    expect(page.has(list, 'dialog[open]')).to.equal(true);
    expect(page.names(recipients).slice(0, 5)).to.deep.equal(names);
    await page.closeDrawer(list);
  });

  it('have the words of the host over them, one by one, in every language', async () => {
    const strings = {
      statuses: { delivered: 'Angekommen' },
      analytics: { title: 'Unsere Post', columns: { subject: 'Worum es geht' } },
      explanations: { statuses: { bounced: 'Kam zurück.' } },
    };
    const list = await page.mounted('mail-analytics', { adapter: adapter(), strings, ...UTC }, { locale: 'de' });
    await speaks(list, 'Unsere Post');
    await waitUntil(() => page.heads(list).includes('Zugestellt'), 'German has not come', PATIENT);
    expect(page.heads(list)).to.include('Worum es geht');

    const legend = await page.mount('mail-status-legend', { strings }, { locale: 'fr' });
    const says = (): string => page.textOf(page.find(legend, 'dl'));
    await waitUntil(() => says().includes('Un lien a été cliqué.'), 'French has not come', PATIENT);
    expect(says()).to.contain('Angekommen').and.to.contain('Kam zurück.');
    expect(says()).to.not.contain(de.explanations.statuses.clicked);
  });

  it('show an icon without a word until they have come', async () => {
    const attributes = { locale: 'ja', status: 'opened', label: 'icon-text' };
    const icon = await page.mount('email-status-icon', UTC, attributes);
    const seen = new Set<string>();
    const look = (): unknown => seen.add(page.textOf(page.find(icon, '#icon')));
    await icon.updateComplete;
    look();
    const observer = new MutationObserver(look);
    observer.observe(icon.renderRoot, { subtree: true, childList: true, characterData: true });
    await waitUntil(() => seen.has(ja.statuses.opened), 'Japanese has not come', PATIENT);
    observer.disconnect();
    expect([...seen].filter(Boolean)).to.deep.equal([ja.statuses.opened]);
  });

  it('reach icons and their popovers', async () => {
    const attributes = { locale: 'de', status: 'bounced', subject: 'Hallo' };
    const icon = await page.mount('email-status-icon', UTC, attributes);
    const label = (): string | null => page.find(icon, '#icon').getAttribute('aria-label');
    await waitUntil(() => label() === 'Unzustellbar: Hallo', `the icon says ${String(label())}`, PATIENT);
    await icon.show();
    await waitUntil(() => page.has(icon, '#popover'), 'no popover', PATIENT);
    expect(page.textOf(page.find(icon, '#popover')))
      .to.contain(de.explanations.statuses.bounced)
      .and.contain('Betreff');
  });

  it('reach exported files', async () => {
    const saved = new SavedFiles();
    try {
      const list = await section({ locale: 'de' });
      await speaks(list, 'E-Mail-Analyse');
      expect(await exported(list)).to.equal('14 Zeilen exportiert');
      const [row] = await saved.rows();
      expect(Object.keys(row ?? {})).to.include.members(['Betreff', 'Datum (UTC)', 'Zustellrate (von gesendet)']);
    } finally {
      saved.restore();
    }
  });

  it('can be registered, before they are spoken and after; what is missing is English', async () => {
    const dutch = { ...en, analytics: { ...en.analytics, title: 'Mailanalyse' } };
    const list = await section({ locale: 'nl' });
    expect(title(list)).to.equal('Mail analytics');
    registerLocale('nl', dutch);
    await speaks(list, 'Mailanalyse');

    // As a page without a compiler may do.
    const partial: unknown = { analytics: { title: 'Mailanalys' } };
    registerLocale('sv', partial as Strings);
    const swedish = await section({ locale: 'sv-FI' });
    await speaks(swedish, 'Mailanalys');
    expect(page.heads(swedish)).to.include('Sending user');
  });

  it('keep the language that is spoken while another is on its way', async () => {
    const list = await section({ locale: 'de' });
    await speaks(list, 'E-Mail-Analyse');
    const seen = new Set<string>();
    const observer = new MutationObserver(() => seen.add(title(list)));
    observer.observe(list.renderRoot, { subtree: true, childList: true, characterData: true });
    list.locale = 'ar';
    await speaks(list, 'تحليلات البريد');
    observer.disconnect();
    expect([...seen].filter((each) => each !== 'E-Mail-Analyse')).to.deep.equal(['تحليلات البريد']);
  });
});
