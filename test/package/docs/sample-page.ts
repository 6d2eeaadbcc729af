import type { Browser, Page } from 'playwright-core';

import type { SampleServer } from './sample-server.js';

const CDN = 'https://cdn.jsdelivr.net/npm/mail-analytics@0.1';
const SCRIPT = '/node_modules/mail-analytics/dist/mail-analytics.js';

/** For a sample that leaves to the text around it where scripts and data come from. */
const GIVEN = `<script type="module">
  import { setDefaultAdapter } from '${SCRIPT}';
  setDefaultAdapter('/mail-analytics/api');
</script>`;

/** What each element shows once it has what it was to show. */
const SHOWN = {
  'mail-analytics': '[data-row]:not(.pending)',
  'mail-recipients[mailing-id]': '[data-row]:not(.pending)',
  'email-status-icon': '[data-status]',
  'mail-status-legend': '[part="status"]',
};

/** What a sample in JavaScript finds: the elements, as the text around it has them. */
export const AROUND = `<mail-analytics src="/mail-analytics/api"></mail-analytics>
<mail-recipients src="/mail-analytics/api" mailing-id="n-1"></mail-recipients>
<email-status-icon src="/mail-analytics/api" message-id="m-1"></email-status-icon>`;

/** What a page under a strict policy has instead. */
export const STRICT = `<script type="module" src="${SCRIPT}"></script>`;

/** A page around a sample; with the script of the elements, if the sample has none itself. */
export function pageOf(html: string, script = GIVEN): string {
  const head = '<meta charset="utf-8"><title>Sample</title><link rel="icon" href="data:,">';
  const own = /mail-analytics(\.js|@)/.test(html) ? '' : script;
  return `<!doctype html><html lang="en"><head>${head}${own}</head><body>${html}</body></html>`;
}

/**
 * Opens a page and waits until everything in it is drawn.
 *
 * @returns what the console had to complain of.
 */
export async function complaintsOf(browser: Browser, server: SampleServer, path: string): Promise<string[]> {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  // A CDN gives the one file that the package names for it.
  await page.route(/^https:/, async (route) => {
    const url = route.request().url();
    const body = url === CDN ? server.file('mail-analytics.single.js') : undefined;
    const headers = { 'access-control-allow-origin': '*' };
    if (body === undefined) await route.fulfill({ status: 404 });
    else await route.fulfill({ body, headers, contentType: 'text/javascript' });
  });
  try {
    await page.goto(server.url + path);
    await seesAll(page);
    // The drawer asks for recipients: an adapter of the sample's own has to have them.
    const subject = page.locator('mail-analytics [part="subject"]').first();
    if (await subject.count()) {
      await subject.click();
      const opened = page.locator('mail-recipients [data-row]:not(.pending)');
      await opened.first().waitFor({ timeout: 10_000 });
    }
  } catch (error) {
    complaints.push(String(error));
  } finally {
    await page.close();
  }
  return complaints;
}

async function seesAll(page: Page): Promise<void> {
  const present = await page.evaluate(
    (tags) => tags.map((tag) => document.querySelectorAll(tag).length),
    Object.keys(SHOWN),
  );
  for (const [index, [tag, shown]] of Object.entries(SHOWN).entries()) {
    for (let place = 0; place < (present[index] ?? 0); place += 1) {
      await page.locator(tag).nth(place).locator(shown).first().waitFor({ state: 'attached', timeout: 10_000 });
    }
  }
}
