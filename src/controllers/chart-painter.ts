/** The only file that imports chart.js, and of that no more than what is drawn; loaded when a chart comes into view. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartConfiguration,
  type ChartDataset,
  type TooltipItem,
} from 'chart.js';

import type { ChartPalette } from './chart-palette.js';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

type Kind = 'bar' | 'line';
type Dataset = ChartDataset<Kind, number[]>;

/** One colour of a chart. */
export interface ChartSeries {
  status: string;
  name: string;
  /** Heights: in bars, of what is not in the series below. */
  heights: readonly number[];
  /** What is counted, for the tooltip. */
  counts: readonly number[];
}

/** What is drawn. Another object is another picture. */
export interface ChartPicture {
  kind: 'bars' | 'lines';
  /** From the bottom to the top. */
  series: readonly ChartSeries[];
  /** Under the bars. */
  labels: readonly string[];
  /** In the tooltip: the same, whole. */
  titles: readonly string[];
  /** A last line of the tooltip for each bar. */
  footers: readonly string[];
  number: (value: number) => string;
}

/** In forced colours: how lines are broken, from the bottom series to the top one. */
const DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [9, 3, 2, 3]];

/** Points of a line that has so few are shown, else only the one that is pointed at. */
const FEW = 31;

/** Draws one chart on one canvas. */
export class ChartPainter {
  #chart: Chart<Kind, number[], string> | undefined;
  #kind: ChartPicture['kind'] | undefined;

  constructor(private readonly canvas: HTMLCanvasElement) {}

  /** @param size - In pixels of CSS. */
  paint(picture: ChartPicture, palette: ChartPalette, size: { width: number; height: number }): void {
    const config = configOf(palette.isRightToLeft ? turned(picture) : picture, palette);
    const { data, options = {} } = config;
    if (!this.#chart || this.#kind !== picture.kind) {
      this.#chart?.destroy();
      this.#chart = new Chart<Kind, number[], string>(this.canvas, config);
    } else {
      this.#chart.data = data;
      this.#chart.options = options;
      this.#chart.update('none');
    }
    this.#kind = picture.kind;
    this.#chart.resize(size.width, size.height);
  }

  destroy(): void {
    this.#chart?.destroy();
    this.#chart = undefined;
  }
}

function configOf(picture: ChartPicture, palette: ChartPalette): ChartConfiguration<Kind, number[], string> {
  const { kind, series, labels, number } = picture;
  const { isRightToLeft } = palette;
  const isStacked = kind === 'bars';
  const font = { family: palette.font, size: 11 };
  return {
    type: isStacked ? 'bar' : 'line',
    data: {
      labels: [...labels],
      datasets: series.map((each, index) => ({
        label: each.name,
        data: [...each.heights],
        ...(isStacked ? barOf(each, index, palette) : lineOf(each, index, palette)),
      })),
    },
    options: {
      // Sizes come from an observer of ours: the one of chart.js would stay behind in the window.
      responsive: false,
      maintainAspectRatio: false,
      animation: false,
      devicePixelRatio: devicePixelRatio,
      interaction: { mode: 'index', intersect: false },
      layout: { padding: { top: 4 } },
      scales: {
        x: {
          stacked: isStacked,
          grid: { display: false },
          border: { display: false },
          ticks: { color: palette.text, font, maxRotation: 0, autoSkipPadding: 28 },
        },
        y: {
          stacked: isStacked,
          beginAtZero: true,
          suggestedMax: 4,
          position: isRightToLeft ? 'right' : 'left',
          grid: { color: palette.grid, drawTicks: false },
          border: { display: false },
          ticks: {
            color: palette.text,
            font,
            padding: 8,
            maxTicksLimit: 5,
            precision: 0,
            callback: (value) => number(Number(value)),
          },
        },
      },
      plugins: { tooltip: tooltipOf(picture, palette) },
    },
  };
}

