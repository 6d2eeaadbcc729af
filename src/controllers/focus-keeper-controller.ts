import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Keeps the focus inside an element when what had it is drawn no more: after "Try again" the problem is gone, and a
 * person who uses the keyboard would have to start from the top of the page.
 */
export class FocusKeeperController implements ReactiveController {
  #focused: Element | null = null;

  /** @param place - Where the focus goes then. */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly place: () => HTMLElement | null,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    this.#focused = this.host.shadowRoot?.activeElement ?? null;
  }

  hostUpdated(): void {
    if (this.#focused && !this.#focused.isConnected) this.place()?.focus({ preventScroll: true });
  }
}
