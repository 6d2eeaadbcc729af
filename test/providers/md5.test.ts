import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { md5 } from '../../src/providers/md5.js';

const hex = (data: Uint8Array): string => Buffer.from(md5(data)).toString('hex');

describe('md5', () => {
  /** The test suite of RFC 1321, appendix A.5. */
  const SUITE: [text: string, digest: string][] = [
    ['', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['a', '0cc175b9c0f1b6a831c399e269772661'],
    ['abc', '900150983cd24fb0d6963f7d28e17f72'],
    ['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
    ['abcdefghijklmnopqrstuvwxyz', 'c3fcd3d76192e4007dfb496cca67e13b'],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 'd174ab98d277d9f5a5611c2c9f419d9f'],
    ['1234567890'.repeat(8), '57edf4a22be3c955ac49da2e2107b67a'],
  ];
  for (const [text, digest] of SUITE) {
    it(`of ${text === '' ? 'nothing' : text} is ${digest}`, () => {
      assert.equal(hex(Buffer.from(text)), digest);
    });
  }

  it('is right at every length around the ends of its blocks', () => {
    for (let length = 0; length <= 260; length += 1) {
      const data = Buffer.alloc(length, length);
      assert.equal(hex(data), createHash('md5').update(data).digest('hex'), `length ${String(length)}`);
    }
  });

  it('is that of the platform for any bytes, and leaves them alone', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (data) => {
        const before = Uint8Array.from(data);
        assert.equal(hex(data), createHash('md5').update(data).digest('hex'));
        assert.deepEqual(data, before);
      }),
      { numRuns: 500 },
    );
  });

  it('takes a part of a larger buffer for what it is', () => {
    const whole = Buffer.from('xxabcxx');
    assert.equal(hex(whole.subarray(2, 5)), '900150983cd24fb0d6963f7d28e17f72');
  });
});
