import { mailingFileColumns, recipientFileColumns } from '../../model/csv-columns.js';
import { csvWriter, type CsvColumn } from '../../model/csv.js';
import { maskedRecipient } from '../http/address-mask.js';
import { PRIVATE } from '../http/problem.js';
import type { ExportEntry, Store } from '../store/store.js';
import { idOf, needs, onlyMethods, parametersOf, type Backend, type RouteContext, type Routes } from './backend.js';
import { csvStream } from './csv-stream.js';
import { MAILING_FILE_WORDS, RECIPIENT_FILE_WORDS } from './csv-words.js';
import { noMailing } from './mailings.js';
import { mailingFilter, recipientFilter, zoneOf } from './parameters.js';

/** Whoever exports without a name of the host's. */
const NOBODY = 'unknown';

/** `/mailings.csv` and `/mailings/{id}/recipients.csv`: all that matches, however much it is. */
export const exportRoutes: Routes = (app, backend) => {
  app.get('/mailings.csv', needs(backend, 'read', 'export'), async (context) => {
    const parameters = parametersOf(context);
    const filter = mailingFilter(parameters);
    const timeZone = zoneOf(parameters);
    const store = await backend.store();
    return answer(context, backend, store, {
      kind: 'mailings',
      rows: store.exportMailings(context.var.access, filter),
      columns: mailingFileColumns(MAILING_FILE_WORDS),
      timeZone,
    });
  });
  onlyMethods(app, '/mailings.csv', 'GET');

  app.get('/mailings/:id/recipients.csv', needs(backend, 'read', 'export'), async (context) => {
    const mailingId = idOf(context);
    const parameters = parametersOf(context);
    const filter = recipientFilter(parameters);
    const timeZone = zoneOf(parameters);
    const { access, isMasked } = context.var;
    const store = await backend.store();
    const isKnown = await store.listRecipients(access, mailingId, { ...filter, offset: 0, limit: 0 });
    if (!isKnown) throw noMailing(mailingId);
    const rows = store.exportRecipients(access, mailingId, filter);
    return answer(context, backend, store, {
      kind: 'recipients',
      mailingId,
      rows: isMasked ? maskedLists(rows) : rows,
      columns: recipientFileColumns(RECIPIENT_FILE_WORDS),
      timeZone,
    });
  });
  onlyMethods(app, '/mailings/:id/recipients.csv', 'GET');
};

interface Export<Row> {
  kind: ExportEntry['kind'];
  mailingId?: string;
  rows: AsyncIterable<readonly Row[]>;
  columns: readonly CsvColumn<Row>[];
  timeZone: string;
}

async function answer<Row>(
  context: RouteContext,
  backend: Backend,
  store: Store,
  { kind, mailingId, rows, columns, timeZone }: Export<Row>,
): Promise<Response> {
  const headers = {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': `attachment; filename="${kind}-${new Date().toISOString().slice(0, 10)}.csv"`,
    ...PRIVATE,
  };
  // HEAD is answered as GET, and nobody would read the file.
  if (context.req.raw.method === 'HEAD') return new Response(null, { headers });
  const { caller } = context.var;
  const iterator = rows[Symbol.asyncIterator]();
  const entry: Omit<ExportEntry, 'rows'> = {
    at: new Date().toISOString(),
    by: caller.actor ?? NOBODY,
    kind,
    ...(mailingId !== undefined && { mailingId }),
    query: parametersOf(context).toString(),
  };
  const stream = csvStream({
    rows: iterator,
    // Read before the answer begins, so that a database that is away is told in so many words.
    first: await iterator.next(),
    writer: csvWriter(columns, timeZone),
    onEnd: async (count) => {
      backend.log('info', 'exported', { kind, rows: count });
      await store.recordExport(caller.account, { ...entry, rows: count });
    },
  });
  return new Response(stream, { headers });
}

async function* maskedLists<Row extends Parameters<typeof maskedRecipient>[0]>(
  lists: AsyncIterable<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  for await (const list of lists) yield list.map(maskedRecipient);
}
