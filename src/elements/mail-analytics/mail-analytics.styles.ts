import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
    isolation: isolate;
    font: var(--_font);
    color: var(--_ink);
  }
  section {
    overflow: clip;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 1px 2px #1018280a;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
    padding: 18px 20px 14px;
    border-block-end: 1px solid var(--_line);
  }
  h2 {
    margin: 0;
    font-size: 20px;
    line-height: 1.2;
    letter-spacing: -0.015em;
    font-weight: 650;
  }
  .live {
    display: inline-flex;
    gap: 7px;
    align-items: center;
    font-size: 12px;
    color: var(--_ink-3);
  }
  .live::before {
    content: '';
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: light-dark(#018657, #49bf89);
    box-shadow: 0 0 0 3px color-mix(in oklab, light-dark(#018657, #49bf89) 22%, transparent);
  }
  .range {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    margin-inline-start: auto;
  }
  .day {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    font-size: 12px;
    color: var(--_ink-3);
  }
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    padding: 12px 20px;
  }
  .toolbar .search {
    flex: 1 1 240px;
    max-inline-size: 320px;
  }
  .sort {
    display: none;
  }
  .count {
    margin-inline-start: auto;
    /* A number and its noun keep the order of their language, whatever that of the page. */
    unicode-bidi: plaintext;
    font-size: 12px;
    color: var(--_ink-3);
  }
  .scroll {
    max-block-size: var(--mail-table-max-height, min(75vh, 900px));
  }
  table {
    min-inline-size: max-content;
  }
  [data-row] {
    block-size: var(--mail-row-height, 53px);
  }
  td {
    padding: 0 10px;
    border-block-end: 1px solid var(--_line-quiet);
    white-space: nowrap;
    background: var(--_surface);
    transition: background-color 0.6s;
  }
  small {
    display: block;
    font-size: 11.5px;
    line-height: 1.3;
    font-weight: 400;
    color: var(--_ink-3);
  }
  [data-column='subject'] {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    inline-size: 280px;
    min-inline-size: 280px;
    max-inline-size: 280px;
    padding-inline-start: 20px;
  }
  th[data-column='subject'] button {
    padding-inline-start: 0;
  }
  [data-column='subject'] > button {
    display: block;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  td[data-column='subject'] > button {
    margin-block-end: 6px;
    font-weight: 550;
  }
  td[data-column='subject'] > button:hover {
    color: var(--_accent);
  }
  td:is([data-column='sending-user'], [data-column='sending-email']) {
    max-inline-size: 220px;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  td[data-column='sending-email'] {
    direction: ltr;
    color: var(--_ink-3);
  }
  :host(:dir(rtl)) td[data-column='sending-email'] {
    text-align: right;
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .number button {
    flex-direction: row-reverse;
  }
  td button:not([part]) {
    padding: 2px 4px;
    margin: -2px -4px;
    border-radius: 6px;
    font-weight: 550;
    text-align: end;
    line-height: 1.35;
  }
  td button:not([part]):hover {
    background: color-mix(in oklab, var(--_accent) 12%, transparent);
  }
  .zero {
    color: var(--_ink-3);
  }
  .state {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    font-size: 12px;
    font-weight: 500;
    color: var(--_ink-2);
  }
  .state::before {
    content: '';
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: var(--_ink-3);
  }
  .state[data-state='sent']::before {
    background: light-dark(#018657, #49bf89);
  }
  .state[data-state='sending']::before {
    background: light-dark(#466cd5, #85aefa);
  }
  .state[data-state='failed']::before {
    border-radius: 1px;
    background: light-dark(#d3373a, #e66359);
  }
  .state:is([data-state='scheduled'], [data-state='draft'])::before {
    background: none;
    box-shadow: inset 0 0 0 1.5px var(--_ink-3);
  }
  .selected td {
    background: color-mix(in oklab, var(--_accent) 7%, var(--_surface));
  }
  .changed td {
    background: color-mix(in oklab, var(--_accent) 12%, var(--_surface));
  }
  @media (prefers-reduced-motion: reduce) {
    td {
      transition: none;
    }
  }
`;
