import { expect, waitUntil } from '@open-wc/testing';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { AdapterErrorEvent } from '../../../src/elements/events.js';
import type { MailAnalytics } from '../../../src/elements/mail-analytics/mail-analytics.js';
import { noTotals, TOTAL_OF, type Mailing } from '../../../src/model/mailing.js';
import type { Page } from '../../../src/model/query.js';
import type { MailingStatus, Reached } from '../../../src/model/status.js';
import * as page from '../harness.js';

const data = page.sample(30);
const GONE: readonly MailingStatus[] = ['sending', 'sent', 'failed'];
const COLUMNS = ['delivered', 'opened', 'clicked', 'bounced', 'dropped', 'deferred', 'spam-report'] as const;

const section = (adapter: MemoryAdapter | page.SpyAdapter, attributes = {}): Promise<MailAnalytics> =>
  page.mounted('mail-analytics', { adapter }, { hide: 'summary chart', ...attributes });
const foot = (element: MailAnalytics, column: string): string =>
  page.textOf(page.find(element, `tfoot [data-column="${column}"]`));

function sum(mailings: readonly Mailing[], reached: Reached): number {
  return mailings.reduce((all, { totals }) => all + (totals[TOTAL_OF[reached]] ?? 0), 0);
}

function expectSums(element: MailAnalytics, mailings: readonly Mailing[]): void {
  const gone = mailings.filter(({ status }) => GONE.includes(status));
  const sent = gone.reduce((all, { totals }) => all + totals.sent, 0);
  const delivered = sum(gone, 'delivered');
  expect(foot(element, 'subject')).to.equal(`Total of ${String(gone.length)} sent mailings`);
  expect(foot(element, 'sent')).to.equal(sent.toLocaleString('en'));
  for (const column of COLUMNS) {
    const count = sum(gone, column);
    const whole = ['opened', 'clicked', 'spam-report'].includes(column) ? delivered : sent;
    const rate = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 }).format(count / whole);
    expect(foot(element, column), column).to.equal(count === 0 ? '0' : `${count.toLocaleString('en')}${rate}`);
  }
}

