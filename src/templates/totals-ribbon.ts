import { html, svg, type TemplateResult } from 'lit';

import type { Totals } from '../model/mailing.js';

/** The parts of a ribbon, from best to worst; together they are all that were sent. */
const PARTS = ['clicked', 'opened', 'delivered', 'deferred', 'dropped', 'bounced'] as const;

/**
 * What became of a mailing, as one thin bar. Decoration: the numbers stand beside it. Those who clicked are taken to
 * be among those who opened, as nearly all are, so that no part is counted twice.
 */
export function totalsRibbon({ sent, delivered, opened, clicked, deferred, dropped, bounced }: Totals): TemplateResult {
  const clickedPart = Math.min(clicked, delivered);
  const openedPart = Math.min(Math.max(0, opened - clickedPart), delivered - clickedPart);
  const widths = [clickedPart, openedPart, delivered - clickedPart - openedPart, deferred, dropped, bounced];
  const scale = sent > 0 ? 100 / sent : 0;
  let at = 0;
  return html`<svg class="ribbon" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
    ${widths.map((width, index) => {
      const x = at;
      at += width * scale;
      return width > 0 ? svg`<rect data-status=${PARTS[index] ?? ''} x=${x} width=${width * scale} height="1" />` : '';
    })}
  </svg>`;
}
