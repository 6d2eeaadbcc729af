import { css } from 'lit';

/** The sent-mail table, in a place that is wide enough for one. */
export const tableStyles = css`
  .scroll {
    max-block-size: var(--mail-table-max-height, min(75vh, 900px));
    scroll-padding-block-end: var(--_foot, 0px);
  }
  /* Of fixed widths, since otherwise columns would move with the rows that come into view. */
  table {
    table-layout: fixed;
    min-inline-size: max-content;
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
  .edge {
    position: absolute;
    inset-block: 0;
    inset-inline-end: -4px;
    z-index: 2;
    inline-size: 9px;
    cursor: col-resize;
    touch-action: none;
  }
  th:last-child .edge {
    inset-inline-end: 0;
  }
  .edge::after {
    content: '';
    position: absolute;
    inset-block: 5px;
    inset-inline-start: 4px;
    inline-size: 1px;
    background: var(--_line);
    opacity: 0;
  }
  thead:hover .edge::after {
    opacity: 1;
  }
  .edge:is(:hover, :focus, :active)::after {
    inline-size: 2px;
    background: var(--_accent);
    opacity: 1;
  }
  [data-row] {
    block-size: var(--mail-row-height, 53px);
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
  td:focus-visible,
  [data-row]:focus-visible {
    outline-offset: -2px;
  }
  tr > .number:last-child {
    padding-inline-end: 20px;
  }
  th.number:last-child button {
    padding-inline-end: 0;
  }
  /* A share is written as its language does, and stands under its number, whichever way the page runs. */
  small {
    display: block;
    inline-size: fit-content;
    unicode-bidi: plaintext;
    font-size: 11.5px;
    line-height: 1.3;
    font-weight: 400;
    color: var(--_ink-3);
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
  td > [part='subject'] {
    display: block;
    max-inline-size: 100%;
    margin-block-end: 6px;
    overflow: hidden;
    text-overflow: ellipsis;
    font-weight: 500;
  }
  td > [part='subject']:hover,
  .selected [part='subject'] {
    color: var(--_accent);
  }
  td > .ribbon {
    background-repeat: no-repeat;
    forced-color-adjust: none;
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
  td[data-column='sending-email'] {
    direction: ltr;
    color: var(--_ink-3);
  }
  td[data-column='sending-email']:dir(rtl) {
    text-align: right;
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .number small {
    margin-inline-start: auto;
  }
  /* Beside the numbers, which stay under their head. */
  th.number svg {
    position: absolute;
    inset-inline-end: -1px;
  }
  td button:not([part]) {
    padding: 2px 4px;
    margin: -2px -4px;
    border-radius: 6px;
    font-weight: 500;
    text-align: end;
    line-height: 1.35;
  }
  td button:not([part]):hover {
    background: color-mix(in oklab, var(--_accent) 12%, transparent);
  }
  .zero,
  .unsent > [data-column='sent'] {
    color: var(--_ink-3);
  }
  .state {
    font-size: 12px;
    font-weight: 500;
    color: var(--_ink-2);
  }
  .state::before {
    content: '';
    display: inline-block;
    margin-inline-end: 6px;
    inline-size: 7px;
    block-size: 7px;
    vertical-align: 1px;
    border-radius: 50%;
    background: var(--_ink-3);
    forced-color-adjust: none;
  }
  .state[data-state='sent']::before {
    background: var(--_delivered);
  }
  .state[data-state='sending']::before {
    background: var(--_opened);
  }
  .state[data-state='failed']::before {
    border-radius: 1px;
    background: var(--_bounced);
  }
  .state:is([data-state='scheduled'], [data-state='draft'])::before {
    background: none;
    box-shadow: inset 0 0 0 1.5px var(--_ink-3);
  }
  [data-row]:hover td {
    background: color-mix(in oklab, var(--_ink) 3%, var(--_surface));
  }
  tr.selected td {
    background: color-mix(in oklab, var(--_accent) 7%, var(--_surface));
  }
  tr.changed td {
    background: color-mix(in oklab, var(--_accent) 12%, var(--_surface));
  }
  .selected td:first-child {
    box-shadow: inset 3px 0 var(--_accent);
  }
  .selected td:first-child:dir(rtl) {
    box-shadow: inset -3px 0 var(--_accent);
  }
  tfoot {
    position: sticky;
    inset-block-end: 0;
    z-index: 2;
  }
  tfoot td {
    block-size: var(--mail-row-height, 53px);
    border-block: 1px solid var(--_line);
    border-block-end: 0;
    background: var(--_sunken);
    font-weight: 500;
  }
  /* Soft, since it only says that something goes on below. */
  [data-above] th::before,
  [data-aside] [data-column='subject']::after {
    content: '';
    position: absolute;
    inset-block-start: 100%;
    inset-inline: 0;
    block-size: 8px;
    background: linear-gradient(light-dark(#10182814, #0005), transparent);
    pointer-events: none;
  }
  [data-aside] [data-column='subject']::after {
    inset-block: 0 -1px;
    inset-inline: 100% auto;
    inline-size: 10px;
    block-size: auto;
    background: linear-gradient(90deg, light-dark(#10182814, #0005), transparent);
  }
  [data-aside] [data-column='subject']:dir(rtl)::after {
    transform: scaleX(-1);
  }
  /* What is shown is being asked for again. */
  [aria-busy='true']:not(:has(.pending)) thead::after {
    content: '';
    position: absolute;
    inset-block-end: -1px;
    inset-inline: 0;
    block-size: 2px;
    background: linear-gradient(90deg, transparent, var(--_accent), transparent) 0 0 / 40% 100% no-repeat;
    opacity: 0;
    animation:
      appear 0.2s 0.3s forwards,
      sweep 1.4s linear infinite;
  }
  @keyframes appear {
    to {
      opacity: 1;
    }
  }
  @keyframes sweep {
    from {
      background-position: -70% 0;
    }
    to {
      background-position: 170% 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    td {
      transition: none;
    }
    [aria-busy='true']:not(:has(.pending)) thead::after {
      background-size: 100% 100%;
      animation-name: appear;
    }
  }
`;
