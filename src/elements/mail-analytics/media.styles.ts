import { css } from 'lit';

/** The rows where they are compact, in forced colours, and on paper. */
export const mediaStyles = css`
  /* One line: rates are in the tips of the numbers, as the time is in that of the day. */
  :host([density='compact']) td small {
    display: none;
  }
  :host([density='compact']) td > [part='subject'] {
    margin-block-end: 2px;
    line-height: 1.35;
  }
  :host([density='compact']) td > .ribbon {
    block-size: 3px;
  }
  @media (forced-colors: active) {
    td > .ribbon,
    .state::before {
      outline: 1px solid CanvasText;
    }
    .selected td:first-child {
      border-inline-start: 3px solid Highlight;
    }
    .selected [part='subject'] {
      text-decoration: underline;
    }
    .changed td {
      border-block-end-color: Highlight;
    }
    .edge:is(:hover, :focus, :active)::after {
      background: Highlight;
    }
  }
  /* All thirteen columns on one sheet, and each row that has been shown so far. */
  @media print {
    .scroll {
      max-block-size: none;
      overflow: visible;
    }
    [data-spacer],
    .pending,
    .edge,
    [data-above] th::before,
    [data-aside] [data-column]::after {
      display: none;
    }
    table {
      table-layout: auto;
      min-inline-size: 0;
      font-size: 8pt;
    }
    /* Neither what is positioned nor a button is painted again in the head of the next sheet. */
    thead,
    tfoot,
    th,
    [data-column='subject'] {
      position: static;
    }
    th button {
      display: contents;
    }
    th button span {
      display: inline;
      overflow: visible;
    }
    /* Once, and not at the foot of each sheet. */
    tfoot {
      display: table-row-group;
    }
    th,
    th button,
    td,
    td small,
    .state {
      font-size: 7pt;
    }
    table :is(th, td) {
      inline-size: auto;
      padding: 2pt 3pt;
      white-space: normal;
    }
    td[data-column='sending-email'] {
      overflow-wrap: anywhere;
    }
    tr {
      break-inside: avoid;
    }
  }
`;
