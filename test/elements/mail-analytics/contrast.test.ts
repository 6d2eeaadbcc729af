import { expect, fixture, waitUntil } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { MailAnalytics } from '../../../src/elements/mail-analytics/mail-analytics.js';
import { STATUSES } from '../../../src/model/status.js';
import { contrast, paint } from '../../styles/colour.js';
import * as page from '../harness.js';

type Scheme = 'light' | 'dark';

/** A section in a page that decides on a scheme for itself, against that of the system. */
async function section(scheme: Scheme): Promise<MailAnalytics> {
  await emulateMedia({ colorScheme: scheme === 'light' ? 'dark' : 'light', reducedMotion: 'reduce' });
  const home = await fixture<HTMLElement>('<div></div>');
  home.style.colorScheme = scheme;
  const adapter = new MemoryAdapter({
    announcements: [
      page.announcement('m-1', 30),
      page.announcement('m-2', 8),
      page.announcement('m-3', 30, { status: 'scheduled' }),
      page.announcement('m-4', 30),
    ],
    events: [1, 2, 3].map((at) => page.mailEvent(`m-2.${String(at)}`, 'delivered')),
  });
  const element = document.createElement('mail-analytics');
  element.setAttribute('hide', 'summary chart');
  element.adapter = adapter;
  home.append(element);
  await page.loaded(element);
  await page.openDrawer(element, 3);
  adapter.addEvents([page.mailEvent('m-1.1', 'opened'), page.mailEvent('m-4.1', 'bounced')]);
  await waitUntil(() => page.has(element, '.changed') && page.has(element, '.selected'));
  return element;
}

/** The colour that is under an element: that of the nearest around it that has one. */
function under(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (!/^(rgba\(.*, 0\)|.*\/ 0\))$/.test(backgroundColor)) return backgroundColor;
  }
  return 'Canvas';
}

/** Elements of the section that have words of their own, and can be used. */
function worded(element: MailAnalytics): HTMLElement[] {
  return page.all(element, 'section *').filter((each) => {
    const hasWords = [...each.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
    return hasWords && each.checkVisibility() && !each.closest('dialog, .hidden, :disabled, option');
  });
}

describe('the colours of a section', () => {
  before(() => setViewport({ width: 1460, height: 800 }));
  after(async () => {
    await emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
    await setViewport({ width: 800, height: 600 });
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`are those of a ${scheme} page, whatever the system is, and every text is read at 4.5 : 1`, async () => {
      const element = await section(scheme);
      const surface = paint(under(page.find(element, 'h2')), scheme);
      expect(surface).to.deep.equal(paint(scheme === 'light' ? '#fff' : '#151820', scheme));
      const texts = worded(element);
      expect(texts.length).to.be.greaterThan(40);
      for (const row of ['.changed', '.selected', '.unsent', 'tfoot']) {
        expect(
          texts.some((each) => each.closest(row)),
          row,
        ).to.equal(true);
      }
      for (const each of texts) {
        const [ink, ground] = [paint(getComputedStyle(each).color, scheme), paint(under(each), scheme)];
        const where = `${each.closest('tr')?.className ?? ''} ${each.outerHTML.slice(0, 120)}`;
        expect(contrast(ink, ground), where).to.be.at.least(4.5);
      }
    });

    it(`have marks of 3 : 1 in a ${scheme} page, in rows of any state`, async () => {
      const element = await section(scheme);
      const marks = page.all(element, '.state').map((state) => {
        const { backgroundColor, boxShadow } = getComputedStyle(state, '::before');
        // What is yet to go has a ring in place of a dot.
        const ring = /^(?<colour>.*?\)) /.exec(boxShadow)?.groups?.['colour'];
        return [state, ring ?? backgroundColor] as const;
      });
      expect(marks).to.have.lengthOf(4);
      const ribbons = page.rows(element).flatMap((row) => {
        const style = getComputedStyle(row);
        return STATUSES.map((status) => [page.find(row, 'td'), style.getPropertyValue(`--_${status}`)] as const);
      });
      for (const [at, colour] of [...marks, ...ribbons]) {
        const ratio = contrast(paint(colour, scheme), paint(under(at), scheme));
        expect(ratio, `${colour} in ${at.closest('tr')?.className ?? ''}`).to.be.at.least(3);
      }
    });
  }
});
