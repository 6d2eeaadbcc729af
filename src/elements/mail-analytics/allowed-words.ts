import type { FormatsController } from '../../controllers/formats-controller.js';
import type { PeriodController } from '../../controllers/period-controller.js';
import { AttributeWordsController } from '../../controllers/attribute-words-controller.js';
import { MAILING_STATUSES } from '../../model/status.js';
import type { MailAnalytics } from './mail-analytics.js';
import type { TablePart } from './table-part.js';

/** Tells whoever wrote a word into the attributes of a section that it does not know. */
export function wordsOfSection(
  host: MailAnalytics,
  { columns }: TablePart,
  written: FormatsController,
  chosen: PeriodController,
): AttributeWordsController {
  return new AttributeWordsController(host, () => {
    const { known, own, sortable } = columns;
    const { timeZone, drawerWidth } = host;
    const { problem } = chosen;
    return {
      density: ['comfortable', 'compact'],
      hide: ['title', 'summary', 'chart', 'toolbar'],
      statuses: MAILING_STATUSES,
      // What is wrong with a column of the host's own is told where it is defined.
      columns: own?.problem ? undefined : known,
      sort: known && sortable.flatMap((each) => [each, `-${each}`]),
      timeZone: !!timeZone && written.formats.timeZone !== timeZone,
      drawerWidth: Number.isNaN(drawerWidth),
      // Named by the message, "range: not a number of days".
      ...(problem instanceof Error && { [problem.message.replace(/:.*/s, '')]: true }),
    };
  });
}
