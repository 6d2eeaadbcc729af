/**
 * What the tests of the elements have in common: made-up data, an adapter that can be watched and disturbed, and ways
 * to press and read what a person presses and reads. It knows parts, roles and tags, and no member of a class.
 */
import { fixture, waitUntil } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';

import { mailingRows, recipientRows } from '../../fixtures/rows.js';
import type { MailAnalyticsAdapter, RequestOptions, Unsubscribe } from '../../src/adapters/adapter.js';
import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import '../../src/define.js';
import '../../src/elements/mail-recipients/mail-recipients.define.js';
import '../../src/elements/mail-status-legend/mail-status-legend.define.js';
import type { MailingAnnouncement } from '../../src/model/mail-log.js';
import type { EventType, MailEvent } from '../../src/model/mail-event.js';
import { totalsOf, type Mailing, type Message, type Recipient } from '../../src/model/mailing.js';
import type { Change, MailingQuery, Page, RecipientQuery, Scope } from '../../src/model/query.js';

/** The present of all made-up data. */
export const NOW = '2026-11-24T09:00:00Z';

export interface Sample {
  mailings: readonly Mailing[];
  recipients: Record<string, readonly Recipient[]>;
}

/** Mailings whose totals are counted from recipients, so that a number can be compared with the rows behind it. */
export function sample(count = 14, recipientsEach = 40): Sample {
  const recipients: Record<string, readonly Recipient[]> = {};
  const mailings = mailingRows(count, 'elements', NOW).map((mailing) => {
    if (mailing.status === 'draft' || mailing.status === 'scheduled') return mailing;
    const own = recipientRows(recipientsEach, mailing.id, NOW, mailing.id);
    recipients[mailing.id] = own;
    return { ...mailing, totals: totalsOf(own) };
  });
  return { mailings, recipients };
}

/** One mailing as a host would write it. */
export function mailing(id: string, more: Partial<Mailing> = {}): Mailing {
  const sender = { name: 'Marcus Bell', email: 'marcus@example.com' };
  return { id, subject: `Subject ${id}`, sender, status: 'sent', sentAt: NOW, totals: totalsOf([]), ...more };
}

/** One recipient as a host would write it. */
export function recipient(messageId: string, more: Partial<Recipient> = {}): Recipient {
  const who = { messageId, name: `Person ${messageId}`, email: `${messageId}@example.com` };
  return { ...who, status: 'delivered', statusAt: NOW, lastEventAt: NOW, opens: 0, clicks: 0, ...more };
}

/** An adapter with one mailing, "m-1", and these recipients. */
export function oneMailing(recipients: readonly Recipient[], more: Partial<Mailing> = {}): MemoryAdapter {
  return new MemoryAdapter({
    mailings: [mailing('m-1', { totals: totalsOf(recipients), ...more })],
    recipients: { 'm-1': recipients },
  });
}

/** A mailing as the sending code announces it, with recipients "<id>.1", "<id>.2", … */
export function announcement(
  id: string,
  recipients: number,
  more: Partial<MailingAnnouncement> = {},
): MailingAnnouncement {
  return {
    id,
    subject: `Subject ${id}`,
    sender: { name: 'Marcus Bell', email: 'marcus@example.com' },
    sentAt: '2026-11-24T08:00:00Z',
    recipients: Array.from({ length: recipients }, (_, index) => {
      const messageId = `${id}.${String(index + 1)}`;
      return { messageId, name: `Person ${messageId}`, email: `${messageId}@example.com` };
    }),
    ...more,
  };
}

/** What a provider reports of one message. */
export function mailEvent(messageRef: string, type: EventType, time = NOW, more: Partial<MailEvent> = {}): MailEvent {
  const recipient = `${messageRef}@example.com`;
  return { type, time, messageRef, recipient, provider: 'made-up', nativeType: type, ...more };
}

/** One request as an adapter sees it. */
export interface Call {
  readonly method: 'listMailings' | 'listRecipients' | 'getMessages';
  readonly query?: MailingQuery | RecipientQuery;
  readonly mailingId?: string;
  readonly ids?: readonly string[];
  readonly signal: AbortSignal | undefined;
  /** Lets a held request answer now, aborted or not. */
  release: () => void;
}

/** Answers a request in place of the adapter; `real` asks it. */
export type Answer = (call: Call, real: () => Promise<unknown>) => unknown;

