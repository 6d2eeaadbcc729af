import { html, nothing, type TemplateResult } from 'lit';

import type { Formats } from '../../locales/formats.js';
import type { RecipientsStrings, StatusNames } from '../../locales/strings.js';
import { HEADLINE_ORDER, STATUSES, type Reached, type Status } from '../../model/status.js';
import { chip } from '../../templates/chip.js';
import { CLOSE_GLYPH, LINK_GLYPH } from '../../templates/glyphs.js';
import { searchField } from '../../templates/search-field.js';
import { statusGlyph } from '../../templates/status-glyph.js';

interface FilterState {
  counts: Readonly<Record<string, number>>;
  reached: Reached | undefined;
  search: string;
  statuses: readonly Status[];
  /** Absent where no links can be had. */
  links: { isOpen: boolean; onToggle: () => void } | undefined;
}

interface FilterActions {
  /** Without a status: all of them. */
  onStatus: (status?: Status) => void;
  onReachedRemove: () => void;
  onSearch: (text: string) => void;
}

/** Chips in the order of the headline, what weighs most first; of the rest those that occur or are picked. */
const ORDER = [...HEADLINE_ORDER.slice(3), ...HEADLINE_ORDER.slice(0, 3), 'unsubscribed' as const];

/** Statuses with their counts, which add up to all; the number that opened the list; the search. */
export function filters(
  { counts, reached, search, statuses, links }: FilterState,
  words: RecipientsStrings,
  names: StatusNames,
  formats: Formats,
  { onStatus, onReachedRemove, onSearch }: FilterActions,
): TemplateResult {
  const all = STATUSES.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
  const shown = ORDER.filter((status) => counts[status] || statuses.includes(status));
  return html`<div class="chips" role="group" aria-label=${words.filterByStatus}>
      ${chip(words.all, formats.number(all), statuses.length === 0, () => onStatus())}
      ${shown.map((status) =>
        chip(names[status], formats.number(counts[status] ?? 0), statuses.includes(status), () => onStatus(status), {
          status,
          glyph: statusGlyph(status),
        }),
      )}
    </div>
    <div class="line">
      ${searchField(words.search, search, onSearch)}
      ${
        links
          ? html`<button
              type="button"
              class="plain"
              aria-expanded=${links.isOpen ? 'true' : 'false'}
              @click=${links.onToggle}
            >
              ${LINK_GLYPH}${words.links}
            </button>`
          : nothing
      }
      ${reached ? onlyButton(words.only(words.reached[reached]), words, onReachedRemove) : nothing}
    </div>`;
}

function onlyButton(label: string, words: RecipientsStrings, onClick: () => void): TemplateResult {
  return html`<button type="button" class="plain only" aria-label=${words.removeFilter(label)} @click=${onClick}>
    ${label}${CLOSE_GLYPH}
  </button>`;
}
