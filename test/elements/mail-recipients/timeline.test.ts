import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { MailRecipients } from '../../../src/elements/mail-recipients/mail-recipients.js';
import type { MailEvent } from '../../../src/model/mail-event.js';
import * as page from '../harness.js';
import { violations } from '../violations.js';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148';
const at = (minute: number, second = 0): string => new Date(Date.UTC(2026, 10, 22, 9, minute, second)).toISOString();

/** Of the first recipient of "m-1": opened twice, with what came before. */
const OPENED: readonly MailEvent[] = [
  page.mailEvent('m-1.1', 'processed', at(30, 2)),
  page.mailEvent('m-1.1', 'delivered', at(30, 5), { reason: '250 2.0.0 OK mx1.halden.example' }),
  page.mailEvent('m-1.1', 'opened', at(42, 41), { userAgent: IPHONE, ip: '192.0.2.7' }),
  page.mailEvent('m-1.1', 'opened', at(51, 9), { userAgent: IPHONE }),
];

function adapterOf(events: readonly MailEvent[] = OPENED, recipients = 40): MemoryAdapter {
  return new MemoryAdapter({ announcements: [page.announcement('m-1', recipients)], events });
}

async function shown(adapter = adapterOf(), height = 600): Promise<MailRecipients> {
  const list = await page.mount('mail-recipients', { adapter, mailingId: 'm-1', sort: 'email', locale: 'en-GB' });
  Object.assign(list, { timeZone: 'UTC' });
  list.style.blockSize = `${String(height)}px`;
  await page.loaded(list);
  return list;
}

const disclosure = (list: MailRecipients, row = 0): HTMLButtonElement =>
  page.find(page.rows(list)[row] as HTMLElement, '.disclosure');

async function open(list: MailRecipients, row = 0): Promise<HTMLElement> {
  disclosure(list, row).click();
  await waitUntil(() => page.has(list, '.history:not([aria-busy="true"])'), 'the history does not come');
  return page.find(list, '.history');
}

const rowNamed = (list: MailRecipients, name: string): HTMLElement | undefined =>
  page.rows(list).find((row) => page.textOf(page.find(row, '.name button')) === name);
const lines = (list: MailRecipients): string[] => page.all(list, '.history summary .what').map(page.textOf);
const topOf = (element: Element): number => element.getBoundingClientRect().top;

