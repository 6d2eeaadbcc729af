import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { parseJson } from '../../src/providers/body.js';
import { formOf } from '../../src/providers/form.js';
import { fromEpoch, fromIso } from '../../src/providers/time.js';
import { request } from './corpus.js';

describe('JSON of a body', () => {
  it('is read as JSON.parse reads it, where no number is beyond 2^53', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        const isLong = (text.match(/\d{16,}/g) ?? []).some((digits) => !Number.isSafeInteger(Number(digits)));
        fc.pre(!isLong);
        assert.deepEqual(parseJson(text), JSON.parse(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps every digit of whole numbers beyond 2^53, as text', () => {
    assert.deepEqual(parseJson('{"id":19421777835146490,"next":[19421777835146491,-9007199254740993]}'), {
      id: '19421777835146490',
      next: ['19421777835146491', '-9007199254740993'],
    });
  });

  it('leaves fractions, exponents, smaller numbers and digits in texts as they are', () => {
    const text =
      '{"a":0.30000000000000004,"b":1.5e300,"c":9007199254740991,"d":"12345678901234567890","e":"\\"123456789012345678"}';
    assert.deepEqual(parseJson(text), JSON.parse(text));
    assert.deepEqual(parseJson('[12345678901234567890123e2]'), [Number('12345678901234567890123e2')]);
  });
});

describe('a form', () => {
  const MULTIPART = { 'Content-Type': 'multipart/form-data; boundary="x y"' };
  const part = (head: string, value: string): string =>
    `--x y\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`;

  it('is read in the order of its fields, whichever way it is encoded', () => {
    const fields = [
      ['event', 'delivered'],
      ['note', 'a & b = c\r\nnext line'],
      ['event', 'twice'],
    ] as const;
    const urlencoded = request(fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&'), {
      'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
    });
    const body = `${fields.map(([name, value]) => part(`name="${name}"`, value)).join('')}--x y--\r\n`;
    assert.deepEqual(formOf(urlencoded), fields);
    assert.deepEqual(formOf(request(body, MULTIPART)), fields);
  });

  it('is none with more than a thousand fields, which nobody posts who means well', () => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    assert.equal(formOf(request('a=1&'.repeat(999), headers))?.length, 999);
    assert.equal(formOf(request('a=1&'.repeat(1000), headers)), undefined);
    const multipart = (fields: number): string => `${part('name="a"', '1').repeat(fields)}--x y--\r\n`;
    assert.equal(formOf(request(multipart(998), MULTIPART))?.length, 998);
    assert.equal(formOf(request(multipart(1000), MULTIPART)), undefined);
  });

  it('leaves out files, and what stands before and after its parts', () => {
    const body = `before\r\n${part('name="file"; filename="a.txt"', 'secret')}${part('name="event"', 'open')}--x y--\r\nafter`;
    assert.deepEqual(formOf(request(body, MULTIPART)), [['event', 'open']]);
  });

  it('is none where the type is another, or the bytes are no text', () => {
    assert.equal(formOf(request('a=1')), undefined);
    assert.equal(formOf(request('{"a":1}', { 'Content-Type': 'application/json' })), undefined);
    assert.equal(
      formOf(request(Uint8Array.of(0xff, 0xfe), { 'Content-Type': 'application/x-www-form-urlencoded' })),
      undefined,
    );
  });
});

describe('a time', () => {
  it('keeps the precision of its source', () => {
    assert.equal(fromEpoch(1_772_452_800), '2026-03-02T12:00:00Z');
    assert.equal(fromEpoch(1_772_452_800.5), '2026-03-02T12:00:00.500Z');
    assert.equal(fromEpoch(1_534_109_600.089), '2018-08-12T21:33:20.089Z');
    assert.equal(fromEpoch(1_772_452_800_123), '2026-03-02T12:00:00.123Z');
    assert.equal(fromIso('2026-03-02T12:00:00Z'), '2026-03-02T12:00:00Z');
    assert.equal(fromIso('2026-03-02T12:00:00.1234567Z'), '2026-03-02T12:00:00.1234567Z');
  });

  it('is put into UTC, and taken for UTC where it does not say', () => {
    assert.equal(fromIso('2026-03-02T07:30:00.1234567-05:00'), '2026-03-02T12:30:00.1234567Z');
    assert.equal(fromIso('2026-03-02T23:30:00+0530'), '2026-03-02T18:00:00Z');
    assert.equal(fromIso('2026-03-02 12:00:00'), '2026-03-02T12:00:00Z');
    assert.equal(fromIso('2026-02-28T24:00:00Z'), '2026-03-01T00:00:00Z');
    assert.equal(fromIso('2026-03-02T12:00Z'), '2026-03-02T12:00:00Z');
    assert.equal(fromIso('2026-03-02 12:00:00.123456 UTC'), '2026-03-02T12:00:00.123456Z');
  });

  it('that does not exist is none', () => {
    for (const text of [
      '',
      'yesterday',
      '2026-02-30T12:00:00Z',
      '2026-13-01T00:00:00Z',
      '0000-01-01T00:00:00+14:00',
      '2026-03-02',
      '2026-03-02T25:00:00Z',
    ]) {
      assert.equal(fromIso(text), undefined, text);
    }
    for (const number of [0, -1, NaN, Infinity, 8.64e15 + 1, 253_402_300_800_000])
      assert.equal(fromEpoch(number), undefined);
  });
});
