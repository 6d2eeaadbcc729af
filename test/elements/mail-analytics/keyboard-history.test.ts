import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';

import * as page from '../harness.js';
import { toldMail } from '../told-mail.js';

const press = (key: string): Promise<void> => sendKeys({ press: key });
const at = (): Element => page.focused() as Element;

async function tabTo(what: string, isThere: (element: Element) => boolean): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await press('Tab');
    if (isThere(at())) return;
  }
  throw new Error(`Tab does not come to ${what}; it ended at ${page.textOf(at())}.`);
}

const isChip =
  (label: string) =>
  (element: Element): boolean =>
    element.classList.contains('chip') && page.textOf(element).startsWith(label);

describe('<mail-analytics> by keyboard, down to the history of a person', () => {
  beforeEach(() => setViewport({ width: 1400, height: 800 }));
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('filters by status, opens a mailing, opens and closes the history of a recipient, and closes', async function () {
    this.timeout(20_000);
    const section = await page.mounted('mail-analytics', { adapter: toldMail(), locale: 'en-GB', timeZone: 'UTC' });
    await tabTo('the filter Sent', isChip('Sent'));
    await press('Space');
    await page.changed(section);
    expect(at().getAttribute('aria-pressed')).to.equal('true');
    expect(new Set(page.column(section, 'status'))).to.deep.equal(new Set(['Sent']));

    await tabTo('the rows', (each) => each.part.contains('subject'));
    const subject = at();
    await press('Enter');
    await waitUntil(() => page.has(section, 'dialog:modal mail-recipients'), 'the drawer has not opened');
    const list = page.find(section, 'mail-recipients');
    await page.loaded(list);

    await tabTo('the filter Delivered', isChip('Delivered'));
    await press('Space');
    await page.changed(list);
    await tabTo(
      'a recipient',
      (each) => each.closest('[data-row]') !== null && list.shadowRoot?.activeElement === each,
    );
    for (let presses = 0; presses < 6 && !at().matches('.disclosure'); presses += 1) await press('ArrowRight');
    expect(at().matches('.disclosure'), 'an arrow comes to what opens the history').to.equal(true);
    await press('Enter');
    await waitUntil(() => page.has(list, '.history li'), 'the history does not come');
    expect(at().getAttribute('aria-expanded')).to.equal('true');
    await press('Enter');
    await waitUntil(() => !page.has(list, '.history'), 'the history does not go');
    expect(at().matches('.disclosure'), 'the focus stays').to.equal(true);

    await press('Escape');
    await waitUntil(() => !page.has(section, 'dialog[open]'), 'the drawer has not closed');
    await page.pause();
    expect(at() === subject, 'the focus is back on the subject').to.equal(true);
  });
});
