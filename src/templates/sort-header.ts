import { html, nothing, type TemplateResult } from 'lit';

import type { Sort } from '../model/query.js';
import { ARROW_DOWN_GLYPH, ARROW_UP_GLYPH } from './glyphs.js';

/** The head of a column that sorts: a press sorts by it, another the other way round. */
export function sortHeader<Column extends string>(
  column: Column,
  label: string,
  sort: Sort<Column>,
  onSort: (column: Column) => void,
  className = '',
): TemplateResult {
  const direction = sort.by === column ? sort.direction : undefined;
  return html`<th
    role="columnheader"
    scope="col"
    class=${className}
    data-column=${column}
    aria-sort=${direction ?? nothing}
  >
    <button type="button" @click=${() => onSort(column)}>
      <span>${label}</span>${direction ? (direction === 'ascending' ? ARROW_UP_GLYPH : ARROW_DOWN_GLYPH) : nothing}
    </button>
  </th>`;
}
