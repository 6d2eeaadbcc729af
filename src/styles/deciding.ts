import { css } from 'lit';

/** The mark, in a list of events, of the one that decides the status. */
export const deciding = css`
  em {
    display: inline-block;
    padding-inline: 6px;
    border: 1px solid color-mix(in oklab, var(--_status) 45%, var(--_surface));
    border-radius: 999px;
    font-size: 11px;
    font-style: normal;
    font-weight: 500;
    color: var(--_ink-2);
    white-space: nowrap;
  }
`;
