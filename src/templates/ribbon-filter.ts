import { html, type TemplateResult } from 'lit';

import type { Formats } from '../locales/formats.js';
import { TOTAL_OF, type Totals } from '../model/mailing.js';
import { ribbonParts } from '../model/ribbon.js';
import type { Reached } from '../model/status.js';

interface RibbonWords {
  /** Of all parts together. */
  label: string;
  names: Readonly<Partial<Record<Reached, string>>>;
  /** "Opened 177 of 308". */
  part: (name: string, count: string, sent: string) => string;
}

/**
 * What became of a mailing, as one bar, of which each part filters: a press shows those who came so far. Its number is
 * that of the rows behind it, so that of the opened has those who clicked as well, though the bar shows each once.
 */
export function ribbonFilter(
  totals: Totals,
  reached: Reached | undefined,
  { label, names, part }: RibbonWords,
  formats: Formats,
  onReached: (reached: Reached | undefined) => void,
): TemplateResult {
  const sent = formats.number(totals.sent);
  const parts = ribbonParts(totals).flatMap(({ status, count }) => (isReached(status) ? [{ status, count }] : []));
  const rest = totals.sent - parts.reduce((sum, { count }) => sum + count, 0);
  return html`<div
    class=${rest > 0 ? 'parts going' : 'parts'}
    role="group"
    aria-label=${label}
    .style=${`--_rest: ${String(Math.max(0, rest))}`}
  >
    ${parts.map(({ status, count }) => {
      const words = part(names[status] ?? status, formats.number(totals[TOTAL_OF[status]] ?? 0), sent);
      const isPressed = status === reached;
      return html`<button
        type="button"
        data-status=${status}
        .style=${`flex-grow: ${String(count)}`}
        title=${words}
        aria-label=${words}
        aria-pressed=${isPressed ? 'true' : 'false'}
        @click=${() => onReached(isPressed ? undefined : status)}
      ></button>`;
    })}
  </div>`;
}

function isReached(status: string): status is Reached {
  return status in TOTAL_OF;
}
