import { css } from 'lit';

/** The sent-mail table before its rows have come, in a place that is wide enough for one. */
export const tableStyles = css`
  .scroll {
    max-block-size: var(--mail-table-max-height, min(75vh, 900px));
    scroll-padding-block-end: var(--_foot, 0px);
  }
  /* Of fixed widths, since otherwise columns would move with the rows that come into view. */
  table {
    table-layout: fixed;
    min-inline-size: min-content;
  }
  /* Columns that somebody has made as wide as they are stay so; what room is left over is at their end. */
  .sized tr:not([data-spacer])::after {
    content: '';
    display: table-cell;
    border-block-end: 1px solid var(--_line-quiet);
  }
  .sized thead tr::after {
    border-block: 1px solid var(--_line);
    background: var(--_sunken);
  }
  th {
    position: relative;
  }
  th button {
    max-inline-size: 100%;
  }
  th button span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  [data-row] {
    block-size: var(--mail-row-height, 53px);
  }
  :host([density='compact']) [data-row] {
    block-size: var(--mail-row-height, 36px);
  }
  td {
    padding-block: 0;
    border-block-end: 1px solid var(--_line-quiet);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    background: var(--_surface);
    transition: background-color 0.15s;
  }
  td,
  th button {
    padding-inline: 10px 4px;
  }
  /* What stands at the end has the room before it, where it is long. */
  td:where(.number),
  th:where(.number) > button {
    padding-inline: 0 10px;
  }
  th:where(.number) > button {
    max-inline-size: calc(100% + 4px);
    margin-inline-start: -4px;
  }
  tr > .number:last-child {
    padding-inline-end: 20px;
  }
  th.number:last-child button {
    padding-inline-end: 0;
  }
  [data-column='subject'] {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    overflow: visible;
    padding-inline-start: 20px;
  }
  th[data-column='subject'] button {
    margin-inline-start: -4px;
    padding-inline-start: 4px;
  }
  /* Bones in the places of what has not come; there is nothing to press or to read. */
  .pending td > :not(.ribbon) {
    display: none;
  }
  .pending td::before {
    content: '';
    display: inline-block;
    inline-size: 60%;
    block-size: 10px;
    border-radius: 5px;
    background: var(--_line-quiet);
  }
  .pending td[data-column='subject']::before {
    margin-block-end: 6px;
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  /* Beside the numbers, which stay under their head. */
  th.number svg {
    position: absolute;
    inset-inline-end: -1px;
  }
`;
