import { css } from 'lit';

/**
 * The one place that names a `--mail-*` colour, size or duration. A host sets them on any ancestor; here they are
 * only read, into private names that all other sheets use. Colours follow the host's `color-scheme`.
 */
export const tokens = css`
  :host {
    --_surface: var(--mail-surface, light-dark(#fff, #151820));
    --_sunken: var(--mail-surface-sunken, light-dark(#f8f9fb, #191d26));
    --_line: var(--mail-line, light-dark(#e6e8ee, #272c38));
    --_line-quiet: var(--mail-line-quiet, light-dark(#eef0f4, #1f2430));
    --_ink: var(--mail-ink, light-dark(#12151c, #eef0f6));
    --_ink-2: var(--mail-ink-secondary, light-dark(#4b5365, #b4bccd));
    --_ink-3: var(--mail-ink-tertiary, light-dark(#636b7f, #8c95a9));
    --_accent: var(--mail-accent, light-dark(#3b5bdb, #8fa5ff));
    --_shadow: var(
      --mail-shadow,
      0 1px 2px light-dark(#1018280d, #0006),
      0 12px 32px -8px light-dark(#10182826, #000a)
    );
    --_radius: var(--mail-radius, 14px);
    --_radius-small: calc(var(--_radius) * 0.57);
    --_font: var(--mail-font, 14px/1.45 Inter, system-ui, sans-serif);
  }
`;
