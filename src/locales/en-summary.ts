import type { SummaryStrings } from './strings.js';

/** English of the numbers above the table. */
export const summary: SummaryStrings = {
  label: 'Summary',
  failed: 'The numbers could not be brought up to date',
  none: 'none yet',
  parts: {
    delivered: (numerator, denominator) => `${numerator} of ${denominator} sent`,
    opened: (numerator, denominator) => `${numerator} of ${denominator} delivered`,
    clicked: (numerator, denominator) => `${numerator} of ${denominator} delivered`,
    bounced: (numerator, denominator) => `${numerator} of ${denominator} sent`,
  },
  points: (formatted) => `${formatted} pts`,
  before: (value) => `${value} in the period of the same length before`,
  verdicts: { better: 'better', worse: 'worse', same: 'unchanged' },
  chart: {
    titles: { hour: 'Mail by hour', day: 'Mail by day', week: 'Mail by week', month: 'Mail by month' },
    steps: { hour: 'Hour', day: 'Day', week: 'Week', month: 'Month' },
    series: 'What is shown',
    views: { bars: 'Bars', lines: 'Lines', table: 'Table' },
    view: 'How it is shown',
    description: (title, from, to) => `${title}, from ${from} to ${to}`,
    empty: 'No mail went out in this period',
  },
};
