/** Pixels by which a press of an arrow key moves the edge. */
const STEP = 20;

/** Narrower, rows would have to be read in three lines. */
const NARROWEST = 380;

/** Share of the screen beyond which nothing of the page behind could be pressed. */
const WIDEST = 0.9;

interface Panel {
  /** The panel at the end of the screen, whose edge it is. */
  element(): HTMLElement | null;
  /** The width that a person has chosen, in pixels; absent: that of the style sheet. */
  width: number | undefined;
}

/** The edge of a panel, by which it is made wider and narrower: by a drag, or by the keyboard. */
export class EdgeController {
  #start: { x: number; width: number } | undefined;

  /** @param onDone - A person has made it as wide as it is now. */
  constructor(
    private readonly panel: Panel,
    private readonly onDone: () => void,
  ) {}

  readonly narrowest = NARROWEST;

  get widest(): number {
    return Math.max(NARROWEST, Math.floor(innerWidth * WIDEST));
  }

  /** In pixels, as it is drawn, or is about to be. */
  get width(): number {
    const { width } = this.panel;
    return width ? Math.min(width, this.widest) : (this.panel.element()?.offsetWidth ?? NARROWEST);
  }

  /** What a pointer does at the edge. */
  readonly onPointer = (event: PointerEvent): void => {
    const edge = event.currentTarget as HTMLElement;
    if (event.type === 'pointerdown' && event.button === 0) {
      edge.setPointerCapture(event.pointerId);
      this.#start = { x: event.clientX, width: this.width };
      // The focus goes there all the same, and no text is selected on the way.
      event.preventDefault();
      edge.focus();
    } else if (event.type === 'pointermove' && this.#start) {
      const moved = (this.#start.x - event.clientX) * this.#outwards(edge);
      if (moved !== 0) this.#set(this.#start.width + moved);
    } else if (event.type === 'lostpointercapture' && this.#start) {
      const isMoved = this.#start.width !== this.width;
      this.#start = undefined;
      if (isMoved) this.onDone();
    }
  };

  readonly onKey = (event: KeyboardEvent): void => {
    const outwards = this.#outwards(event.currentTarget as HTMLElement);
    const widths: Partial<Record<string, number>> = {
      ArrowLeft: this.width + STEP * outwards,
      ArrowRight: this.width - STEP * outwards,
      Home: NARROWEST,
      End: this.widest,
    };
    const width = widths[event.key];
    if (event.key === 'Enter') this.onReset();
    else if (width !== undefined) {
      this.#set(width);
      this.onDone();
    } else return;
    event.preventDefault();
  };

  /** As wide as the page has it. */
  readonly onReset = (): void => {
    this.panel.width = undefined;
    this.onDone();
  };

  #set(width: number): void {
    this.panel.width = Math.round(Math.min(this.widest, Math.max(NARROWEST, width)));
  }

  /** A panel at the end of the screen grows to the left, in pages from right to left to the right. */
  #outwards(edge: HTMLElement): 1 | -1 {
    return getComputedStyle(edge).direction === 'rtl' ? -1 : 1;
  }
}
