/**
 * `<mail-analytics>` and `<mail-recipients>` as a peer of the rival harness: the same rows, the same questions. The
 * adapter answers from the harness' own rows, of which it makes ours as they are asked for, a window at a time.
 */
/* global document */
import '../../src/elements/mail-analytics/mail-analytics.define.js';
import '../../src/elements/mail-recipients/mail-recipients.define.js';
import { LongList } from '../../src/adapters/long-list.js';
import { instantOf } from '../../src/model/instant.js';
import { noTotals } from '../../src/model/mailing.js';

const STATUS = { pending: 'processed', sent: 'processed', spam: 'spam-report' };
const statusOf = ({ status }) => STATUS[status] ?? status;

let element;
let listener;
let rows;
let filter = { search: '', status: '' };
/** Until somebody sorts, the rows stand in the order of the harness, as they do in every other peer. */
let isSorted = false;

function recipient(row) {
  const { id, name, email, date } = row;
  const opens = row.status === 'opened' || row.status === 'clicked' ? 1 : 0;
  const status = statusOf(row);
  return { messageId: String(id), name, email, status, statusAt: date, lastEventAt: date, opens, clicks: 0 };
}

function mailing(row) {
  const { id, subject, user, from, status, date, total, delivered, opened, clicked, bounced, dropped, deferred } = row;
  const outcomes = { bounced, dropped, deferred, delivered: Math.max(0, total - bounced - dropped - deferred) };
  const totals = { ...noTotals(), ...outcomes, sent: total, opened, clicked, spamReports: row.spam };
  totals.delivered = Math.min(delivered, outcomes.delivered);
  totals.pending = total - totals.delivered - bounced - dropped - deferred;
  return { id: String(id), subject, sender: { name: user, email: from }, status, sentAt: date, totals };
}

const VALUES = {
  name: (row) => row.name,
  email: (row) => row.email,
  status: (row) => row.status,
  date: (row) => instantOf(row.date),
};

function adapter() {
  const list = new LongList(rows);
  return {
    listMailings: async ({ offset, limit }) => ({
      items: rows.slice(offset, offset + limit).map(mailing),
      offset,
      total: rows.length,
    }),
    getMessages: async () => [],
    async listRecipients(_id, query, { signal }) {
      const { offset, limit, sort, search } = query;
      if (!isSorted && !search && !filter.status) {
        return { items: rows.slice(offset, offset + limit).map(recipient), offset, total: rows.length };
      }
      const pattern = new RegExp((search ?? '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
      const rules = {
        seen: (row) => row,
        isFound: ({ status, name, email }) =>
          (!filter.status || status === filter.status) && (!search || pattern.test(name) || pattern.test(email)),
        statuses: [],
        statusOf,
        valueOf: isSorted ? VALUES[sort.by] : ({ id }) => id,
        isDescending: isSorted && sort.direction === 'descending',
        idOf: ({ id }) => id,
      };
      const keys = [JSON.stringify([search, filter.status]), JSON.stringify(isSorted && sort)];
      const page = await list.page(keys, rules, query, signal);
      return { ...page, items: page.items.map(recipient) };
    },
    subscribe(_scope, onChanges) {
      listener = onChanges;
      return () => (listener = undefined);
    },
  };
}

export default {
  name: 'mail-analytics',
  note: 'our elements, as they are, from a host’s own rows',
  sortKind: 'locale (keys from the collator + Collator)',
  mount(container, theirs, columns) {
    rows = theirs;
    filter = { search: '', status: '' };
    element = document.createElement(columns.length > 4 ? 'mail-analytics' : 'mail-recipients');
    element.style.cssText =
      'height:100%;--mail-table-max-height:640px;--mail-row-height:36px;--mail-recipient-row-height:36px';
    if (columns.length > 4) element.hide = 'title toolbar';
    element.mailingId = 'm';
    isSorted = false;
    element.adapter = adapter();
    container.append(element);
  },
  sort(key) {
    isSorted = key !== null;
    element.sort = key ?? '-date';
  },
  filter(search, status) {
    filter = { search, status };
    element.search = search;
    element.statuses = '';
  },
  update(batch) {
    for (const row of batch) rows[row.id] = row;
    listener?.(
      batch.map((row) => ({
        mailingId: 'm',
        message: { ...recipient(row), mailing: { id: 'm', subject: '', sender: { name: '', email: '' } } },
      })),
    );
  },
  scrollElement: () => element.shadowRoot.querySelector('#rows'),
  destroy() {
    element.remove();
    element = rows = listener = undefined;
  },
};
