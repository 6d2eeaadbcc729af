import { css } from 'lit';

export const styles = css`
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
    gap: 8px;
    align-items: center;
    padding: 18px 20px 14px;
    border-block-end: 1px solid var(--_line);
  }
  /* As high as what will stand in them, so that nothing moves when it comes. */
  .tiles {
    min-block-size: 132px;
    border-block-end: 1px solid var(--_line);
  }
  .chart {
    min-block-size: 243px;
    border-block-end: 1px solid var(--_line);
  }
  @container (max-width: 640px) {
    .chart {
      min-block-size: 277px;
    }
  }
  /* As narrow as a page at 400 % zoom: five tiles of one height. */
  @container (max-width: 320px) {
    .tiles {
      min-block-size: 481px;
    }
    .chart {
      min-block-size: 307px;
    }
  }
  .heading {
    flex: 1 0 auto;
    max-inline-size: 100%;
  }
  .period {
    margin: 2px 0 0;
    color: var(--_ink-3);
  }
  h2 {
    margin: 0;
    font-size: 20px;
    line-height: 1.2;
    letter-spacing: -0.015em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .following {
    display: inline-flex;
    gap: 7px;
    align-items: center;
    min-block-size: 32px;
    padding-inline: 6px;
    border-radius: var(--_radius-small);
    font-size: 12px;
    color: var(--_ink-3);
    font-variant-numeric: tabular-nums;
  }
  button.following:hover {
    color: var(--_ink);
  }
  .following:is(.live, .paused)::before {
    content: '';
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: var(--_delivered);
    box-shadow: 0 0 0 3px color-mix(in oklab, var(--_delivered) 22%, transparent);
    forced-color-adjust: none;
  }
  .following.paused::before {
    border-radius: 1px;
    background: var(--_deferred);
    box-shadow: none;
  }
  .range {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }
  .day {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    font-size: 12px;
    color: var(--_ink-3);
  }
  .tool {
    gap: 6px;
  }
  /* What comes later takes no room from what is there: no line breaks anew when chips and numbers have come. */
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
  .toolbar .chips {
    flex: 2 1 280px;
    flex-wrap: nowrap;
    min-inline-size: 0;
    margin: -3px;
    padding: 3px;
    padding-inline-end: 24px;
    overflow-x: auto;
    scrollbar-width: none;
    mask-image: linear-gradient(90deg, #000 calc(100% - 24px), transparent);
  }
  .toolbar .chips:dir(rtl) {
    mask-image: linear-gradient(-90deg, #000 calc(100% - 24px), transparent);
  }
  .chips > * {
    flex: none;
  }
  .sort {
    display: none;
  }
  .outcome {
    display: flex;
    flex: 1 1 150px;
    gap: 10px;
    align-items: center;
    justify-content: flex-end;
    min-inline-size: 0;
    white-space: nowrap;
  }
  .count {
    /* A number and its noun keep the order of their language, whatever that of the page. */
    unicode-bidi: plaintext;
    overflow: hidden;
    text-overflow: ellipsis;
    font-size: 12px;
    color: var(--_ink-3);
  }
  @media print {
    :host {
      color-scheme: only light;
      print-color-adjust: exact;
    }
    section {
      overflow: visible;
      border: 0;
      box-shadow: none;
    }
    .toolbar,
    .top > :not(.heading) {
      display: none;
    }
  }
`;
