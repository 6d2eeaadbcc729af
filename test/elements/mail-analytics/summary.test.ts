import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';

import type { MailAnalyticsAdapter } from '../../../src/adapters/adapter.js';
import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { AdapterErrorEvent } from '../../../src/elements/events.js';
import type { MailAnalytics } from '../../../src/elements/mail-analytics/mail-analytics.js';
import { noTotals, type Totals } from '../../../src/model/mailing.js';
import type { Summary, SummaryQuery } from '../../../src/model/query.js';
import { sumOf } from '../../../src/model/summary.js';
import * as page from '../harness.js';
import { violations } from '../violations.js';

/** Whole days around all that the sample has sent; the day of its present is the last. */
const MONTHS = { from: '2026-09-01', to: '2026-11-24', 'time-zone': 'UTC', locale: 'en-GB' };

const data = page.sample(30);
const sent = data.mailings.filter(({ status }) => status === 'sent' || status === 'sending' || status === 'failed');

const tiles = (section: HTMLElement): HTMLElement[] => page.all(section, '.tiles li');
const valueOf = (tile: HTMLElement): string => page.textOf(page.find(tile, '.value b'));
const values = (section: HTMLElement): string[] =>
  tiles(section).map((tile) => (page.has(tile, '.value b') ? valueOf(tile) : ''));

async function summed(section: HTMLElement): Promise<void> {
  await waitUntil(() => tiles(section).length === 5 && !page.has(section, '.tiles .bone'), 'no numbers come');
}

async function mounted(
  adapter: MailAnalyticsAdapter = new MemoryAdapter(data),
  attributes: Readonly<Record<string, string>> = {},
): Promise<MailAnalytics> {
  const section = await page.mount('mail-analytics', { adapter }, { ...MONTHS, ...attributes });
  await page.loaded(section);
  await summed(section);
  return section;
}

/** One that answers a summary of our own. */
function summing(getSummary: (query: SummaryQuery, signal?: AbortSignal) => Promise<Summary>): MailAnalyticsAdapter {
  const adapter = new MemoryAdapter(data);
  return Object.assign(adapter, {
    getSummary: (query: SummaryQuery, { signal }: { signal?: AbortSignal } = {}) => getSummary(query, signal),
  });
}

const summary = (now: Partial<Totals>, then?: Partial<Totals>): Summary => ({
  mailings: 2,
  totals: { ...noTotals(), ...now },
  ...(then && { previous: { mailings: 1, totals: { ...noTotals(), ...then } } }),
  buckets: [],
});

