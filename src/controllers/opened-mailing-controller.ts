import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { Mailing } from '../model/mailing.js';
import type { MailingColumn } from '../model/query.js';
import type { Reached } from '../model/status.js';

/** The mailing that is open. */
export interface Opened {
  mailing: Mailing;
  /** Which cell opened it: the focus goes back there. */
  column: MailingColumn;
  /** Only those of its recipients. */
  reached: Reached | undefined;
}

/** What draws the dialog, also while nothing is open; its `id` is "drawer". */
interface DialogView<View> {
  draw(opened: Opened | undefined): View;
}

/** The mailing whose recipients are looked at, in a dialog of its own: which it is, and where the focus goes afterwards. */
export class OpenedMailingController<View> implements ReactiveController {
  opened: Opened | undefined;
  #code: DialogView<View> | undefined;
  /** What the dialog has been opened for, also once it is closed and its event has not come yet. */
  #shown: Opened | undefined;

  /**
   * @param load - Loads what is not needed before the first mailing is opened.
   * @param find - The mailing as it is now, if it is here.
   * @param isListed - Whether the first window of the list is here.
   * @param onToggle - It was opened or closed.
   */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement & { mailingId: string },
    private readonly load: () => Promise<DialogView<View>>,
    private readonly find: (id: string) => Mailing | undefined,
    private readonly isListed: () => boolean,
    private readonly onToggle: () => void,
    private readonly onError: (error: unknown) => void,
  ) {
    host.addController(this);
  }

  /** The dialog; absent until the first mailing is opened. */
  get view(): View | undefined {
    const { opened } = this;
    return this.#code?.draw(opened && { ...opened, mailing: this.find(opened.mailing.id) ?? opened.mailing });
  }

  open(mailing: Mailing, column: MailingColumn, reached?: Reached): void {
    // It is closed, and its event has not come yet: what was set in it ends here.
    if (this.opened && this.#dialog?.open === false) {
      this.onClosed();
      void this.host.updateComplete.then(() => this.open(mailing, column, reached));
      return;
    }
    this.#begin({ mailing, column, reached });
    this.onToggle();
  }

  /** Shows those who have come this far, or all. */
  filter(reached: Reached | undefined): void {
    if (!this.opened || this.opened.reached === reached) return;
    this.opened.reached = reached;
    this.host.requestUpdate();
  }

  close(): void {
    this.#dialog?.close();
  }

  /** The dialog has been closed, by us or by the browser. */
  onClosed(): void {
    const { opened } = this;
    // Told a moment later, by when it may have been opened for the next one.
    if (!opened || this.#dialog?.open) return;
    this.#end();
    // The row may have been drawn anew, or elsewhere, while the dialog was open; or be far from what is in view.
    const cell = `[data-id="${CSS.escape(opened.mailing.id)}"] [data-column="${opened.column}"] button`;
    const [row, list] = [cell, '#rows'].map((each) => this.host.shadowRoot?.querySelector<HTMLElement>(each));
    (row ?? list)?.focus();
  }

  /** Takes the newer state of the mailing, where it is among these; the next frame draws it. */
  follow(mailings: readonly Mailing[]): void {
    const { opened } = this;
    if (opened) opened.mailing = mailings.find(({ id }) => id === opened.mailing.id) ?? opened.mailing;
  }

  /** The host page may say which mailing is open, as well as a person. */
  hostUpdate(): void {
    const { mailingId } = this.host;
    if (mailingId === (this.opened?.mailing.id ?? '')) return;
    const mailing = this.find(mailingId);
    if (mailing) this.#begin({ mailing, column: 'subject', reached: undefined });
    else if (!mailingId) this.opened = undefined;
    // It is not to come up later, when somebody scrolls past it.
    else if (this.isListed()) this.host.mailingId = this.opened?.mailing.id ?? '';
  }

  hostUpdated(): void {
    const dialog = this.#dialog;
    if (!this.opened) dialog?.close();
    else if (dialog && this.#shown !== this.opened) {
      this.#shown = this.opened;
      // A dialog that was put back into the page is open, and yet not modal.
      dialog.open = false;
      dialog.showModal();
      // Browsers take the panel for it where that scrolls, and lose it once it does not.
      dialog.querySelector('button')?.focus();
      // How wide it is can only be told now.
      this.host.requestUpdate();
    }
  }

  hostDisconnected(): void {
    this.#shown = undefined;
  }

  get #dialog(): HTMLDialogElement | null | undefined {
    return this.host.shadowRoot?.querySelector<HTMLDialogElement>('#drawer');
  }

  #begin(opened: Opened): void {
    this.opened = opened;
    this.host.mailingId = opened.mailing.id;
    if (!this.#code) void this.#loadCode();
    this.host.requestUpdate();
  }

  #end(): void {
    this.opened = undefined;
    this.host.mailingId = '';
    this.host.requestUpdate();
    this.onToggle();
  }

  async #loadCode(): Promise<void> {
    try {
      this.#code = await this.load();
    } catch (error) {
      this.#end();
      this.onError(error);
    }
    this.host.requestUpdate();
  }
}
