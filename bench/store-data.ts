/** Made-up sending and its events, as many as wanted, for the benches of the store. */
import type { MailingAnnouncement } from '../src/model/mail-log.js';
import type { EventType, MailEvent } from '../src/model/mail-event.js';
import { Random } from '../fixtures/random.js';

/** The present of the data. */
export const PRESENT = Date.parse('2026-11-24T09:00:00Z');

const DAY = 86_400_000;
const GIVEN = 'Ada Bea Carl Dora Emil Frida Gustav Hanna Ivo Jana Karl Lena Max Nora Otto Paula Åsa Zoë'.split(' ');
const FAMILY = 'Adler Berg Conrad Dietz Ebert Falk Graf Hahn Ihle Jung Kuhn Lang Marx Noll Oppel Pohl Ünal'.split(' ');

/** Announces a mailing of so many recipients, sent within the last ninety days. */
export function announcementOf(random: Random, index: number, size: number): MailingAnnouncement {
  return {
    id: `mailing-${String(index)}`,
    subject: `Letter ${String(index)}: ${random.pick(FAMILY)} & ${random.pick(FAMILY)}`,
    sender: {
      name: `${random.pick(GIVEN)} ${random.pick(FAMILY)}`,
      email: `office-${String(index % 20)}@alder.example`,
    },
    sentAt: new Date(PRESENT - Math.floor(random.next() * 90 * DAY)).toISOString(),
    scope: `project:${String(index % 50)}`,
    recipients: Array.from({ length: size }, (_, place) => {
      const [given, family] = [random.pick(GIVEN), random.pick(FAMILY)];
      return {
        messageId: `${String(index)}.${String(place)}`,
        name: `${given} ${family} ${String(place % 1000)}`,
        email: `${given}.${family}.${String(place)}@firm-${String(place % 97)}.example`.toLowerCase(),
      };
    }),
  };
}

/** What happens to each message of a mailing: five events on the average, none of them twice. */
export function eventsOf(random: Random, mailing: MailingAnnouncement): MailEvent[] {
  const sent = Date.parse(mailing.sentAt ?? '');
  return mailing.recipients.flatMap(({ messageId, email }) => {
    const events: MailEvent[] = [];
    let second = random.int(1, 600);
    const add = (type: EventType, more: Partial<MailEvent> = {}): void => {
      events.push({
        type,
        recipient: email,
        time: new Date(sent + second * 1000).toISOString(),
        messageId: `${messageId}.filterdrecv-5645d9c87f-78xf4-1-6565`,
        mailingRef: mailing.id,
        messageRef: messageId,
        provider: 'sendgrid',
        providerEventId: `${messageId}-${String(events.length)}-c2VuZGdyaWQtZXZlbnQ`,
        nativeType: type,
        ...more,
      });
      second += random.int(1, 20_000);
    };
    add('processed');
    if (random.chance(0.02)) {
      add('bounced', { bounceClass: 'hard', reason: '550 5.1.1 no such user', reasonCode: '5.1.1' });
      return events;
    }
    if (random.chance(0.05)) add('deferred', { reason: '450 4.7.1 come back later', reasonCode: '4.7.1' });
    add('delivered');
    const opens = random.chance(0.7) ? random.int(1, 6) : 0;
    for (let open = 0; open < opens; open += 1) {
      add('opened', { machine: open === 0 && random.chance(0.3), userAgent: 'Mozilla/5.0', ip: '192.0.2.7' });
    }
    const clicks = opens > 0 && random.chance(0.3) ? random.int(1, 3) : 0;
    for (let click = 0; click < clicks; click += 1) {
      add('clicked', {
        url: `https://alder.example/${String(random.int(1, 9))}`,
        userAgent: 'Mozilla/5.0',
        ip: '192.0.2.7',
      });
    }
    if (random.chance(0.004)) add('unsubscribed');
    if (random.chance(0.001)) add('spam-report');
    return events;
  });
}

/** In the order in which they are reported, in posts of so many. */
export function postsOf(events: readonly MailEvent[], size: number): MailEvent[][] {
  const inOrder = [...events].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  return Array.from({ length: Math.ceil(inOrder.length / size) }, (_, post) =>
    inOrder.slice(post * size, (post + 1) * size),
  );
}
