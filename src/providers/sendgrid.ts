import type { EventType, MailEvent } from '../model/mail-event.js';
import type { BounceClass } from '../model/status.js';
import { eventOf, parseJsonBody, readParts } from './body.js';
import type { Fields } from './fields.js';
import type { Provider } from './provider.js';
import { fromBase64, joined, refused, verifyEcdsa } from './signature.js';
import { epochTime } from './time.js';

/**
 * Events of the Event Webhook by their names; what is not listed is kept as `other`.
 * https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event
 */
const TYPES: ReadonlyMap<string, EventType> = new Map<string, EventType>(
  Object.entries({
    processed: 'processed',
    deferred: 'deferred',
    delivered: 'delivered',
    bounce: 'bounced',
    dropped: 'dropped',
    open: 'opened',
    click: 'clicked',
    spamreport: 'spam-report',
    unsubscribe: 'unsubscribed',
    group_unsubscribe: 'unsubscribed',
    group_resubscribe: 'resubscribed',
  } as const),
);

/** `type` of a bounce: a block is a refusal of the mail, not of the address. Absent on old accounts: unclassified. */
const BOUNCE_CLASSES: ReadonlyMap<string, BounceClass> = new Map([
  ['bounce', 'hard'],
  ['blocked', 'block'],
]);

/** Events whose `reason` (or `response`, of a deferral) tells why; a delivery's response is no reason. */
const FAILURES: ReadonlySet<EventType> = new Set<EventType>(['bounced', 'dropped', 'deferred']);

/** Twilio SendGrid, Event Webhook: a JSON array of events in no order, each of them possibly more than once. */
export const sendgrid: Provider = {
  name: 'sendgrid',

  parse: (request) => parseJsonBody(request, (posted) => readParts(posted, read)),

  /**
   * ECDSA over P-256 and SHA-256, of the timestamp header followed by the body; SendGrid sets no age limit.
   * https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features
   *
   * @param secret - The verification key of the webhook's settings: SubjectPublicKeyInfo in base64.
   */
  async verify({ headers, body }, secret, { onRefused } = {}) {
    const signature = headers.get('X-Twilio-Email-Event-Webhook-Signature');
    const timestamp = headers.get('X-Twilio-Email-Event-Webhook-Timestamp');
    if (!signature || !timestamp) return refused('the signature headers are missing', onRefused);
    const isRight = await verifyEcdsa(secret, fromBase64(signature), joined(timestamp, body));
    return isRight || refused('the signature is wrong', onRefused);
  },
};

function read(posted: Fields): MailEvent {
  const nativeType = posted.requiredText('event');
  const recipient = posted.requiredText('email');
  const time = epochTime(posted, 'timestamp');
  const type = TYPES.get(nativeType.toLowerCase()) ?? 'other';
  const bounceType = type === 'bounced' ? posted.text('type') : undefined;
  const isFailure = FAILURES.has(type);
  return eventOf({
    type,
    recipient,
    time,
    // The documentation has empty smtp-ids, and late bounces come without sg_message_id.
    messageId: posted.text('sg_message_id') ?? posted.text('smtp-id'),
    // Custom arguments come back as keys of the event itself.
    mailingRef: posted.text('mailing_id'),
    messageRef: posted.text('message_id'),
    bounceClass: BOUNCE_CLASSES.get(bounceType?.toLowerCase() ?? ''),
    reason: isFailure ? (posted.text('reason') ?? posted.text('response')) : undefined,
    reasonCode: isFailure ? posted.text('status') : undefined,
    url: type === 'clicked' ? posted.text('url') : undefined,
    machine: type === 'opened' ? posted.flag('sg_machine_open') : undefined,
    userAgent: posted.text('useragent'),
    ip: posted.text('ip'),
    provider: 'sendgrid',
    providerEventId: posted.text('sg_event_id'),
    nativeType: bounceType ? `${nativeType}:${bounceType}` : nativeType,
  });
}
