import type { DropOrigin } from './drop-origin.js';
import type { MailEvent } from './mail-event.js';
import { reasonKindOf, type ReasonKind } from './reason-code.js';
import type { BounceClass } from './status.js';

export * from './drop-origin.js';

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
  /** What it comes to, for a sentence and a next step in the reader's language. */
  kind?: ReasonKind;
}

/**
 * Words by which providers name the origin of a drop. The first that is found decides, so "Spam Reporting Address"
 * stands before "spam", and "Recipient List over Package Quota" is not taken for an address.
 * SendGrid: https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event#delivery-events
 * Mailgun: https://documentation.mailgun.com/docs/mailgun/user-manual/events/event-structure
 * Mandrill (`reject_reason`): https://mailchimp.com/developer/transactional/docs/reporting-analytics/#rejections
 * Mailjet: https://dev.mailjet.com/email/guides/webhooks/#possible-values-for-errors
 */
const DROP_WORDS: readonly (readonly [DropOrigin, RegExp])[] = [
  // Postmark names three origins at once, of which any may be meant; Mandrill's invalid one is the sender.
  ['other', /marked as inactive|invalid.sender/i],
  ['spam-report', /spam.?report|complain|marked .{0,30}as spam|^spam$/i],
  ['unsubscribed', /unsub|opted.?out/i],
  // Mailjet's "preblocked" is an address that bounced; its "spam preblocked" is a text.
  ['bounced', /bounc|^preblocked/i],
  ['quota', /quota|credits? exceeded|sending limit|mode.limit|not enough .{0,20}(emails|credits)/i],
  ['content', /spam|content|smtpapi header|render|template|attachment|virus/i],
  ['invalid', /invalid|typofix/i],
];

/** Reads the reason of a bounce, drop or deferral; absent where the event is no failure or gives none. */
export function reasonOf(event: MailEvent | undefined): Reason | undefined {
  if (!event) return undefined;
  const { reason: text, reasonCode: code, bounceClass } = event;
  const dropOrigin = event.type === 'dropped' ? dropOriginOf(text) : undefined;
  if (!text && !code && !bounceClass && !dropOrigin) return undefined;
  const told: Reason = {
    ...(text && { text }),
    ...(code && { code }),
    ...(bounceClass && { bounceClass }),
    ...(dropOrigin && { dropOrigin }),
  };
  const kind = reasonKindOf(told);
  return kind ? { ...told, kind } : told;
}

/** Which of the origins the provider's words mean. */
export function dropOriginOf(text: string | undefined): DropOrigin {
  return DROP_WORDS.find(([, words]) => text !== undefined && words.test(text))?.[0] ?? 'other';
}
