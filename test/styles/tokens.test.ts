import { expect, fixture, html } from '@open-wc/testing';

import '../../src/define.js';
import { EmailStatusIcon, MailAnalytics, MailRecipients, MailStatusLegend } from '../../src/index.js';
import { STATUSES } from '../../src/model/status.js';
import { popoverStyles } from '../../src/elements/email-status-icon/popover.styles.js';
import { tokens } from '../../src/styles/tokens.js';

const CLASSES = { EmailStatusIcon, MailAnalytics, MailRecipients, MailStatusLegend };

/** Set by code, through the object model: where rows begin and end, and hues by attribute. */
const SET_ELSEWHERE = new Set(['--_before', '--_after', '--_head', '--_foot']);

function sheetOf(name: keyof typeof CLASSES): string {
  const own = CLASSES[name].elementStyles.map((style) => String((style as { cssText?: string }).cssText ?? ''));
  // The popover of an icon brings its sheets along when it is opened.
  return name === 'EmailStatusIcon' ? [...own, ...[tokens, popoverStyles].map(String)].join('\n') : own.join('\n');
}

const names = (text: string, pattern: RegExp): Set<string> =>
  new Set([...text.matchAll(pattern)].map(([, name = '']) => name));

type Colour = readonly [red: number, green: number, blue: number];

/** What the browser makes of a colour, in the scheme of the element. */
function paint(colour: string, scheme: string): Colour {
  const probe = document.createElement('span');
  probe.style.colorScheme = scheme;
  probe.style.color = `color-mix(in srgb, ${colour} 100%, transparent 0%)`;
  document.body.append(probe);
  const canvas = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
  canvas.fillStyle = getComputedStyle(probe).color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  probe.remove();
  return [red, green, blue];
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map(linear) as unknown as Colour;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function contrast(a: Colour, b: Colour): number {
  const [less = 0, more = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (more + 0.05) / (less + 0.05);
}

/** Machado, Oliveira and Fernandes 2009: how colours look to people who lack one kind of cone, on linear channels. */
const SIGHTS: Readonly<Record<string, readonly (readonly number[])[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIE L*a*b* (D65) of a colour as it is seen. */
function lab(colour: Colour, sight: readonly (readonly number[])[]): number[] {
  const channels = colour.map(linear);
  const dot = (row: readonly number[], values: readonly number[]): number =>
    row.reduce((sum, factor, index) => sum + factor * (values[index] ?? 0), 0);
  const seen = sight.map((row) => Math.min(1, Math.max(0, dot(row, channels))));
  const x = dot([0.4124564, 0.3575761, 0.1804375], seen) / 0.95047;
  const y = dot([0.2126729, 0.7151522, 0.072175], seen);
  const z = dot([0.0193339, 0.119192, 0.9503041], seen) / 1.08883;
  const curve = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27) * (t / 116) + 16 / 116);
  return [116 * curve(y) - 16, 500 * (curve(x) - curve(y)), 200 * (curve(y) - curve(z))];
}

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
