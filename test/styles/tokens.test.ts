import { expect, fixture, html } from '@open-wc/testing';

import '../../src/define.js';
import '../../src/elements/mail-recipients/mail-recipients.define.js';
import '../../src/elements/mail-status-legend/mail-status-legend.define.js';
import { EmailStatusIcon, MailAnalytics, MailRecipients, MailStatusLegend } from '../../src/index.js';
import { STATUSES } from '../../src/model/status.js';
import { popoverStyles } from '../../src/elements/email-status-icon/popover.styles.js';
import { cardBodyStyles } from '../../src/elements/mail-analytics/card-body.styles.js';
import { drawerStyles } from '../../src/elements/mail-analytics/drawer.styles.js';
import { mediaStyles } from '../../src/elements/mail-analytics/media.styles.js';
import { bodyStyles } from '../../src/elements/mail-analytics/table-body.styles.js';
import { linksStyles } from '../../src/elements/mail-recipients/links.styles.js';
import { timelineStyles } from '../../src/elements/mail-recipients/timeline.styles.js';
import { tokens } from '../../src/styles/tokens.js';
import { contrast, lab, paint, SIGHTS, type Colour } from './colour.js';

const CLASSES = { EmailStatusIcon, MailAnalytics, MailRecipients, MailStatusLegend };

/** Set by code, through the object model: where rows begin and end, what is left of a ribbon. */
const SET_ELSEWHERE = new Set(['--_before', '--_after', '--_head', '--_foot', '--_list', '--_rest']);

function sheetOf(name: keyof typeof CLASSES): string {
  const own = CLASSES[name].elementStyles.map((style) => String((style as { cssText?: string }).cssText ?? ''));
  // What is loaded when it is wanted brings its sheets along.
  if (name === 'EmailStatusIcon') own.push(...[tokens, popoverStyles].map(String));
  if (name === 'MailAnalytics') own.push(...[bodyStyles, cardBodyStyles, drawerStyles, mediaStyles].map(String));
  if (name === 'MailRecipients') own.push(...[linksStyles, timelineStyles].map(String));
  return own.join('\n');
}

const names = (text: string, pattern: RegExp): Set<string> =>
  new Set([...text.matchAll(pattern)].map(([, name = '']) => name));

describe('the style sheets', () => {
  for (const name of Object.keys(CLASSES) as (keyof typeof CLASSES)[]) {
    it(`of ${name} use no private name that is not defined`, () => {
      const sheet = sheetOf(name);
      const defined = names(sheet, /(--_[\w-]+)\s*:/g);
      const missing = [...names(sheet, /var\(\s*(--_[\w-]+)/g)].filter(
        (used) => !defined.has(used) && !SET_ELSEWHERE.has(used),
      );
      expect(missing).to.deep.equal([]);
    });
  }

  it('define no private name that is not used', () => {
    const all = (Object.keys(CLASSES) as (keyof typeof CLASSES)[]).map(sheetOf).join('\n');
    const used = names(all, /var\(\s*(--_[\w-]+)/g);
    expect([...names(all, /(--_[\w-]+)\s*:/g)].filter((name) => !used.has(name))).to.deep.equal([]);
  });

  it('read names of the host’s and never set one', () => {
    for (const name of Object.keys(CLASSES) as (keyof typeof CLASSES)[]) {
      expect([...names(sheetOf(name), /(?:^|[\s{;])(--mail-[\w-]+)\s*:/g)]).to.deep.equal([]);
    }
  });
});

for (const scheme of ['light', 'dark'] as const) {
  describe(`the status colours in ${scheme}`, () => {
    let colours: Map<string, Colour>;
    let surface: Colour;

    beforeEach(async () => {
      const legend = await fixture(html`<mail-status-legend style=${`color-scheme: ${scheme}`}></mail-status-legend>`);
      const root = legend.shadowRoot as ShadowRoot;
      colours = new Map(
        STATUSES.map((status) => {
          const glyph = root.querySelector(`[data-status="${status}"] svg`) as Element;
          return [status, paint(getComputedStyle(glyph).color, scheme)] as const;
        }),
      );
      surface = paint(scheme === 'light' ? '#fff' : '#151820', scheme);
    });

    it('have a contrast of at least 4.5 : 1 on the surface', () => {
      for (const [status, colour] of colours) {
        expect(contrast(colour, surface), status).to.be.at.least(4.5);
      }
    });

    it('tell neighbours of the ribbon apart, for people with any colour vision', () => {
      const ribbon = ['clicked', 'opened', 'delivered', 'deferred', 'dropped', 'bounced'];
      for (const [sight, matrix] of Object.entries(SIGHTS)) {
        for (const [index, status] of ribbon.slice(1).entries()) {
          const [one, other] = [ribbon[index] ?? '', status].map((each) => lab(colours.get(each) as Colour, matrix));
          const distance = Math.hypot(...(one ?? []).map((value, axis) => value - (other?.[axis] ?? 0)));
          expect(distance, `${ribbon[index] ?? ''} and ${status}, ${sight}`).to.be.at.least(15);
        }
      }
    });
  });
}
