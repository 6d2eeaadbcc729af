import { expect, fixture, html } from '@open-wc/testing';

import { linePath, sparkline } from '../../src/templates/sparkline.js';

const numbersIn = (path: string): number[] => [...path.matchAll(/\d+(\.\d+)?/g)].map(([number]) => Number(number));

describe('the line of a sparkline', () => {
  it('goes from edge to edge, highest for the most and lowest for the least', () => {
    expect(linePath([1, 3, 2])).to.equal('M0 29.0 L0.0 29.0 50.0 3.0 100.0 16.0 H100');
  });

  it('goes straight on where there is no value, also at its ends', () => {
    expect(linePath([undefined, 1, undefined, 3, undefined])).to.equal('M0 29.0 L25.0 29.0 75.0 3.0 H100');
  });

  it('runs through the middle where nothing changes, and is not there where nothing is', () => {
    expect(linePath([0.5, 0.5])).to.equal('M0 16.0 L0.0 16.0 100.0 16.0 H100');
    for (const nothing of [[], [undefined], [0, 0]]) expect(linePath(nothing)).to.equal('');
  });

  it('stays within its box', () => {
    const path = linePath(Array.from({ length: 90 }, (_, index) => Math.sin(index) * 1e9));
    expect(Math.max(...numbersIn(path))).to.equal(100);
    expect(path).to.not.contain('-').and.to.not.contain('NaN');
  });

  it('is decoration, and is drawn with its area', async () => {
    const box = await fixture(html`<div>${sparkline([1, 2])}</div>`);
    const drawn = box.querySelector('svg');
    expect(drawn?.getAttribute('aria-hidden')).to.equal('true');
    expect(drawn?.querySelector('.area')?.getAttribute('d')).to.match(/ V32 H0 Z$/);
    expect(drawn?.querySelector('.line')?.namespaceURI).to.equal('http://www.w3.org/2000/svg');
  });
});
