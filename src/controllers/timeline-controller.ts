import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { MailAnalyticsAdapter } from '../adapters/adapter.js';
import type { RowGap, RowRange } from '../model/row-window.js';
import type { MailEvent } from '../model/mail-event.js';
import { AnswerController, type Ask } from './answer-controller.js';

/** What asks for the events of a message, and what draws them; loaded when the first row is opened. */
export interface TimelineView {
  ask(adapter: MailAnalyticsAdapter, messageId: string): Ask<readonly MailEvent[]>;
  draw(place: HTMLElement, messageId: string, events: AnswerController<readonly MailEvent[]>): void;
}

/** The list in which rows are opened. */
interface List {
  /** The scroll box, once it is drawn. */
  box(): HTMLElement | null;
  rows(): { readonly inView: RowRange; setGap(gap: RowGap | undefined, anchor?: number): void };
  /** The message of a row; absent while it has not come. */
  idAt(place: number): string | undefined;
  /** Where in the list a message is; absent where that is not known. */
  placeOf(messageId: string): number | undefined;
  adapter(): MailAnalyticsAdapter | undefined;
}

/**
 * The one row of a list that is open, and what stands below it: what happened to the message. It has a row of its own,
 * which is put behind the open one wherever that is drawn, and keeps what is in it while that is out of view.
 */
export class TimelineController implements ReactiveController {
  /** The message of the row that is open. */
  openId: string | undefined;
  readonly #events: AnswerController<readonly MailEvent[]>;
  #row: HTMLElement | undefined;
  #view: TimelineView | undefined;
  #height = 0;
  #sizes: ResizeObserver | undefined;
  #asked: MailAnalyticsAdapter | undefined;

  /** @param load - Loads what few visits need. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly list: List,
    private readonly load: () => Promise<TimelineView>,
    private readonly onError: (error: unknown) => void,
  ) {
    this.#events = new AnswerController(host, onError);
    host.addController(this);
  }

  /** Whether rows can be opened. */
  get isOffered(): boolean {
    return !!this.list.adapter()?.listEvents;
  }

  hostUpdate(): void {
    if (this.openId !== undefined && this.list.adapter() !== this.#asked) this.close();
    else this.#leaveRoom();
  }

  hostUpdated(): void {
    const place = this.openId === undefined ? undefined : this.list.placeOf(this.openId);
    const box = this.list.box();
    const row = place === undefined ? null : box?.querySelector(`[data-row][aria-rowindex="${String(place + 2)}"]`);
    if (row && this.openId !== undefined) {
      this.#row ??= this.#makeRow();
      const cell = this.#row.firstElementChild as HTMLElement;
      this.#view?.draw(cell, this.openId, this.#events);
      if (row.nextElementSibling !== this.#row) row.after(this.#row);
    } else if (this.#row?.isConnected) {
      const isLeft = this.#row.matches(':focus-within');
      this.#row.remove();
      if (isLeft) box?.focus({ preventScroll: true });
    }
  }

  /** Opens the row of a message in place of the one that was, or closes it. */
  toggle(messageId: string): void {
    if (messageId === this.openId) this.close();
    else void this.#open(messageId);
  }

  close(): void {
    if (this.openId === undefined) return;
    const place = this.list.placeOf(this.openId);
    this.openId = undefined;
    this.#forgetRow();
    this.#events.ask(undefined);
    this.list.rows().setGap(undefined, place);
    this.host.requestUpdate();
  }

  /** A press on a row, but for what does something else there, opens it. */
  readonly onPress = ({ target }: MouseEvent): void => {
    if (!(target instanceof Element) || target.closest('button, a, input, select, textarea, label, th, .detail'))
      return;
    // Whoever selects an address to copy it wants nothing opened.
    if (String(getSelection()) === '') this.#toggleRow(target);
  };

  /** Returns whether the key was for what is open, or opens it. */
  onKey(event: KeyboardEvent): boolean {
    const { key, target } = event;
    if (event.defaultPrevented || !(target instanceof Element)) return false;
    if (key === 'Escape' && this.openId !== undefined) {
      // The row from which it was opened; a dialog around the list stays open.
      if (target.closest('.detail'))
        this.#row?.previousElementSibling?.querySelector<HTMLElement>('.disclosure')?.focus();
      this.close();
    } else if (!(key === 'Enter' && target.matches('[data-row] > td') && this.#toggleRow(target))) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** Something has happened to these messages; none: perhaps to any. */
  follow(messages: readonly { messageId: string }[]): void {
    const isOpen = messages.length === 0 || messages.some(({ messageId }) => messageId === this.openId);
    if (this.openId !== undefined && isOpen) this.#events.follow();
  }

  async #open(messageId: string): Promise<void> {
    const adapter = this.list.adapter();
    if (!adapter?.listEvents) return;
    this.openId = messageId;
    this.#asked = adapter;
    this.#forgetRow();
    this.#events.ask(undefined);
    this.#leaveRoom(this.list.placeOf(messageId));
    this.host.requestUpdate();
    try {
      this.#view ??= await this.load();
      if (this.openId === messageId) this.#events.ask(this.#view.ask(adapter, messageId));
    } catch (error) {
      // Without its code there is nothing to show, not even why.
      if (this.openId === messageId) this.close();
      this.onError(error);
    }
  }

  /** Returns whether there was a row to open. */
  #toggleRow(target: Element): boolean {
    const index = target.closest('[data-row]')?.getAttribute('aria-rowindex');
    const messageId = index ? this.list.idAt(Number(index) - 2) : undefined;
    if (messageId === undefined || !this.isOffered) return false;
    this.toggle(messageId);
    return true;
  }

  #makeRow(): HTMLElement {
    const row = document.createElement('tr');
    const cell = row.appendChild(document.createElement('td'));
    row.className = 'detail';
    row.setAttribute('role', 'row');
    cell.setAttribute('role', 'gridcell');
    this.#sizes ??= new ResizeObserver(() => this.#measure());
    this.#sizes.observe(row);
    return row;
  }

  /** Of another message, nothing is taken over: neither what is read there nor what is unfolded. */
  #forgetRow(): void {
    this.#sizes?.disconnect();
    if (this.#row?.matches(':focus-within')) this.list.box()?.focus({ preventScroll: true });
    this.#row?.remove();
    this.#row = undefined;
    this.#height = 0;
  }

  #leaveRoom(anchor?: number): void {
    const place = this.openId === undefined ? undefined : this.list.placeOf(this.openId);
    this.list.rows().setGap(place === undefined ? undefined : { after: place, height: this.#height }, anchor);
  }

  #measure(): void {
    if (!this.#row?.isConnected || this.openId === undefined) return;
    this.#height = this.#row.getBoundingClientRect().height;
    const place = this.list.placeOf(this.openId) ?? 0;
    // Where it grows above what is seen, that stays where it is.
    this.#leaveRoom(this.list.rows().inView.first > place ? place + 1 : place);
  }
}
