import { html, type TemplateResult } from 'lit';

import type { Formats } from '../../locales/formats.js';
import type { AnalyticsStrings } from '../../locales/strings.js';
import { isUnsent, type Mailing } from '../../model/mailing.js';
import type { MailingColumn } from '../../model/query.js';
import type { Reached } from '../../model/status.js';
import { visibleText } from '../../model/visible-text.js';
import { stamp, textIn, writeAttribute, writeText } from '../../templates/stamp.js';
import type { OwnColumns } from '../own-columns.js';
import { ribbonGradient } from '../../templates/totals-ribbon.js';
import { noneYet, numberCell } from './number-cell.js';

/** What cells are drawn with. */
export interface CellContext {
  words: AnalyticsStrings;
  formats: Formats;
  /** Columns of the host's own. */
  own: OwnColumns<Mailing> | undefined;
  /** Whether rows are cards. */
  isCard: boolean;
  onOpen: (mailing: Mailing, column: MailingColumn, reached?: Reached) => void;
}

/** What a cell is made for: the mailing that it shows now, if it has come, and what it is drawn with. */
export interface CellPlace {
  readonly cell: HTMLTableCellElement;
  readonly mailing: () => Mailing | undefined;
  readonly context: () => CellContext;
}

/** Fills a cell once, and returns what writes it anew for another mailing, or for none. */
export type CellMaker = (place: CellPlace) => (mailing: Mailing | undefined, context: CellContext) => void;

/** How each column draws its cells. */
export const CELLS: Readonly<Record<MailingColumn, CellMaker>> = {
  subject: subjectCell,
  'sending-user': textCell(html`<span dir="auto"></span>`, ({ sender }) => visibleText(sender.name) || sender.email),
  'sending-email': textCell(html`<span></span>`, ({ sender }) => sender.email),
  status: statusCell,
  sent: ({ cell }) => {
    const text = textIn(cell);
    return (mailing, { formats }) => writeText(text, mailing ? formats.number(mailing.totals.sent) : '');
  },
  date: dateCell,
  delivered: numberCell('delivered'),
  opened: numberCell('opened'),
  clicked: numberCell('clicked'),
  bounced: numberCell('bounced'),
  dropped: numberCell('dropped'),
  deferred: numberCell('deferred'),
  'spam-report': numberCell('spam-report'),
};

const subjectButton = stamp<HTMLButtonElement>(
  () => html`<button type="button" part="subject" dir="auto" tabindex="-1"></button>`,
);
const ribbon = stamp<HTMLSpanElement>(() => html`<span class="ribbon" aria-hidden="true"></span>`);

function subjectCell({ cell, mailing, context }: CellPlace): ReturnType<CellMaker> {
  const button = cell.appendChild(subjectButton());
  const subject = textIn(button);
  const bar = cell.appendChild(ribbon());
  button.addEventListener('click', () => {
    const shown = mailing();
    if (shown) context().onOpen(shown, 'subject');
  });
  return (shown, { words }) => {
    writeText(subject, shown ? visibleText(shown.subject) || words.noSubject : '');
    writeAttribute(button, 'title', shown?.subject);
    bar.style.backgroundImage = shown && !isUnsent(shown) ? ribbonGradient(shown.totals) : 'none';
  };
}

function textCell(template: TemplateResult, textOf: (mailing: Mailing) => string): CellMaker {
  const span = stamp<HTMLSpanElement>(() => template);
  return ({ cell }) => {
    const box = cell.appendChild(span());
    const text = textIn(box);
    return (mailing) => {
      const shown = mailing && textOf(mailing);
      writeText(text, shown ?? '');
      writeAttribute(box, 'title', shown);
    };
  };
}

const state = stamp<HTMLSpanElement>(() => html`<span class="state"></span>`);

function statusCell({ cell }: CellPlace): ReturnType<CellMaker> {
  const box = cell.appendChild(state());
  const name = textIn(box);
  return (mailing, { words }) => {
    const shown = mailing && words.statuses[mailing.status];
    writeText(name, shown ?? '');
    writeAttribute(box, 'title', shown);
    writeAttribute(box, 'data-state', mailing?.status);
  };
}

const moment = stamp<HTMLTimeElement>(
  () =>
    html`<time>
      <bdi></bdi>
      <small><bdi></bdi></small>
    </time>`,
);

function dateCell({ cell }: CellPlace): ReturnType<CellMaker> {
  const time = moment();
  const [day, clock] = [...time.querySelectorAll('bdi')].map(textIn) as [Text, Text];
  const none = noneYet();
  return (mailing, { words, formats }) => {
    const sentAt = mailing?.sentAt;
    const shown = sentAt ? time : none.element;
    if (cell.firstChild !== shown) cell.replaceChildren(shown);
    writeText(none.words, words.none);
    if (!sentAt) return;
    writeText(day, formats.date(sentAt));
    writeText(clock, formats.time(sentAt));
    writeAttribute(time, 'datetime', sentAt);
    writeAttribute(time, 'title', formats.exact(sentAt));
  };
}