/** Records every request to another adapter, and can hold, fail, replace or reorder the answers. */
export class SpyAdapter implements MailAnalyticsAdapter {
  readonly calls: Call[] = [];
  /** Requests wait for `release`. */
  isHeld = false;
  answer: Answer = (_call, real) => real();
  /** Subscriptions that have not ended. */
  subscriptions = 0;
  subscribe?: (scope: Scope, listener: (changes: readonly Change[]) => void) => Unsubscribe;

  constructor(private readonly inner: MailAnalyticsAdapter) {
    if (!inner.subscribe) return;
    this.subscribe = (scope, listener) => {
      const stop = inner.subscribe?.(scope, listener);
      this.subscriptions += 1;
      return () => {
        this.subscriptions -= 1;
        stop?.();
      };
    };
  }

  listMailings(query: MailingQuery, options: RequestOptions): Promise<Page<Mailing>> {
    return this.#take({ method: 'listMailings', query, ...options }, async () => this.inner.listMailings(query, {}));
  }

  listRecipients(mailingId: string, query: RecipientQuery, options: RequestOptions): Promise<Page<Recipient>> {
    const real = async (): Promise<Page<Recipient>> => this.inner.listRecipients(mailingId, query, {});
    return this.#take({ method: 'listRecipients', mailingId, query, ...options }, real);
  }

  getMessages(ids: readonly string[], options: RequestOptions): Promise<readonly Message[]> {
    return this.#take({ method: 'getMessages', ids, ...options }, async () => this.inner.getMessages(ids, {}));
  }

  /** Requests for rows, by where they begin. */
  offsets(): number[] {
    return this.calls.flatMap(({ query }) => (query && query.limit > 0 ? query.offset : []));
  }

  #take<Result>(about: Partial<Call>, real: () => Promise<unknown>): Promise<Result> {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const call = { signal: undefined, ...about, release } as Call;
    this.calls.push(call);
    // Not async: an answer that throws does so at once, as a host's adapter may.
    const answer = (): Promise<Result> => this.answer(call, real) as Promise<Result>;
    return this.isHeld ? released.then(answer) : answer();
  }
}

/** An element with these attributes and properties, on the page. It is taken away after the test. */
export async function mount<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  attributes: Readonly<Record<string, string>> = {},
): Promise<HTMLElementTagNameMap[Tag]> {
  const home = await fixture<HTMLElement>('<div></div>');
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  Object.assign(element, properties);
  home.append(element);
  return element;
}

/** The same, once what it shows has come. */
export async function mounted<Tag extends 'mail-analytics' | 'mail-recipients'>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  attributes: Readonly<Record<string, string>> = {},
): Promise<HTMLElementTagNameMap[Tag]> {
  const element = await mount(tag, properties, attributes);
  await loaded(element);
  return element;
}

/** The only element of this kind in the root of another; a host's own elements are looked for in the page. */
export function find<Found extends Element = HTMLElement>(host: Element, selector: string): Found {
  const found = (host.shadowRoot ?? host).querySelector<Found>(selector);
  if (!found) throw new Error(`There is no ${selector} in ${host.localName}.`);
  return found;
}

export function all<Found extends Element = HTMLElement>(host: Element, selector: string): Found[] {
  return [...(host.shadowRoot ?? host).querySelectorAll<Found>(selector)];
}

export function has(host: Element, selector: string): boolean {
  return (host.shadowRoot ?? host).querySelector(selector) !== null;
}

