import type { Totals } from './mailing.js';
import type { Status } from './status.js';

/** One part of a ribbon: recipients of one outcome, of whom those who did more are a part of their own. */
export interface RibbonPart {
  status: Status;
  count: number;
}

/**
 * What became of a mailing, as the parts of one bar, from best to worst; together they are all that were sent, but for
 * those still pending. Those who clicked are taken to be among those who opened, as nearly all are, so that no part is
 * counted twice.
 */
export function ribbonParts({ delivered, opened, clicked, deferred, dropped, bounced }: Totals): RibbonPart[] {
  const clickedPart = Math.min(clicked, delivered);
  const openedPart = Math.min(Math.max(0, opened - clickedPart), delivered - clickedPart);
  const parts: RibbonPart[] = [
    { status: 'clicked', count: clickedPart },
    { status: 'opened', count: openedPart },
    { status: 'delivered', count: delivered - clickedPart - openedPart },
    { status: 'deferred', count: deferred },
    { status: 'dropped', count: dropped },
    { status: 'bounced', count: bounced },
  ];
  return parts.filter(({ count }) => count > 0);
}
