import { expect, waitUntil } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';

import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import { viewsIn } from '../../src/adapters/views-in.js';
import * as page from './harness.js';

const KEY = 'places';

/** Buttons that open a box in front of the page, each with an element in which it is. */
const BOXES = {
  'the list of columns': ['[part="choose-columns"]', '#columns', section],
  'the list of saved views': ['[part="saved-views"]', '#saved-views', section],
  'the popover of an icon': ['#icon', '#popover', icon],
} as const;

async function section(): Promise<HTMLElement> {
  const about = { hide: 'summary chart', locale: 'en-GB' };
  const element = await page.mounted(
    'mail-analytics',
    { adapter: new MemoryAdapter(page.sample(3)), views: viewsIn(localStorage, KEY) },
    about,
  );
  await waitUntil(() => page.has(element, '[part="saved-views"]'), 'there is no button');
  return element;
}

async function icon(): Promise<HTMLElement> {
  const element = await page.mount('email-status-icon', { status: 'opened', subject: 'Quarterly letter' });
  await element.updateComplete;
  return element;
}

function expectInWindow(box: HTMLElement, where: string): void {
  const { left, top, right, bottom } = box.getBoundingClientRect();
  expect(left, `left, ${where}`).to.be.at.least(0);
  expect(top, `top, ${where}`).to.be.at.least(0);
  expect(right, `right, ${where}`).to.be.at.most(innerWidth);
  expect(bottom, `bottom, ${where}`).to.be.at.most(innerHeight);
  expect(bottom - top, `height, ${where}`).to.be.greaterThan(80);
}

for (const [name, [button, box, make]] of Object.entries(BOXES)) {
  describe(`${name} is inside the window`, () => {
    beforeEach(async () => {
      localStorage.removeItem(KEY);
      await setViewport({ width: 800, height: 600 });
      await sendMouse({ type: 'move', position: [790, 590] });
    });
    afterEach(() => resetMouse());

    const open = async (element: HTMLElement): Promise<HTMLElement> => {
      page.find(element, button).click();
      await waitUntil(() => page.has(element, `${box}:popover-open`), `${name} does not open`);
      await page.pause();
      return page.find(element, box);
    };

    it('wherever the page is scrolled to', async () => {
      const element = await make();
      const room = document.createElement('div');
      room.style.blockSize = '3000px';
      element.before(room);
      element.after(room.cloneNode());
      for (const block of ['start', 'end', 'center'] as const) {
        page.find(element, button).scrollIntoView({ block });
        expectInWindow(await open(element), block);
        await sendKeys({ press: 'Escape' });
        await waitUntil(() => !page.has(element, `${box}:popover-open`), `${name} does not close`);
      }
    });

    it('also where the browser has put it outside', async () => {
      const element = await make();
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`${box} { position-area: none; position-try: none; inset: -2000px auto auto 0; }`);
      element.shadowRoot?.adoptedStyleSheets.push(sheet);
      expectInWindow(await open(element), 'put at -2000 px');
    });
  });
}
