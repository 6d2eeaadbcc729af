import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { parse } from 'csv-parse/sync';
import fc from 'fast-check';

import { csvWriter, type CsvColumn } from '../../src/model/csv.js';
import { RUNS, runs } from './arbitraries.js';

interface Row {
  name?: string | null;
  count?: number | null;
  at?: string | null;
}

const COLUMNS: readonly CsvColumn<Row>[] = [
  { kind: 'text', header: 'Name', valueOf: ({ name }) => name },
  { kind: 'number', header: 'Count', valueOf: ({ count }) => count },
  { kind: 'instant', header: 'Date', valueOf: ({ at }) => at },
];

const writer = csvWriter(COLUMNS, 'Europe/Berlin');

/** What a reader of RFC 4180 makes of a file: records of cells. */
function read(text: string): string[][] {
  return parse(text, { bom: true, record_delimiter: '\r\n', relax_column_count: false });
}

/** The cell that a text becomes, as a reader has it. */
function cellOf(name: string): string | undefined {
  return read(writer.lines([{ name, count: 1 }]))[0]?.[0];
}

const SIGNS = ['=', '+', '-', '@', '\uff1d', '\uff0b', '\uff0d', '\uff20', '\ufe66', '\ufe62', '\ufe63', '\ufe6b'];

/** Texts made of what matters to some reader, and of anything at all. */
const hostile = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...SIGNS, ...'\t\r\n;,"\'\0\u0001 a1é√', '\u200b', '\u202e', '\u0301', '\ufeff', '\u2028'),
    maxLength: 12,
  }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

describe('a file of comma-separated values', () => {
  it('begins with a byte order mark and a head that names the zone of its times', () => {
    assert.equal(writer.head, '\ufeffName,Count,Date (Europe/Berlin)\r\n');
  });

  it('has a line a row, and ends each with CR LF', () => {
    const rows = [
      { name: 'Ada', count: 3, at: '2026-11-22T09:12:41Z' },
      { name: 'Grace', count: 0, at: '2026-07-01T22:30:00.999+02:00' },
    ];
    assert.equal(writer.lines(rows), 'Ada,3,2026-11-22 10:12:41\r\nGrace,0,2026-07-01 22:30:00\r\n');
    assert.equal(writer.lines([]), '');
  });

  it('leaves the cell of what is absent empty', () => {
    assert.equal(writer.lines([{}, { name: null, count: null, at: null }, { name: '' }]), ',,\r\n,,\r\n,,\r\n');
  });

  it('puts a text in quotes where it would end a cell, a line or a quote', () => {
    assert.equal(writer.lines([{ name: 'Bell, "Marcus"' }]), '"Bell, ""Marcus""",,\r\n');
    assert.equal(writer.lines([{ name: 'two\r\nlines' }]), '"two\r\nlines",,\r\n');
    assert.equal(writer.lines([{ name: ' indented' }]), '" indented",,\r\n');
  });

  it('reads back as what was written, where no text looks like a formula', () => {
    const harmless = fc
      .string({ unit: fc.constantFrom(...'abcXYZ019 ,"\'.:!?/()&éßжあ🙂'), maxLength: 20 })
      .map((text) => `n${text}`);
    const rows = fc.array(
      fc.record({
        name: fc.option(harmless),
        count: fc.option(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))),
        at: fc.option(fc.date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true })),
      }),
    );
    const utc = csvWriter(COLUMNS, 'UTC');
    fc.assert(
      fc.property(rows, (all) => {
        const text = utc.head + utc.lines(all.map((row) => ({ ...row, at: row.at?.toISOString() })));
        const [head, ...records] = read(text);
        assert.deepEqual(head, ['Name', 'Count', 'Date (UTC)']);
        assert.equal(records.length, all.length);
        all.forEach(({ name, count, at }, index) => {
          const [nameRead, countRead, atRead] = records[index] ?? [];
          assert.equal(nameRead, name ?? '');
          if (count === null) assert.equal(countRead, '');
          else assert.ok(countRead && Number(countRead) === count, `${String(count)} became ${String(countRead)}`);
          const seconds = at === null ? '' : at.toISOString().slice(0, 19).replace('T', ' ');
          assert.equal(atRead, seconds);
        });
      }),
      RUNS,
    );
  });
});

describe('a number in it', () => {
  for (const [number, digits] of [
    [-5, '-5'],
    [-0.25, '-0.25'],
    [1_000_000, '1000000'],
    [0.9763779527559056, '0.9763779527559056'],
    [1e-7, '0.0000001'],
    [-1.25e-9, '-0.00000000125'],
    [1.5e21, '1500000000000000000000'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
  ] as const) {
    it(`is written in plain digits: ${digits}`, () =>
      assert.equal(writer.lines([{ count: number }]), `,${digits},\r\n`));
  }

  it('never has an exponent or anything else but digits, a point and a minus', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (count) => {
        const [, written = ''] = read(writer.lines([{ count }]))[0] ?? [];
        assert.match(written, /^-?\d+(\.\d+)?$/);
        assert.ok(Number(written) === count);
      }),
      RUNS,
    );
  });

  it('that is none is refused, by the name of its column', () => {
    assert.throws(() => writer.lines([{ count: NaN }]), { name: 'RangeError', message: /^Count: not a finite number/ });
    assert.throws(() => writer.lines([{ count: Infinity }]), /^RangeError: Count: not a finite number \(Infinity\)/);
  });
});

