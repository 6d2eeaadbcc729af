import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';

import { mailingRows } from '../../../fixtures/rows.js';
import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { ViewChangeEvent } from '../../../src/elements/events.js';
import type { MailAnalytics } from '../../../src/elements/mail-analytics/mail-analytics.js';
import { TOTAL_OF, type Mailing } from '../../../src/model/mailing.js';
import type { MailingColumn } from '../../../src/model/query.js';
import { MAILING_STATUSES, type Reached } from '../../../src/model/status.js';
import * as page from '../harness.js';

const HEADS = [
  'Subject',
  'Sending user',
  'Sending email',
  'Status',
  'Sent',
  'Date',
  'Delivered',
  'Opened',
  'Clicked',
  'Bounced',
  'Dropped',
  'Deferred',
  'Spam report',
];
const NAMES = [
  'subject',
  'sending-user',
  'sending-email',
  'status',
  'sent',
  'date',
  'delivered',
  'opened',
  'clicked',
  'bounced',
  'dropped',
  'deferred',
  'spam-report',
] as const satisfies readonly MailingColumn[];

const data = page.sample(30);
const section = (attributes = {}, mailings = data.mailings): Promise<MailAnalytics> =>
  page.mounted('mail-analytics', { adapter: new MemoryAdapter({ ...data, mailings }) }, attributes);
const count = (element: Element): string => page.textOf(page.find(element, '.count'));
const pick = async (element: MailAnalytics, range: string): Promise<void> => {
  const select = page.find<HTMLSelectElement>(element, '[part="range"] select');
  select.value = range;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await page.changed(element);
};
const setDay = async (element: MailAnalytics, at: 0 | 1, day: string): Promise<void> => {
  const field = page.all<HTMLInputElement>(element, 'input[type="date"]')[at] as HTMLInputElement;
  field.value = day;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await page.changed(element);
};

/** What a column sorts by, worked out here from the data and not by the code under test. */
function valueOf({ subject, sender, status, sentAt, totals }: Mailing, name: MailingColumn): string | number {
  if (name === 'subject') return subject;
  if (name === 'sending-user') return sender.name;
  if (name === 'sending-email') return sender.email;
  if (name === 'status') return MAILING_STATUSES.indexOf(status);
  if (name === 'date') return sentAt === undefined ? NaN : Date.parse(sentAt);
  return name === 'sent' ? totals.sent : (totals[TOTAL_OF[name as Reached]] ?? NaN);
}

