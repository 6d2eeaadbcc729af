import { html, nothing, type TemplateResult } from 'lit';

import type { Sort } from '../model/query.js';
import { ARROW_DOWN_GLYPH, ARROW_UP_GLYPH } from './glyphs.js';

export interface HeadOptions {
  className?: string;
  /** In CSS pixels. Default: that of the style sheet. */
  width?: number;
  /** By which the column is made wider and narrower. */
  edge?: TemplateResult | typeof nothing;
  /** Whether Tab comes to it. */
  isStop?: boolean;
}

/** The head of a column that sorts: a press sorts by it, another the other way round. */
export function sortHeader<Column extends string>(
  column: Column,
  label: string,
  sort: Sort<Column>,
  onSort: (column: Column) => void,
  { className = '', width, edge = nothing, isStop = true }: HeadOptions = {},
): TemplateResult {
  const direction = sort.by === column ? sort.direction : undefined;
  return html`<th
    role="columnheader"
    scope="col"
    class=${className}
    data-column=${column}
    aria-sort=${direction ?? nothing}
    .style=${width === undefined ? '' : `inline-size: ${String(width)}px`}
  >
    <button type="button" title=${label} tabindex=${isStop ? '0' : '-1'} @click=${() => onSort(column)}>
      <span>${label}</span>${direction ? (direction === 'ascending' ? ARROW_UP_GLYPH : ARROW_DOWN_GLYPH) : nothing}
    </button>
    ${edge}
  </th>`;
}
