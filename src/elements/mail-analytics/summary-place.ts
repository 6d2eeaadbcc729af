import { html, nothing, type TemplateResult } from 'lit';

import type { MailAnalyticsAdapter } from '../../adapters/adapter.js';
import { LoadedPartController } from '../../controllers/loaded-part-controller.js';
import type { ProblemStrings } from '../../locales/strings.js';
import type { Period } from '../../model/period.js';
import { wordsIn } from '../../model/word-list.js';
import { problem } from '../../templates/problem.js';
import type { MailAnalytics } from './mail-analytics.js';

/** What the section tells of itself. */
export interface Surroundings {
  adapter: MailAnalyticsAdapter | undefined;
  /** Whether an adapter is on its way. */
  isLoading: boolean;
  /** Whether there has been nobody to ask for a while. */
  isStarved: boolean;
  period: Period;
}

/** Tiles and chart, once their code has come. */
export interface SummaryViews {
  tiles(): TemplateResult;
  chart(): TemplateResult;
  /** Whether there are numbers, or a reason why there are none. */
  readonly isComplete: boolean;
  /** Mail has changed. */
  follow(): void;
}

/** Tiles and chart of a section, unless both are hidden or its adapter cannot sum up. */
export function summaryPart(
  host: MailAnalytics,
  around: () => Surroundings,
  onError: (error: unknown) => void,
): LoadedPartController<SummaryViews> {
  const isOffered = (): boolean => {
    const { adapter, isLoading, isStarved } = around();
    // Where it is not known yet who will be asked, room is left.
    return hiddenIn(host.hide).length < 2 && (adapter ? !!adapter.getSummary : isLoading || !isStarved);
  };
  const load = async (): Promise<SummaryViews> => new (await import('./summary.js')).SummaryPart(host, around, onError);
  return new LoadedPartController(host, isOffered, load, onError);
}

/** Whether there is nothing to wait for. */
export function isSummaryComplete({ isShown, part, error }: LoadedPartController<SummaryViews>): boolean {
  return !isShown || !!error || !!part?.isComplete;
}

/** Where tiles and chart are: as high as they will be, before they have come. */
export function summaryPlace(
  { isShown, part, error, retry }: LoadedPartController<SummaryViews>,
  hide: string,
  words: ProblemStrings,
): TemplateResult | typeof nothing {
  if (!isShown) return nothing;
  if (error) return problem(error, words, retry);
  const hidden = hiddenIn(hide);
  return html`${hidden.includes('summary') ? nothing : html`<div class="tiles" part="summary">${part?.tiles()}</div>`}
  ${hidden.includes('chart') ? nothing : html`<div class="chart" part="chart">${part?.chart()}</div>`}`;
}

function hiddenIn(hide: string): readonly ('summary' | 'chart')[] {
  return wordsIn(hide, ['summary', 'chart']);
}
