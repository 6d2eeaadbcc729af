/**
 * How much a number grows from one window to the next: the median of the slopes of all pairs (Theil and Sen), which one
 * window that is out of line does not move.
 */
export function slopeOf(windows: readonly number[]): number {
  const slopes = windows.flatMap((value, index) =>
    windows.slice(index + 1).map((later, distance) => (later - value) / (distance + 1)),
  );
  slopes.sort((a, b) => a - b);
  return slopes[Math.floor(slopes.length / 2)] ?? 0;
}
