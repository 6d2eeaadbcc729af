import { svg, html, type TemplateResult } from 'lit';

const [WIDTH, HEIGHT] = [100, 32];

/** Room above and below, so that the line is not cut off. */
const MARGIN = 3;

/**
 * How a number went, as a small line over an area, without axes. Decoration: it shows a direction, the numbers stand
 * beside it. Where nothing was sent the line goes straight to the next value.
 */
export function sparkline(values: readonly (number | undefined)[]): TemplateResult {
  const line = linePath(values);
  return html`<svg class="spark" viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden="true">
    ${line && svg`<path class="area" d=${`${line} V${String(HEIGHT)} H0 Z`} /><path class="line" d=${line} />`}
  </svg>`;
}

/** The path of the line, from edge to edge; empty where there are no values, or none but zeros. */
export function linePath(values: readonly (number | undefined)[]): string {
  const known = values.flatMap((value, index) => (value === undefined ? [] : { value, index }));
  const [first] = known;
  if (!first || known.every(({ value }) => value === 0)) return '';
  const least = Math.min(...known.map(({ value }) => value));
  const range = Math.max(...known.map(({ value }) => value)) - least;
  // What never changes runs through the middle.
  const yOf = (value: number): number => {
    const share = range > 0 ? (value - least) / range : 0.5;
    return HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN);
  };
  const xOf = (index: number): number => (index / Math.max(1, values.length - 1)) * WIDTH;
  const points = known.map(({ value, index }) => `${xOf(index).toFixed(1)} ${yOf(value).toFixed(1)}`);
  return `M0 ${yOf(first.value).toFixed(1)} L${points.join(' ')} H${String(WIDTH)}`;
}
