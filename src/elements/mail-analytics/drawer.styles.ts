import { css } from 'lit';

export const drawerStyles = css`
  dialog {
    --_drawer-width: var(--mail-drawer-width, 520px);
    inset: 0;
    inset-inline-start: auto;
    inline-size: min(var(--_drawer-width), 100%);
    max-inline-size: none;
    block-size: 100%;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    border-inline-start: 1px solid var(--_line);
    color: inherit;
    background: var(--_surface);
    box-shadow: var(--_shadow);
    transition: translate 0.18s ease-out;
  }
  dialog::backdrop {
    background: light-dark(#12151c33, #0008);
  }
  @starting-style {
    dialog[open] {
      translate: 24px 0;
    }
    dialog[open]:dir(rtl) {
      translate: -24px 0;
    }
  }
  .panel {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }
  .panel header {
    display: flex;
    gap: 12px;
    justify-content: space-between;
    padding: 18px 20px 10px;
  }
  h3 {
    margin: 0;
    font-size: 17px;
    line-height: 1.3;
    letter-spacing: -0.01em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .panel p {
    margin: 3px 0 0;
    font-size: 12.5px;
    color: var(--_ink-3);
    overflow-wrap: anywhere;
  }
  .close {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 8px;
    font-size: 18px;
    color: var(--_ink-3);
  }
  .close:hover {
    background: var(--_sunken);
  }
  .parts {
    display: flex;
    flex: none;
    gap: 2px;
    margin: 0 20px -4px;
  }
  /* As high as a finger needs, though the bar is not. */
  .parts button {
    display: grid;
    flex: 0 0 0;
    align-content: center;
    min-inline-size: 6px;
    block-size: 24px;
    transition: opacity 0.15s;
  }
  .parts button::before {
    content: '';
    block-size: 10px;
    background: var(--_status);
  }
  /* What is still on its way. */
  .parts::after {
    content: '';
    flex: var(--_rest) 0 0;
    align-self: center;
    block-size: 10px;
    background: var(--_line);
  }
  .parts button:first-child::before {
    border-start-start-radius: 5px;
    border-end-start-radius: 5px;
  }
  .parts:not(.going) button:last-child::before,
  .going::after {
    border-start-end-radius: 5px;
    border-end-end-radius: 5px;
  }
  .parts button:hover::before,
  .parts [aria-pressed='true']::before {
    block-size: 14px;
  }
  .parts:has([aria-pressed='true']) button:not([aria-pressed='true'], :hover, :focus-visible) {
    opacity: 0.4;
  }
  mail-recipients {
    flex: 1;
  }
  .panel-edge {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: 8px;
    cursor: ew-resize;
    touch-action: none;
  }
  .panel-edge:is(:hover, :focus-visible, :active) {
    border-inline-start: 3px solid var(--_accent);
    outline: none;
  }
  /* A phone has no room for more than the drawer, and corners and bars of its own. */
  @media (max-width: 639px) {
    dialog {
      inline-size: 100%;
      border: 0;
    }
    .panel-edge {
      display: none;
    }
    .panel {
      padding: env(safe-area-inset-top, 0) env(safe-area-inset-right, 0) env(safe-area-inset-bottom, 0)
        env(safe-area-inset-left, 0);
    }
  }
  /* In a window that is low, as at 400 % zoom, all of it scrolls, and rows have a box of their own that they fit in. */
  @media (max-height: 480px) {
    .panel {
      overflow-y: auto;
    }
    mail-recipients {
      flex: none;
      block-size: 460px;
    }
  }
  @media (forced-colors: active) {
    .parts button {
      forced-color-adjust: none;
    }
    .parts [aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    dialog,
    .parts button {
      transition: none;
    }
  }
`;
