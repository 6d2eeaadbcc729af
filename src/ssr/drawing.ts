import { LitElement, type CSSResultOrNative, type ReactiveController } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';

import { besideChecks } from '../adapters/checked-lists.js';
import * as checks from '../adapters/page-shape.js';
import { RIGHT_TO_LEFT } from '../controllers/translator.js';
import { EmailStatusIcon } from '../elements/email-status-icon/email-status-icon.js';
import { cardBodyStyles } from '../elements/mail-analytics/card-body.styles.js';
import { chartStyles } from '../elements/mail-analytics/chart.styles.js';
import { MailAnalytics } from '../elements/mail-analytics/mail-analytics.js';
import { mediaStyles } from '../elements/mail-analytics/media.styles.js';
import { reflowStyles } from '../elements/mail-analytics/reflow.styles.js';
import { summaryStyles } from '../elements/mail-analytics/summary.styles.js';
import * as tableRows from '../elements/mail-analytics/table-body.js';
import { bodyStyles } from '../elements/mail-analytics/table-body.styles.js';
import { besideRows } from '../elements/mail-analytics/table-part.js';
import { MailElement } from '../elements/mail-element.js';
import { MailRecipients } from '../elements/mail-recipients/mail-recipients.js';
import { MailStatusLegend } from '../elements/mail-status-legend/mail-status-legend.js';
import { ENGLISH } from '../locales/language.js';
import { RecycledRows } from '../templates/recycled-rows.js';
import { stamping } from '../templates/stamp.js';
import { iconStyle } from './icon-style.js';
import { tellAtOnce } from './known-at-once.js';
import { languageOnServer } from './languages.js';
import { markedOutermost, markupOf } from './markup.js';
import { paperOf, type PaperElement } from './paper.js';

/** The sheets of what a page loads after the table itself. */
const LATER = [bodyStyles, mediaStyles, cardBodyStyles, summaryStyles, chartStyles, reflowStyles];

const controllersOf = new WeakMap<MailElement, Set<ReactiveController>>();

/** Where the rows of the element go that is being drawn: they need not be read again by what draws around them. */
const ROWS_PLACE = crypto.randomUUID();
let rows = '';

/** The parts of an element that are its own business in a page. */
interface Drawn {
  render: (this: MailElement) => unknown;
}

/** Has the elements draw themselves whole where there is no document. For a server: in a page nothing would be left to do. */
export function drawOnServer(): void {
  besideChecks.code = checks;
  besideRows.code = tableRows;
  stamping.made = (template) => paperOf(markupOf(template)) as unknown as Element;
  RecycledRows.prototype.render = ({ first, end }, make) => {
    rows = '';
    for (let index = first; index < end; index += 1) {
      const row = make();
      row.show(index);
      rows += (row.element as unknown as PaperElement).markup;
    }
    return ROWS_PLACE;
  };
  MailElement.prototype.addController = function (this: MailElement, controller) {
    LitElement.prototype.addController.call(this, controller);
    controllersOf.set(this, (controllersOf.get(this) ?? new Set()).add(controller));
  };
  for (const element of [MailAnalytics, MailRecipients, EmailStatusIcon, MailStatusLegend]) {
    const prototype = element.prototype as unknown as Drawn;
    const { render } = prototype;
    prototype.render = function (this: MailElement) {
      return drawn(this, render);
    };
  }
  setStyles(MailAnalytics, (own) => [...own, ...LATER]);
  // Each icon has its own, since it needs the colour of one status only.
  setStyles(EmailStatusIcon, () => []);
}

function drawn(element: MailElement, render: () => unknown): unknown {
  // A server knows neither the page around an element nor who looks at it.
  element.locale ||= 'en';
  element.timeZone ||= 'UTC';
  const language = languageOnServer(element.locale);
  tellAtOnce(element, controllersOf.get(element) ?? [], language);
  const markup = markupOf(render.call(element)).replace(ROWS_PLACE, () => rows);
  const isRightToLeft = RIGHT_TO_LEFT.test(language.tag);
  const marks = `lang="${language.tag}" dir="${isRightToLeft ? 'rtl' : 'ltr'}"`;
  const marked = language === ENGLISH ? markup : markedOutermost(markup, marks);
  return unsafeHTML(element instanceof EmailStatusIcon ? iconStyle(markup) + marked : marked);
}

function setStyles(element: typeof LitElement, change: (own: CSSResultOrNative[]) => CSSResultOrNative[]): void {
  // Finished, once it is asked for; until then there are none.
  void element.observedAttributes;
  element.elementStyles = change(element.elementStyles);
}
