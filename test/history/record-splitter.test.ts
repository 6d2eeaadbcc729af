import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { RECORD_LIMIT, RecordSplitter, type RawRecord } from '../../src/history/record-splitter.js';
import { bytesOf, csvOf, cutAt, places } from './files.js';

const COMMA = 0x2c;

/** Records as "line: text", problems as "line! problem". */
function split(chunks: readonly Uint8Array[], delimiter?: number): string[] {
  const splitter = new RecordSplitter(delimiter);
  const told = (record: RawRecord): string =>
    record.problem === undefined
      ? `${String(record.line)}: ${new TextDecoder().decode(record.bytes)}`
      : `${String(record.line)}! ${record.problem}`;
  // The bytes of a record are good until the next call.
  const records = chunks.flatMap((chunk) => splitter.push(chunk).map(told));
  return [...records, ...splitter.end().map(told)];
}

const csv = (text: string): string[] => split([bytesOf(text)], COMMA);
const lines = (text: string): string[] => split([bytesOf(text)]);

const QUOTING = 'expected quotes around a whole field, and doubled ones inside it';

describe('records of lines', () => {
  it('are lines, with either line end, and with or without a last one', () => {
    assert.deepEqual(lines('one\ntwo\r\nthree'), ['1: one', '2: two', '3: three']);
    assert.deepEqual(lines('one\n'), ['1: one']);
  });

  it('are counted with the blank lines, which are none', () => {
    assert.deepEqual(lines('\n\r\n  \t\none\n\n\ntwo\n\n'), ['4: one', '7: two']);
  });

  it('take quotes for any other character', () => {
    assert.deepEqual(lines('"one\n"two"x\n'), ['1: "one', '2: "two"x']);
  });
});

describe('records of CSV', () => {
  it('may have line ends, delimiters and doubled quotes in quotes, and begin on the line on which they begin', () => {
    assert.deepEqual(csv('a,"b\n1,""2""\r\n3",c\nd,e\n'), ['1: a,"b\n1,""2""\r\n3",c', '4: d,e']);
  });

  it('may end in a quoted field, also without a last line end', () => {
    assert.deepEqual(csv('a,"b"\r\nc,"d"'), ['1: a,"b"', '2: c,"d"']);
    assert.deepEqual(csv('a,""'), ['1: a,""']);
  });

  it('are not taken with what comes after by a quote that is not closed', () => {
    assert.deepEqual(csv('a,"b\nc,d\ne,f\n'), [
      '1! expected a closing quote, got the end of the file',
      '2: c,d',
      '3: e,f',
    ]);
    // The next field in quotes would begin by ending this one.
    assert.deepEqual(csv('a,"b\nc,"d"\ne,f\n'), [`1! ${QUOTING}`, '2: c,"d"', '3: e,f']);
  });

  it('are rejected alone for a quote in the middle of a field, or after it', () => {
    assert.deepEqual(csv('a,b\n5" pipe,c\n"d"e,f\ng,h\n'), ['1: a,b', `2! ${QUOTING}`, `3! ${QUOTING}`, '4: g,h']);
  });
});

describe('the limit of a record', () => {
  const long = 'x'.repeat(RECORD_LIMIT);

  it('lets through what has just as many bytes', () => {
    assert.equal(lines(`${long}\n`)[0]?.length, RECORD_LIMIT + '1: '.length);
  });

  it('rejects a longer one, and reads the next', () => {
    for (const chunks of [1, 7, 1000]) {
      const text = bytesOf(`one\n${long}x\ntwo\n`);
      const size = Math.ceil(text.length / chunks);
      const cut = Array.from({ length: chunks - 1 }, (_, index) => (index + 1) * size);
      const problem = 'expected a record of at most 1 MB, got a longer one';
      assert.deepEqual(split(cutAt(text, cut)), ['1: one', `2! ${problem}`, '3: two']);
    }
  });

  it('ends a quote that is not closed, before the file is over', () => {
    const [first, second, ...others] = csv(`a,"b\n${'c,d\n'.repeat(RECORD_LIMIT / 4)}`);
    assert.equal(first, '1! expected a record of at most 1 MB, got a longer one, or one whose quote is not closed');
    assert.equal(second, '2: c,d');
    assert.equal(others.length, RECORD_LIMIT / 4 - 1);
  });

  it('holds for a line of 100 MB too, in little memory', () => {
    const splitter = new RecordSplitter(COMMA);
    const chunk = new Uint8Array(65_536).fill(0x78);
    const before = process.memoryUsage().arrayBuffers;
    let reported = 0;
    let most = 0;
    for (let bytes = 0; bytes < 100_000_000; bytes += chunk.length) {
      reported += splitter.push(chunk).length;
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    assert.equal(reported, 1);
    // What is thrown away stays for a while, so it is more than the limit.
    assert.ok(most < 50_000_000, `${String(most)} bytes`);
    assert.deepEqual(
      splitter.push(bytesOf('\na,b\n')).map(({ line }) => line),
      [2],
    );
    assert.deepEqual(splitter.end(), []);
  });
});

describe('any cutting into chunks', () => {
  const scraps = fc.array(fc.constantFrom('a', 'é', ',', '"', '""', '\n', '\r\n', '\r', ' '), { maxLength: 40 });

  it('gives the same records, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        scraps
          .map((parts) => bytesOf(parts.join('')))
          .chain((bytes) => fc.tuple(fc.constant(bytes), places(bytes.length))),
        async ([bytes, cuts]) => {
          for (const delimiter of [undefined, COMMA]) {
            assert.deepEqual(split(cutAt(bytes, cuts), delimiter), split([bytes], delimiter));
          }
          await Promise.resolve();
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('loses no line of a table, and counts them right', () => {
    const cell = fc.constantFrom('', 'a', 'b c', 'two\nlines', 'a "word"', 'a,b', '\r\n', '"');
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 }), (rows) => {
        let line = 1;
        const expected = rows.map((row) => {
          const text = csvOf([row], ',', '');
          const first = line;
          line += text.split('\n').length;
          return `${String(first)}: ${text}`;
        });
        assert.deepEqual(csv(csvOf(rows)), expected);
      }),
      { numRuns: 1000 },
    );
  });
});
