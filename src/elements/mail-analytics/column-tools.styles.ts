import { css } from 'lit';

import { popoverList } from '../../styles/popover-list.js';

/** The list in which columns are chosen. */
export const columnToolsStyles = css`
  [part='choose-columns'] {
    anchor-name: --columns;
  }
  #columns {
    position-anchor: --columns;
    inline-size: 280px;
    ${popoverList}
  }
  #columns ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  #columns li {
    display: flex;
    gap: 2px;
    align-items: center;
    padding-inline: 8px;
  }
  #columns .dragged {
    background: color-mix(in oklab, var(--_accent) 10%, var(--_surface));
  }
  .grip {
    padding: 7px 4px;
    color: var(--_ink-3);
    line-height: 0;
    cursor: grab;
    touch-action: none;
  }
  .dragged .grip {
    cursor: grabbing;
  }
  #columns label {
    display: flex;
    flex: 1;
    gap: 8px;
    align-items: center;
    min-inline-size: 0;
    padding-block: 5px;
    overflow-wrap: anywhere;
  }
  #columns input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .move {
    padding: 6px;
    border-radius: var(--_radius-small);
    line-height: 0;
    color: var(--_ink-3);
  }
  .move:not([aria-disabled='true']):hover {
    color: var(--_ink);
    background: var(--_sunken);
  }
  .move[aria-disabled='true'] {
    opacity: 0.35;
    cursor: default;
  }
  #columns footer {
    position: sticky;
    inset-block-end: 0;
    margin-block-start: 6px;
    padding: 8px 12px;
    border-block-start: 1px solid var(--_line-quiet);
    background: var(--_surface);
  }
`;
