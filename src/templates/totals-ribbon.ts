import type { Totals } from '../model/mailing.js';
import { ribbonParts } from '../model/ribbon.js';

/** Per cent below which a part could not be seen. */
const THINNEST = 1.2;

/**
 * What became of a mailing, as one thin bar: the background of one element, for the many rows of a table. Parts have a gap
 * between them; the thinnest are drawn at the cost of the widest. Decoration: the numbers stand beside it.
 */
export function ribbonGradient(totals: Totals): string {
  const scale = totals.sent > 0 ? 100 / totals.sent : 0;
  const parts = ribbonParts(totals);
  const shares = parts.map(({ count }) => Math.max(THINNEST, count * scale));
  const counted = parts.reduce((sum, { count }) => sum + count * scale, 0);
  const widest = shares.indexOf(Math.max(...shares));
  const surplus = shares.reduce((sum, share) => sum + share, 0) - counted;
  let at = 0;
  const stops = parts.flatMap(({ status }, index) => {
    const start = at;
    at += (shares[index] ?? 0) - (index === widest ? surplus : 0);
    const end = at.toFixed(2);
    const gap = `calc(${end}% - 1px)`;
    return [`var(--_${status}) ${start.toFixed(2)}% ${gap}`, `var(--_surface) ${gap} ${end}%`];
  });
  return stops.length > 0 ? `linear-gradient(90deg, ${stops.join(', ')}, transparent 0)` : 'none';
}
