import type { EventType, MailEvent } from '../model/mail-event.js';
import type { BounceClass } from '../model/status.js';
import { eventOf, parseJsonBody, readParts, utf8 } from './body.js';
import { Fields } from './fields.js';
import { md5 } from './md5.js';
import type { ParsedRequest, Provider } from './provider.js';
import { bytesOf, fromHex, isSame, refused } from './signature.js';
import { isoTime } from './time.js';

/**
 * Statuses by their names; what is not listed is kept as `other`. A soft bounce is a deferral: it is tried again.
 * https://godocs.unisender.ru/email-statuses
 */
const TYPES: ReadonlyMap<string, EventType> = new Map<string, EventType>(
  Object.entries({
    sent: 'processed',
    delivered: 'delivered',
    soft_bounced: 'deferred',
    hard_bounced: 'bounced',
    opened: 'opened',
    clicked: 'clicked',
    spam: 'spam-report',
    unsubscribed: 'unsubscribed',
    subscribed: 'resubscribed',
  } as const),
);

/**
 * What the extended status of a failed mail says of it, in the groups of the documentation: refused as spam, or an
 * address that may be written to again in a few days. Others are `hard`.
 * https://godocs.unisender.ru/email-statuses
 */
const BOUNCE_CLASSES: ReadonlyMap<string, BounceClass> = new Map([
  ['err_spam_rejected', 'block'],
  ['err_blacklisted', 'block'],
  ['err_mailbox_full', 'soft'],
  ['err_too_large', 'soft'],
  ['err_domain_inactive', 'soft'],
  ['err_destination_misconfigured', 'soft'],
  ['err_delivery_failed', 'soft'],
]);

/** Extended statuses of a mail that was not even tried, in words of the same page. */
const NOT_TRIED = /^(skip_dup_\w+|err_(skip_letter|spam_skipped|spam_removed|unsubscribed|lost|internal))$/;

const FAILURES: ReadonlySet<EventType> = new Set<EventType>(['bounced', 'dropped', 'deferred']);

/** The event of one mail; the fields of others are about the account. */
const MAIL_EVENT = 'transactional_email_status';

/** A block of a server or a domain: it names no recipient. */
const BLOCK_EVENT = 'transactional_spam_block';

/**
 * Unisender Go: one JSON object with up to 100 events of a user or project, or the fields of one event ("use single
 * event").
 * https://godocs.unisender.ru/web-api-ref#callback-format
 */
export const unisenderGo: Provider = {
  name: 'unisender-go',

  parse: (request) => parseJsonBody(request, readBody),

  /**
   * `auth` in the body is the MD5 of the body with the API key in its place.
   * https://godocs.unisender.ru/web-api-ref#callback-format
   *
   * Whoever knows the MD5 of a text knows that of the text with certain bytes after it. Those bytes are no JSON, so the
   * body has to be.
   *
   * @param secret - The API key of the user, or of the project whose webhook it is.
   */
  async verify({ body }, secret, { onRefused } = {}) {
    const why = whyWrong(body, secret);
    return why === undefined || refused(why, onRefused);
  },
};

function whyWrong(body: Uint8Array, key: string): string | undefined {
  if (key === '') return 'there is no API key';
  let text: string;
  let auth: string | undefined;
  try {
    text = utf8(body);
    auth = new Fields(JSON.parse(text), 'body').text('auth');
  } catch {
    return 'the body is not a JSON object';
  }
  // Only as it stands in the body can it be replaced there.
  const [before, after, ...more] = auth === undefined ? [] : text.split(`"${auth}"`);
  if (before === undefined || after === undefined || more.length > 0) return 'there is not one auth in the body';
  const isRight = isSame(md5(bytesOf(`${before}"${key}"${after}`)), fromHex(auth ?? ''));
  return isRight ? undefined : 'the signature is wrong';
}

function readBody(posted: unknown): ParsedRequest {
  const found: ParsedRequest[] = [];
  const readUser = (user: Fields): MailEvent[] => {
    found.push(readParts(user.value('events'), read, user.pathOf('events')));
    return [];
  };
  const readWhole = (body: Fields): MailEvent[] => {
    if (!body.has('events_by_user')) return read(body);
    found.push(readParts(body.value('events_by_user'), readUser, 'events_by_user'));
    return [];
  };
  found.push(readParts(posted, readWhole));
  return { events: found.flatMap(({ events }) => events), rejected: found.flatMap(({ rejected }) => rejected) };
}

function read(posted: Fields): MailEvent[] {
  const eventName = posted.requiredText('event_name');
  if (eventName === BLOCK_EVENT) return [];
  const data = posted.has('event_data') ? posted.inner('event_data') : posted;
  const isMail = eventName === MAIL_EVENT;
  const nativeType = isMail ? data.requiredText('status') : eventName;
  const recipient = data.requiredText('email');
  // In UTC, and without saying so.
  const time = isoTime(data, 'event_time');
  const delivery = data.inner('delivery_info');
  const code = delivery.text('delivery_status');
  const type = typeOf(isMail ? nativeType.toLowerCase() : '', code);
  const metadata = data.inner('metadata');
  const event = eventOf({
    type,
    recipient,
    time,
    messageId: data.text('job_id'),
    mailingRef: metadata.text('mailing_id'),
    messageRef: metadata.text('message_id'),
    bounceClass: type === 'bounced' ? (BOUNCE_CLASSES.get(code ?? '') ?? 'hard') : undefined,
    reason: FAILURES.has(type) ? (delivery.text('destination_response') ?? code) : undefined,
    url: type === 'clicked' ? data.text('url') : undefined,
    userAgent: delivery.text('user_agent'),
    ip: delivery.text('ip'),
    provider: 'unisender-go',
    nativeType,
  });
  return [event];
}

function typeOf(status: string, code = ''): EventType {
  const type = TYPES.get(status) ?? 'other';
  return type === 'bounced' && NOT_TRIED.test(code) ? 'dropped' : type;
}
