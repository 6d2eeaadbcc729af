/**
 * What is tried at random or for a long time comes in two shares: a quick one with every run of the tests, and the
 * whole of it by `npm run test:long`.
 */

declare global {
  /** Set in the pages of the test runner for the long share. */
  var isLongShare: boolean | undefined;
}

/** Whether the long share runs. */
export const isLong =
  globalThis.isLongShare === true || ('process' in globalThis && process.env['TEST_SHARE'] === 'long');

/** All of a list in the long share, its first ones in the quick one. */
export function some<Item>(list: readonly Item[], quick: number): readonly Item[] {
  return isLong ? list : list.slice(0, quick);
}

/** As many turns as the share that runs takes. */
export function turns(quick: number, long: number): number {
  return isLong ? long : quick;
}
