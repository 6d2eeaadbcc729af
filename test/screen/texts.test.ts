import { expect } from '@open-wc/testing';

import { ATTACK_KINDS, ATTACK_STRINGS, SCRIPT_URLS } from '../../fixtures/attack-strings.js';
import { viewFromParams } from '../../src/model/view-params.js';
import { keepViewInUrl } from '../../src/elements/keep-view-in-url.js';
import { outerLink } from '../../src/templates/outer-link.js';
import { render } from 'lit';
import { tellFigure } from '../figures.js';
import { isLong } from '../share.js';
import * as page from '../elements/harness.js';
import { adapterOf, everything, intruders, layTripwires, popover, runs, textNodesIn, views } from './attacked-page.js';

/** Of every kind that could be more on a screen one in the quick share, and all in the long one. */
const TEXTS = ATTACK_KINDS.flatMap((kind) =>
  ATTACK_STRINGS[kind].filter(
    (_, index) => isLong || (index === 0 && !['formula', 'sql', 'header', 'log', 'nul', 'surrogate'].includes(kind)),
  ),
);

const shownIn = (from: Element): string[] => textNodesIn(from).map(({ data }) => data);

describe('a text that tries to be more, on the screen', () => {
  const atFirst = { title: document.title, href: location.href };
  let fields = 0;
  let broken = 0;

  beforeEach(layTripwires);
  afterEach(() => {
    broken += runs.length;
    expect(runs, 'scripts that were run').to.deep.equal([]);
    expect([document.title, location.href]).to.deep.equal([atFirst.title, atFirst.href]);
    history.replaceState(null, '', atFirst.href);
  });
  after(() =>
    tellFigure({
      promise: 'What is written into a mail is shown as text, and nothing of it is run',
      cases: fields,
      faults: TEXTS.length,
      lost: broken,
      command: "npx wtr --files 'test/screen/texts.test.ts'",
    }),
  );

  for (const [number, text] of TEXTS.entries()) {
    it(`is the text that it is, wherever it stands: ${String(number)}, ${JSON.stringify(text.slice(0, 40))}`, async () => {
      const thrown = await page.thrownDuring(async () => {
        const section = await everything(text);
        const shown = shownIn(section);
        expect(intruders(section)).to.deep.equal([]);
        const places = shown.filter((each) => each.includes(text.trim()) || each.trim() === text.trim());
        fields += places.length;
        if (/[!-~]/.test(text)) expect(places.length, 'places where it is shown').to.be.greaterThan(12);
        expect(intruders(await views(section))).to.deep.equal([]);
        section.remove();
        const icon = await popover(text);
        expect(intruders(icon)).to.deep.equal([]);
        if (/[!-~]/.test(text))
          expect(shownIn(icon).filter((each) => each.includes(text.trim())).length).to.be.greaterThan(2);
        icon.remove();
      });
      expect(thrown).to.deep.equal([]);
    });
  }

  it('is followed nowhere but to a page of http or https', () => {
    const home = document.createElement('div');
    for (const url of SCRIPT_URLS) {
      render(outerLink(url, 'new tab'), home);
      const link = home.querySelector('a');
      // What a browser takes for a page may be written in an odd way; nothing else may be a link.
      if (link) expect(link.protocol, JSON.stringify(url)).to.match(/^https?:$/);
      expect(home.querySelector('bdi')?.textContent).to.equal(url);
      fields += 1;
    }
    expect(home.querySelectorAll('script').length).to.equal(0);
  });

  it('is a word like any other in the address of the page', async () => {
    for (const text of isLong ? TEXTS : TEXTS.slice(0, 4)) {
      const query = new URLSearchParams({
        search: text,
        statuses: text,
        sort: text,
        range: text,
        columns: text,
        mailing: text,
      });
      history.replaceState(null, '', `?${String(query)}`);
      const section = await page.mount('mail-analytics', { adapter: adapterOf('usual') }, { locale: 'en-GB' });
      const stop = keepViewInUrl(section);
      // In a console, too, it is a text.
      await page.warnedDuring(() => page.loaded(section));
      expect(intruders(section)).to.deep.equal([]);
      stop();
      section.remove();
      history.replaceState(null, '', atFirst.href);
      fields += 6;
    }
  });

  it('names nothing that all objects come from', () => {
    const own = Object.getOwnPropertyNames(Object.prototype);
    for (const name of ATTACK_STRINGS.prototype) {
      const params = new URLSearchParams({
        [name]: 'x',
        sort: name,
        columns: name,
        statuses: name,
        reached: name,
        mailing: name,
      });
      const view = viewFromParams(params, {});
      expect(Object.getPrototypeOf(view)).to.equal(Object.prototype);
      expect(view.statuses).to.deep.equal([]);
      expect(view.reached).to.equal(undefined);
      expect(viewFromParams(params, { prefix: '__proto__' })).to.deep.equal({});
    }
    expect(Object.getOwnPropertyNames(Object.prototype)).to.deep.equal(own);
  });

  it('is a sentence where an adapter fails with it', async () => {
    for (const text of TEXTS.slice(0, 3)) {
      const failing = Object.assign(adapterOf('x'), { listMailings: () => Promise.reject(new Error(text)) });
      const section = await page.mount('mail-analytics', { adapter: failing }, { hide: 'summary chart' });
      await page.loaded(section);
      expect(intruders(section)).to.deep.equal([]);
      expect(page.textOf(page.find(section, '[part="problem"]'))).to.contain(page.textOf(withText(text)));
      section.remove();
    }
  });
});

function withText(text: string): HTMLElement {
  return Object.assign(document.createElement('p'), { textContent: text });
}
