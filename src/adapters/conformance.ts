/**
 * Does an adapter keep its contract? A list of promises to try, for any test runner:
 *
 * ```ts
 * import { adapterConformance } from 'mail-analytics/adapter-conformance.js';
 *
 * for (const { name, run } of adapterConformance(() => ({ adapter: new MyAdapter() }))) {
 *   test(name, async (t) => {
 *     const result = await run();
 *     if (result) t.skip(result.skipped);
 *   });
 * }
 * ```
 *
 * It only reads, so it can be run against real data; they must not change meanwhile. It looks at no more than 1,000
 * rows of a list. How texts are ordered is left to the host's database, within what all collations agree on.
 */
import { ABORT_CASES } from './conformance/abort-cases.js';
import { caseOf, type ConformanceCase, type ConformanceSetup } from './conformance/case.js';
import { FILTER_CASES } from './conformance/filter-cases.js';
import { MESSAGE_CASES } from './conformance/message-cases.js';
import { NUMBER_CASES } from './conformance/number-cases.js';
import { OPTIONAL_CASES } from './conformance/optional-cases.js';
import { SORT_CASES } from './conformance/sort-cases.js';
import { WINDOW_CASES } from './conformance/window-cases.js';

export { ConformanceError, type ConformanceCase, type ConformanceSetup, type Skipped } from './conformance/case.js';

/**
 * The cases to run against an adapter, in the order in which they are best mended.
 *
 * @param setup - Called for each case anew.
 */
export function adapterConformance(
  setup: () => Promise<ConformanceSetup> | ConformanceSetup,
): readonly ConformanceCase[] {
  return [
    ...WINDOW_CASES,
    ...SORT_CASES,
    ...FILTER_CASES,
    ...NUMBER_CASES,
    ...MESSAGE_CASES,
    ...ABORT_CASES,
    ...OPTIONAL_CASES,
  ].map((promised) => caseOf(promised, setup));
}
