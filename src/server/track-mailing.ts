import type { MailingAnnouncement } from '../model/mail-log.js';
import { metadataFor, type ProviderMetadata, type ProviderName } from './provider-metadata.js';

export type { MessageIds, ProviderMetadata, ProviderName } from './provider-metadata.js';
export { metadataFor } from './provider-metadata.js';

/** What is about to be sent. Ids may be left out; then they are made. */
export interface MailingToTrack extends Omit<MailingAnnouncement, 'id' | 'recipients'> {
  /** Give one to be able to call again after a failure: announcing the same again changes nothing. */
  id?: string;
  /** Without an id, the message has one that is made of the mailing's and the address: always the same. */
  recipients: readonly { email: string; name?: string; messageId?: string }[];
}

/** Where it is announced. */
export interface TrackOptions {
  /** The address of the back end: "https://crm.example/mail-analytics/api". */
  url: string;
  /** What says who is asking, as `authorize` of the back end wants it. The right to `register` is needed. */
  headers?: Readonly<Record<string, string>>;
  /** Default: the platform's. In the same process, `mail.fetch`, with any `url`. */
  fetch?: (request: Request) => Promise<Response>;
}

/** One message that is known now. */
export interface TrackedMessage {
  email: string;
  messageId: string;
  /** What to put into the call that sends it: `{ custom_args: { mailing_id: …, message_id: … } }`. */
  metadata<Name extends ProviderName>(provider: Name): ProviderMetadata[Name];
}

/** A mailing that is known now. */
export interface TrackedMailing {
  id: string;
  /** In the order of the recipients. */
  messages: readonly TrackedMessage[];
}

/** So many recipients are announced in one request. */
const BATCH = 5000;

/**
 * Announces a mailing to the back end, before it is sent, so that it is shown at once and its events find it.
 *
 * ```ts
 * const { messages } = await trackMailing({ subject, sender, scope: 'project:42', recipients }, { url, headers });
 * for (const message of messages) {
 *   await sendgrid.send({ ...mail, to: message.email, ...message.metadata('sendgrid') });
 * }
 * ```
 *
 * @throws {Error} if the back end does not take it, in its words. Call again with the same `id`.
 */
export async function trackMailing(mailing: MailingToTrack, options: TrackOptions): Promise<TrackedMailing> {
  const { id = crypto.randomUUID(), recipients, ...head } = mailing;
  const known = await Promise.all(
    recipients.map(async ({ email, name, messageId }) => ({
      messageId: messageId ?? (await messageIdOf(id, email)),
      email,
      ...(name !== undefined && { name }),
    })),
  );
  // A mailing to nobody is one as well.
  for (let start = 0; start === 0 || start < known.length; start += BATCH) {
    await announce({ ...head, id, recipients: known.slice(start, start + BATCH) }, options);
  }
  return {
    id,
    messages: known.map(({ email, messageId }) => ({
      email,
      messageId,
      metadata: (provider) => metadataFor(provider, { mailingId: id, messageId }),
    })),
  };
}

async function announce(
  announcement: MailingAnnouncement,
  { url, headers = {}, fetch = globalThis.fetch }: TrackOptions,
): Promise<void> {
  const request = new Request(`${url.replace(/\/+$/, '')}/mailings`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(announcement),
  });
  const response = await fetch(request);
  if (response.ok) return;
  const words = wordsOf(await response.text());
  throw new Error(`The mailing was not announced: ${words ?? `status ${String(response.status)}`}`);
}

/** What a problem document (RFC 9457) says. */
function wordsOf(body: string): string | undefined {
  try {
    const problem: unknown = JSON.parse(body);
    const isTold = typeof problem === 'object' && problem !== null && 'detail' in problem;
    return isTold && typeof problem.detail === 'string' ? problem.detail : undefined;
  } catch {
    return undefined;
  }
}

/** Always the same for a mailing and an address, and of no use to find the address: 128 bits of a hash, in hexadecimal. */
async function messageIdOf(mailingId: string, email: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${mailingId}\n${email.toLowerCase()}`);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
