/**
 * What has to be on screen, worked out from the raw events by the rules of the status model, as plainly and slowly as
 * they can be written down. It shares no code with the library: a mistake there is not made here as well.
 */
import type { MailEvent } from '../../src/model/mail-event.js';
import type { MailingAnnouncement } from '../../src/model/mail-log.js';

/** All that has been announced and reported, as it came. */
export interface Mail {
  announcements: readonly MailingAnnouncement[];
  events: readonly MailEvent[];
}

export interface Person {
  id: string;
  name: string;
  email: string;
  status: string;
  statusAt: number;
  lastEventAt: number;
  outcome: string;
  opens: number;
  clicks: number;
  machineOpens: number;
  isSpam: boolean;
  isUnsubscribed: boolean;
}

export interface Sending {
  id: string;
  subject: string;
  senderName: string;
  senderEmail: string;
  status: string;
  sentAt: number | undefined;
  scope: string | undefined;
  people: Person[];
  sent: number;
  /** By the names of the table's columns. */
  numbers: Record<string, number>;
}

const RANKS = 'processed deferred delivered bounced dropped opened clicked unsubscribed resubscribed spam-report other';
const HEADLINES = ['bounced', 'dropped', 'clicked', 'opened', 'delivered', 'deferred'];
export const PERSON_STATUSES = 'processed deferred delivered opened clicked bounced dropped spam-report unsubscribed';
export const MAILING_STATUSES = 'draft scheduled sending sent failed cancelled';
export const NUMBERS = ['delivered', 'opened', 'clicked', 'bounced', 'dropped', 'deferred', 'spam-report'] as const;

const secondOf = ({ time }: MailEvent): number => Math.floor(Date.parse(time) / 1000);

/** One kind in the words of the model: bounces apart by whether they heal, and software apart from people. */
function kindOf({ type, machine, bounceClass }: MailEvent): string {
  if (type === 'bounced') return bounceClass === 'hard' ? 'bounced hard' : 'bounced soft';
  return machine && (type === 'opened' || type === 'clicked') ? 'machine' : type;
}

function keyOf(event: MailEvent): string {
  const detail = event.type === 'clicked' ? event.url : /bounced|dropped|deferred/.test(event.type) ? event.reason : '';
  return [kindOf(event), secondOf(event), detail ?? ''].join('|');
}

function rankOf(event: MailEvent): number {
  const kind = kindOf(event);
  // Of a second: a soft bounce before a hard one, and software before people.
  const late = kind === 'bounced hard' ? 0.5 : kind === 'machine' ? -0.5 : 0;
  return RANKS.split(' ').indexOf(kind === 'machine' ? 'opened' : event.type) + late;
}

/** Each event once, in the order in which they happened. */
function inOrder(events: readonly MailEvent[]): MailEvent[] {
  const distinct = [...new Map([...events].reverse().map((event) => [keyOf(event), event])).values()];
  return distinct.sort(
    (a, b) => Date.parse(a.time) - Date.parse(b.time) || rankOf(a) - rankOf(b) || (keyOf(a) < keyOf(b) ? -1 : 1),
  );
}

function outcomeOf(story: readonly MailEvent[]): string {
  const kinds = story.map(kindOf);
  if (kinds.includes('bounced hard')) return 'bounced';
  const isProven = kinds.includes('opened') || kinds.includes('clicked');
  const isBounced = kinds.lastIndexOf('bounced soft') > kinds.lastIndexOf('delivered');
  if (isBounced && !isProven) return 'bounced';
  if (kinds.includes('delivered') || isProven) return 'delivered';
  if (kinds.includes('dropped')) return 'dropped';
  return kinds.includes('deferred') ? 'deferred' : 'pending';
}

function statusOf(story: readonly MailEvent[], withMachines: boolean): string {
  const kinds = story.map(kindOf);
  if (kinds.includes('spam-report')) return 'spam-report';
  const outcome = outcomeOf(story);
  const holds = (status: string): boolean =>
    status === 'clicked'
      ? kinds.includes('clicked')
      : status === 'opened'
        ? kinds.includes('opened') || (withMachines && kinds.includes('machine'))
        : outcome === status;
  return HEADLINES.find(holds) ?? 'processed';
}

function personOf(
  { messageId, name = '', email }: MailingAnnouncement['recipients'][number],
  events: readonly MailEvent[],
  since: number,
  withMachines: boolean,
): Person {
  const story = inOrder(events);
  const kinds = story.map(kindOf);
  const count = (kind: string): number => kinds.filter((each) => each === kind).length;
  // The replay: after each event, which status holds, and since when.
  let [status, statusAt] = ['', since];
  story.forEach(({ time }, index) => {
    const now = statusOf(story.slice(0, index + 1), withMachines);
    if (now !== status) [status, statusAt] = [now, Date.parse(time)];
  });
  const machineOpens = count('machine');
  return {
    id: messageId,
    name,
    email,
    status: status || 'processed',
    statusAt,
    lastEventAt: Math.max(...story.map(({ time }) => Date.parse(time)), story.length > 0 ? -Infinity : since),
    outcome: outcomeOf(story),
    opens: count('opened') + (withMachines ? machineOpens : 0),
    clicks: count('clicked'),
    machineOpens,
    isSpam: kinds.includes('spam-report'),
    isUnsubscribed: kinds.lastIndexOf('unsubscribed') > kinds.lastIndexOf('resubscribed'),
  };
}

