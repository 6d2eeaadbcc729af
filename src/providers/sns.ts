import { parseJson, utf8 } from './body.js';
import { Fields } from './fields.js';
import type { VerifyOptions, WebhookRequest } from './provider.js';
import { bytesOf, fromBase64, isFresh, refused, verifyRsa } from './signature.js';
import { fromIso } from './time.js';

/** What is signed of a message about a subscription. */
const CONFIRMATION = ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];

/**
 * Which fields of a message are signed, by its type and in this order; a notification may have no subject.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html
 */
const SIGNED: ReadonlyMap<string, readonly string[]> = new Map([
  ['Notification', ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']],
  ['SubscriptionConfirmation', CONFIRMATION],
  ['UnsubscribeConfirmation', CONFIRMATION],
]);

/** `SignatureVersion`. https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html */
const HASHES: ReadonlyMap<string, 'SHA-1' | 'SHA-256'> = new Map([
  ['1', 'SHA-1'],
  ['2', 'SHA-256'],
]);

/**
 * The host of SNS in a region. The region is written out, because a looser pattern lets in the storage of others:
 * in "sns.s3-us-west-2.amazonaws.com", "sns" is a bucket. https://github.com/nathforge/validatesns/issues/6
 */
const HOST = 'https://sns\\.[a-z]{2,4}(?:-[a-z]+)+-\\d{1,2}\\.amazonaws\\.com(?:\\.cn)?';
const CERTIFICATE_URL = new RegExp(`^${HOST}/[\\w/-]+\\.pem$`);
const SUBSCRIBE_URL = new RegExp(`^${HOST}/\\?[!-~]+$`);

/**
 * In seconds, so that a message that leaked cannot be posted again for ever. SNS gives up after an hour of retries; the
 * rest is for delays of its own. https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */
const MAX_AGE = 86_400;

/** The fields of a body; absent where it is no object of JSON. */
function messageOf(body: Uint8Array): Fields | undefined {
  try {
    return new Fields(parseJson(utf8(body)), 'body');
  } catch {
    return undefined;
  }
}

/** An address, which SNS writes "SigningCertURL" to HTTP and "SigningCertUrl" to Lambda. */
function addressOf(message: Fields, name: string): string {
  return message.text(name) ?? message.text(name.replace('URL', 'Url')) ?? '';
}

/** The address that confirms a subscription, of a message that asks for it; only if it is one of SNS. */
export function confirmationOf({ body }: WebhookRequest): string | undefined {
  const message = messageOf(body);
  if (message?.text('Type') !== 'SubscriptionConfirmation') return undefined;
  const url = addressOf(message, 'SubscribeURL');
  return SUBSCRIBE_URL.test(url) ? url : undefined;
}

/**
 * Checks that SNS signed a message, and that it is of one of these topics.
 *
 * @param topics - ARNs, with spaces or commas between them. `*` is any topic, of any customer of AWS.
 */
export async function verifySns(
  { headers, body }: WebhookRequest,
  topics: string,
  { now, onRefused, fetch = platformFetch }: VerifyOptions = {},
): Promise<boolean> {
  const message = messageOf(body);
  const type = message?.text('Type') ?? '';
  const names = SIGNED.get(type);
  const signature = message?.text('Signature');
  if (!message || !names || !signature) {
    return refused('this is no signed message of SNS; with raw message delivery, it signs nothing', onRefused);
  }
  if (headers.get('x-amz-sns-message-type') !== type) {
    return refused('the header x-amz-sns-message-type is missing, or names another type', onRefused);
  }
  const topic = message.text('TopicArn') ?? '';
  const expected = topics.split(/[\s,]+/);
  if (!topic || !(expected.includes('*') || expected.includes(topic))) {
    return refused(`the topic is not one of the expected: ${JSON.stringify(topic.slice(0, 300))}`, onRefused);
  }
  const sentAt = Date.parse(fromIso(message.text('Timestamp') ?? '') ?? '') / 1000;
  if (!isFresh(sentAt, MAX_AGE, now))
    return refused('the message is more than a day old, or from the future', onRefused);
  const hash = HASHES.get(message.text('SignatureVersion') ?? '');
  if (!hash) return refused('the version of the signature is unknown', onRefused);
  const url = addressOf(message, 'SigningCertURL');
  if (!CERTIFICATE_URL.test(url)) return refused('the address of the certificate is not one of SNS', onRefused);
  try {
    const key = await publicKeyAt(url, fetch);
    const isRight = await verifyRsa(hash, key, fromBase64(signature), bytesOf(signedText(message, names)));
    return isRight || refused('the signature is wrong', onRefused);
  } catch (error) {
    return refused(`the certificate could not be had: ${String(error)}`, onRefused);
  }
}

function signedText(message: Fields, names: readonly string[]): string {
  const lines = names.flatMap((name) => {
    // As it came: `text` would cut off the line end after the message.
    const value = name.endsWith('URL') ? addressOf(message, name) : message.value(name);
    return typeof value === 'string' ? [name, value] : [];
  });
  return lines.map((line) => `${line}\n`).join('');
}

/**
 * Keys by the addresses of their certificates, the oldest first. Keys and not requests for them: some platforms let no
 * request wait for what another one fetches.
 */
const keys = new Map<string, Uint8Array>();
const MAX_KEYS = 20;

/**
 * The public key of a certificate. That it came from the host of SNS, by HTTPS, vouches for it: neither its chain nor
 * its dates are looked at.
 */
async function publicKeyAt(url: string, fetch: NonNullable<VerifyOptions['fetch']>): Promise<Uint8Array> {
  const known = keys.get(url);
  if (known) return known;
  const response = await fetch(url);
  if (!response.ok) throw new Error(`status ${String(response.status)}`);
  const key = publicKeyOf(await response.text());
  if (!key) throw new Error('it is no certificate');
  const [oldest] = keys.keys();
  if (oldest !== undefined && keys.size >= MAX_KEYS) keys.delete(oldest);
  keys.set(url, key);
  return key;
}

/** Follows no redirection, as it may lead elsewhere, and ends before SNS stops waiting, which is after 15 seconds. */
function platformFetch(url: string): Promise<Response> {
  return globalThis.fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) });
}

