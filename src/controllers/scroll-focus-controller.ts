import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Lets a box that scrolls sideways be reached by keyboard, for as long as there is something to scroll. */
export class ScrollFocusController implements ReactiveController {
  #box: HTMLElement | null = null;
  #sizes: ResizeObserver | undefined;

  constructor(
    host: ReactiveControllerHost,
    private readonly box: () => HTMLElement | null,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const box = this.box();
    if (box === this.#box) return;
    this.hostDisconnected();
    this.#box = box;
    if (!box) return;
    this.#sizes = new ResizeObserver(() => this.#look(box));
    for (const each of [box, ...box.children]) this.#sizes.observe(each);
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
    this.#box = null;
  }

  #look(box: HTMLElement): void {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }
}
