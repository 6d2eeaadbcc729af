/** Spaces, and signs of which nothing is seen: control and format characters, as zero-width ones and those that turn. */
const NOTHING_SEEN = /^[\s\p{C}\u115f\u1160\u3164\uffa0\u2800]*$/u;

/** A text without the spaces around it; empty where nothing of it would be seen. */
export function visibleText(text: string | undefined | null): string {
  const trimmed = (text ?? '').trim();
  // Most texts begin with something that is seen.
  return /^[!-~]/.test(trimmed) || !NOTHING_SEEN.test(trimmed) ? trimmed : '';
}
