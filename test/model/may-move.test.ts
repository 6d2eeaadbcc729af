import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { mailingRows, recipientRows } from '../../fixtures/rows.js';
import type { Mailing, Recipient } from '../../src/model/mailing.js';
import { mailingMayMove, recipientMayMove } from '../../src/model/may-move.js';
import { MAILING_COLUMNS, RECIPIENT_COLUMNS } from '../../src/model/query.js';
import { selectMailings, selectRecipients } from '../../src/model/select.js';
import { STATUSES } from '../../src/model/status.js';

const recipients = recipientRows(40, 'may move');
const mailings = mailingRows(20, 'may move');
const direction = fc.constantFrom('ascending' as const, 'descending' as const);
const WINDOW = { offset: 0, limit: 100 };

describe('a change that is said to move nothing', () => {
  it('leaves the recipients in their order, and none out or in', () => {
    const asked = fc.record({
      sort: fc.record({ by: fc.constantFrom(...RECIPIENT_COLUMNS), direction }),
      statuses: fc.option(fc.subarray([...STATUSES], { minLength: 1, maxLength: 3 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(asked, fc.nat({ max: 39 }), fc.nat({ max: 39 }), (query, at, other) => {
        const before = recipients[at] as Recipient;
        const { messageId, name, email } = before;
        const after = { ...(recipients[other] as Recipient), messageId, name, email };
        const ids = (rows: readonly Recipient[]): string[] =>
          selectRecipients(rows, { ...query, ...WINDOW }).items.map((each) => each.messageId);
        if (!recipientMayMove(query)(before, after)) assert.deepEqual(ids(recipients.with(at, after)), ids(recipients));
      }),
    );
  });

  it('leaves the mailings in theirs', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MAILING_COLUMNS),
        direction,
        fc.nat({ max: 19 }),
        fc.nat({ max: 19 }),
        (by, to, at, other) => {
          const query = { sort: { by, direction: to } };
          const before = mailings[at] as Mailing;
          const after = { ...before, totals: (mailings[other] as Mailing).totals };
          const ids = (rows: readonly Mailing[]): string[] =>
            selectMailings(rows, { ...query, ...WINDOW }).items.map(({ id }) => id);
          if (!mailingMayMove(query)(before, after)) assert.deepEqual(ids(mailings.with(at, after)), ids(mailings));
        },
      ),
    );
  });
});

describe('a change', () => {
  const [one, two] = recipients as [Recipient, Recipient];
  const sort = (by: (typeof RECIPIENT_COLUMNS)[number]) => ({ sort: { by, direction: 'ascending' as const } });

  it('of what the list is sorted by may move a row, and of anything else not', () => {
    const later = { ...one, lastEventAt: '2026-11-24T08:59:59Z', opens: one.opens + 1 };
    assert.deepEqual(
      RECIPIENT_COLUMNS.map((by) => recipientMayMove(sort(by))(one, later)),
      [false, false, false, false, true],
    );
  });

  it('of the status may move a row out of a filter', () => {
    const other = { ...one, status: two.status };
    assert.equal(recipientMayMove(sort('name'))(one, other), false);
    assert.equal(recipientMayMove({ ...sort('name'), statuses: [one.status] })(one, other), true);
    assert.equal(recipientMayMove({ ...sort('name'), reached: 'opened' })(one, other), true);
  });

  it('of a row that is not on screen may move it where the order is by what changes', () => {
    assert.deepEqual(
      RECIPIENT_COLUMNS.map((by) => recipientMayMove(sort(by))(undefined, one)),
      [false, false, true, true, true],
    );
    const [mailing] = mailings as [Mailing];
    const moves = MAILING_COLUMNS.filter((by) =>
      mailingMayMove({ sort: { by, direction: 'ascending' } })(undefined, mailing),
    );
    assert.deepEqual(moves, [
      'sent',
      'delivered',
      'opened',
      'clicked',
      'bounced',
      'dropped',
      'deferred',
      'spam-report',
    ]);
  });
});

describe('a change of a mailing', () => {
  const [before] = mailings as [Mailing];
  const by = (column: (typeof MAILING_COLUMNS)[number]) => ({ sort: { by: column, direction: 'ascending' as const } });

  it('of its status, its date or its subject may move it in any order', () => {
    for (const column of MAILING_COLUMNS) {
      const mayMove = mailingMayMove(by(column));
      assert.equal(mayMove(before, { ...before }), false, column);
      assert.equal(mayMove(before, { ...before, status: before.status === 'sent' ? 'failed' : 'sent' }), true, column);
      assert.equal(mayMove(before, { ...before, sentAt: '2026-01-01T00:00:00Z' }), true, column);
      assert.equal(mayMove(before, { ...before, subject: `${before.subject}!` }), true, column);
    }
  });

  it('of a number may move it where the list is sorted by that number alone', () => {
    const after = { ...before, totals: { ...before.totals, opened: before.totals.opened + 1 } };
    for (const column of MAILING_COLUMNS) assert.equal(mailingMayMove(by(column))(before, after), column === 'opened');
  });

  it('that is not on screen may move it where the order is by a number', () => {
    assert.equal(mailingMayMove(by('sent'))(undefined, before), true);
    assert.equal(mailingMayMove(by('subject'))(undefined, before), false);
  });
});

describe('a change of a recipient', () => {
  const [before] = recipients as [Recipient];
  const after: Recipient = { ...before, status: before.status === 'opened' ? 'clicked' : 'opened' };

  it('of the status moves nothing where the list is neither sorted nor filtered by it', () => {
    for (const column of RECIPIENT_COLUMNS) {
      const query = { sort: { by: column, direction: 'ascending' as const } };
      assert.equal(recipientMayMove(query)(before, after), column === 'status', column);
      assert.equal(recipientMayMove({ ...query, statuses: ['opened'] })(before, after), true, column);
      assert.equal(recipientMayMove({ ...query, reached: 'opened' })(before, after), true, column);
      assert.equal(recipientMayMove({ ...query, reached: 'opened' })(before, { ...before }), false, column);
    }
  });

  it('moves nothing in an order of the host’s own, which is not known here', () => {
    const query = { sort: { by: 'own:salary' as 'name', direction: 'ascending' as const } };
    assert.equal(recipientMayMove(query)(before, after), false);
  });
});
