import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

/** What a page of a host has that lets the whole job be done on it. */
export const ALL_ELEMENTS = `
  <mail-analytics src="/api"></mail-analytics>
  <p>Sent <email-status-icon src="/api" message-id="m-3/0"></email-status-icon> to Ada</p>
  <mail-status-legend></mail-status-legend>`;

/** Does with every element what a person does: reads, searches, sorts, filters, opens, exports, points. */
export async function doWholeJob(page: Page): Promise<void> {
  await doTable(page);
  await doChart(page);
  await doDrawer(page);
  await doIcon(page);
  assert.equal(await page.locator('mail-status-legend dt').count(), 9);
  await doLanguage(page);
}

/** The table alone, with the columns and the file. */
export async function doTable(page: Page): Promise<void> {
  const table = page.locator('mail-analytics');
  const subjects = table.locator('[data-row]:not(.pending) [part="subject"]');
  await subjects.first().waitFor();
  assert.equal(await subjects.count(), 14);
  await table.locator('th[data-column="opened"] button').first().click();
  await table.locator('th[data-column="opened"][aria-sort="descending"]').waitFor();
  await table.locator('input[type="search"]').fill('fair');
  await subjects.nth(4).waitFor({ state: 'detached' });
  assert.equal(await subjects.count(), 4);
  await table.locator('input[type="search"]').fill('');
  await subjects.nth(13).waitFor();
  await table.locator('.chip', { hasText: 'Sent' }).click();
  await table.locator('.chip[aria-pressed="true"]', { hasText: 'Sent' }).waitFor();
  await table.locator('.chip').first().click();
  await subjects.nth(13).waitFor();
  await table.locator('[part="choose-columns"]').click();
  await table.locator('[part="columns"] input').nth(1).click();
  await table.locator('#rows th').nth(12).waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  const [download] = await Promise.all([page.waitForEvent('download'), table.locator('[part="export"]').click()]);
  assert.match(download.suggestedFilename(), /\.csv$/);
}

/** Waits until the chart, which is in view, has a picture: what draws it is loaded then, and paints in a frame of its own. */
export async function seePainted(page: Page): Promise<void> {
  const canvas = await page.locator('mail-analytics canvas').elementHandle();
  await page.waitForFunction((element) => {
    const picture = element as HTMLCanvasElement;
    const data = picture.width ? picture.getContext('2d')?.getImageData(0, 0, picture.width, picture.height).data : [];
    return data?.some((each) => each > 0);
  }, canvas);
  await canvas?.dispose();
}

async function doChart(page: Page): Promise<void> {
  const table = page.locator('mail-analytics');
  await table.locator('.tiles li').first().waitFor();
  const canvas = table.locator('.chart canvas');
  await canvas.scrollIntoViewIfNeeded();
  await seePainted(page);
  await canvas.hover();
  for (const view of [1, 2, 0]) await table.locator('.views button').nth(view).click();
}

async function doDrawer(page: Page): Promise<void> {
  const table = page.locator('mail-analytics');
  await table.locator('[data-row]', { hasText: 'Members_only' }).first().locator('[part="subject"]').click();
  const list = page.locator('mail-analytics mail-recipients');
  const rows = list.locator('[data-row]:not(.pending)');
  await rows.locator('.badge').first().waitFor();
  await list.getByRole('button', { name: 'Links' }).click();
  await list.locator('[part="links"] a').first().waitFor();
  await list.locator('.disclosure').first().click();
  await list.locator('[part="history"] li').first().waitFor();
  await table.locator('dialog .parts button').first().click();
  await list.locator('.only').click();
  const [download] = await Promise.all([page.waitForEvent('download'), list.locator('[part="export"]').click()]);
  assert.match(download.suggestedFilename(), /\.csv$/);
  // Wider, by the keyboard: the width is set by a style.
  await table.locator('dialog [role="separator"]').focus();
  await page.keyboard.press('ArrowLeft');
  await table.locator('dialog .close').click();
  await table.locator('dialog[open]').waitFor({ state: 'detached' });
}

export async function doIcon(page: Page): Promise<void> {
  const icon = page.locator('email-status-icon').first();
  await icon.locator('[data-status]').first().waitFor();
  await icon.locator('#icon').click();
  await icon.locator('#popover:popover-open').waitFor();
  await icon.locator('#question').click();
  await icon.locator('#why li').first().waitFor();
  await page.keyboard.press('Escape');
  await icon.locator('#popover').waitFor({ state: 'detached' });
}

/** Words of another language come on demand. */
async function doLanguage(page: Page): Promise<void> {
  await page.evaluate(() => (document.documentElement.lang = 'de'));
  await page.locator('mail-analytics th', { hasText: 'Betreff' }).waitFor();
  await page.evaluate(() => (document.documentElement.lang = 'ar'));
  await page.locator('mail-analytics section[dir="rtl"]').waitFor();
}
