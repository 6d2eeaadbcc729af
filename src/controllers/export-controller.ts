import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What writes one file. */
export interface Exporter<View> {
  /** Whether it is not at its end yet; it may have stopped at a failure. */
  readonly isRunning: boolean;
  /** How it stands, as it is drawn. */
  readonly view: View;
  start(): Promise<void>;
  /** Ends it, and leaves no file. */
  cancel(): void;
}

/** Makes what writes a file of the rows that `ask` gives. */
export type MakeExporter<Host, Ask, View> = (
  host: Host,
  ask: Ask,
  hooks: { onChange: () => void; onError: (error: unknown) => void },
) => Exporter<View>;

/**
 * The export of an element: one at a time, of what is filtered when its button is pressed, and given up when the
 * element leaves the page.
 */
export class ExportController<Host extends ReactiveControllerHost, Ask, View> implements ReactiveController {
  #exporter: Exporter<View> | undefined;
  /** The press whose code is being loaded. */
  #press: object | undefined;

  /**
   * @param ask - Asks for rows as they are filtered now; absent where there is nobody to ask.
   * @param load - Loads what writes files, which few visits need.
   */
  constructor(
    private readonly host: Host,
    private readonly ask: () => Ask | undefined,
    private readonly load: () => Promise<MakeExporter<Host, Ask, View>>,
    private readonly onError: (error: unknown) => void,
  ) {
    host.addController(this);
  }

  get isRunning(): boolean {
    return !!this.#exporter?.isRunning;
  }

  /** Absent until the first export begins. */
  get view(): View | undefined {
    return this.#exporter?.view;
  }

  hostDisconnected(): void {
    this.#exporter?.cancel();
    this.#exporter = this.#press = undefined;
  }

  /** Begins an export, or gives up the one that runs; the second press of a double click does neither. */
  readonly onPress = ({ detail }: UIEvent): void => {
    if (detail > 1 || this.#press) return;
    if (this.isRunning) this.#exporter?.cancel();
    else void this.#begin();
  };

  async #begin(): Promise<void> {
    const ask = this.ask();
    if (!ask) return;
    const press = (this.#press = {});
    const { host, onError } = this;
    try {
      const make = await this.load();
      if (this.#press !== press) return;
      this.#press = undefined;
      this.#exporter = make(host, ask, { onChange: () => host.requestUpdate(), onError });
      await this.#exporter.start();
    } catch (error) {
      if (this.#press === press) this.#press = undefined;
      onError(error);
    }
  }
}
