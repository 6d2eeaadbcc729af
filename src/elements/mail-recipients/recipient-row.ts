import { html } from 'lit';

import { QUARTER } from '../../controllers/clock-controller.js';
import type { Formats } from '../../locales/formats.js';
import type { RecipientsStrings, StatusNames } from '../../locales/strings.js';
import { ageOf } from '../../model/age.js';
import { hueOf, initialsOf } from '../../model/initials.js';
import { instantOf } from '../../model/instant.js';
import type { Recipient } from '../../model/mailing.js';
import { visibleText } from '../../model/visible-text.js';
import { glyph } from '../../templates/icon.js';
import type { RowView } from '../../templates/recycled-rows.js';
import { stamp, textIn, writeAttribute, writeText } from '../../templates/stamp.js';
import { STATUS_PATHS, UNKNOWN_PATH } from '../../templates/status-path.js';
import type { OwnColumns } from '../own-columns.js';

/** Hues of avatars, as the style sheet has them. */
const HUES = 8;

/** What rows are drawn with. */
export interface RowContext {
  words: RecipientsStrings;
  names: StatusNames;
  formats: Formats;
  /** Columns of the host's own. */
  own: OwnColumns<Recipient> | undefined;
  now: Date;
  /** Messages that have just changed. */
  marked: ReadonlySet<string>;
  /** Whether rows open to what happened to their message. */
  hasHistory: boolean;
  /** The message of the row that is open. */
  openId: string | undefined;
  /** Absent until it has come. */
  recipientAt: (index: number) => Recipient | undefined;
  /** Words of the row are true until then, in milliseconds since 1970. */
  holdsUntil: (instant: number) => void;
  onPress: (recipient: Recipient) => void;
  onToggle: (recipient: Recipient) => void;
}

const tableRow = stamp<HTMLTableRowElement>(
  () =>
    html`<tr role="row" data-row>
      <td role="gridcell" class="name">
        <span class="avatar" aria-hidden="true"></span>
        <button type="button" dir="auto" tabindex="-1"></button>
      </td>
      <td role="gridcell" class="email"></td>
      <td role="gridcell" class="status"><span class="badge"></span></td>
      <td role="gridcell" class="date">
        <time><bdi></bdi></time>
      </td>
    </tr>`,
);

const historyCell = stamp<HTMLTableCellElement>(
  () =>
    html`<td role="gridcell" class="more">
      <button type="button" class="disclosure" tabindex="-1" aria-expanded="false"></button>
    </td>`,
);

const ownCell = stamp<HTMLTableCellElement>(() => html`<td role="gridcell" class="own" tabindex="-1"></td>`);

const statusGlyph = stamp<SVGSVGElement>(() => glyph(''));

const unsubscribedMark = stamp<HTMLSpanElement>(
  () => html`<span class="mark" data-status="unsubscribed" role="img"></span>`,
);

const NOBODY: Partial<Recipient> = {};

/** What a recipient is called: by name, else by address. */
export function shownName({ name, email }: Partial<Pick<Recipient, 'email' | 'name'>>): string {
  return visibleText(name) || visibleText(email);
}

/** Characters of a name that fit any list. */
const LONG = 24;

const CHEVRON = 'M6 9l6 6 6-6';

/** One recipient: who, what became of the mail, and since when. */
export class RecipientRow implements RowView {
  readonly element = tableRow();
  #find = <Found extends Element>(selector: string): Found => this.element.querySelector<Found>(selector) as Found;
  #avatar = this.#find('.avatar');
  #initials = textIn(this.#avatar);
  #button = this.#find('button');
  #name = textIn(this.#button);
  #emailCell = this.#find('.email');
  #email = textIn(this.#emailCell);
  #status = this.#find('.status');
  #badge = this.#find('.badge');
  #path = this.#badge.appendChild(statusGlyph()).firstElementChild as SVGPathElement;
  #statusName = textIn(this.#badge);
  #mark: HTMLSpanElement | undefined;
  #time = this.#find('time');
  #moment = textIn(this.#find('bdi'));
  #disclosure: HTMLButtonElement | undefined;
  /** Columns of the host's own that cells were made for, and what writes those. */
  #names = '';
  #own: readonly ((row: Recipient | undefined, drawn: RowContext) => void)[] = [];
  #shown: Recipient | undefined;
  /** Since when the status holds, in milliseconds since 1970. */
  #since = NaN;
  /** What the texts that stand there were made of. */
  #written: readonly unknown[] = [];

