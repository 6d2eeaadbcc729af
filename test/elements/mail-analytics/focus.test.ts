import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import * as page from '../harness.js';

describe('the focus in <mail-analytics>', () => {
  it('stays inside when the button that has it can be used no more', async () => {
    const element = await page.mounted('mail-analytics', { adapter: new MemoryAdapter(page.sample(6, 4)) });
    page.find(element, '[part="export"]').focus();
    element.search = 'nothing is called like this';
    await waitUntil(() => page.find<HTMLButtonElement>(element, '[part="export"]').disabled);
    await page.pause();
    expect(document.activeElement === element, 'inside').to.equal(true);
  });

  it('stays inside when what has it is not to be seen in a place that has become narrow', async () => {
    const element = await page.mounted('mail-analytics', { adapter: new MemoryAdapter({ mailings: [] }) });
    page.find(element, '[part="choose-columns"]').focus();
    expect(document.activeElement === element, 'inside').to.equal(true);
    element.style.inlineSize = '320px';
    await waitUntil(() => !page.find(element, '[part="choose-columns"]').checkVisibility());
    await page.pause();
    expect(document.activeElement === element, 'inside').to.equal(true);
  });

  it('stays inside also where the page reads sizes just after, so that the browser takes it away before it draws', async () => {
    const element = await page.mounted('mail-analytics', { adapter: new MemoryAdapter({ mailings: [] }) });
    const button = page.find(element, '[part="choose-columns"]');
    button.focus();
    // As long as can be before the next frame.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    element.style.inlineSize = '320px';
    expect(button.checkVisibility()).to.equal(false);
    await page.pause();
    expect(document.activeElement === element, 'inside').to.equal(true);
  });

  it('stays inside when the page hides the bar that has it, above a list without rows', async () => {
    const element = await page.mounted('mail-analytics', { adapter: new MemoryAdapter({ mailings: [] }) });
    page.find(element, '[part="choose-columns"]').focus();
    element.hide = 'toolbar';
    await element.updateComplete;
    expect(page.has(element, '[part="choose-columns"]')).to.equal(false);
    expect(document.activeElement === element, 'inside').to.equal(true);
  });

  it('is on the first button of the drawer, also where its panel scrolls, and stays there', async () => {
    await setViewport({ width: 1000, height: 300 });
    try {
      const element = await page.mounted('mail-analytics', { adapter: new MemoryAdapter(page.sample(4, 4)) });
      await page.openDrawer(element);
      expect(page.focused() === page.find(element, 'dialog .close'), 'on the button').to.equal(true);
      await setViewport({ width: 1000, height: 900 });
      await page.pause();
      expect(page.focused() === page.find(element, 'dialog .close'), 'on the button').to.equal(true);
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });
});
