import type { ChartStep } from '../model/chart-steps.js';
import type { Step } from '../model/summary-period.js';
import type { Formats } from './formats.js';

/** Formats of the tiles and the chart, in one language and time zone. */
export interface StepFormats {
  /** "+4.1%", "−1.2%"; ten times as much and more as a factor: "×12". */
  growth(by: number): string;
  /** A difference of two shares, in percentage points without their name: "+0.6". */
  points(by: number): string;
  /** Short, for an axis: "9:00", "24 Nov", "Nov 2026". */
  axis(step: Step, from: string): string;
  /** Whole, for a table: "Tue, 24 Nov 2026", "23–29 Nov 2026"; `until` is the instant at which it ends. */
  whole(step: Step, from: string, until: string): string;
}

/** From this growth on a percentage is no longer a number that one can picture. */
const MANIFOLD = 10;

export function stepFormats(formats: Formats): StepFormats {
  const { locale, timeZone } = formats;
  const signed = { maximumFractionDigits: 1, signDisplay: 'exceptZero' } as const;
  const growth = new Intl.NumberFormat(locale, { style: 'percent', ...signed });
  const points = new Intl.NumberFormat(locale, signed);
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const day = dates({ day: 'numeric', month: 'short' });
  const month = dates({ month: 'short', year: 'numeric' });
  const wholeHour = dates({ day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });
  const wholeDay = dates({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const week = dates({ day: 'numeric', month: 'short', year: 'numeric' });
  return {
    growth: (by) => (by + 1 >= MANIFOLD ? `×${formats.number(Math.round(by + 1))}` : withMinus(growth.format(by))),
    points: (by) => withMinus(points.format(by * 100)),
    axis: (step, from) => {
      if (step === 'hour') return formats.time(from);
      return (step === 'month' ? month : day).format(new Date(from));
    },
    whole: (step, from, until) => {
      const start = new Date(from);
      if (step === 'hour') return wholeHour.format(start);
      if (step === 'day') return wholeDay.format(start);
      return step === 'month' ? month.format(start) : week.formatRange(start, new Date(Date.parse(until) - 1));
    },
  };
}

/** Some languages write a hyphen, which is shorter than the plus that it stands beside. */
function withMinus(number: string): string {
  return number.replace('-', '−');
}

/** When each bar of a chart ends: where the next begins, and the last with the period. */
export function endOf(steps: readonly Pick<ChartStep, 'from'>[], index: number, to: string): string {
  return steps[index + 1]?.from ?? to;
}
