import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';

import { TURNING } from '../../fixtures/attack-strings.js';
import { tellFigure } from '../figures.js';
import { isLong } from '../share.js';
import { everything, popover, textNodesIn, views } from './attacked-page.js';

/** Letters of our own words and of others' that stand beside a text: they are read from left to right. */
const WORD = /[A-Za-z]{2,}/g;

/** Stands beside every name. */
const ADDRESS = 'somebody@example.com';

const TEXTS = isLong ? TURNING : TURNING.slice(0, 2);

/** Words that stand beside a text and are drawn from right to left, of all that is shown from here on. */
function turned(from: Element, text: string): string[] {
  return textNodesIn(from).flatMap((node) => turnedIn(node, text));
}

function turnedIn(node: Text, text: string): string[] {
  const own = node.data.replaceAll(text, (found) => ' '.repeat(found.length));
  return [...own.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const [first, last] = [index, index + word.length - 1].map((at) => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect();
    });
    const isShown = first && last && first.width > 0 && last.width > 0 && Math.abs(first.top - last.top) < 2;
    return isShown && first.left > last.left ? [`${word} in ${JSON.stringify(node.data.slice(0, 80))}`] : [];
  });
}

/** The same of what is shown as a tip: an attribute has no elements to keep its parts apart. */
function turnedTips(from: Element, text: string): string[] {
  const roots = [from, ...textNodesIn(from).map((node) => node.getRootNode() as ShadowRoot | Document)];
  const titles = [...new Set(roots)].flatMap((root) =>
    [...root.querySelectorAll('[title]')].map((element) => element.getAttribute('title') ?? ''),
  );
  return [...new Set(titles)].flatMap((title) => {
    const probe = Object.assign(document.createElement('p'), { textContent: title });
    document.body.append(probe);
    const found = textNodesIn(probe).flatMap((node) => turnedIn(node, text));
    probe.remove();
    return found;
  });
}

describe('a text that turns the direction of writing', () => {
  let places = 0;
  let lost = 0;

  before(() => setViewport({ width: 1300, height: 900 }));
  after(async () => {
    await setViewport({ width: 800, height: 600 });
    await tellFigure({
      promise: 'No text turns what stands beside it',
      cases: places,
      faults: TEXTS.length,
      lost,
      command: "npx wtr --files 'test/screen/direction.test.ts'",
    });
  });

  it('is seen to turn what nothing keeps apart from it', () => {
    const probe = Object.assign(document.createElement('p'), { textContent: `${TURNING[0] ?? ''} and words` });
    document.body.append(probe);
    expect(turned(probe, TURNING[0] ?? '')).to.have.length(2);
    probe.remove();
  });

  for (const [number, text] of TEXTS.entries()) {
    it(`turns nothing but itself, wherever it stands: ${String(number)}`, async () => {
      const found: string[] = [];
      const look = (from: Element): void => {
        found.push(...turned(from, text), ...turnedTips(from, text));
        places += textNodesIn(from).filter(({ data }) => data.includes(text)).length;
      };
      const section = await everything(text, ADDRESS);
      look(section);
      await views(section);
      look(section);
      section.remove();
      const icon = await popover(text, ADDRESS);
      look(icon);
      icon.remove();
      lost += found.length;
      expect([...new Set(found)]).to.deep.equal([]);
    });
  }
});
