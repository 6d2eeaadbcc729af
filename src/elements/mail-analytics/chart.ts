import { html, nothing, type TemplateResult } from 'lit';

import type { ChartPicture } from '../../controllers/chart-painter.js';
import type { PeriodSummary } from '../../controllers/summary-controller.js';
import type { Formats } from '../../locales/formats.js';
import { isolated } from '../../locales/isolated.js';
import { endOf, type StepFormats } from '../../locales/step-formats.js';
import type { AnalyticsStrings, ChartStrings } from '../../locales/strings.js';
import { chartSteps, SERIES, stackOf, type ChartStep, type Series } from '../../model/chart-steps.js';
import { glyph } from '../../templates/icon.js';

/** How the numbers are shown. */
export const CHART_VIEWS = ['bars', 'lines', 'table'] as const;

export type ChartView = (typeof CHART_VIEWS)[number];

const VIEW_GLYPHS: Readonly<Record<ChartView, TemplateResult>> = {
  bars: glyph('M5 21v-6M12 21V9M19 21V3'),
  lines: glyph('M3 3v16a2 2 0 0 0 2 2h16M19 9l-5 5-4-4-3 3'),
  table: glyph('M12 3v18M3 9h18M3 15h18M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z'),
};

/** The series as columns, in the order of the table of mailings. */
const COLUMNS: readonly Series[] = ['delivered', 'opened', 'clicked', 'bounced'];

/** In what a chart is written. */
export interface ChartContext {
  words: ChartStrings;
  analytics: AnalyticsStrings;
  formats: Formats;
  steps: StepFormats;
}

/** What a person has chosen to see. */
export interface ChartChoice {
  view: ChartView;
  /** In the order of `SERIES`. */
  series: readonly Series[];
}

/** What the chart shows of a period. */
export interface ChartContent {
  steps: readonly ChartStep[];
  period: PeriodSummary['period'];
  /** Absent where there is nothing to draw. */
  picture?: ChartPicture;
}

export function chartContent(
  { period, summary }: PeriodSummary,
  { view, series }: ChartChoice,
  { analytics, formats, steps: format }: ChartContext,
): ChartContent {
  const steps = chartSteps(summary.buckets, period.step, formats.timeZone);
  if (summary.totals.sent === 0) return { steps, period };
  const { columns } = analytics;
  const stacks = steps.map(({ totals }) => stackOf(totals, series));
  const picture: ChartPicture = {
    kind: view === 'lines' ? 'lines' : 'bars',
    series: series.map((each) => {
      const counts = steps.map(({ totals }) => totals[each]);
      const heights = view === 'lines' ? counts : stacks.map((stack) => stack[each]);
      return { status: each, name: columns[each], counts, heights };
    }),
    labels: steps.map(({ from }) => isolated(format.axis(period.step, from))),
    titles: steps.map(({ from }, index) => format.whole(period.step, from, endOf(steps, index, period.to))),
    footers: steps.map(({ totals }) => `${columns.sent}: ${formats.number(totals.sent)}`),
    number: (value) => formats.number(value),
  };
  return { steps, period, picture };
}

/** The chart with its legend, which filters, and the same numbers as a table: for whoever does not see the picture, or wants it. */
export function chart(
  content: ChartContent | undefined,
  isWaiting: boolean,
  { view, series }: ChartChoice,
  context: ChartContext,
  { onSeries, onView }: { onSeries: (series: Series) => void; onView: (view: ChartView) => void },
): TemplateResult {
  const { words, analytics, formats } = context;
  const { steps = [], period, picture } = content ?? {};
  const title = words.titles[period?.step ?? 'day'];
  const isTable = view === 'table' && !!picture;
  const description =
    period && words.description(title, formats.date(period.from), formats.date(lastInstant(period.to)));
  return html`<h3>${title}</h3>
    <div class="legend" role="group" aria-label=${words.series}>
      ${SERIES.map((each) => {
        const isShown = series.includes(each);
        return html`<button type="button" aria-pressed=${isShown ? 'true' : 'false'} @click=${() => onSeries(each)}>
          <i class="sign" data-status=${each}></i>${analytics.columns[each]}
        </button>`;
      })}
    </div>
    <div class="views" role="group" aria-label=${words.view}>
      ${CHART_VIEWS.map(
        (each) =>
          html`<button
            type="button"
            aria-pressed=${each === view ? 'true' : 'false'}
            aria-label=${words.views[each]}
            title=${words.views[each]}
            @click=${() => onView(each)}
          >
            ${VIEW_GLYPHS[each]}
          </button>`,
      )}
    </div>
    <div class=${isWaiting ? 'picture waiting' : 'picture'} ?hidden=${isTable || !(picture || isWaiting)}>
      <canvas role=${description ? 'img' : nothing} aria-label=${description ?? nothing}></canvas>
    </div>
    ${picture && period ? numbersTable(steps, period, series, isTable, title, context) : nothing}
    ${content && !picture ? html`<p class="no-mail">${words.empty}</p>` : nothing}`;
}

/** A period ends before its last instant: until midnight is still the day before. */
function lastInstant(to: string): string {
  return new Date(Date.parse(to) - 1).toISOString();
}

function numbersTable(
  steps: readonly ChartStep[],
  { step, to }: PeriodSummary['period'],
  series: readonly Series[],
  isShown: boolean,
  title: string,
  { words, analytics, formats, steps: format }: ChartContext,
): TemplateResult {
  const columns = ['sent', ...COLUMNS.filter((each) => series.includes(each))] as const;
  return html`<div
    class=${isShown ? 'numbers' : 'numbers hidden'}
    tabindex=${isShown ? '0' : nothing}
    role=${isShown ? 'region' : nothing}
    aria-label=${isShown ? title : nothing}
  >
    <table aria-label=${title}>
      <thead>
        <tr>
          <th scope="col">${words.steps[step]}</th>
          ${columns.map((column) => html`<th scope="col">${analytics.columns[column]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${steps.map(
          ({ from, totals }, index) =>
            html`<tr>
              <th scope="row">${format.whole(step, from, endOf(steps, index, to))}</th>
              ${columns.map((column) => html`<td>${formats.number(totals[column])}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
