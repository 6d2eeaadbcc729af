import type { TemplateResult } from 'lit';

import type { Status } from '../model/status.js';
import { glyph } from './icon.js';
import { STATUS_PATHS, UNKNOWN_PATH } from './status-path.js';

/** The glyph of a status, or of none. */
export function statusGlyph(status: Status | undefined): TemplateResult {
  return glyph(status ? STATUS_PATHS[status] : UNKNOWN_PATH);
}
