import type { EventType, MailEvent } from '../model/mail-event.js';
import type { BounceClass } from '../model/status.js';
import { eventOf, parseJson, parseJsonBody, readParts } from './body.js';
import { FieldError, Fields, textOf } from './fields.js';
import type { Provider, RejectedEvent } from './provider.js';
import { confirmationOf, verifySns } from './sns.js';
import { isoTime } from './time.js';

/** How an event is told: in which object, with whose addresses (else the mail's own), and with which word for why. */
interface EventShape {
  type: EventType;
  detail: string;
  recipients?: string;
  reason?: string;
}

/**
 * Events by their names, without case and spaces; what is not listed is kept as `other`.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
const EVENTS: ReadonlyMap<string, EventShape> = new Map<string, EventShape>([
  ['send', { type: 'processed', detail: 'send' }],
  ['delivery', { type: 'delivered', detail: 'delivery', recipients: 'recipients' }],
  [
    'deliverydelay',
    { type: 'deferred', detail: 'deliveryDelay', recipients: 'delayedRecipients', reason: 'delayType' },
  ],
  ['bounce', { type: 'bounced', detail: 'bounce', recipients: 'bouncedRecipients', reason: 'bounceSubType' }],
  [
    'complaint',
    { type: 'spam-report', detail: 'complaint', recipients: 'complainedRecipients', reason: 'complaintSubType' },
  ],
  ['reject', { type: 'dropped', detail: 'reject', reason: 'reason' }],
  ['renderingfailure', { type: 'dropped', detail: 'failure', reason: 'errorMessage' }],
  ['open', { type: 'opened', detail: 'open' }],
  ['click', { type: 'clicked', detail: 'click' }],
  ['subscription', { type: 'unsubscribed', detail: 'subscription' }],
]);

/** `bounceType`; of an `Undetermined` bounce nothing is known. */
const BOUNCE_CLASSES: ReadonlyMap<string, BounceClass> = new Map([
  ['permanent', 'hard'],
  ['transient', 'soft'],
]);

/**
 * Bounces and complaints that nobody sent: SES did not try, because it holds something against the address.
 * https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list.html and, of people who unsubscribed,
 * https://docs.aws.amazon.com/ses/latest/dg/sending-email-subscription-management.html
 */
const NOT_TRIED: ReadonlySet<string> = new Set(['suppressed', 'onaccountsuppressionlist', 'unsubscribedrecipient']);

const FAILURES: ReadonlySet<EventType> = new Set<EventType>(['bounced', 'dropped', 'deferred']);

/**
 * Amazon SES through a topic of SNS: one event a request, possibly of several recipients, in no order, each of them
 * possibly more than once. Event publishing and the older feedback notifications are read alike, in the envelope of
 * SNS or, with raw message delivery, without it. SES does not say which of several recipients opened or clicked, so all
 * of them did: send each recipient a mail of their own.
 */
export const ses: Provider = {
  name: 'ses',

  parse: (request) =>
    parseJsonBody(request, (posted) => {
      const recipients: RejectedEvent[] = [];
      const id = request.headers.get('x-amz-sns-message-id') ?? undefined;
      const { events, rejected } = readParts(posted, (part) => readBody(part, id, recipients));
      return { events, rejected: [...rejected, ...recipients] };
    }),

  /**
   * RSA with SHA-1 or SHA-256, by the certificate that the message names. **SNS signs for every customer of AWS alike:
   * anybody can have it post signed messages of a topic of their own here.** Only the ARN of the topic tells yours from
   * theirs. Messages are refused after a day, and those of raw message delivery always, as SNS does not sign them.
   * https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
   *
   * @param secret - The ARN of your topic, or several with spaces or commas between them. `*` accepts the topics of
   *   everybody: use it only to try out, or where the address is guarded otherwise. Empty accepts none.
   */
  verify: (request, secret, options) => verifySns(request, secret, options),

  /** Until its `SubscribeURL` has been fetched, SNS sends nothing else. */
  confirmation: confirmationOf,
};

/** The events of a body: a message of SNS, or what stands in one. */
function readBody(posted: Fields, id: string | undefined, rejected: RejectedEvent[]): MailEvent[] {
  if (!posted.has('Type')) return readEvent(posted, new Fields({ MessageId: id }, ''), rejected);
  const type = posted.text('Type');
  if (type === 'SubscriptionConfirmation' || type === 'UnsubscribeConfirmation') return [];
  if (type !== 'Notification') throw new FieldError(posted.pathOf('Type'), 'a type of SNS', posted.value('Type'));
  const message = posted.requiredText('Message');
  // SES greets a new topic in plain words.
  if (!message.startsWith('{')) return [];
  let event: unknown;
  try {
    event = parseJson(message);
  } catch {
    throw new FieldError(posted.pathOf('Message'), 'JSON', message);
  }
  return readEvent(new Fields(event, posted.pathOf('Message')), posted, rejected);
}

