import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';

import { MemoryAdapter } from '../../../src/adapters/memory-adapter.js';
import type { EmailStatusIcon } from '../../../src/elements/email-status-icon/email-status-icon.js';
import type { MailingOpenEvent } from '../../../src/elements/events.js';
import type { Recipient } from '../../../src/model/mailing.js';
import * as page from '../harness.js';

const ATTRIBUTES = {
  status: 'opened',
  'status-at': '2026-11-22T10:12:41Z',
  subject: 'Quarterly letter',
  sender: 'Marcus Bell <marcus@example.com>',
  recipient: 'Anna Lindqvist <anna@example.com>',
  locale: 'en-GB',
  'time-zone': 'Europe/Berlin',
};

const button = (icon: Element): HTMLElement => page.find(icon, 'button');
const isOpen = (icon: Element): boolean => page.has(icon, '#popover:popover-open');
const opened = (icon: Element): Promise<void> => waitUntil(() => isOpen(icon), 'the popover has not opened');
const closed = (icon: Element): Promise<void> => waitUntil(() => !isOpen(icon), 'the popover has not closed');
const words = (icon: Element): string => page.textOf(page.find(icon, '#popover'));

async function plainIcon(attributes: Readonly<Record<string, string>> = {}): Promise<EmailStatusIcon> {
  const icon = await page.mount('email-status-icon', {}, { ...ATTRIBUTES, ...attributes });
  await icon.updateComplete;
  return icon;
}

/** An icon whose popover is open, for a message of an adapter. */
async function openIcon(more: Partial<Recipient>): Promise<EmailStatusIcon> {
  const adapter = page.oneMailing([page.recipient('a', more)]);
  const icon = await page.mount('email-status-icon', { adapter, messageId: 'a' });
  await waitUntil(() => button(icon).dataset['status'] !== undefined);
  await icon.show();
  await opened(icon);
  return icon;
}

