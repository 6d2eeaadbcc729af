import type { Store } from './store/store.js';

/** A store that is opened when it is first asked for. */
export interface OpeningStore {
  /**
   * The store, with its tables in the form that they have to have. Where that fails, the next call tries again: a
   * server may well start before its database.
   */
  store: () => Promise<Store>;
  /** Closes it, if it was opened here. */
  close: () => Promise<void>;
}

/** @throws {TypeError} if there is neither a database nor a store, or both. */
export function openingStore({ database, store }: { database?: string; store?: Store }): OpeningStore {
  if (store && database === undefined) {
    return { store: () => Promise.resolve(store), close: () => Promise.resolve() };
  }
  if (store || !database) throw new TypeError('database: expected a folder or postgres://…, or store instead of it');
  let opened: Promise<Store> | undefined;
  return {
    store: () => {
      opened ??= opening(database).catch((error: unknown) => {
        opened = undefined;
        throw error;
      });
      return opened;
    },
    close: async () => {
      const open = await opened?.catch(() => undefined);
      await open?.close();
    },
  };
}

/** Loaded when wanted: a host with a store of its own needs none of it. */
async function opening(database: string): Promise<Store> {
  const { openStore } = await import('./store/open-store.js');
  const store = await openStore(database);
  try {
    await store.migrate();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
