import type { MailEvent } from '../../model/mail-event.js';
import type { Message, Recipient } from '../../model/mailing.js';
import type { Change, LinkClicks } from '../../model/query.js';

/**
 * Addresses of recipients, made unreadable for those who may not see them: "ada@example.com" becomes "a…@example.com".
 * They stand in more places than in their own field: mail servers repeat them in reasons, and links may carry them.
 */

/** What an address stands in: between these signs there is none, or one. */
const WORD = /[^\s<>"'(),:;=&?/[\]\\]+/g;

/** In a link, "@" may be encoded. */
const AT = /(?:@|%40)(?=[\w.-])/gi;

/** Masks every address in a text. */
export function masked(text: string): string {
  return withAddresses(text, (local, at, domain) => {
    const [first = ''] = local;
    return `${local.length > 1 ? first : ''}…${at}${domain}`;
  });
}

/** For logs and errors, which nobody's address belongs into: not even the first letter and the domain. */
export function withoutAddresses(text: string): string {
  return withAddresses(text, () => '[address]');
}

/** Each sign is looked at a few times, however long the words: they are of anybody who answers a mail with a reason. */
function withAddresses(text: string, write: (local: string, at: string, domain: string) => string): string {
  return text.replace(WORD, (word) => {
    const last = [...word.matchAll(AT)].findLast(({ index }) => index > 0);
    if (!last) return word;
    const [at] = last;
    const after = word.slice(last.index + at.length);
    const [domain = ''] = /^[\w.-]+/.exec(after) ?? [];
    return write(word.slice(0, last.index), at, domain) + after.slice(domain.length);
  });
}

export function maskedRecipient<Row extends Recipient>(row: Row): Row {
  const { name, email, reason } = row;
  const text = reason?.text;
  return {
    ...row,
    name: masked(name),
    email: masked(email),
    ...(text !== undefined && { reason: { ...reason, text: masked(text) } }),
  };
}

/** Without the address of the computer that opened or clicked, too. */
export function maskedEvent({ ip: _, ...event }: MailEvent): MailEvent {
  const { recipient, reason, url } = event;
  return {
    ...event,
    recipient: masked(recipient),
    ...(reason !== undefined && { reason: masked(reason) }),
    ...(url !== undefined && { url: masked(url) }),
  };
}

/** Links that differ in an address alone become one. */
export function maskedLinks(links: readonly LinkClicks[]): LinkClicks[] {
  const merged = new Map<string, LinkClicks>();
  for (const { url, clicks, recipients } of links) {
    const known = merged.get(masked(url));
    merged.set(masked(url), {
      url: masked(url),
      clicks: clicks + (known?.clicks ?? 0),
      recipients: recipients + (known?.recipients ?? 0),
    });
  }
  return [...merged.values()].sort((a, b) => b.clicks - a.clicks || (a.url < b.url ? -1 : 1));
}

export function maskedChange(change: Change): Change {
  const { message } = change;
  return message ? { ...change, message: maskedRecipient<Message>(message) } : change;
}