describe('the popover of <email-status-icon>', () => {
  beforeEach(async () => {
    await setViewport({ width: 800, height: 600 });
    // Out of the way of what is put at the top of the page.
    await sendMouse({ type: 'move', position: [790, 590] });
  });
  afterEach(() => resetMouse());

  it('opens when the pointer rests on the icon, and closes after it has left', async () => {
    const icon = await plainIcon();
    await page.pointAt(button(icon));
    await opened(icon);
    await sendMouse({ type: 'move', position: [790, 590] });
    await closed(icon);
  });

  it('does not open for a pointer that only passes over the icon', async () => {
    const first = await plainIcon();
    await first.show();
    first.hide();
    await page.pointAt(button(first));
    await sendMouse({ type: 'move', position: [790, 590] });
    await page.pause(250);
    expect(isOpen(first)).to.equal(false);
  });

  it('stays open while the pointer travels into it and rests there', async () => {
    const icon = await plainIcon();
    await page.pointAt(button(icon));
    await opened(icon);
    await page.pointAt(page.find(icon, '#popover'));
    await page.pause(400);
    expect(isOpen(icon)).to.equal(true);
    await sendMouse({ type: 'move', position: [790, 590] });
    await closed(icon);
  });

  it('opens when the icon gets the focus by keyboard, and closes when the focus goes on', async () => {
    const icon = await plainIcon();
    const next = document.createElement('button');
    icon.after(next);
    icon.parentElement?.prepend(Object.assign(document.createElement('button'), { textContent: 'before' }));
    icon.parentElement?.querySelector('button')?.focus();
    await sendKeys({ press: 'Tab' });
    expect(page.focused() === button(icon), 'the icon has the focus').to.equal(true);
    await opened(icon);
    expect(button(icon).getAttribute('aria-expanded')).to.equal('true');
    await sendKeys({ press: 'Tab' });
    expect(page.focused() === page.find(icon, '#question'), 'the question has the focus').to.equal(true);
    await sendKeys({ press: 'Tab' });
    await closed(icon);
    expect(button(icon).getAttribute('aria-expanded')).to.equal('false');
  });

  it('is kept open by a press, until the next press on the icon', async () => {
    const icon = await plainIcon();
    await page.pressAt(button(icon));
    await opened(icon);
    await sendMouse({ type: 'move', position: [790, 590] });
    await page.pause(400);
    expect(isOpen(icon)).to.equal(true);
    await page.pressAt(button(icon));
    await closed(icon);
  });

  it('closes by a press elsewhere on the page', async () => {
    const icon = await plainIcon();
    await page.pressAt(button(icon));
    await opened(icon);
    await sendMouse({ type: 'click', position: [780, 580] });
    await closed(icon);
  });

  it('stays open for a press on its text, so that a reason can be selected and copied', async () => {
    const icon = await plainIcon();
    await page.pressAt(button(icon));
    await opened(icon);
    await page.pressAt(page.find(icon, '#popover dd'));
    await page.pause(300);
    expect(isOpen(icon)).to.equal(true);
  });

  it('opens by a press of the finger, which never hovers', async () => {
    const icon = await plainIcon();
    const touch = { pointerType: 'touch', bubbles: true, composed: true };
    for (const type of ['pointerenter', 'pointerdown', 'pointerup', 'pointerleave']) {
      button(icon).dispatchEvent(new PointerEvent(type, touch));
    }
    button(icon).dispatchEvent(new PointerEvent('click', touch));
    await opened(icon);
    await page.pause(400);
    expect(isOpen(icon)).to.equal(true);
  });

  it('is open after the keyboard came to it and pressed Enter at once, however late the popover was loaded', async () => {
    const icon = await plainIcon();
    icon.parentElement?.prepend(Object.assign(document.createElement('button'), { textContent: 'before' }));
    icon.parentElement?.querySelector('button')?.focus();
    await sendKeys({ press: 'Tab' });
    button(icon).click();
    await opened(icon);
    button(icon).click();
    await page.pause(350);
    expect(isOpen(icon)).to.equal(true);
    button(icon).click();
    await closed(icon);
  });

  it('is closed by Escape for good, though it was asked for twice while it was being loaded', async () => {
    const icon = await plainIcon();
    let isClosed = false;
    const observer = new MutationObserver(() => {
      if (!isOpen(icon)) return;
      observer.disconnect();
      button(icon).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
      isClosed = true;
    });
    observer.observe(icon.renderRoot, { childList: true, subtree: true });
    button(icon).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    await Promise.resolve();
    button(icon).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    await waitUntil(() => isClosed, 'the popover has not opened');
    await page.pause(100);
    expect(isOpen(icon)).to.equal(false);
  });

  it('closes on Escape, with the focus still on the icon', async () => {
    const icon = await plainIcon();
    button(icon).focus();
    await sendKeys({ press: 'Enter' });
    await opened(icon);
    await sendKeys({ press: 'Escape' });
    await closed(icon);
    expect(page.focused() === button(icon), 'the icon has the focus').to.equal(true);
    await page.pause(200);
    expect(isOpen(icon)).to.equal(false);
  });

  it('closes on Escape from within, and the focus returns to the icon without opening it again', async () => {
    const icon = await openIcon({});
    button(icon).focus();
    await sendKeys({ press: 'Tab' });
    expect(page.textOf(page.focused() ?? undefined)).to.equal('Why this status?');
    await sendKeys({ press: 'Tab' });
    expect(page.textOf(page.focused() ?? undefined)).to.equal('Show mailing');
    await sendKeys({ press: 'Escape' });
    await closed(icon);
    expect(page.focused() === button(icon), 'the icon has the focus').to.equal(true);
    await page.pause(200);
    expect(isOpen(icon)).to.equal(false);
  });

  it('closes the first when a second is opened', async () => {
    const first = await plainIcon();
    const second = await plainIcon();
    await page.pressAt(button(first));
    await opened(first);
    await second.show();
    await opened(second);
    expect(isOpen(first)).to.equal(false);
  });

  it('closes when the icon is removed, and is closed when it is put back', async () => {
    const icon = await plainIcon();
    const home = icon.parentElement;
    await icon.show();
    await opened(icon);
    icon.remove();
    home?.append(icon);
    await icon.updateComplete;
    await page.pause();
    expect(isOpen(icon)).to.equal(false);
  });

  it('shows subject, sender, recipient, since when with the zone, and what the status means', async () => {
    const icon = await plainIcon();
    await icon.show();
    await opened(icon);
    expect(words(icon))
      .to.contain('Opened; no link was clicked.')
      .and.to.contain('Subject Quarterly letter')
      .and.to.contain('From Marcus Bell <marcus@example.com>')
      .and.to.contain('To Anna Lindqvist <anna@example.com>')
      .and.to.contain('22 November 2026 at 11:12:41 CET');
  });

  it('shows the same from an adapter, with how often it was opened and clicked', async () => {
    const icon = await openIcon({ status: 'clicked', opens: 3, clicks: 1 });
    expect(words(icon))
      .to.contain('Clicked a link.')
      .and.to.contain('Subject Subject m-1')
      .and.to.contain('From Marcus Bell <marcus@example.com>')
      .and.to.contain('To Person a <a@example.com>')
      .and.to.contain('3 opens · 1 click');
  });

  for (const [what, more, sentence] of [
    [
      'a hard bounce with its reason',
      { status: 'bounced', reason: { text: '550 no such user', bounceClass: 'hard' } },
      'Hard bounce: the address does not work.',
    ],
    [
      'the words of the mail server',
      { status: 'bounced', reason: { text: '550 no such user', bounceClass: 'hard' } },
      'Reason 550 no such user',
    ],
    [
      'a blocked mail',
      { status: 'bounced', reason: { bounceClass: 'block' } },
      'Blocked: the mail server refused the mail, not the address.',
    ],
    [
      'a drop after an unsubscription',
      { status: 'dropped', reason: { dropOrigin: 'unsubscribed' } },
      'Not sent, because this person unsubscribed before.',
    ],
    [
      'a reason in words, with what to do next',
      { status: 'bounced', reason: { text: '552 5.2.2 over quota', bounceClass: 'soft', kind: 'mailbox-full' } },
      'The mailbox is full. Try again in a few days.',
    ],
    [
      'a reason in words beside those of the mail server',
      { status: 'deferred', reason: { text: '450 4.2.0 Greylisted', kind: 'greylisted' } },
      'Reason 450 4.2.0 Greylisted',
    ],
    [
      'a drop, with what to do next',
      { status: 'dropped', reason: { dropOrigin: 'bounced', kind: 'suppressed' } },
      'When the person asks for your mail again, have the address taken off the suppression list.',
    ],
    ['a click without an open', { status: 'clicked', clicks: 1 }, 'Clicked a link; no open was observed.'],
    ['an open by a machine', { machineOpened: true }, 'a person may or may not have read it'],
    [
      'an unsubscription beside the status',
      { status: 'opened', opens: 1, unsubscribed: true },
      'Unsubscribed: The recipient does not want further mail.',
    ],
  ] as const satisfies readonly (readonly [string, Partial<Recipient>, string])[]) {
    it(`explains ${what}`, async () => {
      expect(words(await openIcon(more))).to.contain(sentence);
    });
  }

  it('does not speak of a machine where a person has opened the mail too', async () => {
    expect(words(await openIcon({ status: 'opened', opens: 1, machineOpened: true }))).to.not.contain('automatically');
  });

  it('asks the host for the mailing on request, and closes', async () => {
    const icon = await openIcon({});
    const told = page.heard<MailingOpenEvent>(document, 'mailing-open');
    await page.pressAt(page.find(icon, '#popover footer button'));
    expect(told.map(({ mailingId }) => mailingId)).to.deep.equal(['m-1']);
    await closed(icon);
  });

  it('shows the host’s own details, and a link in them can be pressed and reached by Tab', async () => {
    const icon = await plainIcon();
    icon.innerHTML = '<p slot="details">Task: <a href="#called">call Anna</a></p>';
    const link = icon.querySelector('a') as HTMLElement;
    const pressed = page.heard(link, 'click');
    await page.pressAt(button(icon));
    await opened(icon);
    await page.pressAt(link);
    expect(pressed, 'presses that arrived').to.have.length(1);
    expect(isOpen(icon)).to.equal(true);
    page.find(icon, '#question').focus();
    await sendKeys({ press: 'Tab' });
    expect(page.focused() === link, 'the link has the focus').to.equal(true);
    expect(isOpen(icon)).to.equal(true);
    location.hash = '';
  });

  it('offers to try again where the status could not be loaded, and recovers', async () => {
    const spy = new page.SpyAdapter(page.oneMailing([page.recipient('a', { status: 'opened', opens: 1 })]));
    spy.answer = () => Promise.reject(new Error('No mail service.'));
    const icon = await page.mount('email-status-icon', { adapter: spy, messageId: 'a' });
    await waitUntil(() => button(icon).getAttribute('aria-label') === 'Status could not be loaded');
    await icon.show();
    await opened(icon);
    expect(words(icon)).to.contain('No mail service.');
    spy.answer = (_call, real) => real();
    const again = page.find(icon, '#popover footer button');
    expect(page.textOf(again)).to.equal('Try again');
    await page.pressAt(again);
    await waitUntil(() => button(icon).getAttribute('aria-label') === 'Opened: Subject m-1');
    expect(words(icon)).to.contain('Opened; no link was clicked.');
  });

  it('follows the status while it is open', async () => {
    const adapter = new MemoryAdapter({ announcements: [page.announcement('m-1', 1)] });
    const icon = await page.mount('email-status-icon', { adapter, messageId: 'm-1.1' });
    await waitUntil(() => button(icon).dataset['status'] === 'processed');
    await icon.show();
    await opened(icon);
    adapter.addEvents([page.mailEvent('m-1.1', 'delivered')]);
    await waitUntil(() => words(icon).includes('accepted the mail'));
    expect(isOpen(icon)).to.equal(true);
  });

  it('leaves a dialog of the host’s open when Escape closes it', async () => {
    const dialog = await fixture<HTMLDialogElement>(html`<dialog></dialog>`);
    const icon = document.createElement('email-status-icon');
    for (const [name, value] of Object.entries(ATTRIBUTES)) icon.setAttribute(name, value);
    dialog.append(icon);
    dialog.showModal();
    await icon.updateComplete;
    await page.pressAt(button(icon));
    await opened(icon);
    await sendKeys({ press: 'Escape' });
    await closed(icon);
    expect(dialog.open).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !dialog.open, 'a second Escape is the dialog’s');
  });

  it('does not open for an icon that was taken away while it was being loaded', async () => {
    const icon = document.createElement('email-status-icon');
    for (const [name, value] of Object.entries(ATTRIBUTES)) icon.setAttribute(name, value);
    const home = await fixture<HTMLElement>(html`<p></p>`);
    home.append(icon);
    await icon.updateComplete;
    button(icon).click();
    icon.remove();
    await page.pause(100);
    home.append(icon);
    await icon.updateComplete;
    await page.pause(50);
    expect(isOpen(icon)).to.equal(false);
    expect(button(icon).ariaExpanded).to.equal('false');
  });
});
