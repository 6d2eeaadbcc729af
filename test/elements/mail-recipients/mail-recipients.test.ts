import { expect, fixture, html, waitUntil } from '@open-wc/testing';

import { mailingRows, recipientRows } from '../../../fixtures/rows.js';
import '../../../src/define.js';
import '../../../src/elements/mail-recipients/mail-recipients.define.js';
import '../../../src/elements/mail-status-legend/mail-status-legend.define.js';
import {
  MemoryAdapter,
  type MailAnalyticsAdapter,
  type MailRecipients,
  type Recipient,
  type RecipientOpenEvent,
  type RecipientQuery,
} from '../../../src/index.js';

interface Asked {
  mailingId: string;
  query: RecipientQuery;
  signal: AbortSignal | undefined;
}

/** Two mailings, of which the second is long, and what was asked of them. */
function adapterOf(first: readonly Recipient[]): { adapter: MailAnalyticsAdapter; asked: Asked[] } {
  const [one, two] = mailingRows(2, 3, '2026-11-24T09:00:00Z').map((mailing, index) => ({
    ...mailing,
    id: `m-${String(index + 1)}`,
  }));
  const rows = { 'm-1': first, 'm-2': recipientRows(5_000, 5, '2026-11-24T09:00:00Z', 'm-2') };
  const memory = new MemoryAdapter({ mailings: [one, two].flatMap((mailing) => mailing ?? []), recipients: rows });
  const asked: Asked[] = [];
  const adapter: MailAnalyticsAdapter = {
    listMailings: (...all) => memory.listMailings(...all),
    getMessages: (...all) => memory.getMessages(...all),
    listRecipients: (mailingId, query, { signal }) => {
      asked.push({ mailingId, query, signal });
      return memory.listRecipients(mailingId, query, { signal });
    },
  };
  return { adapter, asked };
}

const root = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;
const texts = (element: Element, selector: string): string[] =>
  [...root(element).querySelectorAll(selector)].map(
    ({ textContent }) => textContent?.replace(/\s+/g, ' ').trim() ?? '',
  );
const rows = (element: Element): Element[] => [...root(element).querySelectorAll('[data-row]:not(.pending)')];

async function mounted(adapter: MailAnalyticsAdapter, attributes: Partial<MailRecipients>): Promise<MailRecipients> {
  const element: MailRecipients = await fixture(
    html`<mail-recipients style="block-size: 500px" .adapter=${adapter}></mail-recipients>`,
  );
  Object.assign(element, attributes);
  await waitUntil(() => rows(element).length > 0);
  return element;
}

describe('<mail-recipients> in a panel of the host’s', () => {
  const people = recipientRows(60, 1, '2026-11-24T09:00:00Z', 'm-1');

  it('asks anew for another mailing, from the top', async () => {
    const { adapter, asked } = adapterOf(people);
    const element = await mounted(adapter, { mailingId: 'm-1' });
    expect(texts(element, 'footer > :first-child')).to.deep.equal(['60 recipients']);
    element.mailingId = 'm-2';
    await waitUntil(() => texts(element, 'footer > :first-child')[0] === '5,000 recipients');
    expect(asked.map(({ mailingId }) => mailingId)).to.deep.equal(['m-1', 'm-2']);
  });

  it('takes statuses, sort, search and reached as attributes give them', async () => {
    const { adapter, asked } = adapterOf(people);
    const element = await mounted(adapter, {
      mailingId: 'm-1',
      statuses: 'clicked nonsense opened',
      sort: 'name',
      reached: 'delivered',
    });
    const { query } = asked.at(-1) as Asked;
    expect(query.statuses).to.deep.equal(['clicked', 'opened']);
    expect(query.sort).to.deep.equal({ by: 'name', direction: 'ascending' });
    expect(query.reached).to.equal('delivered');
    expect(new Set(texts(element, '.badge'))).to.deep.equal(new Set(['Clicked', 'Opened']));
    element.search = '  no such person ';
    await waitUntil(() => root(element).querySelector('[part="note"]'));
    expect(asked.at(-1)?.query.search).to.equal('no such person');
  });

  it('sorts by each of its four heads, both ways', async () => {
    const { adapter, asked } = adapterOf(people);
    const element = await mounted(adapter, { mailingId: 'm-1', sort: 'last-event' });
    for (const column of ['name', 'email', 'status', 'date']) {
      const directions = new Set<string>();
      for (let press = 0; press < 2; press += 1) {
        const before = asked.length;
        root(element).querySelector<HTMLElement>(`th[data-column="${column}"] button`)?.click();
        await waitUntil(() => asked.length > before);
        expect(asked.at(-1)?.query.sort.by).to.equal(column);
        directions.add(asked.at(-1)?.query.sort.direction ?? '');
      }
      expect(directions.size, column).to.equal(2);
    }
  });

  it('asks for the windows that are scrolled to, no page twice, and shows the last row', async () => {
    const { adapter, asked } = adapterOf(people);
    const element = await mounted(adapter, { mailingId: 'm-2', sort: 'email' });
    const box = root(element).querySelector('#rows') as HTMLElement;
    box.scrollTop = box.scrollHeight;
    await waitUntil(() => rows(element).some((row) => row.getAttribute('aria-rowindex') === '5001'));
    const offsets = asked.map(({ query }) => query.offset);
    expect(offsets).to.deep.equal([0, 4900]);
    expect(asked.every(({ query }) => query.limit <= 100)).to.equal(true);
  });

  it('shows the address where there is no name, and a mark where someone has unsubscribed', async () => {
    const nameless = { ...(people[1] as Recipient), name: '', unsubscribed: true, status: 'delivered' as const };
    const { adapter } = adapterOf([nameless]);
    const element = await mounted(adapter, { mailingId: 'm-1' });
    expect(texts(element, '.name button')).to.deep.equal([nameless.email]);
    expect(root(element).querySelector('.mark')?.getAttribute('aria-label')).to.equal('Unsubscribed');
  });

  it('tells the host whom a person asked for', async () => {
    const { adapter } = adapterOf(people);
    const element = await mounted(adapter, { mailingId: 'm-1', sort: 'email' });
    const heard: RecipientOpenEvent[] = [];
    document.addEventListener('recipient-open', (event) => heard.push(event as RecipientOpenEvent), { once: true });
    root(element).querySelector<HTMLElement>('.name button')?.click();
    const [first] = [...people].sort((a, b) => (a.email < b.email ? -1 : 1));
    expect(heard.map(({ mailingId, recipient }) => [mailingId, recipient.email])).to.deep.equal([
      ['m-1', first?.email],
    ]);
  });
});