describe('<mail-analytics>', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('has the thirteen columns in their order', async () => {
    expect(page.heads(await section())).to.deep.equal(HEADS);
  });

  it('shows what each mailing is: who, when, how many', async () => {
    const mailing = page.mailing('m-1', {
      sentAt: '2026-11-22T23:30:00Z',
      totals: { ...(data.mailings[4] as Mailing).totals, sent: 1200, delivered: 1100, opened: 275 },
    });
    const element = await section({ locale: 'en-GB', 'time-zone': 'Europe/Berlin' }, [mailing]);
    const cell = (name: MailingColumn): string => page.column(element, name)[0] ?? '';
    expect(cell('sending-user')).to.equal('Marcus Bell');
    expect(cell('sending-email')).to.equal('marcus@example.com');
    expect(cell('status')).to.equal('Sent');
    expect(cell('sent')).to.equal('1,200');
    // Engines differ in the first digit of hours.
    expect(cell('date')).to.match(/^23 Nov 20260?0:30$/);
    expect(cell('delivered')).to.equal('1,10091.7%');
    expect(cell('opened')).to.equal('27525%');
  });

  it('says “of 8” in place of a percentage where there were few', async () => {
    const totals = { ...(data.mailings[4] as Mailing).totals, sent: 8, delivered: 8, opened: 3 };
    const element = await section({}, [page.mailing('m-1', { totals })]);
    expect(page.column(element, 'opened')).to.deep.equal(['3of 8']);
  });

  for (const name of NAMES) {
    it(`sorts by ${name} both ways`, async () => {
      await setViewport({ width: 1600, height: 2800 });
      const element = await section();
      element.style.setProperty('--mail-table-max-height', 'none');
      const shown = new Map(data.mailings.map((each) => [each.id, each]));
      const directions: (string | null)[] = [];
      for (let press = 0; press < 2; press += 1) {
        await page.pressHead(element, name);
        const direction = page.find(element, `th[data-column="${name}"]`).getAttribute('aria-sort');
        directions.push(direction);
        const ids = page.rows(element).map((row) => row.dataset['id'] ?? '');
        const all = ids.map((id) => valueOf(shown.get(id) as Mailing, name));
        const values = all.filter((value) => !Number.isNaN(value));
        expect(ids).to.have.length(30);
        expect(new Set(values).size, 'different values').to.be.greaterThan(1);
        const { compare } = new Intl.Collator(undefined, { numeric: true });
        for (const [at, value] of values.slice(1).entries()) {
          const before = values[at] as string | number;
          const order = typeof value === 'string' ? compare(String(before), value) : Number(before) - value;
          expect(direction === 'ascending' ? order : -order, `${String(before)}, ${String(value)}`).to.be.at.most(0);
        }
        // Those without a value stand last, whichever way the others go.
        expect(all.slice(values.length).every((value) => Number.isNaN(value))).to.equal(true);
      }
      expect(directions).to.have.members(['ascending', 'descending']);
    });
  }

  it('shows the newest first, and the most first when a number is pressed', async () => {
    const element = await section();
    expect(page.find(element, 'th[data-column="date"]').getAttribute('aria-sort')).to.equal('descending');
    await page.pressHead(element, 'clicked');
    expect(page.find(element, 'th[data-column="clicked"]').getAttribute('aria-sort')).to.equal('descending');
    expect(page.all(element, 'th[aria-sort]')).to.have.length(1);
  });

  it('finds by subject, by sender and by address, without regard to case', async () => {
    const mailings = [
      page.mailing('m-1', { subject: 'Hello Berlin' }),
      page.mailing('m-2', { sender: { name: 'Berliner', email: 'b@example.com' } }),
      page.mailing('m-3', { sender: { name: 'C', email: 'berlin@example.com' } }),
      page.mailing('m-4'),
    ];
    const element = await section({}, mailings);
    await page.search(element, ' bERLin ');
    expect(page.subjects(element)).to.deep.equal(['Hello Berlin', 'Subject m-2', 'Subject m-3']);
    expect(count(element)).to.equal('3 mailings');
    await page.search(element, '');
    expect(count(element)).to.equal('4 mailings');
  });

  it('asks once for what is typed in one go', async () => {
    const spy = new page.SpyAdapter(new MemoryAdapter(data));
    const element = await page.mounted('mail-analytics', { adapter: spy });
    spy.calls.length = 0;
    for (const words of ['r', 're', 'reb', 'rebr']) {
      const field = page.find<HTMLInputElement>(element, 'input[type="search"]');
      field.value = words;
      field.dispatchEvent(new InputEvent('input'));
    }
    await page.pause(300);
    expect(spy.calls.map(({ query }) => query?.search)).to.deep.equal(['rebr']);
  });

  it('has a chip for each status that occurs, with how many, and filters by one or several', async () => {
    const element = await section();
    const counts = new Map<string, number>();
    for (const { status } of data.mailings) counts.set(status, (counts.get(status) ?? 0) + 1);
    const expected = MAILING_STATUSES.filter((each) => counts.has(each)).map(
      (each) => `${(each[0] ?? '').toUpperCase()}${each.slice(1)} ${String(counts.get(each))}`,
    );
    expect(page.chips(element).slice(1)).to.deep.equal(expected);
    await page.pressChip(element, 'Draft');
    expect(page.column(element, 'status')).to.deep.equal(['Draft']);
    await page.pressChip(element, 'Failed');
    expect(page.column(element, 'status')).to.have.members(['Draft', 'Failed']);
    expect(page.chips(element).slice(1)).to.deep.equal(expected);
    await page.pressChip(element, 'All');
    expect(count(element)).to.equal('30 mailings');
  });

  it('shows the mailings of the last days', async () => {
    const day = 86_400_000;
    const ago = (days: number): string => new Date(Date.now() - days * day).toISOString();
    const mailings = [0, 3, 20, 60, 200].map((days) => page.mailing(`of ${String(days)}`, { sentAt: ago(days) }));
    const element = await section({}, mailings);
    for (const [range, rows] of [
      ['7d', 2],
      ['30d', 3],
      ['90d', 4],
      ['all', 5],
    ] as const) {
      await pick(element, range);
      expect(page.rows(element), range).to.have.length(rows);
    }
  });

  it('takes days from and to as those of the time zone, both included whole', async () => {
    const mailings = [
      page.mailing('before', { sentAt: '2026-11-19T22:59:59Z' }),
      page.mailing('first', { sentAt: '2026-11-19T23:00:00Z' }),
      page.mailing('last', { sentAt: '2026-11-21T22:59:59Z' }),
      page.mailing('after', { sentAt: '2026-11-21T23:00:00Z' }),
    ];
    const zone = { 'time-zone': 'Europe/Berlin' };
    const element = await section({ ...zone, from: '2026-11-20', to: '2026-11-21' }, mailings);
    expect(page.subjects(element)).to.deep.equal(['Subject last', 'Subject first']);
    const other = await section(zone, mailings);
    await pick(other, 'custom');
    await setDay(other, 0, '2026-11-20');
    await setDay(other, 1, '2026-11-21');
    expect(page.subjects(other)).to.deep.equal(['Subject last', 'Subject first']);
  });

  it('shows only what belongs to its scope', async () => {
    const scoped = data.mailings.find(({ scope }) => scope)?.scope ?? '';
    const own = data.mailings.filter(({ scope }) => scope === scoped);
    expect(own.length).to.be.within(1, 29);
    expect(count(await section({ scope: scoped }))).to.equal(
      own.length === 1 ? '1 mailing' : `${String(own.length)} mailings`,
    );
  });

  it('shows the columns that the host picks, in its order', async () => {
    const element = await section({ columns: 'date subject, opened subject' });
    expect(page.heads(element)).to.deep.equal(['Date', 'Subject', 'Opened']);
    expect(page.find(element, '#rows table').getAttribute('aria-colcount')).to.equal('3');
  });

  it('opens the drawer by a number though the subject is not among the columns', async () => {
    const element = await section({ columns: 'date delivered' });
    const list = await page.openDrawer(element, 4, 'delivered');
    expect(page.rows(list)).to.not.be.empty;
  });

  it('hides title and toolbar on request', async () => {
    const element = await section({ hide: 'title toolbar' });
    expect(page.has(element, 'h2, input, .chip, select')).to.equal(false);
    expect(page.rows(element)).to.not.be.empty;
  });

  it('counts what software opened when asked to, and opens exactly those', async () => {
    const adapter = new MemoryAdapter({
      announcements: [page.announcement('m-1', 3)],
      events: [
        ...['m-1.1', 'm-1.2', 'm-1.3'].map((id) => page.mailEvent(id, 'delivered')),
        page.mailEvent('m-1.1', 'opened'),
        page.mailEvent('m-1.2', 'opened', page.NOW, { machine: true }),
      ],
    });
    const element = await page.mounted('mail-analytics', { adapter });
    expect(page.column(element, 'opened')).to.deep.equal(['1of 3']);
    element.setAttribute('include-machine-opens', '');
    await page.changed(element);
    expect(page.column(element, 'opened')).to.deep.equal(['2of 3']);
    expect(page.rows(await page.openDrawer(element, 0, 'opened'))).to.have.length(2);
  });

  it('has numbers equal to the rows behind them also when software’s opens count, over finished rows', async () => {
    const recipients = [
      page.recipient('a', { machineOpened: true }),
      page.recipient('b', { opens: 1, status: 'opened' }),
    ];
    const element = await page.mounted('mail-analytics', {
      adapter: page.oneMailing(recipients),
      includeMachineOpens: true,
    });
    const list = await page.openDrawer(element, 0, 'opened');
    expect(page.column(element, 'opened')).to.deep.equal([`${String(page.rows(list).length)}of 2`]);
  });

  it('says that nothing was sent yet where there is nothing', async () => {
    const element = await section({}, []);
    expect(page.textOf(page.find(element, '[part="note"]'))).to.contain('No mail has been sent yet');
    expect(page.has(element, '[part="note"] button')).to.equal(false);
  });

  it('says that nothing matches, and takes all filters off on request', async () => {
    const element = await section({ statuses: 'draft', from: '2020-01-01', to: '2020-02-01' });
    await page.search(element, 'nothing like it');
    expect(page.textOf(page.find(element, '[part="note"]'))).to.contain('No mailing matches');
    page.find(element, '[part="note"] button').click();
    await waitUntil(() => page.rows(element).length > 0);
    expect(count(element)).to.equal('30 mailings');
    expect(page.find<HTMLInputElement>(element, 'input[type="search"]').value).to.equal('');
    expect(page.find<HTMLSelectElement>(element, '[part="range"] select').value).to.equal('all');
  });

  it('takes off what is still being typed, too, when filters are cleared', async () => {
    const element = await section({ search: 'nothing like it' });
    const field = page.find<HTMLInputElement>(element, 'input[type="search"]');
    field.value = 'nothing like it at all';
    field.dispatchEvent(new InputEvent('input'));
    page.find(element, '[part="note"] button').click();
    await page.pause(300);
    expect(field.value).to.equal('');
    expect(count(element)).to.equal('30 mailings');
  });

  it('tells the host the view that a person has set', async () => {
    const element = await section();
    const views = page.heard<ViewChangeEvent>(document, 'view-change');
    await page.search(element, 'search');
    await page.pressHead(element, 'opened');
    await page.pressChip(element, 'Sent');
    await pick(element, '90d');
    expect(views).to.have.length(4);
    const { search, statuses, sort, range } = (views.at(-1) as ViewChangeEvent).view;
    expect({ search, statuses, sort, range }).to.deep.equal({
      search: 'search',
      statuses: ['sent'],
      sort: { by: 'opened', direction: 'descending' },
      range: '90d',
    });
  });

  it('shows the same view again when the host sets it, and tells of none then', async () => {
    const element = await section();
    const views = page.heard(element, 'view-change');
    Object.assign(element, {
      search: 'e',
      statuses: 'sent failed',
      sort: 'subject',
      from: '2026-09-01',
      to: '2026-12-01',
    });
    await page.changed(element);
    expect(page.find<HTMLInputElement>(element, 'input[type="search"]').value).to.equal('e');
    expect(page.find<HTMLSelectElement>(element, '[part="range"] select').value).to.equal('custom');
    expect(page.find(element, 'th[aria-sort]').dataset['column']).to.equal('subject');
    expect(new Set(page.column(element, 'status'))).to.deep.equal(new Set(['Sent', 'Failed']));
    expect(views).to.deep.equal([]);
  });
});

