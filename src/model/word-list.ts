/** The known words in a list that an attribute gives, as "sent sending": each once, in the order given. */
export function wordsIn<Word extends string>(text: string, known: readonly Word[]): readonly Word[] {
  const words = text.split(/[\s,]+/).flatMap((each) => known.find((word) => word === each) ?? []);
  return [...new Set(words)];
}

/** The list after a word in it was switched on or off. Without a word: none. */
export function toggled<Word extends string>(list: readonly Word[], word: Word | undefined): string {
  if (word === undefined) return '';
  return (list.includes(word) ? list.filter((each) => each !== word) : [...list, word]).join(' ');
}
