/** First letters of the first and the last word, as graphemes, so that no combining sign is torn off its letter. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s@.]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1);
  return ends
    .map((word) => firstGrapheme(word ?? ''))
    .join('')
    .toLocaleUpperCase();
}

let graphemes: Intl.Segmenter | undefined;

function firstGrapheme(word: string): string {
  // Latin letters with no mark after them, which most names begin with.
  if (word.charCodeAt(0) < 0x250 && !(word.charCodeAt(1) >= 0x300)) return word.charAt(0);
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  for (const { segment } of graphemes.segment(word)) return segment;
  return '';
}

/** Which of so many colours a text has: the same text always the same one. */
export function hueOf(text: string, hues: number): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = (hash * 31 + text.charCodeAt(index)) >>> 0;
  return hash % hues;
}
