import type { TipController } from './tip-controller.js';

/**
 * Tells more of some things in an element when a pointer rests on one or the keyboard comes to it. What shows it is
 * loaded then; and the words are only made then, which for times takes longer than all else in a row.
 */
export class HintController {
  #tip: TipController | undefined;

  /**
   * @param host - In whose root it is shown.
   * @param selector - What there is more to tell of.
   * @param wordsOf - What there is to tell, if anything.
   */
  constructor(
    private readonly host: { readonly renderRoot: ParentNode & Node },
    private readonly selector: string,
    private readonly wordsOf: (anchor: HTMLElement) => string | undefined,
  ) {}

  /** A pointer has come or gone, or the focus has. */
  readonly handle = (event: Event): void => {
    if (this.#tip) this.#tip.handle(event, event.target);
    else if (/over$|in$/.test(event.type) && this.#anchorOf(event.target)) void this.#begin(event);
  };

  /** Returns whether there was a tip that came with the focus. */
  hide(): boolean {
    return !!this.#tip?.hide();
  }

  async #begin(event: Event): Promise<void> {
    const { target } = event;
    const { TipController } = await import('./tip-controller.js');
    this.#tip ??= new TipController(this.host.renderRoot, (at) => {
      const anchor = this.#anchorOf(at);
      const words = anchor && this.wordsOf(anchor);
      return words ? [anchor, words] : undefined;
    });
    // Whoever has moved on meanwhile does not want it any more.
    if ((target as Element).matches(':hover, :focus')) this.#tip.handle(event, target);
  }

  #anchorOf(target: EventTarget | null): HTMLElement | null {
    return target instanceof Element ? target.closest<HTMLElement>(this.selector) : null;
  }
}
