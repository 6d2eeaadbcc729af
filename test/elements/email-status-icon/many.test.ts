import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';

import { setDefaultAdapter } from '../../../src/adapters/default-adapter.js';
import type { EmailStatusIcon } from '../../../src/elements/email-status-icon/email-status-icon.js';
import * as page from '../harness.js';

const COUNT = 1000;
const isDrawn = (icon: Element): boolean => page.has(icon, '#icon');

/** A thread of notes, a line each, with an icon in every one. */
async function thread(attributes: (index: number) => Record<string, string>): Promise<EmailStatusIcon[]> {
  const home = await fixture<HTMLElement>(html`<div></div>`);
  const icons = Array.from({ length: COUNT }, (_, index) => {
    const icon = document.createElement('email-status-icon');
    for (const [name, value] of Object.entries(attributes(index))) icon.setAttribute(name, value);
    const note = document.createElement('p');
    note.append('Note ', icon);
    home.append(note);
    return icon;
  });
  await icons.at(-1)?.updateComplete;
  return icons;
}

describe('a thousand <email-status-icon>s', () => {
  beforeEach(() => setViewport({ width: 800, height: 600 }));
  afterEach(() => setDefaultAdapter(undefined));

  it('ask for their messages in one request, and follow changes with one subscription', async () => {
    const recipients = Array.from({ length: COUNT }, (_, index) => page.recipient(`r-${String(index)}`));
    const spy = new page.SpyAdapter(page.oneMailing(recipients));
    spy.subscribe = () => {
      spy.subscriptions += 1;
      return () => (spy.subscriptions -= 1);
    };
    setDefaultAdapter(spy);
    const icons = await thread((index) => ({ 'message-id': `r-${String(index)}` }));
    await waitUntil(() => page.has(icons[0] as Element, '[data-status="delivered"]'));
    expect(spy.calls.map(({ ids }) => ids?.length)).to.deep.equal([COUNT]);
    expect(spy.subscriptions).to.equal(1);
  });

  it('are drawn as they come near, without the page moving, and on paper all', async () => {
    const icons = await thread(() => ({ status: 'opened' }));
    await page.pause(100);
    expect(isDrawn(icons[0] as Element)).to.equal(true);
    expect(isDrawn(icons[COUNT - 1] as Element), 'one that is far away').to.equal(false);
    expect(icons.filter(isDrawn).length).to.be.lessThan(400);
    const { scrollHeight } = document.documentElement;
    const middle = icons[COUNT / 2 + 100] as EmailStatusIcon;
    middle.scrollIntoView();
    await waitUntil(() => isDrawn(middle), 'it is not drawn when it is in view');
    expect(document.documentElement.scrollHeight, 'height of the page').to.equal(scrollHeight);
    expect(isDrawn(icons[COUNT - 1] as Element)).to.equal(false);
    dispatchEvent(new Event('beforeprint'));
    await icons.at(-1)?.updateComplete;
    expect(icons.every(isDrawn)).to.equal(true);
    scrollTo(0, 0);
  });

  it('have few nodes each, and no popover before one is wanted', async () => {
    const [icon] = await thread(() => ({ status: 'opened' }));
    const nodes = [...(icon?.renderRoot.childNodes ?? [])].flatMap((node) => [node, ...descendants(node)]);
    expect(nodes.length).to.be.at.most(4);
  });

  it('leave nothing behind when they are removed and put back', async () => {
    for (let round = 0; round < 3; round += 1) {
      const icons = await thread(() => ({ status: 'opened' }));
      icons[0]?.parentElement?.parentElement?.remove();
    }
    const icon = await page.mount('email-status-icon', {}, { status: 'opened' });
    await icon.updateComplete;
    expect(isDrawn(icon), 'a single one after thousands').to.equal(true);
  });
});

function descendants(node: Node): Node[] {
  return [...node.childNodes].flatMap((child) => [child, ...descendants(child)]);
}
