import { html, nothing, type TemplateResult } from 'lit';
import { property } from '../property.js';

import type { MailAnalyticsAdapter } from '../../adapters/adapter.js';
import type * as Messages from '../../controllers/message-controller.js';
import { NearController } from '../../controllers/near-controller.js';
import { StringsController } from '../../controllers/strings-controller.js';
import { icon, statuses } from '../../locales/en-icon.js';
import { ignore } from '../../model/ignore.js';
import type { Status } from '../../model/status.js';
import { placing } from '../../styles/placing.js';
import { statusTokens } from '../../styles/status-tokens.js';
import { STATUS_PATHS, UNKNOWN_PATH } from '../../templates/status-path.js';
import type { EmailStatusIconEvents } from '../events.js';
import { MailElement } from '../mail-element.js';
import { PLACE, styles } from './email-status-icon.styles.js';
import type { IconPopover } from './popover.js';

const INTENTS = ['pointerenter', 'pointerleave', 'pointerdown', 'focusin', 'focusout', 'click'] as const;

let messages: typeof Messages | undefined;

/** So that the page does not move when an icon is drawn that is far away as yet. */
const keepPlace = placing(PLACE);

/** One for all icons, since each has few bytes to spare. */
function onIntent(this: EmailStatusIcon, event: Event): void {
  this.intend(event);
}

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
 * @csspart why - The question why the mail has this status, with its answer.
 *
 * @cssprop [--mail-icon-size=16px] - Height of the glyph.
 *
 * @fires {MailingOpenEvent} mailing-open - The person asked for the mailing.
 * @fires {AdapterErrorEvent} adapter-error - The status could not be loaded.
 */
export class EmailStatusIcon extends MailElement<EmailStatusIconEvents> {
  /** @internal */
  static override readonly method = 'getMessages';
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

  /** @internal What the adapter knows of the message; absent while it has not been needed. */
  mail?: Messages.MessageController;

  /** @internal */
  readonly isComplete = (): boolean =>
    !!this.#words.spoken && (!!this.status || (!!this.adapters.adapter && !this.#isWaiting));

  #words = new StringsController(this, { icon, statuses });
  #near = new NearController(this, () => this.#onNear());
  #popover: IconPopover | undefined;
  #loading: Promise<IconPopover> | undefined;
  #isBegun = false;
  /** What asks for the message could not be loaded. */
  #isFailed = false;

