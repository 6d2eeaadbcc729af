/**
 * Texts on which a regular expression may take long: made out of the expression itself, as somebody would who wants a
 * page or a server to stand still. For each part that repeats without an end: what leads there, the part very often, and
 * something at the end that makes the whole fail.
 */

/** What a part of an expression may be; what looks around or stands for a place takes no characters. */
type Part =
  | { kind: 'sequence' | 'choice'; parts: Part[] }
  | { kind: 'characters'; samples: readonly string[] }
  | { kind: 'repeat'; body: Part; least: number; isEndless: boolean }
  | { kind: 'look'; body: Part };

/** Makes the text of a size, in repetitions. */
export type PatternAttack = (times: number) => string;

const ENDS = ['', '\n', '\u0001', '\u0001@'];

/** Characters that mean something to somebody, then those that stand for many. */
const CANDIDATES = [
  ...'"\\\'@<>=%-.:;,/+*()[]{}?!#&_ \t\r\n09aAfzZe',
  'é',
  'ß',
  '中',
  '\u0301',
  '\u200b',
  '\u202e',
  '\ud83d\ude00',
  '\u0001',
  '\ufffd',
];

/** So many repetitions are as good as endless. */
const MANY = 100;

/** Of a class of characters: the first, the last and one between. */
const PICKS = 3;

export function patternAttacks({ source, flags }: { source: string; flags: string }): PatternAttack[] {
  const attacks = new Map<string, PatternAttack>();
  const add = (lead: string, pump: string): void => {
    if (pump === '') return;
    for (const end of ENDS) {
      attacks.set(JSON.stringify([lead, pump, end]), (times) => lead + pump.repeat(times) + end);
      if (lead) attacks.set(JSON.stringify([lead + pump, end]), (times) => (lead + pump).repeat(times) + end);
    }
  };
  const walk = (part: Part, lead: string): void => {
    switch (part.kind) {
      case 'sequence': {
        let before = lead;
        for (const each of part.parts) {
          walk(each, before);
          before += example(each, 0);
        }
        return;
      }
      case 'choice':
        for (const each of part.parts) walk(each, lead);
        return;
      case 'repeat':
        if (part.isEndless) for (let pick = 0; pick < PICKS; pick += 1) add(lead, example(part.body, pick, 1));
        walk(part.body, lead);
        return;
      case 'look':
        walk(part.body, lead);
        return;
      case 'characters':
    }
  };
  walk(new PatternReader(source, flags).read(), '');
  return [...attacks.values()];
}

/** A text that a part takes. */
function example(part: Part, pick: number, atLeast = 0): string {
  switch (part.kind) {
    case 'sequence':
      return part.parts.map((each) => example(each, pick, atLeast)).join('');
    case 'choice':
      return example(part.parts[pick % part.parts.length] ?? { kind: 'characters', samples: [''] }, pick, atLeast);
    case 'repeat':
      return example(part.body, pick, atLeast).repeat(Math.max(part.least, atLeast));
    case 'characters':
      return part.samples[pick % part.samples.length] ?? '';
    case 'look':
      return '';
  }
}

/** Reads as much of an expression as it takes to attack it. */
class PatternReader {
  #at = 0;

  constructor(
    readonly source: string,
    readonly flags: string,
  ) {}

  read(): Part {
    const parts = [this.#sequence()];
    while (this.#takes('|')) parts.push(this.#sequence());
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'choice', parts };
  }

  #sequence(): Part {
    const parts: Part[] = [];
    while (this.#at < this.source.length && !'|)'.includes(this.source.charAt(this.#at))) {
      parts.push(this.#repeated(this.#atom()));
    }
    return { kind: 'sequence', parts };
  }

  #atom(): Part {
    const look = this.#match(/\(\?<?[=!]/y);
    if (look !== undefined) return { kind: 'look', body: this.#inner() };
    if (this.#match(/\((\?:|\?<\w+>)?/y) !== undefined) return this.#inner();
    if (this.#match(/\^|\$|\\b|\\B|\\[1-9]/y) !== undefined) return { kind: 'sequence', parts: [] };
    const token =
      this.#match(/\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[\da-f]{4}|\\x[\da-f]{2}|\\.|[^]/iy) ?? '';
    const flags = this.flags.replace(/[gy]/g, '');
    const one = new RegExp(`^(?:${token})$`, flags);
    const samples = CANDIDATES.filter((each) => one.test(each));
    const middle = samples[Math.floor(samples.length / 2)];
    // A sign of which there is no sample is one of its own.
    const own = token.startsWith('\\') ? undefined : token;
    return { kind: 'characters', samples: samples.length > 0 ? picked(samples, middle) : own ? [own] : escaped(token) };
  }

  #inner(): Part {
    const body = this.read();
    if (!this.#takes(')')) throw new Error(`not understood: ${this.source} at ${String(this.#at)}`);
    return body;
  }

  #repeated(body: Part): Part {
    const [, least = '', more, most = ''] = this.#exec(/\{(\d+)(,?)(\d*)\}\??/y) ?? [];
    if (least !== '') {
      const isEndless = more === ',' && (most === '' || Number(most) >= MANY);
      return { kind: 'repeat', body, least: Number(least), isEndless };
    }
    const sign = this.#match(/[*+?]\??/y);
    if (sign === undefined) return body;
    return { kind: 'repeat', body, least: sign.startsWith('+') ? 1 : 0, isEndless: !sign.startsWith('?') };
  }

  #takes(sign: string): boolean {
    const isThere = this.source.charAt(this.#at) === sign;
    if (isThere) this.#at += 1;
    return isThere;
  }

  #match(pattern: RegExp): string | undefined {
    return this.#exec(pattern)?.[0];
  }

  #exec(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.source) ?? undefined;
    if (found) this.#at = pattern.lastIndex;
    return found;
  }
}

function picked(samples: readonly string[], middle: string | undefined): string[] {
  return [...new Set([samples[0] ?? '', samples.at(-1) ?? '', middle ?? ''])];
}

/** The sign that an escape stands for. */
function escaped(token: string): string[] {
  const code = /^\\(?:u\{?|x)([\da-f]+)\}?$/i.exec(token)?.[1];
  return code === undefined ? [] : [String.fromCodePoint(parseInt(code, 16))];
}
