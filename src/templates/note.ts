import { html, nothing, type TemplateResult } from 'lit';

/** What stands where rows would: why there are none, and what can be done. */
export function note(title: string, hint?: string, action?: { label: string; onClick: () => void }): TemplateResult {
  return html`<div class="note" part="note" role="status">
    <p><b>${title}</b></p>
    ${hint ? html`<p>${hint}</p>` : nothing}
    ${action ? html`<button type="button" class="plain" @click=${action.onClick}>${action.label}</button>` : nothing}
  </div>`;
}
