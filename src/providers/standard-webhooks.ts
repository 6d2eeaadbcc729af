import type { VerifyOptions, WebhookRequest } from './provider.js';
import { fromBase64, isFresh, joined, refused, verifyHmac } from './signature.js';

/** Headers of the specification, and of Svix, from which it comes. A request has those of one kind. */
const PREFIXES = ['webhook', 'svix'] as const;

/** Seconds that a post may be old, or ahead of us: what the libraries of the specification have. */
const TOLERANCE = 5 * 60;

/** A sender signs with two secrets while it changes them; each signature more costs us a pass over the body. */
const MOST_SIGNATURES = 10;

/**
 * Checks a signature of Standard Webhooks, or of Svix: HMAC-SHA256 in base64, of the id, the time and the body, with
 * full stops between them. There may be several, and one has to be right; those of a version that is not "v1" are
 * passed over, and one without a version is taken for "v1".
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 * https://docs.svix.com/receiving/verifying-payloads/how-manual
 *
 * @param secret - Base64, as it is shown, with "whsec_" before it or without.
 */
export async function verifyStandardWebhook(
  { headers, body }: WebhookRequest,
  secret: string,
  { now, onRefused }: VerifyOptions = {},
): Promise<boolean> {
  const kinds = PREFIXES.map((prefix) =>
    ['id', 'timestamp', 'signature'].map((name) => headers.get(`${prefix}-${name}`)),
  );
  const [id, timestamp, list] = kinds.find((kind) => kind.every((value) => value)) ?? [];
  if (!id || !timestamp || !list) return refused('the signature headers are missing', onRefused);
  if (!/^\d{1,12}$/.test(timestamp)) return refused('the timestamp is not one of whole seconds', onRefused);
  const key = fromBase64(secret.replace(/^whsec_/, ''));
  const data = joined(id, '.', timestamp, '.', body);
  const checks = signaturesOf(list).map((each) => verifyHmac('SHA-256', key, fromBase64(each), data));
  if (!(await Promise.all(checks)).includes(true)) return refused('the signature is wrong', onRefused);
  return isFresh(Number(timestamp), TOLERANCE, now) || refused('the signature is too old, or of the future', onRefused);
}

/** Of "v1,… v2,… v1,…", or of one without its version. */
function signaturesOf(list: string): string[] {
  return list.split(' ', MOST_SIGNATURES).flatMap((entry) => /^(?:v1,)?([^,]+)$/.exec(entry)?.[1] ?? []);
}
