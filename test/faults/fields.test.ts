import { expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';

import { HttpAdapter } from '../../src/adapters/http-adapter.js';
import { getMessages } from '../../src/adapters/checked-adapter.js';
import { listEvents, listLinks } from '../../src/adapters/checked-details.js';
import { listMailings, listRecipients } from '../../src/adapters/checked-lists.js';
import { getSummary } from '../../src/adapters/checked-summary.js';
import type { RequestOptions } from '../../src/adapters/adapter.js';
import type { MailingQuery, RecipientQuery, SummaryQuery } from '../../src/model/query.js';
import { totalsOf } from '../../src/model/mailing.js';
import * as page from '../elements/harness.js';
import { tellFigure } from '../figures.js';
import { isLong } from '../share.js';

const WINDOW = { offset: 0, limit: 100 };
const MAILINGS: MailingQuery = { sort: { by: 'date', direction: 'descending' }, ...WINDOW };
const RECIPIENTS: RecipientQuery = { sort: { by: 'name', direction: 'ascending' }, ...WINDOW };
const SUMMARY: SummaryQuery = { from: page.NOW, to: page.NOW, timeZone: 'UTC', bucket: 'day' };

const totals = { ...totalsOf([]), unknownOpened: 0 };
const reason = { text: '550', code: '5.1.1', bounceClass: 'hard', dropOrigin: 'invalid', kind: 'mailbox-full' };
const recipient = {
  ...page.recipient('m-1.1', { status: 'bounced', unsubscribed: false, machineOpened: false }),
  outcome: 'bounced',
  reaction: 'none',
  reason,
};
const { id, subject, sender, sentAt } = page.mailing('m-1');
const numbers = { mailings: 1, totals };
const event = {
  ...page.mailEvent('m-1.1', 'bounced'),
  ...{ bounceClass: 'hard', reason: '550', reasonCode: '5.1.1', url: 'https://a.example/', machine: false },
  ...{ userAgent: 'Mail', ip: '192.0.2.7' },
};

/** A whole answer of every route, and the request that checks it. */
const ROUTES: readonly (readonly [path: string, good: unknown, ask: (adapter: HttpAdapter) => unknown])[] = [
  [
    '/mailings',
    {
      items: [page.mailing('m-1', { scope: 'project:1', totals })],
      ...{ offset: 0, total: 1, counts: { sent: 1 }, totals: { ...totals, mailings: 1 } },
    },
    (adapter) => listMailings(adapter, MAILINGS, {}),
  ],
  [
    '/mailings/m-1/recipients',
    { items: [recipient], offset: 0, total: 1, counts: { bounced: 1 } },
    (adapter) => listRecipients(adapter, 'm-1', RECIPIENTS, {}),
  ],
  [
    '/messages',
    [{ ...page.recipient('m-1.1'), mailing: { id, subject, sender, sentAt } }],
    (adapter) => getMessages(adapter, ['m-1.1'], {}),
  ],
  ['/messages/m-1.1/events', [event], (adapter) => listEvents(adapter, 'm-1.1', {} as RequestOptions)],
  [
    '/mailings/m-1/links',
    [{ url: 'https://a.example/', clicks: 2, recipients: 1 }],
    (adapter) => listLinks(adapter, 'm-1', {}),
  ],
  [
    '/summary',
    { ...numbers, previous: numbers, buckets: [{ from: page.NOW, totals }] },
    (adapter) => getSummary(adapter, SUMMARY, {}),
  ],
];

/** What no screen shows, and what stands there for others: they may be anything. */
const UNREAD = /\.(recipient|messageRef|nativeType|provider)$/;

/** Of another type than any field is of, whatever it is. */
const WRONG: readonly unknown[] = isLong
  ? [true, -1, 1.5, 'x\u0000', [], {}, [[]], { a: 1 }, 1e308, '', 'Infinity', '2026-02-30T00:00:00Z', null]
  : [{}, []];

type Path = readonly (string | number)[];

/** Every field of an answer, however deep. */
function fieldsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const own = Array.isArray(value) ? value.map((each, at) => [at, each] as const) : Object.entries(value);
  return [...(path.length > 0 ? [path] : []), ...own.flatMap(([name, each]) => fieldsOf(each, [...path, name]))];
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inside, name) => (inside as Record<string, unknown>)[name], value);
}

function spoilt(good: unknown, path: Path, wrong: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(good)) as unknown;
  (at(copy, path.slice(0, -1)) as Record<string, unknown>)[path.at(-1) as string] = wrong;
  return copy;
}

/** As a report names it: "recipients[0].reason.kind", of which the name of the list is not known here. */
function written(path: Path): string {
  return path.map((name) => (typeof name === 'number' ? `[${String(name)}]` : `.${name}`)).join('');
}

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value);

const worker = setupWorker();

describe('a wrong type in every field', () => {
  let answer: unknown;
  let cases = 0;
  let passed = 0;

  before(async () => {
    await worker.start({ quiet: true, onUnhandledRequest: 'bypass' });
    worker.use(http.get('/fields/api/*', () => HttpResponse.json(answer as object)));
  });
  after(async () => {
    worker.stop();
    await tellFigure({
      promise: 'A wrong type in any field of an answer is reported by the name of that field',
      cases,
      faults: cases,
      lost: passed,
      command: "npx wtr --files 'test/faults/fields.test.ts'",
    });
  });

  for (const [path, good, ask] of ROUTES) {
    it(`of ${path} is reported by its name, and a good answer is not`, async () => {
      const adapter = new HttpAdapter('/fields/api');
      answer = good;
      await ask(adapter);
      for (const field of fieldsOf(good)) {
        const value = at(good, field);
        for (const wrong of WRONG) {
          // What is of the same type is another matter; null stands for what may be missing.
          if (kindOf(wrong) === kindOf(value) || wrong === null || UNREAD.test(written(field))) continue;
          answer = spoilt(good, field, wrong);
          cases += 1;
          let said = '';
          try {
            await ask(adapter);
          } catch (error) {
            said = (error as Error).message;
          }
          const name = written(field).replace(/^\.items(?=\[)/, '');
          const isNamed = said.includes(`${name}:`) || (/^\.?(items|totals)$/.test(name) && said !== '');
          if (!isNamed) passed += 1;
          expect(isNamed, `${path} ${name} = ${JSON.stringify(wrong)}: ${said || 'nothing is said'}`).to.equal(true);
        }
      }
    }).timeout(120_000);
  }

  it('of a million rows at once is no reason to look at each of them', async () => {
    const rows = Array.from({ length: 1_000_000 }, () => null);
    for (const ask of [
      () => listMailings({ listMailings: () => ({ items: rows, offset: 0, total: 1 }) } as never, MAILINGS, {}),
      () =>
        listRecipients({ listRecipients: () => ({ items: rows, offset: 0, total: 1 }) } as never, 'm', RECIPIENTS, {}),
    ]) {
      let said = '';
      try {
        await ask();
      } catch (error) {
        said = (error as Error).message;
      }
      // The number of rows is told before what the first of them is.
      expect(said).to.match(/^(mailings|recipients): more than the 100 that were asked for \(1000000\)$/);
    }
  });
});