  constructor() {
    super();
    this.addController({ hostUpdate: () => void this.#prepare() });
  }

  /** One that is far away and needs no data keeps its place, and is begun once it comes near. */
  override connectedCallback(): void {
    keepPlace(this);
    this.#near.connect();
    // What the page has put inside would be seen without a shadow root.
    if (this.#near.isNear || !this.status || this.firstChild) this.#begin();
  }

  override disconnectedCallback(): void {
    this.#near.disconnect();
    if (this.#isBegun) super.disconnectedCallback();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    return this.#isBegun ? super.getUpdateComplete() : true;
  }

  /** Opens the popover, as a press on the icon does. */
  async show(): Promise<void> {
    this.#near.come();
    (await this.#loadPopover()).open();
  }

  /** Closes the popover. */
  hide(): void {
    this.#popover?.close();
  }

  /** @internal What a pointer, the keyboard or a finger does to the icon. */
  intend(event: Event): void {
    // A link, a label or a row of the page around it is not pressed besides. What the page has slotted in is its own.
    if (event.type === 'click' && event.target === this) event.preventDefault();
    // What is pressed within the popover is none of the icon's.
    if (event.type === 'click' && !event.composedPath().some((each) => (each as Element).id === 'icon')) return;
    // A finger is down for a tenth of a second before it is a press: the time that loading takes.
    if (this.#popover) this.#popover.handle(event);
    else {
      // Whoever has moved on while the popover was being loaded does not want it any more.
      this.#loadPopover().then((popover) => {
        if (event.type === 'click' || this.matches(':hover, :focus-within')) popover.handle(event);
      }, this.reportError);
    }
  }

  /** Few nodes, and none that Lit keeps a place by: a page may have ten thousand icons. */
  protected override render(): TemplateResult | typeof nothing {
    if (!this.#near.isNear) return nothing;
    const status = this.#shownStatus();
    const name = this.#name();
    const label = this.#words.strings.icon.label(name, this.subject ?? this.mail?.message?.mailing.subject ?? '');
    const path = status ? STATUS_PATHS[status] : UNKNOWN_PATH;
    const isOpen = this.#popover?.isOpen ? 'true' : 'false';
    const state = status ?? nothing;
    // prettier-ignore
    return this.label === 'icon-text'
      ? html`<button id="icon" part="icon" type="button" aria-haspopup="dialog" data-status=${state} aria-label=${label} aria-expanded=${isOpen}><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path} /></svg>${this.#words.spoken ? name : nothing}</button>`
      : html`<button id="icon" part="icon" type="button" aria-haspopup="dialog" data-status=${state} aria-label=${label} aria-expanded=${isOpen}><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path} /></svg></button>`;
  }

  #onNear(): void {
    if (this.#isBegun) this.requestUpdate();
    else if (this.isConnected) this.#begin();
  }

  #begin(): void {
    if (!this.#isBegun) for (const type of INTENTS) this.addEventListener(type, onIntent);
    this.#isBegun = true;
    super.connectedCallback();
  }

  /** One promise for all that wait for it, so that a press is answered before what is pressed after it. */
  #loadPopover(): Promise<IconPopover> {
    return (this.#loading ??= import('./popover.js')
      .then(
        ({ IconPopover }) =>
          (this.#popover ??= new IconPopover(this, () => [this.#name(), this.#shownStatus(), this.adapters.adapter])),
      )
      .finally(() => (this.#loading = undefined)));
  }

  /** A status or label that does not exist, or nothing to show: whoever made the page is told. */
  #checkWords(): void {
    const isKnown = this.status ? this.#shownStatus() : this.messageId;
    if (!isKnown || (this.label !== 'icon' && this.label !== 'icon-text'))
      import('./check-words.js').then(({ checkWords }) => checkWords(this), ignore);
  }

  async #prepare(): Promise<void> {
    this.#checkWords();
    if (this.mail || this.#isFailed || !this.#isAsking) return;
    if (messages) {
      this.mail = new messages.MessageController(this, () => [this.#asked, this.messageId], this.reportError);
      return;
    }
    try {
      messages = await import('../../controllers/message-controller.js');
    } catch (error) {
      if (!this.#isFailed) this.reportError(error);
      this.#isFailed = true;
    }
    this.requestUpdate();
  }

  #name(): string {
    const status = this.#shownStatus();
    return status ? this.#words.strings.statuses[status] : this.#nameless();
  }

  #nameless(): string {
    const { icon: words } = this.#words.strings;
    if (this.#isFailed || this.mail?.error) return words.failed;
    return this.#isWaiting || this.adapters.isLoading ? words.loading : words.unknown;
  }

  /** Who is to be asked, where the page does not say itself. */
  get #asked(): MailAnalyticsAdapter | undefined {
    return this.status ? undefined : this.adapters.asked;
  }

  /** Whether the message is to come, or what asks for it. */
  get #isWaiting(): boolean {
    return this.mail?.isLoading ?? (this.#isAsking && !this.#isFailed);
  }

  get #isAsking(): boolean {
    return !!this.messageId && !!this.#asked;
  }

  /** What the page said itself, else what the adapter knows. A status that does not exist is as good as none. */
  #shownStatus(): Status | undefined {
    const status = this.status ?? this.mail?.message?.status;
    return status && Object.hasOwn(STATUS_PATHS, status) ? status : undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'email-status-icon': EmailStatusIcon;
  }
}
