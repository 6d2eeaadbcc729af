import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds for which a row that has changed is marked. */
const MARKED_FOR = 2_500;

/** Which rows have just changed, so that a person sees what moved without anything moving away. */
export class MarkController implements ReactiveController {
  marked: ReadonlySet<string> = new Set();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.marked = new Set();
  }

  mark(ids: readonly string[]): void {
    if (ids.length === 0) return;
    this.#show(new Set([...this.marked, ...ids]));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(new Set()), MARKED_FOR);
  }

  #show(marked: ReadonlySet<string>): void {
    this.marked = marked;
    this.host.requestUpdate();
  }
}
