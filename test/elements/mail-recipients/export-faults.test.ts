import { expect } from '@open-wc/testing';

import type { MailAnalyticsAdapter } from '../../../src/adapters/adapter.js';
import type { MailRecipients } from '../../../src/elements/mail-recipients/mail-recipients.js';
import type { Recipient } from '../../../src/model/mailing.js';
import type { Page, RecipientQuery } from '../../../src/model/query.js';
import * as page from '../harness.js';
import { ended, exportButton, exported, SavedFiles, shown } from '../saved-files.js';

const idOf = (index: number): string => String(index).padStart(6, '0');

/** An adapter whose list can change between two requests of an export, which are those for a thousand rows and more. */
class ChangingList implements MailAnalyticsAdapter {
  requests = 0;
  /** Called before the answer to each request of an export, with its number from 1 on. */
  before: (request: number) => void = () => undefined;
  total: number | undefined;
  /** Most rows of an answer. */
  most = 1000;

  constructor(public rows: Recipient[]) {}

  listMailings(): Promise<Page<never>> {
    return Promise.resolve({ items: [], offset: 0, total: 0 });
  }

  getMessages(): Promise<never[]> {
    return Promise.resolve([]);
  }

  async listRecipients(_id: string, { offset, limit }: RecipientQuery): Promise<Page<Recipient>> {
    if (limit === 1000) this.before((this.requests += 1));
    const items = this.rows.slice(offset, offset + Math.min(limit, this.most));
    return { items, offset, total: this.total ?? this.rows.length };
  }
}

function people(count: number, first = 0): Recipient[] {
  return Array.from({ length: count }, (_, index) => page.recipient(idOf(first + index)));
}

