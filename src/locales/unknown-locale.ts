import { nearestWord } from '../model/nearest-word.js';

const told = new Set<string>();

/** Says in the console, once, that a language tag or a time zone does not exist, and which was probably meant. */
export function tellUnknown(attribute: 'locale' | 'time-zone', value: string): void {
  const given = `${attribute}="${value}"`;
  if (told.has(given)) return;
  told.add(given);
  const meant = attribute === 'locale' ? tagLike(value) : nearestWord(value, Intl.supportedValuesOf('timeZone'));
  const example =
    attribute === 'locale' ? 'Write a BCP 47 tag, as "en-GB".' : 'Write an IANA zone, as "Europe/Berlin".';
  const fix = meant === undefined ? example : `Did you mean "${meant}"?`;
  console.warn(`mail-analytics: ${given} does not exist; the viewer's own is used. ${fix}`);
}

/** "en_US" is what operating systems write for "en-US". */
function tagLike(value: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(value.replace(/_/g, '-').replace(/\..*/, ''))[0];
  } catch {
    return undefined;
  }
}
