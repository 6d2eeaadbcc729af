import { ElementRenderer, render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';

/** Slots are only allowed within an element; which one it is, makes no difference. */
class AnyRenderer extends ElementRenderer {}

/** A template as text, without indentation, and the comments by which Lit would find places again: nothing looks for them. */
export function markupOf(template: unknown): string {
  const customElementHostStack = [new AnyRenderer('mail-element')];
  const markup = collectResultSync(render(template, { customElementHostStack }));
  return markup.replace(/<!--[^]*?-->|<\?>/g, '').replace(/\n\s+/g, '\n');
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it is written between tags, or between quotation marks. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}

const MARKUP = /<(\/?)([a-z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/gi;

/** Writes attributes into the outermost tags of a text. */
export function markedOutermost(markup: string, attributes: string): string {
  let depth = 0;
  return markup.replace(MARKUP, (tag, end: string, name: string, rest: string, isEmpty: string) => {
    if (end) depth -= 1;
    const isOutermost = depth === 0 && !end;
    if (!end && !isEmpty && !VOID.has(name)) depth += 1;
    return isOutermost ? `<${name} ${attributes}${rest}${isEmpty}>` : tag;
  });
}

/** Tags of our templates that have no end. */
export const VOID: ReadonlySet<string> = new Set(['input', 'br', 'img']);

/** A piece of markup: a tag, or the text before one. */
export type Piece =
  | { kind: 'open'; name: string; attributes: ReadonlyMap<string, string>; isEmpty: boolean }
  | { kind: 'close' }
  | { kind: 'text'; markup: string };

/** The tags and texts of a markup of ours, in their order. */
export function* piecesOf(markup: string): Generator<Piece> {
  let at = 0;
  for (const { 0: tag, 1: end, 2: name = '', 3: rest = '', 4: isEmpty, index } of markup.matchAll(MARKUP)) {
    if (index > at) yield { kind: 'text', markup: markup.slice(at, index) };
    at = index + tag.length;
    if (end) yield { kind: 'close' };
    else yield { kind: 'open', name, attributes: attributesOf(rest), isEmpty: !!isEmpty || VOID.has(name) };
  }
  if (at < markup.length) yield { kind: 'text', markup: markup.slice(at) };
}

/** As they are written, so that they can be written again. */
function attributesOf(text: string): Map<string, string> {
  const pairs = text.matchAll(/([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g);
  return new Map([...pairs].map(([, name = '', double, single, bare]) => [name, double ?? single ?? bare ?? '']));
}
