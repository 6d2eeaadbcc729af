import { css } from 'lit';

export const linksStyles = css`
  .links {
    flex: none;
    max-block-size: 40%;
    overflow: auto;
    padding: 8px 20px;
    border-block-start: 1px solid var(--_line);
    background: var(--_sunken);
    font-size: 12.5px;
    color: var(--_ink-2);
    scrollbar-width: thin;
  }
  .links:focus-visible {
    outline-offset: -2px;
  }
  .links ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .links p {
    margin: 6px 0;
  }
  .links .problem {
    padding: 4px 0;
    border: 0;
    font-size: inherit;
  }
  .links .bone {
    margin-block: 10px;
  }
  .links li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    column-gap: 16px;
    align-items: baseline;
    padding-block: 5px;
  }
  .links li + li {
    border-block-start: 1px solid var(--_line-quiet);
  }
  .links :is(a, li > bdi) {
    overflow-wrap: anywhere;
    color: var(--_ink);
  }
  .links a:hover {
    color: var(--_accent);
  }
  .links span:not(.hidden) {
    color: var(--_ink-3);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  @container (max-width: 400px) {
    .links {
      padding-inline: 16px;
    }
    .links li {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .links :is(a, li > bdi) {
      grid-column: 1 / 3;
    }
  }
`;
