import { expect, waitUntil } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';

import type { MailAnalyticsAdapter } from '../../../src/adapters/adapter.js';
import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { EmailStatusIcon } from '../../../src/elements/email-status-icon/email-status-icon.js';
import type { MailEvent } from '../../../src/model/mail-event.js';
import * as page from '../harness.js';
import { violations } from '../violations.js';

const ID = 'm-1.1';
const at = (minute: number): string => `2026-11-24T08:${String(minute).padStart(2, '0')}:00Z`;

/** Of the one message that there is, these happened a minute after each other. */
function adapterOf(...types: readonly (readonly [MailEvent['type'], Partial<MailEvent>?])[]): MemoryAdapter {
  const events = types.map(([type, more], index) => page.mailEvent(ID, type, at(index), more));
  return new MemoryAdapter({ announcements: [page.announcement('m-1', 1)], events });
}

async function open(adapter: MailAnalyticsAdapter): Promise<EmailStatusIcon> {
  const icon = await page.mount('email-status-icon', { adapter, messageId: ID, timeZone: 'UTC', locale: 'en-GB' });
  await waitUntil(() => page.find(icon, '#icon').dataset['status'] !== undefined, 'the status has not come');
  await icon.show();
  await waitUntil(() => page.has(icon, '#popover:popover-open'), 'the popover has not opened');
  return icon;
}

const ask = (icon: Element): void => page.find(icon, '#question').click();
const isAsked = (icon: Element): boolean => page.find(icon, '#question').getAttribute('aria-expanded') === 'true';
const answered = (icon: Element): Promise<void> =>
  waitUntil(() => page.has(icon, '#events[aria-busy="false"]'), 'the events have not come');
const told = (icon: Element): string[] => page.all(icon, '#events li').map(page.textOf);
const rule = (icon: Element): string => page.textOf(page.find(icon, '#why > p'));

async function asked(adapter: MailAnalyticsAdapter): Promise<EmailStatusIcon> {
  const icon = await open(adapter);
  ask(icon);
  await answered(icon);
  return icon;
}

