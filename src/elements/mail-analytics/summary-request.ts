import type { MailAnalyticsAdapter } from '../../adapters/adapter.js';
import { canSum, firstSent, getSummary } from '../../adapters/checked-summary.js';
import { onceThere } from '../../adapters/once-there.js';
import type { SummaryRequest } from '../../controllers/summary-controller.js';
import type { Period } from '../../model/period.js';
import { summaryPeriod } from '../../model/summary-period.js';

/** What is summed up: a scope and a period, whatever its mailings are searched for or filtered by. */
export interface SummarySource {
  scope?: string;
  includeMachineOpens: boolean;
}

/**
 * The question for a summary. Where no beginning is chosen, the first mailing is looked for before it is asked.
 *
 * @param now - Milliseconds since 1970.
 */
export function summaryRequest(
  adapter: MailAnalyticsAdapter | undefined,
  { scope, includeMachineOpens }: SummarySource,
  period: Period,
  timeZone: string,
  now: number,
): SummaryRequest {
  if (!canSum(adapter)) return { key: [adapter], ask: undefined };
  const of = scope ? { scope } : {};
  // The end of an open period moves on with the hour, and its beginning is then another day's at times.
  const { to } = summaryPeriod(period, undefined, now, timeZone);
  let first: string | undefined;
  return {
    key: [adapter, JSON.stringify([scope, period, to, timeZone, includeMachineOpens])],
    ask: (signal) => {
      const begin = period.from === undefined ? (first ?? firstSent(adapter, of.scope, { signal })) : undefined;
      return onceThere(begin, (found) => {
        first = found;
        const { step, ...whole } = summaryPeriod(period, first, now, timeZone);
        const query = {
          ...of,
          from: whole.from,
          to: whole.to,
          timeZone,
          bucket: step === 'hour' ? ('hour' as const) : ('day' as const),
          ...(includeMachineOpens && { includeMachineOpens }),
        };
        const answer = getSummary(adapter, query, { signal });
        return onceThere(answer, (summary) => ({ period: { step, ...whole }, summary }));
      });
    },
  };
}
