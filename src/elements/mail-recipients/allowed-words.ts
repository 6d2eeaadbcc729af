import { defaultAdapter } from '../../adapters/default-adapter.js';
import type { FormatsController } from '../../controllers/formats-controller.js';
import type { PageController } from '../../controllers/page-controller.js';
import { WordsController } from '../../controllers/words-controller.js';
import type { Recipient } from '../../model/mailing.js';
import { RECIPIENT_COLUMNS } from '../../model/query.js';
import { REACHED, STATUSES } from '../../model/status.js';
import type { MailRecipients } from './mail-recipients.js';

const SORTS = RECIPIENT_COLUMNS.flatMap((each) => [each, `-${each}`]);

/** Tells whoever wrote a word into the attributes of a list that it does not know. */
export function wordsOfList(
  host: MailRecipients,
  written: FormatsController,
  pages: PageController<Recipient>,
): WordsController {
  return new WordsController(host, () => {
    const { adapter, src, timeZone, mailingId } = host;
    return {
      statuses: STATUSES,
      reached: REACHED,
      sort: SORTS,
      timeZone: !!timeZone && written.formats.timeZone !== timeZone,
      mailingId: !mailingId && pages.isStarved && !!(adapter ?? (src || defaultAdapter())),
    };
  });
}
