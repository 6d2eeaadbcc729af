import { pageWide } from '../model/page-wide.js';
import type { Strings } from './strings.js';

/** A language that elements can speak. */
export interface Language {
  /** BCP 47. */
  readonly tag: string;
  /** Its sentences; what is missing is said in English. Absent until they have come. */
  words?: Partial<Strings>;
}

/** Elements bring its words themselves. */
export const ENGLISH: Language = { tag: 'en', words: {} };

/** Languages that the host has registered, by their tags in lower case. */
export const registered = pageWide.languages as Map<string, Language>;
