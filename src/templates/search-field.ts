import { html, type TemplateResult } from 'lit';

import { SEARCH_GLYPH } from './glyphs.js';

/** A field that searches while a person types. */
export function searchField(label: string, value: string, onSearch: (text: string) => void): TemplateResult {
  return html`<label class="search" part="search">
    ${SEARCH_GLYPH}
    <input
      type="search"
      autocomplete="off"
      spellcheck="false"
      placeholder=${label}
      aria-label=${label}
      .value=${value}
      @input=${(event: InputEvent) => onSearch((event.target as HTMLInputElement).value)}
    />
  </label>`;
}
