import { html, nothing, type TemplateResult } from 'lit';

import { withoutTurns } from '../../locales/isolated.js';
import type { Formats } from '../../locales/formats.js';
import type { Strings } from '../../locales/strings.js';
import type { Recipient } from '../../model/mailing.js';
import type { Reason } from '../../model/reason.js';
import type { Status } from '../../model/status.js';
import { visibleText } from '../../model/visible-text.js';
import type { EmailStatusIcon } from './email-status-icon.js';

/** The words a popover speaks in. */
export type PopoverWords = Pick<Strings, 'explanations' | 'popover' | 'problem' | 'reasons' | 'statuses' | 'why'>;

/** What an icon knows of its mail: from the page's attributes, or from the adapter. */
export interface ShownMail extends Partial<Omit<Recipient, 'name' | 'email'>> {
  subject?: string;
  sender?: string;
  recipient?: string;
  mailingId?: string;
  /** The sentences for the status, made precise by what is known of how it came about. */
  explanations: (words: PopoverWords) => string[];
}

/** Joins what the page says of a mail, which wins, with what the adapter does. */
export function shownMail(icon: EmailStatusIcon, status: Status | undefined): ShownMail {
  const { message } = icon.mail ?? {};
  const { subject = message?.mailing.subject, statusAt = message?.statusAt } = icon;
  const { sender = message && address(message.mailing.sender), recipient = message && address(message) } = icon;
  const mail = { ...message, status, statusAt, subject, sender, recipient, mailingId: message?.mailing.id };
  return { ...mail, explanations: (words) => explain(mail, words) };
}

function address({ name, email }: { name?: string; email: string }): string {
  // They stand in one line, and a name is not to turn the address after it.
  return name ? `${withoutTurns(name)} <${email}>` : email;
}

function explain(mail: Omit<ShownMail, 'explanations'>, own: PopoverWords): string[] {
  const { explanations: words, statuses } = own;
  const { status, opens, clicks, reason } = mail;
  if (!status) return [];
  const sentences = [words.statuses[status]];
  if (status === 'bounced' && reason?.bounceClass) sentences.push(words.bounceClasses[reason.bounceClass] ?? '');
  if (status === 'dropped' && reason?.dropOrigin) {
    sentences[0] = words.dropOrigins[reason.dropOrigin] ?? words.statuses.dropped;
  }
  if (status === 'bounced' || status === 'dropped' || status === 'deferred') sentences.push(advice(reason, own));
  if (status === 'clicked' && clicks && !opens) sentences[0] = words.clickedUnopened;
  if (mail.machineOpened && !opens) sentences.push(words.machineOpened);
  if (mail.unsubscribed && status !== 'unsubscribed') {
    sentences.push(`${statuses.unsubscribed}: ${words.statuses.unsubscribed}`);
  }
  return sentences.filter(Boolean);
}

/** By which rule a status was chosen. */
export function ruleOf({ reason }: ShownMail, status: Status, words: Strings['why']): string {
  return status === 'bounced' && reason?.bounceClass === 'hard' ? words.hardBounce : words.rules[status];
}

/** Why, and what to do next. What a drop was for is said by its origin already, unless that is an unknown one. */
function advice(reason: Reason | null | undefined, { reasons }: PopoverWords): string {
  const words = reason?.kind && reasons[reason.kind];
  if (!words) return '';
  const isSaid = (reason.dropOrigin ?? 'other') !== 'other';
  return isSaid ? words.nextStep : `${words.sentence} ${words.nextStep}`;
}

/** Which mail, from whom, to whom, since when, and why it failed. */
export function mailDetails(mail: ShownMail, words: Strings['popover'], formats: Formats): TemplateResult {
  const since = [
    mail.statusAt ? formats.exact(mail.statusAt) : '',
    mail.opens ? words.opens(mail.opens, formats.number(mail.opens)) : '',
    mail.clicks ? words.clicks(mail.clicks, formats.number(mail.clicks)) : '',
  ];
  const rows = [
    [words.subject, mail.subject === undefined ? '' : visibleText(mail.subject) || words.noSubject],
    [words.from, mail.sender],
    [words.to, mail.recipient],
    [words.since, since.filter(Boolean).join(' · ')],
    [words.reason, mail.reason?.text],
  ];
  return html`<dl>
    ${rows.map(([term, text]) =>
      text
        ? html`<dt>${term}</dt>
            <dd><bdi>${text}</bdi></dd>`
        : nothing,
    )}
  </dl>`;
}

const STEPS = ['processed', 'delivered', 'opened', 'clicked'] as const satisfies readonly Status[];

/** How far the mail came. A delivery that failed stands in the place of what did not follow. */
export function stepsReached(mail: ShownMail, names: Strings['statuses']): TemplateResult {
  const { status, outcome, opens = 0, clicks = 0 } = mail;
  const failure = (['bounced', 'dropped', 'deferred'] as const).find((end) => outcome === end || status === end);
  const hasClicked = clicks > 0 || status === 'clicked';
  const hasOpened = opens > 0 || status === 'opened';
  const isDone: Partial<Record<Status, boolean>> = {
    delivered: status !== 'processed' && outcome !== 'pending',
    opened: hasOpened,
    clicked: hasClicked,
  };
  return html`<ol>
    ${(failure ? (['processed', failure] as const) : STEPS).map(
      (step) => html`<li data-status=${step} class=${(isDone[step] ?? true) ? 'done' : ''}>${names[step]}</li>`,
    )}
  </ol>`;
}
