import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { csvFileName } from '../../src/model/file-name.js';
import { RUNS } from './arbitraries.js';

const NAMES: readonly (readonly [subject: string, name: string])[] = [
  ['Introducing our Q4 leadership search', 'recipients-introducing-our-q4-leadership-search-2026-11-25.csv'],
  ['  “Ça va, Zoë?” – Größe & más… ', 'recipients-ca-va-zoe-große-mas-2026-11-25.csv'],
  ['../../etc/passwd', 'recipients-etc-passwd-2026-11-25.csv'],
  ['CON:\\aux?*|"<>\u0000\u202e', 'recipients-con-aux-2026-11-25.csv'],
  ['アンケートのお願い', 'recipients-アンケートのお願い-2026-11-25.csv'],
  ['استطلاع رأي', 'recipients-استطلاع-رأي-2026-11-25.csv'],
  ['🎉🎉', 'recipients-2026-11-25.csv'],
  ['', 'recipients-2026-11-25.csv'],
];

describe('the name of an exported file', () => {
  for (const [subject, name] of NAMES) {
    it(`is ${name} for ${JSON.stringify(subject)}`, () => {
      assert.equal(csvFileName('recipients', subject, '2026-11-25'), name);
    });
  }

  it('has letters, digits and hyphens alone, and is short enough for any file system', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (subject) => {
        const name = csvFileName('recipients', subject, '2026-11-25');
        assert.match(name, /^recipients-(?:[\p{L}\p{M}\p{N}]+-)*2026-11-25\.csv$/u);
        assert.ok(Buffer.byteLength(name) <= 255);
      }),
      RUNS,
    );
  });
});
