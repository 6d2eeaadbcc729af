/** What browsers say of sizes that are told one frame later; nothing has failed. */
const HARMLESS = /^ResizeObserver loop/;

/** Collects what is written into the console as an error or a warning, and what nobody has caught. */
export class WatchedConsole {
  readonly said: string[] = [];
  #before = { warn: console.warn, error: console.error };

  constructor() {
    console.warn = (...words: unknown[]) => void this.said.push(`warning: ${words.map(String).join(' ')}`);
    console.error = (...words: unknown[]) => void this.said.push(`error: ${words.map(String).join(' ')}`);
    // Before the test framework's own listeners, which would end the test without a word of how it came about.
    addEventListener('error', this.#onError, { capture: true });
    addEventListener('unhandledrejection', this.#onRejection, { capture: true });
  }

  restore(): void {
    Object.assign(console, this.#before);
    removeEventListener('error', this.#onError, { capture: true });
    removeEventListener('unhandledrejection', this.#onRejection, { capture: true });
  }

  #onError = (event: ErrorEvent): void => {
    const { error, message } = event;
    if (!HARMLESS.test(message))
      this.said.push(`thrown: ${error instanceof Error ? (error.stack ?? message) : message}`);
    event.stopImmediatePropagation();
    event.preventDefault();
  };

  #onRejection = (event: PromiseRejectionEvent): void => {
    const reason: unknown = event.reason;
    this.said.push(`rejected: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`);
    event.stopImmediatePropagation();
    event.preventDefault();
  };
}
