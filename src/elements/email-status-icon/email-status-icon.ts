import { html, nothing, type TemplateResult } from 'lit';
import { property } from '../property.js';

import { MessageController } from '../../controllers/message-controller.js';
import { StringsController } from '../../controllers/strings-controller.js';
import { icon, statuses } from '../../locales/en-icon.js';
import { STATUSES, type Status } from '../../model/status.js';
import { statusTokens } from '../../styles/status-tokens.js';
import { STATUS_GLYPHS, UNKNOWN_GLYPH } from '../../templates/status-glyph.js';
import { MailElement } from '../mail-element.js';
import { styles } from './email-status-icon.styles.js';
import type { IconPopover } from './popover.js';

/**
 * The status of one e-mail to one person, as an icon with a popover, for a thread of notes.
 *
 * ```html
 * <email-status-icon message-id="m-1"></email-status-icon>
 * ```
 *
 * All icons of a page that need data ask for them in one request. With `status` set, none is made. What the popover
 * needs is loaded when the first one is about to be opened.
 *
 * @customElement email-status-icon
 *
 * @slot details - Shown at the end of the popover.
 *
 * @csspart icon - The button that carries the status.
 * @csspart popover - The box that explains it.
 *
 * @cssprop [--mail-icon-size=16px] - Height of the glyph.
 *
 * @fires {MailingOpenEvent} mailing-open - The person asked for the mailing.
 * @fires {AdapterErrorEvent} adapter-error - The status could not be loaded.
 */
export class EmailStatusIcon extends MailElement {
  static override styles = [statusTokens, styles];

  /** Identifier of the message, as the adapter knows it. */
  @property({ attribute: 'message-id' }) messageId = '';

  /** Set instead of `message-id` where the page already knows the status; then no request is made. */
  @property() status?: Status;

  /** Since when the status holds: ISO 8601 with offset. With `status`. */
  @property({ attribute: 'status-at' }) statusAt?: string;

  /** Subject of the mail. With `status`. */
  @property() subject?: string;

  /** Who sent it, as "Marcus Bell <marcus@example.com>". With `status`. */
  @property() sender?: string;

  /** Whom it was sent to. With `status`. */
  @property() recipient?: string;

  /** Whether the name of the status stands beside the icon: `icon` (default) or `icon-text`. */
  @property() label: 'icon' | 'icon-text' = 'icon';

  /** What the adapter knows of the message. */
  readonly mail = new MessageController(
    this,
    () => [this.status ? undefined : this.adapters.adapter, this.messageId],
    this.reportError,
  );

  #words = new StringsController(this, { icon, statuses });
  #popover: IconPopover | undefined;

  /** Opens the popover, as a press on the icon does. */
  async show(): Promise<void> {
    (await this.#loadPopover()).open();
  }

  /** Closes the popover. */
  hide(): void {
    this.#popover?.close();
  }

  protected override render(): TemplateResult {
    const { strings } = this.#words;
    const { message } = this.mail;
    const status = this.#shownStatus();
    const name = status ? strings.statuses[status] : this.#nameless();
    const isOpen = this.#popover?.isOpen === true;
    return html`<button
        id="icon"
        part="icon"
        type="button"
        data-status=${status ?? nothing}
        aria-label=${strings.icon.label(name, this.subject ?? message?.mailing.subject ?? '')}
        aria-haspopup="dialog"
        aria-expanded=${isOpen ? 'true' : 'false'}
        @pointerenter=${this.#onIntent}
        @pointerleave=${this.#onIntent}
        @focus=${this.#onIntent}
        @blur=${this.#onIntent}
        @click=${this.#onIntent}
      >
        ${status ? STATUS_GLYPHS[status] : UNKNOWN_GLYPH}${this.label === 'icon-text' ? name : nothing}</button
      >${isOpen ? this.#popover?.render(name, status) : nothing}`;
  }

  #onIntent(event: Event): void {
    if (this.#popover) this.#popover.handle(event);
    else if (event.type !== 'blur' && event.type !== 'pointerleave') {
      // Whoever has moved on while the popover was being loaded does not want it any more.
      void this.#loadPopover().then((popover) => {
        if (event.type === 'click' || this.matches(':hover, :focus-within')) popover.handle(event);
      });
    }
  }

  async #loadPopover(): Promise<IconPopover> {
    const { IconPopover } = await import('./popover.js');
    return (this.#popover ??= new IconPopover(this));
  }

  #nameless(): string {
    const { icon: words } = this.#words.strings;
    if (this.mail.error) return words.failed;
    return this.mail.isLoading || this.adapters.isLoading ? words.loading : words.unknown;
  }

  /** What the page said itself, else what the adapter knows. A status that does not exist is as good as none. */
  #shownStatus(): Status | undefined {
    const status = this.status ?? this.mail.message?.status;
    return STATUSES.find((each) => each === status);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'email-status-icon': EmailStatusIcon;
  }
}
