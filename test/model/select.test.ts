import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { hasReached, noTotals, totalsOf, type Mailing, type Recipient } from '../../src/model/mailing.js';
import { foldMessage } from '../../src/model/message.js';
import { MAILING_COLUMNS, RECIPIENT_COLUMNS, type MailingQuery, type RecipientQuery } from '../../src/model/query.js';
import { selectMailings, selectRecipients, withMachineOpens } from '../../src/model/select.js';
import { MAILING_STATUSES, REACHED, STATUSES } from '../../src/model/status.js';
import { at, event, mailEvents, RUNS } from './arbitraries.js';

const DIRECTIONS = ['ascending', 'descending'] as const;

function recipient(messageId: string, more: Partial<Recipient> = {}): Recipient {
  const who = { messageId, name: messageId, email: `${messageId}@example.com` };
  return { ...who, status: 'delivered', statusAt: at(0), lastEventAt: at(0), opens: 0, clicks: 0, ...more };
}

function mailing(id: string, more: Partial<Mailing> = {}): Mailing {
  const sender = { name: 'Ada', email: 'ada@example.com' };
  return { id, subject: `Subject ${id}`, sender, status: 'sent', sentAt: at(0), totals: noTotals(), ...more };
}

function ask(more: Partial<RecipientQuery> = {}): RecipientQuery {
  return { sort: { by: 'name', direction: 'ascending' }, offset: 0, limit: 1000, ...more };
}

function askMailings(more: Partial<MailingQuery> = {}): MailingQuery {
  return { sort: { by: 'subject', direction: 'ascending' }, offset: 0, limit: 1000, ...more };
}

const ids = (rows: readonly Recipient[], more?: Partial<RecipientQuery>): string[] =>
  selectRecipients(rows, ask(more)).items.map(({ messageId }) => messageId);

const mailingIds = (rows: readonly Mailing[], more?: Partial<MailingQuery>): string[] =>
  selectMailings(rows, askMailings(more)).items.map(({ id }) => id);

