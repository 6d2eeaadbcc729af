import { expect, waitUntil } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { MailAnalytics } from '../../../src/elements/mail-analytics/mail-analytics.js';
import { noTotals, type Mailing } from '../../../src/model/mailing.js';
import { forcedColors, itWith, paper } from '../capabilities.js';
import * as page from '../harness.js';
import { violations } from '../violations.js';

const data = page.sample(30);
const HIDE = { hide: 'summary chart' };
const section = (attributes: Record<string, string> = {}, mailings = data.mailings): Promise<MailAnalytics> =>
  page.mounted('mail-analytics', { adapter: new MemoryAdapter({ ...data, mailings }) }, { ...HIDE, ...attributes });
const following = (element: MailAnalytics): HTMLElement => page.find(element, '.following');

/** What moved by itself while something runs, as Chromium counts it, which tells a frame late; nothing elsewhere. */
async function shiftsDuring(run: () => Promise<unknown>): Promise<number> {
  const shifts: number[] = [];
  if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
    await run();
    return 0;
  }
  const watch = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
  });
  watch.observe({ type: 'layout-shift' });
  await run();
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await page.pause(100);
  watch.disconnect();
  return shifts.reduce((sum, value) => sum + value, 0);
}

/** An element with rows that are held back until it is told to show them. */
async function held(width: number): Promise<{ element: MailAnalytics; spy: page.SpyAdapter }> {
  await setViewport({ width, height: 900 });
  const spy = new page.SpyAdapter(new MemoryAdapter(data));
  spy.isHeld = true;
  const element = await page.mount('mail-analytics', { adapter: spy }, HIDE);
  await waitUntil(() => page.all(element, '.pending').length > 1 && spy.calls.length > 0);
  return { element, spy };
}

describe('while a section is loading', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  for (const width of [1460, 800, 390]) {
    it(`shows its layout at once, and nothing moves when the rows come, at ${String(width)} pixels`, async () => {
      const { element, spy } = await held(width);
      const first = page.find(element, '.pending').getBoundingClientRect();
      const shift = await shiftsDuring(async () => {
        spy.calls[0]?.release();
        await page.loaded(element);
      });
      expect(shift).to.equal(0);
      const row = page.find(element, '[data-row]').getBoundingClientRect();
      expect([row.top, row.height]).to.deep.equal([first.top, first.height]);
    });
  }

  it('says quietly that what is shown is being asked for again', async () => {
    const spy = new page.SpyAdapter(new MemoryAdapter(data));
    const element = await page.mounted('mail-analytics', { adapter: spy }, HIDE);
    const bar = (): string => getComputedStyle(page.find(element, '#rows thead'), '::after').content;
    expect(bar()).to.equal('none');
    spy.isHeld = true;
    page.find(element, 'th[data-column="opened"] button').click();
    await waitUntil(() => page.find(element, '#rows table').ariaBusy === 'true');
    expect(bar()).to.equal('""');
    expect(page.has(element, '.pending'), 'the rows stay').to.equal(false);
    spy.calls.at(-1)?.release();
    await page.changed(element);
    expect(bar()).to.equal('none');
  });
});

describe('a section that is offline', () => {
  it('says so, keeps what was loaded, and asks again by itself when the network is back', async () => {
    const spy = new page.SpyAdapter(new MemoryAdapter(data));
    const element = await page.mounted('mail-analytics', { adapter: spy }, HIDE);
    dispatchEvent(new Event('offline'));
    await element.updateComplete;
    expect(page.textOf(following(element))).to.equal('Offline: showing what was loaded');
    spy.answer = () => Promise.reject(new Error('Failed to fetch'));
    await page.pressHead(element, 'subject');
    expect(page.rows(element)).to.not.be.empty;
    spy.answer = (_call, real) => real();
    dispatchEvent(new Event('online'));
    await waitUntil(() => !page.has(element, '[part="problem"]'), 'it does not ask again');
    expect(page.has(element, '.following')).to.equal(false);
  });
});

