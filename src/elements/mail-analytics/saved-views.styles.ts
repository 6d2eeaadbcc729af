import { css } from 'lit';

import { popoverList } from '../../styles/popover-list.js';

/** The button and the list of the views that a person has saved. */
export const savedViewsStyles = css`
  [part='saved-views'] {
    anchor-name: --saved-views;
    gap: 6px;
    min-inline-size: 0;
    max-inline-size: 260px;
  }
  [part='saved-views'] .words {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .dot {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_accent);
  }
  #saved-views {
    position-anchor: --saved-views;
    inline-size: 320px;
    ${popoverList}
  }
  #saved-views ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  #saved-views p {
    margin: 0;
    padding: 8px 12px;
    color: var(--_ink-2);
  }
  #saved-views li {
    display: flex;
    align-items: center;
    padding-inline: 6px;
  }
  .pick {
    flex: 1;
    min-inline-size: 0;
    padding: 7px 6px;
    border-radius: var(--_radius-small);
    text-align: start;
    overflow-wrap: anywhere;
  }
  .pick[aria-current] {
    font-weight: 600;
    background: color-mix(in oklab, var(--_accent) 10%, var(--_surface));
  }
  .pick:hover {
    background: var(--_sunken);
  }
  .changed {
    font-weight: 400;
    color: var(--_ink-2);
  }
  .act {
    flex: none;
    padding: 6px;
    border-radius: var(--_radius-small);
    line-height: 0;
    color: var(--_ink-2);
  }
  .act:hover {
    color: var(--_ink);
    background: var(--_sunken);
  }
  .act[aria-pressed='true'] {
    color: var(--_accent);
  }
  .act[aria-pressed='true'] path {
    fill: currentColor;
  }
  #saved-views form {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 6px;
    align-items: center;
    padding-block: 4px;
  }
  #saved-views input {
    flex: 1;
    min-inline-size: 120px;
  }
  #saved-views footer {
    position: sticky;
    inset-block-end: 0;
    display: grid;
    gap: 6px;
    margin-block-start: 6px;
    padding: 8px 12px;
    border-block-start: 1px solid var(--_line-quiet);
    background: var(--_surface);
    overflow-wrap: anywhere;
  }
  #saved-views footer > div:empty {
    display: none;
  }
`;
