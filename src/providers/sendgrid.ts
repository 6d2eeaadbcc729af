import type { EventType, MailEvent } from '../model/mail-event.js';
import type { BounceClass } from '../model/status.js';
import type { Provider, RejectedEvent, WebhookRequest } from './provider.js';
import { fromBase64, verifyEcdsa } from './signature.js';

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

  parse({ body }) {
    const events: MailEvent[] = [];
    const rejected: RejectedEvent[] = [];
    let posted: unknown;
    try {
      posted = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    } catch (error) {
      return { events, rejected: [{ problem: `body: not JSON (${String(error)})`, raw: undefined }] };
    }
    (Array.isArray(posted) ? posted : [posted]).forEach((raw: unknown, index) => {
      const event = read(raw, `[${String(index)}]`);
      if ('problem' in event) rejected.push(event);
      else events.push(event);
    });
    return { events, rejected };
  },

  /**
   * ECDSA over P-256 and SHA-256, of the timestamp header followed by the body; SendGrid sets no age limit.
   * https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features
   *
   * @param secret - The verification key of the webhook's settings: SubjectPublicKeyInfo in base64.
   */
  async verify({ headers, body }: WebhookRequest, secret) {
    const signature = headers.get('X-Twilio-Email-Event-Webhook-Signature');
    const timestamp = headers.get('X-Twilio-Email-Event-Webhook-Timestamp');
    if (!signature || !timestamp) return false;
    const prefix = new TextEncoder().encode(timestamp);
    const signed = new Uint8Array(prefix.length + body.length);
    signed.set(prefix);
    signed.set(body, prefix.length);
    return verifyEcdsa(secret, fromBase64(signature), signed);
  },
};

function read(raw: unknown, path: string): MailEvent | RejectedEvent {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return { problem: `${path}: not an object`, raw };
  const posted = raw as Record<string, unknown>;
  const nativeType = text(posted['event']);
  if (!nativeType) return { problem: `${path}.event: missing`, raw };
  const recipient = text(posted['email']);
  if (!recipient) return { problem: `${path}.email: missing`, raw };
  const time = timeOf(posted['timestamp']);
  if (!time) return { problem: `${path}.timestamp: not a time`, raw };

  const type = TYPES.get(nativeType.toLowerCase()) ?? 'other';
  const isFailure = FAILURES.has(type);
  const event: MailEvent = { type, recipient, time, provider: 'sendgrid', nativeType };
  // The documentation has empty smtp-ids, and late bounces come without sg_message_id.
  assign(event, 'messageId', text(posted['sg_message_id']) ?? text(posted['smtp-id']));
  // Custom arguments come back as keys of the event itself.
  assign(event, 'mailingRef', text(posted['mailing_id']));
  assign(event, 'messageRef', text(posted['message_id']));
  if (type === 'bounced') {
    assign(event, 'bounceClass', BOUNCE_CLASSES.get(text(posted['type'])?.toLowerCase() ?? ''));
    event.nativeType = [nativeType, text(posted['type'])].filter(Boolean).join(':');
  }
  if (isFailure) {
    assign(event, 'reason', text(posted['reason']) ?? text(posted['response']));
    assign(event, 'reasonCode', text(posted['status']));
  }
  if (type === 'clicked') assign(event, 'url', text(posted['url']));
  if (type === 'opened') assign(event, 'machine', flag(posted['sg_machine_open']));
  assign(event, 'userAgent', text(posted['useragent']));
  assign(event, 'ip', text(posted['ip']));
  assign(event, 'providerEventId', text(posted['sg_event_id']));
  return event;
}

function assign<Key extends keyof MailEvent>(event: MailEvent, key: Key, value: MailEvent[Key] | undefined): void {
  if (value !== undefined) event[key] = value;
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function flag(value: unknown): boolean | undefined {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
}

/** Seconds since 1970, as a number or as text; Marketing Campaigns' Single Sends have milliseconds. */
function timeOf(value: unknown): string | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number) || number <= 0) return undefined;
  const milliseconds = number >= 1e11 ? number : number * 1000;
  return milliseconds <= 8.64e15 ? new Date(milliseconds).toISOString() : undefined;
}
