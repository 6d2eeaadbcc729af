import { registered } from '../locales/language.js';
import type { Strings } from '../locales/strings.js';
import { updateElements } from '../model/page-wide.js';

/**
 * Teaches the elements a language, or puts a dictionary of your own in the place of ours. What is registered is not
 * loaded, so that a page can also take a language of ours into its own bundle:
 *
 * ```ts
 * import { registerLocale } from 'mail-analytics';
 * import * as de from 'mail-analytics/locales/de.js';
 *
 * registerLocale('de', de);
 * ```
 *
 * @param tag - BCP 47, as "nl" or "de-CH". Regions without words of their own use those of "nl", too.
 * @param words - Every sentence. One that is missing at run time is said in English.
 */
export function registerLocale(tag: string, words: Strings): void {
  registered.set(tag.toLowerCase(), { tag, words });
  updateElements();
}
