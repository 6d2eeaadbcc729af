import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';

import type { MailAnalyticsAdapter } from '../../../src/adapters/adapter.js';
import type { AdapterErrorEvent, ViewChangeEvent } from '../../../src/elements/events.js';
import type { MailRecipients } from '../../../src/elements/mail-recipients/mail-recipients.js';
import type { Recipient } from '../../../src/model/mailing.js';
import type { OwnColumn } from '../../../src/model/own-column.js';
import type { RecipientQuery } from '../../../src/model/query.js';
import * as page from '../harness.js';
import { SavedFiles } from '../saved-files.js';
import { violations } from '../violations.js';
import { toldMailing } from './told-recipients.js';

import '../../../src/elements/mail-recipients/own-recipient-columns.js';

const owner: OwnColumn<Recipient> = { name: 'owner', label: 'Owner', render: ({ email }) => `Owner of ${email}` };
const score: OwnColumn<Recipient> = {
  name: 'score',
  label: 'Score',
  width: 70,
  align: 'end',
  sortable: true,
  render: ({ opens, clicks }) => opens + 2 * clicks,
};
const tools: OwnColumn<Recipient> = {
  name: 'tools',
  label: 'Tools',
  render: ({ name }) => html`<button>Call ${name}</button><button>Note</button>`,
};

async function shown(
  columns: readonly unknown[],
  inlineSize = 900,
  adapter: MailAnalyticsAdapter = toldMailing(),
): Promise<MailRecipients> {
  const list = await page.mount('mail-recipients', { adapter, mailingId: 'm-1', sort: 'email' });
  Object.assign(list.style, { blockSize: '500px', inlineSize: `${String(inlineSize)}px` });
  list.columns = columns as never;
  await page.loaded(list);
  await waitUntil(() => page.has(list, 'td.own') || page.has(list, '[part="problem"]'), 'they do not come');
  return list;
}

const values = (list: MailRecipients, name: string): string[] =>
  page.all(list, `[data-row]:not(.pending) [data-column="${name}"] .value`).map(page.textOf);
const boxOf = (list: MailRecipients, selector: string): DOMRect => page.find(list, selector).getBoundingClientRect();

