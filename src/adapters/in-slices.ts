import type { Slices } from '../model/slices.js';
import { fairTurn } from './fair-turn.js';

/** Milliseconds of work between two turns of the page: well below the 50 at which a person notices a halt. */
const BUDGET = 16;

/**
 * Does work in slices, and lets the page have its turn between them.
 *
 * @param isWanted - Asked before going on; where nobody wants the result any more, the work is given up.
 * @throws {DOMException} `AbortError`, when it was given up.
 */
export async function inSlices<Result>(slices: Slices<Result>, isWanted: () => boolean): Promise<Result> {
  let start = performance.now();
  for (;;) {
    const step = slices.next();
    if (step.done) return step.value;
    if (performance.now() - start < BUDGET) continue;
    await fairTurn();
    if (!isWanted()) throw new DOMException('Nobody waits for this any more.', 'AbortError');
    start = performance.now();
  }
}
