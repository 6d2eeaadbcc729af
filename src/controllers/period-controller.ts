import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { periodOf, type Period, type PeriodWords } from '../model/period.js';

/** The instants that an element's `range`, `from` and `to` mean now. What cannot be read leaves the last good ones. */
export class PeriodController implements ReactiveController {
  period: Period = {};
  /** Why the attributes cannot be read, if so. */
  problem: unknown;

  constructor(
    private readonly host: ReactiveControllerHost & PeriodWords,
    private readonly timeZone: () => string,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    try {
      this.period = periodOf(this.host, Date.now(), this.timeZone());
      this.problem = undefined;
    } catch (problem) {
      this.problem = problem;
    }
  }
}
