import type { Answer } from './adapter.js';

/** Goes on with an answer: at once where it is there, as on a server that has it at hand, else when it has come. */
export function onceThere<Given, Result>(
  answer: Answer<Given>,
  next: (given: Given) => Answer<Result>,
): Answer<Result> {
  return isOnItsWay(answer) ? Promise.resolve(answer).then(next) : next(answer);
}

/** Whether an answer is a promise, also one of another making than the browser's. */
export function isOnItsWay<Given>(answer: Answer<Given>): answer is Promise<Given> {
  return typeof (answer as { then?: unknown } | undefined)?.then === 'function';
}
