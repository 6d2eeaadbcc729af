import type { Answer } from '../adapters/adapter.js';

/** How old the sums of a list are beside its rows, which come in windows of their own. */
export class SumAge {
  /** Requests of which the answer has sums. */
  #due = 0;
  /** The number of the request that the sums are of, and of the newest one when rows without sums came last. */
  #summedAt = 0;
  #rowsAt = 0;

  /** Whether sums are on their way, or of before rows came that may be newer than they are. */
  get isUncertain(): boolean {
    return this.#due > 0 || this.#summedAt <= this.#rowsAt;
  }

  async due<Value>(answer: Answer<Value>): Promise<Value> {
    this.#due += 1;
    return Promise.resolve(answer).finally(() => (this.#due -= 1));
  }

  sumsCame(number: number): void {
    this.#summedAt = number;
  }

  rowsCame(newest: number): void {
    this.#rowsAt = newest;
  }
}
