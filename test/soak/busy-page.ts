/** The script of a CRM's page that is open all day, and what people and frameworks do on it; runs in the browser. */
import { setDefaultAdapter, type MailAnalytics } from '../../src/index.ts';
import '../../src/define.ts';
import { BusyMail } from './busy-mail.ts';

const ICONS = 40;
const LANGUAGES = ['en', 'de', 'ar', 'ja', 'fr'];

/** What is held at rest that the tests can count in the page. */
export interface Rest {
  changes: number;
  missed: number;
  drawers: number;
  reconnects: number;
  requests: number;
  subscriptions: number;
  elements: number;
  /** Errors that nobody caught, and numbers on screen that were not those of the mail. */
  faults: string[];
}

const mail = new BusyMail();
const faults: string[] = [];
let [drawers, reconnects, languages] = [0, 0, 0];

/** Milliseconds that the clock of the page has been put on: a day is done here in minutes. */
let skipped = 0;
const elapsed = performance.now.bind(performance);
performance.now = () => elapsed() + skipped;

addEventListener('error', ({ message }) => {
  // Chromium's note that sizes are told one frame later; nothing has failed.
  if (!message.startsWith('ResizeObserver loop')) faults.push(message);
});
addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)));

setDefaultAdapter(mail.adapter);
const thread = document.querySelector('#thread') as HTMLElement;
for (const id of mail.messageIds(ICONS)) {
  const note = thread.appendChild(document.createElement('p'));
  note.append('Sent ', Object.assign(document.createElement('email-status-icon'), { messageId: id }));
}

const section = (): MailAnalytics => document.querySelector('mail-analytics') as MailAnalytics;
const drawer = (): Element | null => inside(section(), 'dialog[open] mail-recipients');
const inside = <Found extends HTMLElement>(host: Element, selector: string): Found | null =>
  host.shadowRoot?.querySelector<Found>(selector) ?? null;
const insideAll = (host: Element, selector: string): HTMLElement[] => [
  ...(host.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const rows = (host: Element): HTMLElement[] => insideAll(host, '[data-row]:not(.pending)');
/** The subjects on screen of mailings that are not about to go. */
const subjects = (): HTMLElement[] => {
  const here = new Set(mail.mailings.slice(0, -8).map(({ subject }) => subject));
  return insideAll(section(), '[part="subject"]').filter(({ textContent }) => here.has(textContent ?? ''));
};
const rest = (milliseconds = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(what: string, isSo: () => unknown): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`It does not come to be: ${what}`);
    await rest(4);
  }
}

/** Opens a drawer, scrolls it, unfolds what happened to somebody, and closes it, while mail changes all the time. */
async function useDrawer(changes: number): Promise<void> {
  const part = Math.ceil(changes / 4);
  mail.tell(part);
  await until('subjects', () => subjects().length > 0);
  const own = subjects();
  own[drawers % own.length]?.click();
  await until('drawer', () => rows(drawer() ?? document.body).length > 5);
  const list = drawer() as Element;
  mail.tell(part);
  insideAll(list, '.disclosure')[drawers % 5]?.click();
  await until('history', () => inside(list, '[part="history"] li'));
  const box = inside(list, '#rows') as HTMLElement;
  box.scrollTop = (drawers % 10) * 400;
  mail.tell(part);
  await until('rows', () => inside(list, '[data-row]') && !inside(list, '[data-row].pending'));
  await closeDrawer();
  mail.tell(changes - 3 * part);
  drawers += 1;
}

/** Numbers on screen come to be those of the mail, row by row. */
async function compareNumbers(): Promise<void> {
  const opened = new Map(mail.mailings.map(({ subject, totals }) => [subject, totals.opened]));
  const wrong = (): string[] => {
    const format = new Intl.NumberFormat(document.documentElement.lang);
    return rows(section()).flatMap((row) => {
      const [subject, button] = ['[part="subject"]', 'td[data-column="opened"] :is(button, .zero)'].map(
        (each) => row.querySelector(each)?.textContent ?? '',
      ) as [string, string];
      const due = opened.get(subject);
      // One that has gone stands there until the list is put in order.
      return due === undefined || format.format(due) === button ? [] : `${subject}: ${button}, not ${String(due)}`;
    });
  };
  await until('right numbers', () => wrong().length === 0).catch(() => faults.push(...wrong()));
}

