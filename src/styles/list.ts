import { css } from 'lit';

/** What the two lists have in common: the scroll box, the rows between their spacers, chips, search, notes. */
export const list = css`
  .scroll {
    position: relative;
    overflow: auto;
    overscroll-behavior: contain;
    /* Rows keep their places by spacers; the browser's own correction would scroll on by itself. */
    overflow-anchor: none;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
    scroll-padding-block-start: var(--_head, 0px);
  }
  /* Firefox ends a smooth scroll when what is scrolled becomes higher or lower by a fraction, as long spacers do, and
     WebKit goes back where rows have become fewer before the spacers have grown. */
  @media screen {
    .scroll::after {
      content: '';
      position: absolute;
      inset-block-start: 0;
      inline-size: 1px;
      block-size: var(--_list, 0px);
    }
  }
  table {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-size: 13px;
  }
  thead {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
  }
  th {
    padding: 0;
    border-block: 1px solid var(--_line);
    background: var(--_sunken);
    font-size: 12px;
    font-weight: 500;
    text-align: start;
    white-space: nowrap;
    color: var(--_ink-3);
  }
  th button {
    display: inline-flex;
    gap: 4px;
    align-items: center;
    padding: 8px 10px;
    font-weight: inherit;
  }
  th button:hover,
  th[aria-sort] {
    color: var(--_ink);
  }
  th :focus-visible,
  .scroll:focus-visible {
    outline-offset: -2px;
  }
  .bone {
    display: block;
    inline-size: 70%;
    block-size: 10px;
    border-radius: 5px;
    background: var(--_line-quiet);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .chip {
    display: inline-flex;
    gap: 5px;
    align-items: center;
    block-size: 28px;
    padding-inline: 10px;
    border: 1px solid var(--_line);
    border-radius: 999px;
    font-size: 12.5px;
    font-weight: 500;
    color: var(--_ink-2);
    white-space: nowrap;
  }
  .chip:hover {
    border-color: var(--_ink-3);
  }
  .chip svg {
    color: var(--_status, currentcolor);
  }
  .chip span {
    color: var(--_ink-3);
    font-variant-numeric: tabular-nums;
  }
  .chip[aria-pressed='true'] {
    border-color: var(--_ink);
    background: var(--_ink);
    color: var(--_surface);
  }
  .chip[aria-pressed='true'] :is(span, svg) {
    color: inherit;
  }
  @media (forced-colors: active) {
    .chip[aria-pressed='true'] {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }
  .search {
    display: flex;
    gap: 8px;
    flex: 1;
    align-items: center;
    block-size: 34px;
    padding-inline: 10px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
    background: var(--_sunken);
    color: var(--_ink-3);
  }
  .search:focus-within {
    border-color: var(--_accent);
    box-shadow: 0 0 0 1px var(--_accent);
  }
  .search input {
    flex: 1;
    min-inline-size: 0;
    padding: 0;
    border: 0;
    outline: 0;
    background: none;
    font-size: 13px;
    color: var(--_ink);
    text-overflow: ellipsis;
  }
  .search ::placeholder {
    color: var(--_ink-3);
    opacity: 1;
  }
  .ribbon {
    display: block;
    inline-size: 100%;
    block-size: 5px;
    border-radius: 3px;
    overflow: hidden;
    background: var(--_line);
    fill: var(--_status);
  }
  .ribbon:dir(rtl) {
    transform: scaleX(-1);
  }
  .ribbon rect {
    fill: var(--_status);
    stroke: var(--_surface);
    stroke-width: 1.5;
    vector-effect: non-scaling-stroke;
  }
  .plain {
    display: inline-flex;
    align-items: center;
    block-size: 32px;
    padding-inline: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    font-size: 13px;
    font-weight: 500;
    color: var(--_ink-2);
  }
  .plain:disabled {
    opacity: 0.5;
    cursor: default;
  }
  .plain:not(:disabled):hover {
    border-color: var(--_ink-3);
  }
  .export {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    font-size: 12px;
    color: var(--_ink-3);
    font-variant-numeric: tabular-nums;
  }
  .export button {
    gap: 6px;
  }
  .export .problem {
    color: var(--_ink);
    padding: 0;
    border: 0;
  }
  progress {
    inline-size: 96px;
    accent-color: var(--_accent);
  }
  .offer {
    font-size: 12px;
    text-decoration: underline;
    text-underline-offset: 2px;
    color: var(--_ink-2);
    font-variant-numeric: tabular-nums;
  }
  .problem {
    display: flex;
    gap: 10px;
    align-items: center;
    padding: 10px 20px;
    border-block-start: 1px solid var(--_line);
    font-size: 13px;
  }
  .problem svg {
    font-size: 18px;
    color: light-dark(#d3373a, #e66359);
  }
  .problem p {
    flex: 1;
    margin: 0;
    overflow-wrap: anywhere;
  }
  .problem span {
    color: var(--_ink-2);
  }
  .note {
    display: grid;
    gap: 6px;
    justify-items: center;
    padding: 48px 20px;
    border-block-start: 1px solid var(--_line);
    text-align: center;
    font-size: 13px;
    color: var(--_ink-2);
  }
  .note p {
    margin: 0;
  }
  .note b {
    color: var(--_ink);
    font-weight: 600;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* As narrow as a page at 400 % zoom: nothing but the page scrolls. */
  @container (max-width: 320px) {
    :host :is(.toolbar, .tools) .chips {
      flex-wrap: wrap;
      overflow: visible;
      mask: none;
    }
  }
`;
