import { expect } from '@open-wc/testing';
import { delay, http, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';

import { HttpAdapter, HttpError } from '../../src/adapters/http-adapter.js';
import type { MailingQuery, RecipientQuery } from '../../src/model/query.js';
import { problem } from './http-server.js';

const BASE = `${location.origin}/api`;
const EMPTY = { items: [], offset: 0, total: 0 };
const MAILINGS: MailingQuery = { sort: { by: 'date', direction: 'descending' }, offset: 0, limit: 100 };
const RECIPIENTS: RecipientQuery = { sort: { by: 'name', direction: 'ascending' }, offset: 0, limit: 100 };

const worker = setupWorker();
const asked: URL[] = [];

/** Answers everything with this, and keeps what was asked. */
function answering(answer: (url: URL, request: Request) => Response | Promise<Response>): void {
  worker.use(
    http.get(`${BASE}/*`, ({ request }) => {
      asked.push(new URL(request.url));
      return answer(asked.at(-1) as URL, request);
    }),
  );
}

async function rejection(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error('It was not rejected.');
}

before(() => worker.start({ quiet: true, onUnhandledRequest: 'bypass' }));
afterEach(() => {
  worker.resetHandlers();
  asked.length = 0;
});
after(() => worker.stop());

describe('HttpAdapter asks', () => {
  beforeEach(() => answering(() => HttpResponse.json(EMPTY)));

  it('for a window of mailings, with all that the query says and nothing else', async () => {
    const adapter = new HttpAdapter(BASE);
    await adapter.listMailings(MAILINGS);
    expect(asked[0]?.pathname).to.equal('/api/mailings');
    expect([...(asked[0]?.searchParams ?? [])]).to.deep.equal([
      ['sort', '-date'],
      ['offset', '0'],
      ['limit', '100'],
    ]);
    await adapter.listMailings({
      ...MAILINGS,
      scope: 'project:42',
      search: 'a&b=c #1',
      statuses: ['sent', 'sending'],
      sender: 'a+b@example.com',
      from: '2026-03-01T00:00:00+01:00',
      to: '2026-03-02T00:00:00Z',
      includeMachineOpens: true,
      sort: { by: 'spam-report', direction: 'ascending' },
      offset: 200,
    });
    const parameters = asked[1]?.searchParams;
    expect(parameters?.getAll('status')).to.deep.equal(['sent', 'sending']);
    const rest = Object.fromEntries([...(parameters ?? [])].filter(([name]) => name !== 'status'));
    expect(rest).to.deep.equal({
      scope: 'project:42',
      search: 'a&b=c #1',
      sender: 'a+b@example.com',
      from: '2026-03-01T00:00:00+01:00',
      to: '2026-03-02T00:00:00Z',
      includeMachineOpens: 'true',
      sort: 'spam-report',
      offset: '200',
      limit: '100',
    });
  });

  it('for recipients by what they reached', async () => {
    await new HttpAdapter(BASE).listRecipients('m-1', { ...RECIPIENTS, reached: 'opened', statuses: ['clicked'] });
    expect(asked[0]?.pathname).to.equal('/api/mailings/m-1/recipients');
    expect(asked[0]?.searchParams.get('reached')).to.equal('opened');
    expect(asked[0]?.searchParams.get('status')).to.equal('clicked');
    expect(asked[0]?.searchParams.get('sort')).to.equal('name');
  });

  it('for ids with slashes, quotes, spaces, percent signs and dots as they are', async () => {
    const adapter = new HttpAdapter(BASE);
    for (const id of ['a/b', '../secret', '"x" <y>', 'ö %2F', '?a=b#c', 'ü~']) {
      await adapter.listRecipients(id, RECIPIENTS);
      const [, , , segment = ''] = (asked.at(-1)?.pathname ?? '').split('/');
      expect(decodeURIComponent(segment), id).to.equal(id);
      expect(asked.at(-1)?.pathname.endsWith('/recipients'), id).to.equal(true);
    }
    for (const id of ['.', '..']) {
      await adapter.listRecipients(id, RECIPIENTS);
      expect(asked.at(-1)?.pathname).to.equal(`/api/mailings/~${id}/recipients`);
    }
  });

  it('for events, links and summary by their routes', async () => {
    answering(({ pathname }) => HttpResponse.json(pathname.endsWith('/summary') ? { totals: {} } : []));
    const adapter = new HttpAdapter(`${BASE}/`);
    await adapter.listEvents('m-1/2');
    await adapter.listLinks('m-1');
    const [from, to] = ['2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z'];
    await adapter.getSummary({ from, to, timeZone: 'Europe/Berlin', bucket: 'day' });
    expect(asked.map(({ pathname }) => pathname)).to.deep.equal([
      '/api/messages/m-1%2F2/events',
      '/api/mailings/m-1/links',
      '/api/summary',
    ]);
    expect(Object.fromEntries(asked[2]?.searchParams ?? [])).to.deep.equal({
      from,
      to,
      timeZone: 'Europe/Berlin',
      bucket: 'day',
    });
  });

  it('below an address relative to the page, and keeps what it says', async () => {
    answering(() => HttpResponse.json([]));
    await new HttpAdapter('/api/v2/?key=1#x').listLinks('m');
    expect(asked[0]?.href).to.equal(`${BASE}/v2/mailings/m/links?key=1`);
  });

  it('with the headers of the host, made anew for each request', async () => {
    const seen: (string | null)[] = [];
    answering((_, request) => {
      seen.push(request.headers.get('authorization'));
      return HttpResponse.json(EMPTY);
    });
    let token = 0;
    const adapter = new HttpAdapter(BASE, { headers: async () => ({ authorization: `Bearer ${String(++token)}` }) });
    await adapter.listMailings(MAILINGS);
    await adapter.listMailings(MAILINGS);
    expect(seen).to.deep.equal(['Bearer 1', 'Bearer 2']);
  });

  it('for 250 messages in three requests, each id once, and joins the answers', async () => {
    answering(({ searchParams }) => HttpResponse.json(searchParams.getAll('id').map((id) => ({ messageId: id }))));
    const ids = Array.from({ length: 250 }, (_, index) => `m/${String(index)}`);
    const messages = await new HttpAdapter(BASE).getMessages([...ids, ...ids.slice(0, 9)]);
    expect(messages.map(({ messageId }) => messageId)).to.deep.equal(ids);
    expect(asked.map(({ searchParams }) => searchParams.getAll('id').length)).to.deep.equal([100, 100, 50]);
  });

  it('nothing for no messages', async () => {
    expect(await new HttpAdapter(BASE).getMessages([])).to.deep.equal([]);
    expect(asked).to.have.length(0);
  });
});

describe('HttpAdapter fails', () => {
  const failing = (answer: () => Response | Promise<Response>, options = {}): Promise<Error> => {
    answering(answer);
    return rejection(new HttpAdapter(BASE, options).listMailings(MAILINGS));
  };

  for (const [status, words] of [
    [404, '404'],
    [500, '500'],
  ] as const) {
    it(`with the number of the answer ${words} in a sentence`, async () => {
      const error = await failing(() => new HttpResponse('gone', { status }));
      expect(error).to.be.instanceOf(HttpError);
      expect((error as HttpError).status).to.equal(status);
      expect(error.message).to.contain(words);
    });
  }

  it('with the words of a problem document', async () => {
    const error = await failing(() => problem(403, 'Not allowed', 'Only the owner may look.', { 'retry-after': '7' }));
    expect(error.message).to.contain('Not allowed').and.to.contain('Only the owner may look.');
    expect((error as HttpError).problem?.status).to.equal(403);
    expect((error as HttpError).retryAfter).to.equal(7);
  });

  it('with what came in place of JSON', async () => {
    const html = await failing(
      () => new HttpResponse('<!doctype html><p>Log in', { headers: { 'content-type': 'text/html' } }),
    );
    expect(html.message).to.equal(
      `The server answered at ${BASE}/mailings (text/html) with a web page (HTML) instead of JSON. Perhaps the session has ended, or the path in “src” is wrong.`,
    );
    const broken = await failing(
      () => new HttpResponse('{"items":[', { headers: { 'content-type': 'application/json' } }),
    );
    expect(broken).to.be.instanceOf(HttpError);
    expect(broken.message).to.match(/JSON/);
  });

  it('with the address, what came there and what may be the cause, where there is nothing at the path', async () => {
    const error = await failing(
      () => new HttpResponse('<h1>Not found', { status: 404, headers: { 'content-type': 'text/html; charset=utf-8' } }),
    );
    expect(error.message).to.equal(
      `The server answered 404 (Not Found) at ${BASE}/mailings, as text/html. Is the path in “src” right?`,
    );
  });

  it('with where it was sent on to, when that is a page to sign in', async () => {
    const fetch = (): Promise<Response> => {
      const response = new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
      return Promise.resolve(
        Object.defineProperties(response, {
          redirected: { value: true },
          url: { value: `${location.origin}/login?next=x` },
        }),
      );
    };
    const error = await rejection(new HttpAdapter(BASE, { fetch }).listMailings(MAILINGS));
    expect(error.message).to.contain(`after it was sent on to ${location.origin}/login)`);
  });

  for (const [what, answer, outline] of [
    ['another API', { error: 'x', code: 1 }, 'an object with “error”, “code”'],
    ['nothing of use', {}, 'an empty object'],
    ['a list', [1], 'a list'],
    ['a text', 'ok', 'a single string'],
    ['null', null, 'a single null'],
  ] as const) {
    it(`with what was answered, when that is ${what} in JSON`, async () => {
      const error = await failing(() => HttpResponse.json(answer));
      expect(error).to.be.instanceOf(HttpError);
      expect(error.message).to.equal(
        `The server answered at ${BASE}/mailings (application/json) with JSON of another kind: ${outline}, and not an object with “items”. Does “src” lead to this API?`,
      );
    });
  }

  it('with a sentence of its own where there is no connection', async () => {
    const error = await failing(() => HttpResponse.error());
    expect(error.message).to.equal(`The server could not be reached (${location.host}).`);
  });

  it('after its time is over, as no abort', async () => {
    const slow = async (): Promise<Response> => {
      await delay(2_000);
      return HttpResponse.json(EMPTY);
    };
    const error = await failing(slow, { timeout: 60 });
    expect(error.name).to.equal('TimeoutError');
    expect(error.message).to.match(/\.$/);
  });
});

describe('HttpAdapter, when it is aborted', () => {
  it('asks nothing if it is so from the start', async () => {
    answering(() => HttpResponse.json(EMPTY));
    const error = await rejection(new HttpAdapter(BASE).listMailings(MAILINGS, { signal: AbortSignal.abort() }));
    expect(error.name).to.equal('AbortError');
    expect(asked).to.have.length(0);
  });

  it('ends at once while it waits for the answer', async () => {
    answering(async () => {
      await delay(3_000);
      return HttpResponse.json(EMPTY);
    });
    const controller = new AbortController();
    const asking = rejection(new HttpAdapter(BASE).listMailings(MAILINGS, { signal: controller.signal }));
    setTimeout(() => controller.abort(), 30);
    const started = performance.now();
    expect((await asking).name).to.equal('AbortError');
    expect(performance.now() - started).to.be.below(1_000);
  });

  it('ends at once while the body is still coming', async () => {
    const body = new ReadableStream({
      start: (stream) => stream.enqueue(new TextEncoder().encode('{"items":[')),
    });
    const controller = new AbortController();
    const fetch = (): Promise<Response> =>
      Promise.resolve(new Response(body, { headers: { 'content-type': 'application/json' } }));
    const asking = rejection(new HttpAdapter(BASE, { fetch }).listMailings(MAILINGS, { signal: controller.signal }));
    setTimeout(() => controller.abort(), 30);
    expect((await asking).name).to.equal('AbortError');
  });
});

describe('HttpAdapter follows changes', () => {
  class Source {
    static readonly all: Source[] = [];
    isClosed = false;
    readyState = 1;

    onmessage: ((event: MessageEvent) => void) | undefined;
    onopen: (() => void) | undefined;
    onerror: (() => void) | undefined;
    #onRefresh: (() => void) | undefined;

    constructor(readonly url: string) {
      Source.all.push(this);
    }

    send(data: string): void {
      if (!this.isClosed) this.onmessage?.(new MessageEvent('message', { data }));
    }

    addEventListener(type: string, listener: () => void): void {
      if (type === 'refresh') this.#onRefresh = listener;
    }

    refresh(): void {
      this.#onRefresh?.();
    }

    close(): void {
      this.isClosed = true;
    }
  }

  const own = globalThis.EventSource;
  beforeEach(() => {
    Source.all.length = 0;
    globalThis.EventSource = Source as unknown as typeof EventSource;
  });
  afterEach(() => (globalThis.EventSource = own));

  it('of a scope, over one connection for all, until the last has left', () => {
    const adapter = new HttpAdapter(BASE);
    const heard: unknown[] = [];
    const leave = adapter.subscribe('project:42', (changes) => heard.push(['a', ...changes]));
    const leaveToo = adapter.subscribe('project:42', (changes) => heard.push(['b', ...changes]));
    expect(Source.all.map(({ url }) => url)).to.deep.equal([`${BASE}/changes?scope=project%3A42`]);
    Source.all[0]?.send('[{"mailingId":"m-1"}]');
    expect(heard).to.deep.equal([
      ['a', { mailingId: 'm-1' }],
      ['b', { mailingId: 'm-1' }],
    ]);
    leave();
    leave();
    expect(Source.all[0]?.isClosed).to.equal(false);
    leaveToo();
    expect(Source.all[0]?.isClosed).to.equal(true);
    Source.all[0]?.send('[{"mailingId":"m-2"}]');
    expect(heard).to.have.length(2);
  });

  it('past what the server cannot tell any more: an empty list says that it may be missing', () => {
    const heard: unknown[] = [];
    const leave = new HttpAdapter(BASE).subscribe(undefined, (changes) => heard.push(changes));
    Source.all[0]?.refresh();
    expect(heard).to.deep.equal([[]]);
    leave();
  });

  it('past a break of the connection, in which changes may be missed, and not before one', () => {
    const heard: unknown[] = [];
    const adapter = new HttpAdapter(BASE);
    const listen = (): (() => void) => adapter.subscribe(undefined, (changes) => heard.push(changes));
    const leave = listen();
    const [source] = Source.all;
    source?.onopen?.();
    expect(heard, 'nothing can have been missed').to.deep.equal([]);
    source?.onerror?.();
    source?.onopen?.();
    expect(heard).to.deep.equal([[]]);
    source?.onerror?.();
    leave();
    const leaveToo = listen();
    Source.all[1]?.onopen?.();
    expect(heard, 'whoever begins to listen has just asked').to.have.length(1);
    leaveToo();
  });

  it('past data that cannot be read, and says so once', () => {
    const warned: unknown[] = [];
    const warn = console.warn;
    console.warn = (...words: unknown[]) => warned.push(words);
    try {
      const heard: unknown[] = [];
      const leave = new HttpAdapter(BASE).subscribe(undefined, (changes) => heard.push(...changes));
      const [source] = Source.all;
      source?.send('{"mailingId":');
      source?.send('nonsense');
      source?.send('[{"mailingId":"m-1"}]');
      expect(heard).to.deep.equal([{ mailingId: 'm-1' }]);
      expect(warned).to.have.length(1);
      leave();
    } finally {
      console.warn = warn;
    }
  });
});
