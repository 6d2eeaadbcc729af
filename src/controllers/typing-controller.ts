import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds after which nobody is typing any more. */
const PAUSE = 150;

/** What a person types into a search field, until it is searched for: after a pause, or never once its element is gone. */
export class TypingController implements ReactiveController {
  /** What stands in the field and is not searched for yet. */
  text: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly search: (text: string) => void,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.forget();
  }

  readonly type = (text: string): void => {
    this.forget();
    this.text = text;
    this.#timer = setTimeout(() => this.search(text), PAUSE);
  };

  /** The search is another one now: what was being typed is not to take its place, nor to stand in the field. */
  forget(): void {
    clearTimeout(this.#timer);
    this.text = undefined;
    this.host.requestUpdate();
  }
}
