import { css } from 'lit';

/** What stands in the rows of the table, its foot, and what is done with columns and rows; loaded with them. */
export const bodyStyles = css`
  .edge {
    position: absolute;
    inset-block: 0;
    inset-inline-end: -4px;
    z-index: 2;
    inline-size: 9px;
    cursor: col-resize;
    touch-action: none;
  }
  th:last-child .edge {
    inset-inline-end: 0;
  }
  .edge::after {
    content: '';
    position: absolute;
    inset-block: 5px;
    inset-inline-start: 4px;
    inline-size: 1px;
    background: var(--_line);
    opacity: 0;
  }
  thead:hover .edge::after {
    opacity: 1;
  }
  .edge:is(:hover, :focus, :active)::after {
    inline-size: 2px;
    background: var(--_accent);
    opacity: 1;
  }
  td:focus-visible,
  [data-row]:focus-visible {
    outline-offset: -2px;
  }
  /* A share is written as its language does, and stands under its number, whichever way the page runs. */
  small {
    display: block;
    inline-size: fit-content;
    unicode-bidi: plaintext;
    font-size: 11.5px;
    line-height: 1.3;
    font-weight: 400;
    color: var(--_ink-3);
  }
  td > [part='subject'] {
    display: block;
    max-inline-size: 100%;
    margin-block-end: 6px;
    overflow: hidden;
    text-overflow: ellipsis;
    font-weight: 500;
  }
  td > [part='subject']:hover,
  .selected [part='subject'] {
    color: var(--_accent);
  }
  td > .ribbon {
    background-repeat: no-repeat;
    forced-color-adjust: none;
  }
  td[data-column='sending-email'] {
    direction: ltr;
    color: var(--_ink-3);
  }
  td[data-column='sending-email']:dir(rtl) {
    text-align: right;
  }
  .number small {
    margin-inline-start: auto;
  }
  td button:not([part]) {
    padding: 2px 4px;
    margin: -2px -4px;
    border-radius: 6px;
    font-weight: 500;
    text-align: end;
    line-height: 1.35;
  }
  td button:not([part]):hover {
    background: color-mix(in oklab, var(--_accent) 12%, transparent);
  }
  .zero,
  .unsent > [data-column='sent'] {
    color: var(--_ink-3);
  }
  .state {
    font-size: 12px;
    font-weight: 500;
    color: var(--_ink-2);
  }
  .state::before {
    content: '';
    display: inline-block;
    margin-inline-end: 6px;
    inline-size: 7px;
    block-size: 7px;
    vertical-align: 1px;
    border-radius: 50%;
    background: var(--_ink-3);
    forced-color-adjust: none;
  }
  .state[data-state='sent']::before {
    background: var(--_delivered);
  }
  .state[data-state='sending']::before {
    background: var(--_opened);
  }
  .state[data-state='failed']::before {
    border-radius: 1px;
    background: var(--_bounced);
  }
  .state:is([data-state='scheduled'], [data-state='draft'])::before {
    background: none;
    box-shadow: inset 0 0 0 1.5px var(--_ink-3);
  }
  [data-row]:hover td {
    background: color-mix(in oklab, var(--_ink) 3%, var(--_surface));
  }
  tr.selected td {
    background: color-mix(in oklab, var(--_accent) 7%, var(--_surface));
  }
  tr.changed td {
    background: color-mix(in oklab, var(--_accent) 12%, var(--_surface));
  }
  .selected td:first-child {
    box-shadow: inset 3px 0 var(--_accent);
  }
  .selected td:first-child:dir(rtl) {
    box-shadow: inset -3px 0 var(--_accent);
  }
  tfoot {
    position: sticky;
    inset-block-end: 0;
    z-index: 2;
  }
  tfoot td {
    block-size: var(--mail-row-height, 53px);
    border-block: 1px solid var(--_line);
    border-block-end: 0;
    background: var(--_sunken);
    font-weight: 500;
  }
  :host([density='compact']) tfoot td {
    block-size: var(--mail-row-height, 36px);
  }
  @media (max-height: 480px) {
    tfoot {
      position: static;
    }
  }
  /* Soft, since it only says that something goes on below. */
  [data-above] th::before,
  [data-aside] [data-column='subject']::after {
    content: '';
    position: absolute;
    inset-block-start: 100%;
    inset-inline: 0;
    block-size: 8px;
    background: linear-gradient(light-dark(#10182814, #0005), transparent);
    pointer-events: none;
  }
  [data-aside] [data-column='subject']::after {
    inset-block: 0 -1px;
    inset-inline: 100% auto;
    inline-size: 10px;
    block-size: auto;
    background: linear-gradient(90deg, light-dark(#10182814, #0005), transparent);
  }
  [data-aside] [data-column='subject']:dir(rtl)::after {
    transform: scaleX(-1);
  }
  /* What is shown is being asked for again. */
  [aria-busy='true']:not(:has(.pending)) thead::after {
    content: '';
    position: absolute;
    inset-block-end: -1px;
    inset-inline: 0;
    block-size: 2px;
    background: linear-gradient(90deg, transparent, var(--_accent), transparent) 0 0 / 40% 100% no-repeat;
    opacity: 0;
    animation:
      appear 0.2s 0.3s forwards,
      sweep 1.4s linear infinite;
  }
  @keyframes appear {
    to {
      opacity: 1;
    }
  }
  @keyframes sweep {
    from {
      background-position: -70% 0;
    }
    to {
      background-position: 170% 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    td {
      transition: none;
    }
    [aria-busy='true']:not(:has(.pending)) thead::after {
      background-size: 100% 100%;
      animation-name: appear;
    }
  }
`;
