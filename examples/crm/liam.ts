import { SENDERS } from '../../fixtures/mailings.js';
import { Random } from '../../fixtures/random.js';
import { sendgridEvent, sendgridMessage, type Happening, type SendgridEvent } from '../../fixtures/sendgrid-event.js';
import type { SendgridBody } from '../../fixtures/sendgrid-log.js';
import type { MailingAnnouncement } from '../../src/model.js';

/** The person of `/person.html`: his mail went through all that mail can go through, in an order that makes sense. */
export const LIAM = { name: 'Liam Schmidt', email: 'liam.schmidt@tidewater-group.example' };

const SCOPE = 'project:42';
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

const OUTLOOK = { useragent: 'Microsoft Office/16.0 (Microsoft Outlook 16.0; Pro)', ip: '198.51.100.24' };
const APPLE = { useragent: 'Mozilla/5.0', ip: '203.0.113.80' };

/** Times are seconds after sending. */
type Step = readonly [after: number, event: Happening['event'], detail?: SendgridEvent];

interface Mail {
  id: string;
  /** Before now, in seconds. */
  ago: number;
  /** Place in `SENDERS`. */
  sender: number;
  subject: string;
  steps: readonly Step[];
}

const ARRIVED: readonly Step[] = [
  [2, 'processed'],
  [5, 'delivered', { response: '250 2.0.0 OK' }],
];

const MAILS: readonly Mail[] = [
  {
    id: 'liam-1',
    ago: 41 * DAY,
    sender: 1,
    subject: 'A confidential CFO search in robotics',
    steps: [
      ...ARRIVED,
      [42 * MINUTE, 'open', { ...OUTLOOK, sg_machine_open: false }],
      [
        44 * MINUTE,
        'click',
        { ...OUTLOOK, url: 'https://aldersearch.example/roles/brief.pdf', url_offset: { index: 0, type: 'html' } },
      ],
      [3 * DAY, 'open', { ...OUTLOOK, sg_machine_open: false }],
    ],
  },
  {
    id: 'liam-2',
    ago: 34 * DAY,
    sender: 1,
    subject: 'Role brief and next steps',
    steps: [
      ...ARRIVED,
      [5 * HOUR, 'open', { ...OUTLOOK, sg_machine_open: false }],
      [26 * HOUR, 'open', { ...OUTLOOK, sg_machine_open: false }],
    ],
  },
  {
    // The id of a host may hold anything; this one has what addresses treat in a special way.
    id: 'liam/3',
    ago: 27 * DAY,
    sender: 0,
    subject: 'Directions to the Hamburg office',
    steps: [...ARRIVED, [3 * MINUTE, 'open', { ...APPLE, sg_machine_open: true }]],
  },
  {
    id: 'liam-4',
    ago: 20 * DAY,
    sender: 2,
    subject: 'Your references',
    steps: [
      [1, 'processed'],
      [
        4,
        'bounce',
        {
          type: 'bounce',
          status: '5.1.1',
          reason: '550 5.1.1 The email account that you tried to reach does not exist.',
        },
      ],
    ],
  },
  {
    id: 'liam-5',
    ago: 18 * DAY,
    sender: 2,
    subject: 'Your references, once more',
    steps: [[3, 'dropped', { reason: 'Bounced Address', status: '5.0.0' }]],
  },
  {
    id: 'liam-6',
    ago: 12 * DAY,
    sender: 1,
    subject: 'Agenda for Thursday with Halden Robotics',
    steps: ARRIVED,
  },
  {
    id: 'liam-7',
    ago: 6 * DAY,
    sender: 3,
    subject: 'How was your interview?',
    steps: [...ARRIVED, [7 * HOUR, 'open', { ...OUTLOOK, sg_machine_open: false }], [7 * HOUR + 20, 'spamreport']],
  },
  {
    id: 'liam-8',
    ago: 95 * MINUTE,
    sender: 1,
    subject: 'Interview availability for next week',
    steps: [
      [2, 'processed'],
      [6, 'deferred', { response: '452 4.2.2 Mailbox full', attempt: '1', tls: 1 }],
      [12 * MINUTE, 'deferred', { response: '452 4.2.2 Mailbox full', attempt: '2', tls: 1 }],
      [47 * MINUTE, 'deferred', { response: '452 4.2.2 Mailbox full', attempt: '3', tls: 1 }],
    ],
  },
];

/** The mails to him, as announcements and webhook bodies: like those of everyone else. */
export function liamsMail(now: string): { announcements: MailingAnnouncement[]; bodies: SendgridBody[] } {
  const random = new Random('liam');
  const announcements: MailingAnnouncement[] = [];
  const bodies: SendgridBody[] = [];
  for (const { id, ago, sender, subject, steps } of MAILS) {
    const sentAt = sentAtOf(now, ago);
    const messageId = `${id}.1`;
    announcements.push({
      id,
      subject,
      sender: SENDERS[sender] ?? { name: 'Alder Search', email: 'office@aldersearch.example' },
      sentAt: new Date(sentAt * 1000).toISOString(),
      scope: SCOPE,
      recipients: [{ messageId, ...LIAM }],
    });
    const message = sendgridMessage(random, { email: LIAM.email, mailingId: id, messageId, category: ['search'] });
    for (const [after, event, detail] of steps) {
      const at = sentAt + after;
      const body = JSON.stringify([sendgridEvent(random, message, { at, event, ...(detail && { detail }) })]);
      bodies.push({ receivedAt: new Date((at + 20) * 1000).toISOString(), body });
    }
  }
  return { announcements, bodies };
}

/** Of older mails in the morning of that day, so that the thread reads like office life. */
function sentAtOf(now: string, ago: number): number {
  const at = Math.floor(Date.parse(now) / 1000) - ago;
  return ago < DAY ? at : Math.floor(at / DAY) * DAY + 8 * HOUR + (((ago / DAY) * 17 * MINUTE) % (5 * HOUR));
}
