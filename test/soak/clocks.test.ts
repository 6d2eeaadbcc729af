import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Page } from 'playwright-core';

import { tellFigure } from '../figures.ts';
import { SoakSite } from './soak-site.ts';

const BODY = `<mail-analytics range="2d"></mail-analytics>
  <mail-recipients mailing-id="m-1" sort="email" style="height: 400px"></mail-recipients>`;

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

/** A minute before a day begins, in the zone of the elements; that of the browser is another. */
const MIDNIGHTS: readonly (readonly [what: string, zone: string, before: string])[] = [
  ['a day of 23 hours', 'Europe/Berlin', '2026-03-28T22:59:00Z'],
  ['the day after a day of 23 hours', 'Europe/Berlin', '2026-03-29T21:59:00Z'],
  ['the day after a day of 25 hours', 'Europe/Berlin', '2026-10-25T22:59:00Z'],
  ['a new year at +14', 'Pacific/Kiritimati', '2026-12-31T09:59:00Z'],
  ['a new year at -11', 'Pacific/Pago_Pago', '2027-01-01T10:59:00Z'],
  ['a leap day, half an hour off', 'Asia/Kolkata', '2028-02-28T18:29:00Z'],
  ['a day whose clocks go half an hour ahead', 'Australia/Lord_Howe', '2026-10-03T13:29:00Z'],
];

/** How far a clock is set ahead, or back. */
const JUMPS: readonly (readonly [what: string, by: number])[] = [
  ['back by an hour', -HOUR],
  ['back by a day', -DAY],
  ['back by three minutes', -180 * SECOND],
  ['ahead by an hour', HOUR],
  ['ahead by a month', 30 * DAY],
];

describe('a page that is left open', () => {
  const site = new SoakSite();
  const complaints: string[] = [];
  let page: Page;
  let cases = 0;

  before(async () => {
    await site.start();
    page = await site.open({
      script: 'clock-page.ts',
      body: BODY,
      context: { timezoneId: 'America/New_York' },
      prepare: async (each) => {
        each.on('pageerror', ({ message }) => complaints.push(message));
        await each.clock.install({ time: '2026-11-24T09:00:00Z' });
        await each.addInitScript(() => {
          const { setTimeout: set } = globalThis;
          globalThis.timers = 0;
          globalThis.setTimeout = ((...given: Parameters<typeof set>) => {
            globalThis.timers += 1;
            return set(...given);
          }) as typeof set;
        });
      },
    });
  });

  after(() => site.close());

  after(async () => {
    const promise = 'What is left open over midnights, changes of the clocks and sleep says what is true';
    const command = 'node --import tsx --test test/soak/clocks.test.ts';
    const lost = complaints.length;
    await tellFigure({ promise, cases, faults: JUMPS.length, lost, command, engine: 'Chromium' });
  });

  /** Waits until what is on screen is true. */
  async function seeTruth(zone: string): Promise<void> {
    const look = (): ReturnType<Page['evaluate']> => page.evaluate((each) => clockPage.look(each, 2), zone);
    for (let turn = 0; turn < 100; turn += 1) {
      const { shown, due } = (await look()) as Record<'due' | 'shown', string[]>;
      if (shown.join() === due.join()) break;
      if (turn === 99) assert.deepEqual(shown, due);
      // A frame, and not so long that it becomes true by itself.
      await page.clock.runFor(20);
    }
    cases += 1;
  }

  async function openAt(time: number | string, zone: string): Promise<void> {
    await page.clock.setSystemTime(time);
    await page.evaluate((each) => clockPage.open(each), zone);
    await seeTruth(zone);
  }

  for (const [what, zone, time] of MIDNIGHTS) {
    it(`says what is true when ${what} begins`, async () => {
      await openAt(time, zone);
      await page.clock.runFor(61 * SECOND);
      await seeTruth(zone);
      await page.clock.runFor(3 * HOUR);
      await seeTruth(zone);
    });
  }

  /** Waits for the next look at the clock, and then for what happens to be shown. */
  async function seeItFollows(zone: string): Promise<void> {
    await page.clock.runFor(61 * SECOND);
    await seeTruth(zone);
    await page.evaluate(() => clockPage.tellOpened());
    await page.clock.runFor(SECOND);
    await page.locator('mail-recipients [data-status="opened"]').first().waitFor();
    await seeTruth(zone);
  }

  for (const [what, by] of JUMPS) {
    it(`says what is true, and follows what happens, when its clock is set ${what}`, async () => {
      const zone = 'Europe/Berlin';
      await openAt('2026-11-24T09:10:30Z', zone);
      const counts = (): Promise<[number, number]> => page.evaluate(() => [timers, clockPage.requests()]);
      const [timersBefore, requestsBefore] = await counts();
      await page.clock.setSystemTime(Date.parse('2026-11-24T09:10:40Z') + by);
      await seeItFollows(zone);
      const [timersAfter, requestsAfter] = await counts();
      assert.ok(timersAfter - timersBefore < 30, `timers: ${String(timersAfter - timersBefore)}`);
      assert.ok(requestsAfter - requestsBefore < 12, `requests: ${String(requestsAfter - requestsBefore)}`);
    });
  }

  it('says what is true, and follows what happens, when it wakes after a week', async () => {
    const zone = 'Europe/Berlin';
    await openAt('2026-12-29T09:10:30Z', zone);
    await page.request.get(new URL('/cut', page.url()).href);
    // Timers that would have ended meanwhile end once.
    await page.clock.fastForward(7 * DAY);
    await seeItFollows(zone);
    assert.deepEqual(complaints, []);
  });
});
