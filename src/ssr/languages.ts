import * as ar from '../locales/ar.js';
import * as de from '../locales/de.js';
import * as es from '../locales/es.js';
import * as fr from '../locales/fr.js';
import * as ja from '../locales/ja.js';
import { ENGLISH, registered, type Language } from '../locales/language.js';
import { nameFor } from '../locales/languages.js';
import * as ptBr from '../locales/pt-br.js';
import type { Strings } from '../locales/strings.js';

/** Those that a page loads when they are wanted: a server has them all at hand, since it draws without waiting. */
const WORDS: Readonly<Record<string, Strings>> = { ar, de, es, fr, ja, 'pt-br': ptBr };

/** The language that a server speaks for a tag: English where there are no words for it. */
export function languageOnServer(tag: string): Language {
  const name = nameFor(tag.toLowerCase());
  if (name === undefined) return ENGLISH;
  const words = WORDS[name];
  return registered.get(name) ?? (words ? { tag: name, words } : ENGLISH);
}
