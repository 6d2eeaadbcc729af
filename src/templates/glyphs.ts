import { glyph } from './icon.js';

/** Signs on controls. */
export const SEARCH_GLYPH = glyph('M21 21l-4.34-4.34M11 3a8 8 0 1 0 0 16a8 8 0 1 0 0-16z');
export const CLOSE_GLYPH = glyph('M18 6 6 18M6 6l12 12');
export const ARROW_DOWN_GLYPH = glyph('M12 5v14M19 12l-7 7-7-7');
export const ARROW_UP_GLYPH = glyph('M12 19V5M5 12l7-7 7 7');
export const DOWNLOAD_GLYPH = glyph('M12 15V3M7 10l5 5 5-5M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4');
export const COLUMNS_GLYPH = glyph(
  'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM9 3v18M15 3v18',
);
export const GRIP_GLYPH = glyph('M9 5h.01M9 12h.01M9 19h.01M15 5h.01M15 12h.01M15 19h.01');
export const ALERT_GLYPH = glyph('M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20zM12 8v4M12 16h.01');
export const LINK_GLYPH = glyph(
  'M10 13a5 5 0 0 0 7.54.54l3-3a5 5 0 0 0-7.07-7.07l-1.72 1.71M14 11a5 5 0 0 0-7.54-.54l-3 3a5 5 0 0 0 7.07 7.07l1.71-1.71',
);
