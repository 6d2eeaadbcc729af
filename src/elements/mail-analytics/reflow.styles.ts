import { css } from 'lit';

/** As narrow as a page at 400 % zoom: tiles one below another, since only the page scrolls. */
export const reflowStyles = css`
  @container (max-width: 320px) {
    :host .tiles ul {
      display: block;
      overflow: visible;
    }
    :host .tiles li {
      block-size: 96px;
      padding-block: 12px 0;
    }
    :host .tiles li + li {
      border-block-start: 1px solid var(--_line-quiet);
      border-inline-start: 0;
    }
    :host .tiles .spark {
      inline-size: 40%;
      inset-inline: auto 0;
    }
    :host .chart {
      grid-template-rows: 28px minmax(58px, auto) 176px;
    }
    :host .legend {
      flex-wrap: wrap;
      overflow: visible;
      mask: none;
    }
  }
`;