describe('a row of <mail-recipients> that is opened', () => {
  beforeEach(() => setViewport({ width: 800, height: 800 }));
  after(() => setViewport({ width: 800, height: 600 }));

  it('shows every event with its word, what is known of it, and its time to the second', async () => {
    const list = await shown();
    await open(list);
    expect(lines(list)).to.deep.equal([
      'Processed Accepted for sending',
      'Delivered 250 2.0.0 OK mx1.halden.example',
      'Opened Apple Mail on iPhone Decides the status',
      'Opened again Apple Mail on iPhone',
    ]);
    expect(page.all(list, '.history time').map(page.textOf)).to.deep.equal([
      '22 Nov, 09:30:02',
      '22 Nov, 09:30:05',
      '22 Nov, 09:42:41',
      '22 Nov, 09:51:09',
    ]);
    expect(page.all(list, '.history li').map((item) => item.dataset['status'])).to.deep.equal([
      'processed',
      'delivered',
      'opened',
      'opened',
    ]);
    expect(page.all(list, '.history summary svg')).to.have.length(4);
  });

  it('tells word for word, one press away, what was reported, and when by which zone', async () => {
    const list = await shown();
    await open(list);
    const details = page.all<HTMLDetailsElement>(list, '.history details')[2] as HTMLDetailsElement;
    expect(details.open).to.equal(false);
    page.find(details, 'summary').click();
    expect(details.open).to.equal(true);
    const terms = [...details.querySelectorAll('dt')].map(page.textOf);
    const told = [...details.querySelectorAll('dd')].map(page.textOf);
    expect(terms).to.deep.equal(['Time', 'Program', 'IP address', 'Reported as']);
    expect(told).to.deep.equal(['22 November 2026 at 09:42:41 UTC', IPHONE, '192.0.2.7', 'opened · made-up']);
  });

  it('says in words why a mail bounced, and what to do next', async () => {
    const reason = '550 5.1.1 <lina@example.com>: Recipient address rejected: User unknown';
    const list = await shown(
      adapterOf([page.mailEvent('m-1.1', 'bounced', at(31), { reason, reasonCode: '5.1.1', bounceClass: 'hard' })]),
    );
    await open(list);
    expect(lines(list)).to.deep.equal([
      'Bounced The address does not exist. Check the spelling, or ask the person for another address. Decides the status',
    ]);
    expect(page.textOf(page.find(list, '.history dl'))).to.contain(reason);
  });

  it('tells software from people', async () => {
    const machine = { machine: true };
    const list = await shown(
      adapterOf([
        page.mailEvent('m-1.1', 'delivered', at(30)),
        page.mailEvent('m-1.1', 'opened', at(31), machine),
        page.mailEvent('m-1.1', 'clicked', at(32), { ...machine, url: 'https://a.example/' }),
      ]),
    );
    await open(list);
    expect(lines(list)).to.deep.equal([
      'Delivered Decides the status',
      'Opened by software',
      'Link followed by software',
    ]);
  });

  it('never makes a link of what is no page', async () => {
    const urls = [
      'https://a.example/?q=1',
      'javascript:alert(1)',
      ' JavaScript:alert(2)',
      'data:text/html,x',
      'mailto:a@b.c',
    ];
    const list = await shown(
      adapterOf(urls.map((url, index) => page.mailEvent('m-1.1', 'clicked', at(31, index), { url }))),
    );
    await open(list);
    const links = page.all<HTMLAnchorElement>(list, '.history a');
    expect(links.map((link) => [link.getAttribute('href'), link.rel, link.target])).to.deep.equal([
      [urls[0], 'noreferrer noopener', '_blank'],
    ]);
    for (const url of urls) expect(page.textOf(page.find(list, '.history')), url).to.contain(url.trim());
  });

  it('says so where nothing is recorded yet', async () => {
    const list = await shown(adapterOf([]));
    const history = await open(list);
    expect(page.textOf(history)).to.equal('Nothing has been recorded of this mail yet.');
  });

  it('is the only one: another closes it, and stays where it is under the pointer', async () => {
    const list = await shown();
    await open(list, 0);
    await open(list, 3);
    expect(page.all(list, '.history')).to.have.length(1);
    expect(page.find(list, '.detail').previousElementSibling === page.rows(list)[3]).to.equal(true);
    const box = page.find(list, '#rows');
    box.scrollTop = 500;
    await waitUntil(() => rowNamed(list, 'Person m-1.20') !== undefined);
    const row = rowNamed(list, 'Person m-1.20') as HTMLElement;
    const before = topOf(row);
    page.find(row, '.disclosure').click();
    await waitUntil(() => page.has(list, '.history:not([aria-busy="true"])'));
    expect(page.find(list, '.detail').previousElementSibling === row).to.equal(true);
    expect(Math.abs(topOf(row) - before), 'moved by').to.be.lessThan(1.5);
  });

  it('closes on a second press, and nothing is left of it', async () => {
    const list = await shown();
    const box = page.find(list, '#rows');
    const height = box.scrollHeight;
    await open(list);
    expect(disclosure(list).getAttribute('aria-expanded')).to.equal('true');
    expect(box.scrollHeight).to.be.greaterThan(height + 50);
    disclosure(list).click();
    await list.updateComplete;
    expect(page.has(list, '.detail')).to.equal(false);
    expect(disclosure(list).getAttribute('aria-expanded')).to.equal('false');
    await waitUntil(() => box.scrollHeight === height, 'its room is left');
  });

  it('opens by a press anywhere on the row as well, but for the name, which leads to the person', async () => {
    const list = await shown();
    const told = page.heard(list, 'recipient-open');
    await page.pressAt(page.find(page.rows(list)[1] as HTMLElement, '.status'));
    await waitUntil(() => page.has(list, '.history'));
    expect(told).to.have.length(0);
    page.find(page.rows(list)[1] as HTMLElement, '.name button').click();
    expect(told).to.have.length(1);
    expect(page.has(list, '.history')).to.equal(true);
  });

  it('keeps every row in its place: none covers another, and the last is reached', async () => {
    const list = await shown(adapterOf(OPENED, 300), 500);
    await open(list);
    const box = page.find(list, '#rows');
    const seen = new Set<number>();
    for (let top = 0; top <= box.scrollHeight; top += 150) {
      box.scrollTop = top;
      // A frame to scroll in and one to draw in.
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
      await list.updateComplete;
      await waitUntil(() => !page.has(list, '.pending'));
      const boxes = page.all(list, '[data-row], .detail').map((each) => each.getBoundingClientRect());
      boxes
        .slice(1)
        .forEach((each, index) => expect(Math.abs(each.top - (boxes[index]?.bottom ?? NaN))).to.be.below(0.6));
      for (const row of page.rows(list)) seen.add(Number(row.getAttribute('aria-rowindex')));
    }
    expect(seen.size).to.equal(300);
    expect(page.rows(list).at(-1)?.getAttribute('aria-rowindex')).to.equal('301');
  });

  it('is still open, with what was unfolded in it, when it is scrolled back to', async () => {
    const list = await shown(adapterOf(OPENED, 300), 500);
    await open(list);
    page.find(list, '.history summary').click();
    const box = page.find(list, '#rows');
    box.scrollTop = 6000;
    await waitUntil(() => !page.has(list, '.detail'), 'it is drawn though out of view');
    box.scrollTop = 0;
    await waitUntil(() => page.has(list, '.history details[open]'), 'it is no longer as it was left');
  });

  it('closes when the list becomes another one', async () => {
    const list = await shown();
    await open(list);
    await page.search(list, 'm-1.2');
    expect(page.has(list, '.history')).to.equal(false);
  });
});

