import { css } from 'lit';

export const popoverStyles = css`
  #popover {
    position: fixed;
    position-anchor: --icon;
    position-area: block-end span-inline-end;
    position-try-fallbacks:
      flip-block,
      flip-inline,
      flip-block flip-inline;
    inset: auto;
    inline-size: 340px;
    max-inline-size: calc(100vi - 16px);
    margin: 6px 0;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.86);
    font-size: 12.5px;
    color: var(--_ink);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    text-align: start;
    white-space: normal;
  }
  header {
    display: flex;
    gap: 10px;
    padding: 14px 16px 10px;
  }
  header svg {
    font-size: 20px;
    margin-block-start: 1px;
    color: var(--_status);
  }
  b {
    font-size: 14px;
    font-weight: 600;
  }
  p {
    margin: 2px 0 0;
    color: var(--_ink-2);
    overflow-wrap: anywhere;
  }
  dl {
    display: grid;
    grid-template-columns: minmax(56px, auto) 1fr;
    gap: 5px 10px;
    margin: 0;
    padding: 0 16px 12px;
  }
  dt {
    color: var(--_ink-3);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  ol {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: 1fr;
    gap: 4px;
    margin: 0;
    padding: 12px 16px 14px;
    border-block-start: 1px solid var(--_line-quiet);
    list-style: none;
  }
  li {
    padding-block-start: 5px;
    border-block-start: 3px solid var(--_line);
    font-size: 11.5px;
    color: var(--_ink-3);
  }
  .done {
    border-color: var(--_status);
    color: var(--_ink);
  }
  footer {
    padding: 8px 16px;
    border-block-start: 1px solid var(--_line-quiet);
  }
  footer button {
    padding-block: 4px;
    font-weight: 550;
    color: var(--_accent);
  }
  footer button:hover {
    text-decoration: underline;
  }
  ::slotted(*) {
    margin: 0 16px 12px;
  }
`;
