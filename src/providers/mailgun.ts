import type { EventType, MailEvent } from '../model/mail-event.js';
import type { BounceClass } from '../model/status.js';
import { eventOf, parseJson, parseJsonBody, readParts, utf8 } from './body.js';
import { Fields } from './fields.js';
import { formOf } from './form.js';
import type { Provider, WebhookRequest } from './provider.js';
import { bytesOf, fromHex, isFresh, refused, verifyHmac } from './signature.js';
import { epochTime } from './time.js';

/** What an event means, as far as its name and the words beside it tell. */
interface Meaning {
  type: EventType;
  bounceClass?: BounceClass;
}

/**
 * Events by their names; what is not listed is kept as `other`.
 * https://documentation.mailgun.com/docs/mailgun/user-manual/events/event-types
 *
 * Only forms tell "bounced" and "dropped"; in JSON these are failures, told apart by the words beside them.
 * https://help.mailgun.com/hc/en-us/articles/14048832145051-Legacy-Webhooks
 */
const EVENTS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>(
  Object.entries({
    accepted: { type: 'processed' },
    delivered: { type: 'delivered' },
    rejected: { type: 'dropped' },
    opened: { type: 'opened' },
    clicked: { type: 'clicked' },
    complained: { type: 'spam-report' },
    unsubscribed: { type: 'unsubscribed' },
    failed: { type: 'bounced' },
    bounced: { type: 'bounced', bounceClass: 'hard' },
    dropped: { type: 'dropped' },
  } as const),
);

/**
 * `severity` of a failure.
 * https://documentation.mailgun.com/docs/mailgun/user-manual/tracking-messages/tracking-failures
 */
const SEVERITIES: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['temporary', { type: 'deferred' }],
  ['permanent', { type: 'bounced', bounceClass: 'hard' }],
]);

/** `reason` of a mail that was tried in vain for eight hours; its last failure may still be called temporary. */
const GIVEN_UP = 'old';
const GIVEN_UP_MEANS: Meaning = { type: 'bounced', bounceClass: 'soft' };

/** `reason` of a mail that the recipient's provider took for spam: nothing is said against the address. */
const BLOCKED = 'espblock';

/** Events whose description tells why; that of a delivery is the server's greeting. */
const FAILURES: ReadonlySet<EventType> = new Set<EventType>(['bounced', 'dropped', 'deferred']);

/**
 * How old a signature may be, in seconds. Mailgun names no limit and advises against a narrow one. It repeats a post
 * for eight hours, for all we know under the first signature: a host that was down that long still gets its events.
 * https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/webhook-retries
 */
const MAX_AGE = 9 * 60 * 60;

/**
 * Mailgun, webhooks: one event a post, in no order, possibly more than once; as JSON, or from old webhooks as a form.
 * https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/webhook-payloads
 */
export const mailgun: Provider = {
  name: 'mailgun',

  parse(request) {
    const form = oldForm(request);
    if (form) return readParts(form, readForm);
    return parseJsonBody(request, (posted) =>
      readParts(posted, (part) => read(new Fields(part.value('event-data'), part.pathOf('event-data')))),
    );
  },

  /**
   * HMAC-SHA256, in hexadecimal, of timestamp and token, all three of them in the body. It does not cover the event:
   * whoever has seen a signature can put it beside any event, unless tokens are remembered. What happens in a
   * subaccount is signed a second time, with the key of the account above.
   * https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks
   *
   * @param secret - The HTTP webhook signing key of the account, which is not its API key.
   */
  async verify(request, secret, { now, onRefused, remember } = {}) {
    const block = signatureBlock(request);
    const timestamp = block?.text('timestamp');
    const token = block?.text('token');
    const signatures = ['signature', 'parent-signature'].flatMap((name) => block?.text(name) ?? []);
    if (!timestamp || !token || signatures.length === 0) return refused('the signature is missing', onRefused);
    // Nothing stands between the two: moved across, a digit would make another token of the same signature.
    if (!/^\d{10}$/.test(timestamp)) return refused('the timestamp is not one of whole seconds', onRefused);
    const [key, data] = [bytesOf(secret), bytesOf(timestamp + token)];
    const checks = await Promise.all(signatures.map((each) => verifyHmac('SHA-256', key, fromHex(each), data)));
    if (!checks.includes(true)) return refused('the signature is wrong', onRefused);
    if (!isFresh(Number(timestamp), MAX_AGE, now)) return refused('the signature is too old', onRefused);
    try {
      const isNew = !remember || (await remember(token, new Date((Number(timestamp) + MAX_AGE) * 1000)));
      return isNew || refused('the token was used before', onRefused);
    } catch (error) {
      return refused(`the token cannot be remembered (${String(error)})`, onRefused);
    }
  },
};

function read(posted: Fields): MailEvent[] {
  const { type, bounceClass, nativeType } = meaningOf(posted);
  const headers = posted.inner('message').inner('headers');
  const variables = posted.inner('user-variables');
  const status = posted.inner('delivery-status');
  const client = posted.inner('client-info');
  const isFailure = FAILURES.has(type);
  const time = epochTime(posted, 'timestamp');
  return recipientsOf(posted).map((recipient) =>
    eventOf({
      type,
      recipient,
      time,
      messageId: withoutBrackets(headers.text('message-id')),
      // https://documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/send-attachments
      mailingRef: variables.text('mailing_id'),
      messageRef: variables.text('message_id'),
      bounceClass,
      reason: isFailure ? reasonOf(posted) : undefined,
      reasonCode: isFailure ? statusCode(status.text('enhanced-code') ?? status.text('bounce-code')) : undefined,
      url: type === 'clicked' ? posted.text('url') : undefined,
      machine: type === 'opened' || type === 'clicked' ? isBot(client.value('bot')) : undefined,
      userAgent: client.text('user-agent'),
      ip: posted.text('ip'),
      provider: 'mailgun',
      // Unique within a day.
      providerEventId: posted.text('id'),
      nativeType,
    }),
  );
}

