import { expect, waitUntil } from '@open-wc/testing';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { MailRecipients } from '../../../src/elements/mail-recipients/mail-recipients.js';
import type { LinkClicks } from '../../../src/model/query.js';
import * as page from '../harness.js';
import { violations } from '../violations.js';

const LINKS: readonly LinkClicks[] = [
  { url: 'https://a.example/once', clicks: 1, recipients: 1 },
  { url: 'javascript:alert(document.domain)', clicks: 2, recipients: 2 },
  { url: 'http://b.example/most', clicks: 1200, recipients: 900 },
  { url: 'https://a.example/few', clicks: 2, recipients: 1 },
  { url: 'a path without a page', clicks: 0, recipients: 0 },
];

type ListLinks = (id: string, options: { signal: AbortSignal }) => Promise<readonly LinkClicks[]>;

function adapterOf(listLinks: ListLinks = () => Promise.resolve(LINKS)): MemoryAdapter {
  const announcements = [page.announcement('m-1', 3), page.announcement('m-2', 3)];
  return Object.assign(new MemoryAdapter({ announcements }), { listLinks });
}

async function shown(adapter = adapterOf()): Promise<MailRecipients> {
  const list = await page.mounted('mail-recipients', { adapter, mailingId: 'm-1', locale: 'en-GB' });
  list.style.blockSize = '600px';
  return list;
}

const button = (list: MailRecipients): HTMLElement => page.find(list, '.tools .plain[aria-expanded]');
const lines = (list: MailRecipients): string[] => page.all(list, '.links li').map(page.textOf);

async function open(list: MailRecipients): Promise<HTMLElement> {
  button(list).click();
  await waitUntil(() => page.has(list, '.links[aria-busy="false"]'), 'the links do not come');
  return page.find(list, '.links');
}

describe('the links of <mail-recipients>', () => {
  it('are asked for when they are to be shown, and not before', async () => {
    let asked = 0;
    const list = await shown(
      adapterOf(() => {
        asked += 1;
        return Promise.resolve(LINKS);
      }),
    );
    await page.pause();
    expect([asked, button(list).getAttribute('aria-expanded')]).to.deep.equal([0, 'false']);
    await open(list);
    expect([asked, button(list).getAttribute('aria-expanded')]).to.deep.equal([1, 'true']);
    button(list).click();
    await list.updateComplete;
    expect(page.has(list, '.links')).to.equal(false);
  });

  it('stand with the most clicked first, with how often and by how many', async () => {
    const list = await shown();
    await open(list);
    expect(lines(list)).to.deep.equal([
      'http://b.example/most (opens in a new tab) 1,200 clicks 900 recipients',
      'javascript:alert(document.domain) 2 clicks 2 recipients',
      'https://a.example/few (opens in a new tab) 2 clicks 1 recipient',
      'https://a.example/once (opens in a new tab) 1 click 1 recipient',
      'a path without a page 0 clicks 0 recipients',
    ]);
  });

  it('lead only to pages, and tell those nothing', async () => {
    const list = await shown();
    await open(list);
    const links = page.all<HTMLAnchorElement>(list, '.links a');
    expect(links.map(({ protocol, rel, target }) => [protocol, rel, target])).to.deep.equal([
      ['http:', 'noreferrer noopener', '_blank'],
      ['https:', 'noreferrer noopener', '_blank'],
      ['https:', 'noreferrer noopener', '_blank'],
    ]);
  });

  it('are not offered by an adapter that has none', async () => {
    const adapter = page.oneMailing([page.recipient('r-1')]);
    const list = await page.mounted('mail-recipients', { adapter, mailingId: 'm-1' });
    expect(page.all(list, '.tools .plain')).to.deep.equal([]);
  });

  it('say that there are none, that they are coming, and why they cannot be had', async () => {
    const none = await shown(adapterOf(() => Promise.resolve([])));
    expect(page.textOf(await open(none))).to.equal('No link has been clicked yet.');

    const waiting = await shown(adapterOf(() => new Promise(() => undefined)));
    button(waiting).click();
    await waitUntil(() => page.has(waiting, '.links[aria-busy="true"]'));
    expect(page.textOf(page.find(waiting, '.links'))).to.equal('Links are being loaded');

    let isBroken = true;
    const failing = await shown(
      adapterOf(() => (isBroken ? Promise.reject(new Error('No links today.')) : Promise.resolve(LINKS))),
    );
    const told = page.heard(failing, 'adapter-error');
    const section = await open(failing);
    expect(page.textOf(section)).to.contain('No links today.');
    expect(told).to.have.length(1);
    isBroken = false;
    page.find(section, '[part="problem"] button').click();
    await waitUntil(() => lines(failing).length === LINKS.length);
    expect(document.activeElement === failing, 'the focus is still inside').to.equal(true);
  });

  it('report data of the wrong shape by field', async () => {
    const wrong = [{ url: 'https://a.example', clicks: -1, recipients: 1 }];
    const list = await shown(adapterOf(() => Promise.resolve(wrong)));
    expect(page.textOf(await open(list))).to.contain('links[0].clicks: not a whole number');
  });

  it('are those of the mailing that is shown, and no late answer of another', async () => {
    const asked: { id: string; signal: AbortSignal; answer: (links: readonly LinkClicks[]) => void }[] = [];
    const list = await shown(
      adapterOf((id, { signal }) => new Promise((answer) => asked.push({ id, signal, answer }))),
    );
    button(list).click();
    await waitUntil(() => asked.length === 1);
    list.mailingId = 'm-2';
    await waitUntil(() => asked.length === 2);
    expect(asked.map(({ id, signal }) => [id, signal.aborted])).to.deep.equal([
      ['m-1', true],
      ['m-2', false],
    ]);
    asked[0]?.answer(LINKS);
    asked[1]?.answer(LINKS.slice(0, 1));
    await waitUntil(() => lines(list).length === 1);
  });

  it('follow when somebody clicks', async () => {
    const adapter = new MemoryAdapter({ announcements: [page.announcement('m-1', 3)] });
    const list = await shown(adapter);
    await open(list);
    expect(lines(list)).to.deep.equal([]);
    adapter.addEvents([page.mailEvent('m-1.1', 'clicked', page.NOW, { url: 'https://a.example/' })]);
    await waitUntil(() => lines(list).length === 1, 'the click does not come');
  });

  it('have no barrier', async () => {
    const list = await shown();
    await open(list);
    expect(await violations(list)).to.deep.equal([]);
  });
});
