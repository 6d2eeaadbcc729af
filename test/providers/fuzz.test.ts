import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { posts } from '../../fixtures/providers/all.js';
import { happenings } from '../../fixtures/providers/happenings.js';
import { EVENT_TYPES } from '../../src/model/mail-event.js';
import { providers } from '../../src/providers/all.js';
import type { Provider, WebhookRequest } from '../../src/providers/provider.js';

const UTC_ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Milliseconds that reading one body may take, on a machine that does other things too. */
const PATIENCE = 500;

/** Values that are not what a field is for. */
const wrong = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    ' ',
    'NaN',
    '1e999',
    '__proto__',
    'constructor',
    '\u0000',
    '-1',
    '9'.repeat(40),
  ),
  fc.constantFrom<unknown>(0, -1, 1e308, -1e308, Number.MAX_SAFE_INTEGER + 2, 0.1, 8.64e15, 8.64e12 + 1),
  fc.constantFrom<unknown>([], {}, [[]], [{}], { length: 3 }, { __proto__: { email: 'a@example.com' } }),
  fc.string({ maxLength: 30 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** One thing that is done to a text of JSON. */
type Damage = (text: string) => string;

const damage: fc.Arbitrary<Damage> = fc.oneof(
  // Truncated.
  fc.double({ min: 0, max: 1, noNaN: true }).map(
    (share): Damage =>
      (text) =>
        text.slice(0, Math.floor(share * text.length)),
  ),
  // A value of another type, somewhere.
  fc.tuple(fc.nat(), wrong).map(([place, value]): Damage => (text) => {
    const values = [...text.matchAll(/"(?:[^"\\]|\\.)*"(?!\s*:)|-?\d+(?:\.\d+)?|true|false|null/g)];
    const at = values[place % Math.max(1, values.length)];
    return at
      ? text.slice(0, at.index) + (JSON.stringify(value) ?? 'null') + text.slice(at.index + at[0].length)
      : text;
  }),
  // A key of every object's own, somewhere.
  fc
    .tuple(fc.nat(), fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', ''))
    .map(([place, key]): Damage => (text) => {
      const keys = [...text.matchAll(/"((?:[^"\\]|\\.)*)"\s*:/g)];
      const at = keys[place % Math.max(1, keys.length)];
      return at ? `${text.slice(0, at.index)}${JSON.stringify(key)}:${text.slice(at.index + at[0].length)}` : text;
    }),
  // Deep.
  fc.integer({ min: 1, max: 3000 }).map(
    (depth): Damage =>
      (text) =>
        '['.repeat(depth) + text + ']'.repeat(depth),
  ),
  fc.integer({ min: 1, max: 500 }).map(
    (depth): Damage =>
      (text) =>
        '{"a":'.repeat(depth) + text + '}'.repeat(depth),
  ),
  // A number of more digits than numbers have.
  fc.nat().map(
    (place): Damage =>
      (text) =>
        text.replace(/\d{5,}/g, (digits, at: number) => (at % 3 === place % 3 ? digits.repeat(20) : digits)),
  ),
);

/** A request whose body, or the JSON within it, is damaged in one to three ways. */
function damaged(request: WebhookRequest, damages: readonly Damage[]): WebhookRequest {
  const text = new TextDecoder().decode(request.body);
  const apply = (part: string): string => damages.reduce((whole, each) => each(whole), part);
  if (!(request.headers.get('Content-Type') ?? '').includes('urlencoded')) return withBody(request, apply(text));
  const form = [...new URLSearchParams(text)].map(([name, value]) => [
    name,
    /^[[{]/.test(value) ? apply(value) : value,
  ]);
  return withBody(request, String(new URLSearchParams(form as [string, string][])));
}

function withBody(request: WebhookRequest, body: string): WebhookRequest {
  return { ...request, body: new TextEncoder().encode(body) };
}

/** Reads within the time that it may take, and holds what comes of it against what was in the body. */
function expectHonest(provider: Provider, request: WebhookRequest): void {
  const start = performance.now();
  const { events, rejected } = provider.parse(request);
  assert.ok(performance.now() - start < PATIENCE, 'took too long');
  for (const { problem } of rejected) assert.ok(problem.length > 0 && problem.length < 500, problem);
  if (events.length === 0) return;
  const body = plainText(request);
  for (const { type, time, recipient, provider: by, nativeType } of events) {
    assert.ok(EVENT_TYPES.includes(type));
    assert.match(time, UTC_ISO);
    assert.ok(Number.isFinite(Date.parse(time)));
    assert.equal(by, provider.name);
    assert.ok(recipient.trim() === recipient && recipient !== '' && nativeType !== '');
    assert.ok(body.includes(recipient), `nobody wrote of ${JSON.stringify(recipient)}`);
  }
}

/** All that a body says, without its wrappings: escapes undone, forms decoded, JSON in texts of JSON opened. */
function plainText(request: WebhookRequest): string {
  const text = new TextDecoder().decode(request.body);
  const isForm = (request.headers.get('Content-Type') ?? '').includes('urlencoded');
  const said: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') {
      said.push(value);
      if (/^\s*[[{]/.test(value)) collect(opened(value));
    } else if (typeof value === 'number') said.push(String(value));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect(isForm ? [...new URLSearchParams(text).values()] : opened(text));
  return `${said.join('\n')}\n${text}`;
}

function opened(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

for (const [name, { types, posts: post }] of Object.entries(posts)) {
  const provider = providers.get(name) ?? assert.fail(name);
  const requests = post(happenings(types.length * 2, types, 'fuzz')).slice(0, 24);

  describe(`hostile posts to ${name}`, () => {
    it('crash nothing, hang nothing and invent no event', () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...requests),
          fc.array(damage, { minLength: 1, maxLength: 3 }),
          (request, damages) => expectHonest(provider, damaged(request, damages)),
        ),
        { numRuns: 5000 },
      );
    });

    it('of any JSON or any bytes, under any content type, come to nothing', () => {
      const types = [
        'application/json',
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        '',
      ];
      const body = fc.oneof(fc.json(), fc.string(), fc.string({ unit: 'binary' }));
      fc.assert(
        fc.property(body, fc.constantFrom(...types), (text, type) => {
          const headers = new Headers(type ? { 'Content-Type': type } : {});
          expectHonest(provider, { url: 'https://crm.example/', headers, body: new TextEncoder().encode(text) });
        }),
        { numRuns: 1000 },
      );
    });
  });
}
