import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';

import type { MailAnalyticsAdapter } from '../../adapters/adapter.js';
import { listEvents } from '../../adapters/checked-details.js';
import { AnswerController } from '../../controllers/answer-controller.js';
import { formatsAround } from '../../controllers/formats-controller.js';
import { StringsController } from '../../controllers/strings-controller.js';
import { statuses } from '../../locales/en-icon.js';
import { problem } from '../../locales/en-problem.js';
import { timeline } from '../../locales/en-timeline.js';
import { why } from '../../locales/en-why.js';
import { eventName } from '../../locales/event-name.js';
import type { MailEvent } from '../../model/mail-event.js';
import type { Message } from '../../model/mailing.js';
import type { Status } from '../../model/status.js';
import { timelineOf } from '../../model/timeline.js';
import { problem as problemBox } from '../../templates/problem.js';
import { statusGlyph } from '../../templates/status-glyph.js';
import { AdapterErrorEvent } from '../adapter-error-event.js';
import type { EmailStatusIcon } from './email-status-icon.js';

/** What happened to a message, as far as it answers "why this status?". Loaded when somebody asks that first. */
export class RecordedEvents implements ReactiveController {
  readonly #events: AnswerController<readonly MailEvent[]>;
  readonly #words: StringsController<'problem' | 'statuses' | 'timeline' | 'why'>;
  #asked: readonly [adapter: MailAnalyticsAdapter | undefined, messageId: string] = [undefined, ''];
  #known: Message | undefined;

  /** @param wanted - Whom to ask; nobody while they are not looked at. */
  constructor(
    private readonly icon: EmailStatusIcon,
    private readonly wanted: () => MailAnalyticsAdapter | undefined,
  ) {
    icon.addController(this);
    this.#events = new AnswerController(icon, (error) => icon.dispatchEvent(new AdapterErrorEvent(error)));
    this.#words = new StringsController(icon, { problem, statuses, timeline, why });
  }

  /** Asks for the events of another message, or again where something has happened to this one. */
  hostUpdate(): void {
    const adapter = this.wanted();
    const { message } = this.icon.mail ?? {};
    const messageId = adapter ? (message?.messageId ?? this.icon.messageId) : '';
    if (adapter !== this.#asked[0] || messageId !== this.#asked[1]) {
      this.#asked = [adapter, messageId];
      this.#events.ask(adapter && ((signal) => listEvents(adapter, messageId, { signal })));
    } else if (message !== this.#known) this.#events.follow();
    this.#known = message;
  }

  /**
   * The first of each kind, and that which decides.
   *
   * @param shown - A host may have set an order in which another event decides; then none is marked.
   */
  render(shown: Status | undefined): TemplateResult {
    const { value, error, isLoading } = this.#events;
    const { problem, statuses, timeline, why } = this.#words.strings;
    const formats = formatsAround(this.icon);
    const now = new Date();
    const entries = value && timelineOf(value).filter(({ isAgain, isDeciding }) => isDeciding || !isAgain);
    return html`<div id="events" role="group" aria-label=${why.events} aria-busy=${isLoading ? 'true' : 'false'}>
      ${error ? problemBox(error, problem, () => this.#onRetry()) : nothing}
      ${entries || error ? nothing : html`<p role="status">${timeline.loading}</p>`}
      ${entries?.length === 0 ? html`<p>${timeline.empty}</p>` : nothing}
      <ul>
        ${entries?.map(
          (entry) =>
            html`<li data-status=${entry.status ?? nothing}>
              ${statusGlyph(entry.status)}
              <span
                >${eventName(entry, { statuses, timeline })}${
                  entry.isDeciding && entry.status === shown ? html` <em>${timeline.decides}</em>` : nothing
                }</span
              >
              <time datetime=${entry.event.time}>${formats.second(entry.event.time, now)}</time>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #onRetry(): void {
    // The button goes with the failure, and the keyboard should not lose its place.
    this.icon.renderRoot.querySelector<HTMLElement>('#question')?.focus();
    void this.#events.renew();
  }
}
