/**
 * Work that is done in slices, so that a page can answer its reader in between: a generator that yields now and then,
 * and returns what it was for. Whoever runs it decides when to go on, and may give it up by not doing so.
 */
export type Slices<Result> = Generator<undefined, Result, undefined>;

/** Rows that are looked at between two yields: about a millisecond of work. */
export const SLICE = 8192;

/** All of it at once, for lists that are too short to be noticed. */
export function atOnce<Result>(slices: Slices<Result>): Result {
  let step = slices.next();
  while (!step.done) step = slices.next();
  return step.value;
}