describe('the history of <mail-recipients>', () => {
  it('is not offered where an adapter does not tell it', async () => {
    const recipients = [page.recipient('r-1')];
    const list = await page.mounted('mail-recipients', { adapter: page.oneMailing(recipients), mailingId: 'm-1' });
    expect(page.has(list, '.disclosure')).to.equal(false);
    expect(page.all(list, 'thead th')).to.have.length(4);
    await page.pressAt(page.find(list, '.status'));
    expect(page.has(list, '.detail')).to.equal(false);
  });

  it('shows that it is on its way, and why it cannot be had, with a way to try again', async () => {
    let answer: (events: readonly MailEvent[]) => void = () => undefined;
    let isBroken = true;
    const adapter = Object.assign(adapterOf(), {
      listEvents: () =>
        isBroken
          ? Promise.reject(new Error('The mail service is resting.'))
          : new Promise<readonly MailEvent[]>((resolve) => (answer = resolve)),
    });
    const list = await shown(adapter);
    const told = page.heard(list, 'adapter-error');
    const history = await open(list);
    expect(page.textOf(page.find(history, '[part="problem"]'))).to.contain('The mail service is resting.');
    expect(told).to.have.length(1);
    isBroken = false;
    page.find(history, '[part="problem"] button').click();
    await waitUntil(() => page.has(list, '.history[aria-busy="true"]'));
    expect(page.focused() === disclosure(list), 'the focus is on the row').to.equal(true);
    answer(OPENED);
    await waitUntil(() => lines(list).length === 4);
    expect(page.has(list, '.history [part="problem"]')).to.equal(false);
  });

  it('reports data of the wrong shape by field', async () => {
    const wrong = { ...page.mailEvent('m-1.1', 'opened'), time: 'yesterday' };
    const list = await shown(Object.assign(adapterOf(), { listEvents: () => Promise.resolve([wrong]) }));
    const history = await open(list);
    expect(page.textOf(history)).to.contain('events[0].time: not a date');
  });

  it('gives up its request when it is closed or another is opened, and shows no late answer', async () => {
    const asked: { id: string; signal: AbortSignal; answer: (events: readonly MailEvent[]) => void }[] = [];
    const adapter = Object.assign(adapterOf(), {
      listEvents: (id: string, { signal }: { signal: AbortSignal }) =>
        new Promise<readonly MailEvent[]>((answer) => asked.push({ id, signal, answer })),
    });
    const list = await shown(adapter);
    disclosure(list, 0).click();
    await waitUntil(() => asked.length === 1);
    disclosure(list, 1).click();
    await waitUntil(() => asked.length === 2);
    expect(asked.map(({ signal }) => signal.aborted)).to.deep.equal([true, false]);
    asked[0]?.answer(OPENED);
    await page.pause();
    expect(lines(list)).to.deep.equal([]);
    disclosure(list, 1).click();
    expect(asked[1]?.signal.aborted).to.equal(true);
  });

  it('gets a new event while it is open, and keeps what is unfolded', async () => {
    const adapter = adapterOf();
    const list = await shown(adapter);
    await open(list);
    page.find(list, '.history summary').click();
    adapter.addEvents([page.mailEvent('m-1.1', 'clicked', at(55), { url: 'https://a.example/' })]);
    await waitUntil(() => lines(list).length === 5, 'the click does not come');
    expect(lines(list).at(-1)).to.equal('Clicked https://a.example/ Decides the status');
    expect(page.has(list, '.history details[open]')).to.equal(true);
  });
});

describe('the history of <mail-recipients> for everyone', () => {
  it('is opened and closed by keyboard, and the focus stays on its button', async () => {
    const list = await shown();
    const button = disclosure(list);
    expect(button.getAttribute('aria-label')).to.equal('History of Person m-1.1');
    button.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => page.has(list, '.history ol'));
    expect(page.focused() === button).to.equal(true);
    await sendKeys({ press: 'Tab' });
    expect(page.focused()?.localName, 'Tab leads into it').to.equal('summary');
    await sendKeys({ press: 'Escape' });
    await list.updateComplete;
    expect(page.has(list, '.history')).to.equal(false);
    expect(page.focused() === button, 'the focus is back').to.equal(true);
  });

  it('leaves a dialog around the list open on Escape, and the next Escape closes that', async () => {
    const element = await page.mounted('mail-analytics', { adapter: adapterOf() });
    const list = (await page.openDrawer(element)) as MailRecipients;
    await open(list);
    disclosure(list).focus();
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !page.has(list, '.history'));
    expect(page.has(element, 'dialog[open]')).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !page.has(element, 'dialog[open]'));
  });

  for (const colorScheme of ['light', 'dark']) {
    it(`has no barrier, ${colorScheme}`, async () => {
      document.documentElement.style.cssText = `color-scheme: ${colorScheme}; background: Canvas`;
      const list = await shown();
      await open(list);
      page.find(list, '.history summary').click();
      await page.pause(250);
      expect(await violations(list)).to.deep.equal([]);
      document.documentElement.removeAttribute('style');
    });
  }
});
