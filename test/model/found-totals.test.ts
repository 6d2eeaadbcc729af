import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { totalsAfter, totalsOfFound } from '../../src/model/found-totals.js';
import { noTotals, type Mailing, type Totals } from '../../src/model/mailing.js';
import type { MailingQuery, MailingTotals } from '../../src/model/query.js';
import { mailingRules } from '../../src/model/select.js';
import { atOnce } from '../../src/model/slices.js';
import { MAILING_STATUSES, type MailingStatus } from '../../src/model/status.js';

const NAMES = Object.keys(noTotals()) as (keyof Totals)[];

const anyTotals = fc
  .array(fc.nat(1_000_000), { minLength: NAMES.length, maxLength: NAMES.length })
  .map((numbers): Totals => ({ ...noTotals(), ...Object.fromEntries(NAMES.map((name, at) => [name, numbers[at]])) }));

const anyMailing = fc.record({
  id: fc.uuid(),
  subject: fc.constantFrom('Spring news', 'Board meeting'),
  sender: fc.constant({ name: 'Ada', email: 'ada@example.com' }),
  status: fc.constantFrom(...MAILING_STATUSES),
  totals: anyTotals,
});

const QUERY: MailingQuery = { offset: 0, limit: 0, sort: { by: 'date', direction: 'ascending' } };
const GONE: readonly MailingStatus[] = ['sending', 'sent', 'failed'];

const totalsFor = (mailings: readonly Mailing[], query: Partial<MailingQuery> = {}): MailingTotals =>
  atOnce(totalsOfFound(mailings, mailingRules({ ...QUERY, ...query })));

describe('the sums of the mailings that are found', () => {
  it('are those of what went out, by hand', () => {
    fc.assert(
      fc.property(fc.array(anyMailing), (mailings) => {
        const gone = mailings.filter(({ status }) => GONE.includes(status));
        const sums = totalsFor(mailings);
        assert.equal(sums.mailings, gone.length);
        for (const name of NAMES) {
          assert.equal(
            sums[name],
            gone.reduce((sum, { totals }) => sum + (totals[name] ?? 0), 0),
            name,
          );
        }
      }),
    );
  });

  it('hold what is searched and filtered, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(anyMailing), fc.subarray([...MAILING_STATUSES]), (mailings, statuses) => {
        const found = mailings.filter(
          ({ subject, status }) => subject.includes('news') && (statuses.length === 0 || statuses.includes(status)),
        );
        assert.deepEqual(totalsFor(mailings, { search: 'NEWS', statuses }), totalsFor(found));
      }),
    );
  });

  it('are worked out in slices, so that the page stays alive', () => {
    const mailing: Mailing = {
      id: 'm',
      subject: '',
      sender: { name: '', email: '' },
      status: 'sent',
      totals: { ...noTotals(), sent: 2 },
    };
    const slices = totalsOfFound(Array<Mailing>(20_000).fill(mailing), mailingRules(QUERY));
    assert.equal(slices.next().done, false);
    assert.equal(atOnce(slices).sent, 40_000);
  });

  it('follow each change as a recount would', () => {
    fc.assert(
      fc.property(fc.array(anyMailing, { minLength: 1 }), anyMailing, fc.nat(), (mailings, other, at) => {
        const place = at % mailings.length;
        const before = mailings[place] as Mailing;
        const after = { ...other, id: before.id };
        assert.deepEqual(
          totalsAfter(totalsFor(mailings), before, after),
          totalsFor(mailings.map((each, index) => (index === place ? after : each))),
        );
      }),
    );
  });
});
