/** A page whose every text is somebody's attack, and what shows that one of them has worked. */
import { waitUntil } from '@open-wc/testing';

import type { MailAnalyticsAdapter } from '../../src/adapters/adapter.js';
import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import type { MailAnalytics } from '../../src/elements/mail-analytics/mail-analytics.js';
import { totalsOf, type Mailing, type Message, type Recipient } from '../../src/model/mailing.js';
import type { MailEvent } from '../../src/model/mail-event.js';
import type { SavedView, ViewStorage } from '../../src/model/saved-view.js';
import * as page from '../elements/harness.js';

declare global {
  /** Called by every attack that is run as a script. */
  var tripped: ((how: unknown) => void) | undefined;
}

/** What has been run since. */
export const runs: unknown[] = [];

export function layTripwires(): void {
  globalThis.tripped = (how) => void runs.push(how);
}

/** An adapter whose mailing, recipients, events and links say nothing but one text; and, where it is told, an address. */
export function adapterOf(text: string, email = text): MailAnalyticsAdapter {
  const sender = { name: text, email };
  const reason = { text, code: text, bounceClass: 'hard', kind: 'mailbox-full' } as const;
  const recipients: Recipient[] = [
    page.recipient(`${text}.1`, { name: text, email, status: 'clicked', opens: 3, clicks: 2 }),
    page.recipient(`${text}.2`, { name: '', email, status: 'bounced', reason, unsubscribed: true }),
  ];
  const mailing: Mailing = page.mailing(text, { subject: text, sender, scope: text, totals: totalsOf(recipients) });
  const about = { recipient: text, time: page.NOW, provider: text, nativeType: text, userAgent: text, ip: text };
  const events: MailEvent[] = [
    { ...about, type: 'delivered', reason: text },
    { ...about, type: 'clicked', url: text },
    { ...about, type: 'opened' },
    { ...about, type: 'bounced', reason: text, reasonCode: text },
    { ...about, type: 'other' },
  ];
  const [first] = recipients;
  const message = {
    ...(first as Recipient),
    messageId: text,
    reason,
    mailing: { id: text, subject: text, sender },
  } as Message;
  return Object.assign(new MemoryAdapter({ mailings: [mailing], recipients: { [text]: recipients } }), {
    listEvents: () => Promise.resolve(events),
    listLinks: () => Promise.resolve([{ url: text, clicks: 2, recipients: 1 }]),
    getMessages: () => Promise.resolve([message]),
  });
}

/** A storage in which every view has the text for its name. */
export function viewsOf(text: string): ViewStorage {
  const views: SavedView[] = [
    { name: text, view: { search: '', sort: 'subject' } },
    { name: `${text}!`, view: { sort: '-date' } },
  ];
  return {
    list: () => views,
    save: () => Promise.reject(new Error(text)),
    remove: (name) => void views.splice(views.findIndex((view) => view.name === name) >>> 0, 1),
  };
}

/** The whole section with its drawer, and one recipient's history and links open; the views and the icon's popover, too. */
export async function everything(text: string, email = text): Promise<HTMLElement> {
  const adapter = adapterOf(text, email);
  const columns = [
    'subject',
    'sending-user',
    'sending-email',
    'date',
    'delivered',
    'clicked',
    ownColumn(text),
  ] as never;
  const section = await page.mounted(
    'mail-analytics',
    { adapter, views: viewsOf(text), columns },
    { locale: 'en-GB', 'time-zone': 'UTC' },
  );
  await waitUntil(() => page.has(section, '[part="saved-views"]'), 'there are no views');
  const list = await page.openDrawer(section);
  page.find(list, '.disclosure').click();
  await waitUntil(() => page.has(list, '#history[aria-busy="false"]'), 'there is no history');
  for (const details of page.all<HTMLDetailsElement>(list, '#history details')) details.open = true;
  page.find(list, '.tools .plain[aria-expanded]').click();
  await waitUntil(() => page.has(list, '.links[aria-busy="false"]'), 'there are no links');
  return section;
}

/** The list of views, where each is named, was removed, or could not be saved. */
export async function views(section: MailAnalytics | HTMLElement): Promise<HTMLElement> {
  if (page.has(section, 'dialog[open]')) await page.closeDrawer(section);
  page.find(section, '[part="saved-views"]').click();
  await waitUntil(() => page.has(section, '#saved-views:popover-open'), 'the views are not open');
  page.find(section, '#saved-views .pick').click();
  await page.changed(section);
  page.find(section, '[part="saved-views"]').click();
  await waitUntil(() => page.has(section, '#saved-views:popover-open'), 'the views are not open again');
  // The browser tells of it a moment later, and with it the list is drawn anew.
  await page.pause();
  page.all(section, '#saved-views li:last-child .act').at(-1)?.click();
  await waitUntil(() => page.has(section, '#saved-views .undo'), 'none was removed');
  page.find<HTMLInputElement>(section, '#saved-views footer input').value = 'another';
  page.find(section, '#saved-views footer form button').click();
  await waitUntil(() => page.has(section, '#saved-views [role="alert"] b'), 'no failure is told');
  return page.find(section, '#saved-views');
}

export async function popover(text: string, email = text): Promise<HTMLElement> {
  const icon = await page.mount(
    'email-status-icon',
    { adapter: adapterOf(text, email), messageId: text },
    { locale: 'en-GB' },
  );
  await waitUntil(() => page.has(icon, '[data-status="clicked"]'), 'the icon has no status');
  page.find(icon, '#icon').click();
  await waitUntil(() => page.has(icon, '#popover:popover-open dd'), 'the popover is not open');
  return icon;
}

function ownColumn(text: string): object {
  return { name: 'own', label: text, render: () => text };
}

/** Every root from here on. */
export function* rootsIn(root: Document | ShadowRoot | Element): Generator<Document | ShadowRoot | Element> {
  yield root;
  for (const element of root.querySelectorAll('*')) if (element.shadowRoot) yield* rootsIn(element.shadowRoot);
}

/** Elements that nobody of us makes, and attributes that run something. */
export function intruders(from: Element): string[] {
  const found: string[] = [];
  const roots = [...rootsIn(from), ...(from.shadowRoot ? rootsIn(from.shadowRoot) : [])];
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      const isForeign = element.matches(
        '[data-tripped], script, iframe, object, embed, img, base, meta, link, math, b[style]',
      );
      const runs = element.getAttributeNames().filter((name) => name.startsWith('on') || name === 'srcdoc');
      const address = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
      if (isForeign || runs.length > 0) found.push(element.outerHTML.slice(0, 120));
      if (address && !/^https?:/i.test(address)) found.push(`${element.localName} ${address}`);
    }
  }
  return found;
}

/** The texts that are shown from here on, with the nodes that hold them. */
export function textNodesIn(from: Element): Text[] {
  const nodes: Text[] = [];
  for (const root of [from, ...(from.shadowRoot ? rootsIn(from.shadowRoot) : [])]) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  }
  return nodes;
}
