import { html, nothing, type TemplateResult } from 'lit';

import { DOWNLOAD_GLYPH } from './glyphs.js';

/** How an export stands. */
export interface ExportView {
  /** What the button says while it runs: a press gives it up. */
  cancel: string | undefined;
  /** How far it is, what went wrong, and what is read out. */
  content: TemplateResult;
}

/** What begins an export, and gives it up. */
export interface Exporting {
  isRunning: boolean;
  view: ExportView | undefined;
  onPress: (event: MouseEvent) => void;
}

/**
 * The button that exports what is filtered, if that is anything. It stays the same button while it gives the export
 * up, so that the focus stays on it.
 */
export function exportButton(label: string, exporting: Exporting, hasRows: boolean): TemplateResult {
  const { isRunning, view, onPress } = exporting;
  return html`<div class="export">
    ${view?.content ?? nothing}
    <button type="button" class="plain" part="export" ?disabled=${!hasRows && !isRunning} @click=${onPress}>
      ${view?.cancel ?? [DOWNLOAD_GLYPH, label]}
    </button>
  </div>`;
}
