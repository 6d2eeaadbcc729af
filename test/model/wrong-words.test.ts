import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { MAILING_COLUMNS } from '../../src/model/query.js';
import { MAILING_STATUSES, REACHED } from '../../src/model/status.js';
import { wrongName, wrongWord } from '../../src/model/wrong-words.js';

describe('wrongWord', () => {
  it('names what is passed over, what was meant and what may be said', () => {
    const { advice, problem } = wrongWord('statuses', 'sent sendng', MAILING_STATUSES) ?? {};
    assert.match(advice ?? '', /^statuses="sent sendng": "sendng" is passed over \(did you mean "sending"\?\)/);
    assert.match(advice ?? '', /It may say: draft, scheduled, sending, sent, failed, cancelled\./);
    assert.equal(problem, undefined);
  });

  it('has something to say on screen where none of the words is known', () => {
    assert.match(String(wrongWord('statuses', 'opend', MAILING_STATUSES)?.problem), /statuses: not one of draft/);
    assert.match(String(wrongWord('columns', 'sbject:200', MAILING_COLUMNS)?.problem), /columns: not one of subject/);
    assert.match(String(wrongWord('reached', 'opend', REACHED)?.problem), /reached: not one of delivered/);
    assert.equal(wrongWord('density', 'dense', ['comfortable', 'compact'])?.problem, undefined);
  });

  it('finds nothing in what is right', () => {
    assert.equal(wrongWord('columns', 'subject:320 date, opened:90px', MAILING_COLUMNS), undefined);
    assert.equal(wrongWord('density', 'compact', ['comfortable', 'compact']), undefined);
    assert.equal(wrongWord('range', '30d', false), undefined);
    assert.equal(wrongWord('scope', 'anything', undefined), undefined);
  });

  for (const [written, meant] of [
    ['30 days', '30d'],
    ['P14D', '14d'],
    ['4w', '28d'],
    ['3 months', '90d'],
    ['1y', '365d'],
    ['7', '7d'],
  ]) {
    it(`takes range="${String(written)}" for ${String(meant)}`, () => {
      assert.match(
        wrongWord('range', String(written), true)?.advice ?? '',
        new RegExp(`Write range="${String(meant)}"`),
      );
    });
  }

  it('gives an example where no number of days is in it', () => {
    assert.match(wrongWord('range', 'lately', true)?.advice ?? '', /Write it as range="30d"/);
  });
});

describe('what is said of a value that is no word', () => {
  const CASES: readonly (readonly [name: string, value: string, advice: RegExp | undefined, problem: string])[] = [
    ['from', 'soon', /^from="soon" is not read: it may be a day, as "2026-11-01", or a time with its offset/, ''],
    ['to', 'soon', /^to="soon" is not read: .*"from" is before "to"\.$/, ''],
    ['time-zone', 'Berlin', undefined, 'RangeError: time-zone: not an IANA zone, as "Europe/Berlin" ("Berlin")'],
    ['mailing-id', '', /^mailing-id is empty, .* mailing-id="42"\.$/, 'RangeError: mailing-id: not an id (missing)'],
    ['message-id', '', /^there is neither message-id nor status/, ''],
    ['drawer-width', 'wide', /^drawer-width="wide" is not a number, and is passed over\./, ''],
  ];
  for (const [name, value, advice, problem] of CASES) {
    it(`tells of ${name}="${value}"`, () => {
      const wrong = wrongWord(name, value, true);
      assert.ok(wrong);
      if (advice) assert.match(wrong.advice ?? '', advice);
      else assert.equal(wrong.advice, undefined);
      assert.equal(String(wrong.problem ?? ''), problem);
    });
  }
});

describe('wrongName', () => {
  const known = ['scope', 'from', 'to', 'range', 'time-zone', 'columns'];

  it('knows what an attribute is called here, by its sound or by its sense', () => {
    assert.match(wrongName('colums', known) ?? '', /"colums" is not known. Did you mean "columns"\?/);
    assert.match(wrongName('timezone', known) ?? '', /"time-zone"/);
    assert.match(wrongName('project', known) ?? '', /"scope"/);
  });

  for (const [other, ours] of [
    ['campaign', 'scope'],
    ['period', 'range'],
    ['days', 'range'],
    ['since', 'from'],
    ['until', 'to'],
    ['language', 'locale'],
    ['tz', 'time-zone'],
    ['order', 'sort'],
    ['sortby', 'sort'],
    ['filter', 'statuses'],
    ['query', 'search'],
    ['url', 'src'],
    ['api', 'src'],
    ['email', 'recipient'],
  ] as const) {
    it(`takes ${other} for ${ours}, of an element that has it`, () => {
      assert.match(wrongName(other, [ours, 'density']) ?? '', new RegExp(`Did you mean "${ours}"\\?$`));
      assert.equal(wrongName(other, ['density']), undefined);
    });
  }

  it('is silent of what is like none of them', () => {
    assert.equal(wrongName('autofocus', known), undefined);
    assert.equal(wrongName('email', known), undefined, 'of another element');
  });
});
