import { css } from 'lit';

export const actionStyles = css`
  /* Where there is no room for all of it, rows come first. */
  .actions {
    display: grid;
    gap: 8px;
    min-block-size: 52px;
    overflow-y: auto;
    scrollbar-width: thin;
    padding: 10px 20px;
    border-block-start: 1px solid var(--_line);
    font-size: 12px;
    color: var(--_ink-2);
    font-variant-numeric: tabular-nums;
  }
  .actions .line,
  .history > .line {
    align-items: center;
  }
  .history > .line {
    padding-block: 6px 4px;
  }
  [part='action'] {
    block-size: auto;
    min-block-size: 30px;
    padding-block: 3px;
    font-size: 12.5px;
    text-align: start;
  }
  .plain[aria-disabled]:not(:disabled) {
    border-color: var(--_line);
    opacity: 0.5;
    cursor: default;
  }
  [part='warning'] {
    display: flex;
    gap: 6px;
    margin: 0;
    line-height: 1.35;
  }
  [part='warning'] svg {
    margin-block-start: 1px;
    font-size: 14px;
    color: var(--_ink-3);
  }
  .actions .problem {
    padding: 0;
    border: 0;
    color: var(--_ink);
  }
  .handed:empty {
    display: none;
  }
  @container (max-width: 400px) {
    .actions {
      padding-inline: 16px;
    }
  }
`;
