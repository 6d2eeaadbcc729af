import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';

import type { MailAnalyticsAdapter } from '../../../src/adapters/adapter.js';
import type { RecipientActionEvent } from '../../../src/elements/events.js';
import type { MailRecipients } from '../../../src/elements/mail-recipients/mail-recipients.js';
import { canTake, RECIPIENT_ACTIONS } from '../../../src/model/recipient-action.js';
import * as page from '../harness.js';
import { violations } from '../violations.js';
import { happens, HARD, idsOf, NOT_OPENED, toldMailing, UNWANTED, WRONG } from './told-recipients.js';

import '../../../src/elements/mail-recipients/actions.js';

const ALL = RECIPIENT_ACTIONS.join(' ');

const buttons = (list: Element): HTMLButtonElement[] => page.all(list, '.actions [part="action"]');
const labels = (list: Element): string[] => buttons(list).map(page.textOf);
const button = (list: Element, label: string): HTMLButtonElement => {
  const found = buttons(list).find((each) => page.textOf(each).startsWith(label));
  if (!found) throw new Error(`There is no ${label}, only ${labels(list).join(', ')}.`);
  return found;
};
const isCounted = (list: Element): boolean =>
  page.has(list, '.actions [aria-busy="false"]') && labels(list).every((label) => /\d/.test(label));
const counted = (list: Element): Promise<void> => waitUntil(() => isCounted(list), 'they are not counted');

async function shown(adapter: MailAnalyticsAdapter = toldMailing(), more = {}): Promise<MailRecipients> {
  const list = await page.mount('mail-recipients', { adapter, mailingId: 'm-1', actions: ALL, ...more });
  list.style.blockSize = '600px';
  await page.loaded(list);
  await counted(list);
  return list;
}

/** What a press tells the host page. */
async function pressed(list: MailRecipients, label: string): Promise<RecipientActionEvent> {
  const told = RECIPIENT_ACTIONS.map((action) => page.heard<RecipientActionEvent>(document, action));
  button(list, label).click();
  const [event, ...others] = told.flat();
  if (!event || others.length > 0) throw new Error(`${label} tells ${String(told.flat().length)} events`);
  await list.updateComplete;
  return event;
}

async function idsIn(event: RecipientActionEvent): Promise<string[]> {
  const ids: string[] = [];
  for await (const { messageId } of event.recipients()) ids.push(messageId);
  return ids.sort((a, b) => Number(a.slice(4)) - Number(b.slice(4)));
}

const handed = (list: MailRecipients): string => page.textOf(page.find(list, '.handed'));