/** The events of what SES wrote, one a recipient; recipients that cannot be read are put into `rejected`. */
function readEvent(posted: Fields, envelope: Fields, rejected: RejectedEvent[]): MailEvent[] {
  const name = posted.text('eventType') ?? posted.requiredText('notificationType', 'a name, here or in eventType');
  // The greeting of feedback notifications has no mail.
  if (name === 'AmazonSnsSubscriptionSucceeded') return [];
  const mail = posted.inner('mail');
  const shape = EVENTS.get(name.replace(/\s/g, '').toLowerCase());
  const detail = posted.inner(shape?.detail ?? name.charAt(0).toLowerCase() + name.slice(1));
  const type = typeOf(shape?.type ?? 'other', detail);
  const isFailure = FAILURES.has(type);
  // A complaint's user agent is that of the program which reports it.
  const isClient = type === 'opened' || type === 'clicked';
  const time = timeOf(detail, mail, envelope);
  const mailingRef = metadataOf(mail, 'mailing_id', 'x-mailing-id');
  const messageRef = metadataOf(mail, 'message_id', 'x-message-id');
  const nativeType = nativeTypeOf(name, type, detail);
  const [owner, list] = shape?.recipients ? [detail, shape.recipients] : [mail, 'destination'];
  const recipients = owner.list(list);
  if (recipients.length === 0) throw new FieldError(owner.pathOf(list), 'a list of recipients', owner.value(list));
  return recipients.flatMap((raw, index) => {
    const place = `${owner.pathOf(list)}[${String(index)}]`;
    try {
      const own = new Fields(typeof raw === 'string' ? { emailAddress: raw } : raw, place);
      return eventOf({
        type,
        recipient: own.requiredText('emailAddress', 'an address'),
        time,
        messageId: mail.text('messageId'),
        mailingRef,
        messageRef,
        bounceClass: type === 'bounced' ? BOUNCE_CLASSES.get(wordOf(detail, 'bounceType')) : undefined,
        reason: isFailure ? (own.text('diagnosticCode') ?? detail.text(shape?.reason ?? '')) : undefined,
        // A comment may follow: RFC 3464, section 2.3.4.
        reasonCode: isFailure ? /^[245]\.\d{1,3}\.\d{1,3}/.exec(own.text('status') ?? '')?.[0] : undefined,
        url: type === 'clicked' ? detail.text('link') : undefined,
        userAgent: isClient ? detail.text('userAgent') : undefined,
        ip: isClient ? detail.text('ipAddress') : undefined,
        provider: 'ses',
        // The same on each retry, unlike that of a bounce or complaint, which raw delivery may have alone.
        providerEventId: envelope.text('MessageId') ?? detail.text('feedbackId'),
        nativeType,
        place: recipients.length > 1 ? place : undefined,
      });
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      rejected.push({ problem: error.message, raw });
      return [];
    }
  });
}

/** What the name of an event means, by what is told of it. */
function typeOf(type: EventType, detail: Fields): EventType {
  const wasTried =
    !NOT_TRIED.has(wordOf(detail, 'bounceSubType')) && !NOT_TRIED.has(wordOf(detail, 'complaintSubType'));
  if (type === 'bounced') return wasTried ? type : 'dropped';
  if (type === 'spam-report') {
    if (!wasTried) return 'dropped';
    // A person took the mail out of the spam folder: https://www.rfc-editor.org/rfc/rfc6430#section-3.2
    return wordOf(detail, 'complaintFeedbackType') === 'not-spam' ? 'other' : type;
  }
  return type === 'unsubscribed' ? subscriptionType(detail) : type;
}

/** A change of what somebody is subscribed to: gone from everything or from a topic more, or back to one. */
function subscriptionType(detail: Fields): EventType {
  const before = optOutsOf(detail.inner('oldTopicPreferences'));
  const after = optOutsOf(detail.inner('newTopicPreferences'));
  if (after.has(ALL) || [...after].some((topic) => !before.has(topic))) return 'unsubscribed';
  return [...before].some((topic) => !after.has(topic)) ? 'resubscribed' : 'other';
}

const ALL = '';

function optOutsOf(preferences: Fields): ReadonlySet<string> {
  const topics = objectsIn(preferences, 'topicSubscriptionStatus')
    .filter((topic) => wordOf(topic, 'subscriptionStatus').replace('_', '') === 'optout')
    .map((topic) => topic.text('topicName') ?? ALL);
  return new Set(preferences.flag('unsubscribeAll') ? [ALL, ...topics] : topics);
}

/** The name, with the type of a bounce, or with what makes a complaint something else than one. */
function nativeTypeOf(name: string, type: EventType, detail: Fields): string {
  const isComplaint = type === 'spam-report';
  const kind =
    detail.text('bounceType') ??
    (isComplaint ? undefined : (detail.text('complaintSubType') ?? detail.text('complaintFeedbackType')));
  return kind ? `${name}:${kind}` : name;
}

/** When it happened; what happens as the mail is sent has no time of its own. */
function timeOf(detail: Fields, mail: Fields, envelope: Fields): string {
  if (detail.has('timestamp')) return isoTime(detail, 'timestamp');
  return mail.has('timestamp') || !envelope.has('Timestamp')
    ? isoTime(mail, 'timestamp')
    : isoTime(envelope, 'Timestamp');
}

/**
 * A message tag, which event publishing hands back, or a header of the mail, which feedback notifications hand back
 * if they are set to include headers. https://docs.aws.amazon.com/ses/latest/dg/event-publishing-send-email.html
 */
function metadataOf(mail: Fields, tag: string, header: string): string | undefined {
  const tagged = textOf(mail.inner('tags').list(tag)[0]);
  return (
    tagged ??
    objectsIn(mail, 'headers')
      .find((each) => wordOf(each, 'name') === header)
      ?.text('value')
  );
}

/** The objects of a list; what is none is passed over. */
function objectsIn(fields: Fields, name: string): Fields[] {
  const isObject = (each: unknown): boolean => typeof each === 'object' && each !== null && !Array.isArray(each);
  return fields
    .list(name)
    .filter(isObject)
    .map((each) => new Fields(each, ''));
}

function wordOf(fields: Fields, name: string): string {
  return fields.text(name)?.toLowerCase() ?? '';
}
