import type { EventType, MailEvent } from '../model/mail-event.js';
import { eventOf, parseJson, parseJsonBody, readParts, utf8 } from './body.js';
import { Fields } from './fields.js';
import type { ParsedRequest, Provider, WebhookRequest } from './provider.js';
import { bytesOf, fromHex, refused, verifyHmac } from './signature.js';
import { epochTime } from './time.js';

/**
 * Events by their names; what is not listed is kept as `other`. Mails that bounced softly or were suspended are tried
 * ten times more, and end as delivered, bounced or rejected.
 * https://docs.mailtrap.io/email-api-smtp/analytics/statuses-and-events
 */
const TYPES: ReadonlyMap<string, EventType> = new Map<string, EventType>(
  Object.entries({
    delivery: 'delivered',
    'soft bounce': 'deferred',
    soft_bounce: 'deferred',
    suspension: 'deferred',
    bounce: 'bounced',
    reject: 'dropped',
    open: 'opened',
    click: 'clicked',
    spam: 'spam-report',
    unsubscribe: 'unsubscribed',
  } as const),
);

/** Events that tell why they failed. */
const FAILURES: ReadonlySet<EventType> = new Set<EventType>(['bounced', 'dropped', 'deferred']);

/**
 * Mailtrap: up to 500 events of half a minute, as an object with a list, or as one object a line. A batch that is not
 * answered with 200 comes again as a whole.
 * https://docs.mailtrap.io/email-api-smtp/advanced/webhooks
 */
export const mailtrap: Provider = {
  name: 'mailtrap',

  parse(request) {
    const lines = linesOf(request);
    return lines ? readParts(lines, read) : parseJsonBody(request, readBody);
  },

  /**
   * HMAC-SHA256 of the body, in hexadecimal. It has no time in it, so that it does not age.
   * https://docs.mailtrap.io/email-api-smtp/advanced/webhooks#verifying-the-signature
   *
   * @param secret - The signing secret of the webhook.
   */
  async verify({ headers, body }, secret, { onRefused } = {}) {
    const signature = headers.get('Mailtrap-Signature');
    if (!signature) return refused('the signature header is missing', onRefused);
    const isRight = await verifyHmac('SHA-256', bytesOf(secret), fromHex(signature), body);
    return isRight || refused('the signature is wrong', onRefused);
  },
};

/**
 * The lines of a body of JSON Lines; one that is not JSON stays a text, and is no event. Absent for other bodies.
 * https://docs.mailtrap.io/developers/webhooks/json-lines-handler
 */
function linesOf({ headers, body }: WebhookRequest): unknown[] | undefined {
  if (!/^application\/(x-)?(jsonl|ndjson)/i.test(headers.get('Content-Type') ?? '')) return undefined;
  try {
    const lines = utf8(body).split('\n');
    return lines.filter((line) => line.trim() !== '').map(jsonOrText);
  } catch {
    // Not UTF-8: rejected as a whole.
    return undefined;
  }
}

function jsonOrText(line: string): unknown {
  try {
    return parseJson(line);
  } catch {
    return line;
  }
}

function readBody(posted: unknown): ParsedRequest {
  const body = new Fields({ posted }, '').inner('posted');
  return body.has('events') ? readParts(body.value('events'), read, 'events') : readParts(posted, read);
}

function read(posted: Fields): MailEvent {
  const nativeType = posted.requiredText('event');
  const type = TYPES.get(nativeType.toLowerCase()) ?? 'other';
  const variables = posted.inner('custom_variables');
  return eventOf({
    type,
    recipient: posted.requiredText('email', 'the address of a recipient'),
    time: epochTime(posted, 'timestamp'),
    messageId: posted.text('message_id'),
    // https://docs.mailtrap.io/email-api-smtp/advanced/custom-variables
    mailingRef: variables.text('mailing_id'),
    messageRef: variables.text('message_id'),
    // Mailtrap calls it permanent whatever its category, "spam" as well.
    bounceClass: type === 'bounced' ? 'hard' : undefined,
    // The first is the server's, the second Mailtrap's own; `response_code` is not an enhanced status code.
    reason: FAILURES.has(type) ? (posted.text('response') ?? posted.text('reason')) : undefined,
    url: type === 'clicked' ? posted.text('url') : undefined,
    userAgent: posted.text('user_agent'),
    ip: posted.text('ip'),
    provider: 'mailtrap',
    providerEventId: posted.text('event_id'),
    nativeType,
  });
}
