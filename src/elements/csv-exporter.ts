import { CsvExport, type CsvSource } from '../controllers/csv-export.js';
import type { Exporter } from '../controllers/export-controller.js';
import { formatsAround } from '../controllers/formats-controller.js';
import type { CsvStrings, ProblemStrings } from '../locales/strings.js';
import { dayOf } from '../model/day.js';
import { csvFileName } from '../model/file-name.js';
import type { ExportView } from '../templates/export-button.js';
import { exportProgress } from '../templates/export-progress.js';
import type { MailElement } from './mail-element.js';

/** What is in a file, and what it is named by. */
interface Content<Row> extends Pick<CsvSource<Row>, 'ask' | 'columns' | 'idOf'> {
  /** In one word. */
  name: string;
  /** What it is of, where that is one thing. */
  of?: string;
}

/** Writes a file, and draws how it stands. Loaded when the first export is wanted. */
export function csvExporter<Row>(
  host: MailElement,
  { name, of = '', ...content }: Content<Row>,
  words: { csv: CsvStrings; problem: ProblemStrings },
  { onChange, onError }: { onChange: () => void; onError: (error: unknown) => void },
): Exporter<ExportView> {
  const formats = formatsAround(host);
  const { timeZone } = formats;
  const fileName = csvFileName(name, of, dayOf(Date.now(), timeZone));
  const file = new CsvExport({ ...content, fileName, timeZone }, onChange, onError);
  return {
    get isRunning() {
      return file.state === 'running' || file.state === 'failed';
    },
    get view() {
      return {
        cancel: this.isRunning ? words.csv.cancel : undefined,
        content: exportProgress(file, words.csv, words.problem, formats, () => void file.start()),
      };
    },
    start: () => file.start(),
    cancel: () => file.cancel(),
  };
}
