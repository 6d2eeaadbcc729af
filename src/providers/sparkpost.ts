import type { EventType, MailEvent } from '../model/mail-event.js';
import type { BounceClass } from '../model/status.js';
import { eventOf, parseJsonBody, readParts } from './body.js';
import { FieldError, Fields } from './fields.js';
import type { Provider } from './provider.js';
import { fromEpoch, fromIso } from './time.js';

/**
 * Events by their names; what is not listed is kept as `other`, as are those of inbound mail ("relay").
 * https://developers.sparkpost.com/api/webhooks/
 */
const TYPES: ReadonlyMap<string, EventType> = new Map<string, EventType>(
  Object.entries({
    injection: 'processed',
    delay: 'deferred',
    delivery: 'delivered',
    bounce: 'bounced',
    out_of_band: 'bounced',
    policy_rejection: 'dropped',
    generation_failure: 'dropped',
    generation_rejection: 'dropped',
    // The pixel at the foot of the mail; the initial one is at its head, and all that is seen of a mail that was cut.
    open: 'opened',
    initial_open: 'opened',
    amp_open: 'opened',
    amp_initial_open: 'opened',
    click: 'clicked',
    amp_click: 'clicked',
    spam_complaint: 'spam-report',
    list_unsubscribe: 'unsubscribed',
    link_unsubscribe: 'unsubscribed',
  } as const),
);

/**
 * `bounce_class` of a bounce: 1, undetermined, has none. 25 is a refusal by SparkPost's own policy, 80 a request to
 * subscribe: both are "admin" there.
 * https://support.sparkpost.com/docs/deliverability/bounce-classification-codes
 */
const BOUNCE_CLASSES: ReadonlyMap<string, BounceClass> = new Map(
  Object.entries({
    hard: ['10', '30', '90'],
    soft: ['20', '21', '22', '23', '24', '40', '60', '70', '80', '100'],
    block: ['25', '50', '51', '52', '53', '54'],
  } as const).flatMap(([name, codes]) => codes.map((code) => [code, name as BounceClass] as const)),
);

/** Events whose reason tells why it failed. */
const FAILURES: ReadonlySet<EventType> = new Set<EventType>(['bounced', 'dropped', 'deferred']);

/**
 * SparkPost, event webhooks: a list of events in no order, each in its group, `{ msys: { track_event: { … } } }`. A
 * batch that was not answered in time comes again as a whole. SparkPost does not sign.
 * https://developers.sparkpost.com/api/webhooks/
 */
export const sparkpost: Provider = {
  name: 'sparkpost',

  parse: (request) => parseJsonBody(request, (posted) => readParts(posted, readGroups)),
};

/** None for a trial of the address: SparkPost posts an empty `msys` when a webhook is made or validated. */
function readGroups(posted: Fields): MailEvent[] {
  const groups = new Fields(posted.value('msys'), posted.pathOf('msys'));
  return Object.keys(groups.raw ?? {}).map((name) => read(new Fields(groups.value(name), groups.pathOf(name))));
}

function read(posted: Fields): MailEvent {
  const nativeType = posted.requiredText('type');
  const type = TYPES.get(nativeType.toLowerCase()) ?? 'other';
  const metadata = posted.inner('rcpt_meta');
  const isEngagement = type === 'opened' || type === 'clicked';
  return eventOf({
    type,
    // `rcpt_to` is the same in lower case.
    recipient: posted.text('raw_rcpt_to') ?? posted.requiredText('rcpt_to', 'the address of a recipient'),
    time: timeOf(posted),
    // The first is what the host was told when it sent; late bounces come without.
    messageId: posted.text('transmission_id') ?? posted.text('message_id'),
    mailingRef: metadata.text('mailing_id'),
    messageRef: metadata.text('message_id'),
    bounceClass: type === 'bounced' ? BOUNCE_CLASSES.get(posted.text('bounce_class') ?? '') : undefined,
    // `reason` is the same in a canonical form; `error_code`, as "554", is no enhanced status code.
    reason: FAILURES.has(type) ? (posted.text('raw_reason') ?? posted.text('reason')) : undefined,
    url: type === 'clicked' ? posted.text('target_link_url') : undefined,
    // Not `is_proxy`: a proxy may well fetch because a person reads.
    machine: isEngagement ? posted.inner('user_agent_parsed').flag('is_prefetched') : undefined,
    userAgent: posted.text('user_agent'),
    ip: posted.text('ip_address'),
    provider: 'sparkpost',
    providerEventId: posted.text('event_id'),
    nativeType,
  });
}

/** Seconds since 1970, as a number or as text; of some events ISO 8601. */
function timeOf(posted: Fields): string {
  const seconds = posted.number('timestamp');
  const time = seconds === undefined ? fromIso(posted.text('timestamp') ?? '') : fromEpoch(seconds);
  if (time !== undefined) return time;
  const expected = 'seconds since 1970 or a time in ISO 8601';
  throw new FieldError(posted.pathOf('timestamp'), expected, posted.value('timestamp'));
}