describe('the export of a list that', () => {
  let saved: SavedFiles;
  let list: MailRecipients;

  beforeEach(() => (saved = new SavedFiles()));
  afterEach(() => saved.restore());

  async function listOf(adapter: MailAnalyticsAdapter): Promise<void> {
    list = await page.mount('mail-recipients', { adapter, mailingId: 'm-1' });
    list.style.blockSize = '500px';
    await page.loaded(list);
  }

  async function ids(): Promise<string[]> {
    return (await saved.rows()).map((row) => row['Message ID'] ?? '');
  }

  it('fails says so, keeps what is on screen, and goes on where it stopped', async () => {
    const adapter = new ChangingList(people(3500));
    adapter.before = (request) => {
      if (request === 3) throw new Error('The mail server is being moved.');
    };
    await listOf(adapter);
    const before = page.names(list).slice(0, 5);
    const errors = page.heard<Event & { error: unknown }>(list, 'adapter-error');
    exportButton(list).click();
    const problem = await shown(list, '.problem');
    expect(page.textOf(problem)).to.equal('The export has stopped The mail server is being moved. Try again');
    expect(errors.map(({ error }) => String(error))).to.deep.equal(['Error: The mail server is being moved.']);
    expect(page.names(list).slice(0, 5)).to.deep.equal(before);
    expect(page.find<HTMLProgressElement>(list, 'progress').value).to.equal(2000);
    page.find(problem, 'button').click();
    expect(await ended(list)).to.equal('3,500 rows exported');
    expect(page.has(list, '.problem')).to.equal(false);
    expect(adapter.requests).to.equal(5);
    expect(await ids()).to.deep.equal(people(3500).map(({ messageId }) => messageId));
  });

  it('fails can be given up', async () => {
    const adapter = new ChangingList(people(10));
    adapter.before = () => {
      throw new Error('No.');
    };
    await listOf(adapter);
    exportButton(list).click();
    await shown(list, '.problem');
    expect(page.textOf(exportButton(list))).to.equal('Cancel export');
    exportButton(list).click();
    expect(await ended(list)).to.equal('Export cancelled');
    expect(page.has(list, '.problem')).to.equal(false);
    expect(saved.files).to.deep.equal([]);
  });

  it('rejects with nothing at all has failed too', async () => {
    const adapter = new ChangingList(people(10));
    adapter.before = () => {
      throw undefined;
    };
    await listOf(adapter);
    exportButton(list).click();
    expect(page.textOf(await shown(list, '.problem'))).to.include('The export has stopped');
  });

  it('answers wrongly is reported by field', async () => {
    const adapter = new ChangingList(people(2000));
    adapter.before = (request) => {
      if (request === 2) adapter.rows = adapter.rows.with(1500, page.recipient('x', { statusAt: 'yesterday' }));
    };
    await listOf(adapter);
    exportButton(list).click();
    expect(page.textOf(await shown(list, '.problem'))).to.include('recipients[500].statusAt: not a date ("yesterday")');
  });

  it('gives fewer rows at a time than asked for is written whole', async () => {
    const adapter = new ChangingList(people(730));
    adapter.most = 100;
    await listOf(adapter);
    expect(await exported(list)).to.equal('730 rows exported');
    expect(await ids()).to.deep.equal(people(730).map(({ messageId }) => messageId));
    expect(adapter.requests).to.equal(8);
  });

  it('grows in front writes no row twice, and none of those that were there not', async () => {
    const adapter = new ChangingList(people(3500));
    adapter.before = (request) => {
      adapter.rows = [...people(150, 100_000 + request * 1000), ...adapter.rows];
    };
    await listOf(adapter);
    await exported(list);
    const written = await ids();
    expect(new Set(written).size).to.equal(written.length);
    expect(written).to.include.members(people(3500).map(({ messageId }) => messageId));
  });

  it('grows at its end is written to its new end', async () => {
    const adapter = new ChangingList(people(1500));
    adapter.before = (request) => {
      if (request === 2) adapter.rows = people(2700);
    };
    await listOf(adapter);
    expect(await exported(list)).to.equal('2,700 rows exported');
    expect(await ids()).to.deep.equal(people(2700).map(({ messageId }) => messageId));
  });

  it('loses rows in front misses none of those that stay', async () => {
    const adapter = new ChangingList(people(5500));
    adapter.before = (request) => {
      if (request > 1) adapter.rows = adapter.rows.slice(70);
    };
    await listOf(adapter);
    await exported(list);
    const written = await ids();
    expect(new Set(written).size).to.equal(written.length);
    expect(written).to.include.members(adapter.rows.map(({ messageId }) => messageId));
    expect([...written].sort()).to.deep.equal(people(5500).map(({ messageId }) => messageId));
  });

  it('loses more rows than a page misses none of those that stay', async () => {
    const adapter = new ChangingList(people(6000));
    adapter.before = (request) => {
      if (request === 4) adapter.rows = adapter.rows.slice(2500);
    };
    await listOf(adapter);
    await exported(list);
    const written = await ids();
    expect(new Set(written).size).to.equal(written.length);
    expect(written).to.include.members(people(3500, 2500).map(({ messageId }) => messageId));
  });

  it('becomes empty ends', async () => {
    const adapter = new ChangingList(people(2500));
    adapter.before = (request) => {
      if (request === 2) adapter.rows = [];
    };
    await listOf(adapter);
    expect(await exported(list)).to.equal('1,000 rows exported');
  });

  it('says it is longer than it is has failed, and no file that lacks rows is left', async () => {
    const adapter = new ChangingList(people(1200));
    adapter.total = 5000;
    await listOf(adapter);
    const errors = page.heard(list, 'adapter-error');
    exportButton(list).click();
    expect(page.textOf(await shown(list, '.problem'))).to.include('page.total: more than the rows that come (5000)');
    expect(errors.length).to.equal(1);
    expect(saved.files).to.deep.equal([]);
  });

  it('never ends has failed', async () => {
    const endless = new ChangingList([]);
    endless.listRecipients = async (_id, { offset, limit }) => {
      const items = Array.from({ length: limit }, (_, index) => ({ ...ONE, messageId: String(offset + index) }));
      return { items, offset, total: offset + limit + 1000 };
    };
    const ONE = page.recipient('x');
    await listOf(endless);
    exportButton(list).click();
    expect(page.textOf(await shown(list, '.problem'))).to.include('page.total: grows as fast as it is read');
    expect(saved.files).to.deep.equal([]);
  }).timeout(30_000);
});
