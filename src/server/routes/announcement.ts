import type { MailingAnnouncement } from '../../model/mail-log.js';
import { sender } from '../../model/message-shape.js';
import { date, id, listOf, oneOf, optional, record, ShapeError, text } from '../../model/shape.js';
import { MAILING_STATUSES } from '../../model/status.js';
import { ProblemError } from '../http/problem.js';

/** An announcement as it is posted: names may be missing, and what is optional may be null. */
interface PostedAnnouncement {
  id: string;
  subject: string;
  sender: { name?: string | null; email: string };
  status?: MailingAnnouncement['status'] | null;
  sentAt?: string | null;
  scope?: string | null;
  recipients: readonly { messageId: string; name?: string | null; email: string }[];
}

const checkAnnouncement = record({
  id,
  subject: text,
  sender,
  status: optional(oneOf(MAILING_STATUSES)),
  sentAt: optional(date),
  scope: optional(text),
  recipients: listOf(record({ messageId: id, name: optional(text), email: text }), 'messageId'),
});

/**
 * Reads the body of `POST /mailings`.
 *
 * @throws {ProblemError} 400, which names the field that is wrong: "recipients[3].messageId: occurs twice".
 */
export function announcementOf(body: Uint8Array): MailingAnnouncement {
  const posted = parsed(body);
  if (!isAnnouncement(posted)) throw wrongBody('body', 'not an announcement');
  return {
    id: posted.id,
    subject: posted.subject,
    sender: { name: posted.sender.name ?? '', email: posted.sender.email },
    ...(posted.status && { status: posted.status }),
    ...(posted.sentAt && { sentAt: posted.sentAt }),
    ...(typeof posted.scope === 'string' && { scope: posted.scope }),
    recipients: posted.recipients.map(({ messageId, name, email }) => ({ messageId, name: name ?? '', email })),
  };
}

/** @throws {ProblemError} for every value that is none, so that it is reported by field. */
function isAnnouncement(value: unknown): value is PostedAnnouncement {
  try {
    checkAnnouncement(value, 'body');
    return true;
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    throw wrongBody(error.path.replace(/^body\.(?=.)/, ''), error.message.slice(error.path.length + 2));
  }
}

function parsed(body: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return JSON.parse(text, (name, value: unknown) => {
      // PostgreSQL has no character of code zero in its texts.
      if (typeof value === 'string' && value.includes('\0')) {
        throw wrongBody(name || 'body', 'holds the character of code zero');
      }
      return value;
    });
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw wrongBody('body', 'not JSON in UTF-8');
  }
}

function wrongBody(field: string, problem: string): ProblemError {
  return new ProblemError(400, 'Wrong announcement', `${field}: ${problem}`, { more: { field } });
}
