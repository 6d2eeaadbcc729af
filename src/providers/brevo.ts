import type { EventType, MailEvent } from '../model/mail-event.js';
import type { BounceClass } from '../model/status.js';
import { eventOf, parseJson, parseJsonBody, readParts } from './body.js';
import { Fields } from './fields.js';
import type { Provider } from './provider.js';
import { epochTime } from './time.js';

/**
 * Events by their names; what is not listed is kept as `other`, as are changes of contacts and lists.
 * https://developers.brevo.com/docs/transactional-webhooks
 * https://developers.brevo.com/docs/marketing-webhooks
 */
const TYPES: ReadonlyMap<string, EventType> = new Map<string, EventType>(
  Object.entries({
    request: 'processed',
    sent: 'processed',
    deferred: 'deferred',
    delivered: 'delivered',
    hard_bounce: 'bounced',
    soft_bounce: 'bounced',
    // Brevo does not send to a blocked address, nor to one that it takes for invalid.
    blocked: 'dropped',
    invalid_email: 'dropped',
    error: 'dropped',
    opened: 'opened',
    unique_opened: 'opened',
    proxy_open: 'opened',
    unique_proxy_open: 'opened',
    click: 'clicked',
    // The page above calls the event of one section both ways.
    spam: 'spam-report',
    complaint: 'spam-report',
    unsubscribed: 'unsubscribed',
    unsubscribe: 'unsubscribed',
  } as const),
);

const BOUNCE_CLASSES: ReadonlyMap<string, BounceClass> = new Map([
  ['hard_bounce', 'hard'],
  ['soft_bounce', 'soft'],
]);

/** Opens by a mail program's proxy, that fetches images unread. Other opens may be anyone's: Brevo does not say. */
const MACHINE_OPENS: ReadonlySet<string> = new Set(['proxy_open', 'unique_proxy_open']);

/** Events whose `reason` tells why; a delivery has one too, "sent". */
const FAILURES: ReadonlySet<EventType> = new Set<EventType>(['bounced', 'dropped', 'deferred']);

/**
 * When it happened, the surest first: `ts_event` is in UTC; `ts_epoch` is too, but may be the time of sending, and is
 * in seconds in some of Brevo's samples; `s_epoch` is how its samples of proxy opens spell it. `date` is in no stated
 * zone, and is not used. https://developers.brevo.com/docs/transactional-webhooks
 */
const TIMES = ['ts_event', 'ts_epoch', 's_epoch', 'ts'] as const;

/**
 * Brevo, webhooks of transactional and of marketing mail: one event a request, or a list of up to 500 where the webhook
 * is "batched". Brevo does not sign.
 * https://developers.brevo.com/docs/batch-webhooks
 * https://developers.brevo.com/docs/secured-webhooks
 */
export const brevo: Provider = {
  name: 'brevo',

  parse: (request) => parseJsonBody(request, (posted) => readParts(posted, read)),
};

function read(posted: Fields): MailEvent {
  const nativeType = posted.requiredText('event');
  const name = nativeType.toLowerCase();
  const type = TYPES.get(name) ?? 'other';
  const metadata = metadataOf(posted);
  return eventOf({
    type,
    recipient: posted.requiredText('email', 'the address of a recipient'),
    time: epochTime(posted, TIMES.find((field) => posted.number(field) !== undefined) ?? 'ts_event'),
    messageId: posted.text('message-id'),
    mailingRef: metadata.text('mailing_id'),
    messageRef: metadata.text('message_id'),
    bounceClass: BOUNCE_CLASSES.get(name),
    reason: FAILURES.has(type) ? posted.text('reason') : undefined,
    url: type === 'clicked' ? posted.text('link') : undefined,
    machine: MACHINE_OPENS.has(name) || undefined,
    // `sending_ip` is Brevo's own address, and `id` the webhook's: neither tells of the event.
    userAgent: posted.text('user_agent'),
    provider: 'brevo',
    nativeType,
  });
}

/**
 * What the host put into the header `X-Mailin-custom`, which comes back with each event: JSON, or pairs in the manner
 * of Brevo's own samples, "mailing_id:n-1|message_id:m-1".
 * https://developers.brevo.com/docs/send-a-transactional-email
 */
function metadataOf(posted: Fields): Fields {
  const path = posted.pathOf('X-Mailin-custom');
  const text = posted.text('X-Mailin-custom') ?? '';
  try {
    return new Fields(parseJson(text), path);
  } catch {
    // Not JSON, or not an object.
    const pairs = text.split('|').map((pair) => {
      const [name = '', ...value] = pair.split(':');
      return [name.trim(), value.join(':')] as const;
    });
    return new Fields(Object.fromEntries(pairs), path);
  }
}
