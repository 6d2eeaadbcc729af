/**
 * English, whole: a host that needs its sentences elsewhere imports them here. Each element imports the groups that it
 * speaks in, of a file each, so that a page loads no others.
 */
export { actions } from './en-actions.js';
export { analytics } from './en-analytics.js';
export { columns } from './en-columns.js';
export { csv } from './en-csv.js';
export { drawer } from './en-drawer.js';
export { explanations } from './en-explanations.js';
export { icon, statuses } from './en-icon.js';
export { legend } from './en-legend.js';
export { links } from './en-links.js';
export { popover } from './en-popover.js';
export { problem } from './en-problem.js';
export { reasons } from './en-reasons.js';
export { recipients } from './en-recipients.js';
export { summary } from './en-summary.js';
export { timeline } from './en-timeline.js';
export { views } from './en-views.js';
export { why } from './en-why.js';
