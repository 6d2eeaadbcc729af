import { css } from 'lit';

/** What stands on a card: what matters most, numbers with their glyphs. */
export const cardBodyStyles = css`
  .glyph {
    display: none;
  }
  @container (max-width: 640px) {
    tfoot {
      display: block;
      min-inline-size: 0;
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
