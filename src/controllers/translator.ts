import { ENGLISH, type Language } from '../locales/language.js';
import { languageFor } from '../locales/languages.js';
import { ignore } from '../model/ignore.js';
import { updateElements } from '../model/page-wide.js';
import { langAround } from './locale-around.js';

/** A tag by its form (RFC 5646, section 2.1). */
const TAG = /^[a-z]{2,8}(-[a-z\d]{1,8})*$/i;

export const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|syr|ug|ur|yi)\b/;

const said = new Set<string>();

/**
 * The language that is spoken for a tag: English where there are no words for it, which is said once in the console;
 * for the viewer's language, which nobody has chosen, without a word.
 *
 * @param locale - As it is declared; empty for the viewer's.
 */
export function spokenFor(locale: string): Language {
  const isChosen = TAG.test(locale);
  if (locale && !isChosen)
    import('../locales/unknown-locale.js').then(({ tellUnknown }) => tellUnknown('locale', locale), ignore);
  const language = languageFor(isChosen ? locale : navigator.language, updateElements);
  if (!language && isChosen && !said.has(locale)) {
    said.add(locale);
    console.warn(`mail-analytics: no words for "${locale}", so English is used; registerLocale() adds a language.`);
  }
  return language ?? ENGLISH;
}

/**
 * Marks what an element draws with its language and direction where the page around it declares another language; what
 * is written from right to left always, since not every page that declares such a language also turns its direction.
 */
export function markLanguage(host: Element & { readonly renderRoot: ParentNode }, { tag }: Language): void {
  const isRightToLeft = RIGHT_TO_LEFT.test(tag);
  const around = langAround(host);
  const isMarked = isRightToLeft || (around !== '' && primaryOf(around) !== primaryOf(tag));
  for (const each of host.renderRoot.children) {
    if (isMarked) {
      each.setAttribute('lang', tag);
      each.setAttribute('dir', isRightToLeft ? 'rtl' : 'ltr');
    } else {
      each.removeAttribute('lang');
      each.removeAttribute('dir');
    }
  }
}

function primaryOf(tag: string): string {
  return tag.toLowerCase().replace(/-.*/, '');
}
