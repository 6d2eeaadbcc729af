import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';

import type { RecipientActionEvent } from '../../../src/elements/events.js';
import type { MailRecipients } from '../../../src/elements/mail-recipients/mail-recipients.js';
import * as page from '../harness.js';
import { happens, HARD, toldMailing } from './told-recipients.js';

import '../../../src/elements/mail-recipients/actions.js';

type Listener = (event: RecipientActionEvent) => void;

const buttons = (list: Element): HTMLButtonElement[] => page.all(list, '.actions [part="action"]');
const suppress = (list: Element): HTMLButtonElement => buttons(list).at(-1) as HTMLButtonElement;
const handed = (list: Element): string => page.textOf(page.find(list, '.handed'));
const progress = (list: Element): HTMLProgressElement | undefined =>
  page.all<HTMLProgressElement>(list, '.actions progress')[0];

async function shown(onSuppress: Listener = () => undefined, adapter = toldMailing()): Promise<MailRecipients> {
  const list = await page.mount('mail-recipients', {
    adapter,
    mailingId: 'm-1',
    actions: 'follow-up suppress',
    sort: 'email',
  });
  list.style.blockSize = '700px';
  list.addEventListener('suppress', onSuppress);
  await page.loaded(list);
  await waitUntil(() => page.textOf(suppress(list)).startsWith('Suppress '), 'they are not counted');
  return list;
}

/** Work of the host that ends when the test says so. */
function work(): { promise: Promise<void>; resolve: () => void; reject: (error: unknown) => void } {
  let resolve = (): void => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<void>((onResolve, onReject) => ([resolve, reject] = [onResolve, onReject]));
  return { promise, resolve, reject };
}

describe('recipients that are handed over to the host page', () => {
  beforeEach(() => setViewport({ width: 800, height: 800 }));
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('are told of at once where the host is done at once, to those who listen as well', async () => {
    const list = await shown();
    suppress(list).click();
    await list.updateComplete;
    expect(handed(list)).to.equal('9 recipients handed over to this page');
    expect(page.find(list, '.handed').getAttribute('role')).to.equal('status');
  });

  it('are not told of where the host cancels that', async () => {
    const list = await shown((event) => event.preventDefault());
    suppress(list).click();
    await page.pause();
    expect(handed(list)).to.equal('');
    expect(progress(list)).to.equal(undefined);
  });

  it('take a person along while the host works', async () => {
    const job = work();
    let isFirst = true;
    const list = await shown((event) => {
      event.waitUntil(job.promise);
      // A host that reads some, and then rests.
      const read = async (): Promise<void> => {
        for await (const { messageId } of event.recipients()) {
          if (isFirst) expect(messageId).to.be.a('string');
          isFirst = false;
          await page.pause(40);
        }
      };
      void read();
    });
    suppress(list).click();
    await list.updateComplete;
    const bar = progress(list);
    expect([bar?.max, bar?.hasAttribute('value'), handed(list)]).to.deep.equal([9, false, '']);
    await waitUntil(() => (progress(list)?.value ?? 0) > 1, 'it does not go on');
    expect(page.textOf(page.find(list, '.actions progress + span'))).to.match(/^[2-9] of 9 handed over$/);
    for (const each of buttons(list)) expect(each.getAttribute('aria-disabled')).to.equal('true');
    job.resolve();
    await waitUntil(() => handed(list) !== '', 'the end is not told');
    expect(handed(list)).to.equal('9 recipients handed over to this page');
    expect(progress(list)).to.equal(undefined);
    expect(suppress(list).hasAttribute('aria-disabled')).to.equal(false);
  });

  it('can be handed over again after a failure, in the host’s words', async () => {
    const jobs = [work(), work()];
    const told: RecipientActionEvent[] = [];
    const list = await shown((event) => {
      event.waitUntil((jobs[told.length] as ReturnType<typeof work>).promise);
      told.push(event);
    });
    suppress(list).click();
    jobs[0]?.reject(new Error('The list is locked.'));
    await waitUntil(() => page.has(list, '.actions [part="problem"]'), 'the failure is not told');
    const failure = page.find(list, '.actions [part="problem"]');
    expect(page.textOf(failure)).to.equal('Recipients could not be handed over The list is locked. Try again');
    page.find(failure, 'button').click();
    await list.updateComplete;
    expect(page.has(list, '.actions [part="problem"]')).to.equal(false);
    jobs[1]?.resolve();
    await waitUntil(() => handed(list) !== '', 'the end is not told');
    expect(told.map(({ total }) => total)).to.deep.equal([9, 9]);
    expect(told[0] === told[1]).to.equal(false);
  });

  it('fail with the adapter’s words where it cannot give them', async () => {
    const spy = new page.SpyAdapter(toldMailing());
    const read = async (event: RecipientActionEvent): Promise<void> => {
      for await (const { email } of event.recipients()) expect(email).to.contain('@');
    };
    const list = await shown((event) => event.waitUntil(read(event)), spy as never);
    spy.answer = () => Promise.reject(new Error('Gone for lunch.'));
    suppress(list).click();
    await waitUntil(() => page.has(list, '.actions [part="problem"]'), 'the failure is not told');
    expect(page.textOf(page.find(list, '.actions [part="problem"]'))).to.contain('Gone for lunch.');
  });

  it('say nothing more of a mailing that is not shown any more', async () => {
    const job = work();
    const list = await shown((event) => event.waitUntil(job.promise));
    suppress(list).click();
    await list.updateComplete;
    list.mailingId = 'm-2';
    list.adapter = page.oneMailing([page.recipient('r-1')], { id: 'm-2' });
    await list.updateComplete;
    job.resolve();
    await page.pause();
    expect(progress(list)).to.equal(undefined);
    expect(page.all(list, '.handed').map(page.textOf).join('')).to.equal('');
  });

  it('are waited for only as the event is told', async () => {
    let late: RecipientActionEvent | undefined;
    const list = await shown((event) => (late = event));
    suppress(list).click();
    await list.updateComplete;
    expect(() => late?.waitUntil(Promise.resolve())).to.throw('while the event is told');
  });
});

