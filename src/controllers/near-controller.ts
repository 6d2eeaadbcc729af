import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Elements of a page that are drawn at once; a page with more of them draws the others as they come near. */
const AT_ONCE = 300;

const near = new Map<Element, NearController>();
let drawn = 0;
let observer: IntersectionObserver | undefined;

/** One observer for all: a screen's height in every direction, also within boxes that scroll. */
function observe(element: Element, controller: NearController): void {
  if (!observer) {
    const margin = '100%';
    observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) if (isIntersecting) near.get(target)?.come();
      },
      { rootMargin: margin, scrollMargin: margin },
    );
    // On paper, everything is near.
    addEventListener('beforeprint', () => [...near.values()].forEach((each) => each.come()));
  }
  near.set(element, controller);
  observer.observe(element);
}

/**
 * Whether an element is near enough to what a person sees to be drawn. Of a few, each is; of ten thousand, those that
 * are a screen away at most, and those that once were.
 */
export class NearController implements ReactiveController {
  isNear = false;

  constructor(private readonly host: ReactiveControllerHost & Element) {
    host.addController(this);
  }

  hostConnected(): void {
    if (this.isNear) drawn += 1;
    else if (drawn < AT_ONCE || typeof IntersectionObserver === 'undefined') {
      this.isNear = true;
      drawn += 1;
    } else observe(this.host, this);
  }

  hostDisconnected(): void {
    if (this.isNear) drawn -= 1;
    else this.#forget();
  }

  /** It is near now, and stays drawn. */
  come(): void {
    this.#forget();
    this.isNear = true;
    drawn += 1;
    this.host.requestUpdate();
  }

  #forget(): void {
    observer?.unobserve(this.host);
    near.delete(this.host);
  }
}
