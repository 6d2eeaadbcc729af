import type { TemplateResult } from 'lit';

import type { AnalyticsStrings } from '../../locales/strings.js';
import { note } from '../../templates/note.js';

/** The filters of the section, as its attributes hold them. */
export interface Filters {
  search: string;
  statuses: string;
  range: string;
  from: string;
  to: string;
}

const NO_FILTERS: Filters = { search: '', statuses: '', range: '', from: '', to: '' };

/** Why no mailing is shown: nothing has been sent yet, or nothing matches, with a way out. */
export function emptyNote(
  filters: Filters,
  words: AnalyticsStrings,
  onChange: (filters: Filters) => void,
): TemplateResult {
  const isFiltered = Object.keys(NO_FILTERS).some((name) => filters[name as keyof Filters].trim() !== '');
  if (!isFiltered) return note(words.empty, words.emptyHint);
  return note(words.nothingFound, undefined, { label: words.clearFilters, onClick: () => onChange(NO_FILTERS) });
}
