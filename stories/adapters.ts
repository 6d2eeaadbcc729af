/** Where the stories' data come from: made up, from one seed, and of today, so that "last 30 days" shows something. */
import { mailingRows, recipientRows } from '../fixtures/rows.js';
import { sendgridLog } from '../fixtures/sendgrid-log.js';
import { MemoryAdapter, type MailAnalyticsAdapter, type Mailing, type Recipient } from '../src/index.js';
import { totalsOf } from '../src/model/mailing.js';
import { sendgrid } from '../src/providers/sendgrid.js';

const NOW = new Date().toISOString();
const SEED = 7;

const log = sendgridLog({ seed: SEED, now: NOW, mailings: 16, recipients: 900 });
const encoder = new TextEncoder();
const events = log.bodies.flatMap(
  ({ body }) => sendgrid.parse({ url: '', headers: new Headers(), body: encoder.encode(body) }).events,
);

/** What was sent, with every event of it: it can do all that an adapter may. */
export const recorded = new MemoryAdapter({ announcements: log.announcements, events });

/** The mailing with the most recipients that is sent. */
export const MAILING_ID = log.announcements
  .filter(({ status }) => status === undefined || status === 'sent')
  .reduce((most, each) => (each.recipients.length > most.recipients.length ? each : most)).id;

/** Finished rows, of which nine mailings' first recipients have the nine statuses; an adapter of the three methods alone. */
export const rowsAlone: MailAnalyticsAdapter = (() => {
  const mailings = mailingRows(24, SEED, NOW);
  const recipients = Object.fromEntries(
    mailings.map(({ id, totals }, index) => [id, recipientRows(Math.min(totals.sent, 120), index, NOW, id)]),
  );
  const rows = new MemoryAdapter({ mailings, recipients });
  return {
    listMailings: (query, options) => rows.listMailings(query, options),
    listRecipients: (id, query, options) => rows.listRecipients(id, query, options),
    getMessages: (ids, options) => rows.getMessages(ids, options),
  };
})();

/** Of its mailings, one that has recipients of all kinds. */
export const ROWS_MAILING_ID =
  mailingRows(24, SEED, NOW).find(({ status, totals }) => status === 'sent' && totals.sent > 50)?.id ?? '';

export const empty: MailAnalyticsAdapter = new MemoryAdapter({ mailings: [] });

/** Never answers. */
export const waiting: MailAnalyticsAdapter = {
  listMailings: () => new Promise(() => undefined),
  listRecipients: () => new Promise(() => undefined),
  getMessages: () => new Promise(() => undefined),
  getSummary: () => new Promise(() => undefined),
};

const SENDER = { name: 'Ingrid Solberg', email: 'ingrid@aldersearch.example' };

function odd(id: string, more: Partial<Recipient>): Recipient {
  const email = `${id}@halden.example`;
  return {
    messageId: id,
    name: '',
    email,
    status: 'opened',
    statusAt: NOW,
    lastEventAt: NOW,
    opens: 1,
    clicks: 0,
    ...more,
  };
}

const LONG = 'Wolfeschlegelsteinhausenbergerdorff '.repeat(9).trim();

/** What people really enter: names that are long, absent, of other scripts, or hold what cannot be seen. */
const oddRecipients: readonly Recipient[] = [
  odd('long', { name: LONG, email: `${'a'.repeat(60)}@${'long-'.repeat(20)}domain.example` }),
  odd('no-name', { status: 'delivered', opens: 0 }),
  odd('blanks', { name: '   ', status: 'processed', opens: 0 }),
  odd('arabic', { name: 'ليلى بنت عبد الرحمن', status: 'clicked', clicks: 2 }),
  odd('hebrew', { name: 'נועה לוי (HR)' }),
  odd('japanese', { name: '高橋 美咲', status: 'deferred', opens: 0 }),
  odd('emoji', { name: '👩🏽‍💻 Zoë 🦊🦊🦊', status: 'unsubscribed', unsubscribed: true }),
  odd('invisible', { name: 'Zero\u200bWidth\u0007 \u202eturned', status: 'spam-report' }),
  odd('ahead', { name: 'From tomorrow', statusAt: new Date(Date.parse(NOW) + 86_400_000).toISOString() }),
  odd('markup', { name: '<b>Robert</b> & "Bobby" O’Tables', status: 'dropped', opens: 0 }),
  odd('reason', {
    name: 'Unknown at this address',
    status: 'bounced',
    opens: 0,
    reason: { text: `550 5.1.1 ${'no such user here; '.repeat(30)}`, bounceClass: 'hard', kind: 'no-such-address' },
  }),
];