/** What a person changes of the look, and what a page does by itself. */
async function changeLook(): Promise<void> {
  languages += 1;
  document.documentElement.lang = LANGUAGES[languages % LANGUAGES.length] ?? 'en';
  const heads = insideAll(section(), '#rows th button');
  heads[languages % heads.length]?.click();
  await until('sorted rows', () => inside(section(), 'table[aria-busy="false"]') && rows(section()).length > 5);
  const icon = thread.querySelectorAll('email-status-icon')[languages % ICONS] as HTMLElement;
  inside(icon, '#icon')?.click();
  await until('popover', () => inside(icon, '#popover:popover-open'));
  inside(icon, '#question')?.click();
  await until('why', () => inside(icon, '#why li'));
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  await until('closed popover', () => !inside(icon, '#popover'));
}

const RECONNECTS: readonly (() => unknown)[] = [
  // Taken out and put back, at once and later.
  () => section().parentElement?.append(section()),
  async () => {
    const [own, home] = [section(), section().parentElement];
    own.remove();
    await rest(20);
    home?.append(own);
  },
  () => {
    const other = [...document.querySelectorAll('.home')].find((home) => !home.contains(section()));
    other?.append(section());
  },
  // Made anew, as by a router; with a drawer that is being opened.
  () => {
    subjects()[0]?.click();
    section().replaceWith(document.createElement('mail-analytics'));
  },
  () => {
    const html = thread.innerHTML;
    thread.innerHTML = '';
    thread.innerHTML = html;
    for (const [index, id] of mail.messageIds(ICONS).entries())
      Object.assign(thread.querySelectorAll('email-status-icon')[index] as HTMLElement, { messageId: id });
  },
  // The stream is cut by the server, and comes again by itself.
  async () => {
    const before = mail.missed;
    // On a real day it has lasted for minutes.
    skipped += 60_000;
    await fetch('/cut');
    await until('another stream', () => mail.missed > before);
  },
];

async function reconnect(): Promise<void> {
  await RECONNECTS[reconnects % RECONNECTS.length]?.();
  reconnects += 1;
  await until('rows', () => rows(section()).length > 5);
  const icons = [...thread.querySelectorAll('email-status-icon')];
  await until('icons', () => icons.every((icon) => inside(icon, '[data-status]')));
}

/** Opens a drawer and leaves it open, to see what one holds. */
async function openDrawer(): Promise<void> {
  subjects()[0]?.click();
  await until('drawer', () => rows(drawer() ?? document.body).length > 5);
}

async function closeDrawer(): Promise<void> {
  inside(section(), 'dialog .close')?.click();
  await until('closed drawer', () => !inside(section(), 'mail-recipients'));
}

/** A part of the day. */
async function work(part: { changes: number; drawers: number; reconnects: number }): Promise<void> {
  const each = Math.ceil(part.changes / part.drawers);
  for (let turn = 0; turn < part.drawers; turn += 1) {
    await useDrawer(Math.min(each, part.changes - turn * each));
    if (turn % Math.ceil(part.drawers / part.reconnects) === 0) await reconnect();
    if (turn % 5 === 4) await changeLook();
    if (turn % 20 === 19) mail.tellMissed();
  }
  await compareNumbers();
}

/** Has the page as it was in the morning, waits until all that was asked for has come, and counts. */
async function comeToRest(): Promise<Rest> {
  document.documentElement.lang = 'en';
  section().sort = '-date';
  document.querySelector('.home')?.append(section());
  let quiet = 0;
  await until('rest', async () => {
    quiet = mail.requests === 0 ? quiet + 1 : 0;
    // What follows the last change is asked for a fifth of a second after what was asked for before.
    await rest(25);
    return quiet > 12;
  });
  const { changes, missed, requests, subscriptions } = mail;
  const deep = (root: ParentNode): number =>
    [...root.querySelectorAll('*')].reduce((sum, { shadowRoot }) => sum + 1 + (shadowRoot ? deep(shadowRoot) : 0), 0);
  return { changes, missed, drawers, reconnects, requests, subscriptions, elements: deep(document), faults };
}

const acts = { work, openDrawer, closeDrawer, comeToRest };
Object.assign(globalThis, { soak: acts });
declare global {
  /** What the tests do on the page. */
  var soak: typeof acts;
}
