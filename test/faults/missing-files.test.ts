import { expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';

import { HttpAdapter } from '../../src/adapters/http-adapter.js';
import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import * as page from '../elements/harness.js';
import { until } from './faulty-server.js';

/** Code that is loaded when it is first needed, and what needs it. Each is tried before anything else has loaded it. */
const FILES: readonly (readonly [file: string, use: () => Promise<unknown>])[] = [
  [
    'no-adapter',
    async () => {
      const section = await page.mount('mail-analytics');
      await until(() => !!section.shadowRoot?.textContent?.includes('No data source'));
    },
  ],
  ['unknown-locale', () => page.mounted('mail-analytics', { adapter: adapter() }, { locale: 'martian!' })],
  ['tell-error', () => page.mounted('mail-analytics', { adapter: {} as MemoryAdapter })],
  ['check-words', () => page.mount('email-status-icon', {}, { status: 'teleported' })],
  ['second-copy', async () => (await import('../../src/elements/define.js')).define('mail-analytics', HTMLElement)],
  [
    'popover',
    async () => {
      const icon = await page.mount('email-status-icon', { adapter: adapter(), messageId: 'm-1.1' });
      await until(() => page.has(icon, '#icon[data-status]'));
      page.find(icon, '#icon').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
      page.find(icon, '#icon').click();
    },
  ],
];

function adapter(): MemoryAdapter {
  return new MemoryAdapter({ announcements: [page.announcement('m-1', 3)], events: [] });
}

const worker = setupWorker();

describe('code that cannot be had', () => {
  before(() => worker.start({ quiet: true, onUnhandledRequest: 'bypass' }));
  after(() => worker.stop());

  for (const [file, use] of FILES) {
    it(`throws nothing into the page: ${file}`, async () => {
      let asked = 0;
      worker.use(
        http.get(`*/${file}.ts`, () => {
          asked += 1;
          return HttpResponse.error();
        }),
      );
      let thrown: string[] = [];
      await page.warnedDuring(async () => {
        thrown = await page.thrownDuring(async () => {
          await use();
          await until(() => asked > 0);
          await page.pause(200);
        });
      });
      expect(thrown).to.deep.equal([]);
    });
  }
});

describe('what says whether changes are followed', () => {
  it('does not say so while nothing can be asked', async () => {
    const asked = new page.SpyAdapter(adapter());
    const section = await page.mounted('mail-analytics', { adapter: asked, hide: 'summary chart' });
    const badge = (): string => page.textOf(page.find(section, '.following'));
    expect(badge()).to.equal('Live');
    asked.answer = () => Promise.reject(new Error('404'));
    await page.pressHead(section, 'subject');
    expect(badge()).to.equal('Live updates are off');
    asked.answer = (_call, real) => real();
    page.find(section, '[part="problem"] button').click();
    await until(() => badge() === 'Live');
  });

  it('says nothing else where another adapter has no stream at all', async () => {
    const section = await page.mounted('mail-analytics', { adapter: new HttpAdapter('/nowhere/api'), hide: 'summary' });
    expect(page.has(section, 'button.following')).to.equal(false);
  });
});
