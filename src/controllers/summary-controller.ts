import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { Summary } from '../model/query.js';
import type { SummaryPeriod } from '../model/summary-period.js';
import { AnswerController, type Ask } from './answer-controller.js';

/** A summary, and what it is of. */
export interface PeriodSummary {
  period: SummaryPeriod;
  summary: Summary;
}

/** What is to be summed up. */
export interface SummaryRequest {
  /** Another key is another question: the numbers of the old one stay until those of the new one have come. */
  readonly key: readonly unknown[];
  /** Absent while there is nobody to ask. */
  readonly ask: Ask<PeriodSummary> | undefined;
}

/**
 * The numbers of a scope and a period. They count all of its mail, whatever the table is searched for or filtered by,
 * and are asked for again, a few times a second at most, while mail changes.
 */
export class SummaryController implements ReactiveController {
  readonly #answer: AnswerController<PeriodSummary>;
  #key: readonly unknown[] = [];
  #kept: PeriodSummary | undefined;

  constructor(
    host: ReactiveControllerHost,
    private readonly request: () => SummaryRequest,
    onError: (error: unknown) => void,
  ) {
    this.#answer = new AnswerController(host, onError);
    host.addController(this);
  }

  /** The newest numbers there are; absent until the first have come. */
  get shown(): PeriodSummary | undefined {
    return this.#answer.value ?? this.#kept;
  }

  get error(): unknown {
    return this.#answer.error;
  }

  /** Whether other numbers than those that are shown are on their way; newer ones of the same question are none. */
  get isLoading(): boolean {
    return this.#answer.isLoading && this.#answer.value === undefined;
  }

  hostUpdate(): void {
    const { key, ask } = this.request();
    if (key.length === this.#key.length && key.every((part, index) => part === this.#key[index])) return;
    this.#kept = this.shown;
    this.#key = key;
    this.#answer.ask(ask);
  }

  /** Mail has changed. */
  follow(): void {
    this.#answer.follow();
  }

  /** Asks again after a failure. */
  readonly retry = (): void => {
    void this.#answer.renew();
  };
}
