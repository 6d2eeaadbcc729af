import type { Page } from 'playwright-core';

/** What has moved by itself, and how far, since the page began. */
export function layoutShifts(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        new PerformanceObserver((list) => {
          resolve(list.getEntries().map((entry) => JSON.stringify(entry)));
        }).observe({ type: 'layout-shift', buffered: true });
        // An observer with nothing to tell says nothing.
        setTimeout(() => resolve([]), 500);
      }),
  );
}
