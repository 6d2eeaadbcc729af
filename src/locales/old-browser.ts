/** The least versions that have all that is needed. Held against the features in `old-browser.ts` of the elements. */
const VERSIONS = 'Chrome 123, Edge 123, Firefox 125, Safari 17.5';

/** What a person reads in place of an element in a browser that is too old for it, by language. */
const SENTENCES: Readonly<Record<string, string>> = {
  en: `This part of the page needs a newer browser: ${VERSIONS} or later.`,
  de: `Dieser Teil der Seite braucht einen neueren Browser: ${VERSIONS} oder neuer.`,
  fr: `Cette partie de la page demande un navigateur plus récent : ${VERSIONS} ou plus récent.`,
  es: `Esta parte de la página necesita un navegador más reciente: ${VERSIONS} o posterior.`,
  pt: `Esta parte da página precisa de um navegador mais recente: ${VERSIONS} ou posterior.`,
  ar: `يحتاج هذا الجزء من الصفحة إلى متصفح أحدث: ${VERSIONS} أو أحدث.`,
  ja: `ページのこの部分には新しいブラウザーが必要です：${VERSIONS} 以降。`,
};

/** The sentence in the language of a tag, else in English. */
export function tooOld(tag: string): string {
  return SENTENCES[tag.toLowerCase().replace(/-.*/, '')] ?? String(SENTENCES.en);
}

/** For the console. */
export function lacking(features: readonly string[]): string {
  return `mail-analytics: this browser lacks ${features.join(', ')}, so the elements show a note instead. They need ${VERSIONS} or later.`;
}
