import type { Totals } from './mailing.js';

/** The shares that are shown, each of its own whole. */
export const RATES = [
  'delivered',
  'bounced',
  'dropped',
  'deferred',
  'opened',
  'clicked',
  'spamReports',
  'clickToOpen',
] as const;

export type RateName = (typeof RATES)[number];

/** A share that names both its parts. */
export interface Rate {
  numerator: number;
  denominator: number;
  /** 0 to 1 (above 1 only if the data contradict themselves); absent where there is nothing to divide by. */
  value?: number;
  /** Too few to speak of per cent: "3 of 8" says more. */
  isSmall: boolean;
}

/** Below this many in the denominator a rate is shown as "3 of 8". */
export const SMALL_DENOMINATOR = 20;

/** What each rate divides: delivery by what was sent, engagement by what was delivered. */
const PARTS: Readonly<Record<RateName, readonly [numerator: keyof Totals, denominator: keyof Totals]>> = {
  delivered: ['delivered', 'sent'],
  bounced: ['bounced', 'sent'],
  dropped: ['dropped', 'sent'],
  deferred: ['deferred', 'sent'],
  opened: ['opened', 'delivered'],
  clicked: ['clicked', 'delivered'],
  spamReports: ['spamReports', 'delivered'],
  clickToOpen: ['clicked', 'opened'],
};

/** One part of a whole. */
export function rate(numerator: number, denominator: number): Rate {
  const isSmall = denominator < SMALL_DENOMINATOR;
  return denominator > 0
    ? { numerator, denominator, value: numerator / denominator, isSmall }
    : { numerator, denominator, isSmall };
}

/** The rate of that name in a mailing's totals. */
export function rateOf(totals: Totals, name: RateName): Rate {
  const [numerator, denominator] = PARTS[name];
  return rate(totals[numerator] ?? 0, totals[denominator] ?? 0);
}
