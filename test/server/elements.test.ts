import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';

import { chromium, type Browser, type Page } from 'playwright-core';

import { CHROMIUM_ARGS, chromiumPath } from '../../scripts/chromium.mjs';
import type { Mailing, Recipient } from '../../src/model/mailing.js';
import { MAILING_COLUMNS, type Direction, type MailingColumn, type RecipientColumn } from '../../src/model/query.js';
import { elementsServer, type ElementsServer } from './elements-server.js';

const ALL = { offset: 0, limit: 1000 } as const;
const NEWEST = { by: 'date', direction: 'descending' } as const;
const SECTION = '<mail-analytics src="/all/api" time-zone="UTC"></mail-analytics>';
const TIMES = { timeout: 120_000 };

/** The elements over HTTP on the server that they come with, in a browser; each list as the same mail folded in memory. */
describe('the elements on the real server', TIMES, () => {
  let server: ElementsServer;
  let browser: Browser;
  let page: Page;
  const mistakes: string[] = [];

  before(async () => {
    [server, browser] = await Promise.all([
      elementsServer(),
      chromiumPath().then((executablePath) => chromium.launch({ executablePath, args: CHROMIUM_ARGS })),
    ]);
    page = await browser.newPage({ viewport: { width: 1440, height: 1400 }, reducedMotion: 'reduce' });
    // So that an export is a download, and asks nobody where to.
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
    page.on('pageerror', (error) => mistakes.push(error.message));
  }, TIMES);

  after(async () => {
    await browser.close();
    await server.close();
  });

  async function opened(html: string, ready: string): Promise<void> {
    await page.goto(`${server.url}/?html=${encodeURIComponent(html)}`);
    await page.locator(ready).first().waitFor();
  }

  /** Asks until the answer is as it is to be; then, or after a while, says what differs. */
  async function shows<Seen>(seen: () => Promise<Seen>, expected: Seen, milliseconds = 10_000): Promise<void> {
    const end = performance.now() + milliseconds;
    for (;;) {
      const now = await seen();
      try {
        assert.deepEqual(now, expected);
        return;
      } catch (error) {
        if (performance.now() > end) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  const texts = async (selector: string): Promise<string[]> =>
    (await page.locator(selector).allTextContents()).map((text) => text.trim());
  const subjects = (): Promise<string[]> => texts('mail-analytics [data-row]:not(.pending) [part="subject"]');
  const names = (): Promise<string[]> => texts('mail-recipients [data-row]:not(.pending) .name button');
  const subjectOf = ({ subject }: Mailing): string => subject;
  const nameOf = ({ name, email }: Recipient): string => name || email;

  async function mailings(
    by: MailingColumn = 'date',
    direction: Direction = 'descending',
  ): Promise<readonly Mailing[]> {
    return (await server.reference.listMailings({ sort: { by, direction }, ...ALL })).items;
  }

  async function recipients(id: string, by: RecipientColumn, direction: Direction): Promise<readonly Recipient[]> {
    return (await server.reference.listRecipients(id, { sort: { by, direction }, ...ALL })).items;
  }

  async function largest(): Promise<Mailing> {
    const [first] = (await mailings()).toSorted((a, b) => b.totals.sent - a.totals.sent);
    return first ?? assert.fail('there are no mailings');
  }

  const rowOf = (mailing: Mailing): string => `mail-analytics [data-row][data-id="${mailing.id}"]`;

  /** Presses the head of a column until it is sorted by in that direction. */
  async function sortBy(element: string, column: string, direction: Direction): Promise<void> {
    const head = page.locator(`${element} th[data-column="${column}"]`);
    while ((await head.getAttribute('aria-sort')) !== direction) {
      await head.locator('button').first().click();
      await page.waitForTimeout(30);
    }
  }

  it('show every mailing, in the order of every column, both ways', async () => {
    await opened(SECTION, 'mail-analytics [data-row] [part="subject"]');
    for (const by of MAILING_COLUMNS) {
      for (const direction of ['ascending', 'descending'] as const) {
        await sortBy('mail-analytics', by, direction);
        await shows(subjects, (await mailings(by, direction)).map(subjectOf));
      }
    }
  });

  it('filter by status and search, with the counts of the whole', async () => {
    await opened(SECTION, 'mail-analytics [data-row] [part="subject"]');
    const { items, counts = {} } = await server.reference.listMailings({
      sort: NEWEST,
      statuses: ['scheduled'],
      ...ALL,
    });
    const chip = page.locator('mail-analytics .chip', { hasText: 'Scheduled' });
    await chip.click();
    await shows(subjects, items.map(subjectOf));
    assert.equal(/\d+/.exec(await chip.innerText())?.[0], String(counts['scheduled']));
    await chip.click();
    const [word = ''] = items[0]?.subject.split(' ') ?? [];
    const found = await server.reference.listMailings({ sort: NEWEST, search: word, ...ALL });
    await page.locator('mail-analytics input[type="search"]').fill(word);
    await shows(subjects, found.items.map(subjectOf));
  });

  it('open the recipients of a number, sort them by every column, filter and search them', async () => {
    await opened(SECTION, 'mail-analytics [data-row] [part="subject"]');
    const mailing = (await mailings())
      .filter(({ totals }) => totals.sent < 90)
      .find(({ totals }) => totals.bounced > 0);
    assert.ok(mailing);
    await page.locator(`${rowOf(mailing)} [data-column="bounced"] button`).click();
    const bounced = { sort: NEWEST, reached: 'bounced', ...ALL } as const;
    const { total } = await server.reference.listRecipients(mailing.id, bounced);
    await shows(async () => (await names()).length, total);
    await page.keyboard.press('Escape');
    await page.locator('mail-analytics dialog[open]').waitFor({ state: 'detached' });

    await page.locator(`${rowOf(mailing)} [part="subject"]`).click();
    await page.locator('mail-recipients [data-row] .badge').first().waitFor();
    for (const by of ['name', 'email', 'status', 'date'] as const) {
      for (const direction of ['ascending', 'descending'] as const) {
        await sortBy('mail-recipients', by, direction);
        const wanted = (await recipients(mailing.id, by, direction)).map(nameOf);
        // Those in view, from the first: the window may end before the list does.
        await shows(async () => (await names()).slice(0, 10), wanted.slice(0, 10));
      }
    }
    await page.locator('mail-recipients .chip[data-status="bounced"]').click();
    await shows(
      () => texts('mail-recipients [data-row] .badge').then((badges) => badges.every((badge) => badge === 'Bounced')),
      true,
    );
    await page.locator('mail-recipients .chip[data-status="bounced"]').click();
    const [one] = await recipients(mailing.id, 'email', 'ascending');
    await page.locator('mail-recipients input[type="search"]').fill(one?.email ?? '');
    await shows(names, [one ? nameOf(one) : '']);
  });

  it('show the last rows of a long list, far past the first window', async () => {
    const mailing = await largest();
    const list = `<mail-recipients src="/all/api" mailing-id="${mailing.id}" sort="email" style="height: 500px"></mail-recipients>`;
    await opened(list, 'mail-recipients [data-row]:not(.pending) .badge');
    const wanted = await recipients(mailing.id, 'email', 'ascending');
    assert.ok(wanted.length > 150, String(wanted.length));
    await page.locator('mail-recipients [part="scroll"]').evaluate((box) => box.scrollTo(0, box.scrollHeight));
    const emails = (): Promise<string[]> => texts('mail-recipients [data-row]:not(.pending) td.email');
    await shows(async () => (await emails()).at(-1), wanted.at(-1)?.email);
    assert.ok((await emails()).length < wanted.length, 'only what is in view is drawn');
  });

  it('tell what happened to one message, and which links were followed', async () => {
    const mailing = (await mailings()).find(({ totals }) => totals.clicked > 0);
    assert.ok(mailing);
    const list = `<mail-recipients src="/all/api" mailing-id="${mailing.id}" statuses="clicked"></mail-recipients>`;
    await opened(list, 'mail-recipients [data-row]:not(.pending) .badge');
    const query = { sort: NEWEST, statuses: ['clicked'], ...ALL } as const;
    const [first] = (await server.reference.listRecipients(mailing.id, query)).items;
    const happened = (await server.reference.listEvents?.(first?.messageId ?? '', {})) ?? [];
    await page.locator('mail-recipients .disclosure').first().click();
    await shows(async () => (await texts('mail-recipients .detail li')).length, happened.length);
    const [link] = (await server.reference.listLinks?.(mailing.id, {})) ?? [];
    await page.getByRole('button', { name: 'Links' }).click();
    await page.locator('mail-recipients .links li').first().waitFor();
    const [told = ''] = await texts('mail-recipients .links li');
    assert.match(told, new RegExp(`\\b${String(link?.clicks)} click`));
  });

  it('sum up what was sent, and give the table as a file', async () => {
    await opened(SECTION.replace(' ', ' from="2026-09-01" to="2026-11-24" '), 'mail-analytics .tiles .value b');
    const period = {
      from: '2026-09-01T00:00:00Z',
      to: '2026-11-25T00:00:00Z',
      timeZone: 'UTC',
      bucket: 'day',
    } as const;
    const { totals } = await server.reference.getSummary(period);
    const numberOf = (text = ''): number => Number(text.replaceAll(',', ''));
    await shows(async () => numberOf((await texts('mail-analytics .tiles .value b'))[0]), totals.sent);
    assert.ok(totals.sent > 500);

    await opened(SECTION, 'mail-analytics [data-row] [part="subject"]');
    const saved = page.waitForEvent('download');
    await page.locator('mail-analytics [part="export"]').click();
    const csv = await readFile(await (await saved).path(), 'utf8');
    const lines = csv.trim().split('\r\n').slice(1);
    const all = await mailings();
    assert.equal(lines.length, all.length);
    lines.forEach((line, index) => assert.ok(line.includes(all[index]?.subject.slice(0, 12) ?? '?'), line));
  });

  /** A page with the section and the icon of a message that was delivered and not opened yet. */
  async function openedWithUnread(): Promise<{ mailing: Mailing; unread: Recipient }> {
    const [mailing] = (await mailings()).filter(({ totals }) => totals.delivered > totals.opened + 2);
    assert.ok(mailing);
    const unread = (await recipients(mailing.id, 'name', 'ascending')).find(({ status }) => status === 'delivered');
    assert.ok(unread);
    const icon = `<email-status-icon src="/all/api" message-id="${unread.messageId}"></email-status-icon>`;
    await opened(icon + SECTION, `${rowOf(mailing)} [part="subject"]`);
    await page.locator('email-status-icon #icon[data-status="delivered"]').waitFor();
    return { mailing, unread };
  }

  it('follow a webhook within a second: row, drawer and icon', async () => {
    const { mailing, unread } = await openedWithUnread();
    await page.locator(`${rowOf(mailing)} [part="subject"]`).click();
    const list = page.locator('mail-recipients');
    await list.locator('[data-row]:not(.pending) .badge').first().waitFor();
    await list.locator('input[type="search"]').fill(unread.email);
    await shows(names, [nameOf(unread)]);
    const ids = { message_id: unread.messageId, mailing_id: mailing.id };
    await server.post([{ event: 'open', email: unread.email, timestamp: 1_795_520_000, sg_event_id: 'live', ...ids }]);
    const second = 1000;
    const seen = async (): Promise<unknown[]> => [
      await list.locator('[data-row] .badge').first().getAttribute('data-status'),
      await page.locator('email-status-icon #icon').getAttribute('data-status'),
      /^\d+/.exec((await texts(`${rowOf(mailing)} [data-column="opened"] button`))[0] ?? '')?.[0],
    ];
    await shows(seen, ['opened', 'opened', String(mailing.totals.opened + 1)], second);
  });

  it('say so when the server has stopped, and recover by themselves once it is back', async () => {
    const { mailing, unread } = await openedWithUnread();
    await server.stop();
    await page.locator('mail-analytics input[type="search"]').fill(mailing.subject);
    await page.locator('mail-analytics [part="problem"]').waitFor();
    await server.start();
    const ids = { message_id: unread.messageId, mailing_id: mailing.id };
    await server.post([{ event: 'open', email: unread.email, timestamp: 1_795_520_100, sg_event_id: 'away', ...ids }]);
    // As long as a browser may wait before it comes back to a stream.
    const patience = 30_000;
    await page.locator('mail-analytics [part="problem"]').waitFor({ state: 'detached', timeout: patience });
    const { items } = await server.reference.listMailings({ sort: NEWEST, search: mailing.subject, ...ALL });
    await shows(subjects, items.map(subjectOf), patience);
    await shows(() => page.locator('email-status-icon #icon').getAttribute('data-status'), 'opened', patience);
  });

  it('show no address to those who may not see any', async () => {
    const mailing = await largest();
    const list = `<mail-recipients src="/masked/api" mailing-id="${mailing.id}" sort="email"></mail-recipients>`;
    await opened(list, 'mail-recipients [data-row]:not(.pending) .badge');
    const [first] = await recipients(mailing.id, 'email', 'ascending');
    const masked = first?.email.replace(/^(.).*@/, '$1…@');
    await shows(async () => (await texts('mail-recipients [data-row]:not(.pending) td.email'))[0], masked);
    const all = (await texts('mail-recipients [data-row]')).join(' ');
    for (const { email } of await recipients(mailing.id, 'email', 'ascending')) assert.ok(!all.includes(email), email);
  });

  it('throw nothing into their page all the while', () => {
    assert.deepEqual(mistakes, []);
  });
});