describe('a section that follows changes', () => {
  const adapterOf = (): MemoryAdapter => new MemoryAdapter({ announcements: [page.announcement('m-1', 30)] });
  const delivered = (element: MailAnalytics): string =>
    page.textOf(page.find(element, '[data-id="m-1"] [data-column="delivered"]'));

  it('is paused by a press, says how many changes wait, and takes them when it goes on', async () => {
    const adapter = adapterOf();
    const element = await page.mounted('mail-analytics', { adapter }, HIDE);
    expect([page.textOf(following(element)), following(element).title]).to.deep.equal(['Live', 'Pause live updates']);
    following(element).click();
    await element.updateComplete;
    expect(page.textOf(following(element))).to.equal('Paused');
    adapter.addEvents([page.mailEvent('m-1.1', 'delivered'), page.mailEvent('m-1.2', 'delivered')]);
    adapter.addEvents([page.mailEvent('m-1.3', 'delivered')]);
    await waitUntil(() => page.textOf(following(element)) === 'Paused · 1 waiting');
    expect(delivered(element)).to.equal('0');
    following(element).click();
    await waitUntil(() => delivered(element) === '310%');
    expect(page.textOf(following(element))).to.equal('Live');
  });

  it('has no barrier while it is paused', async () => {
    const element = await page.mounted('mail-analytics', { adapter: adapterOf() }, HIDE);
    following(element).click();
    await element.updateComplete;
    expect(await violations(element)).to.deep.equal([]);
  });
});

describe('rows', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('are 53 pixels high, 36 where they are compact, and as high as the host says in either', async () => {
    const element = await section();
    const height = (): number => page.find(element, '[data-row]').offsetHeight;
    expect(height()).to.equal(53);
    element.setAttribute('density', 'compact');
    await page.changed(element);
    expect(height()).to.equal(36);
    const subject = page.find(element, '[part="subject"]').getBoundingClientRect();
    const ribbon = page.find(element, 'td .ribbon').getBoundingClientRect();
    expect(ribbon.bottom - subject.top, 'both fit').to.be.below(36);
    expect(page.find(element, 'td small').checkVisibility()).to.equal(false);
    element.style.setProperty('--mail-row-height', '44px');
    expect(height()).to.equal(44);
    element.removeAttribute('density');
    expect(height()).to.equal(44);
  });

  it('are cards in a narrow place, with a glyph at each number and words for all of them', async () => {
    await setViewport({ width: 390, height: 900 });
    const element = await section();
    await waitUntil(() => page.has(element, '.glyph'));
    const row = page.rows(element).find((each) => !each.matches('.unsent')) as HTMLElement;
    expect(page.find(element, '#rows thead').checkVisibility()).to.equal(false);
    expect(page.all(row, '.glyph').filter((each) => each.checkVisibility())).to.have.lengthOf(4);
    expect(page.all(element, '.signs span').map(page.textOf)).to.deep.equal([
      'Delivered',
      'Opened',
      'Clicked',
      'Bounced',
    ]);
    expect(page.find(row, '[data-column="opened"] button').ariaLabel).to.match(
      /^\d+ opened: show these recipients of /,
    );
    await setViewport({ width: 1200, height: 900 });
    await waitUntil(() => !page.has(element, '.glyph:not(tfoot *)'), 'glyphs stay where heads say it');
  });

  for (const width of [320, 360, 640, 900]) {
    it(`fit into ${String(width)} pixels, however long names are`, async () => {
      await setViewport({ width, height: 900 });
      const long = 'Donaudampfschifffahrtsgesellschaft '.repeat(9);
      const sums = { sent: 1_000_000, delivered: 900_000, opened: 800_000, clicked: 700_000, pending: 100_000 };
      const totals = { ...noTotals(), ...sums };
      const sender = { name: 'نور حداد '.repeat(30), email: `${'a'.repeat(60)}@${'b'.repeat(200)}.example` };
      const mailings: Mailing[] = [
        page.mailing('m-1', { subject: long, sender, totals }),
        page.mailing('m-2', { subject: '\u202eevil\u200b', sender: { name: '', email: 'ada@example.com' } }),
        page.mailing('m-3', { subject: ' \u200b ', status: 'scheduled', sentAt: '2999-01-01T00:00:00Z' }),
        page.mailing('m-4', { subject: '🎉'.repeat(80), totals: { ...totals, bounced: 1_000_000 } }),
      ];
      const element = await section({ locale: 'de' }, mailings);
      await page.pause(50);
      expect(document.documentElement.scrollWidth).to.be.at.most(width);
      const box = page.find(element, '#rows').getBoundingClientRect();
      const heights = page.rows(element).map((row) => row.offsetHeight);
      expect(new Set(heights).size, 'of one height').to.equal(1);
      if (width > 640) return;
      for (const each of page.all(element, '#rows td, [part="subject"], td > .ribbon')) {
        if (!each.checkVisibility()) continue;
        const { left, right } = each.getBoundingClientRect();
        if (left === right) continue;
        expect(left, each.outerHTML.slice(0, 80)).to.be.at.least(box.left - 1);
        expect(right, each.outerHTML.slice(0, 80)).to.be.at.most(box.right + 1);
      }
    });
  }

  it('have “(no subject)” where nothing of it would be seen', async () => {
    const element = await section({}, [page.mailing('m-1', { subject: ' \u200b\u202e ' })]);
    expect(page.subjects(element)).to.deep.equal(['(no subject)']);
  });
});

