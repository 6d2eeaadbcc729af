import { css } from 'lit';

/** In a narrow place each row becomes a card: what matters most, numbers with the glyphs that the signs above explain. */
export const cardStyles = css`
  .signs,
  .glyph {
    display: none;
  }
  @container (max-width: 640px) {
    .top,
    .toolbar {
      padding-inline: 16px;
    }
    .top {
      padding-block: 14px 12px;
    }
    .heading {
      flex-basis: 100%;
    }
    .tool {
      display: none;
    }
    .export {
      margin-inline-start: auto;
    }
    .export button:has(svg) {
      gap: 0;
      font-size: 0;
    }
    .export button svg {
      font-size: 15px;
    }
    .outcome {
      flex-basis: 80px;
    }
    .toolbar .search {
      flex-basis: 100%;
      max-inline-size: none;
    }
    .toolbar .chips {
      flex: 1 1 100%;
      margin-inline: -16px;
      padding-inline: 16px;
    }
    .sort {
      display: flex;
      gap: 6px;
    }
    :is(.sort, .range) select {
      max-inline-size: 40cqi;
    }
    .range select {
      max-inline-size: 44cqi;
    }
    .signs {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 10px;
      padding: 0 16px 10px;
      font-size: 12px;
      color: var(--_ink-2);
    }
    .signs span {
      display: inline-flex;
      gap: 5px;
      align-items: center;
    }
    :is(.signs, .glyph) svg {
      display: block;
      color: var(--_status);
    }
    .scroll {
      border-block-start: 1px solid var(--_line-quiet);
    }
    table,
    tbody,
    tfoot,
    [data-spacer] {
      display: block;
      min-inline-size: 0;
    }
    thead,
    .sized tr::after {
      display: none;
    }
    [data-row],
    tfoot tr {
      position: relative;
      display: flex;
      flex-wrap: wrap;
      gap: 2px 6px;
      align-content: center;
      align-items: baseline;
      padding: 0 16px;
    }
    [data-row],
    :host([density='compact']) [data-row] {
      block-size: var(--mail-card-height, 104px);
      border-block-end: 1px solid var(--_line-quiet);
    }
    td,
    td small {
      display: none;
    }
    td,
    tfoot td,
    tr.selected td,
    tr.changed td,
    [data-row]:hover td,
    :host([density='compact']) tfoot td {
      block-size: auto;
      padding: 0;
      border: 0;
      background: none;
      box-shadow: none;
    }
    /* Its two parts are laid out by themselves: the subject beside the date, the ribbon across the card. */
    [data-row] > [data-column='subject'] {
      position: static;
      display: contents;
    }
    td > [part='subject'],
    :host([density='compact']) td > [part='subject'] {
      flex: 1;
      min-inline-size: calc(100% - 112px);
      max-inline-size: calc(100% - 112px);
      margin: 0;
      font-size: 14px;
      text-align: -webkit-match-parent;
      text-align: match-parent;
    }
    [data-row] > [data-column='date'] {
      order: 1;
      display: block;
      inline-size: 106px;
      overflow: visible;
      text-align: end;
      font-size: 12px;
      color: var(--_ink-3);
    }
    [data-row] > [data-column='sending-user'] {
      order: 2;
      display: block;
      max-inline-size: 50%;
      font-size: 12px;
      color: var(--_ink-3);
    }
    [data-row] > :is([data-column='sent'], [data-column='status']) {
      order: 3;
      display: block;
      overflow: visible;
      font-size: 12px;
      color: var(--_ink-3);
    }
    [data-row] > [data-column='status'] {
      order: 4;
    }
    [data-row] > [data-column='sent']::before {
      content: '·';
      margin-inline-end: 6px;
    }
    .state {
      font-weight: 400;
      color: inherit;
    }
    .state:is([data-state='sent'], [data-state='scheduled'])::before {
      display: none;
    }
    td > .ribbon {
      order: 5;
      flex: 0 0 100%;
      margin-block: 4px 3px;
    }
    .unsent > td > .ribbon {
      visibility: hidden;
      margin: 0;
      block-size: 1px;
    }
    tr > :is([data-column='delivered'], [data-column='opened'], [data-column='clicked'], [data-column='bounced']) {
      order: 6;
      display: inline-flex;
      gap: 5px;
      margin-inline-end: 8px;
      align-items: center;
      overflow: visible;
      font-size: 12.5px;
    }
    .unsent > .number:not([data-column='sent']) {
      display: none;
    }
    .glyph {
      display: block;
    }
    .selected {
      box-shadow: inset 3px 0 var(--_accent);
    }
    .selected:dir(rtl) {
      box-shadow: inset -3px 0 var(--_accent);
    }
    [data-row]:is(:hover, .selected) {
      background: color-mix(in oklab, var(--_accent) 6%, var(--_surface));
    }
    [data-row].changed {
      background: color-mix(in oklab, var(--_accent) 12%, var(--_surface));
    }
    [data-row].pending {
      background:
        linear-gradient(var(--_line-quiet) 0 0) 16px 26px / 52% 10px,
        linear-gradient(var(--_line-quiet) 0 0) 16px 46px / 32% 8px,
        linear-gradient(var(--_line) 0 0) 16px 64px / calc(100% - 32px) 5px;
      background-repeat: no-repeat;
    }
    .pending > * {
      display: none !important;
    }
    tfoot tr {
      min-block-size: 60px;
      border-block-start: 1px solid var(--_line);
      background: var(--_sunken);
    }
    tfoot [data-column='subject'] {
      position: static;
      display: block;
      padding: 0;
      flex: 0 0 100%;
    }
  }
`;
