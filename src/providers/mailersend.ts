import type { EventType, MailEvent } from '../model/mail-event.js';
import type { BounceClass } from '../model/status.js';
import { eventOf, parseJson, parseJsonBody, readParts, utf8 } from './body.js';
import { Fields, textOf } from './fields.js';
import type { Provider } from './provider.js';
import { bytesOf, fromHex, refused, verifyHmac } from './signature.js';
import { isoTime } from './time.js';

/** What an event means, as far as its name tells. */
interface Meaning {
  type: EventType;
  bounceClass?: BounceClass;
}

/**
 * Events by their names; what is not listed is kept as `other`.
 * https://developers.mailersend.com/api/v1/webhooks.html#available-events
 */
const EVENTS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>(
  Object.entries({
    'activity.sent': { type: 'processed' },
    'activity.delivered': { type: 'delivered' },
    'activity.deferred': { type: 'deferred' },
    'activity.soft_bounced': { type: 'bounced', bounceClass: 'soft' },
    'activity.hard_bounced': { type: 'bounced', bounceClass: 'hard' },
    'activity.suppressed': { type: 'dropped' },
    'activity.opened': { type: 'opened' },
    'activity.opened_unique': { type: 'opened' },
    'activity.clicked': { type: 'clicked' },
    'activity.clicked_unique': { type: 'clicked' },
    'activity.unsubscribed': { type: 'unsubscribed' },
    'activity.spam_complaint': { type: 'spam-report' },
  } as const),
);

/** Events that tell why they failed; a recipient who unsubscribes may give a reason too, which is another matter. */
const FAILURES: ReadonlySet<EventType> = new Set<EventType>(['bounced', 'dropped', 'deferred']);

/** A trial of the address when a webhook is saved: no event. */
const PING = 'webhook.test';

/**
 * The secret of that trial alone, the same for everybody and no secret.
 * https://developers.mailersend.com/api/v1/account/webhooks.html#security
 */
const PING_SECRET = 'test_Am3L1GuOIc4blLUuHqAPxxwkZaJyEk8G';

/**
 * MailerSend: one event a post, possibly more than once. Webhooks of version 1 nest what those of version 2 have side
 * by side; of the latter, the documentation calls the recipient `email`, and the posts `recipient`.
 * https://www.mailersend.com/whats-new/webhooks-v2
 */
export const mailersend: Provider = {
  name: 'mailersend',

  parse: (request) => parseJsonBody(request, (posted) => readParts(posted, read)),

  /**
   * HMAC-SHA256 of the body, in hexadecimal. It has no time in it, so that it does not age. A trial that is signed with
   * the public secret is accepted too: MailerSend saves no webhook that refuses it, and it is read to nothing.
   * https://developers.mailersend.com/api/v1/webhooks.html#security
   *
   * @param secret - The signing secret of the webhook, which is not an API token.
   */
  async verify({ headers, body }, secret, { onRefused } = {}) {
    const header = headers.get('Signature');
    if (!header) return refused('the signature header is missing', onRefused);
    const signature = fromHex(header);
    if (await verifyHmac('SHA-256', bytesOf(secret), signature, body)) return true;
    const isTrial = isPing(body) && (await verifyHmac('SHA-256', bytesOf(PING_SECRET), signature, body));
    return isTrial || refused('the signature is wrong', onRefused);
  },
};

function isPing(body: Uint8Array): boolean {
  try {
    return new Fields(parseJson(utf8(body)), 'body').text('type') === PING;
  } catch {
    return false;
  }
}

function read(posted: Fields): MailEvent[] {
  const nativeType = posted.requiredText('type');
  if (nativeType === PING) return [];
  const { type, bounceClass } = EVENTS.get(nativeType.toLowerCase()) ?? { type: 'other' };
  const data = posted.inner('data');
  const email = data.inner('email');
  // In version 2, an empty list where there is nothing to tell.
  const [morph, meta] = [data.inner('morph'), data.inner('meta')];
  const event = eventOf({
    type,
    recipient: recipientOf(data),
    // In version 1, that of the post is when it was posted; in version 2 there is no other.
    time: data.has('created_at') ? isoTime(data, 'created_at') : isoTime(posted, 'created_at'),
    // What a host was told when it sent, one for all recipients of the mail.
    messageId: data.text('message_id') ?? email.inner('message').text('id'),
    mailingRef: tagOf(data, 'mailing_id'),
    messageRef: tagOf(data, 'message_id'),
    bounceClass,
    reason: FAILURES.has(type)
      ? (meta.text('bounce_reason') ?? meta.text('suppression_reason') ?? morph.text('reason'))
      : undefined,
    url: type === 'clicked' ? (meta.text('url') ?? morph.text('url')) : undefined,
    userAgent: meta.text('user_agent') ?? morph.text('user_agent'),
    ip: meta.text('ip') ?? morph.text('ip'),
    provider: 'mailersend',
    providerEventId: data.text('id'),
    nativeType,
  });
  return [event];
}

function recipientOf(data: Fields): string {
  const nested = data.inner('email').inner('recipient').text('email');
  return nested ?? data.text('email') ?? data.requiredText('recipient', 'the address of a recipient');
}

/**
 * MailerSend hands back no metadata but a mail's tags: "mailing_id:n-1".
 * https://developers.mailersend.com/api/v1/email.html#request-parameters
 */
function tagOf(data: Fields, name: string): string | undefined {
  const tags = [...data.list('tags'), ...data.inner('email').list('tags')].flatMap((tag) => textOf(tag) ?? []);
  return textOf(tags.find((tag) => tag.startsWith(`${name}:`))?.slice(name.length + 1));
}
