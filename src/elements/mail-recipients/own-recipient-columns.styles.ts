import { css } from 'lit';

/**
 * Columns of the host's own: behind ours where there is room, else a line each below the address, with the label before
 * the value, and below ours the heads that sort. The box has their widths as `--_own`.
 */
export const ownRecipientStyles = css`
  .scroll :is(thead tr, [data-row]) {
    grid-template-columns: 32px minmax(140px, 1fr) 124px 104px var(--_own);
  }
  .scroll[data-history] :is(thead tr, [data-row]) {
    grid-template-columns: 32px minmax(140px, 1fr) 112px 100px var(--_own) 24px;
  }
  /* Nothing stands above the pictures. */
  .scroll thead tr::before {
    content: '';
    grid-area: 1 / 1 / 3 / 2;
  }
  [data-row] > .own {
    grid-row: 1 / 3;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .own.number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .own > .label {
    display: none;
  }
  .own:focus-within {
    overflow: visible;
  }
  .scroll .more {
    grid-area: 1 / -2 / 3 / -1;
  }
  .plain-head {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  @container (max-width: 640px) {
    .scroll :is(thead tr, [data-row]) {
      grid-template-columns: 32px minmax(0, 1fr) 124px 104px;
    }
    .scroll[data-history] :is(thead tr, [data-row]) {
      grid-template-columns: 32px minmax(0, 1fr) 112px 100px 24px;
    }
    .scroll th.own {
      grid-row: 2;
      padding-block-end: 4px;
      text-align: start;
    }
    .scroll th.own button {
      padding: 0;
    }
    .scroll th.own:has(.plain-head) {
      display: none;
    }
    .scroll [data-row] {
      block-size: auto;
      grid-template-rows: repeat(2, calc((var(--mail-recipient-row-height, 53px) - 17px) / 2));
      grid-auto-rows: 20px;
    }
    [data-row] > .own {
      grid-row: auto;
      grid-column: 2 / -1;
      line-height: 20px;
      font-size: 12px;
      text-align: start;
    }
    .own > .label {
      display: inline;
      margin-inline-end: 6px;
      color: var(--_ink-3);
    }
    .pending > .own {
      visibility: hidden;
    }
  }
  @container (max-width: 400px) {
    .scroll [data-row] {
      grid-template-columns: 32px minmax(0, 1fr) auto;
    }
    .scroll[data-history] [data-row] {
      grid-template-columns: 32px minmax(0, 1fr) auto 24px;
    }
    .scroll thead > tr:first-child {
      flex-wrap: wrap;
    }
    .scroll thead tr::before {
      display: none;
    }
    .scroll th.own {
      padding: 0;
    }
  }
`;
