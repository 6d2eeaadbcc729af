/** Milliseconds for which a tip stays when the pointer has left, so that it can be pointed at itself. */
const STAYS = 150;

/** Pixels between a tip and what it tells of, and the edge of the screen. */
const GAP = 4;

/** What a tip is shown at, and what it says. */
export type Tip = readonly [anchor: HTMLElement, words: string];

/**
 * Shows a few words more of what a pointer rests on, or of what has got the focus by keyboard; a screen reader hears
 * them as its description. In the top layer, so that nothing clips it. Escape takes it away, and so does scrolling.
 */
export class TipController {
  #box: HTMLElement | undefined;
  #anchor: HTMLElement | undefined;
  #isByFocus = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param root - Where it is put.
   * @param tipOf - What is told of what is pointed at, if anything.
   */
  constructor(
    private readonly root: ParentNode & Node,
    private readonly tipOf: (target: Element) => Tip | undefined,
  ) {
    root.addEventListener('scroll', () => this.hide(), { capture: true, passive: true });
  }

  /**
   * A pointer has come or gone, or the focus has.
   *
   * @param target - What it came to, as within the root: an event that is over names its host.
   */
  handle(event: Event, target: EventTarget | null): void {
    const { type } = event;
    if (!(target instanceof Element) || (event instanceof PointerEvent && event.pointerType === 'touch')) return;
    const isFocus = type === 'focusin' || type === 'focusout';
    const isComing = type === 'focusin' || type === 'pointerover';
    if (isComing && (!isFocus || target.matches(':focus-visible'))) {
      const tip = this.tipOf(target);
      if (tip) this.#show(tip, isFocus);
    } else if (!isComing && isFocus === this.#isByFocus) {
      clearTimeout(this.#timer);
      if (isFocus) this.hide();
      else this.#timer = setTimeout(() => this.hide(), STAYS);
    }
  }

  /** Returns whether there was one that came with the focus. */
  hide(): boolean {
    clearTimeout(this.#timer);
    const wasByFocus = this.#anchor !== undefined && this.#isByFocus;
    this.#anchor?.removeAttribute('aria-describedby');
    this.#anchor = undefined;
    this.#isByFocus = false;
    if (this.#box?.isConnected) this.#box.hidePopover();
    return wasByFocus;
  }

  #show([anchor, words]: Tip, isByFocus: boolean): void {
    clearTimeout(this.#timer);
    if (this.#anchor === anchor) return;
    this.hide();
    this.#anchor = anchor;
    this.#isByFocus = isByFocus;
    const box = (this.#box ??= this.#makeBox());
    if (!box.isConnected) this.root.append(box);
    box.textContent = words;
    anchor.setAttribute('aria-describedby', box.id);
    box.showPopover();
    place(box, anchor);
  }

  #makeBox(): HTMLElement {
    const box = document.createElement('div');
    box.id = box.className = 'tip';
    box.popover = 'manual';
    box.setAttribute('role', 'tooltip');
    box.addEventListener('pointerenter', () => clearTimeout(this.#timer));
    box.addEventListener('pointerleave', () => this.hide());
    return box;
  }
}

/** Below what it tells of, or above where there is no room; with its end at the other's end, as far as the screen goes. */
function place(box: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const isBelow = at.bottom + height + 2 * GAP <= innerHeight;
  const isRightToLeft = getComputedStyle(anchor).direction === 'rtl';
  const left = isRightToLeft ? at.left : at.right - width;
  box.style.left = `${String(Math.max(GAP, Math.min(left, innerWidth - width - GAP)))}px`;
  box.style.top = `${String(isBelow ? at.bottom + GAP : at.top - height - GAP)}px`;
}
