import { html, type TemplateResult } from 'lit';

import type { StatusNames } from '../locales/strings.js';
import type { Status } from '../model/status.js';
import { statusGlyph } from './status-glyph.js';

/** A status as glyph and word, in its colour. */
export function statusBadge(status: Status, names: StatusNames): TemplateResult {
  return html`<span class="badge" data-status=${status}>${statusGlyph(status)}${names[status]}</span>`;
}
