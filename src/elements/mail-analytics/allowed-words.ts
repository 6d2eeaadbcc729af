import type { AllowedWords } from '../../controllers/words-controller.js';
import type { Formats } from '../../locales/formats.js';
import { MAILING_STATUSES } from '../../model/status.js';
import type { MailAnalytics } from './mail-analytics.js';
import type { TablePart } from './table-part.js';

/** What the attributes of a section may say, so that whoever wrote another word is told. */
export function allowedWords(
  { timeZone, drawerWidth }: MailAnalytics,
  { columns: { known, own, sortable } }: TablePart,
  formats: Formats,
  problem: unknown,
): AllowedWords {
  return {
    density: ['comfortable', 'compact'],
    hide: ['title', 'summary', 'chart', 'toolbar'],
    statuses: MAILING_STATUSES,
    // What is wrong with a column of the host's own is told where it is defined.
    columns: own?.problem ? undefined : known,
    sort: known && sortable.flatMap((each) => [each, `-${each}`]),
    timeZone: !!timeZone && formats.timeZone !== timeZone,
    drawerWidth: Number.isNaN(drawerWidth),
    // Named by the message, "range: not a number of days".
    ...(problem instanceof Error && { [problem.message.replace(/:.*/s, '')]: true }),
  };
}
