/** What stands in for the place that the style sheet asks for. */
const OWN_PLACE = ['inset', 'position-area', 'position-try'];

/**
 * Puts an open popover below its anchor, else above, where neither has room over it: in browsers without anchor
 * positioning, and where the place that the browser found is not inside the window. WebKit 2.50 looks for room as if the
 * page were not scrolled, and leaves the window with it.
 */
export function keepInWindow(box: HTMLElement, anchor: HTMLElement | null): void {
  const at = anchor?.getBoundingClientRect();
  if (!at) return;
  const { style } = box;
  for (const name of OWN_PLACE) style.removeProperty(name);
  if (CSS.supports('position-area: block-end') && isInWindow(box.getBoundingClientRect())) return;
  style.setProperty('position-area', 'none');
  style.setProperty('position-try', 'none');
  style.inset = 'auto';
  const { offsetWidth: width, offsetHeight: height } = box;
  const isBelow = at.bottom + height + 8 <= innerHeight || at.top < height + 8;
  const top = isBelow ? at.bottom : at.top - height;
  style.left = `${String(Math.max(8, Math.min(at.left, innerWidth - width - 8)))}px`;
  style.top = `${String(Math.max(0, Math.min(top, innerHeight - height - 16)))}px`;
}

/** To the pixel, since zoom makes parts of one. */
function isInWindow({ left, top, right, bottom }: DOMRect): boolean {
  return left > -1 && top > -1 && right < innerWidth + 1 && bottom < innerHeight + 1;
}
