/** Letters and digits of a subject that go into a name: with the rest, far below the 255 bytes of most file systems. */
const LENGTH = 50;

/**
 * The name of an exported file: "recipients-introducing-our-q4-search-2026-11-25.csv". Letters of every script stay,
 * without their accents where they are Latin; everything else becomes a hyphen, so no system reads a path into it.
 *
 * @param content - What is in it, in one word.
 * @param about - What it is of; may be empty.
 * @param day - "2026-11-25".
 */
export function csvFileName(content: string, about: string, day: string): string {
  const plain = about
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const short = [...plain.replace(/^-/, '')].slice(0, LENGTH).join('').replace(/-$/, '');
  return `${[content, short, day].filter(Boolean).join('-')}.csv`;
}
