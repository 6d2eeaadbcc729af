/** The colours of a chart and the like, as the style sheets have them now. */
export interface ChartPalette {
  text: string;
  grid: string;
  surface: string;
  ink: string;
  font: string;
  /** Of a series, by its status. */
  series: ReadonlyMap<string, string>;
  /** Colours are the viewer's own few, so that series are told apart by pattern. */
  isForced: boolean;
  isRightToLeft: boolean;
}

/** Tells of the one box, with the canvas and all that its colours are read from. */
export function chartBox(canvas: Element): Element {
  return canvas.closest('.chart') ?? canvas;
}

/**
 * Reads the colours: those of the canvas from properties that it has no other use for, those of the series from the
 * signs of the legend. A canvas knows neither `light-dark()` nor custom properties, and computed colours are neither.
 */
export function readPalette(canvas: HTMLCanvasElement): ChartPalette {
  const { color, borderTopColor, outlineColor, caretColor, fontFamily, direction } = getComputedStyle(canvas);
  const signs = chartBox(canvas).querySelectorAll<HTMLElement>('.sign');
  return {
    text: color,
    grid: borderTopColor,
    surface: outlineColor,
    ink: caretColor,
    font: fontFamily,
    series: new Map([...signs].map((sign) => [sign.dataset['status'] ?? '', getComputedStyle(sign).color])),
    isForced: matchMedia('(forced-colors: active)').matches,
    isRightToLeft: direction === 'rtl',
  };
}