const SEQUENCE = 0x30;
const VERSION = 0xa0;

/**
 * SubjectPublicKeyInfo of the first certificate in a PEM file, which Web Crypto cannot read by itself; absent where
 * there is none. Before it stand: version (if not the first), serial number, algorithm, issuer, validity, subject.
 * https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function publicKeyOf(pem: string): Uint8Array | undefined {
  const der = fromBase64(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/.exec(pem)?.[1] ?? '');
  const content = elementAt(der, elementAt(der, 0)?.start)?.start;
  let element = elementAt(der, content);
  for (let skipped = element?.tag === VERSION ? 6 : 5; skipped > 0; skipped -= 1) {
    element = elementAt(der, element?.end);
  }
  return element?.tag === SEQUENCE ? der.slice(element.at, element.end) : undefined;
}

/** An element of DER (ITU-T X.690, section 8.1): its tag, where it stands, where its content starts and ends. */
interface Element {
  tag: number;
  at: number;
  start: number;
  end: number;
}

/** The element at a place; absent where there is no place, or no whole element. */
function elementAt(der: Uint8Array, at: number | undefined): Element | undefined {
  const tag = der[at ?? -1];
  if (at === undefined || tag === undefined) return undefined;
  let length = der[at + 1] ?? Number.NaN;
  let start = at + 2;
  if (length > 0x7f) {
    const size = start + (length & 0x7f);
    for (length = 0; start < size; start += 1) length = length * 256 + (der[start] ?? Number.NaN);
  }
  const end = start + length;
  return end <= der.length ? { tag, at, start, end } : undefined;
}