describe('the foot of the table', () => {
  it('sums up all mailings that went out, with their rates', async () => {
    expectSums(await section(new MemoryAdapter(data)), data.mailings);
  });

  it('sums up what is searched and filtered, and not only the rows that have come', async () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      page.mailing(`m-${String(at)}`, {
        status: at % 3 === 0 ? 'sending' : 'sent',
        subject: at % 2 === 0 ? 'Spring' : 'Autumn',
        totals: { ...noTotals(), sent: 100 + at, delivered: 90 + at, pending: 10 },
      }),
    );
    const element = await section(new MemoryAdapter({ mailings: many }));
    expect(page.rows(element).length).to.be.below(300);
    expectSums(element, many);
    await page.pressChip(element, 'Sending');
    expectSums(
      element,
      many.filter(({ status }) => status === 'sending'),
    );
    await page.search(element, 'autumn');
    expectSums(
      element,
      many.filter(({ status, subject }) => status === 'sending' && subject === 'Autumn'),
    );
  });

  it('sticks to the bottom while rows go by under it', async () => {
    const element = await section(new MemoryAdapter(data));
    element.style.setProperty('--mail-table-max-height', '300px');
    const box = page.find(element, '#rows');
    const isDrawn = (index: number): boolean => page.has(element, `[data-row][aria-rowindex="${String(index)}"]`);
    await waitUntil(() => box.clientHeight === 300 && !isDrawn(31));
    box.scrollTop = 500;
    await waitUntil(() => isDrawn(16));
    const bottom = page.find(element, 'tfoot').getBoundingClientRect().bottom;
    expect(bottom).to.be.closeTo(box.getBoundingClientRect().bottom, 1);
    box.scrollTop = box.scrollHeight;
    await waitUntil(() => isDrawn(31));
    const last = page.rows(element).at(-1) as HTMLElement;
    const end = page.find(element, 'tfoot').getBoundingClientRect();
    expect(last.getBoundingClientRect().bottom).to.be.closeTo(end.top, 1);
  });

  it('is not there where an adapter gives no sums, and the rows are', async () => {
    const spy = new page.SpyAdapter(new MemoryAdapter(data));
    spy.answer = async (_call, real) => {
      const { totals: _, ...rest } = (await real()) as Page<Mailing>;
      return rest;
    };
    const element = await section(spy);
    expect(page.has(element, 'tfoot')).to.equal(false);
    expect(page.rows(element)).to.not.be.empty;
    expect(page.find(element, '#rows table').getAttribute('aria-rowcount')).to.equal('31');
  });

  it('is asked for with the first window alone', async () => {
    const spy = new page.SpyAdapter(new MemoryAdapter(data));
    await section(spy);
    expect(spy.calls.map(({ query }) => query?.offset)).to.deep.equal([0]);
  });

  it('says which of its numbers is wrong', async () => {
    const spy = new page.SpyAdapter(new MemoryAdapter(data));
    spy.answer = async (_call, real) => ({
      ...((await real()) as Page<Mailing>),
      totals: { mailings: 3, ...noTotals(), opened: -1 },
    });
    const errors = page.heard<AdapterErrorEvent>(document, 'adapter-error');
    const element = await section(spy);
    expect(errors.map(({ error }) => String(error))).to.deep.equal([
      'ShapeError: page.totals.opened: not a whole number of 0 or more (-1)',
    ]);
    expect(page.textOf(page.find(element, '[part="problem"]'))).to.contain('page.totals.opened');
  });

  it('says what it is also where the host leaves the subjects out', async () => {
    const element = await section(new MemoryAdapter(data), { columns: 'opened status' });
    expect(foot(element, 'status')).to.match(/^Total of \d+ sent mailings$/);
    const numbers = await section(new MemoryAdapter(data), { columns: 'opened' });
    expect(page.find(numbers, 'tfoot tr').getAttribute('aria-label')).to.match(/^Total of \d+ sent mailings$/);
  });

  it('follows each change in the same drawing as its row, without asking', async () => {
    const adapter = new MemoryAdapter({ announcements: [page.announcement('m-1', 30), page.announcement('m-2', 30)] });
    const spy = new page.SpyAdapter(adapter);
    const element = await section(spy);
    const row = (): string => page.textOf(page.find(element, '[data-id="m-1"] [data-column="delivered"]'));
    expect([row(), foot(element, 'delivered')]).to.deep.equal(['0', '0']);
    const seen: string[] = [];
    const watch = new MutationObserver(() => seen.push(`${row()} ${foot(element, 'delivered')}`));
    watch.observe(page.find(element, '#rows'), { subtree: true, childList: true, characterData: true });
    spy.calls.length = 0;
    adapter.addEvents([1, 2, 3].map((at) => page.mailEvent(`m-1.${String(at)}`, 'delivered')));
    await waitUntil(() => row() === '310%');
    watch.disconnect();
    expect([...new Set(seen)]).to.deep.equal(['310% 35%']);
    expect(spy.calls).to.deep.equal([]);
  });

  it('counts a mailing that is not here as well, once that has been asked', async () => {
    const adapter = new MemoryAdapter({ announcements: [page.announcement('m-1', 30)] });
    const element = await section(adapter);
    adapter.announce(page.announcement('m-2', 12));
    await waitUntil(() => foot(element, 'subject') === 'Total of 2 sent mailings');
    expect(foot(element, 'sent')).to.equal('42');
  });

  it('is right though a change comes while the sums are on their way', async () => {
    const adapter = new MemoryAdapter({ announcements: [page.announcement('m-1', 30)] });
    const spy = new page.SpyAdapter(adapter);
    const element = await section(spy);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    spy.answer = async (_call, real) => {
      const answer = await real();
      await released;
      return answer;
    };
    adapter.announce(page.announcement('m-2', 12));
    await waitUntil(() => spy.calls.length === 2, 'the sums are not asked for');
    adapter.addEvents([page.mailEvent('m-1.1', 'delivered')]);
    await page.pause(50);
    release();
    await waitUntil(() => foot(element, 'sent') === '42');
    await waitUntil(() => foot(element, 'delivered') === '12.4%', `it is ${foot(element, 'delivered')}`);
  });

  it('are right also where a row came later than they did, and already had what is then told of it', async () => {
    const announcements = Array.from({ length: 150 }, (_, at) => page.announcement(`m-${String(at)}`, 2));
    const adapter = new MemoryAdapter({ announcements, events: [] });
    const element = await section(adapter, { sort: 'subject' });
    expect(foot(element, 'delivered')).to.equal('0');
    // Told of a moment later than it is asked for: its row comes with it already, and the sums were of before.
    adapter.addEvents([page.mailEvent('m-149.1', 'delivered')]);
    page.find(element, '#rows').scrollTop = 1_000_000;
    await waitUntil(() => foot(element, 'delivered') !== '0', 'the sums stay as they were');
    const { totals } = await adapter.listMailings({
      offset: 0,
      limit: 0,
      sort: { by: 'date', direction: 'ascending' },
    });
    expect(foot(element, 'delivered')).to.match(new RegExp(`^${String(totals?.delivered)}`));
  });

  it('do not count twice what they had before it was told', async () => {
    const memory = new MemoryAdapter({ announcements: [page.announcement('m-1', 3)], events: [] });
    const adapter = new page.SpyAdapter(memory);
    const element = await section(adapter);
    const more = [page.mailEvent('m-1.1', 'delivered')];
    adapter.answer = (call, real) => {
      // Total and sums are asked for by themselves: this happens just before, and is told just afterwards.
      if (call.query?.limit === 0) memory.addEvents(more.splice(0));
      return real();
    };
    memory.announce(page.announcement('m-2', 2));
    await waitUntil(() => foot(element, 'delivered').startsWith('1'), 'it is not counted');
    await page.pause(500);
    expect(foot(element, 'delivered')).to.match(/^1of 5/);
  });
});
