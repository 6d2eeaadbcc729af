import { expect, waitUntil } from '@open-wc/testing';

import { setDefaultAdapter } from '../../src/adapters/default-adapter.js';
import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import type { AdapterErrorEvent } from '../../src/elements/events.js';
import * as page from './harness.js';

const DATA = page.sample(6, 10);
const good = (): MemoryAdapter => new MemoryAdapter(DATA);

class HostAdapter extends MemoryAdapter {}

/** In place of an adapter: what comes, what is said on screen and in the console. */
const WRONG: readonly (readonly [string, unknown, RegExp])[] = [
  ['a text', '[object Object]', /adapter: a text \("\[object Object\]"\) and no object with listMailings\(\)/],
  ['an address', '/mail-analytics/api', /adapter: a text.*set as “src”: src="\/mail-analytics\/api"\./],
  ['a number', 42, /adapter: 42 and no object with listMailings\(\)/],
  ['a list', [1], /adapter: a list and no object/],
  ['an empty object', {}, /adapter: an object without the method listMailings\(\)/],
  ['a class', HostAdapter, /adapter: the class HostAdapter and no instance of it: give new HostAdapter\(…\)/],
  ['a function', () => good(), /adapter: a function.*call it/],
  ['a promise', Promise.resolve(good()), /adapter: a promise: await it/],
  [
    'one with a method written wrongly',
    { listMailing: () => undefined },
    /it has listMailing\(\), which is perhaps meant/,
  ],
  ['one that lacks it', { getMessages: () => undefined }, /without the method listMailings\(\) \(it has getMessages\)/],
];

const problemOf = (element: HTMLElement): string =>
  page.has(element, '[part="problem"]') ? page.textOf(page.find(element, '[part="problem"]')) : '';

describe('an element with something that is no adapter', () => {
  for (const [what, adapter, message] of WRONG) {
    it(`says so of ${what}, and keeps what was on screen`, async () => {
      const section = await page.mounted('mail-analytics', { adapter: good() });
      await waitUntil(() => page.has(section, '[part="chart"] canvas'), 'there is no chart');
      const subjects = page.subjects(section);
      const told = page.heard<AdapterErrorEvent>(section, 'adapter-error');
      const said = await page.warnedDuring(async () => {
        const thrown = await page.thrownDuring(async () => {
          section.adapter = adapter as MemoryAdapter;
          await waitUntil(() => problemOf(section), 'nothing is said of it');
          await page.pause();
        });
        expect(thrown).to.deep.equal([]);
      });
      expect(problemOf(section)).to.match(message);
      expect(page.all(section, '[part="problem"]')).to.have.length(1);
      expect(page.subjects(section)).to.deep.equal(subjects);
      expect(page.has(section, '[part="chart"] canvas'), 'the chart is gone').to.equal(true);
      expect(told).to.have.length(1);
      expect(said.filter((each) => message.test(each))).to.have.length(1);
      section.adapter = good();
      await waitUntil(() => problemOf(section) === '', 'it does not recover');
      expect(page.rows(section)).to.have.length(subjects.length);
    });
  }

  it('says so from the first moment, without waiting for data', async () => {
    const section = await page.mounted('mail-analytics', { adapter: { listmailings: () => undefined } as never });
    expect(problemOf(section)).to.contain('listmailings()');
    expect(page.all(section, '.pending')).to.deep.equal([]);
  });

  it('names the method that this element needs', async () => {
    const list = await page.mounted('mail-recipients', { adapter: {} as never }, { 'mailing-id': 'm-1' });
    expect(problemOf(list)).to.contain('adapter: an object without the method listRecipients()');
    const icon = await page.mount('email-status-icon', { adapter: {} as never }, { 'message-id': 'm-1' });
    const told = page.heard<AdapterErrorEvent>(icon, 'adapter-error');
    await waitUntil(() => told.length > 0);
    expect(String(told[0]?.error)).to.contain('adapter: an object without the method getMessages()');
    await waitUntil(() => page.find(icon, '[part="icon"]').ariaLabel?.includes('could not be loaded'));
  });

  it('names the default adapter where that is wrong, once for all who have it', async () => {
    const said = await page.warnedDuring(async () => {
      try {
        setDefaultAdapter({ getMesages: () => undefined } as never);
        const icons = await Promise.all(
          ['a', 'b', 'c'].map((id) => page.mount('email-status-icon', {}, { 'message-id': id })),
        );
        for (const icon of icons) {
          await waitUntil(() => page.find(icon, '[part="icon"]').ariaLabel?.includes('could not be loaded'));
        }
        await page.pause();
      } finally {
        setDefaultAdapter(undefined);
      }
    });
    expect(said).to.have.length(1);
    expect(said[0]).to.match(/setDefaultAdapter: without the method getMessages\(\); it has getMesages\(\)/);
  });
});

