import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { formatNames } from '../../src/history/formats.js';
import { HistoryError, type HistoryOutcome } from '../../src/history/history-format.js';
import { bytesOf, csvOf, cutAt, eventsOf, historyEvent, neutralCsv, places, problemsOf, read } from './files.js';

const HEADER = 'type,recipient,time';
const ROW = 'delivered,ada@example.com,2026-03-02T12:00:00Z';
const TIME_PROBLEM = 'time: expected ISO 8601 with an offset, or seconds since 1970, got';

function recipientsOf(outcomes: readonly HistoryOutcome[]): string[] {
  return eventsOf(outcomes).map(({ recipient }) => recipient);
}

/** The error that a file ends in. */
async function errorOf(...args: Parameters<typeof read>): Promise<HistoryError> {
  try {
    await read(...args);
  } catch (error) {
    if (error instanceof HistoryError) return error;
    throw error;
  }
  return assert.fail('it was read');
}

describe('a file of CSV', () => {
  it('is known by its header, whatever the order, case and spelling of its columns, and what else there is', async () => {
    const text = `Note, Message-ID ,TIME,"Recipient",Type\nx,p-1,1772452800,ada@example.com,opened\n`;
    const [event] = eventsOf(await read(text));
    assert.deepEqual([event?.type, event?.messageId, event?.recipient], ['opened', 'p-1', 'ada@example.com']);
    assert.ok(!Object.values(event ?? {}).includes('x'));
  });

  it('may have commas, semicolons or tabs between its fields', async () => {
    for (const delimiter of [',', ';', '\t']) {
      const text = csvOf([HEADER.split(','), ['opened', 'a,b;c\td@example.com', '1772452800']], delimiter);
      assert.deepEqual(recipientsOf(await read(text)), ['a,b;c\td@example.com'], delimiter);
    }
  });

  it('has the delimiter that its header has most often outside of quotes', async () => {
    const text = '"a, b, c, d, e";type;recipient;time\nx;opened;ada@example.com;1772452800\n';
    assert.deepEqual(recipientsOf(await read(text)), ['ada@example.com']);
  });

  it('may begin with a mark and blank lines, and end with or without them', async () => {
    for (const [text, line] of [
      [`\ufeff${HEADER}\r\n${ROW}\r\n`, 2],
      [`${HEADER}\n${ROW}`, 2],
      [`\n  \n${HEADER}\n\n${ROW}\n\n\n`, 5],
      [`\ufeff"type","recipient","time"\n${ROW}`, 2],
    ] as const) {
      const outcomes = await read(text);
      assert.deepEqual(
        outcomes.map((outcome) => [outcome.line, 'events' in outcome]),
        [[line, true]],
      );
    }
  });

  it('may have a header and nothing else', async () => {
    assert.deepEqual(await read(HEADER), []);
    assert.deepEqual(await read(`${HEADER}\n`), []);
  });

  it('is read but for its wrong records, each of which is reported with the line on which it begins', async () => {
    const text = [
      HEADER,
      ROW,
      'delivered,ada@example.com,yesterday',
      'delivered,"two',
      'lines"@example.com,1772452800',
      'delivered,bob@example.com',
      'delivered,bob@example.com,1772452800,x',
      'delivered,bob@example.com,1772452800,',
      'delivered,5" pipe,1772452800',
      '',
      'delivered,,1772452800',
      'delivered,zoe@example.com,1772452800',
    ].join('\n');
    const outcomes = await read(text);
    assert.deepEqual(problemsOf(outcomes), [
      `3: ${TIME_PROBLEM} 'yesterday'`,
      // Its recipient goes over two lines and is wrongly quoted: both are wrong by themselves.
      '4: expected quotes around a whole field, and doubled ones inside it',
      '5: expected quotes around a whole field, and doubled ones inside it',
      '6: expected 3 fields, got 2',
      '7: expected 3 fields, got 4',
      '9: expected quotes around a whole field, and doubled ones inside it',
      "11: recipient: expected an address, got ''",
    ]);
    assert.deepEqual(recipientsOf(outcomes), ['ada@example.com', 'bob@example.com', 'zoe@example.com']);
  });

  it('keeps counting over records of several lines', async () => {
    const text = `${HEADER},reason\nbounced,a@example.com,1772452800,"one\ntwo\r\nthree"\nbounced,b@example.com,soon,x\n`;
    const outcomes = await read(text);
    assert.deepEqual(problemsOf(outcomes), [`5: ${TIME_PROBLEM} 'soon'`]);
    assert.equal(eventsOf(outcomes)[0]?.reason, 'one\ntwo\r\nthree');
  });

  it('is read but for what is not UTF-8', async () => {
    const latin = Uint8Array.of(...bytesOf(`${HEADER}\ndelivered,zo`), 0xeb, ...bytesOf(`@example.com,1\n${ROW}\n`));
    const outcomes = await read([latin]);
    assert.deepEqual(problemsOf(outcomes), ['2: expected UTF-8']);
    assert.deepEqual(recipientsOf(outcomes), ['ada@example.com']);
  });

  it('takes column names for nothing but names', async () => {
    const outcomes = await read(`${HEADER},__proto__,constructor,type\n${ROW},x,y,other\n`);
    // Of a column that is there twice, the first counts.
    assert.deepEqual(eventsOf(outcomes)[0]?.type, 'delivered');
  });
});

