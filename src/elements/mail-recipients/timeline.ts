import { html, nothing, render, type TemplateResult } from 'lit';

import type { MailAnalyticsAdapter } from '../../adapters/adapter.js';
import { listEvents } from '../../adapters/checked-details.js';
import type { AnswerController, Ask } from '../../controllers/answer-controller.js';
import { formatsAround } from '../../controllers/formats-controller.js';
import { wordsOf } from '../../controllers/strings-controller.js';
import type { TimelineView } from '../../controllers/timeline-controller.js';
import { explanations } from '../../locales/en-explanations.js';
import { statuses } from '../../locales/en-icon.js';
import { problem as problemWords } from '../../locales/en-problem.js';
import { reasons } from '../../locales/en-reasons.js';
import { recipients } from '../../locales/en-recipients.js';
import { timeline } from '../../locales/en-timeline.js';
import { eventName } from '../../locales/event-name.js';
import type { Formats } from '../../locales/formats.js';
import type { MailEvent } from '../../model/mail-event.js';
import { mailProgramOf } from '../../model/mail-program.js';
import type { Recipient } from '../../model/mailing.js';
import { timelineOf, type TimelineEntry } from '../../model/timeline.js';
import { adopt } from '../../styles/adopt.js';
import { deciding } from '../../styles/deciding.js';
import { outerLink } from '../../templates/outer-link.js';
import { problem } from '../../templates/problem.js';
import { statusGlyph } from '../../templates/status-glyph.js';
import type { MailRecipients } from './mail-recipients.js';
import { shownName } from './recipient-row.js';
import { timelineStyles } from './timeline.styles.js';

const ENGLISH = { explanations, problem: problemWords, reasons, recipients, statuses, timeline };
type Words = typeof ENGLISH;

/** What happened to the mail of one recipient, below its row. Loaded when the first row is opened. */
export class Timeline implements TimelineView {
  /**
   * @param recipientOf - The row of a message.
   * @param drawActions - What can be done with its recipient.
   */
  constructor(
    private readonly host: MailRecipients,
    private readonly recipientOf: (messageId: string) => Recipient | undefined,
    private readonly drawActions: (recipient: Recipient) => unknown,
  ) {
    adopt(host, deciding, timelineStyles);
  }

  ask(adapter: MailAnalyticsAdapter, messageId: string): Ask<readonly MailEvent[]> {
    return (signal) => listEvents(adapter, messageId, { signal });
  }

  draw(place: HTMLElement, messageId: string, events: AnswerController<readonly MailEvent[]>): void {
    const { host } = this;
    const words = wordsOf(ENGLISH, host);
    const { value, error, isLoading } = events;
    const recipient = this.recipientOf(messageId);
    const formats = formatsAround(host);
    const { includeMachineOpens } = host;
    const entries = value && timelineOf(value, { includeMachineOpens });
    const content = html`<div
      id="history"
      class="history"
      part="history"
      role="group"
      aria-label=${words.timeline.label(recipient ? shownName(recipient) : '')}
      aria-busy=${isLoading ? 'true' : 'false'}
    >
      ${error ? problem(error, words.problem, () => this.#onRetry(events)) : nothing}
      ${entries ? list(entries, words, formats) : isLoading || !error ? skeleton(words) : nothing}
      ${recipient ? this.drawActions(recipient) : nothing}
    </div>`;
    render(content, place, { host });
  }

  #onRetry(events: AnswerController<readonly MailEvent[]>): void {
    // The button goes with the failure, and the keyboard should not lose its place.
    this.host.renderRoot.querySelector<HTMLElement>('.open .disclosure')?.focus();
    void events.renew();
  }
}

function skeleton({ timeline: words }: Words): TemplateResult {
  return html`<span class="hidden" role="status">${words.loading}</span><span class="bone" aria-hidden="true"></span
    ><span class="bone" aria-hidden="true"></span>`;
}

function list(entries: readonly TimelineEntry[], words: Words, formats: Formats): TemplateResult {
  if (entries.length === 0) return html`<p>${words.timeline.empty}</p>`;
  const now = new Date();
  return html`<ol>
    ${entries.map(
      (entry) =>
        html`<li data-status=${entry.status ?? nothing}>
          <details>
            <summary>
              ${statusGlyph(entry.status)}
              <span class="what"
                ><b>${eventName(entry, words)}</b> ${tellingOf(entry, words)}${
                  entry.isDeciding ? html` <em>${words.timeline.decides}</em>` : nothing
                }</span
              >
              <time datetime=${entry.event.time}>${formats.second(entry.event.time, now)}</time>
            </summary>
            ${smallPrint(entry, words, formats)}
          </details>
        </li>`,
    )}
  </ol>`;
}

/** One sentence, or a few words, of how it came about; what others wrote stands by itself, whichever way it is read. */
function tellingOf(entry: TimelineEntry, words: Words): unknown {
  const { event, kind, status } = entry;
  switch (kind) {
    case 'processed':
      return words.timeline.accepted;
    case 'delivered':
      return html`<bdi>${event.reason ?? ''}</bdi>`;
    case 'opened':
    case 'machine-opened':
      return programOf(event, words);
    case 'clicked':
      return event.url ? html`<bdi dir="ltr">${event.url}</bdi>` : programOf(event, words);
    case 'spam-report':
    case 'unsubscribed':
      return words.explanations.statuses[kind];
    case 'other':
      return html`<bdi>${event.nativeType ?? ''}</bdi>`;
    default:
      return status ? failureOf(entry, words) : '';
  }
}

/** Why it failed, in words; of the failure that counts, also what to do next. */
function failureOf({ reason, isDeciding, event }: TimelineEntry, words: Words): unknown {
  const { kind, dropOrigin = 'other', text } = reason ?? {};
  const origin = event.type === 'dropped' && dropOrigin !== 'other' ? words.explanations.dropOrigins[dropOrigin] : '';
  const known = kind && words.reasons[kind];
  const sentence = origin || known?.sentence;
  if (!sentence) return html`<bdi>${text ?? ''}</bdi>`;
  return isDeciding && known ? `${sentence} ${known.nextStep}` : sentence;
}

function programOf({ userAgent }: MailEvent, { timeline: words }: Words): string {
  const { name, system } = mailProgramOf(userAgent);
  return name && system ? words.program(name, system) : (name ?? system ?? '');
}

/** Word for word, what was reported; and when, with the zone. */
function smallPrint(
  { event }: TimelineEntry,
  { timeline: words, recipients: { newTab } }: Words,
  formats: Formats,
): TemplateResult {
  const { time, reason, reasonCode, url, userAgent, ip, nativeType, provider } = event;
  const rows = [
    [words.time, formats.exact(time)],
    [words.reply, reason],
    [words.code, reasonCode],
    [words.link, url && outerLink(url, newTab)],
    [words.userAgent, userAgent],
    [words.ip, ip],
    [words.event, [nativeType, provider].filter(Boolean).join(' · ')],
  ];
  return html`<dl>
    ${rows.map(([term, told]) =>
      told
        ? html`<dt>${term}</dt>
            <dd><bdi>${told}</bdi></dd>`
        : nothing,
    )}
  </dl>`;
}
