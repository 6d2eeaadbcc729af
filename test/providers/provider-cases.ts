/** What every provider keeps to, as cases that any test runner can run. */
import assert from 'node:assert/strict';

import fc from 'fast-check';

import { EVENT_TYPES } from '../../src/model/mail-event.js';
import type { Provider, WebhookRequest } from '../../src/providers/provider.js';

/** A provider with requests in its own words. */
export interface ProviderSubject {
  provider: Provider;
  /** A request with one event or more, of kinds that the provider is known to send. */
  ordinary: () => WebhookRequest;
  /** A request with one event of a name that the provider may think of one day. */
  unknown: (name: string) => WebhookRequest;
  /** The name that `nativeType` is to have for it; default: the name itself. */
  nativeTypeOf?: (name: string) => string;
  /** Whether the signature stands in the body, so that a request without headers is signed all the same. */
  signsInBody?: boolean;
  /** Where the provider signs: a request that is signed, and the secret or key to check it by. */
  signed?: () => Promise<{ request: WebhookRequest; secret: string; otherSecret: string; now?: Date }>;
}

export interface ProviderCase {
  name: string;
  run: (subject: ProviderSubject) => void | Promise<void>;
}

const UTC_ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

function withBody(request: WebhookRequest, body: Uint8Array): WebhookRequest {
  return { ...request, body };
}

export const providerCases: readonly ProviderCase[] = [
  {
    name: 'has a name that can stand in a path',
    run({ provider }) {
      assert.match(provider.name, /^[a-z][a-z0-9-]*$/);
    },
  },
  {
    name: 'reads events with recipient, UTC time, known type, and its own name for them',
    run({ provider, ordinary }) {
      const { events, rejected } = provider.parse(ordinary());
      assert.deepEqual(rejected, []);
      assert.notEqual(events.length, 0);
      for (const event of events) {
        assert.ok(EVENT_TYPES.includes(event.type), event.type);
        assert.match(event.time, UTC_ISO);
        assert.ok(Number.isFinite(Date.parse(event.time)));
        assert.ok(event.recipient !== '' && event.nativeType !== '');
        assert.equal(event.provider, provider.name);
      }
    },
  },
  {
    name: 'leaves out what it was not told, so that no field is present and undefined',
    run({ provider, ordinary }) {
      for (const event of provider.parse(ordinary()).events) assert.ok(!Object.values(event).includes(undefined));
    },
  },
  {
    name: 'reads the same request to the same events again, and leaves its bytes alone',
    run({ provider, ordinary }) {
      const request = ordinary();
      const bytes = Uint8Array.from(request.body);
      assert.deepEqual(provider.parse(request), provider.parse(request));
      assert.deepEqual(Uint8Array.from(request.body), bytes);
    },
  },
  {
    name: 'survives an event it does not know: keeps it as other, under its raw name',
    run({ provider, unknown, nativeTypeOf = (name) => name }) {
      for (const name of ['teleported', 'constructor', '__proto__', 'toString', 'hasOwnProperty']) {
        const { events, rejected } = provider.parse(unknown(name));
        assert.deepEqual(rejected, []);
        assert.deepEqual(
          events.map(({ type, nativeType }) => [type, nativeType]),
          [['other', nativeTypeOf(name)]],
        );
      }
    },
  },
  {
    name: 'never throws on bytes that mean nothing, and reports them',
    run({ provider, ordinary }) {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 64 }), (body) => {
          const { events, rejected } = provider.parse(withBody(ordinary(), body));
          assert.ok(Array.isArray(events) && rejected.every(({ problem }) => problem !== ''));
        }),
        { numRuns: 1000 },
      );
    },
  },
  {
    name: 'never throws on JSON of any shape',
    run({ provider, ordinary }) {
      fc.assert(
        fc.property(fc.json(), (json) => {
          const { events } = provider.parse(withBody(ordinary(), new TextEncoder().encode(json)));
          assert.ok(events.every(({ time }) => UTC_ISO.test(time)));
        }),
        { numRuns: 1000 },
      );
    },
  },
  {
    name: 'never throws on a request that is damaged in one place',
    run({ provider, ordinary }) {
      const { length } = ordinary().body;
      fc.assert(
        fc.property(fc.nat({ max: length - 1 }), fc.nat({ max: 255 }), (place, byte) => {
          const body = Uint8Array.from(ordinary().body);
          body[place] = byte;
          for (const { type, time } of provider.parse(withBody(ordinary(), body)).events) {
            assert.ok(EVENT_TYPES.includes(type) && Number.isFinite(Date.parse(time)));
          }
        }),
        { numRuns: 1000 },
      );
    },
  },
  {
    name: 'accepts its own signature',
    async run({ provider, signed }) {
      if (!signed) return;
      const { request, secret, now } = await signed();
      assert.equal(await provider.verify?.(request, secret, { now }), true);
    },
  },
  {
    name: 'rejects a wrong signature: another secret, another body, no headers, no secret',
    async run({ provider, signed, signsInBody = false }) {
      if (!signed) return;
      const { request, secret, otherSecret, now } = await signed();
      const changed = Uint8Array.from(request.body);
      changed[0] = (changed[0] ?? 0) ^ 1;
      const bare = { ...request, headers: new Headers() };
      assert.equal(await provider.verify?.(request, otherSecret, { now }), false);
      assert.equal(await provider.verify?.(request, '', { now }), false);
      assert.equal(await provider.verify?.(withBody(request, changed), secret, { now }), false);
      assert.equal(await provider.verify?.(withBody(request, new Uint8Array()), secret, { now }), false);
      assert.equal(await provider.verify?.(bare, secret, { now }), signsInBody);
    },
  },
];
