import { css } from 'lit';

export const timelineStyles = css`
  .history {
    padding-block: 2px 12px;
    padding-inline: 64px 20px;
    font-size: 12.5px;
    line-height: 1.4;
    color: var(--_ink-2);
    overflow-wrap: anywhere;
  }
  .history ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .history p {
    margin: 4px 0;
  }
  .history .problem {
    padding: 4px 0;
    border: 0;
    font-size: inherit;
  }
  .history .bone {
    margin-block: 10px;
    inline-size: 55%;
  }
  .history li {
    position: relative;
  }
  /* From one event to the next. */
  .history li + li::before {
    content: '';
    position: absolute;
    inset-block-start: -5px;
    inset-inline-start: 6px;
    block-size: 8px;
    border-inline-start: 1.5px solid var(--_line);
  }
  .history summary {
    display: grid;
    grid-template-columns: 14px minmax(0, 1fr) auto;
    gap: 12px;
    padding-block: 4px;
    border-radius: 4px;
    cursor: pointer;
    list-style: none;
  }
  .history summary::-webkit-details-marker {
    display: none;
  }
  .history summary:hover b {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .history summary svg {
    margin-block-start: 2px;
    font-size: 14px;
    color: var(--_status);
  }
  .history b {
    font-weight: 600;
    color: var(--_ink);
  }
  .history time {
    color: var(--_ink-3);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .history dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 3px 12px;
    margin-block: 0 8px;
    margin-inline: 26px 0;
    padding: 8px 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    font-size: 12px;
  }
  .history dt {
    color: var(--_ink-3);
  }
  .history dd {
    margin: 0;
    color: var(--_ink);
  }
  .history a {
    color: var(--_accent);
  }
  @container (max-width: 480px) {
    .history {
      padding-inline: 16px;
    }
    .history summary {
      grid-template-columns: 14px minmax(0, 1fr);
      row-gap: 0;
    }
    .history time {
      grid-column: 2;
    }
  }
`;