describe('a value of the host’s own in it', () => {
  const lines = (values: readonly (number | string | undefined)[]): string =>
    csvWriter<{ value: number | string | undefined }>(
      [{ kind: 'value', header: 'Own', valueOf: ({ value }) => value }],
      'UTC',
    ).lines(values.map((value) => ({ value })));

  it('is a number or a text, as it comes, or an empty cell', () => {
    assert.equal(lines([1e21, 'a', '=1', undefined, 0, '']), "1000000000000000000000\r\na\r\n'=1\r\n\r\n0\r\n\r\n");
  });
});

describe('a text in it', () => {
  const FORMULAS: readonly (readonly [text: string, cell: string])[] = [
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("https://evil.example","Click")', '\'=HYPERLINK("https://evil.example","Click")'],
    ['+49 30 901820', "'+49 30 901820"],
    ['-5', "'-5"],
    ['- a list', "'- a list"],
    ['@SUM(1)', "'@SUM(1)"],
    ['\uff1d1+1', "'\uff1d1+1"],
    ['\ufe63 5', "'\ufe63 5"],
    ['  =1', "'  =1"],
    ['\u00a0\u200b\ufeff=1', "'\u00a0\u200b\ufeff=1"],
    ['\ttab', "'\ttab"],
    ['\rreturn', "'\rreturn"],
    ['\nline', "'\nline"],
    ['\t=1', "'\t'=1"],
    ['refused\r\n=1+1', "refused\r\n'=1+1"],
    ['a; =1', "a; '=1"],
    ['a;;\t-1', "a;;\t'-1"],
    ['\u0000=1', "'=1"],
    ['\u202e=1', "'=1"],
  ];
  for (const [text, cell] of FORMULAS) {
    it(`begins no formula: ${JSON.stringify(text)}`, () => assert.equal(cellOf(text), cell));
  }

  for (const text of ['1=1', 'ada@example.com', "'=1", 'a-b', 'Re: - none', 'x, -y', '👩‍👩‍👧 =1', 'שלום', '٣+٤']) {
    it(`stays as it is: ${JSON.stringify(text)}`, () => assert.equal(cellOf(text), text));
  }

  it('loses signs of control and of direction, and keeps line breaks and tabs', () => {
    assert.equal(cellOf('a\u0000b\u001bc\u007fd\u0085e\u202ef\u2066g\u2069h'), 'abcdefgh');
    assert.equal(cellOf('a\tb\r\nc'), 'a\tb\r\nc');
    assert.equal(cellOf('a\u200eb'), 'a\u200eb');
  });

  it('begins with no sign of a formula, for readers that split at commas, semicolons, tabs or lines', () => {
    const FORMULA = new RegExp(
      `^(?:[\\t\\r]|[\\s\\p{C}\\p{M}]*[${SIGNS.map((sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`).join('')}])`,
      'u',
    );
    fc.assert(
      fc.property(hostile, (name) => {
        const cell = cellOf(name) ?? '';
        assert.ok(!FORMULA.test(cell), JSON.stringify(cell));
        // A reader of another kind has no eye for our quotes.
        for (const piece of cell.split(/[;\t\r\n]/)) assert.ok(!FORMULA.test(piece), JSON.stringify(cell));
      }),
      runs(20_000),
    );
  });

  it('is changed by nothing but apostrophes, and what is left out', () => {
    const kept = (text: string): string => text.replace(/[^\P{Cc}\t\r\n]|[\u202a-\u202e\u2066-\u2069']/gu, '');
    fc.assert(
      fc.property(hostile, (name) => assert.equal(cellOf(name)?.replaceAll("'", ''), kept(name))),
      runs(20_000),
    );
  });

  it('is made harmless in the head too, where a host has put its own words', () => {
    const own = csvWriter([{ kind: 'instant', header: '=Date', valueOf: ({ at }: Row) => at }], 'Etc/GMT+5');
    assert.equal(own.head, "\ufeff'=Date (Etc/GMT+5)\r\n");
  });

  it('of a hundred thousand blanks is written as fast as any other', { timeout: 10_000 }, () => {
    for (const blanks of ['\t', ' ', ';', '\t;', '\u200b']) {
      const name = `a${blanks.repeat(100_000)}a`;
      assert.equal(cellOf(name), name);
    }
  });
});

describe('a time in it', () => {
  it('that is no date is refused, by the name of its column', () => {
    assert.throws(() => writer.lines([{ at: 'yesterday' }]), {
      name: 'RangeError',
      message: 'Date: not a date ("yesterday")',
    });
  });

  it('in a zone that does not exist is refused', () => {
    assert.throws(() => csvWriter(COLUMNS, 'Mars/Olympus'), RangeError);
  });
});
