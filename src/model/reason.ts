import type { MailEvent } from './mail-event.js';
import type { BounceClass } from './status.js';

/** Why a provider did not even try: what it held against the address or the mail. */
export const DROP_ORIGINS = ['bounced', 'unsubscribed', 'spam-report', 'invalid', 'quota', 'content', 'other'] as const;

/** The origin of a drop: the seed of the product names the first three. */
export type DropOrigin = (typeof DROP_ORIGINS)[number];

/** Why a message bounced, was dropped or is deferred. */
export interface Reason {
  /** What the mail server or the provider said, word for word. */
  text?: string;
  /** SMTP enhanced status code (RFC 3463), as "5.1.1". */
  code?: string;
  /** Of a bounce. */
  bounceClass?: BounceClass;
  /** Of a drop. */
  dropOrigin?: DropOrigin;
}

/**
 * Words by which providers name the origin of a drop. The first that is found decides, so "Spam Reporting Address"
 * stands before "spam", and "Recipient List over Package Quota" is not taken for an address.
 * Source: SendGrid, Event Webhook reference, "dropped" (reasons of a drop).
 */
const DROP_WORDS: readonly (readonly [DropOrigin, RegExp])[] = [
  ['spam-report', /spam.?report|complain/i],
  ['unsubscribed', /unsubscri/i],
  ['bounced', /bounce/i],
  ['quota', /quota|credits? exceeded/i],
  ['content', /spam|content|smtpapi header/i],
  ['invalid', /invalid/i],
];

/** Reads the reason of a bounce, drop or deferral; absent where the event is no failure or gives none. */
export function reasonOf(event: MailEvent | undefined): Reason | undefined {
  if (!event) return undefined;
  const { reason: text, reasonCode: code, bounceClass } = event;
  const dropOrigin = event.type === 'dropped' ? dropOriginOf(text) : undefined;
  if (!text && !code && !bounceClass && !dropOrigin) return undefined;
  return {
    ...(text && { text }),
    ...(code && { code }),
    ...(bounceClass && { bounceClass }),
    ...(dropOrigin && { dropOrigin }),
  };
}

/** Which of the origins the provider's words mean. */
export function dropOriginOf(text: string | undefined): DropOrigin {
  return DROP_WORDS.find(([, words]) => text !== undefined && words.test(text))?.[0] ?? 'other';
}
