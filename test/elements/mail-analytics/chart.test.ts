import { expect, waitUntil } from '@open-wc/testing';
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { MailAnalytics } from '../../../src/elements/mail-analytics/mail-analytics.js';
import { totalsOf, type Mailing } from '../../../src/model/mailing.js';
import { forcedColors, itWith } from '../capabilities.js';
import * as page from '../harness.js';
import { listenersLeft } from '../memory.js';

const WEEK = { from: '2026-11-16', to: '2026-11-22', 'time-zone': 'Europe/Berlin', locale: 'en-GB' };

const mailing = (id: string, sentAt: string, more: Partial<Mailing['totals']>): Mailing =>
  page.mailing(id, { sentAt, totals: { ...totalsOf([]), ...more } });

const MAILINGS = [
  mailing('m-1', '2026-11-17T09:00:00Z', { sent: 100, delivered: 90, opened: 50, clicked: 20, bounced: 10 }),
  mailing('m-2', '2026-11-19T09:00:00Z', { sent: 60, delivered: 60, opened: 30, clicked: 10 }),
  // Half past midnight in Berlin.
  mailing('m-3', '2026-11-19T23:30:00Z', { sent: 40, delivered: 38, opened: 20, clicked: 8, bounced: 2 }),
];

/** As light schemes have them; the canvas is read as it is painted. */
const COLOURS = {
  clicked: [0x66, 0x44, 0xdd],
  opened: [0x46, 0x6c, 0xd5],
  delivered: [0x01, 0x86, 0x57],
  bounced: [0xd3, 0x37, 0x3a],
} as const;
const DARK_DELIVERED = [0x49, 0xbf, 0x89];

type Colour = readonly number[];

const canvasOf = (section: HTMLElement): HTMLCanvasElement => page.find(section, '.chart canvas');

/** How many pixels are of exactly this colour. */
function pixels(section: HTMLElement, [red, green, blue]: Colour): number {
  const canvas = canvasOf(section);
  if (canvas.width === 0 || canvas.height === 0) return 0;
  const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(
    0,
    0,
    canvas.width,
    canvas.height,
  );
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] === red && data[at + 1] === green && data[at + 2] === blue && data[at + 3] === 255) count += 1;
  }
  return count;
}

/** Where pixels of this colour begin and end, as shares of the width. */
function spread(section: HTMLElement, [red, green, blue]: Colour): [from: number, to: number] {
  const canvas = canvasOf(section);
  const { width, height } = canvas;
  const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(0, 0, width, height);
  const columns = new Set<number>();
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) columns.add((at / 4) % width);
  }
  return [Math.min(...columns) / width, Math.max(...columns) / width];
}

async function painted(section: HTMLElement): Promise<void> {
  await waitUntil(() => page.has(section, '.chart[data-painted]'), 'the chart is not painted', { timeout: 4000 });
}

async function mounted(
  attributes: Readonly<Record<string, string>> = {},
  mailings: readonly Mailing[] = MAILINGS,
): Promise<MailAnalytics> {
  const style = 'color-scheme: light';
  const adapter = new MemoryAdapter({ mailings });
  const section = await page.mounted('mail-analytics', { adapter }, { ...WEEK, style, ...attributes });
  await waitUntil(() => page.has(section, '.numbers, .no-mail'), 'there are no numbers');
  return section;
}

const cells = (section: HTMLElement): string[][] =>
  page.all(section, '.numbers tr').map((row) => [...row.querySelectorAll('th, td')].map(page.textOf));
const button = (section: HTMLElement, name: string): HTMLButtonElement => {
  const found = page
    .all<HTMLButtonElement>(section, '.chart button')
    .find((each) => page.textOf(each) === name || each.getAttribute('aria-label') === name);
  if (!found) throw new Error(`There is no button ${name}.`);
  return found;
};

