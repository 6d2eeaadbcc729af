/** What can become of an answer between a server and a page. */
import { HttpResponse } from 'msw';

import { problem } from '../adapters/http-server.js';
import { streamsToWorkers, type Capability } from '../elements/capabilities.js';

export interface Fault {
  readonly name: string;
  answer(good: Response): Response | Promise<Response>;
  /** What a person is told of it: the cause, by its number, kind or field. */
  readonly words: RegExp;
  /** Milliseconds that the page waits meanwhile. */
  readonly timeout?: number;
  /** Without which an engine cannot be made to show it. */
  readonly needs?: Capability;
}

const json = (body: BodyInit | null, type = 'application/json'): Response =>
  new HttpResponse(body, { headers: { 'content-type': type } });

const refused = (status: number, words: RegExp, headers: Record<string, string> = {}, name = ''): Fault => ({
  name: `${String(status)}${name}`,
  answer: () => problem(status, `Refused with ${String(status)}`, 'For a reason.', headers),
  words,
});

/** Of an answer that is no problem document: what a proxy in between writes. */
const proxied = (status: number, statusText: string): Fault => ({
  name: `${String(status)} of a proxy`,
  answer: () =>
    new HttpResponse('<html><h1>No</h1></html>', { status, statusText, headers: { 'content-type': 'text/html' } }),
  words: new RegExp(`The server answered ${String(status)} \\(${statusText}\\) at .*, as text/html`),
});

async function inUtf16(good: Response): Promise<Response> {
  const text = `\ufeff${await good.text()}`;
  return json(Uint16Array.from(text, (character) => character.charCodeAt(0)).buffer);
}

async function halfOf(good: Response): Promise<string> {
  const text = await good.text();
  return text.slice(0, Math.ceil(text.length / 2));
}

export const FAULTS: readonly Fault[] = [
  {
    name: 'a long delay',
    answer: async (good) => {
      await new Promise((resolve) => setTimeout(resolve, 250));
      return good;
    },
    words: /did not answer within 0.06 seconds/,
    timeout: 60,
  },
  { name: 'a reset', answer: () => HttpResponse.error(), words: /could not be reached/ },
  {
    name: 'half a body, and its end',
    answer: async (good) => json(await halfOf(good)),
    words: /with something that begins with .* instead of JSON/,
  },
  {
    name: 'half a body, and a reset',
    answer: async (good) => {
      const half = new TextEncoder().encode(await halfOf(good));
      return json(
        new ReadableStream({
          start: (controller) => controller.enqueue(half),
          pull: (controller) => controller.error(new TypeError('reset')),
        }),
      );
    },
    words: /broke off|could not be reached/,
    needs: streamsToWorkers,
  },
  refused(401, /Refused with 401\. For a reason\./),
  refused(403, /Refused with 403\. For a reason\./),
  refused(404, /Refused with 404\. For a reason\./),
  refused(409, /Refused with 409\. For a reason\./),
  refused(429, /Refused with 429\. For a reason\./, { 'retry-after': '120' }, ', to come again in seconds'),
  refused(
    429,
    /Refused with 429\. For a reason\./,
    { 'retry-after': 'Fri, 31 Dec 2027 23:59:59 GMT' },
    ', to come again at a date',
  ),
  refused(500, /Refused with 500\. For a reason\./),
  refused(503, /Refused with 503\. For a reason\./, { 'retry-after': '0' }),
  proxied(404, 'Not Found'),
  proxied(502, 'Bad Gateway'),
  {
    name: 'HTML in place of JSON',
    answer: () => json('<!doctype html><p>Sign in', 'text/html'),
    words: /web page \(HTML\)/,
  },
  {
    name: 'bytes that are no UTF-8',
    answer: () => json(Uint8Array.of(0xff, 0xc0, 0x80, 0xfe).buffer),
    words: /instead of JSON/,
  },
  { name: 'UTF-16', answer: inUtf16, words: /instead of JSON/ },
  { name: 'an empty body', answer: () => json(''), words: /with nothing instead of JSON/ },
  { name: 'null', answer: () => json('null'), words: /JSON of another kind: a single null/ },
  {
    name: 'JSON of another kind',
    answer: async (good) => json(Array.isArray(await good.json()) ? '{}' : '[]'),
    words: /JSON of another kind: (a list|an empty object)/,
  },
];
