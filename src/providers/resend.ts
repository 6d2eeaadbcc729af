import type { EventType, MailEvent } from '../model/mail-event.js';
import type { BounceClass } from '../model/status.js';
import { eventOf, parseJsonBody, readParts } from './body.js';
import { FieldError, Fields, textOf } from './fields.js';
import type { Provider } from './provider.js';
import { verifyStandardWebhook } from './standard-webhooks.js';
import { isoTime } from './time.js';

/**
 * Events by their names; what is not listed is kept as `other`: changes of a contact or of the suppression list.
 * https://resend.com/docs/webhooks/event-types
 */
const TYPES: ReadonlyMap<string, EventType> = new Map<string, EventType>(
  Object.entries({
    'email.sent': 'processed',
    'email.delivered': 'delivered',
    'email.delivery_delayed': 'deferred',
    'email.bounced': 'bounced',
    'email.complained': 'spam-report',
    'email.opened': 'opened',
    'email.clicked': 'clicked',
    'email.failed': 'dropped',
    'email.suppressed': 'dropped',
  } as const),
);

/** Mail to the host: its `to` is no recipient of ours. */
const INBOUND = 'email.received';

/**
 * `type` of a bounce, in lower case; "Undetermined" has no class.
 * https://resend.com/docs/dashboard/emails/email-bounces
 */
const BOUNCE_CLASSES: ReadonlyMap<string, BounceClass> = new Map([
  ['permanent', 'hard'],
  ['transient', 'soft'],
]);

/** Events that tell why they failed. */
const FAILURES: ReadonlySet<EventType> = new Set<EventType>(['bounced', 'dropped', 'deferred']);

/**
 * Resend: one event a post, sent by Svix at least once and in no order. Its id is the same when it is sent again.
 * https://resend.com/docs/webhooks/introduction
 */
export const resend: Provider = {
  name: 'resend',

  parse: (request) =>
    parseJsonBody(request, (posted) =>
      readParts(posted, (part) => {
        return read(part, request.headers.get('svix-id') ?? request.headers.get('webhook-id') ?? undefined);
      }),
    ),

  /**
   * As Standard Webhooks sign; Resend names the headers as Svix does, "svix-signature".
   * https://resend.com/docs/webhooks/verify-webhooks-requests
   *
   * @param secret - The signing secret of the webhook, "whsec_…".
   */
  verify: verifyStandardWebhook,
};

function read(posted: Fields, providerEventId: string | undefined): MailEvent[] {
  const nativeType = posted.requiredText('type');
  const name = nativeType.toLowerCase();
  if (name === INBOUND) throw new FieldError(posted.pathOf('type'), 'an event of a mail that was sent', nativeType);
  const type = TYPES.get(name) ?? 'other';
  const data = posted.inner('data');
  const bounce = data.inner('bounce');
  const click = data.inner('click');
  const open = data.inner('open');
  // That of `data` is when the mail was made.
  const time = isoTime(posted, 'created_at');
  return recipientsOf(data).map((recipient) =>
    eventOf({
      type,
      recipient,
      time,
      // `message_id` is that of the mail's header, which a host does not learn when it sends.
      messageId: data.text('email_id'),
      mailingRef: tagOf(data, 'mailing_id'),
      messageRef: tagOf(data, 'message_id'),
      bounceClass: type === 'bounced' ? BOUNCE_CLASSES.get(bounce.text('type')?.toLowerCase() ?? '') : undefined,
      reason: FAILURES.has(type) ? reasonOf(data) : undefined,
      reasonCode: FAILURES.has(type) ? codeOf(data) : undefined,
      url: type === 'clicked' ? click.text('link') : undefined,
      userAgent: click.text('userAgent') ?? open.text('userAgent'),
      ip: click.text('ipAddress') ?? open.text('ipAddress'),
      provider: 'resend',
      providerEventId,
      nativeType,
    }),
  );
}

/**
 * A list of one; until November 2024 of all to whom the mail went. What is not about a mail names one address.
 * https://resend.com/changelog/webhook-event-visibility
 */
function recipientsOf(data: Fields): string[] {
  const to = data.list('to').flatMap((each) => textOf(each) ?? []);
  return to.length > 0 ? to : [data.requiredText('email', 'the address of a recipient')];
}

/**
 * Tags of the mail come back as an object, and on some pages of the documentation as a list of names and values.
 * https://resend.com/docs/dashboard/emails/tags
 */
function tagOf(data: Fields, name: string): string | undefined {
  const listed = data.list('tags').map((tag) => new Fields({ tag }, 'tags').inner('tag'));
  return data.inner('tags').text(name) ?? listed.find((tag) => tag.text('name') === name)?.text('value');
}

function reasonOf(data: Fields): string | undefined {
  const [bounce, suppressed] = [data.inner('bounce'), data.inner('suppressed')];
  return bounce.text('message') ?? suppressed.text('message') ?? data.inner('failed').text('reason') ?? said(data)[0];
}

/** The enhanced status code in what the server said: "smtp; 550 5.1.1 user unknown". */
function codeOf(data: Fields): string | undefined {
  return said(data).flatMap((text) => /(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/.exec(text)?.[1] ?? [])[0];
}

/** What the receiving server said, in its own words. */
function said(data: Fields): string[] {
  const lists = ['bounce', 'suppressed'].flatMap((name) => data.inner(name).list('diagnosticCode'));
  return lists.flatMap((each) => textOf(each) ?? []);
}
