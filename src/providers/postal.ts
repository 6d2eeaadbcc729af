import type { EventType, MailEvent } from '../model/mail-event.js';
import type { BounceClass } from '../model/status.js';
import { eventOf, parseJsonBody, readParts } from './body.js';
import { textOf, type Fields } from './fields.js';
import type { Provider } from './provider.js';
import { fromBase64, refused, verifyRsa } from './signature.js';
import { epochTime, fromEpoch } from './time.js';

/**
 * Events by their names; what is not listed is kept as `other`.
 * https://docs.postalserver.io/developer/webhooks
 */
const TYPES: ReadonlyMap<string, EventType> = new Map<string, EventType>(
  Object.entries({
    MessageSent: 'delivered',
    MessageDelayed: 'deferred',
    MessageDeliveryFailed: 'dropped',
    MessageHeld: 'deferred',
    MessageBounced: 'bounced',
    MessageLoaded: 'opened',
    MessageLinkClicked: 'clicked',
  } as const),
);

/** Events of the mail server itself, which name no recipient. */
const SERVER_EVENTS: ReadonlySet<string> = new Set(['DomainDNSError', 'SendLimitApproaching', 'SendLimitExceeded']);

const FAILURES: ReadonlySet<EventType> = new Set<EventType>(['bounced', 'dropped', 'deferred']);

/** Postal: one event a request, in an envelope with its name, its time and an identifier that retries keep. */
export const postal: Provider = {
  name: 'postal',

  parse: (request) => parseJsonBody(request, (posted) => readParts(posted, read)),

  /**
   * RSA over the body, with SHA-256; older versions sign with SHA-1 only. Postal sets no age limit, and the header with
   * the identifier of the key is not needed where the key is known.
   * https://docs.postalserver.io/developer/webhooks#verifying-signatures
   *
   * @param secret - The public key of the installation: PEM, or bare base64 as in `p=` of its DKIM record, or that
   *   record as `postal default-dkim-record` prints it.
   */
  async verify({ headers, body }, secret, { onRefused } = {}) {
    const sha256 = headers.get('X-Postal-Signature-256');
    const signature = sha256 ?? headers.get('X-Postal-Signature');
    if (!signature) return refused('the signature header is missing', onRefused);
    const hash = sha256 === null ? 'SHA-1' : 'SHA-256';
    const isRight = await verifyRsa(hash, keyOf(secret), fromBase64(signature), body);
    return isRight || refused('the signature is wrong', onRefused);
  },
};

function keyOf(secret: string): Uint8Array {
  const record = /(?:^|[;"\s])p=([^;"]+)/.exec(secret)?.[1];
  return fromBase64((record ?? secret).replace(/-----[^-]+-----|\s/g, ''));
}

function read(posted: Fields): MailEvent[] {
  const name = posted.requiredText('event');
  if (SERVER_EVENTS.has(name)) return [];
  const payload = posted.inner('payload');
  const message = payload.inner(payload.has('original_message') ? 'original_message' : 'message');
  const recipient = message.requiredText('to');
  // An attempt has a time of its own; the envelope has that of the webhook, which is made at once.
  const time = fromEpoch(payload.number('timestamp') ?? NaN) ?? epochTime(posted, 'timestamp');
  const isIncoming = message.text('direction') === 'incoming';
  const reason = payload.text('output') ?? payload.text('details') ?? payload.inner('bounce').text('subject');
  const { type, bounceClass } = isIncoming ? { type: 'other' as const } : kindOf(name, payload);
  const event = eventOf({
    type,
    recipient,
    time,
    // Of one recipient, where the Message-ID may be that of many.
    messageId: message.text('id') ?? message.text('message_id'),
    ...refsOf(message.text('tag')),
    bounceClass,
    reason: FAILURES.has(type) ? reason : undefined,
    url: type === 'clicked' ? payload.text('url') : undefined,
    userAgent: payload.text('user_agent'),
    ip: payload.text('ip_address'),
    provider: 'postal',
    providerEventId: posted.text('uuid'),
    nativeType: isIncoming ? `${name}:incoming` : name,
  });
  return [event];
}

interface Kind {
  type: EventType;
  bounceClass?: BounceClass | undefined;
}

/**
 * What an event of an outgoing mail is. Two names stand for several things: a mail that fails was refused by the other
 * server, or given up, or never tried; one that is held waits, unless for an address that failed before.
 * https://docs.postalserver.io/features/mail-server-settings#held-messages
 */
function kindOf(name: string, payload: Fields): Kind {
  const type = TYPES.get(name) ?? 'other';
  const output = payload.text('output');
  const details = payload.text('details') ?? '';
  if (name === 'MessageHeld' && /suppression list/i.test(details)) return { type: 'dropped' };
  if (name !== 'MessageDeliveryFailed') return { type };
  if (output !== undefined) return { type: 'bounced', bounceClass: classOf(output) };
  return /^maximum number of delivery attempts/i.test(details) ? { type: 'bounced', bounceClass: 'soft' } : { type };
}

/**
 * The class of a server's refusal, by its reply code and enhanced status code. X.7 is security or policy, so a refusal
 * of the mail and not of the address.
 * https://www.rfc-editor.org/rfc/rfc3463#section-3.8
 */
function classOf(reply: string): BounceClass | undefined {
  const [refusal, enhanced] = /^5\d\d\b[\s-]*(5\.\d{1,3}\.\d{1,3})?/.exec(reply) ?? [];
  if (refusal === undefined) return undefined;
  return enhanced?.startsWith('5.7.') ? 'block' : 'hard';
}

/** Postal has one place for a host's own words, the tag: "mailing_id=…&message_id=…". */
function refsOf(tag = ''): Pick<MailEvent, 'mailingRef' | 'messageRef'> {
  const words = new URLSearchParams(tag);
  const [mailingRef, messageRef] = [textOf(words.get('mailing_id')), textOf(words.get('message_id'))];
  return { ...(mailingRef && { mailingRef }), ...(messageRef && { messageRef }) };
}
