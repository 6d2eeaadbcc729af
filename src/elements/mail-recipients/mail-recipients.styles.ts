import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    background: var(--_surface);
  }
  .tools {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    padding: 12px 20px;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .line .search {
    flex-basis: 150px;
    min-inline-size: 0;
  }
  .line .plain {
    gap: 6px;
  }
  .scroll {
    flex: 1;
    min-block-size: 160px;
  }
  table,
  thead,
  tbody,
  [data-spacer] {
    display: block;
  }
  thead tr,
  [data-row] {
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr) 124px 104px;
    column-gap: 12px;
    align-items: center;
    padding-inline: 20px;
  }
  [data-history] :is(thead tr, [data-row]) {
    grid-template-columns: 32px minmax(0, 1fr) 112px 100px 24px;
    padding-inline-end: 12px;
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
  th[data-column='name'],
  th[data-column='email'] {
    grid-column: 2;
    justify-self: start;
  }
  th[data-column='email'] {
    margin-inline-start: 72px;
  }
  th[data-column='status'] {
    grid-column: 3;
  }
  th[data-column='date'] {
    grid-column: 4;
    text-align: end;
  }
  [data-row]:focus-visible,
  td:focus-visible {
    outline-offset: -2px;
  }
  [data-row] {
    grid-template-rows: 1fr 1fr;
    block-size: var(--mail-recipient-row-height, 53px);
    padding-block: 8px;
    border-block-end: 1px solid var(--_line-quiet);
    transition: background-color 0.6s;
  }
  [data-history] [data-row]:not(.pending) {
    cursor: pointer;
  }
  [data-history] [data-row]:not(.pending):hover,
  .open,
  .detail {
    background: var(--_sunken);
  }
  .open {
    border-block-end-color: transparent;
  }
  .detail {
    display: block;
    border-block-end: 1px solid var(--_line-quiet);
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
  }
  .pending .avatar {
    background: var(--_line-quiet);
  }
  .pending :is(button, .badge, time) {
    visibility: hidden;
  }
  .pending :is(.name button, .badge, time)::before {
    content: '';
    visibility: visible;
    display: block;
    inline-size: 70%;
    block-size: 10px;
    border-radius: 5px;
    background: var(--_line-quiet);
  }
  .name button,
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
    font-weight: 500;
    line-height: 1.3;
  }
  .name button:only-of-type:hover {
    text-decoration: underline;
  }
  /* An address is written from left to right everywhere, and cut off at its end. */
  .email {
    grid-row: 2;
    direction: ltr;
    font-size: 12px;
    line-height: 1.3;
    color: var(--_ink-3);
  }
  .email:dir(rtl) {
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
    line-height: 1.3;
    text-align: end;
    text-wrap: balance;
    color: var(--_ink-3);
    font-variant-numeric: tabular-nums;
  }
  .more {
    grid-area: 1 / 5 / 3 / 6;
  }
  .disclosure {
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    border-radius: 6px;
    font-size: 15px;
    color: var(--_ink-3);
  }
  .disclosure:hover {
    color: var(--_ink);
    background: var(--_line-quiet);
  }
  .disclosure svg {
    transition: rotate 0.15s;
  }
  .disclosure[aria-expanded='true'] svg {
    rotate: 180deg;
  }
  .tip {
    inset: auto;
    position: fixed;
    margin: 0;
    padding: 5px 9px;
    border: 1px solid var(--_line);
    border-radius: 8px;
    font-size: 12px;
    color: var(--_ink);
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }
  .badge {
    display: inline-flex;
    gap: 5px;
    align-items: center;
    block-size: 24px;
    padding-inline: 8px;
    border-radius: 6px;
    font-size: 12px;
    font-weight: 500;
    white-space: nowrap;
    color: color-mix(in oklab, var(--_status) 88%, var(--_ink));
    background: color-mix(in oklab, var(--_status) 11%, var(--_surface));
  }
  .mark {
    display: inline-flex;
    color: var(--_status);
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    justify-content: space-between;
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
    [data-row],
    .disclosure svg {
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
      mask-image: linear-gradient(90deg, transparent, #000 16px calc(100% - 16px), transparent);
    }
    thead > tr:first-child {
      display: flex;
      column-gap: 8px;
      padding-inline: 60px 16px;
    }
    th.more {
      flex: 0 0 28px;
    }
    [data-row] {
      grid-template-columns: 32px minmax(0, 1fr) auto;
      padding-inline: 16px;
    }
    [data-history] [data-row] {
      grid-template-columns: 32px minmax(0, 1fr) auto 24px;
    }
    .more {
      grid-area: 1 / 4 / 3 / 5;
    }
    th[data-column='email'] {
      margin-inline: 4px auto;
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
`;
