import { css } from 'lit';

const place = css`
  display: inline-flex;
  min-inline-size: 28px;
  min-block-size: 28px;
  vertical-align: middle;
`;

/** The place of an icon in its page, before it is drawn: as large as it will be. */
export const PLACE = css`
  :where(email-status-icon:not([hidden])) {
    ${place}
  }
`;

export const styles = css`
  :host {
    ${place}
    --_surface: var(--mail-surface, light-dark(#fff, #151820));
  }
  :host([hidden]) {
    display: none !important;
  }
  /* An anchor before it is opened too: to become one, all that is around it would be laid out anew. */
  #icon {
    anchor-name: --icon;
    display: inline-flex;
    gap: 6px;
    align-items: center;
    justify-content: center;
    min-inline-size: 28px;
    block-size: max(28px, var(--mail-icon-size, 16px) + 12px);
    box-sizing: border-box;
    padding: 0 6px;
    margin: 0;
    border: 0;
    cursor: pointer;
    border-radius: 8px;
    font: inherit;
    font-size: 13px;
    font-weight: 500;
    color: color-mix(in oklab, var(--_status) 85%, light-dark(#000, #fff));
    background: color-mix(in oklab, var(--_status) 11%, var(--_surface));
  }
  #icon:hover {
    background: color-mix(in oklab, var(--_status) 18%, var(--_surface));
  }
  #icon svg {
    font-size: var(--mail-icon-size, 16px);
  }
  button:focus-visible {
    outline: 2px solid;
    outline-offset: 2px;
  }
  svg {
    inline-size: 1em;
    block-size: 1em;
  }
`;