describe('the tiles of <mail-analytics>', () => {
  it('are the sums of the mailings that went out, each rate with both its parts', async () => {
    const section = await mounted();
    const totals = sumOf(sent);
    const percent = (part: number, whole: number): string => `${String(Math.round((part / whole) * 1000) / 10)}%`;
    expect(values(section)).to.deep.equal([
      totals.sent.toLocaleString('en-GB'),
      percent(totals.delivered, totals.sent),
      percent(totals.opened, totals.delivered),
      percent(totals.clicked, totals.delivered),
      percent(totals.bounced, totals.sent),
    ]);
    const parts = tiles(section).map((tile) => page.textOf(page.find(tile, '.parts')).replaceAll(',', ''));
    expect(parts).to.deep.equal([
      `${String(sent.length)} mailings`,
      `${String(totals.delivered)} of ${String(totals.sent)} sent`,
      `${String(totals.opened)} of ${String(totals.delivered)} delivered`,
      `${String(totals.clicked)} of ${String(totals.delivered)} delivered`,
      `${String(totals.bounced)} of ${String(totals.sent)} sent`,
    ]);
  });

  it('begin with the first mailing where no period is chosen', async () => {
    const asked: SummaryQuery[] = [];
    const inner = new MemoryAdapter(data);
    const section = await page.mount('mail-analytics', {
      adapter: summing((query) => {
        asked.push(query);
        return inner.getSummary(query);
      }),
      timeZone: 'UTC',
    });
    await summed(section);
    const first = sent.map(({ sentAt = '' }) => sentAt.slice(0, 10)).sort()[0] ?? '';
    expect(asked.map(({ from }) => from)).to.deep.equal([`${first}T00:00:00.000Z`]);
    expect(valueOf(tiles(section)[0] as HTMLElement).replaceAll(',', '')).to.equal(String(sumOf(sent).sent));
    expect(page.has(section, '.change'), 'there is nothing before the first').to.equal(false);
  });

  it('count the scope, and nothing of what the table is searched for or filtered by', async () => {
    const section = await mounted(undefined, { scope: 'project:42' });
    const scoped = sumOf(sent.filter(({ scope }) => scope === 'project:42')).sent;
    expect(scoped).to.be.greaterThan(0);
    const before = values(section);
    expect(before[0]?.replaceAll(',', '')).to.equal(String(scoped));
    await page.search(section, 'nothing like it');
    expect(values(section)).to.deep.equal(before);
  });

  it('say “3 of 8” in place of a percentage where there were few, and nothing where there were none', async () => {
    const few = await mounted(summing(async () => summary({ sent: 8, delivered: 8, opened: 3 })));
    expect(values(few)).to.deep.equal(['8', '8 of 8', '3 of 8', '0 of 8', '0 of 8']);
    const none = await mounted(summing(async () => summary({})));
    expect(tiles(none).map((tile) => page.textOf(page.find(tile, '.value')))).to.deep.equal([
      '0',
      ...Array<string>(4).fill('–none yet'),
    ]);
    expect(page.all(none, '.parts').slice(1).map(page.textOf)).to.deep.equal(['', '', '', '']);
  });

  it('say how each has changed, with a sign, and in words and by shape whether that is good', async () => {
    const now = { sent: 1000, delivered: 960, opened: 480, clicked: 96, bounced: 20 };
    const then = { sent: 800, delivered: 768, opened: 418, clicked: 38, bounced: 24 };
    const section = await mounted(summing(async () => summary(now, then)));
    const changes = page.all(section, '.change').map(page.textOf);
    const before = (value: string): string => `${value} in the period of the same length before`;
    expect(changes).to.deep.equal([
      `+25% (${before('800')})`,
      `0 pts (unchanged · ${before('96%')})`,
      `−4.4 pts (worse · ${before('54.4%')})`,
      `+5.1 pts (better · ${before('4.9%')})`,
      `−1 pts (better · ${before('3%')})`,
    ]);
    const paths = page.all(section, '.change').map((each) => each.querySelector('path')?.getAttribute('d'));
    expect(paths[0]).to.equal(undefined);
    expect(paths[1]).to.equal(undefined);
    expect(paths[3]).to.equal(paths[4]);
    expect(paths[2]).to.not.equal(paths[3]);
  });

  it('are read in the order of their words in a page that runs the other way', async () => {
    document.documentElement.dir = 'rtl';
    const adapter = summing(() =>
      Promise.resolve(summary({ sent: 110, delivered: 100 }, { sent: 100, delivered: 80 })),
    );
    const section = await mounted(adapter, { from: '2026-11-01', to: '2026-11-24' });
    const [sent, delivered] = tiles(section) as [HTMLElement, HTMLElement];
    const leftOf = (element: Element, at: number): number => {
      const text = document.createRange();
      const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (node.nextNode()) if (node.currentNode.textContent?.trim()) break;
      text.setStart(node.currentNode, at);
      text.setEnd(node.currentNode, at + 1);
      return text.getBoundingClientRect().left;
    };
    const parts = page.find(delivered, '.parts');
    expect(page.textOf(parts)).to.equal('100 of 110 sent');
    expect(leftOf(parts, 0), 'the number stands before its noun').to.be.below(leftOf(parts, 11));
    const change = page.find(sent, '.change [dir]');
    expect(page.textOf(change)).to.equal('+10%');
    expect(leftOf(change, 0), 'the sign stands before the number').to.be.below(leftOf(change, 1));
    const [tile, text] = [delivered, parts].map((each) => each.getBoundingClientRect().right) as [number, number];
    expect(tile - text, 'it begins on the right').to.be.below(30);
    document.documentElement.removeAttribute('dir');
  });

  it('are not offered by an adapter that cannot sum up, nor where they are hidden', async () => {
    const partial = await page.mounted('mail-analytics', { adapter: new page.SpyAdapter(new MemoryAdapter(data)) });
    expect(page.has(partial, '.tiles, .chart')).to.equal(false);
    const asked: SummaryQuery[] = [];
    const adapter = summing(async (query) => {
      asked.push(query);
      return summary({});
    });
    const hidden = await page.mounted('mail-analytics', { adapter }, { ...MONTHS, hide: 'summary chart' });
    expect(page.has(hidden, '.tiles, .chart')).to.equal(false);
    await page.pause();
    expect(asked).to.deep.equal([]);
    const chartAlone = await page.mounted('mail-analytics', { adapter }, { ...MONTHS, hide: 'summary' });
    expect([page.has(chartAlone, '.tiles'), page.has(chartAlone, '.chart')]).to.deep.equal([false, true]);
  });

  for (const width of [1200, 700, 390, 320]) {
    it(`take the same room before they have come as afterwards, at ${String(width)} px`, async () => {
      await setViewport({ width, height: 800 });
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      const adapter = summing((query) => released.then(() => new MemoryAdapter(data).getSummary(query)));
      const section = await page.mount('mail-analytics', { adapter }, MONTHS);
      await section.updateComplete;
      const edges = (): number[] => tiles(section).map((tile) => Math.round(tile.getBoundingClientRect().left));
      const top = (): number => page.find(section, '[part="toolbar"]').getBoundingClientRect().top;
      const before = top();
      expect(page.has(section, '.tiles li')).to.equal(false);
      await waitUntil(() => page.has(section, '.tiles .bone'), 'there are no bones');
      const bones = edges();
      expect(top()).to.equal(before);
      release();
      await summed(section);
      expect(edges()).to.deep.equal(bones);
      await waitUntil(() => page.has(section, '.chart[data-painted]'));
      expect(top()).to.equal(before);
      expect(document.documentElement.scrollWidth).to.be.at.most(width);
      await setViewport({ width: 800, height: 600 });
    });
  }

  it('can be scrolled by keyboard where they do not fit, and are no stop where they do', async () => {
    await setViewport({ width: 390, height: 800 });
    const section = await mounted();
    await waitUntil(() => page.find(section, '.tiles ul').tabIndex === 0);
    await setViewport({ width: 1200, height: 800 });
    await waitUntil(() => !page.find(section, '.tiles ul').hasAttribute('tabindex'));
    await setViewport({ width: 800, height: 600 });
  });

  for (const [scheme, width] of [
    ['light', 1200],
    ['dark', 1200],
    ['light', 320],
  ] as const) {
    it(`have no barrier, ${scheme}, at ${String(width)} px`, async () => {
      await setViewport({ width, height: 800 });
      const background = scheme === 'dark' ? '#151820' : '#fff';
      const section = await mounted(undefined, { style: `color-scheme: ${scheme}; background-color: ${background}` });
      await waitUntil(() => page.has(section, '.chart[data-painted]'));
      expect(await violations(section)).to.deep.equal([]);
      await setViewport({ width: 800, height: 600 });
    });
  }
});

