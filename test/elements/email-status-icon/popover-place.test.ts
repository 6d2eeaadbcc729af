import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { resetMouse, sendMouse, setViewport } from '@web/test-runner-commands';

import type { EmailStatusIcon } from '../../../src/elements/email-status-icon/email-status-icon.js';
import * as page from '../harness.js';

const MAIL = {
  status: 'bounced',
  statusAt: '2026-11-22T10:12:41Z',
  subject: 'Quarterly letter',
  sender: 'Marcus Bell <marcus@example.com>',
  recipient: 'Anna Lindqvist <anna@example.com>',
  locale: 'en-GB',
} as const;

const PLACES = [
  ['upper left', 'inset: 0 auto auto 0'],
  ['upper right', 'inset: 0 0 auto auto'],
  ['lower left', 'inset: auto auto 0 0'],
  ['lower right', 'inset: auto 0 0 auto'],
  ['middle of the left', 'inset: 50% auto auto 0'],
  ['middle of the right', 'inset: 50% 0 auto auto'],
  ['middle of the top', 'inset: 0 auto auto 50%'],
  ['middle of the bottom', 'inset: auto auto 0 50%'],
  ['very middle', 'inset: 50% auto auto 50%'],
] as const;

const WINDOWS = [
  { width: 800, height: 600 },
  { width: 390, height: 844 },
  { width: 320, height: 480 },
  { width: 640, height: 256 },
] as const;

/** What an icon may stand in that would clip or move a box which is not in the top layer. */
const CONTAINERS = {
  'clips what overflows': 'overflow: hidden; inline-size: 60px; block-size: 40px',
  scrolls: 'overflow: auto; inline-size: 60px; block-size: 40px',
  'is transformed': 'transform: translate(120px, 60px) scale(1.2) rotate(4deg)',
  'contains its paint': 'contain: paint; inline-size: 60px; block-size: 40px',
  'contains everything': 'contain: strict; inline-size: 60px; block-size: 40px',
  'has a filter': 'filter: blur(0); will-change: transform',
  'is clipped to a path': 'clip-path: inset(0); inline-size: 60px; block-size: 40px',
  'lies below others': 'position: relative; z-index: -1; isolation: isolate',
} as const;

const isOpen = (icon: Element): boolean => page.has(icon, '#popover:popover-open');

async function show(icon: EmailStatusIcon): Promise<void> {
  await icon.updateComplete;
  await icon.show();
  await waitUntil(() => isOpen(icon), 'the popover has not opened');
}

async function hide(icon: EmailStatusIcon): Promise<void> {
  icon.hide();
  await waitUntil(() => !isOpen(icon), 'the popover has not closed');
}

/** With all that the popover has to say. */
async function showAll(icon: EmailStatusIcon): Promise<void> {
  await show(icon);
  await ask(icon);
}

async function ask(icon: EmailStatusIcon): Promise<void> {
  page.find(icon, '#question').click();
  await icon.updateComplete;
  expect(page.has(icon, '#why > p'), 'the answer is shown').to.equal(true);
}

/** Inside the window, in front of everything at all four corners, and as wide as it can be read. */
function expectWhole(icon: Element, where: string): void {
  const { left, top, right, bottom } = page.find(icon, '#popover').getBoundingClientRect();
  expect(left, `left, ${where}`).to.be.at.least(0);
  expect(top, `top, ${where}`).to.be.at.least(0);
  expect(right, `right, ${where}`).to.be.at.most(innerWidth);
  expect(bottom, `bottom, ${where}`).to.be.at.most(innerHeight);
  expect(right - left, `width, ${where}`).to.be.greaterThan(200);
  expect(bottom - top, `height, ${where}`).to.be.greaterThan(160);
  for (const [x, y] of [
    [left + 15, top + 15],
    [right - 15, top + 15],
    [left + 15, bottom - 15],
    [right - 15, bottom - 15],
  ] as const) {
    expect(document.elementFromPoint(x, y) === icon, `in front at ${String(x)}, ${String(y)}, ${where}`).to.equal(true);
  }
}

async function expectWholeAtEveryEdge(icon: EmailStatusIcon): Promise<void> {
  for (const [place, style] of PLACES) {
    icon.style.cssText = `position: fixed; ${style}`;
    await show(icon);
    expectWhole(icon, place);
    await ask(icon);
    expectWhole(icon, `${place}, opened`);
    await hide(icon);
  }
}

describe('the popover of <email-status-icon> is whole', () => {
  beforeEach(async () => {
    await setViewport({ width: 800, height: 600 });
    // Out of the way of what is put at the top of the page.
    await sendMouse({ type: 'move', position: [790, 590] });
  });
  afterEach(() => resetMouse());

  for (const [what, style] of Object.entries(CONTAINERS)) {
    it(`in a container that ${what}`, async () => {
      const box = await fixture<HTMLElement>(html`<div></div>`);
      box.style.cssText = style;
      const icon = Object.assign(document.createElement('email-status-icon'), MAIL);
      box.append(icon);
      await showAll(icon);
      expectWhole(icon, what);
    });
  }

  for (const size of WINDOWS) {
    for (const dir of ['ltr', 'rtl']) {
      const window = `a window of ${String(size.width)} × ${String(size.height)}, ${dir}`;
      it(`at every edge of ${window}, also when it says more`, async () => {
        await setViewport(size);
        const icon = await page.mount('email-status-icon', MAIL);
        document.documentElement.dir = dir;
        try {
          await expectWholeAtEveryEdge(icon);
        } finally {
          document.documentElement.removeAttribute('dir');
        }
      });
    }
  }

  it('at every edge in a browser that knows no anchors', async () => {
    const icon = await page.mount('email-status-icon', MAIL);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('::part(popover) { position-area: none; position-try: none; position-anchor: none; }');
    document.adoptedStyleSheets.push(sheet);
    const { supports } = CSS;
    CSS.supports = () => false;
    try {
      for (const size of WINDOWS.slice(0, 2)) {
        await setViewport(size);
        await expectWholeAtEveryEdge(icon);
      }
    } finally {
      CSS.supports = supports;
      document.adoptedStyleSheets.pop();
    }
  });

  it('in a dialog of the host’s', async () => {
    const dialog = await fixture<HTMLDialogElement>(html`<dialog></dialog>`);
    const icon = Object.assign(document.createElement('email-status-icon'), MAIL);
    dialog.append(icon);
    dialog.showModal();
    await showAll(icon);
    expectWhole(icon, 'dialog');
  });

  it('wherever the page is scrolled to', async () => {
    const icon = await page.mount('email-status-icon', MAIL);
    const room = document.createElement('div');
    room.style.blockSize = '3000px';
    icon.before(room);
    icon.after(room.cloneNode());
    icon.scrollIntoView({ block: 'end' });
    await showAll(icon);
    expectWhole(icon, 'at the lower edge');
    await hide(icon);
    icon.scrollIntoView({ block: 'start' });
    await showAll(icon);
    expectWhole(icon, 'at the upper edge');
  });

  it('and beside its icon, not over it, where the window has room', async () => {
    const icon = await page.mount('email-status-icon', MAIL);
    for (const [place, style] of PLACES) {
      icon.style.cssText = `position: fixed; ${style}`;
      await show(icon);
      const box = page.find(icon, '#popover').getBoundingClientRect();
      const at = page.find(icon, '#icon').getBoundingClientRect();
      const isApart =
        box.left >= at.right || box.right <= at.left || box.top >= at.bottom - 1 || box.bottom <= at.top + 1;
      expect(isApart, place).to.equal(true);
      await hide(icon);
    }
  });
});
