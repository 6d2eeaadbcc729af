/** Milliseconds between two goes: at least, and at most however long one takes. */
const REST = 200;
const LONGEST_REST = 5_000;

/** How many times as long as a go the rest after it is. */
const REST_SHARE = 8;

/**
 * Something that is to be done again after each of very many changes: done at once, and while it is being done or has
 * just been done, once more afterwards.
 */
export class OneAtATime {
  #isBusy = false;
  #isAsked = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #go = 0;

  /** @param action - What goes wrong in it is left until the next time. */
  constructor(private readonly action: () => Promise<void>) {}

  ask(): void {
    this.#isAsked = true;
    if (!this.#isBusy) void this.#begin();
  }

  /** What waits is not done, and what is being done holds up nothing. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#go += 1;
    this.#isBusy = this.#isAsked = false;
  }

  async #begin(): Promise<void> {
    const go = this.#go;
    this.#isBusy = true;
    this.#isAsked = false;
    const start = performance.now();
    await this.action().catch(() => undefined);
    if (go !== this.#go) return;
    const rest = Math.min(LONGEST_REST, Math.max(REST, REST_SHARE * (performance.now() - start)));
    this.#timer = setTimeout(() => {
      this.#isBusy = false;
      if (this.#isAsked) void this.#begin();
    }, rest);
  }
}
