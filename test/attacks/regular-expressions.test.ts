import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';

import { tellFigure } from '../figures.js';
import { isLong } from '../share.js';
import { patternAttacks, type PatternAttack } from './pattern-attacks.js';

const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url));

/** In repetitions. Small ones first: what doubles with each character more would not come back from the larger. */
const SIZES = [8, 12, 16, 20, 24, 28, 64, 256, 1024, 4096, 16_384, ...(isLong ? [65_536] : [])];

/** Milliseconds that nothing takes which looks at each character a few times. */
const QUICK = 4;

/** Twice the text takes twice the time; with a square it would be four times. Between the two is the limit. */
const GROWTH = 2.9;

/** Made of words that are sought, of which every sign that repeats is escaped; and of the names of statuses. */
const MADE_OF_WORDS = ['model/select.ts', 'ssr/icon-style.ts'];

const BY_HOST = 'an address that the host itself writes';
const ESCAPED = 'our own markup, in which what comes from outside is escaped';

/** Those that may be slow on some texts, and what keeps such texts from them. */
const KEPT_FROM: Readonly<Record<string, string>> = {
  'adapters/http-adapter.ts /\\/+$/': BY_HOST,
  'server/track-mailing.ts /\\/+$/': BY_HOST,
  'server/routes/webhooks.ts /\\/+$/': BY_HOST,
  'model/mail-program.ts /version\\/[\\d.]+.*safari/i': 'it is given 400 characters',
  'model/mail-program.ts /(iphone|ipad|macintosh).*applewebkit\\/(?!.*safari)/i': 'it is given 400 characters',
  'ssr/icon-style.ts /\\/\\*[^]*?\\*\\//g': 'our own style sheet',
  'ssr/markup.ts /<!--[^]*?-->|<\\?>/g': ESCAPED,
  [`ssr/markup.ts /<(\\/?)([a-z][\\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*?)(\\/?)>/gi`]: ESCAPED,
  'ssr/shadow-of.ts /<template shadowroot[^>]*>([^]*)<\\/template>/': ESCAPED,
};

interface Expression {
  file: string;
  where: string;
  pattern: RegExp;
}

/** Every regular expression of the sources, and those made of texts that stand in the same file. */
function expressions(): Expression[] {
  const files = readdirSync(SOURCE, { recursive: true }).map(String);
  return files.filter((name) => name.endsWith('.ts')).flatMap((name) => expressionsIn(name));
}

function expressionsIn(name: string): Expression[] {
  const file = ts.createSourceFile(name, readFileSync(SOURCE + name, 'utf8'), ts.ScriptTarget.Latest, true);
  const texts = new Map<string, string>();
  const found: Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.initializer) {
      const text = textOf(node.initializer, texts);
      if (text !== undefined) texts.set(node.name.getText(), text);
    }
    const where = `${name}:${String(file.getLineAndCharacterOfPosition(node.getStart()).line + 1)}`;
    if (ts.isRegularExpressionLiteral(node)) {
      const [, source = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(node.text) ?? [];
      found.push({ file: name, where, pattern: new RegExp(source, flags) });
    }
    if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp') {
      const [source, flags] = (node.arguments ?? []).map((argument) => textOf(argument, texts));
      assert.ok(source !== undefined || MADE_OF_WORDS.includes(name), `${where} is made of what cannot be read here`);
      if (source !== undefined) found.push({ file: name, where, pattern: new RegExp(source, flags) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The value of a text that is written out, with others like it inside. */
function textOf(node: ts.Expression, texts: ReadonlyMap<string, string>): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isIdentifier(node)) return texts.get(node.text);
  if (!ts.isTemplateExpression(node)) return undefined;
  const spans = node.templateSpans.map(({ expression, literal }) => [textOf(expression, texts), literal.text]);
  if (spans.some(([value]) => value === undefined)) return undefined;
  return node.head.text + spans.flat().join('');
}

/** The least of several tries, in milliseconds: what else the machine does only adds. */
function timeOf({ source, flags }: RegExp, text: string, tries: number): number {
  const pattern = new RegExp(source, flags);
  let least = Infinity;
  for (let turn = 0; turn < tries && least > QUICK; turn += 1) {
    const start = performance.now();
    if (pattern.global) text.replace(pattern, '');
    else pattern.exec(text);
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** How many times as long twice the text takes, over two steps; 2 where it is over before that can be told. */
function growthOf(pattern: RegExp, attack: PatternAttack, tries: number): number {
  const slow = SIZES.find((size) => timeOf(pattern, attack(size), 3) > QUICK);
  if (slow === undefined) return 2;
  if (slow < 64) return Infinity;
  const [quarter, , whole] = [slow / 4, slow / 2, slow].map((size) => {
    const text = attack(size);
    return Math.min(...Array.from({ length: tries }, () => timeOf(pattern, text, 1)));
  });
  return Math.sqrt((whole ?? 0) / (quarter ?? 1));
}

/** Seen again and again, the more closely the more it is suspected: a machine that is busy may be slow for a while. */
const isSlow = (pattern: RegExp): boolean =>
  patternAttacks(pattern).some((attack) => [3, 9, 15].every((tries) => growthOf(pattern, attack, tries) > GROWTH));

describe('a regular expression', () => {
  const found = expressions();
  let attacks = 0;
  let slow = 0;

  after(() =>
    tellFigure({
      promise: 'No text makes a regular expression stand still',
      cases: found.length,
      faults: attacks,
      lost: slow,
      command: 'node --import tsx --test test/attacks/regular-expressions.test.ts',
    }),
  );

  it('is seen to blow up where it does, and not where it does not', () => {
    for (const pattern of [/(a+)+$/, /^(\w|\d)*!/, /\s+$/, /<!--[^]*?-->/g, /([^\s]+)@b/]) {
      assert.ok(isSlow(pattern), String(pattern));
    }
    for (const pattern of [/^[a-z]+$/, /\d+/g, /^(?:\w+,)*$/, /"[^"]*"/]) {
      assert.ok(!isSlow(pattern), String(pattern));
    }
  });

  it('takes, on any text that is made to hold it up, no more than in proportion to its length', () => {
    assert.ok(found.length > 100, String(found.length));
    const blown: string[] = [];
    const kept = new Set<string>();
    for (const { file, where, pattern } of found) {
      const name = `${file} ${String(pattern)}`;
      if (name in KEPT_FROM) kept.add(name);
      if (name in KEPT_FROM) continue;
      attacks += patternAttacks(pattern).length;
      if (isSlow(pattern)) blown.push(`${where} ${String(pattern)}`);
    }
    slow = blown.length;
    assert.deepEqual(blown, []);
    assert.deepEqual([...kept].sort(), Object.keys(KEPT_FROM).sort(), 'there is no such expression any more');
  });
});
