/** A line that may be shown on a terminal: what is quoted from a file could be commands of one. */
export function printable(line: string): string {
  return line.replace(/\p{Cc}/gu, '\ufffd');
}
