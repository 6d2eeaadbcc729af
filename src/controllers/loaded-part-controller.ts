import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A part of an element whose code is loaded once it is to be shown, so that what is beside it need not wait. */
export class LoadedPartController<Part> implements ReactiveController {
  /** Absent until its code has come. */
  part: Part | undefined;
  /** Why its code could not be had, if so. */
  error: unknown;
  #isLoading = false;

  /** @param isOffered - Whether it is to be shown, as things are now. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly isOffered: () => boolean,
    private readonly load: () => Promise<Part>,
    private readonly onError: (error: unknown) => void,
  ) {
    host.addController(this);
  }

  /** Whether it is to be shown; where its code has not come yet, its place is. */
  get isShown(): boolean {
    return this.isOffered();
  }

  hostUpdate(): void {
    if (!this.part && !this.error && this.isOffered()) void this.#begin();
  }

  /** Tries again after a failure. */
  readonly retry = (): void => {
    this.error = undefined;
    this.host.requestUpdate();
  };

  async #begin(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      this.part = await this.load();
    } catch (error) {
      this.error = error || new Error('');
      this.onError(error);
    }
    this.#isLoading = false;
    this.host.requestUpdate();
  }
}
