import { css } from 'lit';

/** The tiles above the table; brought along with them, and not before. */
export const summaryStyles = css`
  .tiles ul {
    display: grid;
    grid-template-columns: repeat(5, minmax(0, 1fr));
    min-block-size: 131px;
    margin: 0;
    padding: 0;
    list-style: none;
    scrollbar-width: none;
  }
  .tiles li {
    position: relative;
    display: grid;
    grid-template-rows: 18px 34px 18px;
    align-content: start;
    min-inline-size: 0;
    padding: 14px 20px 47px;
    overflow: hidden;
  }
  .tiles li + li {
    border-inline-start: 1px solid var(--_line-quiet);
  }
  .tiles li > p {
    margin: 0;
    font-size: 12px;
    line-height: 18px;
    white-space: nowrap;
  }
  .tiles .name {
    display: flex;
    gap: 6px;
    align-items: center;
    font-weight: 500;
    color: var(--_ink-2);
  }
  .tiles .name svg {
    font-size: 14px;
    color: var(--_status);
  }
  .tiles .value {
    display: flex;
    gap: 8px;
    align-items: baseline;
    line-height: 34px;
    font-variant-numeric: tabular-nums;
  }
  .value b {
    font-size: 24px;
    font-weight: 600;
    letter-spacing: -0.02em;
    color: var(--_ink);
  }
  .value > .zero {
    font-size: 24px;
  }
  .change {
    display: inline-flex;
    gap: 3px;
    align-items: center;
    align-self: center;
    min-inline-size: 0;
    padding-block-start: 4px;
    font-weight: 500;
    color: var(--_ink-3);
    cursor: default;
  }
  .change[data-verdict='better'] {
    color: var(--_delivered);
  }
  .change > :not(svg) {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .change svg {
    font-size: 11px;
    stroke-width: 2.5px;
  }
  .tiles .parts {
    justify-self: start;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    color: var(--_ink-3);
    font-variant-numeric: tabular-nums;
  }
  .tiles .bone {
    inline-size: 64px;
  }
  .value .bone {
    block-size: 20px;
    align-self: center;
  }
  .parts .bone {
    inline-size: 96px;
    margin-block: 4px;
  }
  .spark {
    position: absolute;
    inset: auto 0 0;
    inline-size: 100%;
    block-size: 34px;
    pointer-events: none;
  }
  .spark:dir(rtl) {
    transform: scaleX(-1);
  }
  .spark .line {
    fill: none;
    stroke: var(--_status);
    stroke-width: 1.5;
    vector-effect: non-scaling-stroke;
  }
  .spark .area {
    fill: var(--_status);
    opacity: 0.12;
  }
  .stale {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: center;
    margin: 0;
    padding: 6px 20px;
    border-block-start: 1px solid var(--_line-quiet);
    font-size: 12px;
    color: var(--_ink-2);
  }
  .stale svg {
    font-size: 14px;
    color: var(--_bounced);
  }
  .stale span {
    overflow-wrap: anywhere;
  }
  @container (max-width: 900px) {
    .tiles li {
      padding-inline: 12px;
    }
    .tiles .value {
      gap: 6px;
    }
    .value b {
      font-size: 20px;
    }
  }
  @container (max-width: 780px) {
    .value b {
      font-size: 24px;
    }
    .tiles ul {
      display: flex;
      overflow-x: auto;
    }
    .tiles li {
      /* Not as wide as what is in it, which comes later. */
      flex: 1 0 176px;
      padding-inline: 16px;
    }
    .tiles ul:focus-visible {
      outline-offset: -2px;
    }
  }
  @media print {
    .tiles ul {
      overflow: visible;
    }
    .tiles li {
      flex: 1 1 0;
      min-inline-size: 0;
      padding-inline: 8px;
      break-inside: avoid;
    }
  }
  @media (forced-colors: active) {
    .spark .area {
      fill: none;
    }
  }
`;
