import { html, nothing, type TemplateResult } from 'lit';

import type { Formats } from '../../locales/formats.js';
import type { RecipientsStrings, StatusNames } from '../../locales/strings.js';
import type { Recipient } from '../../model/mailing.js';
import { statusGlyph } from '../../templates/status-glyph.js';
import { statusBadge } from '../../templates/status-badge.js';

/** Hues of avatars, as the style sheet has them. */
const HUES = 8;

/** What rows are drawn with. */
export interface RowContext {
  words: RecipientsStrings;
  names: StatusNames;
  formats: Formats;
  now: Date;
  /** Messages that have just changed. */
  marked: ReadonlySet<string>;
  onPress: (recipient: Recipient) => void;
}

/** One recipient: who, what became of the mail, and since when. */
export function recipientRow(
  recipient: Recipient,
  index: number,
  { words, names, formats, now, marked, onPress }: RowContext,
): TemplateResult {
  const { messageId, email, status, statusAt, unsubscribed } = recipient;
  const name = (recipient.name ?? '').trim();
  const shown = name || email;
  return html`<tr
    role="row"
    part="row"
    data-row
    class=${marked.has(messageId) ? 'changed' : ''}
    aria-rowindex=${index + 2}
  >
    <td role="cell" class="name">
      <span class="avatar" data-hue=${hueOf(email)} aria-hidden="true">${initialsOf(shown)}</span>
      <button type="button" dir="auto" aria-label=${words.showPerson(shown)} @click=${() => onPress(recipient)}>
        ${shown}
      </button>
    </td>
    <td role="cell" class="email" title=${email}>${name ? email : nothing}</td>
    <td role="cell" class="status">
      ${statusBadge(status, names)}
      ${
        unsubscribed && status !== 'unsubscribed'
          ? html`<span
              class="mark"
              data-status="unsubscribed"
              role="img"
              aria-label=${words.unsubscribed}
              title=${words.unsubscribed}
              >${statusGlyph('unsubscribed')}</span
            >`
          : nothing
      }
    </td>
    <td role="cell" class="date">
      <time datetime=${statusAt} title=${formats.exact(statusAt)}><bdi>${formats.moment(statusAt, now)}</bdi></time>
    </td>
  </tr>`;
}

/** A row that has not come yet, of the same height. */
export function pendingRow(index: number): TemplateResult {
  return html`<tr role="row" class="pending" data-row aria-rowindex=${index + 2}>
    <td role="cell" class="name"><span class="avatar"></span><span class="bone"></span></td>
    <td role="cell" class="email"></td>
    <td role="cell" class="status"><span class="bone"></span></td>
    <td role="cell" class="date"><span class="bone"></span></td>
  </tr>`;
}

/** First letters of the first and the last word, as graphemes, so that no combining sign is torn off its letter. */
function initialsOf(name: string): string {
  const words = name.split(/[\s@.]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1);
  return ends
    .map((word) => firstGrapheme(word ?? ''))
    .join('')
    .toLocaleUpperCase();
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function firstGrapheme(word: string): string {
  // Latin letters with no mark after them, which most names begin with.
  if (word.charCodeAt(0) < 0x250 && !(word.charCodeAt(1) >= 0x300)) return word.charAt(0);
  for (const { segment } of graphemes.segment(word)) return segment;
  return '';
}

function hueOf(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = (hash * 31 + text.charCodeAt(index)) >>> 0;
  return hash % HUES;
}
