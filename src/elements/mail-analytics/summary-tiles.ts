import { html, nothing, type TemplateResult } from 'lit';

import type { PeriodSummary } from '../../controllers/summary-controller.js';
import type { Formats } from '../../locales/formats.js';
import type { StepFormats } from '../../locales/step-formats.js';
import type { AnalyticsStrings, SummaryStrings } from '../../locales/strings.js';
import type { Status } from '../../model/status.js';
import { TILES, tilesOf, type Change, type Tile, type TileName } from '../../model/summary-tiles.js';
import { ALERT_GLYPH } from '../../templates/glyphs.js';
import { glyph } from '../../templates/icon.js';
import { sparkline } from '../../templates/sparkline.js';
import { statusGlyph } from '../../templates/status-glyph.js';

const CHECK_GLYPH = glyph('M20 6 9 17l-5-5');

/** Which status lends a tile its glyph and colour: sent mail has been accepted for sending. */
const STATUS_OF: Readonly<Record<TileName, Status>> = {
  sent: 'processed',
  delivered: 'delivered',
  opened: 'opened',
  clicked: 'clicked',
  bounced: 'bounced',
};

/** In what a tile is written. */
export interface TileContext {
  words: SummaryStrings;
  analytics: AnalyticsStrings;
  formats: Formats;
  steps: StepFormats;
}

/** The five numbers of a period, each with its parts, its change and its trend; bones until they have come. */
export function summaryTiles(
  shown: PeriodSummary | undefined,
  isWaiting: boolean,
  context: TileContext,
): TemplateResult {
  const { words, analytics } = context;
  const tiles = shown && tilesOf(shown.summary, shown.period.hasBefore);
  return html`<ul aria-label=${words.label} aria-busy=${isWaiting ? 'true' : 'false'}>
    ${TILES.map((name, index) => {
      const tile = tiles?.[index];
      const mailings = shown?.summary.mailings ?? 0;
      return html`<li data-status=${STATUS_OF[name]}>
        <p class="name">${statusGlyph(STATUS_OF[name])}${analytics.columns[name]}</p>
        ${tile ? numbers(tile, mailings, context) : pending(isWaiting, words)}
      </li>`;
    })}
  </ul>`;
}

function pending(isWaiting: boolean, words: SummaryStrings): TemplateResult {
  return isWaiting
    ? html`<p class="value"><span class="bone"></span></p>
        <p class="parts"><span class="bone"></span></p>`
    : html`<p class="value">${dash(words)}</p>`;
}

function dash(words: SummaryStrings): TemplateResult {
  return html`<span class="zero" aria-hidden="true">–</span><span class="hidden">${words.none}</span>`;
}

function numbers(tile: Tile, mailings: number, context: TileContext): TemplateResult {
  const { analytics, formats } = context;
  const parts = tile.name === 'sent' ? analytics.mailings(mailings, formats.number(mailings)) : partsOf(tile, context);
  return html`<p class="value">
      <b dir="auto">${valueOf(tile, context)}</b> ${tile.change ? change(tile.name, tile.change, context) : nothing}
    </p>
    <p class="parts" dir="auto" title=${parts}>${parts}</p>
    ${sparkline(tile.trend)}`;
}

function valueOf({ count, rate }: Tile, { words, analytics, formats }: TileContext): TemplateResult | string {
  if (!rate) return formats.number(count);
  if (rate.value === undefined) return dash(words);
  if (!rate.isSmall) return formats.percent(rate.value);
  return analytics.share(formats.number(rate.numerator), formats.number(rate.denominator));
}

/** Of nothing there are no parts. */
function partsOf({ name, rate }: Tile, { words, formats }: TileContext): string {
  if (name === 'sent' || rate?.value === undefined) return '';
  return words.parts[name](formats.number(rate.numerator), formats.number(rate.denominator));
}

/** Its sign says which way it went, the glyph whether that is good; colour says nothing that is not said without it. */
function change(name: TileName, { by, before, verdict }: Change, context: TileContext): TemplateResult {
  const { words, formats, steps } = context;
  const was = words.before(name === 'sent' ? formats.number(before) : formats.percent(before));
  const said = by === 0 ? words.verdicts.same : verdict && words.verdicts[verdict];
  const details = said ? `${said} · ${was}` : was;
  return html`<span class="change" data-verdict=${verdict ?? nothing} title=${details}
    >${verdict === 'better' ? CHECK_GLYPH : verdict === 'worse' ? ALERT_GLYPH : nothing}<span dir="auto"
      >${name === 'sent' ? steps.growth(by) : words.points(steps.points(by))}</span
    ><span class="hidden"> (${details})</span></span
  >`;
}
