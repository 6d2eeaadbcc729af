import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { parse } from 'yaml';

import { providers } from '../../src/providers/all.js';
import { checkMailing, checkTotals } from '../../src/model/mailing-shape.js';
import { checkMessage, checkRecipient } from '../../src/model/message-shape.js';
import { ShapeError, type Check } from '../../src/model/shape.js';
import {
  BOUNCE_CLASSES,
  DROP_ORIGINS,
  EVENT_TYPES,
  MAILING_COLUMNS,
  MAILING_STATUSES,
  OUTCOMES,
  REACHED,
  REACTIONS,
  RECIPIENT_COLUMNS,
  STATUSES,
} from '../../src/model.js';

type Node = { [name: string]: Node | undefined } & { enum?: string[]; required?: string[]; $ref?: string };

const document = parse(readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8')) as Node;
const schemas = document['components']?.['schemas'] ?? {};

function resolve(ref: string): unknown {
  return ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<Node | undefined>((node, name) => node?.[name.replaceAll('~1', '/')], document);
}

function refsOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => (name === '$ref' ? [String(value)] : refsOf(value)));
}

describe('openapi.yaml', () => {
  it('refers to nothing that is not there', () => {
    const refs = new Set(refsOf(document));
    assert.ok(refs.size > 20);
    for (const ref of refs) assert.ok(resolve(ref), ref);
  });

  it('has the routes of the contract', () => {
    const routes = Object.entries(document['paths'] ?? {}).flatMap(([path, item]) =>
      (['get', 'post', 'put', 'patch', 'delete'] as string[]).flatMap((method) =>
        (item as Node | undefined)?.[method] ? `${method.toUpperCase()} ${path}` : [],
      ),
    );
    assert.deepEqual(routes.sort(), [
      'DELETE /recipients',
      'GET /changes',
      'GET /exports',
      'GET /healthz',
      'GET /mailings',
      'GET /mailings.csv',
      'GET /mailings/{id}/links',
      'GET /mailings/{id}/recipients',
      'GET /mailings/{id}/recipients.csv',
      'GET /messages',
      'GET /messages/{id}/events',
      'GET /metrics',
      'GET /summary',
      'GET /webhooks/{provider}',
      'POST /mailings',
      'POST /webhooks/{provider}',
    ]);
  });

  it('has the words of the model', () => {
    const properties = (name: string): Node => schemas[name]?.['properties'] ?? {};
    assert.deepEqual(schemas['Status']?.enum, [...STATUSES]);
    assert.deepEqual(schemas['MailingStatus']?.enum, [...MAILING_STATUSES]);
    assert.deepEqual(schemas['Outcome']?.enum, [...OUTCOMES]);
    assert.deepEqual(schemas['Reached']?.enum, [...REACHED]);
    assert.deepEqual(properties('Reason')['dropOrigin']?.enum, [...DROP_ORIGINS]);
    assert.deepEqual(properties('Reason')['bounceClass']?.enum, [...BOUNCE_CLASSES]);
    assert.deepEqual(properties('Recipient')['reaction']?.enum, [...REACTIONS]);
    assert.deepEqual(properties('MailEvent')['type']?.enum, [...EVENT_TYPES]);
    const [provider] = (document['paths']?.['/webhooks/{provider}']?.['parameters'] ?? []) as unknown as Node[];
    assert.deepEqual(provider?.['schema']?.enum, [...providers.keys()]);
    const parameters = document['components']?.['parameters'] ?? {};
    const sorts = (columns: readonly string[]): string[] => columns.flatMap((column) => [column, `-${column}`]);
    assert.deepEqual(parameters['mailingSort']?.['schema']?.enum, sorts(MAILING_COLUMNS));
    assert.deepEqual(parameters['recipientSort']?.['schema']?.enum, sorts(RECIPIENT_COLUMNS));
  });

  const SHAPES: readonly (readonly [name: string, check: Check, required: readonly string[] | undefined])[] = [
    ['Totals', checkTotals, schemas['Totals']?.required],
    ['Mailing', checkMailing, schemas['Mailing']?.required],
    ['Recipient', checkRecipient, schemas['Recipient']?.required],
    ['Message', checkMessage, [...(schemas['Recipient']?.required ?? []), 'mailing']],
  ];

  for (const [name, check, required = []] of SHAPES) {
    it(`demands of ${name} the fields that the elements insist on`, () => {
      const right = sampleOf(name);
      check(right, name);
      for (const field of Object.keys(right)) {
        const { [field]: _, ...rest } = right;
        let isMissed = false;
        try {
          check(rest, name);
        } catch (error) {
          isMissed = error instanceof ShapeError && error.path === `${name}.${field}`;
        }
        assert.equal(isMissed, required.includes(field), field);
      }
    });
  }
});

/** Every field of a schema, with a value that is right. */
function sampleOf(name: string): Record<string, unknown> {
  const totals = Object.fromEntries(Object.keys(schemas['Totals']?.['properties'] ?? {}).map((field) => [field, 0]));
  const sender = { name: 'Ada', email: 'ada@example.com' };
  const mailing = {
    id: 'm',
    subject: 'Hello',
    sender,
    status: 'sent',
    sentAt: '2026-03-02T12:00:00Z',
    scope: 'p:1',
    totals,
  };
  const recipient = {
    messageId: 'm-1',
    name: 'Bo',
    email: 'bo@example.com',
    status: 'opened',
    statusAt: '2026-03-02T12:00:00Z',
    lastEventAt: '2026-03-02T12:00:00Z',
    unsubscribed: false,
    machineOpened: false,
    opens: 1,
    clicks: 0,
    reason: {},
    outcome: 'delivered',
    reaction: 'none',
  };
  const samples: Record<string, Record<string, unknown>> = {
    Totals: totals,
    Mailing: mailing,
    Recipient: recipient,
    Message: { ...recipient, mailing },
  };
  return samples[name] ?? {};
}
