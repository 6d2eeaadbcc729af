import { html, nothing, render, type TemplateResult } from 'lit';

import { formatsAround } from '../../controllers/formats-controller.js';
import { PopoverController } from '../../controllers/popover-controller.js';
import { overridden } from '../../controllers/strings-controller.js';
import { explanations, popover, problem, reasons, statuses } from '../../locales/en.js';
import type { Status } from '../../model/status.js';
import { reset } from '../../styles/reset.js';
import { tokens } from '../../styles/tokens.js';
import { statusGlyph } from '../../templates/status-glyph.js';
import { MailingOpenEvent } from '../events.js';
import type { EmailStatusIcon } from './email-status-icon.js';
import { mailDetails, shownMail, stepsReached, type PopoverWords } from './mail-details.js';
import { popoverStyles } from './popover.styles.js';

const OWN: PopoverWords = { explanations, popover, problem, reasons, statuses };

/** The popover of an icon; loaded apart from it, since most icons of a page are never asked for details. */
export class IconPopover extends PopoverController {
  #place: HTMLElement | undefined;

  /** @param shown - Name and status that the icon shows. */
  constructor(
    private readonly icon: EmailStatusIcon,
    private readonly shown: () => readonly [name: string, status: Status | undefined],
  ) {
    super(
      icon,
      () => icon.renderRoot.querySelector<HTMLElement>('#popover'),
      () => icon.renderRoot.querySelector<HTMLElement>('#icon'),
    );
    const root = icon.renderRoot;
    if (root instanceof ShadowRoot) {
      const own = [tokens, reset, popoverStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...own];
    }
  }

  override hostUpdated(): void {
    if (this.isOpen) {
      this.#place ??= this.icon.renderRoot.appendChild(document.createElement('div'));
      render(this.#render(...this.shown()), this.#place, { host: this.icon });
    } else {
      this.#place?.remove();
      this.#place = undefined;
    }
    super.hostUpdated();
  }

  /** What the icon's status means, of which mail, since when, and how far the mail has come. */
  #render(name: string, status: Status | undefined): TemplateResult {
    const { icon } = this;
    const words = overridden(OWN, icon.strings);
    const mail = shownMail(icon, status);
    const { error } = icon.mail;
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
      ${status ? [mailDetails(mail, words.popover, formatsAround(icon)), stepsReached(mail, words.statuses)] : nothing}
      <slot name="details"></slot>
      ${error && !status ? this.#renderAction(words.problem.tryAgain, () => this.#onRetry()) : nothing}
      ${mail.mailingId ? this.#renderAction(words.popover.showMailing, () => this.#onMailingPress()) : nothing}
    </div>`;
  }

  #renderAction(label: string, onClick: () => void): TemplateResult {
    return html`<footer><button type="button" @click=${onClick}>${label}</button></footer>`;
  }

  #onRetry(): void {
    this.icon.mail.retry();
    // The button goes with the failure, and the keyboard should not lose its place.
    this.anchor()?.focus();
  }

  #onMailingPress(): void {
    const mailingId = this.icon.mail.message?.mailing.id;
    this.close();
    if (mailingId) this.icon.dispatchEvent(new MailingOpenEvent(mailingId));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
