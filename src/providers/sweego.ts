import type { EventType, MailEvent } from '../model/mail-event.js';
import type { BounceClass } from '../model/status.js';
import { eventOf, parseJsonBody, readParts } from './body.js';
import type { Fields } from './fields.js';
import type { Provider } from './provider.js';
import { verifyStandardWebhook } from './standard-webhooks.js';
import { isoTime } from './time.js';

/** What an event means, as far as its name tells. */
interface Meaning {
  type: EventType;
  bounceClass?: BounceClass;
}

/**
 * Events by their names, with underscores where Sweego writes now these, now hyphens; what is not listed is kept as
 * `other`.
 * https://learn.sweego.io/docs/webhooks/payload
 */
const EVENTS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>(
  Object.entries({
    email_sent: { type: 'processed' },
    delivered: { type: 'delivered' },
    soft_bounce: { type: 'bounced', bounceClass: 'soft' },
    hard_bounce: { type: 'bounced', bounceClass: 'hard' },
    email_opened: { type: 'opened' },
    email_clicked: { type: 'clicked' },
    complaint: { type: 'spam-report' },
    list_unsub: { type: 'unsubscribed' },
  } as const),
);

/**
 * Sweego: one event a post. Text messages have the same webhooks; they are kept as `other`.
 * https://learn.sweego.io/docs/webhooks/payload
 */
export const sweego: Provider = {
  name: 'sweego',

  parse: (request) => parseJsonBody(request, (posted) => readParts(posted, read)),

  /**
   * As Standard Webhooks sign, but with the signature alone in its header, without a version.
   * https://learn.sweego.io/docs/webhooks/webhook_signature
   *
   * @param secret - The secret of the webhook: base64.
   */
  verify: verifyStandardWebhook,
};

function read(posted: Fields): MailEvent {
  const nativeType = posted.requiredText('event_type');
  const isMail = (posted.text('channel') ?? 'email') === 'email';
  const name = nativeType.toLowerCase().replaceAll('-', '_');
  const { type, bounceClass } = (isMail ? EVENTS.get(name) : undefined) ?? { type: 'other' };
  const headers = posted.inner('headers');
  const engagement = posted.inner(type === 'clicked' ? 'click' : 'open');
  return eventOf({
    type,
    recipient: posted.requiredText('recipient', 'the address of a recipient'),
    // Some of Sweego's times have no zone: they are in UTC, as the others are.
    time: isoTime(posted, 'timestamp'),
    // What a host was told when it sent, one for all recipients of the mail; `swg_uid` is one for each.
    messageId: headers.text('x-transaction-id') ?? posted.text('transaction_id') ?? posted.text('swg_uid'),
    // Headers of the host's own come back, in lower case.
    mailingRef: headers.text('x-mailing-id'),
    messageRef: headers.text('x-message-id'),
    bounceClass,
    reason: type === 'bounced' ? reasonOf(posted) : undefined,
    url: type === 'clicked' ? engagement.text('url') : undefined,
    // Sweego tells opens of people and of proxies apart by it.
    machine: type === 'opened' || type === 'clicked' ? engagement.flag('proxy') : undefined,
    userAgent: engagement.text('user_agent'),
    ip: engagement.text('ip_address'),
    provider: 'sweego',
    providerEventId: posted.text('event_id'),
    nativeType,
  });
}

/** What the server said, which ends the line of Sweego's log: "… REJECTED[capacity] … (452 mailbox full)". */
function reasonOf(posted: Fields): string | undefined {
  const details = posted.text('details');
  return details?.endsWith(')') ? (/\(([245]\d\d[ -].*)\)$/s.exec(details)?.[1] ?? details) : details;
}
