import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Does something once after a pause; asked again before, it waits anew. Does nothing once its element is gone. */
export class PauseController implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param pause - Milliseconds. */
  constructor(
    host: ReactiveControllerHost,
    private readonly pause: number,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.cancel();
  }

  /** What is still waiting is not done. */
  cancel(): void {
    clearTimeout(this.#timer);
  }

  after(action: () => void): void {
    this.cancel();
    this.#timer = setTimeout(action, this.pause);
  }
}
