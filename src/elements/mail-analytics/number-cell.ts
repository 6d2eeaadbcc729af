import { html } from 'lit';

import type { Formats } from '../../locales/formats.js';
import type { AnalyticsStrings } from '../../locales/strings.js';
import { isUnsent, TOTAL_OF, type Mailing, type Totals } from '../../model/mailing.js';
import { RATE_OF, type RatedColumn } from '../../model/rated-columns.js';
import { rateOf } from '../../model/rates.js';
import { visibleText } from '../../model/visible-text.js';
import { stamp, textIn, writeAttribute, writeText } from '../../templates/stamp.js';
import { statusGlyph } from '../../templates/status-glyph.js';
import type { CellContext, CellMaker } from './mailing-cells.js';

const numberButton = stamp<HTMLButtonElement>(() => html`<button type="button" tabindex="-1"></button>`);
const rateText = stamp(() => html`<small></small>`);
const zero = stamp<HTMLSpanElement>(() => html`<span class="zero"></span>`);
const dash = stamp<HTMLSpanElement>(
  () => html`<span><span class="zero" aria-hidden="true">–</span><span class="hidden"></span></span>`,
);

/** A dash, which says in words that there is none. */
export function noneYet(): { element: HTMLSpanElement; words: Text } {
  const element = dash();
  return { element, words: textIn(element.lastElementChild as Element) };
}

/**
 * A number opens the recipients that it counts. Zeros open nothing, and a mailing that is yet to go has none. On a card,
 * which has no heads, the glyph of the status stands before it.
 */
export function numberCell(column: RatedColumn): CellMaker {
  const glyph = stamp(() => html`<span class="glyph" data-status=${column}>${statusGlyph(column)}</span>`);
  return ({ cell, mailing, context }) => {
    const button = numberButton();
    const rate = rateText();
    const [count, share] = [textIn(button), textIn(rate)];
    button.addEventListener('click', () => {
      const shown = mailing();
      if (shown) context().onOpen(shown, column, column);
    });
    let nothing: { element: Element; words: Text } | undefined;
    let none: { element: Element; words: Text } | undefined;
    let sign: Element | undefined;
    const put = (isCard: boolean, ...numbers: readonly Element[]): void => {
      const elements = isCard && numbers.length > 0 ? [(sign ??= glyph()), ...numbers] : numbers;
      if (cell.firstChild !== elements[0] || cell.lastChild !== elements.at(-1)) cell.replaceChildren(...elements);
    };
    return (shown, drawn) => {
      const total = shown && !isUnsent(shown) ? (shown.totals[TOTAL_OF[column]] ?? 0) : undefined;
      if (!shown) put(false);
      else if (total === undefined) {
        none ??= noneYet();
        writeText(none.words, drawn.words.none);
        put(false, none.element);
      } else if (total === 0) {
        nothing ??= zeroText();
        writeText(nothing.words, drawn.formats.number(0));
        put(drawn.isCard, nothing.element);
      } else {
        const said = numberWords(shown, column, total, drawn);
        writeText(count, said.count);
        writeAttribute(button, 'title', said.title);
        writeAttribute(button, 'aria-label', said.label);
        writeText(share, said.rate);
        put(drawn.isCard, button, rate);
      }
    };
  };
}

function zeroText(): { element: Element; words: Text } {
  const element = zero();
  return { element, words: textIn(element) };
}

/** The rate stands beside the button: what is read on a button has to be in its name. */
function numberWords(
  { subject, totals }: Mailing,
  column: RatedColumn,
  total: number,
  { words, formats }: CellContext,
): { count: string; title: string; label: string; rate: string } {
  const count = formats.number(total);
  const label = words.showRecipients(count, words.reached[column], visibleText(subject) || words.noSubject);
  return { count, label, ...rateWords(totals, column, words, formats) };
}

/** The share that a number is, in short and in full: "95.1%", or "of 8" where there were few. */
export function rateWords(
  totals: Totals,
  column: RatedColumn,
  words: AnalyticsStrings,
  formats: Formats,
): { title: string; rate: string } {
  const { numerator, denominator, value, isSmall } = rateOf(totals, RATE_OF[column]);
  const share = words.share(formats.number(numerator), formats.number(denominator));
  if (value === undefined) return { title: share, rate: '' };
  const percent = formats.percent(value);
  return { title: `${share} · ${percent}`, rate: isSmall ? words.of(formats.number(denominator)) : percent };
}
