import { css } from 'lit';

/** A list to choose from that opens at its button, below it and towards the start of the line where there is room. */
export const popoverList = css`
  position: fixed;
  position-area: block-end span-inline-start;
  position-try-fallbacks:
    flip-inline,
    flip-block,
    flip-block flip-inline;
  inset: auto;
  max-inline-size: calc(100vi - 16px);
  max-block-size: calc(100vb - 16px);
  margin: 6px 0;
  padding: 6px 0 0;
  border: 1px solid var(--_line);
  border-radius: calc(var(--_radius) * 0.86);
  font-size: 13px;
  color: var(--_ink);
  background: var(--_surface);
  box-shadow: var(--_shadow);
  overflow: auto;
`;
