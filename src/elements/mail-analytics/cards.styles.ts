import { css } from 'lit';

/** In a narrow place each row becomes a card: the columns that matter most, with their names as words. */
export const cardStyles = css`
  @container (max-width: 640px) {
    .top,
    .toolbar {
      padding-inline: 16px;
    }
    .toolbar .search {
      flex-basis: 100%;
      max-inline-size: none;
    }
    .toolbar .chips {
      flex: 1 1 100%;
      flex-wrap: nowrap;
      margin-inline: -16px;
      padding: 2px 16px;
      overflow-x: auto;
      scrollbar-width: none;
    }
    .sort {
      display: flex;
      gap: 6px;
    }
    .top {
      padding-block: 14px 12px;
    }
    table,
    tbody,
    .before,
    .after {
      display: block;
      min-inline-size: 0;
    }
    thead {
      display: none;
    }
    [data-row] {
      display: grid;
      grid-template: 'subject subject subject date' auto 'user sent state state' auto 'a b c d' auto / 1fr 1fr 1fr 1fr;
      gap: 4px 10px;
      align-content: center;
      block-size: var(--mail-card-height, 116px);
      padding: 0 16px;
      border-block-end: 1px solid var(--_line-quiet);
    }
    td {
      position: static;
      display: none;
      padding: 0;
      border: 0;
      background: none;
    }
    td[data-column='subject'] {
      position: static;
      display: block;
      grid-area: subject;
      inline-size: auto;
      min-inline-size: 0;
      max-inline-size: none;
      padding: 0;
    }
    td[data-column='date'] {
      display: block;
      grid-area: date;
      text-align: end;
      font-size: 12px;
      color: var(--_ink-3);
    }
    td[data-column='sending-user'] {
      display: block;
      grid-area: user;
      font-size: 12px;
      color: var(--_ink-3);
    }
    tr td[data-column='sent'] {
      display: block;
      grid-area: sent;
      font-size: 12px;
      text-align: start;
    }
    td[data-column='status'] {
      display: block;
      grid-area: state;
      text-align: end;
    }
    tr td:is([data-column='delivered'], [data-column='opened'], [data-column='clicked'], [data-column='bounced']) {
      display: block;
      text-align: start;
      font-size: 12.5px;
    }
    td:is([data-column='delivered'], [data-column='opened'], [data-column='clicked'], [data-column='bounced'])::after,
    td[data-column='sent']::after {
      content: attr(data-label);
      display: block;
      font-size: 11.5px;
      color: var(--_ink-3);
    }
    td[data-column='sent']::after {
      content: ' ' attr(data-label);
      display: inline;
    }
    td small {
      display: none;
    }
  }
`;
