/** What is said of the samples of a measurement. Samples that are texts, as "timeout", are no numbers and left out. */

/** @returns {number[]} */
const numbersOf = (samples = []) => samples.filter((sample) => Number.isFinite(sample)).sort((a, b) => a - b);

/** @returns {number | undefined} undefined where there is no number. */
export function median(samples) {
  const sorted = numbersOf(samples);
  const middle = sorted.length / 2;
  return sorted.length % 2
    ? sorted[Math.floor(middle)]
    : sorted.length
      ? (sorted[middle - 1] + sorted[middle]) / 2
      : undefined;
}

/** Least and most, "12.1–14"; empty of one number. */
export function spread(samples) {
  const sorted = numbersOf(samples);
  return sorted.length > 1 ? `${short(sorted[0])}–${short(sorted.at(-1))}` : '';
}

const digitsOf = (number) => (Math.abs(number) >= 100 ? 0 : Math.abs(number) >= 10 ? 1 : 2);

/** With the digits that it is printed with. */
export const rounded = (number) => Number(number.toFixed(digitsOf(number)));

/** Three digits that count: 0.04, 1.33, 17.5, 1,083. */
export const short = (number) => number.toLocaleString('en-US', { maximumFractionDigits: digitsOf(number) });

/** @param {string} [unit] */
export const withUnit = (number, unit) => (unit ? `${short(number)} ${unit}` : short(number));

/** Prints rows of texts as a table of Markdown, the columns of one width each. */
export function printTable(head, rows) {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  console.log(
    [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n'),
  );
}
