import { css } from 'lit';

/** In a narrow place each row becomes a card, and signs above them explain the glyphs of their numbers. */
export const cardStyles = css`
  .signs {
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
    tr[data-row].pending {
      background:
        linear-gradient(var(--_line-quiet) 0 0) 16px 26px / 52% 10px,
        linear-gradient(var(--_line-quiet) 0 0) 16px 46px / 32% 8px,
        linear-gradient(var(--_line) 0 0) 16px 64px / calc(100% - 32px) 5px;
      background-repeat: no-repeat;
    }
    .pending > * {
      display: none !important;
    }
  }
`;
