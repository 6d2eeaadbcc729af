import assert from 'node:assert/strict';
import { maxHeaderSize } from 'node:http';
import { before, describe, it } from 'node:test';

import { ATTACK_KINDS, ATTACK_STRINGS } from '../../fixtures/attack-strings.js';
import { createMailAnalytics, type MailAnalytics } from '../../src/server/handler.js';
import { memoryStore } from '../server/http/memory-store.js';
import { authorizeByHeader, filled } from '../server/http/setup.js';
import { isLong, some } from '../share.js';
import { contentsOf, isAnswered, jsonOf, type Attacked } from './attacked-server.js';
import { OPERATIONS, type AskedOperation } from './openapi-operations.js';

/** Texts for every parameter, whatever it is for: all of them in the long share. */
const TEXTS = ATTACK_KINDS.flatMap((kind) => {
  const texts = ATTACK_STRINGS[kind];
  if (isLong) return texts;
  return kind === 'sql' ? texts.slice(0, 2) : kind === 'nul' || kind === 'surrogate' ? texts.slice(0, 1) : [];
});

/** As they stand in an address, where they are no text at all. */
const RAW = ['%00', '%ff%fe', '%', '%zz', '%u0027', '%c0%a7', '%27%20or%201=1', '%F0%9F', '\'"`'];

/** At the ends of what a parameter takes, and beyond. */
const EXTREMES: Readonly<Record<string, readonly string[]>> = {
  time: [
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999Z',
    '9999-12-31T23:59:59-23:59',
    '0000-01-01T00:00:00+23:59',
    '2026-02-30T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:00:00+99:99',
    '2026-06-30T23:59:60Z',
    `2026-01-01T00:00:00.${'9'.repeat(900)}Z`,
    '-000001-01-01T00:00:00Z',
    '+010000-01-01T00:00:00Z',
  ],
  number: [
    '2147483647',
    '2147483648',
    '-1',
    '1e3',
    '0x10',
    '99999999999999999999',
    'NaN',
    'Infinity',
    '1.5',
    ' 1',
    '٣',
  ],
  timeZone: [
    'Etc/GMT+12',
    'Etc/GMT-14',
    '+05:30',
    '-00:00',
    'PST8PDT',
    'JST',
    'SystemV/AST4',
    'utc',
    'EUROPE/berlin',
    '../../etc/passwd',
    'posix/UTC',
    'Factory',
    'localtime',
    'GMT0',
  ],
  flag: ['TRUE', '1', 'yes', 'null'],
  sort: ['-', '--date', 'date desc', 'date;', 'password', '__proto__', 'constructor', 'date,subject', '(select 1)'],
};

const KINDS: Readonly<Record<string, string>> = {
  from: 'time',
  to: 'time',
  offset: 'number',
  limit: 'number',
  timeZone: 'timeZone',
  includeMachineOpens: 'flag',
  sort: 'sort',
};

/** What a question needs beside what is tried. */
const NEEDED: Readonly<Record<string, string>> = {
  id: 'm-5%2F2',
  from: '2026-01-01T00%3A00%3A00Z',
  to: '2026-04-01T00%3A00%3A00Z',
  bucket: 'day',
  email: 'nobody%40example.org',
};

/** Their answers are of the sample alone, so that the model, which knows no SQL, has to give the same ones. */
const COMPARED = ['/mailings', '/mailings.csv', '/messages', '/summary', '/mailings/{id}/recipients'];

