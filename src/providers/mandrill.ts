import type { EventType, MailEvent } from '../model/mail-event.js';
import type { BounceClass } from '../model/status.js';
import { eventOf, parseJsonBody, readParts } from './body.js';
import { Fields } from './fields.js';
import { fieldOf, formOf } from './form.js';
import type { Provider } from './provider.js';
import { bytesOf, fromBase64, refused, verifyHmac } from './signature.js';
import { epochTime } from './time.js';

/**
 * Message events by their names; what is not listed is kept as `other`.
 * https://mailchimp.com/developer/transactional/docs/webhooks/
 */
const TYPES: ReadonlyMap<string, EventType> = new Map<string, EventType>(
  Object.entries({
    send: 'processed',
    deferral: 'deferred',
    delivered: 'delivered',
    hard_bounce: 'bounced',
    soft_bounce: 'bounced',
    reject: 'dropped',
    open: 'opened',
    click: 'clicked',
    spam: 'spam-report',
    unsub: 'unsubscribed',
  } as const),
);

const BOUNCE_CLASSES: ReadonlyMap<string, BounceClass> = new Map([
  ['hard_bounce', 'hard'],
  ['soft_bounce', 'soft'],
]);

const FAILURES: ReadonlySet<EventType> = new Set<EventType>(['bounced', 'dropped', 'deferred']);

/** The one field of the form; its value is a JSON array of events. */
const FIELD = 'mandrill_events';

/** The key of the first post, which comes before the webhook has a key of its own. */
const TEST_KEY = 'test-webhook';

/** Mailchimp Transactional (Mandrill): a form whose one field is a JSON array of up to 1000 events. */
export const mandrill: Provider = {
  name: 'mandrill',

  parse(request) {
    const json = fieldOf(formOf(request), FIELD);
    if (json === undefined) {
      const problem = `body: expected a form with the field ${FIELD}`;
      return { events: [], rejected: [{ problem, raw: new TextDecoder().decode(request.body) }] };
    }
    return parseJsonBody({ ...request, body: bytesOf(json) }, (posted) => readParts(posted, read, FIELD));
  },

  /**
   * HMAC-SHA1 over the webhook's URL and the names and values of the form, sorted by name, with nothing in between.
   * The URL is to be the one that was entered at Mandrill, to the last slash: Mandrill signs that one.
   * https://mandrill.zendesk.com/hc/en-us/articles/360039232513-How-to-Authenticate-Webhook-Requests
   *
   * While a webhook is set up, Mandrill may post an empty list, signed with a key that everybody knows. It is accepted,
   * as it says nothing, and a webhook whose first post is refused is not made.
   * https://mandrill.zendesk.com/hc/en-us/articles/360038740014-Why-can-t-my-webhook-or-inbound-route-URL-be-verified
   *
   * @param secret - The key of the webhook, from the list of webhooks.
   */
  async verify(request, secret, { onRefused } = {}) {
    const signature = request.headers.get('X-Mandrill-Signature');
    if (!signature) return refused('the signature header is missing', onRefused);
    const form = formOf(request);
    if (!form) return refused('the body is not a form', onRefused);
    const isTest = form.length === 1 && fieldOf(form, FIELD)?.trim() === '[]';
    const sorted = [...form].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    const signed = bytesOf(request.url + sorted.flat().join(''));
    for (const key of isTest ? [secret, TEST_KEY] : [secret]) {
      if (await verifyHmac('SHA-1', bytesOf(key), fromBase64(signature), signed)) return true;
    }
    return refused('the signature is wrong', onRefused);
  },
};

function read(posted: Fields): MailEvent {
  if (!posted.has('event') && posted.has('type')) return readSync(posted);
  const nativeType = posted.requiredText('event');
  const message = posted.inner('msg');
  const recipient = message.requiredText('email');
  const time = epochTime(posted, 'ts');
  const type = TYPES.get(nativeType.toLowerCase()) ?? 'other';
  const metadata = message.inner('metadata');
  return eventOf({
    type,
    recipient,
    time,
    messageId: message.text('_id') ?? posted.text('_id'),
    mailingRef: metadata.text('mailing_id'),
    messageRef: metadata.text('message_id'),
    bounceClass: BOUNCE_CLASSES.get(nativeType.toLowerCase()),
    reason: FAILURES.has(type) ? reasonOf(message) : undefined,
    // Without a link of its own, the click is the latest of those that the message lists.
    url: type === 'clicked' ? (posted.text('url') ?? lastOf(message, 'clicks').text('url')) : undefined,
    userAgent: posted.text('user_agent'),
    ip: posted.text('ip'),
    provider: 'mandrill',
    nativeType,
  });
}

/** What the other server said; of a deferral, at the latest attempt. */
function reasonOf(message: Fields): string | undefined {
  return message.text('diag') ?? lastOf(message, 'smtp_events').text('diag') ?? message.text('bounce_description');
}

/** The last part of a list, without any fields where there is none. */
function lastOf(fields: Fields, name: string): Fields {
  return new Fields({ last: fields.list(name).at(-1) }, fields.pathOf(name)).inner('last');
}

/** An address that was added to a list of the account, changed, or taken off it: of no message, so it changes none. */
function readSync(posted: Fields): MailEvent {
  const names = ['sync', posted.requiredText('type'), posted.text('action')];
  return eventOf({
    type: 'other',
    recipient: posted.inner(posted.has('reject') ? 'reject' : 'entry').requiredText('email'),
    time: epochTime(posted, 'ts'),
    provider: 'mandrill',
    nativeType: names.filter((name) => name !== undefined).join(':'),
  });
}
