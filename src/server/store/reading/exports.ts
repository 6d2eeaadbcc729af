import type { Db } from '../database.js';
import { keptText } from '../rows/kept-text.js';
import type { ExportEntry } from '../store.js';

/** @throws {RangeError} if `at` is not a date. */
export async function recordExport(db: Db, account: string, entry: ExportEntry): Promise<void> {
  const at = Date.parse(entry.at);
  if (Number.isNaN(at)) throw new RangeError(`at: not a date (${JSON.stringify(entry.at)})`);
  await db
    .insertInto('mail_analytics.exports')
    .values({
      account,
      exported_at: at,
      exported_by: keptText(entry.by),
      kind: entry.kind,
      mailing_id: entry.mailingId === undefined ? null : keptText(entry.mailingId),
      query: keptText(entry.query),
      row_count: entry.rows,
    })
    .execute();
}

/** The newest first. */
export async function listExports(
  db: Db,
  account: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<readonly ExportEntry[]> {
  const rows = await db
    .selectFrom('mail_analytics.exports')
    .selectAll()
    .where('account', '=', account)
    .orderBy('exported_at', 'desc')
    .orderBy('export_no', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ exported_at, exported_by, kind, mailing_id, query, row_count }) => ({
    at: new Date(exported_at).toISOString(),
    by: exported_by,
    kind: kind === 'recipients' ? 'recipients' : 'mailings',
    ...(mailing_id !== null && { mailingId: mailing_id }),
    query,
    rows: row_count,
  }));
}