describe('a file of NDJSON', () => {
  const event = { type: 'opened', recipient: 'ada@example.com', time: 1_772_452_800 };

  it('is read but for its wrong lines', async () => {
    const bytes = Uint8Array.of(
      ...bytesOf(`${JSON.stringify(event)}\n{"type":\n\n[]\n7\n`),
      ...bytesOf('{"type":"'),
      0xff,
      ...bytesOf(`"}\n${JSON.stringify({ ...event, time: 'soon' })}\n${JSON.stringify(event)}`),
    );
    const outcomes = await read([bytes]);
    const problems = problemsOf(outcomes);
    assert.match(problems[0] ?? '', /^2: expected JSON \(/);
    assert.deepEqual(problems.slice(1), [
      '4: event: expected an object, got a list',
      '5: event: expected an object, got 7',
      '6: expected UTF-8',
      `7: ${TIME_PROBLEM} 'soon'`,
    ]);
    assert.equal(eventsOf(outcomes).length, 2);
  });

  it('is taken for the neutral format, if its first object looks like it', async () => {
    const error = await errorOf('{"event":"open","email":"ada@example.com"}\n');
    assert.match(error.message, /^the first object: expected the fields of the neutral format .*, got event, email$/);
    assert.deepEqual([error.found, error.known], [['event', 'email'], formatNames]);
    assert.deepEqual(problemsOf(await read('{"recipient":"a"}\n{"x":1}\n')).length, 2);
  });
});

describe('a file that is nothing we know', () => {
  it('is an error that names the header and the formats', async () => {
    const error = await errorOf('First name,E-mail\nAda,ada@example.com\n');
    assert.match(
      error.message,
      /^the header: expected the columns of neutral \(type, recipient, time\) or of sendgrid \(/,
    );
    assert.match(error.message, /, got First name, E-mail$/);
    assert.deepEqual([error.found, error.known], [['First name', 'E-mail'], formatNames]);
  });

  it('is an error too where the format was named', async () => {
    const error = await errorOf(`${HEADER}\n${ROW}\n`, { format: 'sendgrid' });
    assert.equal(
      error.message,
      'the header: expected the columns of sendgrid (processed, message_id, event, email), got type, recipient, time',
    );
    assert.equal(
      (await errorOf(HEADER, { format: 'mailjet' })).message,
      'the header: no CSV of mailjet is known, only NDJSON of what its webhook posts, got type, recipient, time',
    );
    assert.match((await errorOf(HEADER, { format: 'fax' })).message, /^no format is called 'fax'$/);
  });

  it('may be empty, of another kind, or without end of its header', async () => {
    const errors: [readonly Uint8Array[], RegExp][] = [
      [[], /^the file is empty$/],
      [[bytesOf('\ufeff\n \n')], /^the file is empty$/],
      [[Uint8Array.of(0xff, 0xfe, 0x74, 0)], /UTF-16: save it as UTF-8$/],
      [[Uint8Array.of(0x1f, 0x8b, 8, 0)], /gzip: unpack it first$/],
      [[Uint8Array.of(0x50, 0x4b), Uint8Array.of(3, 4)], /a ZIP archive or a workbook/],
      [[Uint8Array.of(0x74, 0xff, 0x2c, 0x0a)], /^the header: expected UTF-8$/],
      [[bytesOf('type,"recipient\n'), bytesOf('x')], /^the header: expected a closing quote/],
      [[bytesOf('x'.repeat(1_100_000))], /^the file has no header in its first 1 MB$/],
    ];
    for (const [chunks, message] of errors) assert.match((await errorOf(chunks)).message, message);
  });
});

describe('reading', () => {
  it('gives the same for any cutting into chunks, line numbers and problems included', async () => {
    const wrong = fc.constantFrom('opened,a@example.com', 'x,"y', '"z"z,1,2', ',,', '', 'opened,é,soon', '"');
    const file = fc
      .tuple(fc.array(historyEvent, { maxLength: 3 }), fc.array(wrong, { maxLength: 4 }), fc.constantFrom('', '\ufeff'))
      .map(([events, scraps, mark]) => bytesOf(mark + neutralCsv(events) + scraps.join('\n')));
    const cutFile = file.chain((bytes) => fc.tuple(fc.constant(bytes), places(bytes.length)));
    await fc.assert(
      fc.asyncProperty(cutFile, async ([bytes, cuts]) => {
        assert.deepEqual(await read(cutAt(bytes, cuts)), await read([bytes]));
      }),
      { numRuns: 300 },
    );
  });

  it('reports every wrong record with its own line, and keeps every other', async () => {
    const record = fc.oneof(
      { weight: 3, arbitrary: historyEvent.map((event) => ({ event, isRight: true })) },
      historyEvent.map((event) => ({ event: { ...event, time: 'soon' }, isRight: false })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 12 }), async (records) => {
        let line = 2;
        const expected = records.map(({ event, isRight }) => {
          const first = line;
          line += neutralCsv([event]).split('\n').length - 2;
          return `${String(first)} ${isRight ? 'right' : 'wrong'}`;
        });
        const outcomes = await read(neutralCsv(records.map(({ event }) => event)));
        assert.deepEqual(
          outcomes.map((outcome) => `${String(outcome.line)} ${'events' in outcome ? 'right' : 'wrong'}`),
          expected,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('passes on what the source of the bytes throws', async () => {
    const { readHistory } = await import('../../src/history/read-history.js');
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(bytesOf(`${HEADER}\n${ROW}\n`));
      throw new Error('the disk is gone');
    }
    const outcomes = readHistory(failing());
    assert.ok(!(await outcomes.next()).done);
    await assert.rejects(outcomes.next(), /the disk is gone/);
  });
});