export function parameterCases(attacked: Attacked, count: (cases: number) => void): void {
  describe('a parameter of a question', () => {
    let reference: MailAnalytics;

    before(async () => {
      const store = await filled(memoryStore());
      reference = createMailAnalytics({ store, authorize: authorizeByHeader, onLog: () => undefined });
    });

    const asked = ({ path, parameters }: AskedOperation, name: string, value: string): string => {
      const query = parameters.filter((each) => each.in === 'query' && each.required && each.name !== name);
      const pairs = [...query.map((each) => `${each.name}=${NEEDED[each.name] ?? ''}`), `${name}=${value}`];
      return `${path.replace('{id}', path.startsWith('/messages') ? 'm-5%2F2' : 'm-5')}?${pairs.join('&')}`;
    };

    const isRight = async (operation: AskedOperation, name: string, value: string): Promise<void> => {
      const { ask } = attacked();
      const path = asked(operation, name, value);
      const answer = await ask(operation.method, path);
      count(1);
      // Node itself reads no more of an address.
      if (path.length > maxHeaderSize) {
        isAnswered(answer, [431], path.slice(0, 200));
        return;
      }
      isAnswered(answer, [200, 400], path.slice(0, 200));
      if (answer.status === 400) {
        const { parameter } = jsonOf<{ parameter: string }>(answer);
        // A period is wrong by either of its ends.
        const isPeriod = KINDS[name] === 'time' && KINDS[parameter] === 'time';
        assert.ok(parameter === name || isPeriod, `${path.slice(0, 200)}: ${parameter}`);
        return;
      }
      if (!COMPARED.includes(operation.path)) return;
      const expected = await reference.fetch(new Request(`http://crm.example${path}`));
      assert.equal(expected.status, 200, path.slice(0, 200));
      const others = await expected.text();
      if (operation.path.endsWith('.csv')) {
        assert.equal(answer.text.replace('\ufeff', ''), others.replace('\ufeff', ''), path.slice(0, 200));
        return;
      }
      // The sums of all that is found are a gift of the database; the model here does not give them.
      const { totals: _, ...own } = JSON.parse(answer.text) as { totals?: unknown };
      const { totals: __, ...model } = JSON.parse(others) as { totals?: unknown };
      assert.deepEqual(own, model, path.slice(0, 200));
    };

    for (const operation of OPERATIONS) {
      const names = operation.parameters.filter((each) => each.in === 'query').map(({ name }) => name);
      if (names.length === 0) continue;
      it(`of ${operation.method} ${operation.path} is answered rightly or refused by its name, and changes nothing`, async () => {
        const before = await contentsOf(attacked());
        for (const name of names) {
          const extremes = some(EXTREMES[KINDS[name] ?? ''] ?? [], 3);
          for (const text of [...TEXTS, ...extremes]) {
            await isRight(operation, name, new URLSearchParams({ v: text }).toString().slice(2));
          }
          for (const value of some(RAW, 3)) await isRight(operation, name, value);
          const twice = await attacked().ask(operation.method, `${asked(operation, name, 'a')}&${name}=b`);
          isAnswered(twice, name === 'id' ? [200] : [400], `${name} twice`);
        }
        assert.equal(await contentsOf(attacked()), before);
      });
    }

    it('that is a period is answered from the beginning of time to its end', async () => {
      const times = some(EXTREMES['time'] ?? [], 4);
      for (const from of times) {
        for (const to of times) {
          const query = new URLSearchParams({ from, to });
          for (const path of [`/mailings?${String(query)}`, `/summary?bucket=day&${String(query)}`]) {
            isAnswered(await attacked().ask('GET', path), [200, 400], path.slice(0, 200));
            count(1);
          }
        }
      }
      for (const [from, to] of [
        ['0000-01-01T00:00:00Z', '0000-01-02T00:00:00Z'],
        ['9999-12-30T00:00:00Z', '9999-12-31T23:59:59-23:59'],
      ] as const) {
        const query = new URLSearchParams({ from, to, bucket: 'hour', timeZone: 'Pacific/Kiritimati' });
        isAnswered(await attacked().ask('GET', `/summary?${String(query)}`), [400], String(query));
      }
    });

    it('that nobody knows is let be, and so is one that the parser of a framework would make an object of', async () => {
      const { text } = await attacked().ask('GET', '/mailings');
      for (const query of [
        'scope[$ne]=x',
        'limit[]=1',
        '__proto__[limit]=1',
        'constructor.prototype.limit=1',
        'account=other',
      ]) {
        const answer = await attacked().ask('GET', `/mailings?${query}`);
        assert.deepEqual([answer.status, answer.text], [200, text], query);
      }
    });

    it('that says where a stream goes on is text like any other', async () => {
      for (const text of TEXTS.concat('1:1:', '5:3:', '1:99999999999999999999:', '0:0:0', '-1')) {
        // A header cannot hold more, nor line ends.
        const id = text.replace(/[^ -~]/g, '').slice(0, 500);
        const answer = await attacked().ask('GET', '/changes', { headers: { 'last-event-id': id } });
        isAnswered(answer, [200], id);
        assert.doesNotMatch(answer.text, /drop table|select/i);
        count(1);
      }
    });
  });
}