const recipients: fc.Arbitrary<Recipient[]> = fc
  .array(
    fc.record({
      name: fc.constantFrom('', 'Ada', 'ada', 'Émile', 'Zoë', 'Row 2', 'Row 10'),
      status: fc.constantFrom(...STATUSES),
      statusAt: fc.nat({ max: 3 }).map(at),
      lastEventAt: fc.nat({ max: 3 }).map(at),
      opens: fc.nat({ max: 1 }),
      machineOpened: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((rows) => rows.map((row, index) => recipient(`m-${String(index)}`, row)));

const mailings: fc.Arbitrary<Mailing[]> = fc
  .array(
    fc.record({
      subject: fc.constantFrom('News', 'news', 'Neuigkeiten'),
      status: fc.constantFrom(...MAILING_STATUSES),
      sentAt: fc.oneof(fc.constant(undefined), fc.nat({ max: 3 }).map(at)),
      scope: fc.constantFrom(undefined, 'project:42'),
      totals: fc.nat({ max: 2 }).map((number) => ({ ...noTotals(), sent: number, opened: number })),
    }),
    { maxLength: 12 },
  )
  .map((rows) => rows.map((row, index) => mailing(`n-${String(index)}`, row)));

const query: fc.Arbitrary<RecipientQuery> = fc.record({
  sort: fc.record({ by: fc.constantFrom(...RECIPIENT_COLUMNS), direction: fc.constantFrom(...DIRECTIONS) }),
  offset: fc.constant(0),
  limit: fc.constant(1000),
  search: fc.constantFrom(undefined, '', '  ', ' ADA ', 'row', 'm-1'),
  reached: fc.constantFrom(undefined, ...REACHED),
  statuses: fc.constantFrom(undefined, [], ['delivered' as const], ['bounced' as const, 'opened' as const]),
  from: fc.constantFrom(undefined, at(1)),
  to: fc.constantFrom(undefined, at(2)),
  includeMachineOpens: fc.boolean(),
});

describe('windows of a list', () => {
  it('fit together, without a gap and without a row twice', () => {
    fc.assert(
      fc.property(recipients, query, fc.integer({ min: 1, max: 5 }), (rows, asked, limit) => {
        const whole = selectRecipients(rows, asked);
        const parts = Array.from({ length: Math.ceil(whole.total / limit) + 1 }, (_, page) =>
          selectRecipients(rows, { ...asked, offset: page * limit, limit }),
        );
        assert.deepEqual(
          parts.flatMap(({ items }) => items),
          whole.items,
        );
        parts.forEach((part, page) => {
          assert.deepEqual([part.total, part.offset, part.counts], [whole.total, page * limit, whole.counts]);
        });
      }),
      RUNS,
    );
  });

  it('are the same in whatever order the rows are kept', () => {
    fc.assert(
      fc.property(recipients, query, (rows, asked) => {
        assert.deepEqual(selectRecipients([...rows].reverse(), asked), selectRecipients(rows, asked));
      }),
      RUNS,
    );
  });

  it('of no rows still tell the total and the counts', () => {
    const page = selectRecipients([recipient('a'), recipient('b', { status: 'opened', opens: 1 })], ask({ limit: 0 }));
    assert.deepEqual(page, { items: [], offset: 0, total: 2, counts: { delivered: 1, opened: 1 } });
  });

  it('beyond the end are empty', () => {
    const { items, total, offset } = selectRecipients([recipient('a')], ask({ offset: 50 }));
    assert.deepEqual([items, total, offset], [[], 1, 50]);
  });

  it('leave the rows as they were given', () => {
    const rows = Object.freeze([recipient('b'), recipient('a')].map((row) => Object.freeze(row)));
    assert.deepEqual(ids(rows), ['a', 'b']);
  });
});

describe('a filter', () => {
  it('picks what a person would pick by hand', () => {
    fc.assert(
      fc.property(recipients, query, (rows, asked) => {
        const { search = '', reached, statuses = [], from = at(-1), to = at(99), includeMachineOpens } = asked;
        const expected: string[] = [];
        for (const row of includeMachineOpens ? rows.map(withMachineOpens) : rows) {
          const isFound = `${row.name}\n${row.email}`.toLowerCase().includes(search.trim().toLowerCase());
          const isInTime = row.statusAt >= from && row.statusAt < to;
          const isPicked = statuses.length === 0 || statuses.some((status) => status === row.status);
          if (isFound && isInTime && isPicked && (!reached || hasReached(row, reached))) expected.push(row.messageId);
        }
        const found = selectRecipients(rows, asked).items.map(({ messageId }) => messageId);
        assert.deepEqual(found.sort(), expected.sort());
      }),
      RUNS,
    );
  });

  it('by status leaves the counts alone, which add up to all', () => {
    fc.assert(
      fc.property(recipients, query, (rows, asked) => {
        const { counts = {}, total } = selectRecipients(rows, asked);
        const all = selectRecipients(rows, { ...asked, statuses: undefined });
        assert.deepEqual(counts, all.counts);
        assert.equal(
          Object.values(counts).reduce((sum, count) => sum + count, 0),
          all.total,
        );
        const picked = asked.statuses?.length ? asked.statuses : STATUSES;
        assert.equal(
          picked.reduce((sum, status) => sum + (counts[status] ?? 0), 0),
          total,
        );
      }),
      RUNS,
    );
  });

  it('by what was reached finds as many rows as the number of the table says', () => {
    const rows = [
      recipient('a', { opens: 1, status: 'opened' }),
      recipient('b', { status: 'spam-report', opens: 2 }),
      recipient('c', { status: 'bounced' }),
    ];
    assert.deepEqual(ids(rows, { reached: 'opened' }), ['a', 'b']);
    assert.deepEqual(ids(rows, { statuses: ['opened'] }), ['a']);
    assert.deepEqual(ids(rows, { reached: 'delivered' }), ['a', 'b']);
    assert.equal(totalsOf(rows).opened, 2);
  });

  it('by text ignores case and the spaces around it', () => {
    const rows = [recipient('a', { name: 'Ada Lovelace' }), recipient('b', { name: '', email: 'BOB@example.org' })];
    assert.deepEqual(ids(rows, { search: '  LOVE ' }), ['a']);
    assert.deepEqual(ids(rows, { search: 'bob@' }), ['b']);
    assert.deepEqual(ids(rows, { search: '   ' }), ['a', 'b']);
    assert.deepEqual(ids(rows, { search: 'nobody' }), []);
  });

  it('by text passes over a name that is missing, as the shape of a row allows it', () => {
    const nameless = { ...recipient('a'), name: undefined as unknown as string };
    assert.deepEqual(ids([nameless, recipient('b')], { search: 'b@' }), ['b']);
  });

  it('by text takes signs as they stand', () => {
    assert.deepEqual(ids([recipient('a', { name: 'A (b.*' }), recipient('b')], { search: '(b.*' }), ['a']);
  });

  it('by date takes the first instant in and leaves the last out', () => {
    const rows = [0, 1, 2, 3].map((second) => recipient(`m-${String(second)}`, { statusAt: at(second) }));
    assert.deepEqual(ids(rows, { from: at(1), to: at(3) }), ['m-1', 'm-2']);
    assert.deepEqual(ids(rows, { from: at(3) }), ['m-3']);
    assert.deepEqual(ids(rows, { to: at(1) }), ['m-0']);
    assert.deepEqual(ids(rows, { from: '2026-03-02T14:00:01+02:00', to: at(2) }), ['m-1']);
  });

  it('of mailings goes by scope, sender, status, text and date', () => {
    const rows = [
      mailing('a', { scope: 'project:42' }),
      mailing('b', { sender: { name: 'Bob', email: 'Bob@Example.com' }, sentAt: at(5) }),
      mailing('c', { status: 'draft', sentAt: undefined }),
    ];
    assert.deepEqual(mailingIds(rows), ['a', 'b', 'c']);
    assert.deepEqual(mailingIds(rows, { scope: 'project:42' }), ['a']);
    assert.deepEqual(mailingIds(rows, { sender: 'bob@example.COM' }), ['b']);
    assert.deepEqual(mailingIds(rows, { sender: 'bob' }), []);
    assert.deepEqual(mailingIds(rows, { statuses: ['draft', 'failed'] }), ['c']);
    assert.deepEqual(mailingIds(rows, { search: ' bOb ' }), ['b']);
    assert.deepEqual(mailingIds(rows, { from: at(0), to: at(5) }), ['a']);
  });
});

describe('an order', () => {
  it('of mailings holds for every column, both ways, the missing last and equals by id', () => {
    const valueOf = (row: Mailing, by: string): string | number | undefined => {
      if (by === 'date') return row.sentAt && Date.parse(row.sentAt);
      if (by === 'status') return MAILING_STATUSES.indexOf(row.status);
      return by === 'sent' ? row.totals.sent : by === 'opened' ? row.totals.opened : by === 'subject' ? row.subject : 0;
    };
    fc.assert(
      fc.property(
        mailings,
        fc.constantFrom(...MAILING_COLUMNS),
        fc.constantFrom(...DIRECTIONS),
        (rows, by, direction) => {
          const { items } = selectMailings(rows, askMailings({ sort: { by, direction } }));
          items.slice(1).forEach((row, index) => {
            const [a, b] = [items[index] ?? row, row].map((item) => valueOf(item, by));
            if (a === undefined || b === undefined) return assert.equal(b, undefined);
            const order = typeof a === 'string' ? a.localeCompare(String(b)) : a - Number(b);
            assert.ok(direction === 'ascending' ? order <= 0 : order >= 0);
            if (order === 0) assert.ok((items[index]?.id ?? '') < row.id);
          });
        },
      ),
      RUNS,
    );
  });

  it('by date has drafts last, up and down', () => {
    const rows = [
      mailing('c', { sentAt: undefined }),
      mailing('a', { sentAt: at(1) }),
      mailing('b', { sentAt: at(2) }),
    ];
    assert.deepEqual(mailingIds(rows, { sort: { by: 'date', direction: 'ascending' } }), ['a', 'b', 'c']);
    assert.deepEqual(mailingIds(rows, { sort: { by: 'date', direction: 'descending' } }), ['b', 'a', 'c']);
  });

  it('by date goes by the instant and not by its spelling', () => {
    const rows = [
      mailing('a', { sentAt: '2026-03-02T13:00:00+02:00' }),
      mailing('b', { sentAt: '2026-03-02T12:00:00Z' }),
    ];
    assert.deepEqual(mailingIds(rows, { sort: { by: 'date', direction: 'descending' } }), ['b', 'a']);
  });

  it('of equal rows is by id, up and down, so that windows fit together', () => {
    const rows = ['b', 'a', 'c'].map((id) => recipient(id, { name: 'Same' }));
    for (const direction of DIRECTIONS)
      assert.deepEqual(ids(rows, { sort: { by: 'name', direction } }), ['a', 'b', 'c']);
  });

  it('by name takes the address where there is no name, and numbers by their size', () => {
    const rows = [
      recipient('a', { name: 'Row 10' }),
      recipient('b', { name: 'Row 9' }),
      recipient('c', { name: '', email: 'ada@example.com' }),
    ];
    assert.deepEqual(ids(rows), ['c', 'b', 'a']);
  });

  it('by status is the order in which a mail lives through them', () => {
    const rows = [...STATUSES].reverse().map((status) => recipient(status, { status }));
    assert.deepEqual(ids(rows, { sort: { by: 'status', direction: 'ascending' } }), [...STATUSES]);
  });
});

describe('software’s opens', () => {
  it('count as opens where the switch is on, and only there', () => {
    const rows = [recipient('a', { machineOpened: true }), recipient('b')];
    assert.deepEqual(ids(rows, { reached: 'opened' }), []);
    assert.deepEqual(ids(rows, { reached: 'opened', includeMachineOpens: true }), ['a']);
    assert.deepEqual(ids(rows, { statuses: ['opened'], includeMachineOpens: true }), ['a']);
    assert.deepEqual(selectRecipients(rows, ask({ includeMachineOpens: true })).counts, { opened: 1, delivered: 1 });
  });

  it('never hide a click, a bounce or a complaint', () => {
    for (const status of ['clicked', 'bounced', 'spam-report'] as const) {
      assert.equal(withMachineOpens(recipient('a', { status, machineOpened: true })).status, status);
    }
  });

  it('give a row the status that its events give under the switch', () => {
    fc.assert(
      fc.property(mailEvents, (events) => {
        const { status, opens, clicks, machineOpens } = foldMessage([...events, event('processed', 0)]);
        const row = recipient('a', { status, opens, clicks, machineOpened: machineOpens > 0 });
        const folded = foldMessage([...events, event('processed', 0)], { includeMachineOpens: true });
        const { status: shown, opens: counted } = withMachineOpens(row);
        assert.deepEqual([shown, counted > 0], [folded.status, folded.opens > 0]);
      }),
      RUNS,
    );
  });
});
