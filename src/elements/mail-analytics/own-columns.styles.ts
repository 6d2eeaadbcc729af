import { css } from 'lit';

/** Columns of the host's own. On a card each has a line of its own, with its label before it. */
export const ownColumnStyles = css`
  .plain-head {
    display: block;
    padding: 8px 4px 8px 10px;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .plain-head:dir(rtl) {
    padding-inline: 10px 4px;
  }
  th.number > .plain-head {
    padding-inline: 0 10px;
  }
  .own > .label {
    display: none;
  }
  .own:focus-within {
    overflow: visible;
  }
  @container (max-width: 640px) {
    tr > .own {
      order: 7;
      flex: 0 0 100%;
      display: block;
      line-height: 20px;
      font-size: 12.5px;
      text-align: start;
    }
    [data-row].unsent > .own.number {
      display: block;
    }
    .own > .label {
      display: inline;
      margin-inline-end: 6px;
      color: var(--_ink-3);
    }
    .pending > .own,
    tfoot .own {
      display: none;
    }
    /* All rows are of one height, whichever of them has something to show. */
    :host :is([data-row]:has(> .own)) {
      block-size: calc(var(--mail-card-height, 104px) + 22px);
    }
    :host :is([data-row]:has(> .own ~ .own)) {
      block-size: calc(var(--mail-card-height, 104px) + 44px);
    }
    :host :is([data-row]:has(> .own ~ .own ~ .own)) {
      block-size: calc(var(--mail-card-height, 104px) + 66px);
    }
    :host :is([data-row]:has(> .own ~ .own ~ .own ~ .own)) {
      block-size: calc(var(--mail-card-height, 104px) + 88px);
    }
    /* Beyond four, as many as four. */
    .own ~ .own ~ .own ~ .own ~ .own {
      display: none;
    }
  }
`;
