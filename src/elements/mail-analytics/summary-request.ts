import type { MailAnalyticsAdapter } from '../../adapters/adapter.js';
import { canSum, firstSent, getSummary } from '../../adapters/checked-summary.js';
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
    ask: async (signal) => {
      if (period.from === undefined) first ??= await firstSent(adapter, of.scope, { signal });
      const { step, ...whole } = summaryPeriod(period, first, now, timeZone);
      const query = {
        ...of,
        from: whole.from,
        to: whole.to,
        timeZone,
        bucket: step === 'hour' ? ('hour' as const) : ('day' as const),
        ...(includeMachineOpens && { includeMachineOpens }),
      };
      return { period: { step, ...whole }, summary: await getSummary(adapter, query, { signal }) };
    },
  };
}
