import type { MailingAnnouncement } from '../../src/model.js';
import type { DemoData } from './data.js';
import { LIAM } from './liam.js';
import { ProblemError } from './problem.js';

/** One entry of a person's thread, as the CRM's own back end knows it: of a mail, just its id. */
export interface Note {
  type: 'Call' | 'Meeting' | 'Note' | 'Email';
  at: string;
  author: string;
  text: string;
  messageId?: string;
  mailingId?: string;
}

/** What the page of a person shows. */
export interface PersonAnswer {
  name: string;
  email: string;
  title: string;
  facts: readonly (readonly [term: string, value: string])[];
  notes: readonly Note[];
}

const DAY = 86_400_000;

/** What people wrote beside the mails: days before now, hour, kind, author, text. */
const LIAMS_NOTES: readonly (readonly [ago: number, hour: number, type: Note['type'], author: string, text: string])[] =
  [
    [
      42,
      15,
      'Note',
      'Ingrid Solberg',
      'Recommended by two former colleagues at Tidewater Group. Speaks German, English and some Danish.',
    ],
    [
      40,
      10,
      'Call',
      'Marcus Bell',
      'Twenty minutes. Read the brief, likes the stage the company is in. Notice period six months.',
    ],
    [
      26,
      14,
      'Meeting',
      'Ingrid Solberg',
      'Met at our Hamburg office. Calm, precise; two restructurings led to the end. Wants to meet the chair.',
    ],
    [
      17,
      9,
      'Call',
      'Priya Raman',
      'His mailbox was moved over the weekend, so our mails came back. It works again; taken off the bounce list.',
    ],
    [
      11,
      16,
      'Meeting',
      'Marcus Bell',
      'First interview with Halden Robotics, 90 minutes. Both sides want a second one.',
    ],
    [
      5,
      11,
      'Call',
      'Tom Okafor',
      'He pressed “spam” by mistake while tidying up, and is sorry. Will answer the survey by phone.',
    ],
  ];

/**
 * A person with all notes, newest first: Liam Schmidt, or whoever has the address.
 *
 * @throws {ProblemError} if nobody has it.
 */
export function personAnswer({ announcements, now }: DemoData, email: string | null): PersonAnswer {
  const address = (email ?? LIAM.email).toLowerCase();
  const mails = announcements.flatMap((announcement) => mailNotes(announcement, address));
  const [first] = mails;
  if (!first) throw new ProblemError(404, 'Not found', `Nobody here has the address ${address}.`);
  const isLiam = address === LIAM.email;
  const notes = [...mails.map(({ note }) => note), ...(isLiam ? liamsNotes(now) : [])];
  return {
    name: first.name || address,
    email: address,
    title: isLiam ? 'CFO, Tidewater Group' : `In our network, at ${firmOf(address)}`,
    facts: isLiam
      ? [
          ['Candidate for', 'Chief Financial Officer — Halden Robotics'],
          ['Stage', 'Second interview'],
          ['Lives in', 'Hamburg, Germany'],
          ['Notice period', '6 months'],
          ['Owner', 'Marcus Bell'],
        ]
      : [['Owner', first.note.author]],
    notes: notes.sort((a, b) => Date.parse(b.at) - Date.parse(a.at)),
  };
}

function mailNotes(announcement: MailingAnnouncement, address: string): { name: string; note: Note }[] {
  const { id, subject, sender, status = 'sent', sentAt, recipients } = announcement;
  if (sentAt === undefined || (status !== 'sent' && status !== 'sending')) return [];
  return recipients
    .filter(({ email }) => email === address)
    .map(({ messageId, name = '' }) => ({
      name,
      note: { type: 'Email', at: sentAt, author: sender.name, text: subject, messageId, mailingId: id },
    }));
}

function liamsNotes(now: string): Note[] {
  const today = Math.floor(Date.parse(now) / DAY) * DAY;
  return LIAMS_NOTES.map(([ago, hour, type, author, text]) => ({
    type,
    at: new Date(today - ago * DAY + hour * 3_600_000).toISOString(),
    author,
    text,
  }));
}

function firmOf(address: string): string {
  const [firm = ''] = (address.split('@')[1] ?? '').split('.');
  return firm.charAt(0).toUpperCase() + firm.slice(1);
}
