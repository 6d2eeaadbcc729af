/**
 * Text from outside within a sentence: it has a direction of its own and does not turn the words around it (Unicode
 * Standard Annex 9, FSI and PDI). For sentences that become attributes; where there are elements, `<bdi>` does it.
 */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
