import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { periodOf, type Period, type PeriodWords } from '../model/period.js';
import { ClockController } from './clock-controller.js';

/**
 * The instants that an element's `range`, `from` and `to` mean now, and others when a day goes by. What cannot be read
 * leaves the last good ones.
 */
export class PeriodController implements ReactiveController {
  period: Period = {};
  /** Why the attributes cannot be read, if so. */
  problem: unknown;
  #clock: ClockController;

  constructor(
    private readonly host: ReactiveControllerHost & PeriodWords,
    private readonly timeZone: () => string,
  ) {
    this.#clock = new ClockController(host);
    host.addController(this);
  }

  hostUpdate(): void {
    this.#clock.holdsToday();
    try {
      this.period = periodOf(this.host, this.#clock.now.getTime(), this.timeZone());
      this.problem = undefined;
    } catch (problem) {
      this.problem = problem;
    }
  }
}
