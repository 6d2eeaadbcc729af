/** The known words in a list that an attribute gives, as "sent sending": each once, in the order given. */
export function wordsIn<Word extends string>(text: string, known: readonly Word[]): readonly Word[] {
  const words = text.split(/[\s,]+/).flatMap((each) => known.find((word) => word === each) ?? []);
  return [...new Set(words)];
}

/** Whether an attribute, by its name or that of its property, has a list of words; others have one. */
export function isList(name: string): boolean {
  return ['columns', 'hide', 'statuses'].includes(name);
}

/** The words in such a list that are not known. The width of a column, as in "subject:320", is no part of its name. */
export function unknownIn(text: string, known: readonly string[]): readonly string[] {
  const words = text.split(/[\s,]+/).filter((each) => each && !known.includes(each.replace(/:\d+(px)?$/, '')));
  return [...new Set(words)];
}

/** The list after a word in it was switched on or off. Without a word: none. */
export function toggled<Word extends string>(list: readonly Word[], word: Word | undefined): string {
  if (word === undefined) return '';
  return (list.includes(word) ? list.filter((each) => each !== word) : [...list, word]).join(' ');
}
