import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';

import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import type { MailAnalytics } from '../../src/elements/mail-analytics/mail-analytics.js';
import { totalsOf, type Mailing } from '../../src/model/mailing.js';
import * as page from './harness.js';
import { violations } from './violations.js';

const LONG = 'Wolfeschlegelsteinhausenbergerdorff '.repeat(9).slice(0, 300);
const UNBROKEN = 'x'.repeat(300);
const ARABIC = 'دعوة: إفطار عمل حول تعاقب القيادات';
const OVERRIDE = '\u202e';
const sender = (name: string, email = 'samer@halden.example'): Mailing['sender'] => ({ name, email });

const recipients = [
  page.recipient('r-1', { name: LONG, status: 'opened', opens: 1 }),
  page.recipient('r-2', { name: ARABIC, statusAt: '2031-01-02T03:04:05Z' }),
];
const totals = totalsOf(recipients);
const mail = (id: string, more: Partial<Mailing>): Mailing => page.mailing(id, { totals, ...more });

const MAILINGS = [
  mail('usual', {}),
  mail('long', { subject: LONG, sender: sender(LONG, `${UNBROKEN}@example.com`) }),
  mail('unbroken', { subject: UNBROKEN, sender: sender(UNBROKEN) }),
  mail('arabic', { subject: ARABIC, sender: sender('سامر الأحمد') }),
  mail('short', { subject: 'دعوة' }),
  mail('hostile', { subject: `Invoice${OVERRIDE}gnp.exe`, sender: sender(`${OVERRIDE}lleB sucraM`) }),
  mail('invisible', { subject: ' \u0000\u200b\u2060 ', sender: sender('\u200b\u0007') }),
  mail('emoji', { subject: '👩🏽‍💻🦊 We moved!', sender: sender('Zoë 🦊') }),
  mail('ahead', { status: 'scheduled', sentAt: '2031-01-02T03:04:05Z' }),
];

async function section(attributes: Record<string, string> = {}): Promise<MailAnalytics> {
  const adapter = new MemoryAdapter({ mailings: MAILINGS, recipients: { long: recipients } });
  const about = { locale: 'en-GB', 'time-zone': 'UTC', hide: 'summary chart', sort: 'subject', ...attributes };
  return page.mounted('mail-analytics', { adapter }, about);
}

const rowOf = (list: HTMLElement, id: string): HTMLElement => page.find(list, `[data-row][data-id="${id}"]`);
const subjectOf = (list: HTMLElement, id: string): HTMLElement => page.find(rowOf(list, id), '[part="subject"]');

describe('mailings that are written in an unusual way', () => {
  afterEach(async () => {
    document.documentElement.removeAttribute('dir');
    await setViewport({ width: 800, height: 600 });
  });

  for (const width of [1440, 320]) {
    for (const dir of ['ltr', 'rtl']) {
      it(`keep their rows and columns, at ${String(width)} pixels, ${dir}`, async () => {
        document.documentElement.dir = dir;
        await setViewport({ width, height: 900 });
        const list = await section();
        const rows = page.rows(list);
        expect(rows).to.have.length(MAILINGS.length);
        expect(new Set(rows.map((row) => row.getBoundingClientRect().height)).size, 'heights').to.equal(1);
        for (const name of ['date', 'delivered']) {
          const ends = rows
            .map((row) => page.find(row, `[data-column="${name}"]`).getBoundingClientRect())
            .filter((box) => box.width > 0)
            .map((box) => Math.round(dir === 'ltr' ? box.right : box.left));
          if (width > 640 || name === 'date') expect(new Set(ends).size, name).to.equal(1);
        }
        const box = page.find(list, '#rows');
        expect(box.scrollWidth, 'rows').to.equal(box.clientWidth);
        expect(document.documentElement.scrollWidth, 'page').to.equal(document.documentElement.clientWidth);
        expect(await violations(list)).to.deep.equal([]);
      });
    }
  }

  it('turn nothing but themselves, and begin where all of them do', async () => {
    for (const width of [1440, 320]) {
      for (const dir of ['ltr', 'rtl']) {
        document.documentElement.dir = dir;
        await setViewport({ width, height: 900 });
        const list = await section();
        for (const [id, own] of [
          ['arabic', 'rtl'],
          ['emoji', 'ltr'],
          ['hostile', 'ltr'],
        ] as const) {
          const { direction, unicodeBidi } = getComputedStyle(subjectOf(list, id));
          expect([direction, unicodeBidi], id).to.deep.equal([own, 'isolate']);
          expect(page.textOf(page.find(rowOf(list, id), '.state'))).to.equal('Sent');
        }
        const begins = ['usual', 'emoji', 'short'].map((id) => {
          const text = document.createRange();
          text.selectNodeContents(subjectOf(list, id));
          const box = text.getBoundingClientRect();
          return Math.round(dir === 'ltr' ? box.left : box.right);
        });
        expect(Math.max(...begins) - Math.min(...begins), `${dir} at ${String(width)}`).to.be.at.most(1);
        list.remove();
      }
    }
  });

  it('say “(no subject)” and the address where nothing of the words would be seen', async () => {
    await setViewport({ width: 1440, height: 900 });
    const list = await section();
    expect(page.textOf(subjectOf(list, 'invisible'))).to.equal('(no subject)');
    const user = page.find(rowOf(list, 'invisible'), '[data-column="sending-user"] span');
    expect([page.textOf(user), user.title]).to.deep.equal(['samer@halden.example', 'samer@halden.example']);
  });

  it('give the whole of what is cut to a pointer', async () => {
    await setViewport({ width: 1440, height: 900 });
    const list = await section();
    const titles = ['subject', 'sending-user', 'sending-email', 'status'].map(
      (name) => page.find(rowOf(list, 'long'), `[data-column="${name}"] [title]`).title,
    );
    expect(titles).to.deep.equal([LONG, LONG.trim(), `${UNBROKEN}@example.com`, 'Sent']);
  });

  it('may be of a time that has not come', async () => {
    await setViewport({ width: 1440, height: 900 });
    const list = await section();
    expect(page.textOf(page.find(rowOf(list, 'ahead'), 'time'))).to.match(/^2 Jan 2031/);
    expect(page.textOf(page.find(rowOf(list, 'ahead'), '.state'))).to.equal('Scheduled');
  });

  it('leave the drawer its head and its close button, on a phone too', async () => {
    for (const width of [1440, 320]) {
      await setViewport({ width, height: 900 });
      const list = await section();
      subjectOf(list, 'long').click();
      await waitUntil(() => page.has(list, 'dialog[open] mail-recipients'), 'the drawer has not opened');
      await page.loaded(page.find(list, 'mail-recipients'));
      const panel = page.find(list, 'dialog .panel');
      expect(panel.scrollWidth, 'nothing stands out').to.equal(panel.clientWidth);
      await waitUntil(() => page.find(list, 'dialog .close').getBoundingClientRect().right <= innerWidth);
      expect(page.rows(page.find(list, 'mail-recipients'))).to.have.length(2);
      expect(page.textOf(page.find(list, 'mail-recipients'))).to.not.match(/NaN|Invalid|undefined/);
      await page.closeDrawer(list);
      list.remove();
    }
  });
});