/** Words as a person reads them. */
export function textOf(element: Element | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Waits for rows, or for what stands in their place. */
export async function loaded(list: HTMLElement): Promise<void> {
  const isLoaded = (): boolean =>
    has(list, '[part="note"], [part="problem"]') ||
    (has(list, 'table[aria-busy="false"] [data-row]') && !has(list, 'table .pending'));
  await waitUntil(isLoaded, `${list.localName} has not shown its rows`, { timeout: 4000 });
}

export function rows(list: HTMLElement): HTMLElement[] {
  return all(list, '[data-row]:not(.pending)');
}

export function heads(list: HTMLElement): string[] {
  return all(list, '#rows thead th').map(textOf);
}

/** What stands in a column, row by row. Cells of recipients are found by class. */
export function column(list: HTMLElement, name: string): string[] {
  return rows(list).map((row) => textOf(find(row, `td[data-column="${name}"], td.${name}`)));
}

export function subjects(section: HTMLElement): string[] {
  return rows(section).map((row) => textOf(find(row, '[part="subject"]')));
}

export function names(list: HTMLElement): string[] {
  return rows(list).map((row) => textOf(find(row, '.name button')));
}

/** The label of each filter chip with its count: "Opened 46". */
export function chips(list: HTMLElement): string[] {
  return all(list, '.chip').map(textOf);
}

export async function pressChip(list: HTMLElement, label: string): Promise<void> {
  const chip = all(list, '.chip').find((each) => textOf(each).startsWith(label));
  if (!chip) throw new Error(`There is no chip ${label}, only ${chips(list).join(', ')}.`);
  chip.click();
  await changed(list);
}

export async function pressHead(list: HTMLElement, name: string): Promise<void> {
  find(list, `th[data-column="${name}"] button`).click();
  await changed(list);
}

/** Puts words into the search field, as typing them at one go does. */
export async function search(list: HTMLElement, words: string): Promise<void> {
  const field = find<HTMLInputElement>(list, 'input[type="search"]');
  field.value = words;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  // Typing rests a little before the question is asked, and nothing on screen tells when.
  await pause(180);
  await changed(list);
}

/** Waits until what was changed is drawn and its answer has come. */
export async function changed(list: HTMLElement): Promise<void> {
  await pause(0);
  await loaded(list);
  await pause(0);
}

/** For what is not to happen, or cannot be seen happening. */
export function pause(milliseconds = 60): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Opens the drawer of the row at this place by its subject, or by the number in a column. */
export async function openDrawer(section: HTMLElement, row = 0, name = 'subject'): Promise<HTMLElement> {
  const at = rows(section)[row];
  if (!at) throw new Error(`There is no row ${String(row)}.`);
  find(at, `[data-column="${name}"] button`).click();
  await waitUntil(() => has(section, 'dialog[open] mail-recipients'), 'the drawer has not opened');
  const list = find(section, 'mail-recipients');
  await loaded(list);
  // It slides in, and a press is to find what it is meant for.
  await Promise.all(
    find(section, 'dialog')
      .getAnimations()
      .map(({ finished }) => finished),
  );
  return list;
}

export async function closeDrawer(section: HTMLElement): Promise<void> {
  find(section, 'dialog .close').click();
  await waitUntil(() => !has(section, 'mail-recipients'), 'the drawer has not closed');
}

/** Presses the mouse in the middle of an element, or at a distance from its upper left corner. */
export async function pressAt(element: Element, x?: number, y?: number): Promise<void> {
  const box = element.getBoundingClientRect();
  const position = [box.left + (x ?? box.width / 2), box.top + (y ?? box.height / 2)].map(Math.round);
  await sendMouse({ type: 'click', position: position as [number, number] });
}

export async function pointAt(element: Element): Promise<void> {
  const { left, top, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'move', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
}

/** The element that has the focus, through shadow roots. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** Collects the events of a name that reach the host page. */
export function heard<Heard extends Event>(host: EventTarget, name: string): Heard[] {
  const events: Heard[] = [];
  host.addEventListener(name, (event) => events.push(event as Heard));
  return events;
}

/** Collects what is thrown into the page while something runs, so that the test can say it was nothing. */
export async function thrownDuring(run: () => Promise<unknown>): Promise<string[]> {
  const thrown: string[] = [];
  const onError = (event: ErrorEvent): void => {
    // Chromium's note that sizes are told one frame later; nothing has failed.
    if (!event.message.startsWith('ResizeObserver loop')) thrown.push(event.message);
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  const onRejection = (event: PromiseRejectionEvent): void => {
    thrown.push(String(event.reason));
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  // Before the test framework's own listeners, which would end the test without a word of what it promises.
  window.addEventListener('error', onError, { capture: true });
  window.addEventListener('unhandledrejection', onRejection, { capture: true });
  try {
    await run();
    await pause();
  } finally {
    window.removeEventListener('error', onError, { capture: true });
    window.removeEventListener('unhandledrejection', onRejection, { capture: true });
  }
  return thrown;
}

/** Collects what is warned of in the console while something runs. */
export async function warnedDuring(run: () => Promise<unknown>): Promise<string[]> {
  const warned: string[] = [];
  const { warn } = console;
  console.warn = (...words: unknown[]) => void warned.push(words.map(String).join(' '));
  try {
    await run();
  } finally {
    console.warn = warn;
  }
  return warned;
}
