/**
 * Text from outside within a sentence: it has a direction of its own and does not turn the words around it (Unicode
 * Standard Annex 9, FSI and PDI). For sentences that become attributes; where there are elements, `<bdi>` does it.
 */
export function isolated(text: string): string {
  return `\u2068${withoutTurns(text)}\u2069`;
}

/**
 * Text from outside without the signs that turn the direction of what comes after them, and without those that would end
 * an isolate before its time. For sentences that have no isolates.
 */
export function withoutTurns(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}
