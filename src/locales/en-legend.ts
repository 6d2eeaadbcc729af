import type { LegendStrings } from './strings.js';

export const legend: LegendStrings = { label: 'What the status icons mean' };
