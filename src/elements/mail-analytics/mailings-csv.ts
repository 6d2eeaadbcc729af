import type { MakeExporter } from '../../controllers/export-controller.js';
import type { AskWindow } from '../../controllers/page-controller.js';
import { wordsOf } from '../../controllers/strings-controller.js';
import { analytics } from '../../locales/en-analytics.js';
import { csv } from '../../locales/en-csv.js';
import { problem } from '../../locales/en-problem.js';
import { mailingFileColumns } from '../../model/csv-columns.js';
import type { Mailing } from '../../model/mailing.js';
import type { ExportView } from '../../templates/export-button.js';
import { csvExporter } from '../csv-exporter.js';
import type { OwnColumns } from '../own-columns.js';
import type { MailAnalytics } from './mail-analytics.js';

type Make = MakeExporter<MailAnalytics, AskWindow<Mailing>, ExportView>;

/**
 * Writes mailings to a file.
 *
 * @param own - Columns of the host's own, which stand behind ours.
 */
export const mailingsExporter = (own: OwnColumns<Mailing> | undefined): Make => {
  return (host, ask, hooks) => {
    const words = wordsOf({ analytics, csv, problem }, host);
    const ours = mailingFileColumns({
      columns: { ...words.csv.mailings, ...words.analytics.columns },
      rates: words.csv.rates,
      statuses: words.analytics.statuses,
    });
    const columns = [...ours, ...(own?.fileColumns ?? [])];
    return csvExporter(host, { ask, columns, idOf: ({ id }) => id, name: words.csv.files.mailings }, words, hooks);
  };
};
