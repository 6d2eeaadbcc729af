/** The script of a page whose clock is set, and whose zone is any: a list of mailings and one of recipients. */
import { HttpAdapter, MemoryAdapter, type MailAnalyticsAdapter } from '../../src/index.ts';
import '../../src/define.ts';
import { totalsOf, type Mailing, type Recipient } from '../../src/model/mailing.ts';
import type { Change } from '../../src/model/query.ts';

/** Minutes before the page was opened: a moment, minutes, hours, and so long that the date says more. */
const AGES = [0, 5, 61, 23 * 60, 3 * 24 * 60];
const MINUTE = 60_000;

const listeners = new Set<(changes: readonly Change[]) => void>();
const stream = new HttpAdapter('/api');
let recipients: Recipient[] = [];
let mailing: Mailing | undefined;
let requests = 0;

/** The page as it is opened now by somebody in this zone. */
function open(timeZone: string): void {
  const at = (minutes: number): string => new Date(Date.now() - minutes * MINUTE).toISOString();
  recipients = AGES.map((minutes, index) => {
    const [messageId, email] = [`r-${String(index)}`, `${String(index)}@example.com`];
    const times = { statusAt: at(minutes), lastEventAt: at(minutes) };
    return { messageId, name: '', email, status: 'delivered', opens: 0, clicks: 0, ...times };
  });
  const sender = { name: 'Marcus Bell', email: 'marcus@example.com' };
  mailing = { id: 'm-1', subject: 'Offer', sender, status: 'sent', sentAt: at(5), totals: totalsOf(recipients) };
  const memory = new MemoryAdapter({ mailings: [mailing], recipients: { 'm-1': recipients } });
  const counted = <Query extends unknown[], Answer>(ask: (...query: Query) => Answer) => {
    return (...query: Query): Answer => {
      requests += 1;
      return ask(...query);
    };
  };
  const adapter: MailAnalyticsAdapter = {
    listMailings: counted((query, options) => memory.listMailings(query, options)),
    listRecipients: counted((id, query, options) => memory.listRecipients(id, query, options)),
    getMessages: counted((ids, options) => memory.getMessages(ids, options)),
    getSummary: counted((query, options) => memory.getSummary(query, options)),
    subscribe: (scope, listener) => {
      listeners.add(listener);
      const stop = stream.subscribe(scope, listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
  };
  for (const element of document.querySelectorAll('mail-analytics, mail-recipients')) {
    Object.assign(element, { timeZone, adapter });
  }
}

/** Somebody opens, now. */
function tellOpened(): void {
  const [first] = recipients;
  if (!first || !mailing) return;
  const now = new Date().toISOString();
  recipients[0] = { ...first, status: 'opened', statusAt: now, lastEventAt: now, opens: 1 };
  const changed = { ...mailing, totals: totalsOf(recipients) };
  const change = { mailingId: 'm-1', mailing: changed, message: { ...recipients[0], mailing: changed } };
  for (const listener of listeners) listener([change]);
}

/** What is on screen, and what would be true: by the engine's own formats and the clock of the page. */
function look(timeZone: string, days: number): Record<'due' | 'shown', string[]> {
  const now = Date.now();
  const clock = { hour: 'numeric', minute: '2-digit' } as const;
  const dayFormat = { timeZone, day: 'numeric', month: 'short' } as const;
  const text = (instant: number, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en', { timeZone, ...options }).format(instant);
  const year = (instant: number): string => text(instant, { year: 'numeric' });
  const ago = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
  const timeOf = ({ statusAt }: Recipient): string => {
    const instant = Date.parse(statusAt);
    const minutes = Math.trunc((instant - now) / MINUTE);
    if (Math.abs(instant - now) >= 24 * 60 * MINUTE) {
      return text(instant, { ...dayFormat, ...clock, ...(year(instant) !== year(now) && { year: 'numeric' }) });
    }
    if (minutes === 0) return ago.format(0, 'second');
    return Math.abs(minutes) < 60 ? ago.format(minutes, 'minute') : ago.format(Math.trunc(minutes / 60), 'hour');
  };
  // From noon to noon, no change of the clocks leads to another day.
  const [month, date, ofYear] = text(now, { day: 'numeric', month: 'numeric', year: 'numeric' }).split('/').map(Number);
  const first = new Date(Date.UTC(ofYear ?? 0, (month ?? 0) - 1, (date ?? 0) + 1 - days, 12));
  const whole = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const period = [text(first.getTime(), { ...whole, timeZone: 'UTC' }), text(now, whole)].join(' – ');
  const shownIn = (tag: string, selector: string): string[] =>
    [...(document.querySelector(tag)?.shadowRoot?.querySelectorAll(selector) ?? [])].map((each) =>
      (each.textContent ?? '').replace(/\s+/g, ' ').trim(),
    );
  return {
    due: [period, ...recipients.map(timeOf).map((each) => each.replace(/\s+/g, ' '))],
    shown: [...shownIn('mail-analytics', '.period'), ...shownIn('mail-recipients', '[data-row] .date')],
  };
}

const acts = { open, tellOpened, look, requests: () => requests };
Object.assign(globalThis, { clockPage: acts });
declare global {
  /** What the tests do on the page. */
  var clockPage: typeof acts;
  /** How many timers have been set. */
  var timers: number;
}
