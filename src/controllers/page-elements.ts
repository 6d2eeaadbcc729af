import type { ReactiveControllerHost } from 'lit';

/** All our elements that are on the page. */
export const pageElements = new Set<ReactiveControllerHost>();

/** What holds for all of them has changed: the default adapter, the language of the page, the words that there are. */
export function updateElements(): void {
  for (const element of pageElements) element.requestUpdate();
}
