import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    container-type: inline-size;
    isolation: isolate;
    font: var(--_font);
    color: var(--_ink);
    background: var(--_surface);
  }
  .tools {
    display: grid;
    gap: 12px;
    padding: 0 20px 12px;
  }
  .line {
    display: flex;
    gap: 8px;
  }
  .only svg {
    margin-inline-start: 6px;
  }
  .scroll {
    flex: 1;
    min-block-size: 160px;
  }
  table,
  thead,
  tbody {
    display: block;
  }
  .before,
  .after {
    display: block;
  }
  thead tr,
  [data-row] {
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr) 124px 118px;
    column-gap: 12px;
    align-items: center;
    padding-inline: 20px;
  }
  thead tr {
    border-block: 1px solid var(--_line);
    background: var(--_sunken);
  }
  th {
    border: 0;
    grid-row: 1;
  }
  th button {
    padding: 7px 0;
  }
  th[data-column='name'] {
    grid-column: 2;
  }
  th[data-column='email'] {
    grid-column: 2;
    margin-inline-start: 72px;
  }
  th[data-column='status'] {
    grid-column: 3;
  }
  th[data-column='date'] {
    grid-column: 4;
    text-align: end;
  }
  th[data-column='name'],
  th[data-column='email'] {
    justify-self: start;
  }
  [data-row] {
    grid-template-rows: 1fr 1fr;
    block-size: var(--mail-recipient-row-height, 53px);
    padding-block: 8px;
    border-block-end: 1px solid var(--_line-quiet);
    transition: background-color 0.6s;
  }
  .changed {
    background: color-mix(in oklab, var(--_accent) 12%, var(--_surface));
  }
  td {
    display: block;
    padding: 0;
    min-inline-size: 0;
  }
  .name {
    display: contents;
  }
  .avatar {
    grid-area: 1 / 1 / 3 / 2;
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    font-size: 11.5px;
    font-weight: 600;
    color: light-dark(oklch(45% 0.08 var(--_hue, 250)), oklch(85% 0.06 var(--_hue, 250)));
    background: light-dark(oklch(93% 0.03 var(--_hue, 250)), oklch(32% 0.04 var(--_hue, 250)));
  }
  .pending .avatar {
    background: var(--_line-quiet);
  }
  .name button,
  .name .bone,
  .email {
    grid-column: 2;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .name button {
    grid-row: 1;
    justify-self: start;
    max-inline-size: 100%;
    font-weight: 550;
    line-height: 1.3;
  }
  .name button:only-of-type:hover {
    text-decoration: underline;
  }
  .email {
    grid-row: 2;
    font-size: 12px;
    line-height: 1.3;
    color: var(--_ink-3);
  }
  /* An address is written from left to right everywhere, and cut off at its end. */
  .email {
    direction: ltr;
  }
  :host(:dir(rtl)) .email {
    text-align: right;
  }
  .status {
    grid-area: 1 / 3 / 3 / 4;
    display: flex;
    gap: 6px;
    align-items: center;
  }
  .date {
    grid-area: 1 / 4 / 3 / 5;
    font-size: 12px;
    text-align: end;
    white-space: nowrap;
    color: var(--_ink-3);
    font-variant-numeric: tabular-nums;
  }
  .badge {
    display: inline-flex;
    gap: 5px;
    align-items: center;
    block-size: 24px;
    padding-inline: 8px;
    border-radius: 6px;
    font-size: 12px;
    font-weight: 550;
    white-space: nowrap;
    color: color-mix(in oklab, var(--_status) 88%, var(--_ink));
    background: color-mix(in oklab, var(--_status) 11%, var(--_surface));
  }
  .mark {
    display: inline-flex;
    color: var(--_status);
  }
  footer {
    padding: 12px 20px;
    border-block-start: 1px solid var(--_line);
    font-size: 12.5px;
    color: var(--_ink-3);
  }
  footer span {
    unicode-bidi: plaintext;
  }
  .note {
    flex: 1;
    align-content: center;
  }
  @media (prefers-reduced-motion: reduce) {
    [data-row] {
      transition: none;
    }
  }
  @container (max-width: 400px) {
    .tools {
      padding-inline: 16px;
    }
    .chips {
      flex-wrap: nowrap;
      margin-inline: -16px;
      padding: 2px 16px;
      overflow-x: auto;
      scrollbar-width: none;
    }
    thead tr,
    [data-row] {
      grid-template-columns: 32px minmax(0, 1fr) auto;
      padding-inline: 16px;
    }
    th[data-column='status'] {
      grid-column: 2;
      justify-self: end;
    }
    th[data-column='date'] {
      grid-column: 3;
    }
    .status {
      grid-area: 1 / 3 / 2 / 4;
      justify-self: end;
    }
    .badge {
      block-size: 20px;
    }
    .date {
      grid-area: 2 / 3 / 3 / 4;
    }
  }
  /* Eight quiet hues of one lightness, so that initials keep their contrast in both themes. */
  [data-hue='0'] {
    --_hue: 20;
  }
  [data-hue='1'] {
    --_hue: 60;
  }
  [data-hue='2'] {
    --_hue: 110;
  }
  [data-hue='3'] {
    --_hue: 150;
  }
  [data-hue='4'] {
    --_hue: 200;
  }
  [data-hue='5'] {
    --_hue: 250;
  }
  [data-hue='6'] {
    --_hue: 300;
  }
  [data-hue='7'] {
    --_hue: 345;
  }
`;
