import type { Answer } from '../adapters/adapter.js';

/** Whether the sums of a list and its rows are of the same moment: each also comes by itself. */
export class SumAge {
  /** Whether neither has come by itself since both came in one answer. */
  isTogether = false;
  /** Requests of which the answer has sums. */
  #due = 0;

  /** Whether a change that is told of a row may be in the sums already, or the row may have had it before they did. */
  get isUncertain(): boolean {
    return this.#due > 0 || !this.isTogether;
  }

  async due<Value>(answer: Answer<Value>): Promise<Value> {
    this.#due += 1;
    return Promise.resolve(answer).finally(() => (this.#due -= 1));
  }
}
