import { expect } from '@open-wc/testing';

import * as ar from '../../src/locales/ar.js';
import * as de from '../../src/locales/de.js';
import * as en from '../../src/locales/en.js';
import * as es from '../../src/locales/es.js';
import * as fr from '../../src/locales/fr.js';
import * as ja from '../../src/locales/ja.js';
import * as ptBr from '../../src/locales/pt-br.js';
import type { Strings } from '../../src/locales/strings.js';

const OTHERS: Readonly<Record<string, Strings>> = { ar, de, es, fr, ja, 'pt-BR': ptBr };

type Sentence = string | ((...values: (number | string)[]) => string);

/** Sentences that count: a number to choose the form by, and the number as it is written. */
const COUNTED = new Set([
  'refresh',
  'opens',
  'clicks',
  'mailings',
  'recipients',
  'done',
  'paused',
  'totalOf',
  'notOpened',
  'follow-up',
  'fix-address',
  'suppress',
  'machines',
  'handed',
]);

const NUMBERS = [0, 1, 2, 3, 11, 100, 1_000_000];

/** Every sentence of a dictionary by its path: "analytics.columns.subject". */
function sentencesOf(dictionary: object, path = ''): Map<string, Sentence> {
  const found = new Map<string, Sentence>();
  for (const [key, value] of Object.entries(dictionary) as [string, unknown][]) {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === 'string' || typeof value === 'function') found.set(at, value as Sentence);
    else for (const [inner, sentence] of sentencesOf(value as object, at)) found.set(inner, sentence);
  }
  return found;
}

const counts = (path: string): boolean => COUNTED.has(path.split('.').at(-1) ?? '');

/** What a sentence says, with marks in the place of what the element puts in: for each number, where it counts. */
function said(path: string, sentence: Sentence): string[] {
  if (typeof sentence === 'string') return [sentence];
  if (counts(path)) return NUMBERS.map((count) => sentence(count, '⟨1⟩'));
  return [sentence(...marksOf(sentence))];
}

function marksOf(sentence: (...values: string[]) => string): string[] {
  return Array.from({ length: sentence.length }, (_, index) => `⟨${String(index + 1)}⟩`);
}

/** Words that are the same in English and another language, or names that are nowhere translated. */
const EQUAL: Readonly<Record<string, readonly string[]>> = {
  ar: [],
  de: ['Status', 'Name', 'Link', 'Links', 'Code', 'Live', 'Export', 'Hard', 'Soft', 'mailings'],
  es: ['No'],
  fr: ['Date', 'Code', 'Export', '⟨1⟩ pixels'],
  ja: [],
  'pt-BR': ['Status', 'Link', 'Links', 'Hard', 'Soft', '⟨1⟩ pixels'],
};

/** The same in English, by what they are made of, in every language. */
const SYMBOLS = new Set(['⟨1⟩: ⟨2⟩']);

const english = sentencesOf(en);

describe('dictionaries', () => {
  it('of English says something everywhere', () => {
    expect(english.size).to.be.greaterThan(150);
    for (const [path, sentence] of english) {
      for (const words of said(path, sentence)) expect(words.trim(), path).to.not.equal('');
    }
  });

  for (const [tag, dictionary] of Object.entries(OTHERS)) {
    describe(tag, () => {
      const own = sentencesOf(dictionary);

      it('says what English says, and nothing else', () => {
        expect([...own.keys()].sort()).to.deep.equal([...english.keys()].sort());
      });

      it('says something for every number, with everything that belongs into a sentence', () => {
        for (const [path, sentence] of own) {
          const original = english.get(path);
          expect(typeof sentence, path).to.equal(typeof original);
          for (const words of said(path, sentence)) {
            expect(words.trim(), path).to.not.equal('');
            expect(words, path).to.not.match(/undefined|null|\[object/);
          }
          if (typeof sentence !== 'function' || typeof original !== 'function') continue;
          expect(sentence.length, path).to.equal(original.length);
          // Of few things Arabic says the number by the noun, as English does of one.
          const full = counts(path) ? [sentence(100, '⟨1⟩'), sentence(3, '⟨1⟩')] : said(path, sentence);
          const marks = counts(path) ? ['⟨1⟩'] : marksOf(original);
          for (const words of full) for (const mark of marks) expect(words, path).to.contain(mark);
        }
      });

      it('has left no English behind', () => {
        const equal = [...own].flatMap(([path, sentence]) => {
          const theirs = said(path, english.get(path) ?? '');
          return said(path, sentence).filter((words, index) => words === theirs[index] && !SYMBOLS.has(words));
        });
        expect([...new Set(equal)].sort()).to.deep.equal([...(EQUAL[tag] ?? [])].sort());
      });

      it('has the quotation marks and spaces of its language', () => {
        for (const [path, sentence] of own) {
          for (const words of said(path, sentence)) {
            expect(words, path).to.not.match(/["']/);
            expect(words, path).to.not.match(/^\s|\s$| {2}/);
          }
        }
      });
    });
  }

  it('of French have no-break spaces before what stands apart', () => {
    for (const [path, sentence] of sentencesOf(fr)) {
      for (const words of said(path, sentence)) expect(words, path).to.not.match(/ [:;?!»]|« /);
    }
  });

  it('of Arabic have Arabic punctuation', () => {
    for (const [path, sentence] of sentencesOf(ar)) {
      for (const words of said(path, sentence)) expect(words, path).to.not.match(/[,;?]/);
    }
  });

  it('of Japanese have no spaces between their words', () => {
    const japanese =
      /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}] [\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
    for (const [path, sentence] of sentencesOf(ja)) {
      for (const words of said(path, sentence)) expect(words, path).to.not.match(japanese);
    }
  });

  it('count as their languages do', () => {
    const counted = (strings: Strings) =>
      NUMBERS.map((count) => strings.analytics.mailings(count, `n${String(count)}`));
    expect(counted(de)).to.deep.equal([
      'n0 Mailings',
      '1 Mailing',
      'n2 Mailings',
      'n3 Mailings',
      'n11 Mailings',
      'n100 Mailings',
      'n1000000 Mailings',
    ]);
    expect(counted(fr)).to.deep.equal([
      'n0 envoi',
      'n1 envoi',
      'n2 envois',
      'n3 envois',
      'n11 envois',
      'n100 envois',
      'n1000000 d’envois',
    ]);
    expect(counted(ptBr).slice(0, 3)).to.deep.equal(['n0 envio', 'n1 envio', 'n2 envios']);
    expect(counted(es).slice(0, 3)).to.deep.equal(['n0 envíos', '1 envío', 'n2 envíos']);
    expect(counted(ja).slice(0, 3)).to.deep.equal(['n0件の配信', 'n1件の配信', 'n2件の配信']);
    expect(counted(ar)).to.deep.equal([
      'لا مراسلات',
      'مراسلة واحدة',
      'مراسلتان',
      'n3 مراسلات',
      'n11 مراسلة',
      'n100 مراسلة',
      'n1000000 مراسلة',
    ]);
  });

  it('of Arabic keep names and addresses apart from the direction of the sentence', () => {
    expect(ar.recipients.showPerson('Ada <ada@example.com>')).to.equal('عرض \u2068Ada <ada@example.com>\u2069');
    expect(ar.analytics.showRecipients('41', 'x', 'Hello!')).to.contain('\u2068Hello!\u2069');
  });
});
