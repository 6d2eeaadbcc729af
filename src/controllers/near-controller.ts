import type * as FarElements from './far-elements.js';

/** Elements of a page that are drawn at once; a page with more of them draws the others as they come near. */
const AT_ONCE = 300;

let drawn = 0;
let far: typeof FarElements | undefined;

/**
 * Whether an element is near enough to what a person sees to be drawn. Of a few, each is; of ten thousand, those that
 * are a screen away at most, and those that once were.
 */
export class NearController {
  isNear = typeof IntersectionObserver === 'undefined';
  #isWatched = false;

  /** @param onNear - It has come near, and is to be drawn. */
  constructor(
    private readonly element: Element,
    private readonly onNear: () => void,
  ) {}

  /** It is on the page now. Nothing is told of what is near at once. */
  connect(): void {
    this.isNear ||= drawn < AT_ONCE;
    if (this.isNear) drawn += 1;
    else void this.#watch();
  }

  disconnect(): void {
    if (this.isNear) drawn -= 1;
    else this.#forget();
  }

  /** It is near now, and stays drawn. */
  come(): void {
    if (this.isNear) return;
    this.#forget();
    this.isNear = true;
    drawn += 1;
    this.onNear();
  }

  async #watch(): Promise<void> {
    this.#isWatched = true;
    try {
      far ??= await import('./far-elements.js');
      if (this.#isWatched) far.watchFar(this.element, () => this.come());
    } catch {
      // Where it cannot be told what is near, everything is.
      if (this.#isWatched) this.come();
    }
  }

  #forget(): void {
    this.#isWatched = false;
    far?.forgetFar(this.element);
  }
}
