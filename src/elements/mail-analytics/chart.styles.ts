import { css } from 'lit';

/** The chart above the table; brought along with it, and not before. */
export const chartStyles = css`
  .chart {
    display: grid;
    grid-template: 'title legend views' 28px 'picture picture picture' 176px / auto 1fr auto;
    gap: 10px 16px;
    align-items: center;
    padding: 14px 20px;
  }
  .chart h3 {
    grid-area: title;
    margin: 0;
    font-size: 13px;
    font-weight: 600;
    white-space: nowrap;
  }
  .legend {
    display: flex;
    grid-area: legend;
    gap: 2px;
    min-inline-size: 0;
    overflow-x: auto;
    scrollbar-width: none;
  }
  .legend > :first-child {
    margin-inline-start: auto;
  }
  .legend button {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    block-size: 28px;
    padding-inline: 8px;
    border-radius: 6px;
    font-size: 12px;
    white-space: nowrap;
    color: var(--_ink-2);
  }
  .views button:hover,
  .legend button:hover {
    background: var(--_sunken);
    color: var(--_ink);
  }
  .chart button:focus-visible {
    outline-offset: -2px;
  }
  .legend [aria-pressed='false'] {
    color: var(--_ink-3);
    text-decoration: line-through;
  }
  .sign {
    inline-size: 9px;
    block-size: 9px;
    border: 1.5px solid currentcolor;
    border-radius: 3px;
    background: currentcolor;
    color: var(--_status);
    /* The chart is told of new colours by the end of this. */
    transition: color 1ms;
  }
  .legend [aria-pressed='false'] .sign {
    background: none;
  }
  .views {
    display: flex;
    grid-area: views;
    padding: 1px;
    border: 1px solid var(--_line);
    border-radius: 8px;
  }
  .views button {
    display: grid;
    place-items: center;
    inline-size: 28px;
    block-size: 24px;
    border-radius: 6px;
    font-size: 14px;
    color: var(--_ink-3);
  }
  .views [aria-pressed='true'] {
    background: var(--_line-quiet);
    color: var(--_ink);
  }
  .picture,
  .numbers {
    grid-area: picture;
    align-self: stretch;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .picture {
    position: relative;
  }
  /* What the picture is painted with, in properties that a canvas has no other use for. */
  canvas {
    position: absolute;
    inset: 0;
    border: 0 solid var(--_line-quiet);
    outline-color: var(--_surface);
    color: var(--_ink-3);
    caret-color: var(--_ink);
    text-indent: 0;
    transition:
      color 1ms,
      border-color 1ms,
      outline-color 1ms,
      text-indent 1ms;
  }
  canvas:dir(rtl) {
    text-indent: 1px;
  }
  .picture.waiting {
    background: repeating-linear-gradient(90deg, var(--_line-quiet) 0 18px, transparent 18px 42px);
    mask: linear-gradient(transparent 40%, #000 100%);
  }
  .no-mail {
    grid-area: picture;
    margin: 0;
    text-align: center;
    font-size: 13px;
    color: var(--_ink-3);
  }
  .numbers:not(.hidden) {
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
  }
  .numbers:focus-visible {
    outline-offset: 2px;
  }
  .numbers table {
    display: table;
    table-layout: auto;
    min-inline-size: 0;
    font-size: 12px;
  }
  .numbers thead {
    display: table-header-group;
    z-index: 1;
  }
  .numbers tbody {
    display: table-row-group;
  }
  .numbers :is(th, td) {
    display: table-cell;
    inline-size: auto;
    padding: 5px 10px;
    border: 0;
    border-block-end: 1px solid var(--_line-quiet);
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .numbers th:first-child {
    text-align: start;
  }
  .numbers tbody th {
    background: none;
    color: var(--_ink-2);
    font-weight: 400;
  }
  @container (max-width: 640px) {
    .chart {
      grid-template: 'title views' 28px 'legend legend' 28px 'picture picture' 176px / 1fr auto;
      gap: 8px 12px;
      padding-inline: 16px;
    }
    .legend {
      margin-inline: -16px;
      padding-inline: 8px;
      mask-image: linear-gradient(90deg, transparent, #000 16px calc(100% - 16px), transparent);
    }
    .legend > :first-child {
      margin-inline-start: 0;
    }
  }
  /* Paper is white. What was never painted is given in numbers. */
  [data-print] {
    color-scheme: light;
  }
  [data-print] :is(canvas, .sign) {
    transition: none;
  }
  @media print {
    .views {
      display: none;
    }
    /* Painted as wide as the window. */
    canvas {
      max-inline-size: 100%;
      block-size: auto !important;
    }
    .chart {
      break-inside: avoid;
    }
    .chart:not([data-painted]) {
      grid-template-rows: auto;
    }
    .chart:not([data-painted]) .picture {
      display: none;
    }
    .chart:not([data-painted]) .numbers {
      position: static;
      inline-size: auto;
      block-size: auto;
      overflow: visible;
      clip-path: none;
    }
  }
  /* As the series are painted then: solid, striped, dotted, empty. */
  @media (forced-colors: active) {
    .views [aria-pressed='true'] {
      outline: 1px solid;
    }
    :is(canvas, .sign) {
      forced-color-adjust: none;
      border-color: CanvasText;
      outline-color: Canvas;
      color: CanvasText;
      caret-color: CanvasText;
    }
    canvas {
      border-color: GrayText;
    }
    .legend [aria-pressed='true'] .sign[data-status='opened'] {
      background: repeating-linear-gradient(135deg, CanvasText 0 2px, Canvas 2px 4px);
    }
    .legend [aria-pressed='true'] .sign[data-status='delivered'] {
      background: radial-gradient(CanvasText 1px, Canvas 1.5px) 0 0 / 3px 3px;
    }
    .legend [aria-pressed='true'] .sign[data-status='bounced'] {
      background: Canvas;
    }
  }
`;