/** Whether a person is one of those that a number counts. */
export function isReached(person: Person, reached: string | undefined): boolean {
  switch (reached) {
    case undefined:
      return true;
    case 'opened':
      return person.opens > 0;
    case 'clicked':
      return person.clicks > 0;
    case 'spam-report':
      return person.isSpam;
    case 'unsubscribed':
      return person.isUnsubscribed;
    case 'machine-opened':
      return person.machineOpens > 0;
    default:
      return person.outcome === reached;
  }
}

/** Everything, counted afresh. */
export function sendingsOf({ announcements, events }: Mail, withMachines: boolean): Sending[] {
  const byMessage = new Map<string, MailEvent[]>();
  for (const event of events) {
    const id = event.messageRef ?? '';
    byMessage.set(id, [...(byMessage.get(id) ?? []), event]);
  }
  const byId = new Map<string, MailingAnnouncement[]>();
  for (const each of announcements) byId.set(each.id, [...(byId.get(each.id) ?? []), each]);
  return [...byId].map(([id, all]) => {
    const { subject, sender, status = 'sent', sentAt, scope } = all.at(-1) as MailingAnnouncement;
    const since = sentAt === undefined ? NaN : Date.parse(sentAt);
    const recipients = all.flatMap((each) => each.recipients);
    const people = [...new Map(recipients.map((each) => [each.messageId, each])).values()].map((each) =>
      personOf(each, byMessage.get(each.messageId) ?? [], since, withMachines),
    );
    const counted = NUMBERS.map((reached) => [reached, people.filter((each) => isReached(each, reached)).length]);
    return {
      id,
      subject,
      senderName: sender.name,
      senderEmail: sender.email,
      status,
      sentAt: sentAt === undefined ? undefined : since,
      scope,
      people,
      sent: people.length,
      numbers: Object.fromEntries(counted) as Record<string, number>,
    };
  });
}

const texts = new Intl.Collator(undefined, { numeric: true });

/** In order of a value, what has none last; equal ones in that of their ids. */
function sorted<Row extends { id: string }>(
  rows: readonly Row[],
  valueOf: (row: Row) => string | number | undefined,
  sort: string,
): Row[] {
  const turn = sort.startsWith('-') ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [valueOf(a), valueOf(b)];
    if (left === undefined || right === undefined) {
      const last = Number(left === undefined) - Number(right === undefined);
      if (last !== 0) return last;
    } else if (left !== right) {
      const order = typeof left === 'number' ? left - Number(right) : texts.compare(left, String(right));
      if (order !== 0) return turn * order;
    }
    return a.id < b.id ? -1 : 1;
  });
}

const has = (text: string, words: string): boolean => text.toLowerCase().includes(words.trim().toLowerCase());

export interface SendingQuery {
  search: string;
  statuses: readonly string[];
  sort: string;
  scope: string | undefined;
  /** Milliseconds since 1970; without a bound: open. */
  from: number;
  to: number;
}

/** Which are found whatever their status, and which of them are in the table, in order. */
export function foundSendings(all: readonly Sending[], query: SendingQuery): { within: Sending[]; rows: Sending[] } {
  const { search, statuses, sort, scope, from, to } = query;
  const isBounded = Number.isFinite(from) || Number.isFinite(to);
  const within = all.filter(
    (each) =>
      (scope === undefined || each.scope === scope) &&
      [each.subject, each.senderName, each.senderEmail].some((text) => has(text, search)) &&
      (!isBounded || (each.sentAt !== undefined && each.sentAt >= from && each.sentAt < to)),
  );
  const picked = within.filter(({ status }) => statuses.length === 0 || statuses.includes(status));
  const by = sort.replace(/^-/, '');
  const values: Record<string, (each: Sending) => string | number | undefined> = {
    subject: ({ subject }) => subject,
    'sending-user': ({ senderName }) => senderName,
    'sending-email': ({ senderEmail }) => senderEmail,
    status: ({ status }) => MAILING_STATUSES.split(' ').indexOf(status),
    sent: ({ sent }) => sent,
    date: ({ sentAt }) => sentAt,
  };
  return { within, rows: sorted(picked, values[by] ?? (({ numbers }) => numbers[by]), sort) };
}

/** What stands at the foot of the table. What is yet to go, or was called off, is not among it. */
export function sumsOf(rows: readonly Sending[]): Record<string, number> {
  const gone = rows.filter(({ status }) => /^(sending|sent|failed)$/.test(status));
  const sum = (valueOf: (each: Sending) => number): number => gone.reduce((total, each) => total + valueOf(each), 0);
  const numbers = NUMBERS.map((name) => [name, sum((each) => each.numbers[name] ?? 0)] as const);
  return { mailings: gone.length, sent: sum(({ sent }) => sent), ...Object.fromEntries(numbers) };
}

export interface PersonQuery {
  search: string;
  statuses: readonly string[];
  sort: string;
  reached: string | undefined;
}

/** The same for the people of a mailing. */
export function foundPeople(
  people: readonly Person[],
  { search, statuses, sort, reached }: PersonQuery,
): { within: Person[]; rows: Person[] } {
  const within = people.filter(
    (each) => isReached(each, reached) && (has(each.name, search) || has(each.email, search)),
  );
  const picked = within.filter(({ status }) => statuses.length === 0 || statuses.includes(status));
  const values: Record<string, (each: Person) => string | number | undefined> = {
    name: ({ name, email }) => name || email,
    email: ({ email }) => email,
    status: ({ status }) => PERSON_STATUSES.split(' ').indexOf(status),
    date: ({ statusAt }) => (Number.isNaN(statusAt) ? undefined : statusAt),
  };
  return { within, rows: sorted(picked, values[sort.replace(/^-/, '')] ?? (() => undefined), sort) };
}

/** How many there are of each status. */
export function countsOf(rows: readonly { status: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