describe('an adapter that gives something else than was asked for', () => {
  for (const [what, answer, message, hint] of [
    ['nothing', undefined, /page: not an object \(missing\)/, /listMailings\(\) and listRecipients\(\) give/],
    ['HTML', '<!doctype html><p>Sign in', /page: not an object/, /It is HTML, perhaps a page to sign in/],
    ['a Response', new Response('{}'), /page\.offset/, /of a Response, give what its json\(\) resolves to/],
  ] as const) {
    it(`is told of in the element and in the console when it gives ${what}`, async () => {
      const spy = new page.SpyAdapter(good());
      spy.answer = () => Promise.resolve(answer);
      const said = await page.warnedDuring(async () => {
        const section = await page.mounted('mail-analytics', { adapter: spy });
        expect(problemOf(section)).to.match(message);
        await page.pause();
      });
      expect(said).to.have.length(1);
      expect(said[0]).to.match(message).and.to.match(hint);
    });
  }

  it('is told of in the console with the mistake in its code, when it throws at once', async () => {
    const spy = new page.SpyAdapter(good());
    spy.answer = () => {
      throw new TypeError('rows is undefined');
    };
    const said = await page.warnedDuring(async () => {
      const section = await page.mounted('mail-analytics', { adapter: spy });
      expect(problemOf(section)).to.contain('rows is undefined');
      await page.pause();
    });
    expect(said).to.have.length(1);
    expect(said[0]).to.contain('<mail-analytics>: rows is undefined');
  });

  it('is not told of in the console when it says in words of its own why there is nothing', async () => {
    const spy = new page.SpyAdapter(good());
    spy.answer = () => Promise.reject(new Error('The mail service rests.'));
    const said = await page.warnedDuring(async () => {
      await page.mounted('mail-analytics', { adapter: spy });
      await page.pause();
    });
    expect(said).to.deep.equal([]);
  });
});

describe('a src that leads elsewhere', () => {
  const { fetch } = globalThis;
  afterEach(() => (globalThis.fetch = fetch));

  for (const [what, answer, message] of [
    [
      'a page to sign in',
      () => new Response('<!doctype html><h1>Sign in', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
      /\/mail-api\/mailings \(text\/html\) with a web page \(HTML\) instead of JSON\. Perhaps the session has ended, or the path/,
    ],
    [
      'nothing',
      () => new Response('<h1>404', { status: 404, headers: { 'content-type': 'text/html' } }),
      /answered 404 at .*\/mail-api\/mailings, as text\/html\. Is the path in “src” right\?/,
    ],
    [
      'another API',
      () => Response.json({ ok: true }),
      /\/mail-api\/mailings \(application\/json\).*an object with “ok”/,
    ],
  ] as const) {
    it(`is told of with the address, what came and the likely cause: ${what}`, async () => {
      globalThis.fetch = () => Promise.resolve(answer());
      const said = await page.warnedDuring(async () => {
        const section = await page.mounted('mail-analytics', {}, { src: 'mail-api', hide: 'summary chart' });
        expect(problemOf(section)).to.match(message);
        await page.pause();
      });
      expect(said).to.have.length(1);
      expect(said[0]).to.match(message);
    });
  }

  it('is named where it is no address at all', async () => {
    const thrown = await page.thrownDuring(async () => {
      const section = await page.mounted('mail-analytics', {}, { src: 'https://', hide: 'summary chart' });
      expect(problemOf(section)).to.contain('The address of the server is not a URL: "https://"');
    });
    expect(thrown).to.deep.equal([]);
  });
});