function meaningOf(posted: Fields): Meaning & { nativeType: string } {
  const name = posted.requiredText('event');
  const meaning = EVENTS.get(name.toLowerCase()) ?? { type: 'other' };
  if (name.toLowerCase() !== 'failed') return { ...meaning, nativeType: name };
  const severity = posted.text('severity');
  const reason = posted.text('reason')?.toLowerCase() ?? '';
  // The recipient is on one of Mailgun's lists: suppress-bounce, suppress-unsubscribe, suppress-complaint.
  if (reason.startsWith('suppress-')) return { type: 'dropped', nativeType: `${name}:suppress` };
  const nativeType = severity === undefined ? name : `${name}:${severity}`;
  // https://feedback.mailgun.com/forums/914635-general-feedback/suggestions/37219720
  if (reason === GIVEN_UP) return { ...GIVEN_UP_MEANS, nativeType };
  const bySeverity = SEVERITIES.get(severity?.toLowerCase() ?? '') ?? meaning;
  if (reason === BLOCKED && bySeverity.type === 'bounced') return { type: 'bounced', bounceClass: 'block', nativeType };
  return { ...bySeverity, nativeType };
}

/** What the server said, else what Mailgun did: the description of a late bounce only begins the mail that came back. */
function reasonOf(posted: Fields): string | undefined {
  const status = posted.inner('delivery-status');
  const reject = posted.inner('reject');
  const said = status.text('message') ?? status.text('description');
  return said ?? reject.text('reason') ?? reject.text('description') ?? posted.text('reason');
}

/** A mail that Mailgun rejects as a whole has no recipient of its own: one event for each that it was meant for. */
function recipientsOf(posted: Fields): string[] {
  if (posted.text('recipient') === undefined && posted.text('event')?.toLowerCase() === 'rejected') {
    const addresses = addressesOf(posted.inner('message').inner('headers').text('to') ?? '');
    if (addresses.length > 0) return addresses;
  }
  return [posted.requiredText('recipient', 'the address of a recipient')];
}

/** Of a To header: what stands in angle brackets, or by itself. */
function addressesOf(header: string): string[] {
  const addresses = header.split(',').map((entry) => (entry.split('<')[1]?.split('>')[0] ?? entry).trim());
  return addresses.filter((address) => /^[^\s@"<>]+@[^\s@"<>]+$/.test(address));
}

/** Message ids are told with angle brackets, or without. */
function withoutBrackets(id: string | undefined): string | undefined {
  return id?.replace(/^<(.*)>$/, '$1');
}

/** Codes are enhanced ones, or the basic ones of SMTP ("550"), which tell less than the reason does. */
function statusCode(code: string | undefined): string | undefined {
  return code !== undefined && /^[245]\.\d{1,3}\.\d{1,3}$/.test(code) ? code : undefined;
}

/**
 * Empty where no bot was seen.
 * https://documentation.mailgun.com/docs/mailgun/user-manual/tracking-messages/open-click-bot-detect
 */
function isBot(bot: unknown): boolean | undefined {
  return typeof bot === 'string' ? bot.trim() !== '' : undefined;
}

/** An event of the old webhooks: its time is that of its signature. */
function readForm(posted: Fields): MailEvent {
  const name = posted.requiredText('event');
  const meaning: Meaning = EVENTS.get(name.toLowerCase()) ?? { type: 'other' };
  const reason = posted.text('reason');
  const isGivenUp = meaning.type === 'dropped' && reason?.toLowerCase() === GIVEN_UP;
  const { type, bounceClass }: Meaning = isGivenUp ? GIVEN_UP_MEANS : meaning;
  const isFailure = FAILURES.has(type);
  const said = posted.text('error') ?? posted.text('description') ?? posted.text('notification');
  return eventOf({
    type,
    recipient: posted.requiredText('recipient', 'the address of a recipient'),
    time: epochTime(posted, 'timestamp'),
    messageId: withoutBrackets(posted.text('Message-Id') ?? posted.text('message-id')),
    mailingRef: posted.text('mailing_id'),
    messageRef: posted.text('message_id'),
    bounceClass,
    reason: isFailure ? (said ?? reason) : undefined,
    reasonCode: isFailure ? statusCode(posted.text('code')) : undefined,
    url: type === 'clicked' ? posted.text('url') : undefined,
    userAgent: posted.text('user-agent'),
    ip: posted.text('ip'),
    provider: 'mailgun',
    nativeType: `legacy:${name}`,
  });
}

const SIGNATURE_FIELDS: ReadonlySet<string> = new Set(['timestamp', 'token', 'signature']);

/**
 * The form of an old webhook. The host's own variables stand among its fields; where one has the name of a field, it
 * comes after it, but before the fields of the signature, which end the form.
 * https://github.com/anymail/django-anymail/commit/bb68f3dd6defc3e58a9d9c52661f4f4eb9a5e10e
 */
function oldForm(request: WebhookRequest): Record<string, string> | undefined {
  const form = formOf(request);
  if (!form) return undefined;
  return Object.fromEntries([...[...form].reverse(), ...form.filter(([name]) => SIGNATURE_FIELDS.has(name))]);
}

function signatureBlock(request: WebhookRequest): Fields | undefined {
  try {
    const form = oldForm(request);
    return form ? new Fields(form, 'body') : new Fields(parseJson(utf8(request.body)), 'body').inner('signature');
  } catch {
    return undefined;
  }
}
