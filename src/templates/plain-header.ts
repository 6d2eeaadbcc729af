import { html, type TemplateResult } from 'lit';

import type { HeadOptions } from './sort-header.js';

/** The head of a column that does not sort. Tab and arrow keys come to it as to the others. */
export function plainHeader(
  column: string,
  label: string,
  { className = '', width, edge, isStop = true }: HeadOptions,
): TemplateResult {
  return html`<th
    role="columnheader"
    scope="col"
    class=${className}
    data-column=${column}
    .style=${width === undefined ? '' : `inline-size: ${String(width)}px`}
  >
    <span class="plain-head" title=${label} tabindex=${isStop ? '0' : '-1'}>${label}</span>
    ${edge}
  </th>`;
}
