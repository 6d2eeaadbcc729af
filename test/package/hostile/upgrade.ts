import assert from 'node:assert/strict';
import { it } from 'node:test';

import type { HostileSite } from './site.js';

/** An adapter of the page's own, and elements that get it before anything is known of their tags. */
const EARLY = `
  const sender = { name: 'Ada', email: 'ada@example.org' };
  const totals = Object.fromEntries(['sent', 'delivered', 'bounced', 'dropped', 'deferred', 'pending', 'opened', 'clicked',
    'spamReports', 'unsubscribed', 'machineOpened', 'unknownOpened', 'totalOpens', 'totalClicks'].map((name) => [name, 1]));
  const time = '2026-03-02T08:00:00Z';
  const mailing = { id: 'm-1', subject: 'Early', sender, status: 'sent', sentAt: time, totals };
  const message = { messageId: 'm-1.1', name: 'Bo', email: 'bo@example.org', status: 'opened', statusAt: time,
    lastEventAt: time, opens: 1, clicks: 0 };
  globalThis.adapter = {
    listMailings: async ({ offset }) => ({ items: [mailing], offset, total: 1 }),
    listRecipients: async (id, { offset }) => ({ items: [message], offset, total: 1 }),
    getMessages: async (ids) => ids.map((messageId) => ({ ...message, messageId, mailing })),
  };
  const made = ['mail-analytics', 'mail-recipients', 'email-status-icon'].map((tag) => document.createElement(tag));
  for (const element of [...made, ...document.querySelectorAll('.early')]) {
    Object.assign(element, { adapter, mailingId: 'm-1', messageId: 'm-1.1', timeZone: 'UTC' });
  }
  document.body.append(...made);`;

export function upgradeCases(site: HostileSite): void {
  it('takes over what was set on an element before its tag was known, made by the parser or by a script', async () => {
    const tags = ['mail-analytics', 'mail-recipients', 'email-status-icon'];
    const body = tags.map((tag) => `<${tag} class="early"></${tag}>`).join('');
    const { page, complaints } = await site.open('early', { body, script: EARLY });
    await page.locator('mail-analytics [part="subject"]', { hasText: 'Early' }).nth(1).waitFor();
    await page.locator('mail-recipients .name', { hasText: 'Bo' }).nth(1).waitFor();
    await page.locator('email-status-icon [data-status="opened"]').nth(1).waitFor();
    const shadowed = await page.evaluate(() =>
      [...document.querySelectorAll('mail-analytics, mail-recipients, email-status-icon')].flatMap((element) =>
        ['adapter', 'timeZone', 'mailingId', 'messageId'].filter(
          (name) => name in Object.getPrototypeOf(element) && Object.hasOwn(element, name),
        ),
      ),
    );
    assert.deepEqual(shadowed, []);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it('can be registered by its class in a registry that is not of the page', async () => {
    const body = '<div id="place"></div>';
    const { page, complaints } = await site.open('scoped', { body, script: EARLY, modules: [] });
    // As a module of the page's own: where a script that is evaluated from outside waits for a module, a collection of
    // garbage may end the wait.
    const content = `
      // Of a page that has another element by the name.
      customElements.define('mail-analytics', class extends HTMLElement {});
      const { MailAnalytics, EmailStatusIcon } = await import('/dist/mail-analytics.js');
      const customElementRegistry = new CustomElementRegistry();
      customElementRegistry.define('mail-analytics', class extends MailAnalytics {});
      customElementRegistry.define('team-icon', class extends EmailStatusIcon {});
      const root = document.querySelector('#place').attachShadow({ mode: 'open', customElementRegistry });
      root.innerHTML = '<mail-analytics></mail-analytics><team-icon message-id="m-1.1"></team-icon>';
      for (const each of root.children) each.adapter = adapter;`;
    await page.addScriptTag({ type: 'module', content });
    const table = page.locator('#place mail-analytics');
    await table.locator('[part="subject"]', { hasText: 'Early' }).click();
    await table.locator('mail-recipients .name', { hasText: 'Bo' }).waitFor();
    await page.locator('#place team-icon [data-status="opened"]').waitFor();
    await page.waitForTimeout(1_000);
    const [told, ...rest] = complaints;
    assert.match(told ?? '', /<mail-analytics> was registered before/);
    assert.deepEqual(rest, []);
    await page.close();
  });
}
