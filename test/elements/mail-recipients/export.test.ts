import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';

import { recipientRows } from '../../../fixtures/rows.js';
import type { MailAnalyticsAdapter } from '../../../src/adapters/adapter.js';
import type { MailRecipients } from '../../../src/elements/mail-recipients/mail-recipients.js';
import type { Recipient } from '../../../src/model/mailing.js';
import { describeWith, fileRemoval, itWith, ownFiles } from '../capabilities.js';
import * as page from '../harness.js';
import { ended, exportButton, exported, rowsOf, SavedFiles, shown } from '../saved-files.js';
import { violations } from '../violations.js';

/** A mailing whose rows are in the order of their ids, so that the order of the file is known. */
function people(count: number): Recipient[] {
  return Array.from({ length: count }, (_, index) => {
    const id = String(index).padStart(5, '0');
    return page.recipient(id, { name: `Person ${id}` });
  });
}

const ids = (rows: readonly Record<string, string>[]): string[] => rows.map((row) => row['Message ID'] ?? '');

/** Waits for so many requests for rows that an export makes: a thousand at a time, where the screen wants fewer. */
async function asked(spy: page.SpyAdapter, times: number): Promise<page.Call[]> {
  const calls = (): page.Call[] => spy.calls.filter(({ query }) => query?.limit === 1000);
  await waitUntil(() => calls().length >= times, 'the export does not ask', { timeout: 8000 });
  return calls();
}

