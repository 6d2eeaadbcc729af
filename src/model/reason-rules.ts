/**
 * What codes and words mean, from the registries and from what big mailbox providers and mail servers document. The
 * first rule that fits decides. Patterns have bounds in place of `*` and `+`, so that no text makes them slow.
 */
import type { ReasonKind } from './reason-code.js';

/** A pattern, and what it means. */
export type Rule = readonly [kind: ReasonKind, pattern: RegExp];

/**
 * A provider that held the mail back itself, which it reports as a bounce or a drop, with a code made up for it.
 * Amazon SES: "suppressed", "UnsubscribedRecipient"; Mailjet: "preblocked", "blacklisted"; Brevo: "blacklist user"; Postmark, error 406: "marked as inactive".
 * https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list.html
 * https://dev.mailjet.com/email/guides/webhooks/
 * https://postmarkapp.com/developer/api/overview#error-codes
 */
export const SUPPRESSED =
  /suppress|unsubscribed|^preblocked|^blacklisted$|blacklist(ed)? (user|contact)|previously bounced|marked as inactive/i;

/**
 * Enhanced status codes that name one cause.
 * https://www.iana.org/assignments/smtp-enhanced-status-codes; the codes of three digits are Microsoft's:
 * https://learn.microsoft.com/en-us/troubleshoot/exchange/email-delivery/ndr/non-delivery-reports-in-exchange-online
 */
export const BY_CODE: readonly Rule[] = [
  ['no-such-address', /\.1\.[14]$/],
  ['no-such-domain', /\.1\.2$|5\.4\.310$/],
  // 6.7: the address has letters beyond ASCII, and the server does not take them (RFC 6531).
  ['address-syntax', /\.1\.3$|\.6\.7$/],
  // 7.17 and 7.18: since consent was given, mailbox or domain went to another owner (RFC 7293).
  ['address-moved', /\.1\.6$|\.7\.1[78]$/],
  ['mailbox-full', /\.2\.2$/],
  ['message-too-large', /\.2\.3$|\.3\.4$|\.7\.16$/],
  ['content-refused', /\.6\.[1-9]\d*$/],
  // 4.7.5xx to 4.7.8xx: Microsoft slows down a sender that it does not know well enough.
  ['rate-limited', /\.5\.3$|\.7\.28$|\.1\.90$|\.2\.12[12]$|\.7\.508$|\.7\.70[0-5]$|4\.7\.[5-8]\d\d$/],
  ['sender-blocked', /\.1\.[78]$|\.7\.27$|\.7\.50[1-3]$|\.7\.511$|\.7\.6[0-4]\d$|\.7\.708$/],
  // SPF, DKIM, DMARC, reverse DNS (RFC 7372, RFC 8617); Gmail has 7.30 to 7.40 for them:
  // https://support.google.com/a/answer/3726730
  ['authentication-failed', /\.7\.(2[0-69]|3[0-2]|40|509|515)$/],
  ['relay-denied', /\.7\.([89]|1[1-4]|57|64|750)$/],
  ['loop', /\.4\.(6|14)$/],
  ['timed-out', /\.4\.(7|300)$|5\.4\.316$/],
  ['server-unreachable', /\.4\.([23]|316)$/],
  ['server-busy', /\.3\.[125]$|4\.4\.5$/],
];

/** Codes that name an area, and reply codes with the class of the bounce behind them (RFC 5321, section 4.2.3). */
export const BY_VAGUE_CODE: readonly Rule[] = [
  // 550 is also for what rules forbid; where the provider calls it a hard bounce, it is the address.
  ['no-such-address', /\.1\.0$|^550 hard/],
  // 1.10: the domain says by a null MX that it takes no mail (RFC 7505), but Exchange means an unknown recipient.
  ['no-such-domain', /\.1\.10$|5\.4\.4$|^5(21|56) /],
  ['address-moved', /^551 /],
  // 2.1: disabled, yet Gmail has it for mailboxes that get too much at a time.
  ['mailbox-disabled', /\.2\.1$|5\.2\.0$/],
  ['mailbox-full', /^552 /],
  ['address-syntax', /^553 /],
  ['content-refused', /\.3\.3$|\.6\.0$/],
  ['policy', /\.7\./],
  // 4.1: no answer from the host, yet Exchange has it for recipients that it does not know.
  ['server-unreachable', /\.4\.[0145]$/],
  ['server-busy', /^4|\.3\.0$/],
  ['policy', / block$/],
];

