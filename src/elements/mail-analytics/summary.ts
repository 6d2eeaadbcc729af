import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';

import { ChartController } from '../../controllers/chart-controller.js';
import { formatsAround } from '../../controllers/formats-controller.js';
import { ScrollFocusController } from '../../controllers/scroll-focus-controller.js';
import { StringsController, wordless } from '../../controllers/strings-controller.js';
import { SummaryController } from '../../controllers/summary-controller.js';
import { analytics } from '../../locales/en-analytics.js';
import { problem } from '../../locales/en-problem.js';
import { summary } from '../../locales/en-summary.js';
import type { Formats } from '../../locales/formats.js';
import { stepFormats, type StepFormats } from '../../locales/step-formats.js';
import { SERIES, type Series } from '../../model/chart-steps.js';
import { adopt } from '../../styles/adopt.js';
import { ALERT_GLYPH } from '../../templates/glyphs.js';
import { chart, chartContent, type ChartChoice, type ChartContent, type ChartView } from './chart.js';
import { chartStyles } from './chart.styles.js';
import type { MailAnalytics } from './mail-analytics.js';
import { reflowStyles } from './reflow.styles.js';
import type { Surroundings, SummaryViews } from './summary-place.js';
import { summaryRequest } from './summary-request.js';
import { summaryTiles } from './summary-tiles.js';
import { summaryStyles } from './summary.styles.js';

/** Tiles and chart above the table; loaded beside it, where they are shown and the adapter can sum up. */
export class SummaryPart implements SummaryViews {
  readonly #words: StringsController<'analytics' | 'problem' | 'summary'>;
  readonly #summary: SummaryController;
  readonly #chart: ChartController;
  #choice: ChartChoice = { view: 'bars', series: SERIES };
  readonly #actions = {
    onSeries: (series: Series): void => this.#onSeries(series),
    onView: (view: ChartView): void => this.#choose({ view }),
  };
  #content: ChartContent | undefined;
  #formats: Formats | undefined;
  #steps: StepFormats | undefined;

  constructor(
    private readonly host: MailAnalytics,
    around: () => Surroundings,
    onError: (error: unknown) => void,
  ) {
    this.#words = new StringsController(host, { analytics, problem, summary }, wordless);
    this.#summary = new SummaryController(
      host,
      () => {
        const { adapter, period } = around();
        return summaryRequest(adapter, host, period, formatsAround(host).timeZone, Date.now());
      },
      onError,
    );
    this.#chart = new ChartController(
      host,
      () => host.renderRoot.querySelector<HTMLCanvasElement>('.chart canvas'),
      () => (this.#choice.view === 'table' ? undefined : this.#content?.picture),
      onError,
    );
    new ScrollFocusController(host, () => host.renderRoot.querySelector<HTMLElement>('.tiles ul'));
    adopt(host, summaryStyles, chartStyles, reflowStyles);
  }

  get isComplete(): boolean {
    return !!(this.#summary.shown ?? this.#summary.error);
  }

  /** Mail has changed. */
  follow(): void {
    this.#summary.follow();
  }

  tiles(): TemplateResult {
    const { shown, error, isLoading } = this.#summary;
    const { analytics: table, problem: failure, summary: words } = this.#words.strings;
    const formats = formatsAround(this.host);
    return html`${guard([shown, isLoading, error, words, table, formats], () =>
      summaryTiles(shown, isLoading || (!shown && !error), {
        words,
        analytics: table,
        formats,
        steps: this.#stepFormats(formats),
      }),
    )}
    ${
      error
        ? html`<p class="stale" part="summary-problem" role="status">
            ${ALERT_GLYPH}<span
              >${words.failed}${error instanceof Error && error.message ? `: ${error.message}` : nothing}</span
            >
            <button type="button" class="offer" @click=${this.#summary.retry}>${failure.tryAgain}</button>
          </p>`
        : nothing
    }`;
  }

  chart(): TemplateResult {
    const { shown, error } = this.#summary;
    const isWaiting = !shown && !error;
    const { analytics: table, summary: words } = this.#words.strings;
    const formats = formatsAround(this.host);
    const choice: ChartChoice = this.#chart.hasFailed ? { ...this.#choice, view: 'table' } : this.#choice;
    const context = { words: words.chart, analytics: table, formats, steps: this.#stepFormats(formats) };
    return html`${guard([shown, isWaiting, choice.view, choice.series, words, table, formats], () => {
      this.#content = shown && chartContent(shown, choice, context);
      return chart(this.#content, isWaiting, choice, context, this.#actions);
    })}`;
  }

  #onSeries(series: Series): void {
    const before = this.#choice.series;
    // In their order, whichever was pressed last.
    this.#choose({ series: SERIES.filter((each) => before.includes(each) !== (each === series)) });
  }

  #choose(choice: Partial<ChartChoice>): void {
    this.#choice = { ...this.#choice, ...choice };
    this.host.requestUpdate();
  }

  #stepFormats(formats: Formats): StepFormats {
    if (formats !== this.#formats) this.#steps = undefined;
    this.#formats = formats;
    return (this.#steps ??= stepFormats(formats));
  }
}
