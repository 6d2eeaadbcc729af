/** The elements, in the order in which the site tells of them. */
export const TAGS: readonly string[] = ['mail-analytics', 'mail-recipients', 'email-status-icon', 'mail-status-legend'];