describe('actions with one recipient', () => {
  beforeEach(() => setViewport({ width: 800, height: 800 }));
  afterEach(() => setViewport({ width: 800, height: 600 }));

  const ofRow = (list: Element): HTMLButtonElement[] => page.all(list, '.history [part="action"]');

  async function opened(list: MailRecipients, name: string): Promise<void> {
    list.search = name;
    await list.updateComplete;
    await page.changed(list);
    page.find(list, '.disclosure').click();
    await waitUntil(() => page.has(list, '.history:not([aria-busy="true"])'), 'the history does not come');
  }

  it('are in the row that is open, those that can be taken, and hand over that one', async () => {
    const told: RecipientActionEvent[] = [];
    const list = await shown((event) => told.push(event));
    await opened(list, 'm-1.20');
    expect(ofRow(list).map(page.textOf)).to.deep.equal(['Suppress']);
    ofRow(list)[0]?.click();
    const [event] = told;
    const ids: string[] = [];
    for await (const { messageId } of event?.recipients() ?? []) ids.push(messageId);
    expect(ids).to.deep.equal(['m-1.20']);
    expect([event?.total, event?.query, event?.recipient?.email]).to.deep.equal([1, undefined, 'm-1.20@example.com']);
    await list.updateComplete;
    expect(handed(list)).to.equal('1 recipient handed over to this page');
  });

  it('follow what becomes of the recipient', async () => {
    const adapter = toldMailing();
    const list = await shown(undefined, adapter);
    await opened(list, 'm-1.1');
    expect(ofRow(list).map(page.textOf)).to.deep.equal(['Follow up']);
    adapter.addEvents([happens(1, 'bounced', HARD)]);
    await waitUntil(() => page.textOf(ofRow(list)[0]) === 'Suppress', 'it does not follow');
  });

  it('are reached and pressed by keyboard', async () => {
    const told: RecipientActionEvent[] = [];
    const list = await shown((event) => told.push(event));
    await opened(list, 'm-1.20');
    page.find(list, '.open .disclosure').focus();
    for (let presses = 0; presses < 8 && page.focused() !== ofRow(list)[0]; presses += 1) {
      await sendKeys({ press: 'Tab' });
    }
    await sendKeys({ press: 'Enter' });
    expect(told.map(({ recipient }) => recipient?.messageId)).to.deep.equal(['m-1.20']);
    await sendKeys({ press: 'Escape' });
    expect(page.focused()?.className).to.equal('disclosure');
  });
});

describe('actions of <mail-analytics>', () => {
  it('are in its drawer, with buttons of the host’s own, and tell the page', async () => {
    const section = await page.mount('mail-analytics', { adapter: toldMailing() }, { actions: 'suppress' });
    section.innerHTML = '<button slot="actions">Print labels</button>';
    const told = page.heard<RecipientActionEvent>(section, 'suppress');
    await page.loaded(section);
    const list = await page.openDrawer(section);
    await waitUntil(() => page.textOf(suppress(list)) === 'Suppress 9', 'they are not counted');
    suppress(list).click();
    expect(told.map(({ mailingId, total }) => [mailingId, total])).to.deep.equal([['m-1', 9]]);
    const own = section.querySelector('button') as HTMLElement;
    const box = page.find(list, '.actions').getBoundingClientRect();
    const { top, bottom, width } = own.getBoundingClientRect();
    expect(width > 0 && top >= box.top && bottom <= box.bottom, 'it stands in the bar').to.equal(true);
  });

  it('may be of the host’s own alone', async () => {
    const list = await page.mount('mail-recipients', { adapter: toldMailing(), mailingId: 'm-1' });
    list.innerHTML = '<button slot="actions">Print labels</button>';
    await page.loaded(list);
    await waitUntil(() => page.has(list, '.actions slot'), 'the bar does not come');
    expect(buttons(list)).to.deep.equal([]);
    expect(page.find<HTMLSlotElement>(list, '.actions slot').assignedElements()).to.have.length(1);
  });
});
