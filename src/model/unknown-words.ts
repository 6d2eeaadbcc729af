/** Whether an attribute, by its name or that of its property, has a list of words; others have one. */
export function isList(name: string): boolean {
  return ['columns', 'hide', 'statuses'].includes(name);
}

/** The words in such a list that are not known. The width of a column, as in "subject:320", is no part of its name. */
export function unknownIn(text: string, known: readonly string[]): readonly string[] {
  const words = text.split(/[\s,]+/).filter((each) => each && !known.includes(each.replace(/:\d+(px)?$/, '')));
  return [...new Set(words)];
}
