/** What copies of this library on a page have in common. */
interface PageWide {
  /** What `setDefaultAdapter` was last given. */
  adapter?: unknown;
  /** All our elements that are on the page. */
  readonly elements: Set<{ requestUpdate(): void }>;
  /** Languages that the host has registered, by their tags in lower case. */
  readonly languages: Map<string, unknown>;
}

/**
 * Of the page rather than of this module: a page may have several copies of this library, each in the bundle of another
 * team, and only the first registers its elements. Whoever calls `setDefaultAdapter` or `registerLocale`, of whichever
 * copy, means the elements that are there. Other versions have to understand what is kept here.
 */
export const pageWide = ((globalThis as unknown as Record<symbol, PageWide>)[Symbol.for('mail-analytics')] ??= {
  elements: new Set(),
  languages: new Map(),
});

/** What holds for all of them has changed: the default adapter, the language of the page, the words that there are. */
export function updateElements(): void {
  for (const element of pageWide.elements) element.requestUpdate();
}
