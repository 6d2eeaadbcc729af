import { expect, waitUntil } from '@open-wc/testing';

import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import { keepViewInUrl, type KeepViewOptions } from '../../src/elements/keep-view-in-url.js';
import type { MailAnalytics } from '../../src/elements/mail-analytics/mail-analytics.js';
import * as page from './harness.js';

const data = page.sample();

describe('a view kept in the address of the page', () => {
  const before = location.href;
  let stops: (() => void)[] = [];

  const at = (search: string): void => history.replaceState({ of: 'a router' }, '', search);
  const param = (name: string): string | null => new URL(location.href).searchParams.get(name);
  const back = async (): Promise<void> => {
    const isBack = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
    history.back();
    await isBack;
  };

  async function kept(options?: KeepViewOptions, attributes: Record<string, string> = {}): Promise<MailAnalytics> {
    const properties = { adapter: new MemoryAdapter(data) };
    const element = await page.mount('mail-analytics', properties, { hide: 'summary chart', ...attributes });
    stops.push(keepViewInUrl(element, options));
    await page.loaded(element);
    return element;
  }

  beforeEach(() => at('?q=kept&flag=1'));
  afterEach(() => {
    for (const stop of stops) stop();
    stops = [];
    history.replaceState(null, '', before);
  });

  it('is shown from the address, and what is junk there is passed over', async () => {
    at('?q=kept&statuses=scheduled&sort=subject&range=soon&mailing=nobody');
    const element = await kept();
    expect([element.statuses, element.sort, element.range]).to.deep.equal(['scheduled', 'subject', '']);
    expect(page.has(element, '[part="problem"]')).to.equal(false);
    await waitUntil(() => element.mailingId === '', 'a mailing that is not there stays wanted');
  });

  it('is written as a person changes it, beside the parameters and the state of the page', async () => {
    const element = await kept();
    expect(location.search).to.equal('?q=kept&flag=1');
    await page.search(element, 'a');
    await page.pressHead(element, 'subject');
    expect([param('search'), param('sort'), param('q'), param('flag')]).to.deep.equal(['a', 'subject', 'kept', '1']);
    expect(history.state).to.deep.equal({ of: 'a router' });
    await page.search(element, '');
    expect(param('search')).to.equal(null);
  });

  it('says what differs from what the page gave the element, also that it is nothing', async () => {
    const element = await kept({}, { range: '30d', sort: '-sent' });
    expect(location.search).to.equal('?q=kept&flag=1');
    const field = page.find<HTMLSelectElement>(element, '.range select');
    field.value = 'all';
    field.dispatchEvent(new Event('change'));
    expect(param('range')).to.equal('');
    element.remove();
    const again = await kept({}, { range: '30d', sort: '-sent' });
    expect([again.range, again.sort]).to.deep.equal(['', '-sent']);
  });

  it('is undone by Back, step by step, drawer and all, where the page wants that', async () => {
    const element = await kept({ push: true });
    await page.pressHead(element, 'subject');
    await page.search(element, 'e');
    await page.openDrawer(
      element,
      page.rows(element).findIndex((row) => row.matches(':not(.unsent)')),
    );
    expect(param('mailing')).to.equal(element.mailingId);
    await back();
    await waitUntil(() => !page.has(element, 'dialog[open]'), 'Back does not close the drawer');
    expect([element.sort, element.search]).to.deep.equal(['subject', 'e']);
    await back();
    await page.changed(element);
    expect([element.sort, element.search]).to.deep.equal(['-date', '']);
    history.forward();
    await waitUntil(() => element.sort === 'subject', 'Forward does nothing');
  });

  it('opens the drawer of the address, without a word of it to the page', async () => {
    const [mailing] = data.mailings.filter(({ status }) => status === 'sent');
    at(`?mailing=${mailing?.id ?? ''}`);
    const element = await page.mount('mail-analytics', { adapter: new MemoryAdapter(data) });
    const told = page.heard(element, 'view-change');
    stops.push(keepViewInUrl(element));
    await waitUntil(() => page.has(element, 'dialog[open] mail-recipients'), 'the drawer is not open');
    expect(told).to.deep.equal([]);
    await page.closeDrawer(element);
    expect(param('mailing')).to.equal(null);
  });

  it('keeps several lists apart, each under its prefix', async () => {
    const one = await kept({ prefix: 'one-' });
    const two = await page.mount('mail-recipients', { adapter: new MemoryAdapter(data), mailingId: one.mailingId });
    stops.push(keepViewInUrl(two, { prefix: 'two-' }));
    two.mailingId = Object.keys(data.recipients)[0] ?? '';
    await page.loaded(two);
    await page.pressHead(one, 'subject');
    await page.pressHead(two, 'name');
    expect([param('one-sort'), param('two-sort'), param('sort')]).to.deep.equal(['subject', 'name', null]);
    expect(two.mailingId, 'which mailing it is of is not a view').to.not.equal('');
  });

  it('ends when it is stopped, and begins when the element is registered', async () => {
    const element = await kept();
    for (const stop of stops) stop();
    await page.pressHead(element, 'subject');
    expect(param('sort')).to.equal(null);
    const late = Object.assign(document.createElement('late-list'), { search: '', sort: '-date', statuses: '' });
    at('?search=late');
    stops.push(keepViewInUrl(late));
    expect(late.search).to.equal('');
    customElements.define('late-list', class extends HTMLElement {});
    await waitUntil(() => late.search === 'late', 'it never begins');
  });

  it('harms nothing where an address cannot be changed', async () => {
    const element = await kept();
    const { replaceState } = history;
    history.replaceState = () => {
      throw new DOMException('too often', 'SecurityError');
    };
    try {
      expect(await page.thrownDuring(() => page.pressHead(element, 'subject'))).to.deep.equal([]);
      expect(element.sort).to.equal('subject');
    } finally {
      history.replaceState = replaceState;
    }
  });
});