  /** @param context - Asked anew at each showing. */
  constructor(private readonly context: () => RowContext) {
    this.#button.addEventListener('click', () => {
      if (this.#shown) this.context().onPress(this.#shown);
    });
  }

  show(index: number): void {
    const context = this.context();
    const recipient = (this.#shown = context.recipientAt(index));
    const { element } = this;
    const isMarked = recipient !== undefined && context.marked.has(recipient.messageId);
    const isOpen = recipient !== undefined && context.openId === recipient.messageId;
    const name = !recipient ? 'pending' : (isMarked ? 'changed' : '') + (isOpen ? ' open' : '');
    if (element.className !== name) element.className = name;
    writeAttribute(element, 'part', recipient ? 'row' : undefined);
    writeAttribute(element, 'aria-rowindex', String(index + 2));
    this.#offerHistory(context.hasHistory);
    if (this.#disclosure) writeAttribute(this.#disclosure, 'aria-expanded', String(isOpen));
    this.#offerOwn(context.own);
    const { words, names, formats, own, now } = context;
    if (recipient !== this.#written[0]) this.#since = recipient ? instantOf(recipient.statusAt) : NaN;
    const age = ageOf(this.#since, now.getTime());
    if (age) context.holdsUntil(age.until);
    const when = age ? `${String(age.value)} ${age.unit}` : Math.floor(now.getTime() / QUARTER);
    const written = [recipient, words, names, formats, own, when, this.#disclosure];
    if (written.every((each, place) => each === this.#written[place])) return;
    this.#written = written;
    writeText(this.#moment, age ? formats.relative(age) : recipient ? formats.moment(recipient.statusAt, now) : '');
    for (const write of this.#own) write(recipient, context);
    // A row that has not come yet is drawn in outline by the style sheet; what it said of another is not to be read.
    this.#write(recipient ?? NOBODY, context);
  }

  #write(recipient: Partial<Recipient>, { words, names }: RowContext): void {
    const { name, email, status, statusAt, unsubscribed } = recipient;
    const shown = shownName(recipient);
    writeText(this.#initials, initialsOf(shown));
    writeAttribute(this.#avatar, 'data-hue', String(hueOf(email ?? '', HUES)));
    writeText(this.#name, shown);
    // Where it may be cut; to a screen reader it is told twice.
    writeAttribute(this.#button, 'title', shown.length > LONG ? shown : undefined);
    writeAttribute(this.#button, 'aria-label', shown ? words.showPerson(shown) : undefined);
    if (this.#disclosure) writeAttribute(this.#disclosure, 'aria-label', shown ? words.showHistory(shown) : undefined);
    writeText(this.#email, (visibleText(name) && email) || '');
    writeAttribute(this.#emailCell, 'title', email);
    writeText(this.#statusName, status ? names[status] : '');
    writeAttribute(this.#badge, 'data-status', status);
    writeAttribute(this.#path, 'd', status ? STATUS_PATHS[status] : UNKNOWN_PATH);
    this.#markUnsubscribed(unsubscribed === true && status !== 'unsubscribed', words);
    writeAttribute(this.#time, 'datetime', statusAt);
  }

  /** A cell more where an adapter tells what happened to a message. */
  #offerHistory(isOffered: boolean): void {
    if (isOffered === (this.#disclosure !== undefined)) return;
    this.element.querySelector('.more')?.remove();
    this.#disclosure = undefined;
    if (!isOffered) return;
    this.#disclosure = this.element.appendChild(historyCell()).firstElementChild as HTMLButtonElement;
    writeAttribute(this.#disclosure.appendChild(statusGlyph()).firstElementChild as SVGPathElement, 'd', CHEVRON);
    this.#disclosure.addEventListener('click', () => {
      if (this.#shown) this.context().onToggle(this.#shown);
    });
  }

  /** Cells more for columns of the host's own, before the one that opens the row. */
  #offerOwn(own: OwnColumns<Recipient> | undefined): void {
    const names = own?.names ?? [];
    if (names.join() === this.#names) return;
    this.#names = names.join();
    for (const cell of this.element.querySelectorAll('.own')) cell.remove();
    this.#own = names.flatMap((name) => {
      const cell = ownCell();
      writeAttribute(cell, 'data-column', name);
      this.element.insertBefore(cell, this.element.querySelector('.more'));
      return own?.makerOf(name)?.({ cell }) ?? [];
    });
  }

  /** A badge beside the status, since it is one of its own. */
  #markUnsubscribed(isMarked: boolean, words: RecipientsStrings): void {
    if (!isMarked) {
      this.#mark?.remove();
      return;
    }
    if (!this.#mark) {
      this.#mark = unsubscribedMark();
      const drawing = this.#mark.appendChild(statusGlyph());
      writeAttribute(drawing.firstElementChild as SVGPathElement, 'd', STATUS_PATHS.unsubscribed);
    }
    writeAttribute(this.#mark, 'aria-label', words.unsubscribed);
    writeAttribute(this.#mark, 'title', words.unsubscribed);
    this.#status.append(this.#mark);
  }
}
