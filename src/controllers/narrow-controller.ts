import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether an element is too narrow for a table, so that rows are cards: as its style sheet decides, which cannot tell. */
export class NarrowController implements ReactiveController {
  isNarrow = false;
  #sizes = new ResizeObserver(([entry]) => {
    const width = entry?.contentRect.width ?? 0;
    // Hidden, it is no narrower than it was.
    const isNarrow = width === 0 ? this.isNarrow : width <= this.limit;
    if (isNarrow === this.isNarrow) return;
    this.isNarrow = isNarrow;
    this.host.requestUpdate();
  });

  /** @param limit - In CSS pixels: narrow up to and with it. */
  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly limit: number,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#sizes.observe(this.host);
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
  }
}
