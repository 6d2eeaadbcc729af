import { html, nothing, type TemplateResult } from 'lit';

import type { Formats } from '../../locales/formats.js';
import type { AnalyticsStrings } from '../../locales/strings.js';
import { TOTAL_OF, type Mailing } from '../../model/mailing.js';
import type { MailingColumn } from '../../model/query.js';
import { rateOf, type RateName } from '../../model/rates.js';
import type { Reached } from '../../model/status.js';
import { totalsRibbon } from '../../templates/totals-ribbon.js';

/** What cells are drawn with. */
export interface CellContext {
  words: AnalyticsStrings;
  formats: Formats;
  onOpen: (mailing: Mailing, column: MailingColumn, reached?: Reached) => void;
}

type Cell = (mailing: Mailing, context: CellContext) => TemplateResult;

/** The columns that are numbers of recipients, with the rate beneath each. */
const RATE_OF = {
  delivered: 'delivered',
  opened: 'opened',
  clicked: 'clicked',
  bounced: 'bounced',
  dropped: 'dropped',
  deferred: 'deferred',
  'spam-report': 'spamReports',
} as const satisfies Partial<Record<MailingColumn, RateName>>;

/** Columns of numbers, which stand at the end of their cell and sort from most to least first. */
export const NUMBER_COLUMNS: readonly MailingColumn[] = ['sent', ...(Object.keys(RATE_OF) as (keyof typeof RATE_OF)[])];

/** Whether there is nothing to count: it is yet to go, or was called off before any of it went. */
function isUnsent({ status, totals }: Mailing): boolean {
  return status === 'draft' || status === 'scheduled' || (status === 'cancelled' && totals.pending === totals.sent);
}

/** How each column draws its cell. */
export const CELLS: Readonly<Record<MailingColumn, Cell>> = {
  subject: (mailing, { words, onOpen }) => html`
    <button type="button" part="subject" dir="auto" title=${mailing.subject} @click=${() => onOpen(mailing, 'subject')}>
      ${mailing.subject.trim() || words.noSubject}
    </button>
    ${totalsRibbon(isUnsent(mailing) ? { ...mailing.totals, sent: 0 } : mailing.totals)}
  `,
  'sending-user': ({ sender }) =>
    html`<span dir="auto" title=${sender.name ?? ''}>${sender.name || sender.email}</span>`,
  'sending-email': ({ sender }) => html`<span title=${sender.email}>${sender.email}</span>`,
  status: ({ status }, { words }) => html`<span class="state" data-state=${status}>${words.statuses[status]}</span>`,
  sent: ({ totals }, { formats }) => html`${formats.number(totals.sent)}`,
  date: ({ sentAt }, { words, formats }) =>
    sentAt
      ? html`<time datetime=${sentAt} title=${formats.exact(sentAt)}
          ><bdi>${formats.date(sentAt)}</bdi><small><bdi>${formats.time(sentAt)}</bdi></small></time
        >`
      : dash(words),
  delivered: numberCell('delivered'),
  opened: numberCell('opened'),
  clicked: numberCell('clicked'),
  bounced: numberCell('bounced'),
  dropped: numberCell('dropped'),
  deferred: numberCell('deferred'),
  'spam-report': numberCell('spam-report'),
};

/** A number opens the recipients that it counts. Zeros open nothing, and a mailing that is yet to go has none. */
function numberCell(column: keyof typeof RATE_OF): Cell {
  return (mailing, { words, formats, onOpen }) => {
    const { subject, totals } = mailing;
    if (isUnsent(mailing)) return dash(words);
    const count = totals[TOTAL_OF[column]] ?? 0;
    if (count === 0) return html`<span class="zero">${formats.number(0)}</span>`;
    const { numerator, denominator, value, isSmall } = rateOf(totals, RATE_OF[column]);
    const share = words.share(formats.number(numerator), formats.number(denominator));
    const percent = value === undefined ? '' : formats.percent(value);
    const number = formats.number(count);
    // The rate stands beside the button: what is read on a button has to be in its name.
    return html`<button
        type="button"
        title=${percent ? `${share} · ${percent}` : share}
        aria-label=${words.showRecipients(number, words.reached[column], subject.trim() || words.noSubject)}
        @click=${() => onOpen(mailing, column, column)}
      >
        ${number}</button
      >${value === undefined ? nothing : html`<small>${isSmall ? words.of(formats.number(denominator)) : percent}</small>`}`;
  };
}

function dash(words: AnalyticsStrings): TemplateResult {
  return html`<span class="zero" aria-hidden="true">–</span><span class="hidden">${words.none}</span>`;
}
