import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { parse } from 'csv-parse/sync';

import { mailingRows, recipientRows } from '../../fixtures/rows.js';
import { analytics, csv, recipients, statuses } from '../../src/locales/en.js';
import { csvWriter } from '../../src/model/csv.js';
import {
  MAILING_FILE_COLUMNS,
  mailingFileColumns,
  RECIPIENT_FILE_COLUMNS,
  recipientFileColumns,
} from '../../src/model/csv-columns.js';
import { isUnsent, type Mailing, type Recipient } from '../../src/model/mailing.js';
import { MAILING_COLUMNS, RECIPIENT_COLUMNS } from '../../src/model/query.js';
import { RATES, rateOf } from '../../src/model/rates.js';

const recipientWords = { ...csv, columns: { ...csv.recipients, ...recipients.columns }, statuses };
const mailingWords = {
  columns: { ...csv.mailings, ...analytics.columns },
  rates: csv.rates,
  statuses: analytics.statuses,
};

/** Which number is a share of which, by the names of their columns. */
const RATED = [
  ['Delivered', 'Sent'],
  ['Opened', 'Delivered'],
  ['Clicked', 'Delivered'],
  ['Bounced', 'Sent'],
  ['Dropped', 'Sent'],
  ['Deferred', 'Sent'],
  ['Spam report', 'Delivered'],
] as const;

type Cells = Readonly<Record<string, string>>;

function cellsOf<Row>(columns: Parameters<typeof csvWriter<Row>>[0], rows: readonly Row[]): Cells[] {
  const { head, lines } = csvWriter(columns, 'UTC');
  return parse(head + lines(rows), { bom: true, columns: true });
}

const NOW = '2026-11-24T09:00:00Z';

describe('the file of recipients', () => {
  const columns = recipientFileColumns(recipientWords);

  it('has a column for all that is on screen, and for all that is known besides', () => {
    assert.equal(columns.length, RECIPIENT_COLUMNS.length + RECIPIENT_FILE_COLUMNS.length);
    assert.equal(new Set(columns.map(({ header }) => header)).size, columns.length);
    for (const name of RECIPIENT_COLUMNS) assert.ok(columns.some(({ header }) => header === recipients.columns[name]));
  });

  it('tells of each recipient what the row tells', () => {
    const rows = recipientRows(60, 'file');
    const cells = cellsOf(columns, rows);
    assert.equal(cells.length, rows.length);
    rows.forEach((row, index) => {
      const cell = cells[index] ?? {};
      assert.equal(cell['Name'], row.name.startsWith('=') ? `'${row.name}` : row.name);
      assert.equal(cell['Email'], row.email);
      assert.equal(cell['Status'], statuses[row.status]);
      assert.equal(cell['Date (UTC)'], row.statusAt.slice(0, 19).replace('T', ' '));
      assert.equal(cell['Last event (UTC)'], row.lastEventAt.slice(0, 19).replace('T', ' '));
      assert.equal(cell['Opens'], String(row.opens));
      assert.equal(cell['Clicks'], String(row.clicks));
      assert.equal(cell['Unsubscribed'], row.unsubscribed ? 'Yes' : 'No');
      assert.equal(cell['Opened by a machine'], row.machineOpened ? 'Yes' : 'No');
      assert.equal(cell['Reason'], row.reason?.text ?? '');
      assert.equal(cell['Reason code'], row.reason?.code ?? '');
      assert.equal(cell['Bounce'], row.reason?.bounceClass ? csv.bounceClasses[row.reason.bounceClass] : '');
      assert.equal(cell['Message ID'], row.messageId);
    });
  });

  it('takes null, as some servers write what is absent', () => {
    const row = JSON.parse(
      JSON.stringify({ ...recipientRows(1, 1)[0], name: null, unsubscribed: null, machineOpened: null, reason: null }),
    ) as Recipient;
    const [cells] = cellsOf(columns, [row]);
    assert.deepEqual([cells?.['Name'], cells?.['Unsubscribed'], cells?.['Reason']], ['', 'No', '']);
  });
});

describe('the file of mailings', () => {
  const columns = mailingFileColumns(mailingWords);

  it('has a column for all that is on screen, a rate beside each number of recipients, and all that is known besides', () => {
    const rates = Object.values(csv.rates);
    assert.equal(columns.length, MAILING_COLUMNS.length + rates.length + MAILING_FILE_COLUMNS.length);
    assert.equal(new Set(columns.map(({ header }) => header)).size, columns.length);
    for (const name of MAILING_COLUMNS) assert.ok(columns.some(({ header }) => header === analytics.columns[name]));
    assert.equal(rates.length, RATES.length - 1, 'all but click-to-open, which no column is for');
  });

  const mailings = mailingRows(60, 'file', NOW);
  const cells = cellsOf(columns, mailings);
  const pairs = mailings.map((mailing, index) => [mailing, cells[index] ?? {}] as const);

  it('has numbers that add up, and rates that are their numbers divided', () => {
    const sent = pairs.filter(([mailing]) => !isUnsent(mailing));
    assert.ok(sent.length > 30);
    for (const [{ totals }, cell] of sent) {
      const number = (name: string): number => {
        assert.notEqual(cell[name], '', name);
        return Number(cell[name]);
      };
      assert.equal(
        number('Sent'),
        number('Delivered') + number('Bounced') + number('Dropped') + number('Deferred') + number('Pending'),
      );
      for (const [name, whole] of RATED) {
        const rate = cell[`${name} rate (of ${whole.toLowerCase()})`];
        if (number(whole) === 0) assert.equal(rate, '');
        else assert.equal(Number(rate), number(name) / number(whole));
      }
      assert.equal(Number(cell['Delivered rate (of sent)']), rateOf(totals, 'delivered').value);
      assert.equal(number('Total opens'), totals.totalOpens);
      assert.equal(number('Total clicks'), totals.totalClicks);
      assert.equal(number('Opened by a machine'), totals.machineOpened);
      assert.equal(number('Unsubscribed'), totals.unsubscribed);
    }
  });

  it('tells of a mailing that is yet to go how many it is for, and counts nothing', () => {
    const unsent = pairs.filter(([mailing]) => isUnsent(mailing));
    assert.ok(unsent.length > 2);
    for (const [{ totals, status }, cell] of unsent) {
      assert.equal(cell['Sent'], String(totals.sent));
      assert.equal(cell['Status'], analytics.statuses[status]);
      for (const name of ['Delivered', 'Delivered rate (of sent)', 'Opened', 'Pending', 'Total opens']) {
        assert.equal(cell[name], '', name);
      }
    }
  });

  it('leaves a rate empty where there is nothing to divide by, and the date where there is none', () => {
    const bounced: Mailing = {
      id: 'm-1',
      subject: 'Hello',
      sender: { name: 'Ada', email: 'ada@example.com' },
      status: 'sent',
      totals: { ...mailings[0]!.totals, sent: 1, delivered: 0, bounced: 1, opened: 0 },
    };
    const [cell] = cellsOf(columns, [bounced]);
    assert.deepEqual(
      [cell?.['Opened'], cell?.['Opened rate (of delivered)'], cell?.['Bounced rate (of sent)'], cell?.['Date (UTC)']],
      ['0', '', '1', ''],
    );
  });
});
