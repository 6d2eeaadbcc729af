import type { EventType, MailEvent } from '../model/mail-event.js';
import { eventOf, parseJson, parseJsonBody, readParts } from './body.js';
import { Fields } from './fields.js';
import type { Provider } from './provider.js';
import { epochTime } from './time.js';

/**
 * Events by their names; what is not listed is kept as `other`.
 * https://dev.mailjet.com/email/guides/webhooks/
 */
const TYPES: ReadonlyMap<string, EventType> = new Map<string, EventType>(
  Object.entries({
    // Reported once the recipient's server has taken the mail: what others call delivered.
    sent: 'delivered',
    open: 'opened',
    click: 'clicked',
    bounce: 'bounced',
    // Mailjet has not tried: the address, its domain or the content is on a list of its own.
    blocked: 'dropped',
    spam: 'spam-report',
    unsub: 'unsubscribed',
  } as const),
);

/**
 * Mailjet, Event API: one event a request (version 1), or a list of those of the last second (version 2). It does not
 * sign, and its events have no identifiers.
 * https://dev.mailjet.com/email/guides/webhooks/
 */
export const mailjet: Provider = {
  name: 'mailjet',

  parse: (request) => parseJsonBody(request, (posted) => readParts(posted, read)),
};

function read(posted: Fields): MailEvent {
  const nativeType = posted.requiredText('event');
  const type = TYPES.get(nativeType.toLowerCase()) ?? 'other';
  const bounceClass = type === 'bounced' ? bounceClassOf(posted.flag('hard_bounce')) : undefined;
  const metadata = metadataOf(posted);
  return eventOf({
    type,
    recipient: posted.requiredText('email', 'the address of a recipient'),
    time: epochTime(posted, 'time'),
    // Older events of kind "sent" have only the second, which is the same in a text.
    messageId: posted.text('MessageID') ?? posted.text('mj_message_id') ?? posted.text('Message_GUID'),
    mailingRef: metadata.text('mailing_id'),
    messageRef: metadata.text('message_id'),
    bounceClass,
    reason: type === 'bounced' || type === 'dropped' ? reasonOf(posted) : undefined,
    url: type === 'clicked' ? posted.text('url') : undefined,
    userAgent: posted.text('agent'),
    ip: posted.text('ip'),
    provider: 'mailjet',
    nativeType: bounceClass ? `${nativeType}:${bounceClass}` : nativeType,
  });
}

/** `blocked` of a bounce is about later mail to the address, and so no class of this one. */
function bounceClassOf(isPermanent: boolean | undefined): 'hard' | 'soft' | undefined {
  if (isPermanent === undefined) return undefined;
  return isPermanent ? 'hard' : 'soft';
}

/**
 * Mailjet's own word for the error, "user unknown"; else what the server answered; else whom the error is about.
 * https://dev.mailjet.com/email/guides/webhooks/ (possible values for errors)
 */
function reasonOf(posted: Fields): string | undefined {
  return posted.text('error') ?? posted.text('comment') ?? posted.text('error_related_to');
}

/**
 * What the host sent along as `EventPayload`, or in the header `X-MJ-EventPayload`: a text, in which the identifiers
 * are looked for as JSON. What hosts keep there otherwise tells nothing.
 * https://dev.mailjet.com/email/guides/send-api-v31/
 */
function metadataOf(posted: Fields): Fields {
  const path = posted.pathOf('Payload');
  try {
    return new Fields(parseJson(posted.text('Payload') ?? ''), path);
  } catch {
    return new Fields({}, path);
  }
}