describe('the tiles of <mail-analytics>, while mail changes', () => {
  const LATER = '2026-11-24T10:00:00Z';
  const DAY = { from: '2026-11-24', to: '2026-11-24', 'time-zone': 'UTC', locale: 'en' };

  it('agree with the rows of the table after each batch', async () => {
    const adapter = new MemoryAdapter({ announcements: [page.announcement('m-1', 40), page.announcement('m-2', 20)] });
    const section = await mounted(adapter, DAY);
    for (let batch = 1; batch <= 4; batch += 1) {
      adapter.addEvents(
        Array.from({ length: 5 }, (_, index) =>
          page.mailEvent(`m-${String(1 + (batch % 2))}.${String(batch * 4 + index)}`, 'delivered', LATER),
        ),
      );
      const inTable = (): number =>
        page
          .all(section, '[data-row] [data-column="delivered"] button')
          .reduce((sum, button) => sum + Number(page.textOf(button)), 0);
      const inTile = (): number =>
        Number(/^\d+/.exec(page.textOf(page.find(tiles(section)[1] as HTMLElement, '.parts')))?.[0] ?? -1);
      await waitUntil(() => inTable() > (batch - 1) * 4 && inTile() === inTable(), 'they do not agree', {
        timeout: 5000,
      });
    }
  });

  it('are asked for few times, however much happens', async () => {
    const adapter = new MemoryAdapter({ announcements: [page.announcement('m-1', 300)] });
    const real = adapter.getSummary.bind(adapter);
    let asked = 0;
    adapter.getSummary = (query, options) => {
      asked += 1;
      return real(query, options);
    };
    const section = await mounted(adapter, DAY);
    for (let each = 1; each <= 300; each += 1) {
      adapter.addEvents([page.mailEvent(`m-1.${String(each)}`, 'delivered', LATER)]);
      if (each % 60 === 0) await page.pause(20);
    }
    await waitUntil(() => values(section)[1] === '100%', 'the numbers stay behind', { timeout: 4000 });
    expect(asked).to.be.at.most(5);
  });
});