/**
 * Words, where no code names the cause; those of Gmail, Yahoo, Microsoft and Mimecast from the lists they publish:
 * https://support.google.com/a/answer/3726730, https://senders.yahooinc.com/smtp-error-codes/,
 * https://sendersupport.olc.protection.outlook.com/pm/troubleshooting,
 * https://mimecastsupport.zendesk.com/hc/en-us/articles/34000709564691
 */
export const BY_WORDS: readonly Rule[] = [
  // RFC 6647; Yahoo: "[GL01]"; Mimecast, 451: "internal resources are temporarily unavailable".
  ['greylisted', /gr[ae]y.?list|\[GL\d|internal resources? (are |is )?temporarily unavail/i],
  // Of the sender's own account, before the quota of a mailbox. Gmail: 5.4.5, and 4.2.1 of its relay.
  ['sending-quota', /(sending|relay|daily).{0,8}(limit|quota)/i],
  // Gmail: "over quota"; Exchange: "QuotaExceeded"; Amazon SES: "MailboxFull"; RFC 5321: 552.
  [
    'mailbox-full',
    /(box|folder).{0,30}(full|limit|exceed)|full mailbox|(over|exceed|reached|out of).{0,14}quota|quota.{0,9}(exceed|violat)|exceeded storage|enough .{0,8}space|space has been used/i,
  ],
  // Postfix, Exim, Gmail; RFC 1870, section 6; Amazon SES: "MessageTooLarge".
  [
    'message-too-large',
    /(message|mail|attachment).{0,20}too.?(large|big)|(size|length) (limit|exceed)|maximum .{0,12}message size/i,
  ],
  // Exim: 'Too many "Received" headers'; Postfix: "mail loops back to myself"; Exchange: "hop count exceeded".
  ['loop', /\bloop|too many.{0,3} (hops|received)|hop count/i],
  // Postfix: "Sender address rejected", "Helo command rejected"; Exim: "Sender verify failed"; Mandrill:
  // "invalid-sender"; Mimecast: "envelope blocked".
  [
    'sender-blocked',
    /sender.{0,20}(reject|denied|block|verif)|envelope blocked|\b(helo|ehlo)\b|(invalid|null|bad|empty|unroute?able).{0,10}sender|sender not (pre|allow)|accept mail from/i,
  ],
  // Postfix: "Host or domain name not found"; Mailgun: "No MX for"; Mailjet: "no mail host"; SendGrid: "mx info".
  [
    'no-such-domain',
    /\bdomain\b.{0,35} (not found|unknown|n.t exist|must exist)|\bhost (or domain name )?(not found|unknown|n.t exist)|unroute?able .{0,5}domain|resolve route|service not known|\b(no|unknown|invalid|bad|inactive).?(such.?)?(domain|mx|host|mail host)\b|mx info|null mx|nxdomain/i,
  ],
  // What Gmail, Yahoo and Microsoft ask of bulk senders; Postfix: "cannot find your reverse hostname"; Resend:
  // "domain_not_verified"; Mandrill: "unsigned".
  [
    'authentication-failed',
    /\b(spf|dkim|dmarc|ptr)\b|unauthenticated|authentication (info|check)|reverse.{0,4}dns|(find|resolve) your|lookup failed|spoof|not.verified|unsigned/i,
  ],
  // Yahoo: "[TSS04]", "user complaints"; Gmail: "unusual rate", "receiving mail at a rate"; Outlook.com: connections.
  [
    'rate-limited',
    /rate.?limit|throttl|too (many|fast|quick)(?! spam)|unusual rate|at a rate|connection limit|per.(hour|minute|domain)|\[TSS?\d|(volume|frequency|connections?|rate).{0,20}(limited|exceed)|exceed.{0,30}(rate|connections|threshold)|complaints|excessive/i,
  ],
  // Spamhaus and other lists (RFC 5782); Yahoo: "[BL21]"; Cisco: "the sending MTA's poor reputation"; Outlook.com:
  // "banned sender"; Proofpoint: "Blocked - see …"; Postfix: "Client host rejected", "blocked using".
  [
    'sender-blocked',
    /(black|block|deny).?list|dnsbl|\b[rx]bl\b|spamhaus|spamcop|barracudacentral|sorbs|proofpoint\.com|reputation|\[BL\d|banned|\bblock(ed)? (using|by (?!spam|policy)|-)|\b(client|server|ip|network|access)\b.{0,50} (blocked|abus)|client host .{0,60}rejected|(your|dynamic|sender|spam) ips?\b|open proxy|(?<!not )listed (at|as|in|on|by)\b|mail from [\d.]{7,15} refused|your access|allowed to connect/i,
  ],
  // Gmail: "likely unsolicited mail"; Amazon SES: "SpamDetected"; Brevo: "spam".
  [
    'spam-content',
    /\bspam|\bjunk|unsolicited|\bbulk|phish|\bu[bc]e\b|uribl|antispam check|content filter|message filtered|unacceptable/i,
  ],
  // Postfix: "Message content rejected"; Exim: line length; Amazon SES: "ContentRejected", "AttachmentRejected",
  // "Bad content"; Mailjet: "content blocked", "bad or empty template"; Mimecast: "Content Examination".
  [
    'content-refused',
    /\bvirus|malware|attachment|\brender|template|bad content|content.{0,12}(reject|denied|block|refus|exam)|line (length|is? ?too)|rfc ?5322/i,
  ],
  // Postfix: "Relay access denied"; Exim: "relay not permitted"; RFC 4954: 530; Mailgun: "Sandbox subdomains".
  [
    'relay-denied',
    /\brelay(ing)?\b.{0,12}(denied|not |prohibited)|(to|not|open|as a) relay\b|authentication (is )?required|requires authentication|rcpthosts|not authenticated|sandbox/i,
  ],
  // Gmail: "over quota and inactive", "disabled"; Yahoo: "This mailbox is disabled"; Mailjet: "mailbox inactive".
  [
    'mailbox-disabled',
    /(user|account|mailbox|recipient|address).{0,30}\b(disabled|inactive|suspend|deactivated|closed|locked|expired|not accepting)|(inactive|deactivated|suspended|disabled) (user|account|mailbox)/i,
  ],
  // RFC 5321: 551; words of automatic answers that a server sends for people who have left.
  ['address-moved', /no longer (with|works|employed)|(has|have) (moved|changed)|user not local|new address/i],
  // Sendmail, Postfix: "Bad recipient address syntax"; Brevo: "invalid_email"; Mailjet: "typofix".
  [
    'address-syntax',
    /(syntax|malformed|illegal).{0,20}address|address.{0,20}(syntax|malformed)|invalid.?e.?mail|typofix/i,
  ],
  // Postfix: "User unknown", "unverified address"; Exim: "Unrouteable address"; Exchange: "RecipientNotFound", and
  // 5.4.1, "Recipient address rejected: Access denied"; Outlook.com: 550, "mailbox unavailable"; Amazon SES: "NoEmail".
  [
    'no-such-address',
    /\b(no|unknown|invalid|non.?existent|bad|accept).?(such.?|valid.)?(local.?|virtual.)?(user|recipient|mail.?box|account|address|person|e.?mail|part\b|one at)|(user|recipient|mailbox|account|address|customer|alias).{0,40}(unknown|invalid|not (valid|known|present|local|listed)|no longer|n.t have a)|n.t exist|not.?found|be found|not (an? (valid|active|known|local)|our) |unroute?able|recip(ient)?notfound|address(es)? rejected.{0,3}access|rejected recipient|badrcptto|55\d.{0,60}mailbox .{0,40}unavail|unverified address/i,
  ],
  // Exim: "retry timeout exceeded"; Exchange: "Message expired"; Mailgun, 602: "Too old".
  [
    'timed-out',
    /too (old|long)|queue (for|period)|expired|retry time|(message|delivery) time.{0,3}out|giv(en|ing) up|(undeliverable|delivered) for|after .{1,3} tries/i,
  ],
  // Postfix: "lost connection", "connect to … refused"; Exchange: "Connection timed out"; Mailjet: "connection
  // issue"; Amazon SES: "TransientCommunicationFailure".
  [
    'server-unreachable',
    /connect(ion)? .{0,60}(refused|reset|lost|closed|dropped|fail|timed)|connection (issue|lost)|(unable|failed|could not) to (connect|reach)|unreachable|not (respond|connect)|lookup failure|name server reply|no route|server.{0,6}down|no.answer|timed? ?out|dial tcp|lost connection|communicationfail/i,
  ],
  // After all that is more precise. Gmail, Yahoo, Postfix: "try again later"; Mailjet: "system issue"; Amazon SES:
  // "RecipientServerError"; RFC 5321: 421.
  [
    'server-busy',
    /try.{0,6} (again|later)|retry|temporar|busy|overload|unavailable|not accepting|(system|server).?(problem|issue|error|config)|internal|resources|insufficient/i,
  ],
  // Yahoo: "[PH01] … for policy reasons"; Apple: "[CS01] … local policy"; Exim: "administrative prohibition".
  [
    'policy',
    /polic(y|ies)|prohibit|restrict|denied|refused|mail rejected|message rejected|not (allowed|authori[sz]ed|permitted)|manual(ly)? block|security|(members.only|mailing) list|not subscribed/i,
  ],
];
