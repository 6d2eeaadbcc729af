import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Page } from 'playwright-core';

import { tellFigure } from '../figures.ts';
import { turns } from '../share.ts';
import type { Rest } from './busy-page.ts';
import { SoakSite, type Held } from './soak-site.ts';

/** A day in parts of equal work; the first of them fill what is kept once: code, formats, rows to be used again. */
const PARTS = turns(6, 42);
const WARM_UP = turns(2, 8);
/** Each part breaks off in every one of the six ways as often, so that all of them end alike. */
const PART = {
  changes: turns(12_000, 240_000),
  drawers: turns(6, 120),
  reconnects: turns(6, 12),
};

/**
 * Bytes by which the engine's own code comes and goes, as it is made faster where it runs often. Of the changes, one in
 * a hundred that is kept is more; a drawer holds a quarter of it, and that none is kept can be told from its nodes.
 */
const ENGINE = 400_000;

const BODY = `<main class="home"><mail-analytics></mail-analytics></main><aside class="home"></aside>
  <div id="thread"></div><mail-status-legend></mail-status-legend>`;

/** By how much a number grows from part to part: the slope of the line that lies closest to all of them. */
function slopeOf(numbers: readonly number[]): number {
  const mean = (all: readonly number[]): number => all.reduce((sum, each) => sum + each, 0) / all.length;
  const places = numbers.map((_, place) => place);
  const [middle, height] = [mean(places), mean(numbers)];
  const products = numbers.map((each, place) => (place - middle) * (each - height));
  return mean(products) / mean(places.map((place) => (place - middle) ** 2));
}

describe('the page of a CRM that is open all day', () => {
  const site = new SoakSite();
  const complaints: string[] = [];
  let page: Page;

  before(async () => {
    await site.start();
    page = await site.open({ script: 'busy-page.ts', body: BODY });
    await page.locator('mail-analytics [data-row]:not(.pending)').first().waitFor();
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      // That the stream was cut, which it is on purpose.
      const isCut = message.text().includes('ERR_INCOMPLETE_CHUNKED_ENCODING');
      if (['error', 'warning'].includes(message.type()) && !isCut) complaints.push(message.text());
    });
  });

  after(() => site.close());

  async function lookAtRest(): Promise<Held & Rest> {
    const rest = await page.evaluate(() => soak.comeToRest());
    return { ...(await site.held(page)), ...rest };
  }

  it('holds no more in the evening than in the morning, and shows the numbers of its mail', async () => {
    const looks: (Held & Rest)[] = [];
    for (let part = 0; part < PARTS; part += 1) {
      await page.evaluate((each) => soak.work(each), PART);
      looks.push(await lookAtRest());
      if (process.env['SHOW_LOOKS']) console.log(JSON.stringify(looks.at(-1)));
    }
    await page.evaluate(() => soak.openDrawer());
    const opened = await lookAtRest();
    await page.evaluate(() => soak.closeDrawer());
    const closed = await lookAtRest();

    const judged = looks.slice(WARM_UP);
    /** What all the work that is judged has added. */
    const added = (name: 'detached' | 'elements' | 'heap' | 'listeners' | 'nodes'): number =>
      slopeOf(judged.map((each) => each[name])) * judged.length;
    assert.ok(added('heap') < ENGINE, `bytes added: ${String(added('heap'))}`);
    // If but one of all drawers, sections and icons were kept, more would have been added than a drawer holds.
    for (const name of ['elements', 'nodes', 'listeners'] as const) {
      const bound = opened[name] - closed[name];
      assert.ok(bound > 20, `${name} of a drawer: ${String(bound)}`);
      assert.ok(added(name) < bound, `${name} added: ${String(added(name))}, of a drawer: ${String(bound)}`);
    }
    // What cells show by turns is made once for each of the rows, of which there are no more than fit the screen.
    assert.ok(added('detached') < opened.elements - closed.elements, `detached elements: ${String(added('detached'))}`);
    for (const { ours, requests, streams, subscriptions, documents } of judged) {
      assert.deepEqual(
        { ours, requests, streams, subscriptions, documents },
        { ours: 0, requests: 0, streams: 1, subscriptions: 2, documents: looks[0]?.documents },
      );
    }
    const { changes, drawers, reconnects, missed, faults } = closed;
    assert.deepEqual([...faults, ...complaints], []);
    assert.equal(changes, PARTS * PART.changes);
    assert.equal(drawers, PARTS * PART.drawers);
    await tellFigure({
      promise: 'A page that is open all day holds no more in the evening, and shows the right numbers',
      cases: changes + drawers,
      faults: reconnects + missed,
      lost: faults.length + complaints.length,
      command: 'TEST_SHARE=long node --import tsx --test test/soak/uptime.test.ts',
      engine: 'Chromium',
    });
  });
});