describe('the export of recipients', () => {
  let saved: SavedFiles;

  beforeEach(() => (saved = new SavedFiles()));
  afterEach(() => saved.restore());

  async function listOf(
    adapter: MailAnalyticsAdapter,
    properties: Partial<MailRecipients> = {},
  ): Promise<MailRecipients> {
    const list = await page.mount('mail-recipients', { adapter, mailingId: 'm-1', sort: 'name', ...properties });
    list.style.blockSize = '500px';
    await page.loaded(list);
    return list;
  }

  it('holds every row of the list, in its order, and not those alone that are drawn', async () => {
    const rows = recipientRows(2500, 'export');
    const adapter = page.oneMailing(rows);
    const list = await listOf(adapter, { sort: '-date', timeZone: 'Asia/Tokyo' });
    expect(await exported(list)).to.equal('2,500 rows exported');
    const cells = await saved.rows();
    const sort = { by: 'date', direction: 'descending' } as const;
    const { items } = await adapter.listRecipients('m-1', { sort, offset: 0, limit: 2500 });
    expect(ids(cells)).to.deep.equal(items.map(({ messageId }) => messageId));
    expect(cells.map((row) => row['Email'])).to.deep.equal(items.map(({ email }) => email));
    expect(cells.map((row) => Date.parse(`${row['Date (Asia/Tokyo)'] ?? ''}+09:00`))).to.deep.equal(
      items.map(({ statusAt }) => Math.floor(Date.parse(statusAt) / 1000) * 1000),
    );
    expect(cells.map((row) => Number(row['Opens']))).to.deep.equal(items.map(({ opens }) => opens));
  });

  it('holds what is filtered, as the list is when the button is pressed', async () => {
    const rows = recipientRows(400, 'export');
    const list = await listOf(page.oneMailing(rows));
    await page.pressChip(list, 'Opened');
    await page.search(list, 'a');
    const expected = rows.filter(
      ({ status, name, email }) => status === 'opened' && (/a/i.test(name) || /a/i.test(email)),
    );
    expect(expected.length).to.be.within(50, 300);
    exportButton(list).click();
    await page.pressChip(list, 'All');
    await ended(list);
    expect(ids(await saved.rows()).sort()).to.deep.equal(expected.map(({ messageId }) => messageId).sort());
  });

  it('counts what software opened where the list does', async () => {
    const row = page.recipient('1', { machineOpened: true });
    const list = await listOf(page.oneMailing([row]), { includeMachineOpens: true });
    await exported(list);
    const [cells] = await saved.rows();
    expect([cells?.['Status'], cells?.['Opens'], cells?.['Opened by a machine']]).to.deep.equal(['Opened', '1', 'Yes']);
  });

  it('is UTF-8 with a byte order mark, named by subject and day', async () => {
    const list = await listOf(page.oneMailing([page.recipient('1', { name: 'Zoë 山田' })]), {
      subject: 'Board: advisory/round table',
      timeZone: 'Pacific/Kiritimati',
    });
    await exported(list);
    const [file] = saved.files;
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Pacific/Kiritimati' }).format(new Date());
    expect(file?.name).to.equal(`recipients-board-advisory-round-table-${today}.csv`);
    expect(file?.content.type).to.equal('text/csv;charset=utf-8');
    expect([...new Uint8Array((await file?.content.arrayBuffer()) ?? [])].slice(0, 3)).to.deep.equal([239, 187, 191]);
    expect((await saved.rows())[0]?.['Name']).to.equal('Zoë 山田');
  });

  it('is named by the mailing where the subject is not told', async () => {
    const list = await listOf(page.oneMailing(people(1)));
    await exported(list);
    expect(saved.files[0]?.name).to.match(/^recipients-m-1-\d{4}-\d\d-\d\d\.csv$/);
  });

  it('has no cell that begins a formula', async () => {
    const names = ['=HYPERLINK("https://evil.example","x")', '+49 30 9018', '-1', '@SUM(A1)', '\t=1', '＝1', 'a\n=1'];
    const rows = names.map((name, index) =>
      page.recipient(String(index), { name, status: 'bounced', reason: { text: name } }),
    );
    const list = await listOf(page.oneMailing(rows));
    await exported(list);
    for (const row of await saved.rows()) {
      for (const cell of Object.values(row)) expect(cell).not.to.match(/(?:^|\n)\s*[=+@＝-]/);
      expect(row['Reason']?.replaceAll("'", '')).to.be.oneOf(names);
    }
  });

  it('speaks the words of the host, in the head, in the cells and on the button', async () => {
    const list = await listOf(page.oneMailing(people(1)), {
      strings: {
        recipients: { exportCsv: 'Als CSV sichern', columns: { name: '=Name' } },
        statuses: { delivered: 'Zugestellt' },
        csv: { done: () => 'Fertig', recipients: { opens: 'Öffnungen' }, files: { recipients: 'empfaenger' } },
      },
    });
    expect(page.textOf(exportButton(list))).to.equal('Als CSV sichern');
    expect(await exported(list)).to.equal('Fertig');
    const [row] = await saved.rows();
    expect([row?.["'=Name"], row?.['Status'], row?.['Öffnungen']]).to.deep.equal(['Person 00000', 'Zugestellt', '0']);
    expect(saved.files[0]?.name).to.match(/^empfaenger-/);
  });

  it('cannot be begun where there is nothing to export', async () => {
    const list = await listOf(page.oneMailing(people(3)));
    expect(exportButton(list).disabled).to.equal(false);
    await page.search(list, 'nobody');
    expect(exportButton(list).disabled).to.equal(true);
  });

  describe('while it runs', () => {
    let spy: page.SpyAdapter;
    let list: MailRecipients;

    beforeEach(async () => {
      spy = new page.SpyAdapter(page.oneMailing(people(2500)));
      list = await listOf(spy);
      const real = spy.answer;
      // The second thousand waits until it is let go.
      spy.answer = (call, answer) =>
        call.query?.limit === 1000 && call.query.offset === 1000
          ? new Promise((resolve) => (call.release = () => resolve(answer())))
          : real(call, answer);
      exportButton(list).focus();
      exportButton(list).click();
      await shown(list, 'progress');
      await asked(spy, 2);
      await waitUntil(() => page.textOf(page.find(list, '.export')).includes('1,000 of 2,500'), 'no progress');
    });

    it('shows how far it is, without a barrier, and goes on to the end', async () => {
      const bar = page.find<HTMLProgressElement>(list, 'progress');
      expect([bar.value, bar.max, bar.getAttribute('aria-label')]).to.deep.equal([1000, 2500, 'Export']);
      expect(page.textOf(exportButton(list))).to.equal('Cancel export');
      expect(await violations(list)).to.deep.equal([]);
      spy.calls.at(-1)?.release();
      expect(await ended(list)).to.equal('2,500 rows exported');
      expect(page.has(list, 'progress')).to.equal(false);
      expect(page.textOf(exportButton(list))).to.equal('Export CSV');
      expect(ids(await saved.rows())).to.deep.equal(people(2500).map(({ messageId }) => messageId));
    });

    it('is given up by the same button, which keeps the focus, and leaves no file', async () => {
      expect(page.focused()).to.equal(exportButton(list));
      await sendKeys({ press: 'Enter' });
      expect(await ended(list)).to.equal('Export cancelled');
      const call = spy.calls.at(-1);
      expect(call?.signal?.aborted).to.equal(true);
      call?.release();
      await page.pause();
      expect(saved.files).to.deep.equal([]);
      expect(page.has(list, 'progress')).to.equal(false);
      expect(page.textOf(exportButton(list))).to.equal('Export CSV');
      expect(page.focused()).to.equal(exportButton(list));
    });

    it('can be begun anew after it was given up', async () => {
      exportButton(list).click();
      await ended(list);
      exportButton(list).click();
      await shown(list, 'progress');
      (await asked(spy, 4)).at(-1)?.release();
      expect(await ended(list)).to.equal('2,500 rows exported');
      expect((await saved.rows()).length).to.equal(2500);
    });

    it('is not given up by the second press of a double click', async () => {
      exportButton(list).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 2 }));
      spy.calls.at(-1)?.release();
      expect(await ended(list)).to.equal('2,500 rows exported');
    });

    it('is given up when the list leaves the page, and the list is as new when it comes back', async () => {
      const call = spy.calls.at(-1);
      const home = list.parentElement;
      list.remove();
      expect(call?.signal?.aborted).to.equal(true);
      call?.release();
      home?.append(list);
      await page.loaded(list);
      await page.pause();
      expect(saved.files).to.deep.equal([]);
      expect(page.has(list, 'progress')).to.equal(false);
      expect(page.textOf(exportButton(list))).to.equal('Export CSV');
    });

    it('takes its rows from where it began, whatever is filtered meanwhile', async () => {
      await page.search(list, 'Person 00007');
      expect(page.names(list)).to.deep.equal(['Person 00007']);
      spy.calls.find(({ query }) => query?.offset === 1000)?.release();
      await ended(list);
      expect((await saved.rows()).length).to.equal(2500);
    });
  });

  it('ends with what it was, if the list leaves the page before its code has come', async () => {
    const list = await listOf(page.oneMailing(people(3)));
    exportButton(list).click();
    list.remove();
    await page.pause();
    expect(saved.files).to.deep.equal([]);
  });

  it('gives the page a turn between its pieces', async () => {
    const list = await listOf(page.oneMailing(people(3900)));
    let turns = 0;
    let isOver = false;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      turns += 1;
      if (!isOver) port2.postMessage(undefined);
    };
    exportButton(list).click();
    port2.postMessage(undefined);
    await ended(list);
    isOver = true;
    port1.close();
    // Sixteen pieces of 250 rows.
    expect(turns).to.be.greaterThan(14);
  });

  describeWith(ownFiles, 'into a file that the person chooses', () => {
    let handle: FileSystemFileHandle;
    let home: FileSystemDirectoryHandle;

    beforeEach(async () => {
      home = await navigator.storage.getDirectory();
      handle = await home.getFileHandle('chosen.csv', { create: true });
    });
    afterEach(() => home.removeEntry('chosen.csv').catch(() => undefined));

    async function isThere(): Promise<boolean> {
      const names: string[] = [];
      for await (const name of (home as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name);
      return names.includes('chosen.csv');
    }

    it('writes all of it there, and downloads nothing', async () => {
      let suggested = '';
      saved.pick(async ({ suggestedName }) => {
        suggested = suggestedName;
        return handle;
      });
      const list = await listOf(page.oneMailing(people(1500)));
      await exported(list);
      expect(ids(await rowsOf(await handle.getFile()))).to.deep.equal(people(1500).map(({ messageId }) => messageId));
      expect(suggested).to.match(/^recipients-m-1-.+\.csv$/);
      expect(saved.files).to.deep.equal([]);
      list.remove();
      expect(await isThere()).to.equal(true);
    });

    it('does nothing where none is chosen', async () => {
      let isAsked = false;
      saved.pick(async () => {
        isAsked = true;
        throw new DOMException('The user aborted a request.', 'AbortError');
      });
      const spy = new page.SpyAdapter(page.oneMailing(people(3)));
      const list = await listOf(spy);
      const before = spy.calls.length;
      exportButton(list).click();
      await waitUntil(() => isAsked && !page.has(list, 'progress'), 'it goes on');
      expect(page.has(list, '.problem')).to.equal(false);
      expect(page.textOf(exportButton(list))).to.equal('Export CSV');
      expect(spy.calls.length).to.equal(before);
      expect(saved.files).to.deep.equal([]);
    });

    it('downloads where the browser lets nobody choose', async () => {
      saved.pick(async () => {
        throw new DOMException('Must be handling a user gesture.', 'SecurityError');
      });
      const list = await listOf(page.oneMailing(people(3)));
      await exported(list);
      expect((await saved.rows()).length).to.equal(3);
    });

    itWith(fileRemoval, 'takes the file away again when it is given up', async () => {
      saved.pick(async () => handle);
      const spy = new page.SpyAdapter(page.oneMailing(people(1500)));
      const list = await listOf(spy);
      spy.answer = (call, real) => (call.query?.offset === 1000 ? new Promise(() => undefined) : real());
      exportButton(list).click();
      await asked(spy, 2);
      exportButton(list).click();
      expect(await ended(list)).to.equal('Export cancelled');
      await page.pause();
      expect(await isThere()).to.equal(false);
    });

    it('says when the disk is full, and starts over', async () => {
      const full = {
        createWritable: async () => ({
          write: () => Promise.reject(new DOMException('There is no room left on the disk.', 'QuotaExceededError')),
          abort: () => Promise.resolve(),
        }),
      };
      saved.pick(async () => full as unknown as FileSystemFileHandle);
      const list = await listOf(page.oneMailing(people(3)));
      const errors = page.heard(list, 'adapter-error');
      exportButton(list).click();
      expect(page.textOf(await shown(list, '.problem'))).to.include('There is no room left on the disk.');
      expect(errors).to.deep.equal([]);
      saved.pick(async () => handle);
      page.find(list, '.export .problem button').click();
      await ended(list);
      expect(ids(await rowsOf(await handle.getFile()))).to.deep.equal(['00000', '00001', '00002']);
    });
  });
});