describe('<mail-analytics> with 5,000 mailings', () => {
  const mailings = mailingRows(5000, 'many', page.NOW);
  const many = async (): Promise<{ element: MailAnalytics; spy: page.SpyAdapter; box: HTMLElement }> => {
    const spy = new page.SpyAdapter(new MemoryAdapter({ mailings }));
    const element = await page.mounted('mail-analytics', { adapter: spy });
    return { element, spy, box: page.find(element, '[part="scroll"]') };
  };

  it('asks for one window and draws few rows, whatever the total', async () => {
    const { element, spy } = await many();
    await page.pause();
    expect(spy.calls.map(({ query }) => [query?.offset, query?.limit])).to.deep.equal([[0, 100]]);
    expect(page.all(element, '[data-row]').length).to.be.within(5, 60);
    expect(page.find(element, '#rows table').getAttribute('aria-rowcount'), 'with head and foot').to.equal('5002');
    expect(count(element)).to.equal('5,000 mailings');
  });

  it('shows the last row when scrolled to the end, and asks for no page in between', async () => {
    const { element, spy, box } = await many();
    box.scrollTop = box.scrollHeight;
    await waitUntil(() => spy.calls.length > 1);
    await page.changed(element);
    expect(spy.offsets()).to.deep.equal([0, 4900]);
    const last = page.rows(element).at(-1) as HTMLElement;
    expect(last.getAttribute('aria-rowindex')).to.equal('5001');
    const { bottom } = last.getBoundingClientRect();
    expect(bottom).to.be.at.most(box.getBoundingClientRect().bottom + 1);
    const drafts = mailings.filter(({ sentAt }) => sentAt === undefined);
    expect(
      drafts.map(({ id }) => id),
      'those without a date stand last',
    ).to.include(last.dataset['id']);
  });

  it('asks for no page twice', async () => {
    const { element, spy, box } = await many();
    for (const share of [0.2, 0.6, 0.2, 0, 1, 0.6, 1]) {
      box.scrollTop = share * box.scrollHeight;
      await page.pause(40);
      await page.loaded(element);
    }
    const offsets = spy.offsets();
    expect(offsets).to.deep.equal([...new Set(offsets)]);
    expect(offsets.length).to.be.greaterThan(3);
  });

  it('gives up pages that are scrolled past before they have come, and shows the page in view', async () => {
    const { element, spy, box } = await many();
    spy.isHeld = true;
    for (const share of [0.2, 0.4, 0.6]) {
      const before = spy.calls.length;
      box.scrollTop = share * box.scrollHeight;
      await waitUntil(() => spy.calls.length > before);
    }
    await page.pause();
    expect(spy.calls.slice(1, 3).map(({ signal }) => signal?.aborted)).to.deep.equal([true, true]);
    for (const call of spy.calls) call.release();
    await page.changed(element);
    const first = page.rows(element)[0] as HTMLElement;
    expect(Number(first.getAttribute('aria-rowindex'))).to.be.within(2900, 3002);
  });

  it('begins at the top again when it is sorted or searched', async () => {
    const { element, box } = await many();
    box.scrollTop = 100_000;
    await page.pause(40);
    await page.loaded(element);
    await page.pressHead(element, 'subject');
    expect(box.scrollTop).to.equal(0);
    expect(page.rows(element)[0]?.getAttribute('aria-rowindex')).to.equal('2');
  });
});
