import { defaultAdapter } from '../../adapters/default-adapter.js';
import type { FormatsController } from '../../controllers/formats-controller.js';
import type { PageController } from '../../controllers/page-controller.js';
import { AttributeWordsController } from '../../controllers/attribute-words-controller.js';
import type { Recipient } from '../../model/mailing.js';
import { RECIPIENT_COLUMNS } from '../../model/query.js';
import { REACHED, STATUSES } from '../../model/status.js';
import type { OwnColumns } from '../own-columns.js';
import type { MailRecipients } from './mail-recipients.js';

/** Tells whoever wrote a word into the attributes of a list that it does not know. */
export function wordsOfList(
  host: MailRecipients,
  written: FormatsController,
  pages: PageController<Recipient>,
  own: () => OwnColumns<Recipient> | undefined,
): AttributeWordsController {
  return new AttributeWordsController(host, () => {
    const { adapter, src, timeZone, mailingId, columns } = host;
    const sortable: readonly string[] = own()?.sortable ?? [];
    return {
      statuses: STATUSES,
      reached: REACHED,
      // Until those of the host's own are here, nobody knows by which of them the list sorts.
      sort:
        columns.length > 0 && !own()
          ? undefined
          : [...RECIPIENT_COLUMNS, ...sortable].flatMap((each) => [each, `-${each}`]),
      timeZone: !!timeZone && written.formats.timeZone !== timeZone,
      mailingId: !mailingId && pages.isStarved && !!(adapter ?? (src || defaultAdapter())),
    };
  });
}
