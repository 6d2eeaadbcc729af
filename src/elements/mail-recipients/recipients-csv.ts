import type { MakeExporter } from '../../controllers/export-controller.js';
import type { AskWindow } from '../../controllers/page-controller.js';
import { wordsOf } from '../../controllers/strings-controller.js';
import { csv } from '../../locales/en-csv.js';
import { statuses } from '../../locales/en-icon.js';
import { problem } from '../../locales/en-problem.js';
import { recipients } from '../../locales/en-recipients.js';
import { recipientFileColumns } from '../../model/csv-columns.js';
import type { Recipient } from '../../model/mailing.js';
import type { ExportView } from '../../templates/export-button.js';
import { csvExporter } from '../csv-exporter.js';
import type { OwnColumns } from '../own-columns.js';
import type { MailRecipients } from './mail-recipients.js';

type Make = MakeExporter<MailRecipients, AskWindow<Recipient>, ExportView>;

/**
 * Writes recipients to a file.
 *
 * @param own - Columns of the host's own, which stand behind ours.
 */
export const recipientsExporter = (own: OwnColumns<Recipient> | undefined): Make => {
  return (host, ask, hooks) => {
    const words = wordsOf({ csv, problem, recipients, statuses }, host);
    const ours = recipientFileColumns({
      ...words.csv,
      columns: { ...words.csv.recipients, ...words.recipients.columns },
      statuses: words.statuses,
    });
    const columns = [...ours, ...(own?.fileColumns ?? [])];
    const file = { name: words.csv.files.recipients, of: host.subject.trim() || host.mailingId };
    return csvExporter(host, { ask, columns, idOf: ({ messageId }) => messageId, ...file }, words, hooks);
  };
};
