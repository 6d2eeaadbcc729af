import type { ReasonStrings } from './strings.js';

/**
 * Why a mail did not arrive and what to do next, in English. A page without our elements says it with
 *
 * ```ts
 * import { reasonKindOf } from 'mail-analytics/model.js';
 * import { reasons } from 'mail-analytics/locales/en.js';
 *
 * const kind = reasonKindOf({ text: '552 5.2.2 The account is over quota' });
 * if (kind) console.log(reasons[kind].sentence, reasons[kind].nextStep);
 * // The mailbox is full. Try again in a few days.
 * ```
 */
export const reasons: ReasonStrings = {
  'no-such-address': {
    sentence: 'The address does not exist.',
    nextStep: 'Check the spelling, or ask the person for another address.',
  },
  'no-such-domain': {
    sentence: 'What stands after the @ in the address does not exist, or takes no mail.',
    nextStep: 'Check the spelling after the @, or ask the person for another address.',
  },
  'address-syntax': {
    sentence: 'The address is not written as an address must be.',
    nextStep: 'Correct the address.',
  },
  'address-moved': {
    sentence: 'The address no longer leads to this person.',
    nextStep: 'Ask the person for the new address.',
  },
  'mailbox-full': {
    sentence: 'The mailbox is full.',
    nextStep: 'Try again in a few days.',
  },
  'mailbox-disabled': {
    sentence: 'The mailbox is not in use, or takes no mail.',
    nextStep: 'Ask the person for another address.',
  },
  'message-too-large': {
    sentence: 'The mail is too large.',
    nextStep: 'Send it with smaller attachments, or with links to the files.',
  },
  'spam-content': {
    sentence: 'The recipient’s mail server took the mail for spam.',
    nextStep: 'Look over subject, text and links before you send it again.',
  },
  'content-refused': {
    sentence: 'The content of the mail, or an attachment, was refused.',
    nextStep: 'Check the template and the attachments, and send it again.',
  },
  'sender-blocked': {
    sentence: 'The recipient’s mail server takes no mail from this sender.',
    nextStep: 'Ask whoever runs your mail to check the sender’s address, its reputation and blocklists.',
  },
  'authentication-failed': {
    sentence: 'It could not be verified that the mail comes from this sender.',
    nextStep: 'Ask whoever runs your mail to check SPF, DKIM and DMARC of the sender’s domain.',
  },
  policy: {
    sentence: 'The recipient’s mail server refused the mail by a rule of its own.',
    nextStep: 'Ask the person to have mail from your address allowed.',
  },
  'relay-denied': {
    sentence: 'A mail server on the way does not let this account send to the address.',
    nextStep: 'Ask whoever runs your mail to check the account and how it logs in.',
  },
  'rate-limited': {
    sentence: 'More mail came than is taken in so short a time.',
    nextStep: 'Wait a few hours; then send fewer mails at a time.',
  },
  greylisted: {
    sentence: 'The recipient’s mail server wants mail from a new sender to come a second time.',
    nextStep: 'Wait; send it again if it has not arrived by tomorrow.',
  },
  'server-unreachable': {
    sentence: 'The recipient’s mail server could not be reached.',
    nextStep: 'Try again tomorrow; if it fails again, check the address after the @.',
  },
  'server-busy': {
    sentence: 'The recipient’s mail server is busy or has a problem.',
    nextStep: 'Try again later.',
  },
  'timed-out': {
    sentence: 'The mail could not be delivered in time and was given up.',
    nextStep: 'Check the address, and send the mail again.',
  },
  loop: {
    sentence: 'Mail servers passed the mail round in a circle.',
    nextStep: 'Tell the person in another way: only their mail administrator can repair it.',
  },
  suppressed: {
    sentence: 'The mail service no longer sends to this address.',
    nextStep: 'When the person asks for your mail again, have the address taken off the suppression list.',
  },
  'sending-quota': {
    sentence: 'Your mail account may not send any more for now.',
    nextStep: 'Wait until the quota starts anew, or have it raised.',
  },
  unknown: {
    sentence: 'The mail server does not clearly say why.',
    nextStep: 'Read its words, or reach the person in another way.',
  },
};