/** From right to left. An axis that chart.js reverses leaves its last label no room, and cuts it. */
function turned({ series, labels, titles, footers, ...rest }: ChartPicture): ChartPicture {
  return {
    ...rest,
    series: series.map(({ heights, counts, ...each }) => ({
      ...each,
      heights: [...heights].reverse(),
      counts: [...counts].reverse(),
    })),
    labels: [...labels].reverse(),
    titles: [...titles].reverse(),
    footers: [...footers].reverse(),
  };
}

function barOf({ status }: ChartSeries, index: number, palette: ChartPalette): Partial<Dataset> {
  const colour = palette.series.get(status) ?? palette.ink;
  return {
    backgroundColor: palette.isForced ? patternOf(index, colour, palette.surface) : colour,
    // A gap between the parts, as in the ribbons of the table.
    borderColor: palette.isForced ? colour : palette.surface,
    borderWidth: palette.isForced ? 1 : { top: 1 },
    borderSkipped: false,
    borderRadius: 2,
    categoryPercentage: 0.72,
    barPercentage: 1,
    maxBarThickness: 32,
  };
}

function lineOf({ status, heights }: ChartSeries, index: number, palette: ChartPalette): Partial<Dataset> {
  const colour = palette.series.get(status) ?? palette.ink;
  return {
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: 2,
    borderDash: palette.isForced ? [...(DASHES[index] ?? [])] : [],
    pointRadius: heights.length <= FEW ? 2 : 0,
    pointHoverRadius: 4,
    pointHitRadius: 12,
  };
}

function tooltipOf(
  { series, titles, footers, number }: ChartPicture,
  palette: ChartPalette,
): NonNullable<NonNullable<ChartConfiguration<Kind, number[], string>['options']>['plugins']>['tooltip'] {
  const lineOfText = { family: palette.font, size: 12 };
  const first = (items: TooltipItem<Kind>[]): number => items[0]?.dataIndex ?? 0;
  return {
    backgroundColor: palette.ink,
    titleColor: palette.surface,
    bodyColor: palette.surface,
    footerColor: palette.surface,
    titleFont: { ...lineOfText, weight: 600 },
    bodyFont: lineOfText,
    footerFont: { ...lineOfText, weight: 400 },
    padding: 10,
    cornerRadius: 8,
    boxWidth: 9,
    boxHeight: 9,
    boxPadding: 5,
    multiKeyBackground: 'transparent',
    rtl: palette.isRightToLeft,
    textDirection: palette.isRightToLeft ? 'rtl' : 'ltr',
    // In the order in which they lie on each other.
    itemSort: (one, other) => other.datasetIndex - one.datasetIndex,
    callbacks: {
      title: (items) => titles[first(items)] ?? '',
      label: ({ datasetIndex, dataIndex }) => {
        const shown = series[datasetIndex];
        return `${shown?.name ?? ''}: ${number(shown?.counts[dataIndex] ?? 0)}`;
      },
      labelColor: ({ dataset }) => ({
        borderColor: 'transparent',
        backgroundColor: typeof dataset.backgroundColor === 'string' ? dataset.backgroundColor : palette.surface,
      }),
      footer: (items) => footers[first(items)] ?? '',
    },
  };
}

/** Solid, striped, dotted and empty: told apart without a colour. */
function patternOf(index: number, colour: string, surface: string): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 6;
  const brush = tile.getContext('2d');
  if (!brush || index === 0) return colour;
  brush.fillStyle = surface;
  brush.fillRect(0, 0, 6, 6);
  brush.fillStyle = brush.strokeStyle = colour;
  if (index === 1) {
    brush.lineWidth = 2;
    for (const shift of [-6, 0, 6]) {
      brush.moveTo(shift - 1, 7);
      brush.lineTo(shift + 7, -1);
    }
    brush.stroke();
  }
  if (index === 2) brush.fillRect(2, 2, 2, 2);
  return brush.createPattern(tile, 'repeat') ?? colour;
}
