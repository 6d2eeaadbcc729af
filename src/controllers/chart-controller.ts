import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { ChartPainter, ChartPicture } from './chart-painter.js';
import { chartBox, readPalette } from './chart-palette.js';

/** So near to what is seen, the code is loaded and the picture painted. */
const NEAR = '200px';

/**
 * A chart on a canvas of an element: painted while it is in view, anew when its picture, its size or its colours
 * change, and in light colours on paper.
 */
export class ChartController implements ReactiveController {
  /** Whether what draws could not be loaded; the numbers are to be shown otherwise. */
  hasFailed = false;
  #canvas: HTMLCanvasElement | null = null;
  #painter: ChartPainter | undefined;
  #isLoading = false;
  #isNear = false;
  #painted: ChartPicture | undefined;
  /** Size or colours have changed since. */
  #isStale = false;
  #frame = 0;
  #views: IntersectionObserver | undefined;
  #sizes: ResizeObserver | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly canvas: () => HTMLCanvasElement | null,
    private readonly picture: () => ChartPicture | undefined,
    private readonly onError: (error: unknown) => void,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const canvas = this.canvas();
    if (canvas !== this.#canvas) {
      this.hostDisconnected();
      if (canvas) this.#watch(canvas);
    }
    this.#paintNew();
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
    this.#views?.disconnect();
    this.#sizes?.disconnect();
    if (this.#canvas) chartBox(this.#canvas).removeEventListener('transitionend', this.#onColours);
    removeEventListener('beforeprint', this.#onPrint);
    removeEventListener('afterprint', this.#onPrint);
    this.#painter?.destroy();
    this.#painter = this.#painted = undefined;
    this.#canvas = null;
    this.#isNear = false;
  }

  #watch(canvas: HTMLCanvasElement): void {
    this.#canvas = canvas;
    const box = canvas.parentElement ?? canvas;
    // Where it cannot be told what is near, everything is.
    this.#isNear = typeof IntersectionObserver === 'undefined';
    if (!this.#isNear) {
      this.#views = new IntersectionObserver(
        (entries) => {
          this.#isNear = entries.at(-1)?.isIntersecting ?? false;
          this.#paintNew();
        },
        { rootMargin: NEAR },
      );
      this.#views.observe(box);
    }
    this.#sizes = new ResizeObserver(() => this.#repaint());
    this.#sizes.observe(box);
    // Whatever changes them (the host's scheme, its tokens, the system) changes computed colours, and these are
    // declared to take a millisecond for it: the one way to be told of all of them.
    chartBox(canvas).addEventListener('transitionend', this.#onColours);
    addEventListener('beforeprint', this.#onPrint);
    addEventListener('afterprint', this.#onPrint);
  }

  readonly #onColours = (): void => this.#repaint();

  /** Paper is white, whatever the screen is; and printing does not wait for a frame. */
  readonly #onPrint = ({ type }: Event): void => {
    if (!this.#canvas) return;
    chartBox(this.#canvas).toggleAttribute('data-print', type === 'beforeprint');
    if (this.#painter) this.#paint();
  };

  /** In the next frame, once, however much has changed. */
  #repaint(): void {
    this.#isStale = true;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#paintNew());
  }

  #paintNew(): void {
    if (this.#isStale || this.picture() !== this.#painted) this.#paint();
  }

  #paint(): void {
    const picture = this.picture();
    const canvas = this.#canvas;
    if (!canvas || !picture || !this.#isNear) return;
    if (!this.#painter) {
      void this.#load(canvas);
      return;
    }
    const { width, height } = (canvas.parentElement ?? canvas).getBoundingClientRect();
    // Another view is shown in its place.
    if (width === 0 || height === 0) return;
    this.#painted = picture;
    this.#isStale = false;
    this.#painter.paint(picture, readPalette(canvas), { width, height });
    chartBox(canvas).toggleAttribute('data-painted', true);
  }

  async #load(canvas: HTMLCanvasElement): Promise<void> {
    if (this.#isLoading || this.hasFailed) return;
    this.#isLoading = true;
    try {
      const { ChartPainter } = await import('./chart-painter.js');
      if (canvas === this.#canvas) this.#painter = new ChartPainter(canvas);
    } catch (error) {
      this.hasFailed = true;
      this.onError(error);
      this.host.requestUpdate();
    }
    this.#isLoading = false;
    this.#paint();
  }
}
