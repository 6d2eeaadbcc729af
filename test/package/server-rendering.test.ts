import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it, mock } from 'node:test';

import { render } from '@lit-labs/ssr';
import { collectResult, collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { html, type TemplateResult } from 'lit';

import { mailingRows, recipientRows } from '../../fixtures/rows.js';
import { MemoryAdapter, setDefaultAdapter, type MailAnalyticsAdapter, type Message } from '../../src/index.js';
import { selectMailings, selectRecipients } from '../../src/model/select.js';
import { summaryOf } from '../../src/model/summary.js';
import { drawnWithAnswers, shadowOf } from '../../src/ssr.js';

const MAILINGS = mailingRows(40, 1);
const RECIPIENTS = recipientRows(60, 1);
const MESSAGES: readonly Message[] = RECIPIENTS.map((each) => ({ ...each, mailing: { ...MAILINGS[0]! } }));

/** One that has every answer at hand. */
const AT_HAND: MailAnalyticsAdapter = {
  listMailings: (query) => selectMailings(MAILINGS, query),
  listRecipients: (_, query) => selectRecipients(RECIPIENTS, query),
  getMessages: (ids) => MESSAGES.filter(({ messageId }) => ids.includes(messageId)),
  getSummary: (query) => summaryOf(MAILINGS, query),
};

/** One whose answers never come. */
const SILENT: MailAnalyticsAdapter = {
  listMailings: () => new Promise(() => undefined),
  listRecipients: () => new Promise(() => undefined),
  getMessages: () => new Promise(() => undefined),
  getSummary: () => new Promise(() => undefined),
};

/** What a person reads and what is written for scripts; style sheets aside. */
function drawn(template: TemplateResult): string {
  const markup = collectResultSync(render(template)).replace(/<style>[^]*?<\/style>/g, '');
  assert.match(markup, /<template shadowroot="open" shadowrootmode="open">/);
  assert.doesNotMatch(markup, /undefined|\[object|NaN/);
  return markup;
}

const count = (markup: string, pattern: RegExp): number => [...markup.matchAll(pattern)].length;

describe('on a server', () => {
  it('draws the first rows of <mail-analytics> with counts, totals and tiles', () => {
    const markup = drawn(html`<mail-analytics .adapter=${AT_HAND}></mail-analytics>`);
    assert.equal(count(markup, / data-row /g), 30);
    assert.equal(count(markup, /class="pending"/g), 0);
    const [newest] = selectMailings(MAILINGS, {
      sort: { by: 'date', direction: 'descending' },
      offset: 0,
      limit: 1,
    }).items;
    assert.ok(markup.includes(`data-id="${newest?.id ?? ''}"`));
    for (const words of ['Mail analytics', '40 mailings', 'Export CSV', '15,384 of 16,213 sent']) {
      assert.ok(markup.includes(words), words);
    }
    assert.match(markup, /style="background-image:linear-gradient\(/);
    assert.doesNotMatch(markup, / inert/);
  });

  it('draws the recipients of a mailing, with what became of each', () => {
    const markup = drawn(html`<mail-recipients mailing-id="m-1" .adapter=${AT_HAND}></mail-recipients>`);
    assert.equal(count(markup, / data-row /g), 30);
    for (const words of ['60 recipients', 'Search name or address', 'Delivered'])
      assert.ok(markup.includes(words), words);
    assert.equal(count(markup, /class="badge" data-status="[\w-]+"/g), 30);
  });

  it('gives what stands in the shadow root, for who writes the tag', () => {
    const drawing = drawn(html`<mail-status-legend statuses="opened"></mail-status-legend>`);
    const shadow = shadowOf(drawing);
    assert.doesNotMatch(shadow, /template|mail-status-legend/);
    assert.match(shadow, /<dl[^]*<\/dl>/);
    assert.throws(() => shadowOf('<p></p>'), { name: 'TypeError', message: 'drawing: there is no shadow root in it' });
  });

  it('draws an icon from plain attributes, and from a message that is at hand', () => {
    const plain = drawn(
      html`<email-status-icon status="clicked" label="icon-text" subject=${'<b>"&'}></email-status-icon>`,
    );
    assert.match(plain, /data-status="clicked"[^>]* aria-label="Clicked: &lt;b&gt;&quot;&amp;"/);
    assert.match(plain, />Clicked<\/button>/);
    const known = MESSAGES[4]!;
    const asked = drawn(
      html`<email-status-icon message-id=${known.messageId} .adapter=${AT_HAND}></email-status-icon>`,
    );
    assert.ok(asked.includes(`data-status="${known.status}"`));
  });

  it('draws an icon in less than two thousand bytes, its style sheet included', () => {
    const markup = collectResultSync(render(html`<email-status-icon status="opened"></email-status-icon>`));
    assert.match(markup, /--_status:var\(--mail-status-opened,/);
    assert.ok(markup.length < 2000, String(markup.length));
  });

  it('draws the legend in the language that is declared, and marks it', () => {
    const markup = drawn(html`<mail-status-legend locale="ar-EG"></mail-status-legend>`);
    assert.match(markup, /<dl lang="ar" dir="rtl" part="list"/);
    assert.ok(markup.includes('تم التسليم'));
    assert.doesNotMatch(drawn(html`<mail-status-legend locale="tlh"></mail-status-legend>`), / lang=/);
  });

  it('writes times in UTC, or in the zone that is declared', () => {
    const [mailing] = MAILINGS.filter(({ status }) => status === 'sent');
    const adapter = {
      ...AT_HAND,
      listMailings: () => ({ items: [{ ...mailing!, sentAt: '2026-11-22T23:30:00Z' }], offset: 0, total: 1 }),
    };
    const { getSummary: _, ...withoutSummary } = adapter;
    assert.match(
      drawn(html`<mail-analytics .adapter=${withoutSummary}></mail-analytics>`),
      /Nov 22, 2026<\/bdi><small><bdi>11:30\sPM/,
    );
    const tokyo = html`<mail-analytics time-zone="Asia/Tokyo" locale="de" .adapter=${withoutSummary}></mail-analytics>`;
    assert.match(drawn(tokyo), /23\. Nov\. 2026<\/bdi><small><bdi>8:30|08:30/);
  });

  for (const [name, adapter] of Object.entries({ none: undefined, 'one that takes its time': SILENT })) {
    it(`draws outlines with words where the adapter is ${name}`, () => {
      const section = drawn(html`<mail-analytics .adapter=${adapter}></mail-analytics>`);
      assert.equal(count(section, /class="pending"/g), 8);
      assert.ok(section.includes('Subject') && section.includes('class="bone"'));
      assert.equal(
        count(drawn(html`<mail-recipients mailing-id="1" .adapter=${adapter}></mail-recipients>`), /class="pending"/g),
        8,
      );
      assert.match(
        drawn(html`<email-status-icon message-id="1" .adapter=${adapter}></email-status-icon>`),
        /<button id="icon"/,
      );
    });
  }

  it('leaves room for all that the back end of an address offers', () => {
    const { listMailings, listRecipients } = AT_HAND;
    const adapter = { listMailings, listRecipients };
    const section = drawn(html`<mail-analytics src="/api" .adapter=${adapter}></mail-analytics>`);
    for (const words of ['part="live"', 'class="bone"', '40 mailings']) assert.ok(section.includes(words), words);
    const list = drawn(html`<mail-recipients src="/api" mailing-id="1" .adapter=${adapter}></mail-recipients>`);
    assert.ok(list.includes('class="disclosure"'));
    assert.equal(count(drawn(html`<mail-analytics src="/api"></mail-analytics>`), /class="pending"/g), 8);
  });

  it('draws an outline where an answer is of the wrong shape, and says so in the console', () => {
    const warn = mock.method(console, 'warn', () => undefined);
    const adapter = { ...AT_HAND, listMailings: () => ({ items: [{ id: 1 }], offset: 0, total: 1 }) } as never;
    assert.equal(count(drawn(html`<mail-analytics .adapter=${adapter}></mail-analytics>`), /class="pending"/g), 8);
    assert.match(String(warn.mock.calls[0]?.arguments[1]), /ShapeError/);
    warn.mock.restore();
  });

  it('takes the default adapter', () => {
    setDefaultAdapter(AT_HAND);
    assert.ok(drawn(html`<mail-analytics></mail-analytics>`).includes('40 mailings'));
    setDefaultAdapter(undefined);
  });

  it('waits for the answers of promises, and asks for all icons together', async () => {
    const memory = new MemoryAdapter({ mailings: MAILINGS, recipients: { [MAILINGS[0]!.id]: RECIPIENTS } });
    const asked = mock.method(memory, 'getMessages');
    const markup = await drawnWithAnswers(memory, (atHand) =>
      collectResult(
        render(
          html`<mail-analytics .adapter=${atHand}></mail-analytics>
            ${RECIPIENTS.map(({ messageId }) => html`<email-status-icon message-id=${messageId} .adapter=${atHand}></email-status-icon>`)}`,
        ),
      ),
    );
    for (const words of ['40 mailings', '15,384 of 16,213 sent', 'Total of 37 sent mailings']) {
      assert.ok(markup.includes(words), words);
    }
    assert.equal(asked.mock.callCount(), 1);
    for (const status of ['bounced', 'spam-report'])
      assert.ok(markup.includes(`data-status="${status}" aria-label`), status);
  });

  it('draws outlines where a promise is rejected', async () => {
    const warn = mock.method(console, 'warn', () => undefined);
    const failing = {
      ...SILENT,
      listMailings: () => Promise.reject(new Error('down')),
      getSummary: undefined,
    } as never;
    const markup = await drawnWithAnswers(failing, (atHand) =>
      drawn(html`<mail-analytics .adapter=${atHand}></mail-analytics>`),
    );
    assert.equal(count(markup, /class="pending"/g), 8);
    assert.equal(warn.mock.callCount(), 1);
    warn.mock.restore();
  });
});

/** The samples of the documentation, run as they stand. */
describe('the documentation of server rendering', () => {
  const text = readFileSync(new URL('../../docs/server-rendering.md', import.meta.url), 'utf8');

  async function sample(name: string): Promise<Record<string, (...given: readonly unknown[]) => Promise<string>>> {
    const code = new RegExp(`\`\`\`js\\n(// ${name}\\n[^]*?)\`\`\``).exec(text)?.[1] ?? assert.fail(name);
    const here = code.replace(/'(@lit-labs[^']*|lit)'/g, (_, module: string) => `'${import.meta.resolve(module)}'`);
    const { href } = new URL('../../src/ssr.ts', import.meta.url);
    return import(`data:text/javascript,${encodeURIComponent(here.replace('mail-analytics/ssr.js', href))}`) as never;
  }

  it('has a page that is drawn from what is at hand', async () => {
    const { firstPage } = await sample('first-page.js');
    const page = selectMailings(MAILINGS, { sort: { by: 'date', direction: 'descending' }, offset: 0, limit: 100 });
    const markup = (await firstPage?.(page)) ?? '';
    assert.equal(count(markup, / data-row /g), 30);
    assert.ok(markup.includes('src="/mail-analytics/api"') && markup.includes('40 Mailings'));
  });

  it('has a thread of icons that are asked for together', async () => {
    const { thread } = await sample('thread.js');
    const memory = new MemoryAdapter({ mailings: MAILINGS, recipients: { [MAILINGS[0]!.id]: RECIPIENTS } });
    const markup =
      (await thread?.(
        memory,
        RECIPIENTS.slice(0, 9).map(({ messageId }) => messageId),
      )) ?? '';
    assert.equal(count(markup, /<button id="icon"[^>]* data-status="/g), 9);
  });
});
