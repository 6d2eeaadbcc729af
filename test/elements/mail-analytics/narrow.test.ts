import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';

import * as page from '../harness.js';
import { EACH, toldMail } from '../told-mail.js';
import { violations } from '../violations.js';

const WIDTH = 320;

/** Presses with the mouse what a person has scrolled to, and so only what is seen and not covered. */
async function tap(element: HTMLElement): Promise<void> {
  element.scrollIntoView({ block: 'center', inline: 'center' });
  await page.pressAt(element);
}

const chipOf = (list: HTMLElement, label: string): HTMLElement =>
  page.all(list, '.chip').find((each) => page.textOf(each).startsWith(label)) as HTMLElement;

function fits(list: HTMLElement, what: string): void {
  const box = page.find(list, '#rows');
  expect(box.scrollWidth, `${what}: rows`).to.equal(box.clientWidth);
  expect(document.documentElement.scrollWidth, `${what}: the page`).to.be.at.most(WIDTH);
  const { left, right } = list.getBoundingClientRect();
  expect([left >= 0, right <= WIDTH], `${what}: its box`).to.deep.equal([true, true]);
}

describe('<mail-analytics> at 320 pixels', () => {
  beforeEach(() => setViewport({ width: WIDTH, height: 700 }));
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('does the whole job: filter, search, sort, open, sort and filter recipients, read a history, close', async () => {
    const section = await page.mounted('mail-analytics', { adapter: toldMail(), locale: 'en-GB', timeZone: 'UTC' });
    fits(section, 'the section');
    expect(page.rows(section)).to.have.length(4);

    await tap(chipOf(section, 'Sent'));
    await page.changed(section);
    expect(chipOf(section, 'Sent').getAttribute('aria-pressed')).to.equal('true');
    await page.search(section, 'Subject');

    const field = page.find<HTMLSelectElement>(section, '.sort select');
    field.value = 'opened';
    field.dispatchEvent(new Event('change'));
    await page.changed(section);
    expect(page.subjects(section)).to.deep.equal(['Subject m-4', 'Subject m-3', 'Subject m-2', 'Subject m-1']);
    await tap(page.find(section, '.sort button'));
    await page.changed(section);
    expect(page.subjects(section)[0]).to.equal('Subject m-1');
    fits(section, 'sorted');

    await tap(page.all(section, '[part="subject"]')[1] as HTMLElement);
    await waitUntil(() => page.has(section, 'dialog:modal mail-recipients'), 'the drawer has not opened');
    const list = page.find(section, 'mail-recipients');
    await page.loaded(list);
    await waitUntil(() => list.getBoundingClientRect().left === 0, 'the drawer has not slid in');
    // A scroll bar may take its place.
    const whole = document.documentElement.clientWidth;
    expect(list.getBoundingClientRect().width, 'it has the whole width').to.equal(whole);
    fits(list, 'the drawer');
    expect(page.rows(list)).to.have.length(EACH);

    await tap(page.find(list, 'th[data-column="name"] button'));
    await page.changed(list);
    expect(page.names(list)[0]).to.equal('Person m-2.1');
    await tap(page.find(list, 'th[data-column="name"] button'));
    await page.changed(list);
    expect(page.names(list)[0]).to.equal(`Person m-2.${String(EACH)}`);
    await tap(chipOf(list, 'Opened'));
    await page.changed(list);
    expect(page.names(list)).to.deep.equal(['Person m-2.2', 'Person m-2.1']);

    await tap(page.find(list, '.disclosure'));
    await waitUntil(() => page.has(list, '.history li'), 'the history does not come');
    expect(page.all(list, '.history li').map((each) => each.dataset['status'])).to.include.members([
      'delivered',
      'opened',
    ]);
    fits(list, 'the history');
    expect(await violations(section)).to.deep.equal([]);

    await tap(page.find(section, 'dialog .close'));
    await waitUntil(() => !page.has(section, 'mail-recipients'), 'the drawer has not closed');
    fits(section, 'closed');
  });

  it('shows all of a card to a pointer that is on it', async () => {
    const section = await page.mounted('mail-analytics', { adapter: toldMail() }, { hide: 'summary chart' });
    const [row] = page.rows(section) as [HTMLElement];
    const shown = (): number => page.all(row, '*').filter((each) => each.getClientRects().length > 0).length;
    const before = shown();
    await page.pointAt(row);
    expect(row.matches(':hover')).to.equal(true);
    expect(shown()).to.equal(before);
  });

  it('has each head of the recipients beside the others, in every language', async () => {
    for (const locale of ['en', 'de', 'fr', 'es', 'pt-BR', 'ja', 'ar']) {
      const about = { adapter: toldMail(), mailingId: 'm-1', locale, timeZone: 'UTC' };
      const list = await page.mounted('mail-recipients', about);
      await waitUntil(() => page.heads(list).every((words) => words !== ''), `no words of ${locale}`, {
        timeout: 4000,
      });
      const heads = page.all(list, 'th button').map((head) => head.getBoundingClientRect());
      const inOrder = heads.sort((one, other) => one.left - other.left);
      for (const [at, head] of inOrder.entries()) {
        const next = inOrder[at + 1];
        if (next) expect(head.right, `${locale}, head ${String(at + 1)}`).to.be.at.most(next.left);
      }
      list.remove();
    }
  });
});
