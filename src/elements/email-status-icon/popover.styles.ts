import { css } from 'lit';

import { plainText } from '../../styles/box.js';

export const popoverStyles = css`
  /* So that the icon beside it need not be laid out anew when it is put there. */
  #place {
    display: contents;
  }
  #popover {
    position: fixed;
    position-anchor: --icon;
    position-area: block-end span-inline-end;
    /* Where there is room neither below nor above: beside the icon, and in the narrowest windows over it. */
    position-try-fallbacks:
      flip-block,
      flip-inline,
      flip-block flip-inline,
      span-all inline-end,
      span-all inline-start,
      span-all;
    inset: auto;
    box-sizing: border-box;
    inline-size: 340px;
    max-inline-size: calc(100vi - 16px);
    max-block-size: calc(100vb - 16px);
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    margin: 6px 0;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.86);
    font: var(--_font);
    font-size: 12.5px;
    color: var(--_ink);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    ${plainText}
  }
  /* Not of all that is in the root: what the icon itself looks like must not change with the first popover. */
  #popover button {
    padding: 4px 0;
    border: 0;
    border-radius: 4px;
    background: none;
    font: inherit;
    font-weight: 500;
    color: var(--_accent);
    cursor: pointer;
  }
  #popover button:hover {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  #popover :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  #popover svg {
    flex: none;
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
  ol li {
    padding-block-start: 5px;
    border-block-start: 3px solid var(--_line);
    font-size: 11.5px;
    color: var(--_ink-3);
  }
  ol .done {
    border-color: var(--_status);
    color: var(--_ink);
  }
  #why,
  footer {
    padding: 8px 16px;
    border-block-start: 1px solid var(--_line-quiet);
  }
  /* Points down once it is opened. */
  #question::after {
    content: '';
    display: inline-block;
    inline-size: 5px;
    block-size: 5px;
    margin-inline: 7px 3px;
    border: solid;
    border-width: 0 1.5px 1.5px 0;
    rotate: -45deg;
    vertical-align: 2px;
  }
  #question:dir(rtl)::after {
    rotate: 135deg;
  }
  #question[aria-expanded='true']::after {
    rotate: 45deg;
  }
  #why > p {
    margin-block: 4px;
  }
  #why ul {
    display: grid;
    gap: 6px;
    margin: 8px 0 4px;
    padding: 0;
    list-style: none;
  }
  #why li {
    display: flex;
    gap: 8px;
    align-items: center;
  }
  #why li svg {
    font-size: 14px;
    color: var(--_status);
  }
  #why li span {
    flex: 1;
    overflow-wrap: anywhere;
  }
  time {
    color: var(--_ink-3);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .problem {
    display: flex;
    gap: 8px;
    align-items: start;
    margin-block-start: 6px;
  }
  .problem svg {
    margin-block-start: 3px;
    color: var(--_bounced);
  }
  .problem p {
    flex: 1;
    margin: 0;
  }
  .problem b {
    font-size: inherit;
  }
  ::slotted(*) {
    margin: 0 16px 12px;
  }
`;