describe('the question "why this status?" in the popover of <email-status-icon>', () => {
  beforeEach(() => setViewport({ width: 800, height: 600 }));
  afterEach(() => resetMouse());

  it('is answered by the rule, and by what happened with the event that decides', async () => {
    const icon = await asked(adapterOf(['processed'], ['delivered'], ['opened'], ['opened']));
    expect(rule(icon)).to.contain('An open by a person counts more than the delivery.');
    expect(told(icon)).to.deep.equal([
      'Processed 24 Nov, 08:00:00',
      'Delivered 24 Nov, 08:01:00',
      'Opened Decides the status 24 Nov, 08:02:00',
    ]);
  });

  for (const [what, adapter, sentence, decides] of [
    [
      'a hard bounce after a delivery',
      adapterOf(['delivered'], ['bounced', { bounceClass: 'hard' }]),
      'A hard bounce counts more than a delivery, even one that was reported before.',
      'Bounced Decides the status 24 Nov, 08:01:00',
    ],
    [
      'a soft bounce that came again',
      adapterOf(['bounced', { bounceClass: 'soft' }], ['delivered'], ['bounced', { bounceClass: 'soft' }]),
      'A soft bounce or a block counts until the mail is delivered',
      'Bounced Decides the status 24 Nov, 08:02:00',
    ],
    [
      'a spam report after a click',
      adapterOf(['delivered'], ['clicked'], ['spam-report'], ['opened']),
      'A spam report counts more than anything else',
      'Spam report Decides the status 24 Nov, 08:02:00',
    ],
    [
      'an open by software alone',
      adapterOf(['delivered'], ['opened', { machine: true }]),
      'What software opens does not change it.',
      'Delivered Decides the status 24 Nov, 08:00:00',
    ],
  ] as const) {
    it(`is answered for ${what}`, async () => {
      const icon = await asked(adapter);
      expect(rule(icon)).to.contain(sentence);
      expect(told(icon).filter((line) => line.includes('Decides'))).to.deep.equal([decides]);
    });
  }

  it('asks the adapter for nothing before somebody asks', async () => {
    const adapter = adapterOf(['delivered']);
    const ids: string[] = [];
    const listEvents = adapter.listEvents?.bind(adapter);
    const spy: MailAnalyticsAdapter = {
      listMailings: adapter.listMailings.bind(adapter),
      listRecipients: adapter.listRecipients.bind(adapter),
      getMessages: adapter.getMessages.bind(adapter),
      listEvents: async (id, options) => {
        ids.push(id);
        return (await listEvents?.(id, options)) ?? [];
      },
    };
    const icon = await open(spy);
    await page.pause();
    expect(ids).to.deep.equal([]);
    ask(icon);
    await answered(icon);
    expect(ids).to.deep.equal([ID]);
  });

  it('is answered by the rule alone where the adapter tells no events, and where there is no adapter', async () => {
    const icon = await open(page.oneMailing([page.recipient(ID, { status: 'opened', opens: 1 })]));
    ask(icon);
    await page.pause();
    expect(rule(icon)).to.contain('An open by a person');
    expect(page.has(icon, '#events')).to.equal(false);
    const plain = await page.mount('email-status-icon', { status: 'dropped' });
    await plain.show();
    await waitUntil(() => page.has(plain, '#popover:popover-open'));
    ask(plain);
    await plain.updateComplete;
    expect(rule(plain)).to.equal('The mail service did not send the mail, so nothing else can follow.');
  });

  it('is not asked where the status is not known', async () => {
    const icon = await page.mount('email-status-icon', { adapter: adapterOf(), messageId: 'nobody knows it' });
    await waitUntil(() => page.find(icon, '#icon').getAttribute('aria-label') === 'No status');
    await icon.show();
    await waitUntil(() => page.has(icon, '#popover:popover-open'));
    expect(page.has(icon, '#why')).to.equal(false);
  });

  it('follows what happens while it is open', async () => {
    const adapter = adapterOf(['processed']);
    const icon = await asked(adapter);
    adapter.addEvents([page.mailEvent(ID, 'delivered', at(5))]);
    await waitUntil(() => told(icon).length === 2, 'the delivery is not told', { timeout: 4_000 });
    expect(told(icon)[1]).to.equal('Delivered Decides the status 24 Nov, 08:05:00');
    expect(isAsked(icon)).to.equal(true);
  });

  it('says what went wrong, tells the host, and recovers with the focus at its place', async () => {
    const adapter = adapterOf(['delivered']);
    let isBroken = true;
    const { listEvents } = adapter;
    const broken = Object.assign(adapter, {
      listEvents: (...query: Parameters<NonNullable<typeof listEvents>>) =>
        isBroken ? Promise.reject(new Error('No history today.')) : listEvents?.(...query),
    });
    const errors = page.heard(document, 'adapter-error');
    const icon = await asked(broken);
    expect(page.textOf(page.find(icon, '#events [role="alert"] p'))).to.contain('No history today.');
    expect(errors).to.have.length(1);
    isBroken = false;
    page.find(icon, '#events button').click();
    await waitUntil(() => told(icon).length === 1, 'it has not recovered');
    expect(page.focused() === page.find(icon, '#question'), 'the question has the focus').to.equal(true);
  });

  it('names the field of an answer that is of the wrong shape', async () => {
    const broken = Object.assign(adapterOf(['delivered']), {
      listEvents: async () => [{ type: 'delivered', time: 'soon' }],
    });
    const icon = await asked(broken);
    expect(page.textOf(page.find(icon, '#events [role="alert"]'))).to.contain('events[0].time: not a date');
  });

  it('opens and closes by the keyboard, and Escape leads back to the icon', async () => {
    const icon = await open(adapterOf(['delivered']));
    page.find(icon, '#icon').focus();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await answered(icon);
    expect(told(icon)).to.have.length(1);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !page.has(icon, '#popover'), 'the popover has not closed');
    expect(page.focused() === page.find(icon, '#icon'), 'the icon has the focus').to.equal(true);
  });

  it('is not asked any more when the popover is opened the next time', async () => {
    const icon = await asked(adapterOf(['delivered']));
    icon.hide();
    await waitUntil(() => !page.has(icon, '#popover'));
    await icon.show();
    await waitUntil(() => page.has(icon, '#popover:popover-open'));
    expect(isAsked(icon)).to.equal(false);
    expect(page.has(icon, '#events')).to.equal(false);
    ask(icon);
    await answered(icon);
    expect(told(icon)).to.have.length(1);
  });

  it('keeps a popover open that only the pointer had opened', async () => {
    const icon = await page.mount('email-status-icon', { status: 'opened' });
    await icon.updateComplete;
    await page.pointAt(page.find(icon, '#icon'));
    await waitUntil(() => page.has(icon, '#popover:popover-open'), 'the popover has not opened');
    await page.pressAt(page.find(icon, '#question'));
    await waitUntil(() => isAsked(icon), 'the answer is not shown');
    await sendMouse({ type: 'move', position: [790, 590] });
    await page.pause(400);
    expect(page.has(icon, '#popover:popover-open')).to.equal(true);
  });

  it('has no barrier, answered or failed', async () => {
    const icon = await asked(adapterOf(['delivered'], ['opened']));
    expect(await violations(icon)).to.deep.equal([]);
    const failed = await asked(
      Object.assign(adapterOf(['delivered']), { listEvents: () => Promise.reject(new Error('No history today.')) }),
    );
    expect(await violations(failed)).to.deep.equal([]);
  });

  it('leaves the focus on the icon when it goes with the message that it is of', async () => {
    const icon = await open(adapterOf(['delivered']));
    page.find(icon, '#question').focus();
    icon.messageId = 'nobody';
    await waitUntil(() => !page.has(icon, '#question'), 'the question stays');
    expect(page.focused()).to.equal(page.find(icon, '#icon'));
  });
});