describe('actions with the recipients of a mailing', () => {
  beforeEach(() => setViewport({ width: 800, height: 800 }));
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('are those that the host has, in its order, and none where it has none', async () => {
    const list = await shown(undefined, { actions: 'suppress nonsense follow-up' });
    expect(labels(list)).to.deep.equal(['Suppress 9', 'Follow up with 12 who have not opened']);
    list.actions = '';
    await list.updateComplete;
    expect(page.has(list, '.actions')).to.equal(false);
    const plain = await page.mounted('mail-recipients', { adapter: toldMailing(), mailingId: 'm-1' });
    await page.pause();
    expect(page.has(plain, '.actions')).to.equal(false);
  });

  it('say with how many they can be taken, and hand over exactly those', async () => {
    const list = await shown();
    expect(labels(list)).to.deep.equal(['Follow up with 12 who have not opened', 'Fix 4 addresses', 'Suppress 9']);
    for (const [label, action, places] of [
      ['Follow up', 'follow-up', NOT_OPENED],
      ['Fix', 'fix-address', WRONG],
      ['Suppress', 'suppress', UNWANTED],
    ] as const) {
      const event = await pressed(list, label);
      expect([event.type, event.mailingId, event.total]).to.deep.equal([action, 'm-1', places.length]);
      expect(event.recipient).to.equal(undefined);
      expect(await idsIn(event), label).to.deep.equal(idsOf(...places));
    }
  });

  it('tell a host’s server how to find them itself', async () => {
    const adapter = toldMailing();
    const list = await shown(adapter);
    for (const label of ['Follow up', 'Fix', 'Suppress']) {
      const event = await pressed(list, label);
      const sort = { by: 'name', direction: 'ascending' } as const;
      const answer = await adapter.listRecipients('m-1', { ...event.query, sort, offset: 0, limit: 1000 });
      const ids = answer.items.filter((each) => canTake(event.type, each)).map(({ messageId }) => messageId);
      expect(ids.sort(), label).to.deep.equal((await idsIn(event)).sort());
    }
  });

  it('are taken with those who are filtered for', async () => {
    const list = await shown();
    const cases: [Partial<MailRecipients>, string[], number[]][] = [
      [{ statuses: 'opened' }, ['Follow up with 3', 'Fix 0 addresses', 'Suppress 1'], [14, 15, 16]],
      [
        { statuses: 'opened clicked bounced' },
        ['Follow up with 5', 'Fix 3 addresses', 'Suppress 4'],
        [14, 15, 16, 18, 19],
      ],
      [{ reached: 'opened' }, ['Follow up with 3', 'Fix 0 addresses', 'Suppress 1'], [14, 15, 16]],
      [{ reached: 'machine-opened' }, ['Follow up with 2', 'Fix 0 addresses', 'Suppress 1'], [11, 12]],
      [{ reached: 'bounced' }, ['Follow up with 0', 'Fix 3 addresses', 'Suppress 3'], []],
      [{ search: 'm-1.2' }, ['Follow up with 1 who has not opened', 'Fix 4 addresses', 'Suppress 7'], [2]],
      [{ statuses: 'bounced' }, ['Follow up with 0', 'Fix 3 addresses', 'Suppress 3'], []],
      [
        { includeMachineOpens: true },
        ['Follow up with 10 who have not opened', 'Fix 4 addresses', 'Suppress 9'],
        NOT_OPENED.slice(0, 10),
      ],
    ];
    for (const [view, wanted, places] of cases) {
      Object.assign(list, { statuses: '', reached: undefined, search: '', includeMachineOpens: false }, view);
      await list.updateComplete;
      await page.changed(list);
      await counted(list);
      expect(labels(list), JSON.stringify(view)).to.deep.equal(wanted);
      if (places.length === 0) continue;
      const event = await pressed(list, 'Follow up');
      expect(await idsIn(event), JSON.stringify(view)).to.deep.equal(idsOf(...places));
    }
  });

  it('cannot be pressed while they are for nobody, and keep the focus', async () => {
    const list = await shown(undefined, { statuses: 'bounced' });
    const told = page.heard(document, 'follow-up');
    const idle = button(list, 'Follow up');
    expect(idle.getAttribute('aria-disabled')).to.equal('true');
    idle.focus();
    await sendKeys({ press: 'Enter' });
    expect(told).to.deep.equal([]);
    expect(page.focused() === idle).to.equal(true);
  });

  it('warn where they rely on opens, with how many only software has opened', async () => {
    const list = await shown();
    const warning = (): string => page.textOf(page.all(list, '[part="warning"]')[0]);
    expect(warning()).to.equal(
      'Who has opened is not certain: pictures may be blocked, and software opens mail as well. Of these, software has opened the mail of 2.',
    );
    const event = await pressed(list, 'Follow up');
    expect([event.reliesOnOpens, event.machineOpened]).to.deep.equal([true, 2]);
    expect((await pressed(list, 'Fix')).reliesOnOpens).to.equal(false);
    await page.pressChip(list, 'Opened');
    await counted(list);
    expect(warning()).to.contain('not certain').and.not.contain('Of these');
    list.statuses = 'delivered opened clicked';
    await page.changed(list);
    await counted(list);
    expect(labels(list)[0]).to.equal('Follow up with 17');
    expect(warning(), 'whoever has the mail').to.equal('');
  });

  it('follow what happens, and hand over nobody who came to them after they were counted', async () => {
    const adapter = toldMailing();
    const list = await shown(adapter);
    adapter.addEvents([happens(1, 'opened'), happens(2, 'bounced', HARD)]);
    await waitUntil(() => labels(list).join().startsWith('Follow up with 10'), 'they do not follow');
    expect(labels(list)).to.deep.equal(['Follow up with 10 who have not opened', 'Fix 5 addresses', 'Suppress 10']);

    const event = await pressed(list, 'Follow up');
    const fixed = await pressed(list, 'Fix');
    const later = '2026-11-24T11:00:00Z';
    adapter.addEvents([
      happens(3, 'opened', { time: later }),
      happens(29, 'delivered', { time: later }),
      happens(4, 'unsubscribed', { time: later }),
      happens(30, 'bounced', { ...HARD, time: later }),
    ]);
    expect([event.total, fixed.total]).to.deep.equal([10, 5]);
    expect(await idsIn(event), 'without who opened or unsubscribed since').to.deep.equal(idsOf(...NOT_OPENED.slice(4)));
    expect(await idsIn(fixed)).to.deep.equal(idsOf(2, ...WRONG));
  });

  it('reach a list of many pages, each recipient once', async () => {
    const total = 4200;
    const adapter = toldMailing(
      total,
      Array.from({ length: total }, (_, at) => happens(at + 1, (at + 1) % 3 === 0 ? 'bounced' : 'delivered', HARD)),
    );
    const list = await shown(adapter);
    expect(labels(list).slice(0, 2)).to.deep.equal(['Follow up with 2,800 who have not opened', 'Fix 1,400 addresses']);
    const unopened = await idsIn(await pressed(list, 'Follow up'));
    expect([unopened.length, new Set(unopened).size]).to.deep.equal([2800, 2800]);
    const wrong = await idsIn(await pressed(list, 'Fix'));
    expect([wrong.length, new Set(wrong).size]).to.deep.equal([1400, 1400]);
  });

  it('count a long list without reading it', async () => {
    const spy = new page.SpyAdapter(toldMailing(3000, [happens(1, 'bounced', HARD)]));
    await shown(spy, { actions: 'follow-up' });
    const read = spy.calls.map(({ query }) => query?.limit ?? 0).filter((limit) => limit > 100);
    expect(read.length, 'only who refuses').to.equal(2);
  });

  it('say why they cannot be counted, and try again', async () => {
    const spy = new page.SpyAdapter(toldMailing());
    let isBroken = true;
    spy.answer = ({ query }, real) => {
      if (isBroken && query && 'reached' in query) return Promise.reject(new Error('No reading today.'));
      return real();
    };
    const list = await page.mounted('mail-recipients', { adapter: spy, mailingId: 'm-1', actions: ALL });
    const told = page.heard(list, 'adapter-error');
    await waitUntil(() => page.has(list, '.actions [part="problem"]'), 'the failure is not said');
    expect(page.textOf(page.find(list, '.actions [part="problem"]'))).to.contain('No reading today.');
    expect(labels(list)).to.deep.equal(['Follow up', 'Fix address', 'Suppress']);
    expect(buttons(list).every((each) => each.getAttribute('aria-disabled') === 'true')).to.equal(true);
    expect(told.length).to.be.at.most(1);
    isBroken = false;
    page.find(list, '.actions [part="problem"] button').click();
    await counted(list);
    expect(page.has(list, '.actions [part="problem"]')).to.equal(false);
  });

  it('drop a count that is not wanted any more', async () => {
    const spy = new page.SpyAdapter(toldMailing());
    const list = await shown(spy);
    spy.isHeld = true;
    const before = spy.calls.length;
    list.search = 'm-1.2';
    await waitUntil(() => spy.calls.length > before);
    spy.isHeld = false;
    list.search = 'm-1.1';
    await waitUntil(() => labels(list)[0] === 'Follow up with 4 who have not opened', 'the newest is not counted');
    for (const call of spy.calls.slice(before)) call.release();
    await page.pause();
    expect(labels(list)[0]).to.equal('Follow up with 4 who have not opened');
  });

  it('have no barrier, in light, dark and narrow', async () => {
    for (const [colorScheme, inlineSize] of [
      ['light', '520px'],
      ['dark', '320px'],
    ] as const) {
      const list = await shown();
      Object.assign(list.style, { colorScheme, inlineSize });
      await pressed(list, 'Follow up');
      expect(handed(list)).to.equal('12 recipients handed over to this page');
      expect(await violations(list)).to.deep.equal([]);
      list.remove();
    }
  });
});