describe('an icon that is told unusual things', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  async function popoverOf(attributes: Record<string, string>): Promise<HTMLElement> {
    const about = { status: 'opened', locale: 'en-GB', 'time-zone': 'UTC', ...attributes };
    const icon = await page.mount('email-status-icon', {}, about);
    await icon.show();
    await waitUntil(() => page.has(icon, '#popover:popover-open'), 'the popover has not opened');
    return page.find(icon, '#popover');
  }

  it('keeps its popover on the screen for three hundred characters, broken or not', async () => {
    for (const width of [800, 320]) {
      await setViewport({ width, height: 700 });
      for (const words of [LONG, UNBROKEN, ARABIC]) {
        const box = await popoverOf({ subject: words, sender: `${words} <a@example.com>`, recipient: words });
        const { left, right, top, bottom } = box.getBoundingClientRect();
        expect([left >= 0, right <= width, top >= 0, bottom <= 700], words).to.deep.equal([true, true, true, true]);
        expect(box.scrollWidth, 'nothing stands out').to.equal(box.clientWidth);
      }
    }
  });

  it('says “(no subject)” for one of spaces, and turns nothing but the name that would turn more', async () => {
    const box = await popoverOf({ subject: '   ', sender: `${OVERRIDE}Bell <bell@example.com>` });
    const [subject, from] = page.all(box, 'dd bdi') as [HTMLElement, HTMLElement];
    expect(page.textOf(subject)).to.equal('(no subject)');
    expect(page.textOf(from)).to.contain('bell@example.com');
    expect(getComputedStyle(from).unicodeBidi).to.equal('isolate');
  });

  it('tells a time ahead as it is, and none where it is no time', async () => {
    expect(page.textOf(await popoverOf({ 'status-at': '2031-01-02T03:04:05Z' }))).to.contain('2 January 2031');
    expect(page.textOf(await popoverOf({ 'status-at': 'yesterday' }))).to.not.match(/NaN|Invalid|yesterday/);
  });

  it('speaks in the viewer’s language and zone where those given do not exist, and says so once', async () => {
    const unknown = { locale: 'klingon!', 'time-zone': 'Venus/Base', 'status-at': '2026-11-24T09:00:00Z' };
    const warned = await page.warnedDuring(async () => {
      for (let times = 0; times < 2; times += 1)
        expect(page.textOf(await popoverOf(unknown))).to.match(/November.* 2026|2026/);
      await page.pause(200);
    });
    for (const name of ['klingon!', 'Venus/Base'])
      expect(
        warned.filter((each) => each.includes(name)),
        name,
      ).to.have.length(1);
  });
});
