/** Elements of a page that are drawn at once; a page with more of them draws the others as they come near. */
const AT_ONCE = 300;

/** Watched at one go, so that a page of ten thousand is not held up. */
const WATCHED_AT_ONCE = 1_000;

const far = new Map<Element, NearController>();
const unwatched: Element[] = [];
let drawn = 0;
let observer: IntersectionObserver | undefined;

/**
 * Whether an element is near enough to what a person sees to be drawn. Of a few, each is; of ten thousand, those that
 * are a screen away at most, and those that once were.
 */
export class NearController {
  isNear = false;

  /** @param onNear - It has come near, and is to be drawn. */
  constructor(
    private readonly element: Element,
    private readonly onNear: () => void,
  ) {}

  /** It is on the page now. Nothing is told of what is near at once. */
  connect(): void {
    if (!this.isNear) this.isNear = drawn < AT_ONCE || typeof IntersectionObserver === 'undefined';
    if (this.isNear) drawn += 1;
    else watch(this.element, this);
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

  #forget(): void {
    observer?.unobserve(this.element);
    far.delete(this.element);
  }
}

/** One observer for all: a screen's height in every direction, also within boxes that scroll. */
function watch(element: Element, controller: NearController): void {
  far.set(element, controller);
  // Where things stand is only known once the page is laid out; until then, what comes is gathered.
  if (unwatched.push(element) === 1) requestAnimationFrame(() => setTimeout(watchSome));
}

function watchSome(): void {
  observer ??= farObserver();
  const now = unwatched.splice(0, WATCHED_AT_ONCE);
  for (const element of now) if (far.has(element)) observer.observe(element);
  if (unwatched.length > 0) setTimeout(watchSome);
}

function farObserver(): IntersectionObserver {
  const margin = '100%';
  // On paper, everything is near.
  addEventListener('beforeprint', () => [...far.values()].forEach((each) => each.come()));
  return new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) far.get(target)?.come();
    },
    { rootMargin: margin, scrollMargin: margin },
  );
}