describe('the chart of <mail-analytics>', () => {
  beforeEach(() => setViewport({ width: 1200, height: 900 }));
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('gives each day of the zone in numbers, for whoever does not see the picture', async () => {
    const section = await mounted();
    expect(cells(section)).to.deep.equal([
      ['Day', 'Sent', 'Delivered', 'Opened', 'Clicked', 'Bounced'],
      ['Mon, 16 Nov 2026', '0', '0', '0', '0', '0'],
      ['Tue, 17 Nov 2026', '100', '90', '50', '20', '10'],
      ['Wed, 18 Nov 2026', '0', '0', '0', '0', '0'],
      ['Thu, 19 Nov 2026', '60', '60', '30', '10', '0'],
      ['Fri, 20 Nov 2026', '40', '38', '20', '8', '2'],
      ['Sat, 21 Nov 2026', '0', '0', '0', '0', '0'],
      ['Sun, 22 Nov 2026', '0', '0', '0', '0', '0'],
    ]);
    expect(canvasOf(section).getAttribute('aria-label')).to.equal('Mail by day, from 16 Nov 2026 to 22 Nov 2026');
  });

  it('paints each series in its colour, as high as its share', async () => {
    const section = await mounted();
    await painted(section);
    const heights = Object.values(COLOURS).map((colour) => pixels(section, colour));
    expect(heights.every((count) => count > 0)).to.equal(true);
    // Of 188 delivered: 38 clicked, 62 only opened, 88 neither, and 12 bounced; gaps and round corners take a little.
    const [clicked = 0, opened = 0, delivered = 0, bounced = 0] = heights;
    expect(opened / clicked).to.be.within(1.3, 2.2);
    expect(delivered / opened).to.be.within(1.1, 1.8);
    expect(bounced).to.be.lessThan(clicked);
  });

  it('leaves out a series, whose people are then part of the next, and takes it in again', async () => {
    const section = await mounted();
    await painted(section);
    const before = pixels(section, COLOURS.delivered);
    button(section, 'Opened').focus();
    await sendKeys({ press: 'Space' });
    await waitUntil(() => pixels(section, COLOURS.opened) === 0, 'it is still painted');
    expect(button(section, 'Opened').getAttribute('aria-pressed')).to.equal('false');
    expect(page.focused()).to.equal(button(section, 'Opened'));
    expect(pixels(section, COLOURS.delivered)).to.be.greaterThan(1.4 * before);
    expect(cells(section)[0]).to.deep.equal(['Day', 'Sent', 'Delivered', 'Clicked', 'Bounced']);
    await sendKeys({ press: 'Space' });
    await waitUntil(() => pixels(section, COLOURS.opened) > 0, 'it does not come back');
    expect(cells(section)[0]).to.include('Opened');
  });

  it('is drawn in lines, or as a table, in the same room', async () => {
    const section = await mounted();
    await painted(section);
    const height = (): number => page.find(section, '.chart').getBoundingClientRect().height;
    const [before, bars] = [height(), pixels(section, COLOURS.delivered)];
    button(section, 'Lines').click();
    await waitUntil(() => pixels(section, COLOURS.delivered) < bars / 3, 'it is not drawn in lines');
    expect(pixels(section, COLOURS.delivered)).to.be.greaterThan(0);
    button(section, 'Table').click();
    await waitUntil(() => page.has(section, '.numbers:not(.hidden)'), 'there is no table');
    expect(page.find(section, '.picture').hidden).to.equal(true);
    expect(page.find(section, '.numbers').tabIndex).to.equal(0);
    expect(height()).to.equal(before);
    button(section, 'Bars').click();
    await waitUntil(() => pixels(section, COLOURS.delivered) >= bars * 0.9, 'the bars do not come back');
    const pressed = page.all(section, '.views [aria-pressed="true"]').map((each) => each.getAttribute('aria-label'));
    expect(pressed).to.deep.equal(['Bars']);
  });

  it('loads and paints nothing until it comes near', async () => {
    const section = await mounted({ style: 'color-scheme: light; margin-block-start: 3000px' });
    await page.pause(150);
    expect(page.has(section, '.chart[data-painted]')).to.equal(false);
    page.find(section, '.chart').scrollIntoView();
    await painted(section);
    expect(pixels(section, COLOURS.delivered)).to.be.greaterThan(0);
    window.scrollTo(0, 0);
  });

  it('follows the scheme and the colours of the host, and the system', async () => {
    const section = await mounted();
    await painted(section);
    section.style.colorScheme = 'dark';
    await waitUntil(() => pixels(section, DARK_DELIVERED) > 0, 'it does not become dark');
    section.style.setProperty('--mail-status-delivered', 'rgb(1, 2, 3)');
    await waitUntil(() => pixels(section, [1, 2, 3]) > 0, 'it does not take the colour');
    section.removeAttribute('style');
    document.documentElement.style.colorScheme = 'light dark';
    await emulateMedia({ colorScheme: 'light' });
    await waitUntil(() => pixels(section, COLOURS.delivered) > 0, 'it does not follow the system to light');
    await emulateMedia({ colorScheme: 'dark' });
    await waitUntil(() => pixels(section, DARK_DELIVERED) > 0, 'it does not follow the system to dark');
    await emulateMedia({ colorScheme: 'light' });
    document.documentElement.style.removeProperty('color-scheme');
  });

  it('is light on paper, and dark again afterwards', async () => {
    const section = await mounted({ style: 'color-scheme: dark' });
    await painted(section);
    dispatchEvent(new Event('beforeprint'));
    expect(pixels(section, COLOURS.delivered), 'at once').to.be.greaterThan(0);
    dispatchEvent(new Event('afterprint'));
    await waitUntil(() => pixels(section, DARK_DELIVERED) > 0, 'it stays light');
    expect(pixels(section, COLOURS.delivered)).to.equal(0);
  });

  itWith(forcedColors, 'tells its series apart by pattern where colours are the viewer’s own', async () => {
    await emulateMedia({ forcedColors: 'active' });
    const section = await mounted();
    await painted(section);
    for (const colour of Object.values(COLOURS)) expect(pixels(section, colour)).to.equal(0);
    const [ink, surface] = [
      [0, 0, 0],
      [255, 255, 255],
    ].map((colour) => pixels(section, colour));
    expect(ink, 'what is solid, and what is striped and dotted').to.be.greaterThan(100);
    expect(surface, 'what is between').to.be.greaterThan(100);
    await emulateMedia({ forcedColors: 'none' });
  });

  it('runs from right to left where the page does', async () => {
    const section = await mounted();
    await painted(section);
    expect(spread(section, COLOURS.bounced)[1]).to.be.lessThan(0.75);
    document.documentElement.dir = 'rtl';
    await waitUntil(() => spread(section, COLOURS.bounced)[0] > 0.25, 'it does not turn round');
    document.documentElement.removeAttribute('dir');
  });

  it('cuts no label of the axis, whichever way it runs', async () => {
    const days = { from: '2026-10-01', to: '2026-11-30' };
    const mails = [mailing('m-1', '2026-10-01T09:00:00Z', { sent: 9, delivered: 9 })];
    for (const dir of ['ltr', 'rtl']) {
      document.documentElement.dir = dir;
      const section = await mounted(days, mails);
      await painted(section);
      const { width, height } = canvasOf(section);
      const brush = canvasOf(section).getContext('2d') as CanvasRenderingContext2D;
      for (const x of [0, width - 1]) {
        const edge = brush.getImageData(x, Math.round(height * 0.92), 1, Math.round(height * 0.08)).data;
        expect(Math.max(...edge), `${dir}, at ${String(x)}`).to.equal(0);
      }
      section.remove();
    }
    document.documentElement.removeAttribute('dir');
  });

  it('is as sharp and as wide as its place, whatever becomes of that', async () => {
    const section = await mounted();
    await painted(section);
    const isFitting = (): boolean => {
      const place = page.find(section, '.picture').getBoundingClientRect();
      return Math.abs(canvasOf(section).width - Math.floor(place.width * devicePixelRatio)) <= 1;
    };
    await waitUntil(isFitting);
    await setViewport({ width: 390, height: 900 });
    await waitUntil(isFitting, 'it stays as wide as it was');
  });

  it('goes by hours for two days', async () => {
    const section = await mounted({ from: '2026-11-19', to: '2026-11-20' });
    expect(page.textOf(page.find(section, '.chart h3'))).to.equal('Mail by hour');
    expect(cells(section)).to.have.length(49);
    expect(cells(section)[11]?.slice(0, 2)).to.deep.equal(['19 Nov, 10:00', '60']);
  });

  it('goes by weeks and months for long periods', async () => {
    const weeks = await mounted({ from: '2026-06-01', to: '2026-11-30' });
    expect(page.textOf(page.find(weeks, '.chart h3'))).to.equal('Mail by week');
    expect(cells(weeks).find(([, sent]) => sent === '200')?.[0]).to.match(/^16\s?–\s?22 Nov 2026$/);
    const months = await mounted({ from: '2024-01-01', to: '2026-11-30' });
    expect(cells(months).at(-1)?.slice(0, 2)).to.deep.equal(['Nov 2026', '200']);
  });

  it('says that no mail went out', async () => {
    const section = await mounted({}, []);
    expect(page.textOf(page.find(section, '.no-mail'))).to.equal('No mail went out in this period');
    expect(page.find(section, '.picture').hidden).to.equal(true);
  });

  it('leaves no listener behind when it is taken away, and is painted when it is put back', async () => {
    const section = await mounted();
    await painted(section);
    const home = section.parentElement as HTMLElement;
    section.remove();
    home.append(section);
    await waitUntil(() => canvasOf(section).width > 300 && pixels(section, COLOURS.delivered) > 0, 'it is not painted');
    const left = await listenersLeft([document, window, section], async () => {
      section.remove();
      home.append(section);
      await waitUntil(() => pixels(section, COLOURS.delivered) > 0, 'it is not painted again');
      section.remove();
      home.append(section);
      await waitUntil(() => pixels(section, COLOURS.delivered) > 0, 'it is not painted again');
    });
    expect(left).to.equal(0);
  });
});
