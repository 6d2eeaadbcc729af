import { html, nothing, type TemplateResult } from 'lit';

/** A filter that is on or off, with how many rows it holds. */
export function chip(
  label: string,
  count: string | undefined,
  isPressed: boolean,
  onClick: () => void,
  glyph?: { status: string; glyph: TemplateResult },
): TemplateResult {
  return html`<button
    type="button"
    class="chip"
    data-status=${glyph?.status ?? nothing}
    aria-pressed=${isPressed ? 'true' : 'false'}
    @click=${onClick}
  >
    ${glyph?.glyph ?? nothing}${label}${count === undefined ? nothing : html` <span>${count}</span>`}
  </button>`;
}
