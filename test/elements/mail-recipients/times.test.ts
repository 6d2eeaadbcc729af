import { expect, waitUntil } from '@open-wc/testing';
import { resetMouse, sendKeys, setViewport } from '@web/test-runner-commands';

import type { MailRecipients } from '../../../src/elements/mail-recipients/mail-recipients.js';
import * as page from '../harness.js';
import { violations } from '../violations.js';

const MINUTE = 60_000;
const ago = (milliseconds: number): string => new Date(Date.now() - milliseconds).toISOString();

async function shown(times: readonly string[], more: Partial<MailRecipients> = {}): Promise<MailRecipients> {
  const recipients = times.map((statusAt, index) => page.recipient(`r-${String(index)}`, { statusAt }));
  const adapter = page.oneMailing(recipients);
  const about = { adapter, mailingId: 'm-1', sort: 'email', locale: 'en-GB', timeZone: 'UTC', ...more };
  return page.mounted('mail-recipients', about);
}

const dates = (list: MailRecipients): string[] => page.column(list, 'date');
const dateCell = (list: MailRecipients): HTMLElement => page.find(list, '[data-row] .date');
const tips = (list: MailRecipients): string[] => page.all(list, '[role="tooltip"]:popover-open').map(page.textOf);

describe('the times of <mail-recipients>', () => {
  it('are told from now up to a day, and then by their date', async () => {
    const words = dates(
      await shown([ago(5_000), ago(11.5 * MINUTE), ago(61 * MINUTE), ago(23.5 * 60 * MINUTE), '2020-02-03T14:05:00Z']),
    );
    expect(words.slice(0, 4)).to.deep.equal(['now', '11 min ago', '1 hr ago', '23 hr ago']);
    expect(words[4]).to.match(/^3 Feb 2020, 14:05$/);
  });

  it('are told as ahead where a clock is wrong', async () => {
    const words = dates(await shown([ago(-5.5 * MINUTE), ago(-2.5 * 60 * MINUTE), '2099-02-03T14:05:00Z']));
    expect(words).to.deep.equal(['in 5 min', 'in 2 hr', '3 Feb 2099, 14:05']);
  });

  it('become others when they are no longer true, without anybody’s doing', async () => {
    const list = await shown([ago(MINUTE - 900), ago(2 * MINUTE - 700)]);
    expect(dates(list)).to.deep.equal(['now', '1 min ago']);
    await waitUntil(() => dates(list).join() === '1 min ago,2 min ago', 'time stands still', { timeout: 4000 });
  });

  it('are kept by one timer for all lists of a page, and by none when they are gone', async () => {
    const long = new Set<unknown>();
    const { setTimeout: set, clearTimeout: clear } = window;
    // Nothing else on this page waits for so long.
    window.setTimeout = ((run: () => void, milliseconds?: number) => {
      const timer = set(run, milliseconds);
      if ((milliseconds ?? 0) > 20_000) long.add(timer);
      return timer;
    }) as typeof set;
    window.clearTimeout = (timer) => {
      long.delete(timer);
      clear(timer);
    };
    try {
      const lists = [await shown([ago(10_000)]), await shown([ago(5_000), ago(20_000)]), await shown([ago(15_000)])];
      expect(lists.map((list) => dates(list)[0])).to.deep.equal(['now', 'now', 'now']);
      expect(long.size).to.equal(1);
      for (const list of lists) list.remove();
      expect(long.size).to.equal(0);
    } finally {
      window.setTimeout = set;
      window.clearTimeout = clear;
    }
  });

  it('are in the viewer’s language and zone where those of the page do not exist, which is said once', async () => {
    const warned = await page.warnedDuring(async () => {
      const list = await shown(['2020-02-03T14:05:00Z', ago(3.5 * MINUTE)], {
        locale: 'no-such_tag',
        timeZone: 'Moon/Sea',
      });
      expect(dates(list).every((words) => words !== '')).to.equal(true);
    });
    expect(warned.filter((words) => words.includes('Moon/Sea'))).to.have.length(1);
    expect(warned.filter((words) => words.includes('locale="no-such_tag"'))).to.have.length(1);
  });
});

describe('the whole time of a row', () => {
  const WHOLE = '3 February 2020 at 14:05:06 UTC';
  const one = (): Promise<MailRecipients> => shown(['2020-02-03T14:05:06Z', '2020-02-03T14:05:06Z']);

  beforeEach(() => setViewport({ width: 800, height: 600 }));
  afterEach(() => resetMouse());

  it('is shown to a pointer, with its zone, and goes with the pointer', async () => {
    const list = await one();
    await page.pointAt(dateCell(list));
    await waitUntil(() => tips(list).length === 1, 'no tip');
    expect(tips(list)).to.deep.equal([WHOLE]);
    await page.pointAt(page.find(list, '.avatar'));
    await waitUntil(() => tips(list).length === 0, 'the tip stays');
  });

  it('is shown to the keyboard, and is what a screen reader says more of the cell', async () => {
    const list = await one();
    page.find(list, '.name button').focus();
    for (let presses = 0; presses < 3; presses += 1) await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => page.focused() === dateCell(list));
    await waitUntil(() => tips(list).length === 1, 'no tip');
    const id = dateCell(list).getAttribute('aria-describedby') ?? '';
    expect(page.textOf(page.find(list, `#${id}`))).to.equal(WHOLE);
    expect(await violations(list)).to.deep.equal([]);
    await sendKeys({ press: 'ArrowLeft' });
    await waitUntil(() => tips(list).length === 0, 'the tip stays');
    expect(dateCell(list).hasAttribute('aria-describedby')).to.equal(false);
  });

  it('goes on Escape, which closes nothing else', async () => {
    const element = await page.mounted('mail-analytics', { adapter: page.oneMailing([page.recipient('r-1')]) });
    const list = (await page.openDrawer(element)) as MailRecipients;
    page.find(list, '.name button').focus();
    for (let presses = 0; presses < 3; presses += 1) await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => tips(list).length === 1, 'no tip');
    await sendKeys({ press: 'Escape' });
    expect(tips(list)).to.deep.equal([]);
    expect(page.has(element, 'dialog[open]')).to.equal(true);
  });

  it('stays on the screen, in pages from right to left too', async () => {
    for (const dir of ['ltr', 'rtl']) {
      const list = await one();
      list.dir = dir;
      await page.pointAt(dateCell(list));
      await waitUntil(() => tips(list).length === 1, 'no tip');
      const { left, right, top, bottom } = page.find(list, '[role="tooltip"]').getBoundingClientRect();
      expect([left >= 0, right <= innerWidth, top >= 0, bottom <= innerHeight]).to.deep.equal([true, true, true, true]);
      list.remove();
    }
  });
});
