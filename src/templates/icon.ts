import { html, type TemplateResult } from 'lit';

/**
 * A glyph on a field of 24 × 24, from the data of its path, of which each part begins with an absolute move. Glyphs are
 * decoration: words stand beside them, or in the label of their button. The drawings are those of Lucide
 * (ISC licence, https://lucide.dev), the few that are used.
 */
export const glyph = (path: string): TemplateResult =>
  html`<svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d=${path} />
  </svg>`;
