import type { Page } from 'playwright-core';

/** What one element within ours looks like, and where it is. */
export interface Look {
  /** "mail-analytics/section/table". */
  path: string;
  /** Computed values, by property. */
  style: Readonly<Record<string, string>>;
  /** From the upper left corner of the outermost of our elements. */
  box: readonly number[];
}

/** What a host's sheet might change, by inheritance or otherwise. */
const PROPERTIES =
  `background-color border-block-width border-inline-width border-block-color box-sizing color cursor display
  direction font-family font-feature-settings font-size font-style font-variant font-weight hyphens letter-spacing
  line-height list-style-type margin opacity overflow-x overflow-y padding pointer-events position text-align
  text-decoration-line text-indent text-shadow text-transform user-select vertical-align visibility white-space
  word-break word-spacing z-index`.split(/\s+/);

/** Every element inside ours, as the browser draws it. */
export function insideOf(page: Page): Promise<Look[]> {
  return page.evaluate((properties) => {
    const found: Look[] = [];
    const stack: { root: ParentNode; path: string; left: number; top: number }[] = [];
    for (const host of document.querySelectorAll('mail-analytics, mail-status-legend, email-status-icon')) {
      const { left, top } = host.getBoundingClientRect();
      if (host.shadowRoot) stack.push({ root: host.shadowRoot, path: host.localName, left, top });
    }
    for (const { root, path, left, top } of stack) {
      for (const element of root.querySelectorAll('*')) {
        const own = `${path}/${element.localName}${element.id && `#${element.id}`}.${element.getAttribute('class') ?? ''}`;
        const box = element.getBoundingClientRect();
        const style: Record<string, string> = {};
        const computed = getComputedStyle(element);
        for (const property of properties) style[property] = computed.getPropertyValue(property);
        // What is not drawn has no place of its own.
        const isDrawn = element.getClientRects().length > 0;
        const place = !isDrawn
          ? []
          : [box.left - left, box.top - top, box.width, box.height].map((each) => Math.round(each * 10) / 10);
        found.push({ path: own, style, box: place });
        if (element.shadowRoot) stack.push({ root: element.shadowRoot, path: own, left, top });
      }
    }
    return found;
  }, PROPERTIES);
}

/** What differs, as one line for each property and kind of element. */
export function differences(one: readonly Look[], other: readonly Look[]): string[] {
  const found = new Set<string>();
  if (one.length !== other.length) found.add(`${String(one.length)} elements and ${String(other.length)}`);
  for (const [index, { path, style, box }] of one.entries()) {
    const twin = other[index];
    if (twin?.path !== path) return [...found, `${path} and ${String(twin?.path)}`];
    for (const [property, value] of Object.entries(style)) {
      const its = twin.style[property];
      if (its !== value) found.add(`${path} ${property}: ${value} and ${String(its)}`);
    }
    if (box.join() !== twin.box.join()) found.add(`${path} is at ${box.join()} and ${twin.box.join()}`);
  }
  return [...found];
}
