import { glyph } from './icon.js';

/** Signs on controls. */
export const SEARCH_GLYPH = glyph('M21 21l-4.34-4.34M11 3a8 8 0 1 0 0 16a8 8 0 1 0 0-16z');
export const CLOSE_GLYPH = glyph('M18 6 6 18M6 6l12 12');
export const ARROW_DOWN_GLYPH = glyph('M12 5v14M19 12l-7 7-7-7');
export const ARROW_UP_GLYPH = glyph('M12 19V5M5 12l7-7 7 7');
export const ALERT_GLYPH = glyph('M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20zM12 8v4M12 16h.01');
