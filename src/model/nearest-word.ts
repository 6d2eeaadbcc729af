/** The known word that was probably meant: the one with the fewest slips in it, if they are few for its length. */
export function nearestWord<Word extends string>(word: string, known: readonly Word[]): Word | undefined {
  const written = plain(word);
  let nearest: Word | undefined;
  let fewest = Infinity;
  for (const each of known) {
    const meant = plain(each);
    const slips = slipsBetween(written, meant);
    if (slips < fewest && slips <= Math.max(1, Math.floor(Math.max(written.length, meant.length) / 3))) {
      nearest = each;
      fewest = slips;
    }
  }
  return nearest;
}

/** "status_at", "statusAt" and "status-at" are one word for whoever writes them. */
function plain(word: string): string {
  return word.toLowerCase().replace(/[-_\s]/g, '');
}

/** Letters left out, put in, taken for others, or turned round with the next: the distance of Damerau. */
function slipsBetween(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const slips = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const isSame = one[row - 1] === other[at - 1];
      const isTurned = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      slips[at] = Math.min(
        (last[at] ?? 0) + 1,
        (slips[at - 1] ?? 0) + 1,
        (last[at - 1] ?? 0) + (isSame ? 0 : 1),
        isTurned ? (before[at - 2] ?? 0) + 1 : Infinity,
      );
    }
    before = last;
    last = slips;
  }
  return last[other.length] ?? 0;
}