function oddMailing(id: string, subject: string, more: Partial<Mailing> = {}): Mailing {
  return { id, subject, sender: SENDER, status: 'sent', sentAt: NOW, totals: totalsOf(oddRecipients), ...more };
}

const MILLIONS = { ...totalsOf([]), sent: 12_345_678, delivered: 12_000_000, bounced: 345_678, opened: 9_876_543 };

export const unusual: MailAnalyticsAdapter = new MemoryAdapter({
  mailings: [
    oddMailing('long', `${'Regarding the quarterly leadership letter, '.repeat(8)}once more`),
    oddMailing('blank', '   '),
    oddMailing('arabic', 'دعوة: إفطار عمل حول تعاقب القيادات', {
      sender: { name: 'سامر حداد', email: 'samer@halden.example' },
    }),
    oddMailing('emoji', '🎉🎉 We moved! 🎉🎉'),
    oddMailing('one', 'To one person', { totals: totalsOf(oddRecipients.slice(0, 1)) }),
    oddMailing('none', 'To nobody', { totals: totalsOf([]) }),
    oddMailing('millions', 'To everybody', { totals: MILLIONS }),
    oddMailing('nameless', 'From nobody in particular', {
      sender: { name: '', email: 'no-reply@aldersearch.example' },
    }),
    oddMailing('ahead', 'Scheduled for a day that has not come', {
      status: 'scheduled',
      sentAt: new Date(Date.parse(NOW) + 9 * 86_400_000).toISOString(),
    }),
  ],
  recipients: { long: oddRecipients, one: oddRecipients.slice(0, 1) },
});

const MILLION = 1_000_000;
const pattern = recipientRows(500, SEED, NOW, 'million');

/** A million recipients, each made when it is asked for; so they are neither sorted nor searched. */
export const million: MailAnalyticsAdapter = {
  ...empty,
  listMailings: (query, options) => empty.listMailings(query, options),
  getMessages: async () => [],
  listRecipients: async (_, { offset, limit }) => ({
    items: Array.from({ length: Math.min(limit, MILLION - offset) }, (__, index) => rowAt(offset + index)),
    offset,
    total: MILLION,
  }),
};

function rowAt(place: number): Recipient {
  const row = pattern[place % pattern.length] ?? odd('million', {});
  return { ...row, messageId: `million.${String(place)}`, name: `${row.name} ${String(place + 1)}` };
}

/** A mailing that is being read right now: so often, in milliseconds, something happens. */
const PULSE = 1500;

/** Something happens as long as somebody watches. */
export const lively: MailAnalyticsAdapter = (() => {
  const id = 'lively';
  const people = recipientRows(60, SEED, NOW, id).map(({ messageId, name, email }) => ({ messageId, name, email }));
  const log = new MemoryAdapter({
    announcements: [
      { id, subject: 'Introducing our Q4 leadership search', sender: SENDER, sentAt: NOW, recipients: people },
    ],
  });
  let step = 0;
  const happen = (): void => {
    const person = people[step % people.length];
    const type = (['delivered', 'opened', 'clicked'] as const)[Math.floor(step / people.length) % 3] ?? 'opened';
    step += 1;
    if (!person) return;
    const time = new Date().toISOString();
    log.addEvents([
      { type, time, messageRef: person.messageId, recipient: person.email, provider: 'made-up', nativeType: type },
    ]);
  };
  const { subscribe } = log;
  return Object.assign(log, {
    subscribe: (...query: Parameters<NonNullable<typeof subscribe>>) => {
      const stop = subscribe?.(...query);
      const timer = setInterval(happen, PULSE);
      return () => {
        clearInterval(timer);
        stop?.();
      };
    },
  });
})();
