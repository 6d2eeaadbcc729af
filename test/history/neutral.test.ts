import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import type { MailEvent } from '../../src/model/mail-event.js';
import { neutralLine } from '../../src/history/neutral.js';
import {
  cutAt,
  bytesOf,
  eventsOf,
  historyEvent,
  NEUTRAL_COLUMNS,
  neutralCsv,
  places,
  problemsOf,
  read,
} from './files.js';

const RUNS = { numRuns: 300 };

/** The event that one object is read to. */
async function readOne(fields: Record<string, unknown>): Promise<MailEvent> {
  const known = { type: 'opened', recipient: 'ada@example.com', time: '2026-03-02T12:00:00Z' };
  const outcomes = await read(`${JSON.stringify({ ...known, ...fields })}\n`, { format: 'neutral' });
  assert.deepEqual(problemsOf(outcomes), []);
  return eventsOf(outcomes)[0] ?? assert.fail('no event');
}

async function problemOf(fields: Record<string, unknown>): Promise<string | undefined> {
  const known = { type: 'opened', recipient: 'ada@example.com', time: '2026-03-02T12:00:00Z' };
  return problemsOf(await read(`${JSON.stringify({ ...known, ...fields })}\n`, { format: 'neutral' }))[0];
}

describe('an event in the neutral format', () => {
  it('needs a type, a recipient and a time alone', async () => {
    assert.deepEqual(await readOne({}), {
      type: 'opened',
      recipient: 'ada@example.com',
      time: '2026-03-02T12:00:00Z',
      provider: 'import',
      nativeType: 'opened',
    });
  });

  it('may have its time in ISO 8601 with an offset, or in seconds since 1970', async () => {
    const times = [
      ['2026-03-02T14:00:00+02:00', '2026-03-02T12:00:00Z'],
      ['2026-03-02 12:00:00.250Z', '2026-03-02T12:00:00.250Z'],
      [1_772_452_800, '2026-03-02T12:00:00Z'],
      ['1772452800', '2026-03-02T12:00:00Z'],
      ['1772452800.5', '2026-03-02T12:00:00.500Z'],
      [1_772_452_800_120, '2026-03-02T12:00:00.120Z'],
    ];
    for (const [time, expected] of times) assert.equal((await readOne({ time })).time, expected);
  });

  it('is rejected without an offset, which no guess can make up for', async () => {
    for (const time of ['2026-03-02T12:00:00', '2026-03-02', 'yesterday', '2026-02-30T12:00:00Z', '', null, {}]) {
      const problem = await problemOf({ time });
      assert.match(problem ?? '', /^1: time: expected ISO 8601 with an offset, or seconds since 1970, got /);
    }
  });

  it('is checked field by field', async () => {
    const wrong: [Record<string, unknown>, RegExp][] = [
      [{ type: 'teleported' }, /^1: type: expected one of processed, .*, other, got 'teleported'$/],
      [{ type: undefined }, /^1: type: expected one of .*, got nothing$/],
      [{ recipient: ' ' }, /^1: recipient: expected an address, got ' '$/],
      [{ bounceClass: 'harder' }, /^1: bounceClass: expected one of hard, soft, block, got 'harder'$/],
      [{ machine: 'perhaps' }, /^1: machine: expected one of true, false, got 'perhaps'$/],
      [{ reason: { text: 'x' } }, /^1: reason: expected a text, got an object$/],
      [{ url: ['x'] }, /^1: url: expected a text, got a list$/],
      [{ messageId: true }, /^1: messageId: expected a text, got true$/],
    ];
    for (const [fields, problem] of wrong) assert.match((await problemOf(fields)) ?? '', problem);
  });

  it('takes words in any case, numbers for texts, and nothing for an empty value', async () => {
    const event = await readOne({ type: ' Opened', machine: 'TRUE', messageId: 12, reason: '', url: null, x: 'y' });
    assert.deepEqual([event.type, event.machine, event.messageId], ['opened', true, '12']);
    assert.deepEqual(Object.keys(event).sort(), [
      'machine',
      'messageId',
      'nativeType',
      'provider',
      'recipient',
      'time',
      'type',
    ]);
  });

  it('keeps all digits of a number that is longer than numbers are exact', async () => {
    const text = '{"type":"opened","recipient":"a@example.com","time":1772452800,"messageId":19421777835146490}';
    assert.equal(eventsOf(await read(text))[0]?.messageId, '19421777835146490');
  });
});

describe('what is written in the neutral format', () => {
  it('is read back from NDJSON as it was, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(historyEvent, { minLength: 1, maxLength: 6 }), fc.nat(), async (events, seed) => {
        const bytes = bytesOf(events.map(neutralLine).join(''));
        const [cuts = []] = fc.sample(places(bytes.length), { numRuns: 1, seed });
        const outcomes = await read(cutAt(bytes, cuts));
        assert.deepEqual(problemsOf(outcomes), []);
        assert.deepEqual(eventsOf(outcomes), events);
        assert.deepEqual(
          outcomes.map(({ line }) => line),
          events.map((_, index) => index + 1),
        );
      }),
      RUNS,
    );
  });

  it('is read back from CSV as it was, in any order of columns, with any delimiter and line end', async () => {
    const shape = fc.record({
      events: fc.array(historyEvent, { minLength: 1, maxLength: 6 }),
      columns: fc.shuffledSubarray(NEUTRAL_COLUMNS, { minLength: NEUTRAL_COLUMNS.length }),
      delimiter: fc.constantFrom(',', ';', '\t'),
      lineEnd: fc.constantFrom('\n', '\r\n'),
      mark: fc.constantFrom('', '\ufeff'),
      seed: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ events, columns, delimiter, lineEnd, mark, seed }) => {
        const bytes = bytesOf(mark + neutralCsv(events, columns, delimiter, lineEnd));
        const [cuts = []] = fc.sample(places(bytes.length), { numRuns: 1, seed });
        const outcomes = await read(cutAt(bytes, cuts));
        assert.deepEqual(problemsOf(outcomes), []);
        assert.deepEqual(eventsOf(outcomes), events);
      }),
      RUNS,
    );
  });
});
