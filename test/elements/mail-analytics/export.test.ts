import { expect, waitUntil } from '@open-wc/testing';

import type { MailAnalytics } from '../../../src/elements/mail-analytics/mail-analytics.js';
import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import { isUnsent, totalsOf } from '../../../src/model/mailing.js';
import { rateOf } from '../../../src/model/rates.js';
import * as page from '../harness.js';
import { ended, exportButton, exported, SavedFiles, shown } from '../saved-files.js';
import { violations } from '../violations.js';

describe('the export of mailings', () => {
  let saved: SavedFiles;
  let sample: page.Sample;

  beforeEach(() => {
    saved = new SavedFiles();
    sample = page.sample(40, 12);
  });
  afterEach(() => saved.restore());

  function section(attributes: Readonly<Record<string, string>> = {}): Promise<MailAnalytics> {
    return page.mounted('mail-analytics', { adapter: new MemoryAdapter(sample) }, attributes);
  }

  it('holds every mailing in the order of the table, with its numbers as numbers', async () => {
    const list = await section({ sort: '-sent', 'time-zone': 'UTC' });
    expect(await exported(list)).to.equal('40 rows exported');
    const rows = await saved.rows();
    expect(rows.map((row) => Number(row['Sent']))).to.deep.equal(
      sample.mailings.map(({ totals }) => totals.sent).sort((a, b) => b - a),
    );
    for (const row of rows) {
      const mailing = sample.mailings.find(({ id }) => id === row['Mailing ID']);
      if (!mailing) throw new Error(`There is no mailing ${String(row['Mailing ID'])}.`);
      const { subject, sender, sentAt, totals } = mailing;
      expect(row['Subject']?.replace(/^'/, '')).to.equal(subject);
      expect(row['Sending user']).to.equal(sender.name);
      expect(row['Date (UTC)']).to.equal(sentAt ? sentAt.slice(0, 19).replace('T', ' ') : '');
      if (isUnsent(mailing)) {
        expect(row['Delivered']).to.equal('');
        continue;
      }
      expect(Number(row['Delivered'])).to.equal(totals.delivered);
      expect(Number(row['Opened'])).to.equal(totals.opened);
      expect(Number(row['Delivered rate (of sent)'])).to.equal(rateOf(totals, 'delivered').value);
      expect(Number(row['Opened rate (of delivered)'])).to.equal(rateOf(totals, 'opened').value);
    }
  });

  it('holds what is filtered, and has all columns whichever are shown', async () => {
    const list = await section({ columns: 'subject', statuses: 'sent' });
    await page.search(list, 'a');
    const expected = sample.mailings.filter(
      ({ status, subject, sender }) =>
        status === 'sent' && [subject, sender.name, sender.email].some((text) => /a/i.test(text)),
    );
    expect(expected.length).to.be.greaterThan(5);
    await exported(list);
    const rows = await saved.rows();
    expect(rows.map((row) => row['Mailing ID']).sort()).to.deep.equal(expected.map(({ id }) => id).sort());
    expect(new Set(rows.map((row) => row['Status']))).to.deep.equal(new Set(['Sent']));
    expect(Object.keys(rows[0] ?? {})).to.include.members(['Delivered', 'Spam report rate (of delivered)']);
    expect(saved.files[0]?.name).to.match(/^mailings-\d{4}-\d\d-\d\d\.csv$/);
  });

  it('has no subject that begins a formula', async () => {
    const mailings = [page.mailing('m-1', { subject: '=1+1' }), page.mailing('m-2', { subject: '-5 % on all' })];
    const list = await page.mounted('mail-analytics', { adapter: new MemoryAdapter({ mailings }) });
    await exported(list);
    expect((await saved.rows()).map((row) => row['Subject']).sort()).to.deep.equal(["'-5 % on all", "'=1+1"]);
  });

  it('is not offered where there is no toolbar, and cannot be begun where there is nothing', async () => {
    const list = await section({ hide: 'toolbar' });
    expect(page.has(list, '[part="export"]')).to.equal(false);
    const empty = await page.mounted('mail-analytics', { adapter: new MemoryAdapter({ mailings: [] }) });
    expect(exportButton(empty).disabled).to.equal(true);
  });

  it('shows how far it is without a barrier, is given up by its button, and when the section leaves the page', async () => {
    const spy = new page.SpyAdapter(new MemoryAdapter(sample));
    const list = await page.mounted('mail-analytics', { adapter: spy });
    spy.isHeld = true;
    for (const giveUp of ['press', 'remove']) {
      const before = spy.calls.length;
      exportButton(list).click();
      await shown(list, 'progress');
      await waitUntil(() => spy.calls.length > before);
      expect(await violations(list)).to.deep.equal([]);
      const [call] = spy.calls.slice(before);
      expect(call?.query).to.include({ offset: 0, limit: 1000 });
      if (giveUp === 'press') {
        exportButton(list).click();
        expect(await ended(list)).to.equal('Export cancelled');
      } else list.remove();
      expect(call?.signal?.aborted).to.equal(true);
      call?.release();
    }
    await page.pause();
    expect(saved.files).to.deep.equal([]);
  });

  it('fails in words, with a way to try again, and the table stays', async () => {
    const spy = new page.SpyAdapter(new MemoryAdapter(sample));
    const list = await page.mounted('mail-analytics', { adapter: spy });
    const before = page.subjects(list).slice(0, 5);
    const errors = page.heard(list, 'adapter-error');
    spy.answer = () => Promise.reject(new Error('The mail server is being moved.'));
    exportButton(list).click();
    expect(page.textOf(await shown(list, '.problem'))).to.include('The mail server is being moved.');
    expect(errors.length).to.equal(1);
    expect(page.subjects(list).slice(0, 5)).to.deep.equal(before);
    expect(await violations(list)).to.deep.equal([]);
    spy.answer = (_call, real) => real();
    page.find(list, '.export .problem button').click();
    expect(await ended(list)).to.equal('40 rows exported');
    expect((await saved.rows()).length).to.equal(40);
  });

  it('of the recipients in the drawer is named by their mailing, and holds those that its number counts', async () => {
    const recipients = [
      page.recipient('1', { status: 'opened', opens: 1 }),
      page.recipient('2', { status: 'delivered' }),
      page.recipient('3', { status: 'clicked', opens: 2, clicks: 1 }),
    ];
    const totals = totalsOf(recipients);
    const list = await page.mounted('mail-analytics', {
      adapter: page.oneMailing(recipients, { subject: 'Salary benchmark report 2026', totals }),
    });
    const drawer = await page.openDrawer(list, 0, 'opened');
    expect(await exported(drawer)).to.equal('2 rows exported');
    expect(saved.files[0]?.name).to.match(/^recipients-salary-benchmark-report-2026-\d{4}-\d\d-\d\d\.csv$/);
    expect((await saved.rows()).map((row) => row['Message ID']).sort()).to.deep.equal(['1', '3']);
  });

  it('of recipients is given up when their drawer closes', async () => {
    const spy = new page.SpyAdapter(new MemoryAdapter(sample));
    const list = await page.mounted('mail-analytics', { adapter: spy }, { statuses: 'sent' });
    const drawer = await page.openDrawer(list);
    spy.answer = (call, real) => (call.query?.limit === 1000 ? new Promise(() => undefined) : real());
    exportButton(drawer).click();
    const asked = (): page.Call | undefined => spy.calls.find(({ query }) => query?.limit === 1000);
    await waitUntil(() => asked() !== undefined);
    await page.closeDrawer(list);
    expect(asked()?.signal?.aborted).to.equal(true);
  });
});
