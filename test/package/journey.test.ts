import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { chromium, type Browser, type Page } from 'playwright-core';

import { CHROMIUM_ARGS, chromiumPath } from '../../scripts/chromium.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const START = { timeout: 90_000 };

/** What a person does with the demo, in a real browser, on the pages that `npm start` serves. */
describe('a person with the demo', () => {
  let demo: ChildProcess;
  let browser: Browser;
  let page: Page;
  let url = '';
  const mistakes: string[] = [];

  before(async () => {
    const env = { ...process.env, PORT: '0' };
    demo = spawn(process.execPath, ['--import', 'tsx', 'examples/crm/main.ts'], { cwd: ROOT, env });
    const [printed] = (await once(demo.stdout ?? process.stdin, 'data')) as [Buffer];
    url = /http:\S+/.exec(String(printed))?.[0] ?? '';
    browser = await chromium.launch({ executablePath: await chromiumPath(), args: CHROMIUM_ARGS });
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    page.on('pageerror', (error) => mistakes.push(error.message));
    page.on('console', (message) => message.type() === 'error' && mistakes.push(message.text()));
  }, START);

  after(async () => {
    await browser.close();
    demo.kill();
  });

  /** What has the focus, through the roots of the elements. */
  function focused(): Promise<string> {
    return page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const cell = element?.closest('[data-column]')?.getAttribute('data-column') ?? '';
      return `${cell} ${element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? ''}`.trim();
    });
  }

  async function tabTo(words: string, most = 60): Promise<void> {
    for (let presses = 0; presses < most; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await focused()).includes(words)) return;
    }
    assert.fail(`Tab did not come to ${words}; it is at ${await focused()}`);
  }

  const column = (name: string): Promise<string[]> =>
    page.locator(`mail-analytics tbody td[data-column="${name}"]`).allTextContents();

  const numbersOf = (texts: readonly string[]): number[] =>
    texts.map((text) => Number.parseInt(text.trim().replaceAll(',', ''), 10)).filter((number) => !Number.isNaN(number));

  async function openPage(path: string, ready: string): Promise<void> {
    await page.goto(url + path);
    await page.locator(ready).first().waitFor();
  }

  it('reads the table, sorts it, opens a drawer, sorts and filters it and leaves it, by keyboard alone', async () => {
    await openPage('', 'mail-analytics tbody button');
    assert.equal(await page.locator('mail-analytics #rows th').count(), 13);
    await tabTo('subject Subject');
    // The heads are one stop, and the arrows go from one to the next.
    for (let presses = 0; presses < 13 && !(await focused()).startsWith('sent Sent'); presses += 1) {
      await page.keyboard.press('ArrowRight');
    }
    assert.match(await focused(), /^sent Sent/);
    await page.keyboard.press('Enter');
    await page.locator('mail-analytics th[data-column="sent"][aria-sort="descending"]').waitFor();
    await page.waitForFunction(() => {
      const cells = document
        .querySelector('mail-analytics')
        ?.shadowRoot?.querySelectorAll('tbody td[data-column="sent"]');
      const counts = [...(cells ?? [])].map((cell) => Number(cell.textContent?.replaceAll(',', '')));
      return counts.length > 2 && counts.every((count, index) => index === 0 || count <= (counts[index - 1] ?? 0));
    });
    await tabTo('subject');
    const subject = await focused();
    await page.keyboard.press('Enter');
    await page.locator('mail-recipients [data-row]:not(.pending) .badge').first().waitFor();
    await tabTo('Clicked');
    // The first is a part of the ribbon, which shows those who clicked whatever came after; the chip is by status.
    while (!/^Clicked\s*[\d,]+$/.test(await focused())) await tabTo('Clicked');
    await page.keyboard.press('Enter');
    await page.locator('mail-recipients .chip[data-status="clicked"][aria-pressed="true"]').waitFor();
    await tabTo('name Name');
    await page.keyboard.press('Enter');
    await page.locator('mail-recipients th[data-column="name"][aria-sort="ascending"]').waitFor();
    await page.waitForFunction(() => {
      const root = document.querySelector('mail-analytics')?.shadowRoot?.querySelector('mail-recipients')?.shadowRoot;
      const badges = [...(root?.querySelectorAll('[data-row]:not(.pending) .badge') ?? [])];
      return badges.length > 0 && badges.every((badge) => badge.getAttribute('data-status') === 'clicked');
    });
    await page.keyboard.press('Escape');
    await page.locator('mail-analytics dialog[open]').waitFor({ state: 'detached' });
    assert.equal(await focused(), subject);
  });

  it('presses a number and sees exactly the recipients that it counts', async () => {
    await openPage('', 'mail-analytics td[data-column="bounced"] button');
    const button = page.locator('mail-analytics td[data-column="bounced"] button').first();
    const [count] = numbersOf([await button.innerText()]);
    await button.click();
    const footer = page.locator('mail-recipients footer');
    await footer.filter({ hasText: /^\s*[\d,]+ recipient/ }).waitFor();
    assert.deepEqual(numbersOf([await footer.innerText()]), [count]);
    await page.keyboard.press('Escape');
  });

  it('fires an event and sees the table follow, with the page as it is', async () => {
    await openPage('project.html', 'mail-analytics tbody button');
    const before = numbersOf(await column('spam-report')).reduce((a, b) => a + b, 0);
    await page.getByRole('button', { name: 'New event' }).click();
    await page.locator('select[name="target"] option').first().waitFor({ state: 'attached' });
    await page.locator('select[name="kind"]').selectOption('Spam report');
    await page.locator('select[name="target"]').selectOption('Directions to the Hamburg office (1)');
    await page.getByRole('button', { name: 'Post event' }).click();
    await page.waitForFunction((least) => {
      const cells = document
        .querySelector('mail-analytics')
        ?.shadowRoot?.querySelectorAll('tbody td[data-column="spam-report"]');
      const sum = [...(cells ?? [])].reduce((all, cell) => all + (Number.parseInt(cell.textContent ?? '', 10) || 0), 0);
      return sum === least + 1;
    }, before);
  });

  it('fires an event into an open drawer and sees its row, its chips and its head follow', async () => {
    await openPage('project.html', 'mail-analytics tbody button');
    const row = page.locator('mail-analytics [data-row]', { hasText: 'Agenda for Thursday' });
    await row.locator('[part="subject"]').click();
    await page.locator('mail-recipients .badge[data-status="delivered"]').waitFor();
    const id = await row.getAttribute('data-id');
    const answer = await fetch(`${url}mail-analytics/api/mailings/${encodeURIComponent(id ?? '')}/recipients`);
    const { items } = (await answer.json()) as { items: { messageId: string; email: string }[] };
    const [recipient] = items;
    const event = { event: 'click', url: 'https://a.example/', timestamp: Math.floor(Date.now() / 1000) };
    const body = JSON.stringify([
      { ...event, email: recipient?.email, message_id: recipient?.messageId, mailing_id: id },
    ]);
    await fetch(`${url}crm/sendgrid`, { method: 'POST', body });
    await page.locator('mail-recipients .badge[data-status="clicked"]').waitFor();
    await page.locator('mail-recipients .chip[data-status="clicked"]', { hasText: '1' }).waitFor();
    await page.keyboard.press('Escape');
    await row.locator('td[data-column="clicked"] button').waitFor();
  });

  it('hovers and focuses an icon, reads what it means, and sees it change', async () => {
    await openPage('person.html', 'email-status-icon [data-status]');
    const icon = page.locator('email-status-icon').nth(1);
    await icon.hover();
    await icon.locator('[role="dialog"]').waitFor();
    await page.keyboard.press('Escape');
    await icon.locator('[role="dialog"]').waitFor({ state: 'detached' });
    await page.mouse.move(0, 0);
    await tabTo('Deferred: ');
    await page.locator('email-status-icon [role="dialog"]', { hasText: 'temporarily refused' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'New event' }).click();
    await page.locator('select[name="target"] option').first().waitFor({ state: 'attached' });
    await page.locator('select[name="kind"]').selectOption('Clicked');
    await page.getByRole('button', { name: 'Post event' }).click();
    await page.locator('email-status-icon').first().locator('#icon[data-status="clicked"]').waitFor();
  });

  it('sees no mistake in the console all the while', () => {
    assert.deepEqual(mistakes, []);
  });
});
