import { html, nothing, render, type TemplateResult } from 'lit';

import type { MailAnalyticsAdapter } from '../../adapters/adapter.js';
import { formatsAround } from '../../controllers/formats-controller.js';
import { PopoverController } from '../../controllers/popover-controller.js';
import { StringsController } from '../../controllers/strings-controller.js';
import { explanations } from '../../locales/en-explanations.js';
import { statuses } from '../../locales/en-icon.js';
import { popover } from '../../locales/en-popover.js';
import { problem } from '../../locales/en-problem.js';
import { reasons } from '../../locales/en-reasons.js';
import { why } from '../../locales/en-why.js';
import type { Status } from '../../model/status.js';
import { adopt } from '../../styles/adopt.js';
import { deciding } from '../../styles/deciding.js';
import { tokens } from '../../styles/tokens.js';
import { statusGlyph } from '../../templates/status-glyph.js';
import { MailingOpenEvent } from '../events.js';
import type { EmailStatusIcon } from './email-status-icon.js';
import { mailDetails, ruleOf, shownMail, stepsReached, type PopoverWords } from './mail-details.js';
import { popoverStyles } from './popover.styles.js';
import type { RecordedEvents } from './why.js';

/** The popover of an icon; loaded apart from it, since most icons of a page are never asked for details. */
export class IconPopover extends PopoverController {
  #place: HTMLElement | undefined;
  #words: StringsController<keyof PopoverWords>;
  #events: RecordedEvents | undefined;
  #isAsked = false;

  /** @param shown - Name and status that the icon shows, and whom to ask for more. */
  constructor(
    private readonly icon: EmailStatusIcon,
    private readonly shown: () => readonly [
      name: string,
      status: Status | undefined,
      adapter: MailAnalyticsAdapter | undefined,
    ],
  ) {
    super(
      icon,
      () => icon.shadowRoot?.querySelector<HTMLElement>('#popover') ?? null,
      () => icon.shadowRoot?.querySelector<HTMLElement>('#icon') ?? null,
    );
    this.#words = new StringsController(icon, { explanations, popover, problem, reasons, statuses, why });
    adopt(icon, tokens, deciding, popoverStyles);
  }

  override hostUpdated(): void {
    if (this.isOpen) {
      // What a server has drawn, and what was added to it, goes once the icon draws itself.
      if (!this.#place?.isConnected) this.#place = this.#makePlace();
      const [name, status] = this.shown();
      const focused = this.icon.shadowRoot?.activeElement;
      render(this.#render(name, status), this.#place, { host: this.icon });
      // What is not known of another message has no question and no button.
      if (focused && !focused.isConnected) this.anchor()?.focus();
    } else {
      this.#place?.remove();
      this.#place = undefined;
      this.#isAsked = false;
    }
    super.hostUpdated();
  }

  /** What the icon's status means, of which mail, since when, and how far the mail has come. */
  #render(name: string, status: Status | undefined): TemplateResult {
    const { icon } = this;
    const words = this.#words.strings;
    const mail = shownMail(icon, status);
    const { error } = icon.mail ?? {};
    return html`<div
      id="popover"
      part="popover"
      popover="manual"
      role="dialog"
      aria-label=${name}
      data-status=${status ?? nothing}
    >
      <header>
        ${statusGlyph(status)}
        <div>
          <b>${name}</b>
          <p>${status ? '' : error ? messageOf(error) : words.popover.unknown}</p>
          ${mail.explanations(words).map((sentence) => html`<p>${sentence}</p>`)}
        </div>
      </header>
      ${
        status
          ? [
              mailDetails(mail, words.popover, formatsAround(icon)),
              stepsReached(mail, words.statuses),
              this.#renderWhy(ruleOf(mail, status, words.why), status),
            ]
          : nothing
      }
      <slot name="details"></slot>
      ${error && !status ? this.#renderAction(words.problem.tryAgain, () => this.#onRetry()) : nothing}
      ${mail.mailingId ? this.#renderAction(words.popover.showMailing, () => this.#onMailingPress()) : nothing}
    </div>`;
  }

  /** By which rule the status was chosen; and from what, where that can be asked for. */
  #renderWhy(rule: string, status: Status): TemplateResult {
    const answer = html`<p>${rule}</p>
      ${(this.#eventSource() && this.#events?.render(status)) || nothing}`;
    return html`<div id="why" part="why">
      <button
        id="question"
        type="button"
        aria-expanded=${this.#isAsked ? 'true' : 'false'}
        @click=${() => this.#onQuestionPress()}
      >
        ${this.#words.strings.why.question}
      </button>
      ${this.#isAsked ? answer : nothing}
    </div>`;
  }

  #renderAction(label: string, onClick: () => void): TemplateResult {
    return html`<footer><button type="button" @click=${onClick}>${label}</button></footer>`;
  }

  #onRetry(): void {
    this.icon.mail?.retry();
    // The button goes with the failure, and the keyboard should not lose its place.
    this.anchor()?.focus();
  }

  async #onQuestionPress(): Promise<void> {
    this.#isAsked = !this.#isAsked;
    // Whoever reads on does not want it to go with the pointer.
    this.open();
    this.icon.requestUpdate();
    if (this.#events || !this.#eventSource()) return;
    const { RecordedEvents } = await import('./why.js');
    this.#events ??= new RecordedEvents(this.icon, () => this.#eventSource());
    this.icon.requestUpdate();
  }

  #onMailingPress(): void {
    const mailingId = this.icon.mail?.message?.mailing.id;
    this.close();
    if (mailingId) this.icon.dispatchEvent(new MailingOpenEvent(mailingId));
  }

  #makePlace(): HTMLElement {
    const place = Object.assign(document.createElement('div'), { id: 'place' });
    this.icon.shadowRoot?.append(place);
    return place;
  }

  /** Whom to ask what happened: nobody before a person wants to know, nor where it cannot be told. */
  #eventSource(): MailAnalyticsAdapter | undefined {
    const [, status, adapter] = this.shown();
    const isKnown = this.icon.mail?.message || this.icon.messageId;
    return this.isOpen && this.#isAsked && status && isKnown && adapter?.listEvents ? adapter : undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
