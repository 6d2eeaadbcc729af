import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Keeps the focus inside an element when what had it is seen no more, or can be used no more: after "Try again" the
 * problem is gone, in a narrow place some buttons are, and a person who uses the keyboard would have to start from the
 * top of the page.
 */
export class FocusKeeperController implements ReactiveController {
  #focused: Element | null = null;
  #sizes: ResizeObserver | undefined;

  #places: readonly string[];

  /** @param places - Where the focus goes then, as selectors: to the first of these that is there. */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    ...places: readonly string[]
  ) {
    this.#places = places;
    host.addController(this);
    // Whoever reads sizes meanwhile makes the browser take it away sooner.
    host.addEventListener('focusout', (event) => {
      const [left] = event.composedPath();
      if (event.relatedTarget || !(left as Element).isConnected) return;
      this.#focused = left as Element;
      this.hostUpdated();
    });
  }

  hostConnected(): void {
    // Told of another size before the browser takes the focus away from what has no place in it.
    this.#sizes ??= new ResizeObserver(() => {
      this.hostUpdate();
      this.hostUpdated();
    });
    this.#sizes.observe(this.host);
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
  }

  hostUpdate(): void {
    this.#focused = this.host.shadowRoot?.activeElement ?? null;
  }

  hostUpdated(): void {
    const focused = this.#focused;
    // What is not in the page any more is not to be seen either. Lists that open at a button see to their own focus.
    if (focused && !focused.closest('[popover]') && (!focused.checkVisibility() || focused.matches(':disabled'))) {
      const there = this.#places.map((place) => this.host.shadowRoot?.querySelector<HTMLElement>(place));
      there.find(Boolean)?.focus({ preventScroll: true });
    }
  }
}