describe('the tiles of <mail-analytics>, when numbers cannot be had', () => {
  it('say why and keep what was there, tell the host, and try again when asked to', async () => {
    let isDown = false;
    const adapter = summing((query) =>
      isDown ? Promise.reject(new Error('It rests.')) : new MemoryAdapter(data).getSummary(query),
    );
    const section = await mounted(adapter);
    const told = page.heard<AdapterErrorEvent>(section, 'adapter-error');
    const before = values(section);
    isDown = true;
    section.setAttribute('from', '2026-10-01');
    await waitUntil(() => page.has(section, '.stale'), 'nothing is said of it');
    expect(page.textOf(page.find(section, '.stale'))).to.contain('It rests.');
    expect(page.find(section, '.stale').getAttribute('role')).to.equal('status');
    expect(values(section)).to.deep.equal(before);
    expect(told.map(({ error }) => (error as Error).message)).to.deep.equal(['It rests.']);
    isDown = false;
    page.find(section, '.stale button').click();
    await waitUntil(() => !page.has(section, '.stale'));
    expect(values(section)).to.not.deep.equal(before);
  });

  it('name the field that is wrong', async () => {
    const wrong = { ...summary({}), totals: { ...noTotals(), opened: -1 } };
    const section = await page.mount('mail-analytics', { adapter: summing(async () => wrong) }, MONTHS);
    await waitUntil(() => page.has(section, '.stale'), 'nothing is said of it');
    expect(page.textOf(page.find(section, '.stale'))).to.contain('summary.totals.opened: not a whole number');
    expect(page.textOf(page.find(tiles(section)[2] as HTMLElement, '.value'))).to.equal('–none yet');
  });

  it('never show a late answer to an older question, and give up what nobody waits for', async () => {
    const requests: { query: SummaryQuery; signal: AbortSignal | undefined; answer: (summary: Summary) => void }[] = [];
    const adapter = summing((query, signal) => new Promise((answer) => requests.push({ query, signal, answer })));
    const section = await page.mount('mail-analytics', { adapter }, MONTHS);
    await waitUntil(() => requests.length === 1);
    section.setAttribute('from', '2026-10-01');
    await waitUntil(() => requests.length === 2);
    expect(requests.map(({ signal }) => signal?.aborted)).to.deep.equal([true, false]);
    requests[1]?.answer(summary({ sent: 222 }));
    await summed(section);
    requests[0]?.answer(summary({ sent: 111 }));
    await page.pause();
    expect(values(section)[0]).to.equal('222');
    section.setAttribute('from', '2026-10-02');
    await waitUntil(() => requests.length === 3);
    section.remove();
    expect(requests[2]?.signal?.aborted).to.equal(true);
  });
});
