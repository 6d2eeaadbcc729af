/**
 * Uses an example in the browser as a person would, and looks at what it must hold in every framework. The page has one
 * `<mail-analytics>` and one `<email-status-icon>` in one of two sections, the buttons Move, Remove and Put back, and a
 * list of the events that its listeners have heard.
 */
import assert from 'node:assert/strict';

const SUBJECTS = ['Autumn offers', 'Welcome aboard'];

/**
 * Moved, the elements ask anew for what they show: a list, its summary, a status. Some frameworks move in two steps, by a
 * place aside.
 */
const MOST_ASKED = 2 * 3;

/** What may come late comes within this time, in milliseconds. */
const REST = 500;

/** How often the browser is asked to collect what nothing holds any more, before it counts as held. */
const COLLECTIONS = 20;

/** Counts what the elements ask for: calls of the adapter, where the page has given one, and requests of a back end. */
async function asksOf(page, isOfBackEnd) {
  let requests = 0;
  page.on('request', (request) => {
    if (isOfBackEnd(request.url())) requests += 1;
  });
  await page.evaluate(() => {
    globalThis.asked = 0;
    const { adapter } = document.querySelector('mail-analytics');
    for (const name of ['listMailings', 'getSummary', 'getMessages']) {
      const ask = adapter?.[name];
      if (!ask) continue;
      adapter[name] = (...query) => {
        globalThis.asked += 1;
        return ask.apply(adapter, query);
      };
    }
  });
  return async () => requests + (await page.evaluate(() => globalThis.asked));
}

async function seeRows(page) {
  const subjects = page.locator('mail-analytics td[data-column="subject"] button');
  await subjects.nth(SUBJECTS.length - 1).waitFor();
  assert.deepEqual(await subjects.allTextContents(), SUBJECTS);
}

/** Does something of which the page is to hear, and waits until its list has one more of each of these lines. */
async function hear(page, lines, act) {
  const heard = () => page.evaluate(() => [...document.querySelectorAll('li')].map((item) => item.textContent.trim()));
  const before = (await heard()).length;
  await act();
  const isHeard = ([from, ...wanted]) => {
    const since = [...document.querySelectorAll('li')].slice(from).map((item) => item.textContent.trim());
    return wanted.every((line) => since.includes(line));
  };
  await page.waitForFunction(isHeard, [before, ...lines]).catch(async () => {
    const since = (await heard()).slice(before);
    throw new Error(`The page was to hear "${lines.join('", "')}", and has heard: ${since.join(', ') || 'nothing'}`);
  });
}

async function openDrawer(page) {
  await hear(page, ['mailing-open autumn', 'view-change autumn'], () =>
    page.locator('mail-analytics td[data-column="subject"] button').first().click(),
  );
  const people = page.locator('mail-recipients tr[data-row] .name button');
  await people.first().waitFor();
  assert.deepEqual((await people.allTextContents()).sort(), ['Ada Park', 'Ben Okoye', 'Cleo Brandt']);
  await hear(page, ['recipient-open ben@example.com'], () => people.filter({ hasText: 'Ben Okoye' }).click());
  await hear(page, ['view-change closed'], () => page.keyboard.press('Escape'));
  await page.locator('mail-analytics #drawer[open]').waitFor({ state: 'detached' });
}

async function openPopover(page) {
  const icon = page.locator('email-status-icon #icon[data-status="clicked"]');
  await icon.click();
  const popover = page.locator('email-status-icon #popover');
  await popover.waitFor();
  assert.match(await popover.innerText(), /Autumn offers/);
  await page.keyboard.press('Escape');
  await popover.waitFor({ state: 'detached' });
}

function sectionOf(page) {
  return page.evaluate(() => {
    const element = document.querySelector('mail-analytics');
    return [...document.querySelectorAll('section')].findIndex((section) => section.contains(element));
  });
}

async function move(page, asks) {
  const before = await asks();
  const section = await sectionOf(page);
  await page.evaluate(() => (globalThis.moved = new WeakRef(document.querySelector('mail-analytics'))));
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.waitForFunction(
    (left) => ![...document.querySelectorAll('section')][left].querySelector('mail-analytics'),
    section,
  );
  await seeRows(page);
  await page.waitForTimeout(REST);
  const isSame = await page.evaluate(() => globalThis.moved.deref() === document.querySelector('mail-analytics'));
  assert.ok(isSame, 'The button Move has made another element in place of the one that was there.');
  const asked = (await asks()) - before;
  assert.ok(asked <= MOST_ASKED, `Moved once, the elements have asked ${String(asked)} times.`);
}

/** Removes the elements, and puts others back in their place. */
async function replace(page) {
  await remove(page);
  await page.getByRole('button', { name: 'Put back', exact: true }).click();
  await seeRows(page);
}

async function remove(page) {
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.locator('mail-analytics, email-status-icon').first().waitFor({ state: 'detached' });
}

/** Removes the elements for good: then nothing may hold them. */
async function collect(page) {
  await page.evaluate(() => {
    const elements = document.querySelectorAll('mail-analytics, email-status-icon');
    globalThis.removed = [...elements].map((element) => [element.localName, new WeakRef(element)]);
  });
  await remove(page);
  const session = await page.context().newCDPSession(page);
  let held;
  for (let round = 0; round < COLLECTIONS && held?.length !== 0; round += 1) {
    await page.waitForTimeout(100);
    await session.send('HeapProfiler.collectGarbage');
    held = await page.evaluate(() => globalThis.removed.filter(([, ref]) => ref.deref()).map(([name]) => name));
  }
  assert.deepEqual(held, [], 'These were removed, and something holds them still.');
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url Where the example is served.
 * @throws if something is not as promised, with what the console said.
 */
export async function driveExample(browser, url) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(10_000);
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => {
    // What is not wanted any more is given up.
    const { errorText } = request.failure() ?? {};
    if (errorText !== 'net::ERR_ABORTED') complaints.push(`${request.url()}: ${String(errorText)}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.url()}: ${String(response.status())}`);
  });
  try {
    await page.goto(url);
    await seeRows(page);
    const asks = await asksOf(page, (address) => address.includes('/mail-analytics/api/'));
    await openDrawer(page);
    await openPopover(page);
    await move(page, asks);
    await openDrawer(page);
    await openPopover(page);
    await replace(page);
    await openDrawer(page);
    await openPopover(page);
    await collect(page);
    assert.deepEqual(complaints, []);
  } catch (error) {
    throw new Error([String(error), ...complaints].join('\n'), { cause: error });
  } finally {
    await page.close();
  }
}
