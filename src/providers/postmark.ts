import type { EventType, MailEvent } from '../model/mail-event.js';
import type { BounceClass } from '../model/status.js';
import { eventOf, parseJsonBody, readParts } from './body.js';
import type { Fields } from './fields.js';
import type { Provider } from './provider.js';
import { isoTime } from './time.js';

/** What an event means, as far as its name tells. */
interface Meaning {
  type: EventType;
  bounceClass?: BounceClass;
}

/**
 * `RecordType` of a post, in lower case, where it says all: a bounce and a change of subscription have a second word.
 * https://postmarkapp.com/developer/webhooks/webhooks-overview
 */
const RECORDS: ReadonlyMap<string, EventType> = new Map([
  ['delivery', 'delivered'],
  ['spamcomplaint', 'spam-report'],
  ['open', 'opened'],
  ['click', 'clicked'],
]);

/**
 * `Type` of a bounce, in lower case. Never its `TypeCode`: Postmark's own pages do not agree on the numbers.
 * https://postmarkapp.com/developer/api/bounce-api#bounce-types
 */
const BOUNCES: ReadonlyMap<string, Meaning> = new Map<string, Meaning>(
  Object.entries({
    hardbounce: { type: 'bounced', bounceClass: 'hard' },
    softbounce: { type: 'bounced', bounceClass: 'soft' },
    unknown: { type: 'bounced' },
    transient: { type: 'deferred' },
    dnserror: { type: 'deferred' },
    // The server refuses the sender or the content. A spam notification comes from a filter, not from the recipient.
    blocked: { type: 'bounced', bounceClass: 'block' },
    dmarcpolicy: { type: 'bounced', bounceClass: 'block' },
    spamnotification: { type: 'bounced', bounceClass: 'block' },
    virusnotification: { type: 'bounced', bounceClass: 'block' },
    // Postmark did not even try.
    bademailaddress: { type: 'dropped' },
    manuallydeactivated: { type: 'dropped' },
    unconfirmed: { type: 'dropped' },
    smtpapierror: { type: 'dropped' },
    templaterenderingfailed: { type: 'dropped' },
    // Replies of people.
    spamcomplaint: { type: 'spam-report' },
    unsubscribe: { type: 'unsubscribed' },
    subscribe: { type: 'resubscribed' },
    // Replies of software, tests and incoming mail say nothing about the mail that was sent: kept as `other`.
  } as const),
);

/**
 * `SuppressionReason` of a change of subscription, in lower case.
 * https://postmarkapp.com/developer/webhooks/subscription-change-webhook
 */
const SUPPRESSIONS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['hardbounce', { type: 'bounced', bounceClass: 'hard' }],
  ['spamcomplaint', { type: 'spam-report' }],
  ['manualsuppression', { type: 'unsubscribed' }],
]);

/** Where the time of an event stands; a post has one of them. Without any, the first is missed. */
const TIMES = ['ReceivedAt', 'DeliveredAt', 'BouncedAt', 'ChangedAt'];

/** Events whose details tell why; those of a delivery are the server's greeting. */
const FAILURES: ReadonlySet<EventType> = new Set<EventType>(['bounced', 'dropped', 'deferred']);

/**
 * Postmark, webhooks of a message stream: one event a post, in no order, and again where it is not answered with 200.
 * Postmark does not sign: the webhook's address carries a password, or the post a header that the host has chosen.
 * https://postmarkapp.com/developer/webhooks/webhooks-overview
 */
export const postmark: Provider = {
  name: 'postmark',

  parse: (request) => parseJsonBody(request, (posted) => readParts(posted, read)),
};

function read(posted: Fields): MailEvent {
  const record = posted.requiredText('RecordType');
  const { detail, type, bounceClass } = meaningOf(posted, record.toLowerCase());
  const metadata = posted.inner('Metadata');
  return eventOf({
    type,
    // Of bounces and complaints it is `Email`.
    recipient: posted.text('Email') ?? posted.requiredText('Recipient', 'the address of a recipient'),
    time: isoTime(posted, TIMES.find((name) => posted.has(name)) ?? 'ReceivedAt'),
    messageId: posted.text('MessageID'),
    // https://postmarkapp.com/support/article/1125-custom-metadata-faq
    mailingRef: metadata.text('mailing_id'),
    messageRef: metadata.text('message_id'),
    bounceClass,
    // The server's own words, if it had any; the description is Postmark's, and the same for all bounces of a type.
    reason: FAILURES.has(type) ? (posted.text('Details') ?? posted.text('Description')) : undefined,
    url: type === 'clicked' ? posted.text('OriginalLink') : undefined,
    userAgent: posted.text('UserAgent'),
    ip: posted.inner('Geo').text('IP'),
    provider: 'postmark',
    providerEventId: posted.text('ID'),
    nativeType: detail === undefined ? record : `${record}:${detail}`,
  });
}

/** What a post means, with the word that it has for it beside its `RecordType`. */
function meaningOf(posted: Fields, record: string): Meaning & { detail?: string | undefined } {
  if (record === 'bounce') {
    const detail = posted.text('Type');
    if (detail === undefined) return { type: 'bounced' };
    return { detail, ...(BOUNCES.get(detail.toLowerCase()) ?? { type: 'other' }) };
  }
  if (record === 'subscriptionchange') {
    // A reactivated address has no reason, and Postmark no word for it.
    if (posted.flag('SuppressSending') === false) return { detail: 'reactivate', type: 'resubscribed' };
    const detail = posted.text('SuppressionReason');
    return { detail, ...(SUPPRESSIONS.get(detail?.toLowerCase() ?? '') ?? { type: 'other' }) };
  }
  return { type: RECORDS.get(record) ?? 'other' };
}
