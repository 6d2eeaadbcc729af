/**
 * Sort keys for texts in the order of a language: numbers, made once for each text, that compare as the texts do as far
 * as they reach. `Intl.Collator` is right but slow: some microseconds for a comparison, of which sorting a million
 * names takes twenty million. With keys it is asked only about texts whose keys are the same.
 *
 * The weights of the letters are found by asking the collator itself (Unicode Technical Standard 10, section 4.3: the
 * order of texts is that of the first weights of their letters, then of the second ones, …).
 */
export interface CollationKeys {
  /** Writes the key of a text: one part of 32 bits into each of these, at this place. */
  write(text: string, parts: readonly Uint32Array[], at: number): void;
  /** For texts whose keys are the same. */
  compare(a: string, b: string): number;
}

/** Parts of a key: together they reach fifteen letters far in most languages. */
export const KEY_PARTS = 3;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Signs that are common in names and addresses; each has a weight of its own, and all others share those between. */
const SIGNS = [' ', '_', '-', ',', '.', "'", '’', '@', '0'];
/** Latin-1 and Latin Extended-A: where the languages that are written in Latin letters have theirs. */
const [LETTERS_FROM, LETTERS_TO] = [0xdf, 0x17f];
/** Letters that are ordered as two: ß, æ, œ, … */
const EXPANSIONS = ['ss', 'ae', 'oe', 'ij', 'th'];

/** What comes after a text's last letter: before every letter, so that "Ann" stands before "Anna". */
const END = 0;

type Compare = (a: string, b: string) => number;

/** The weights of one sign: none (it is ignored), one, or two; and whether the key has to end after it. */
interface Weight {
  weights: readonly number[];
  isLast: boolean;
}

/**
 * Keys in the order of a collator that orders numbers by their value ("Team 9" before "Team 10").
 *
 * @returns `undefined` for a language in which two letters are ordered as one, as the Czech "ch": there the order of
 * texts is not that of their letters, and only the collator can tell. So it is for an order of the machine's own, as
 * that of "POSIX", by which nobody else can be made.
 */
export function collationKeys(collator: Intl.Collator): CollationKeys | undefined {
  const { locale } = collator.resolvedOptions();
  const plain = new Intl.Collator(locale, { sensitivity: 'base' });
  const base: Compare = plain.compare;
  if (plain.resolvedOptions().locale !== locale || hasContractions(base)) return undefined;
  const classes = classesOf(base);
  const size = 2 * classes.length + 2;
  const lettersInPart = Math.floor(32 / Math.log2(size));
  const known: (Weight | undefined)[] = [];

  const weightAt = (code: number): Weight => {
    let weight = known[code];
    if (!weight) known[code] = weight = weightOf(String.fromCodePoint(code), classes, base);
    return weight;
  };

  return {
    compare: collator.compare,
    write(text, parts, at) {
      let index = 0;
      let second = END;
      for (const part of parts) {
        let key = 0;
        for (let place = 0; place < lettersInPart; place += 1) {
          let weight = second;
          second = END;
          while (weight === END && index < text.length) {
            const code = text.codePointAt(index) ?? 0;
            // Marks that stand by themselves may make another letter with the one before them.
            if (isMark(code) && text !== text.normalize('NFC')) return this.write(text.normalize('NFC'), parts, at);
            const { weights, isLast } = weightAt(code);
            index = isLast ? text.length : index + (code > 0xffff ? 2 : 1);
            weight = weights[0] ?? END;
            second = weights[1] ?? END;
          }
          key = key * size + weight;
        }
        part[at] = key;
      }
    },
  };
}

/** Whether some pair of letters is ordered otherwise than its letters are, one after the other. */
function hasContractions(base: Compare): boolean {
  const letters = [...LETTERS];
  const others = ['a', 'i', 'm', 's', 'z'];
  return letters.some((first) =>
    letters.some((second) =>
      others.some(
        (other) =>
          Math.sign(base(first + second, first + other)) !== Math.sign(base(second, other)) ||
          Math.sign(base(first + second, other)) !== (first === other ? 1 : Math.sign(base(first, other))),
      ),
    ),
  );
}

/** One sign of each weight, in their order. */
function classesOf(base: Compare): readonly string[] {
  const signs = [...SIGNS, ...LETTERS];
  for (let code = LETTERS_FROM; code <= LETTERS_TO; code += 1) {
    const sign = String.fromCharCode(code);
    if (/^\p{Ll}$/u.test(sign) && !EXPANSIONS.some((pair) => base(pair, sign) === 0)) signs.push(sign);
  }
  const classes: string[] = [];
  for (const sign of signs.sort(base)) if (base(classes.at(-1) ?? '', sign) !== 0) classes.push(sign);
  return classes;
}

/** Signs of the list have even weights; a sign between two of them has the odd one between theirs. */
function weightOf(sign: string, classes: readonly string[], base: Compare): Weight {
  if (base(sign, '') === 0) return { weights: [], isLast: false };
  const exact = exactWeight(sign, classes, base);
  // What follows a number is ordered by its value, and of signs that share a weight only the collator knows more.
  if (exact % 2 === 0) return { weights: [exact], isLast: /\p{N}/u.test(sign) };
  const pair = EXPANSIONS.find((each) => base(each, sign) === 0);
  if (pair === undefined) return { weights: [exact], isLast: true };
  return { weights: [...pair].map((letter) => exactWeight(letter, classes, base)), isLast: false };
}

function exactWeight(sign: string, classes: readonly string[], base: Compare): number {
  // Any digit may begin a number.
  const sought = /\p{Nd}/u.test(sign) ? '0' : sign;
  let [low, high] = [0, classes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = base(classes[middle] ?? '', sought);
    if (order === 0) return 2 * middle + 2;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return 2 * low + 1;
}

function isMark(code: number): boolean {
  return code >= 0x300 && code < 0x370;
}
