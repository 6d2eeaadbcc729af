import { unsafeCSS } from 'lit';

/** On light surfaces, and on dark ones. */
const COLOURS = {
  processed: '#64708a, #98a3ba',
  delivered: '#018657, #49bf89',
  opened: '#466cd5, #85aefa',
  clicked: '#6644dd, #9385f8',
  deferred: '#a36a0a, #efab2b',
  bounced: '#d3373a, #e66359',
  dropped: '#773f0f, #d2a384',
  'spam-report': '#b72479, #ec74b8',
  unsubscribed: '#566074, #9aa4b8',
} as const;

const statuses = Object.entries(COLOURS);
const colours = statuses.map(([name, pair]) => `--_${name}:var(--mail-status-${name},light-dark(${pair}));`);
const choices = statuses.map(([name]) => `[data-status='${name}']{--_status:var(--_${name})}`);

/**
 * Colours of the nine statuses: `--_status` is that of the nearest `data-status`, quiet without one. As text each has a
 * contrast of at least 4.5 : 1 on the surface, and neighbours differ for people with any of the three deficiencies of
 * colour vision.
 */
export const statusTokens = unsafeCSS(`:host{${colours.join('')}--_status:var(--_processed)}${choices.join('')}`);
