import { ENGLISH, registered, type Language } from './language.js';
import type { Strings } from './strings.js';

/** How the others are loaded, by their tags in lower case. The compiler refuses one that lacks a sentence. */
const LOADERS: Readonly<Record<string, () => Promise<Strings>>> = {
  ar: () => import('./ar.js'),
  de: () => import('./de.js'),
  es: () => import('./es.js'),
  fr: () => import('./fr.js'),
  ja: () => import('./ja.js'),
  'pt-br': () => import('./pt-br.js'),
};

/** What has been asked for: without words as long as they are on their way. */
const asked = new Map<string, Language>([['en', ENGLISH]]);

/**
 * The language for a tag: that of the tag itself, else of the tag without its last parts, else of another region. Where
 * it cannot be loaded, it speaks English, which is said in the console.
 *
 * @param tag - BCP 47.
 * @param onLoad - Its words have come, which were not there when it was asked for first.
 * @returns nothing where there is no such language.
 */
export function languageFor(tag: string, onLoad: () => void): Language | undefined {
  const name = nameFor(tag.toLowerCase());
  if (name === undefined) return undefined;
  return registered.get(name) ?? asked.get(name) ?? load(name, onLoad);
}

/** The name of the language for a tag, as `languageFor` finds it, if there is one. */
export function nameFor(tag: string): string | undefined {
  const names = [...registered.keys(), ...asked.keys(), ...Object.keys(LOADERS)];
  const parts = tag.split('-');
  for (let count = parts.length; count > 0; count -= 1) {
    const shorter = parts.slice(0, count).join('-');
    if (names.includes(shorter)) return shorter;
  }
  return names.find((name) => name.startsWith(`${String(parts[0])}-`));
}

function load(name: string, onLoad: () => void): Language {
  const language: Language = { tag: name };
  asked.set(name, language);
  const come = (words: Partial<Strings>): void => {
    language.words = words;
    onLoad();
  };
  LOADERS[name]?.().then(come, (error: unknown) => {
    console.warn(`mail-analytics: words for "${name}" could not be loaded, so English is used.`, error);
    come({});
  });
  return language;
}
