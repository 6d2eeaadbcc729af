import { css } from 'lit';

import { placing } from './placing.js';

/**
 * What would come in from the page around an element by inheritance, and make something else of its words and columns.
 * Language, direction, colour scheme and whether it is seen at all are the page's.
 */
export const plainText = css`
  letter-spacing: normal;
  word-spacing: normal;
  text-align: start;
  text-indent: 0;
  text-shadow: none;
  text-transform: none;
  white-space: normal;
  word-break: normal;
  hyphens: manual;
  cursor: auto;
  -webkit-user-select: text;
  user-select: text;
`;

/** What an element of a page is that has a place of its own; the list of recipients fills its height besides. */
export const box = css`
  display: block;
  flex-direction: column;
  min-block-size: 0;
  container-type: inline-size;
  /* Where the place is as wide as what is in it, which does not count: rather narrow than not to be seen. */
  contain-intrinsic-inline-size: min(320px, 100vi);
  isolation: isolate;
  font: var(--_font);
  color: var(--_ink);
  ${plainText}
`;

const BOXES = css`
  :where(mail-analytics, mail-recipients, mail-status-legend) {
    ${box}
  }
  :where(mail-recipients) {
    display: flex;
  }
`;
const place = placing(BOXES);

/** Gives a box its place in each page or root that it comes to. */
export const placedBox = (element: Element) => ({ hostConnected: () => place(element) });