describe('a section on paper and in forced colours', () => {
  afterEach(async () => {
    if (paper.isThere) await emulateMedia({ media: 'screen', forcedColors: 'none' });
    await setViewport({ width: 800, height: 600 });
  });

  itWith(paper, 'prints the rows that have been shown so far, without what is pressed', async () => {
    await setViewport({ width: 1460, height: 600 });
    const many = Array.from({ length: 400 }, (_, at) => page.mailing(`m-${String(at)}`));
    const element = await section({}, many);
    const box = page.find(element, '#rows');
    await waitUntil(() => !page.has(element, '[aria-rowindex="101"]'));
    box.scrollTop = 90 * 53;
    await waitUntil(() => page.has(element, '[aria-rowindex="101"]:not(.pending)'));
    dispatchEvent(new Event('beforeprint'));
    await element.updateComplete;
    await emulateMedia({ media: 'print' });
    const places = page.rows(element).map((row) => Number(row.getAttribute('aria-rowindex')));
    expect(places).to.deep.equal(places.map((_, at) => at + 2));
    expect(places.length).to.be.within(100, 140);
    expect(box.scrollHeight, 'nothing is cut').to.equal(box.clientHeight);
    for (const part of ['toolbar', 'range', 'export', 'choose-columns']) {
      expect(page.find(element, `[part="${part}"]`).checkVisibility(), part).to.equal(false);
    }
    expect(page.find(element, 'h2').checkVisibility()).to.equal(true);
    await emulateMedia({ media: 'screen' });
    dispatchEvent(new Event('afterprint'));
    await element.updateComplete;
    expect(page.rows(element).length).to.be.below(60);
  });

  itWith(paper, 'fits all thirteen columns on a sheet', async () => {
    await setViewport({ width: 720, height: 900 });
    const element = await section();
    await emulateMedia({ media: 'print' });
    expect(page.find(element, '#rows table').offsetWidth).to.be.at.most(720);
    expect(page.all(element, '#rows th').every((head) => head.checkVisibility())).to.equal(true);
  });

  itWith(forcedColors, 'keeps its marks and the ribbon in forced colours', async () => {
    await emulateMedia({ forcedColors: 'active' });
    const element = await section();
    const sent = page.rows(element).find((row) => !row.matches('.unsent')) as HTMLElement;
    expect(getComputedStyle(page.find(sent, '.ribbon')).backgroundImage).to.contain('linear-gradient');
    const mark = getComputedStyle(page.find(sent, '.state'), '::before');
    expect([mark.forcedColorAdjust, mark.outlineStyle]).to.deep.equal(['none', 'solid']);
    const [all, other] = page.all(element, '.chip').map((chip) => getComputedStyle(chip).backgroundColor);
    expect(all, 'the pressed chip differs').to.not.equal(other);
  });
});

describe('a section in a box that was too low for its heads', () => {
  it('has its rows as soon as the box is opened', async () => {
    const element = await section({ style: '--mail-table-max-height: 12px' });
    element.style.setProperty('--mail-table-max-height', '400px');
    await waitUntil(() => page.find(element, '#rows').clientHeight > 300);
    await page.pause(100);
    expect(page.all(element, '[data-row]').length).to.be.greaterThan(5);
    expect(page.has(element, 'tfoot')).to.equal(true);
  });
});
