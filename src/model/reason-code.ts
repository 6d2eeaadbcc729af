import type { DropOrigin, Reason } from './reason.js';
import { BY_CODE, BY_VAGUE_CODE, BY_WORDS, SUPPRESSED, type Rule } from './reason-rules.js';

/** Why a mail did not arrive, as far as it changes what to do next. */
export const REASON_KINDS = [
  'no-such-address',
  'no-such-domain',
  'address-syntax',
  'address-moved',
  'mailbox-full',
  'mailbox-disabled',
  'message-too-large',
  'spam-content',
  'content-refused',
  'sender-blocked',
  'authentication-failed',
  'policy',
  'relay-denied',
  'rate-limited',
  'greylisted',
  'server-unreachable',
  'server-busy',
  'timed-out',
  'loop',
  'suppressed',
  'sending-quota',
  'unknown',
] as const;

/** One of the kinds; `unknown`: something was said, and nothing in it is understood. */
export type ReasonKind = (typeof REASON_KINDS)[number];

/** Characters of a field that are looked at: replies are short, and a hostile text may be of any length. */
const LONGEST = 2000;

/**
 * An enhanced status code (RFC 3463, section 2) of class 4 or 5; the other class, 2, is no failure. It has no more
 * digits after it than three parts, or it would be an IP address, and neither a letter nor a slash before it, or it
 * would be a version ("Postfix/4.2.1"). One behind a reply code is sure to be meant, so it is looked for first.
 */
const AFTER_REPLY = /\b[45]\d\d[ -]#?([45]\.[0-7]\.\d{1,3})(?!\.?\d)/;
const ANYWHERE = /(?<![\w./])([45]\.[0-7]\.\d{1,3})(?!\.?\d)/;

/** A reply code (RFC 5321, section 4.2): elsewhere than where a reply begins, three digits are any number. */
const REPLY = /(?:^|said:|[;(])[ "]*([45]\d\d)(?![\w.])/;

/** What a drop already says of itself, before and after the words are looked at. */
const BY_ORIGIN: Partial<Record<DropOrigin, ReasonKind>> = {
  bounced: 'suppressed',
  unsubscribed: 'suppressed',
  'spam-report': 'suppressed',
  quota: 'sending-quota',
};
const BY_VAGUE_ORIGIN: Partial<Record<DropOrigin, ReasonKind>> = {
  invalid: 'address-syntax',
  content: 'content-refused',
};

/**
 * Reads the kind of a reason from all that was told, without asking anybody.
 *
 * What is more precise wins: the origin of a drop; the provider's word that it holds an address back; an enhanced
 * status code that names one cause, of the field before that of the text; words; a code that names an area ("5.7.1"),
 * then the reply code; the class of the bounce. Absent where nothing is told of a failure.
 *
 * ```ts
 * reasonKindOf({ text: '552 5.2.2 The account is over quota' }); // 'mailbox-full'
 * ```
 */
export function reasonKindOf(reason: Omit<Reason, 'kind'>): ReasonKind | undefined {
  const { bounceClass, dropOrigin = 'other' } = reason;
  const [code = '', text = ''] = [reason.code, reason.text].map((told) => told?.slice(0, LONGEST).replace(/\s+/g, ' '));
  const codes = [code, text].flatMap((told) => (AFTER_REPLY.exec(told) ?? ANYWHERE.exec(told))?.[1] ?? []);
  const reply = (REPLY.exec(code) ?? REPLY.exec(text))?.[1];
  const vague = [...codes, `${reply ?? ''} ${bounceClass ?? ''}`];
  const isTold = text || codes.length > 0 || reply || bounceClass || reason.dropOrigin;
  return (
    BY_ORIGIN[dropOrigin] ??
    (SUPPRESSED.test(text) ? 'suppressed' : undefined) ??
    firstOf(BY_CODE, codes) ??
    firstOf(BY_WORDS, [text]) ??
    firstOf(BY_VAGUE_CODE, vague) ??
    BY_VAGUE_ORIGIN[dropOrigin] ??
    (isTold ? 'unknown' : undefined)
  );
}

/** The kind of the first text that a rule knows. */
function firstOf(rules: readonly Rule[], texts: readonly string[]): ReasonKind | undefined {
  for (const text of texts) {
    const rule = rules.find(([, pattern]) => pattern.test(text));
    if (rule) return rule[0];
  }
  return undefined;
}
