import { css } from 'lit';

export const drawerStyles = css`
  dialog {
    inset: 0;
    inset-inline-start: auto;
    inline-size: min(var(--mail-drawer-width, 520px), 100%);
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
    font-weight: 650;
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
  .panel > .ribbon {
    flex: none;
    inline-size: auto;
    block-size: 10px;
    border-radius: 5px;
    margin: 4px 20px 14px;
  }
  mail-recipients {
    flex: 1;
  }
  @media (prefers-reduced-motion: reduce) {
    dialog {
      transition: none;
    }
  }
`;