describe('columns of the host’s own in <mail-recipients>', () => {
  beforeEach(() => setViewport({ width: 1000, height: 700 }));
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('stand behind ours, with head, width and value, and before what opens the row', async () => {
    const list = await shown([owner, score]);
    await waitUntil(() => page.has(list, '.disclosure'));
    expect(page.heads(list).slice(0, 6)).to.deep.equal(['Name', 'Email', 'Status', 'Date', 'Owner', 'Score']);
    expect(values(list, 'owner').slice(0, 2)).to.deep.equal([
      'Owner of m-1.1@example.com',
      'Owner of m-1.2@example.com',
    ]);
    const [date, own, number, more] = ['.date', '[data-column="owner"]', '[data-column="score"]', '.more'].map((cell) =>
      boxOf(list, `[data-row] ${cell}`),
    ) as [DOMRect, DOMRect, DOMRect, DOMRect];
    expect(own.left >= date.right && number.left >= own.right && more.left >= number.right).to.equal(true);
    expect([Math.round(own.width), Math.round(number.width)]).to.deep.equal([120, 70]);
    expect(Math.abs(boxOf(list, 'th[data-column="owner"]').left - own.left)).to.be.lessThan(1);
    expect(page.find(list, '[data-row]').getBoundingClientRect().height).to.equal(53);
  });

  it('sort where they say so, by a name that the adapter is asked for', async () => {
    const adapter = new page.SpyAdapter(toldMailing());
    const list = await shown([owner, score], 900, adapter);
    const told = page.heard<ViewChangeEvent>(list, 'view-change');
    expect(page.has(list, 'th[data-column="owner"] button')).to.equal(false);
    await page.pressHead(list, 'score');
    expect(told.map(({ view }) => view.sort)).to.deep.equal([{ by: 'score', direction: 'ascending' }]);
    const query = adapter.calls.at(-1)?.query as RecipientQuery;
    expect(query.sort).to.deep.equal({ by: 'score', direction: 'ascending' });
    expect(page.find(list, 'th[data-column="score"]').getAttribute('aria-sort')).to.equal('ascending');
  });

  it('are in the exported file', async () => {
    const saved = new SavedFiles();
    try {
      const list = await shown([owner, score]);
      page.find(list, '[part="export"]').click();
      await waitUntil(() => page.all(list, '.export [role="status"]').some((each) => page.textOf(each) !== ''));
      const [first] = await saved.rows();
      expect([first?.['Owner'], first?.['Score']]).to.deep.equal(['Owner of m-1.1@example.com', '0']);
    } finally {
      saved.restore();
    }
  });

  it('are lines with their labels where there is no room, all rows of one height, with the heads that sort', async () => {
    const list = await shown([owner, score], 480);
    const [email, own, number] = ['.email', '[data-column="owner"]', '[data-column="score"]'].map((cell) =>
      boxOf(list, `[data-row] ${cell}`),
    ) as [DOMRect, DOMRect, DOMRect];
    expect(own.top >= email.bottom - 1 && number.top >= own.bottom - 1, 'below each other').to.equal(true);
    expect(page.find(list, '[data-row] .own').innerText).to.equal('Owner Owner of m-1.1@example.com');
    const heights = new Set(page.rows(list).map((row) => row.getBoundingClientRect().height));
    expect([...heights]).to.deep.equal([93]);
    expect(page.find(list, 'th[data-column="score"] button').checkVisibility()).to.equal(true);
    list.style.inlineSize = '320px';
    await page.pause();
    expect(page.find(list, '#rows').scrollWidth).to.be.at.most(320);
    expect(await violations(list)).to.deep.equal([]);
  });

  it('follow a row that changes, and definitions that are set anew', async () => {
    const adapter = toldMailing();
    const list = await shown([score], 900, adapter);
    adapter.addEvents([page.mailEvent('m-1.1', 'opened', '2026-11-24T10:00:00Z')]);
    await waitUntil(() => values(list, 'score')[0] === '1', 'it does not follow');
    list.columns = [{ ...score, render: () => 'new' }];
    await waitUntil(() => values(list, 'score')[0] === 'new', 'the definition is not taken');
    list.columns = [];
    await waitUntil(() => !page.has(list, '.own'), 'they do not go');
  });

  it('empty their cell alone and tell once where they throw, and are named where they are wrong', async () => {
    const broken: OwnColumn<Recipient> = {
      ...owner,
      render: () => {
        throw new Error('No owners today.');
      },
    };
    const list = await page.mount('mail-recipients', { adapter: toldMailing(), mailingId: 'm-1' });
    const told = page.heard<AdapterErrorEvent>(list, 'adapter-error');
    list.columns = [broken];
    await page.loaded(list);
    await waitUntil(() => told.length > 0, 'it is not told');
    expect(told).to.have.length(1);
    expect(values(list, 'owner').every((text) => text === '')).to.equal(true);
    const warned = await page.warnedDuring(async () => {
      list.columns = [{ ...owner, name: 'email' }];
      await waitUntil(() => page.has(list, '[part="problem"]'), 'it is not named');
    });
    expect(warned.join()).to.contain('columns[0].name: the name of another column');
    expect(page.rows(list).length).to.be.greaterThan(3);
  });

  it('are one place of the grid, gone into by Enter and out of by Escape', async () => {
    const list = await shown([tools]);
    page.find(list, '[data-row] .name button').focus();
    for (let presses = 0; presses < 6 && !page.focused()?.matches('.own'); presses += 1) {
      await sendKeys({ press: 'ArrowRight' });
    }
    expect(page.focused()?.matches('td.own')).to.equal(true);
    await sendKeys({ press: 'Enter' });
    expect(page.textOf(page.focused() ?? undefined)).to.equal('Call Person m-1.1');
    await sendKeys({ press: 'Tab' });
    expect(page.textOf(page.focused() ?? undefined)).to.equal('Note');
    await sendKeys({ press: 'Escape' });
    expect(page.focused()?.matches('td.own')).to.equal(true);
  });

  it('are in the drawer of <mail-analytics> as well', async () => {
    const section = await page.mounted('mail-analytics', { adapter: toldMailing(), recipientColumns: [owner] });
    const list = (await page.openDrawer(section)) as MailRecipients;
    await waitUntil(() => values(list, 'owner').length > 0, 'they do not come');
    expect(values(list, 'owner')[0]).to.match(/^Owner of m-1\.\d+@example\.com$/);
  });
});
