/** Watched at one go, so that a page of ten thousand is not held up. */
const WATCHED_AT_ONCE = 1_000;

const far = new Map<Element, () => void>();
const unwatched: Element[] = [];
let observer: IntersectionObserver | undefined;

/** Tells when an element comes near to what a person sees. Loaded by pages of very many. */
export function watchFar(element: Element, onNear: () => void): void {
  // At once, so that whoever asks is told where the browser has none.
  observer ??= farObserver();
  far.set(element, onNear);
  // Where things stand is only known once the page is laid out; until then, what comes is gathered.
  if (unwatched.push(element) === 1) requestAnimationFrame(() => setTimeout(watchSome));
}

export function forgetFar(element: Element): void {
  observer?.unobserve(element);
  far.delete(element);
}

function watchSome(): void {
  const now = unwatched.splice(0, WATCHED_AT_ONCE);
  for (const element of now) if (far.has(element)) observer?.observe(element);
  if (unwatched.length > 0) setTimeout(watchSome);
}

function farObserver(): IntersectionObserver {
  const margin = '100%';
  // On paper, everything is near.
  addEventListener('beforeprint', () => [...far.values()].forEach((onNear) => onNear()));
  return new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) far.get(target)?.();
    },
    { rootMargin: margin, scrollMargin: margin },
  );
}
