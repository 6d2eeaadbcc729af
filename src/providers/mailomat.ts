import type { EventType, MailEvent } from '../model/mail-event.js';
import { eventOf, parseJson, parseJsonBody, readParts, utf8 } from './body.js';
import { Fields } from './fields.js';
import type { Provider } from './provider.js';
import { bytesOf, fromHex, isFresh, refused, verifyHmac } from './signature.js';
import { isoTime } from './time.js';

/**
 * Events by their names; what is not listed is kept as `other`.
 * https://api.mailomat.swiss/docs/
 */
const TYPES: ReadonlyMap<string, EventType> = new Map<string, EventType>(
  Object.entries({
    accepted: 'processed',
    not_accepted: 'dropped',
    delivered: 'delivered',
    failure_tmp: 'deferred',
    failure_perm: 'bounced',
    opened: 'opened',
    clicked: 'clicked',
    complained: 'spam-report',
    unsubscribed: 'unsubscribed',
  } as const),
);

/** Events whose status tells why they failed; that of a delivery is the server's greeting. */
const FAILURES: ReadonlySet<EventType> = new Set<EventType>(['bounced', 'dropped', 'deferred']);

/**
 * Seconds that a post may be old, or ahead of us. Mailomat leaves the number to its customers; it goes on trying for
 * nearly eight hours, and a post that is refused is lost.
 */
const TOLERANCE = 9 * 60 * 60;

/**
 * Mailomat: one event a post. It hands no metadata back, so that a mail is found by its message id alone.
 * https://api.mailomat.swiss/docs/
 */
export const mailomat: Provider = {
  name: 'mailomat',

  parse: (request) => parseJsonBody(request, (posted) => readParts(posted, read)),

  /**
   * HMAC-SHA256, in hexadecimal after "sha256=", of three headers: id, event and time. It does not cover the body:
   * whoever has seen a signature can put it on any body with an event of the same name, unless ids are remembered.
   * https://api.mailomat.swiss/docs/#tag/webhook-security
   *
   * @param secret - The secret of the webhook.
   */
  async verify({ headers, body }, secret, { now, onRefused, remember } = {}) {
    const [id, event, timestamp, signature] = ['ID', 'Event', 'Timestamp', 'Signature'].map((name) =>
      headers.get(`X-MOM-Webhook-${name}`),
    );
    if (!id || !event || !timestamp || !signature) return refused('the signature headers are missing', onRefused);
    if (!/^\d{1,12}$/.test(timestamp)) return refused('the timestamp is not one of whole seconds', onRefused);
    const hex = /^sha256=(.*)$/i.exec(signature)?.[1] ?? '';
    const isRight = await verifyHmac('SHA-256', bytesOf(secret), fromHex(hex), bytesOf(`${id}.${event}.${timestamp}`));
    if (!isRight) return refused('the signature is wrong', onRefused);
    if (eventIn(body) !== event) return refused('the event is not the one that is signed', onRefused);
    if (!isFresh(Number(timestamp), TOLERANCE, now)) {
      return refused('the signature is too old, or of the future', onRefused);
    }
    try {
      const isNew = !remember || (await remember(id, new Date((Number(timestamp) + TOLERANCE) * 1000)));
      return isNew || refused('the id was used before', onRefused);
    } catch (error) {
      return refused(`the id cannot be remembered (${String(error)})`, onRefused);
    }
  },
};

function eventIn(body: Uint8Array): string | undefined {
  try {
    return new Fields(parseJson(utf8(body)), 'body').text('eventType');
  } catch {
    return undefined;
  }
}

function read(posted: Fields): MailEvent {
  const nativeType = posted.requiredText('eventType');
  const type = TYPES.get(nativeType.toLowerCase()) ?? 'other';
  const payload = posted.inner('payload');
  const status = payload.inner('delivery-status');
  const client = payload.inner('client');
  const isFailure = FAILURES.has(type);
  return eventOf({
    type,
    recipient: posted.requiredText('recipient', 'the address of a recipient'),
    time: isoTime(posted, 'occurredAt'),
    // That of the mail's header, in the envelope without brackets; a host that sends over SMTP may have chosen it.
    messageId: posted.text('messageId') ?? posted.text('messageUuid'),
    bounceClass: type === 'bounced' ? 'hard' : undefined,
    // The server's words, or Mailomat's own where it did not take the mail.
    reason: isFailure ? (status.text('message') ?? payload.text('reason')) : undefined,
    reasonCode: isFailure ? status.text('enhanced-code') : undefined,
    url: type === 'clicked' ? payload.text('url') : undefined,
    userAgent: client.text('user-agent'),
    ip: client.text('ip'),
    provider: 'mailomat',
    providerEventId: posted.text('id'),
    nativeType,
  });
}
