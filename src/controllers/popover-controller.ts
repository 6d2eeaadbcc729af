import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { keepInWindow } from './keep-in-window.js';

/** The popover that is open, of all elements of the page: a second one closes the first. */
let current: PopoverController | undefined;

function openInstead(popover: PopoverController): void {
  if (current !== popover) current?.close();
  current = popover;
}

/** Milliseconds before a pointer that rests on the anchor opens, and before one that has left closes. */
const OPEN_AFTER = 120;
const CLOSE_AFTER = 240;

/** Milliseconds in which a press is part of what opened: focus, then Enter, is one wish and not two. */
const SETTLES_AFTER = 300;

/**
 * Opens and closes the popover of an element, by pointer, focus, press and touch. It is in the top layer, so nothing
 * around the element clips it. A hover passes; a press or the keyboard keeps it open until Escape, a press elsewhere,
 * or focus going away.
 */
export class PopoverController implements ReactiveController {
  isOpen = false;
  #isKept = false;
  #openedAt = 0;
  #ownPress: PointerEvent | undefined;
  /** Where it was opened: an element may be moved into another one. */
  #document: Document | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param box - The popover in the element's root, once it is drawn. @param anchor - What it stands at. */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly box: () => HTMLElement | null,
    protected readonly anchor: () => HTMLElement | null,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.close();
  }

  hostUpdated(): void {
    const box = this.box();
    if (!box || !this.isOpen) return;
    if (!box.matches(':popover-open')) box.showPopover();
    keepInWindow(box, this.anchor());
  }

  /** @param isKept - Whether it stays when the pointer leaves. */
  open(isKept = true): void {
    clearTimeout(this.#timer);
    // It may have been taken away while its popover was being loaded.
    if (!this.host.isConnected) return;
    this.#isKept ||= isKept;
    if (this.isOpen) return;
    this.#openedAt = performance.now();
    openInstead(this);
    this.isOpen = true;
    this.#document = this.host.ownerDocument;
    this.#document.addEventListener('keydown', this.#onKey, true);
    this.#document.addEventListener('pointerdown', this.#onPress, true);
    this.host.addEventListener('pointerdown', this.#onOwnPress, true);
    this.host.requestUpdate();
  }

  close(): void {
    clearTimeout(this.#timer);
    if (!this.isOpen) return;
    if (current === this) current = undefined;
    this.isOpen = this.#isKept = false;
    this.#ownPress = undefined;
    this.#document?.removeEventListener('keydown', this.#onKey, true);
    this.#document?.removeEventListener('pointerdown', this.#onPress, true);
    this.host.removeEventListener('pointerdown', this.#onOwnPress, true);
    this.host.requestUpdate();
  }

  /** What happened on the anchor or in the box: pointers coming and going, focus, presses. */
  handle(event: Event): void {
    if (event.type === 'click') this.#onClick();
    else if (event.type === 'focusin') this.#onFocus();
    else if (event instanceof FocusEvent) this.#onBlur(event);
    else if (event instanceof PointerEvent && event.pointerType !== 'touch') this.#onHover(event);
  }

  #onHover({ type }: PointerEvent): void {
    // The click that follows decides.
    if (type === 'pointerdown') return;
    clearTimeout(this.#timer);
    if (type === 'pointerenter') {
      if (!this.isOpen) this.#timer = setTimeout(() => this.open(false), OPEN_AFTER);
    } else if (!this.#isKept) this.#timer = setTimeout(() => this.close(), CLOSE_AFTER);
  }

  #onFocus(): void {
    // Focus that a press brings is followed by a click, which decides for itself.
    if (this.anchor()?.matches(':focus-visible')) this.open();
  }

  #onBlur({ relatedTarget: next }: FocusEvent): void {
    // To nothing: a press on plain text, or a button that is gone. Inside: also what the page has slotted in.
    const node = next as Node | null;
    if (node && !this.host.contains(node) && !this.host.shadowRoot?.contains(node)) this.close();
  }

  #onClick(): void {
    const isSettled = performance.now() - this.#openedAt > SETTLES_AFTER;
    if (this.isOpen && this.#isKept && isSettled) this.close();
    else this.open();
  }

  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // A dialog of the host's around the icon stays open: this press was meant for the popover.
    event.preventDefault();
    event.stopPropagation();
    // Before it closes: focus that comes to the anchor of a closed one would open it again.
    if (this.box()?.matches(':focus-within')) this.anchor()?.focus();
    this.close();
  };

  /** The document is not told of what is pressed in a closed root, the host itself is: a moment later. */
  #onPress = (event: PointerEvent): void => {
    if (!event.composedPath().includes(this.host)) setTimeout(() => event !== this.#ownPress && this.close());
  };

  #onOwnPress = (event: PointerEvent): void => {
    this.#ownPress = event;
  };
}
