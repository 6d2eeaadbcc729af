import { SqlStore } from './sql-store.js';
import type { Store } from './store.js';

export { StoreUnavailableError } from './store-errors.js';

/** How the store uses its database. */
export interface StoreOptions {
  /** Connections to a PostgreSQL server at most. Default: 10. */
  connections?: number;
  /**
   * Splits each table into so many parts by a hash of the account, for very many rows on one PostgreSQL server. Only
   * when the tables are made. Default: 0, not split.
   */
  partitions?: number;
}

/**
 * Opens the store; call `migrate` before anything else.
 *
 * ```ts
 * const store = await openStore('postgres://crm@db.internal/crm'); // a server, which may be away for now
 * const store = await openStore('./data');                         // an embedded database in a folder
 * const store = await openStore();                                 // the same in memory, gone at the end
 * ```
 *
 * @throws if the folder is in use by another process.
 */
export async function openStore(
  database?: string,
  { connections = 10, partitions = 0 }: StoreOptions = {},
): Promise<Store> {
  if (database !== undefined && /^postgres(ql)?:/i.test(database)) {
    const { openPostgres } = await import('./engines/postgres-engine.js');
    return new SqlStore(openPostgres(database, connections), { partitions });
  }
  const { openPglite } = await import('./engines/pglite-engine.js');
  return new SqlStore(await openPglite(database), { partitions });
}
