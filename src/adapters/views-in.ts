import { checkSavedViews } from '../model/saved-view-shape.js';
import type { SavedView, ViewStorage } from '../model/saved-view.js';

/**
 * Keeps views in the browser: of one person, on one device.
 *
 * ```ts
 * section.views = viewsIn(localStorage, 'sent-mail-views');
 * ```
 *
 * What is under the key and is no list of views is left as it is, and said on screen.
 *
 * @param storage - `localStorage`, `sessionStorage`, or whatever has their methods.
 * @param key - Under which all of them are kept, as one text.
 */
export function viewsIn(storage: Pick<Storage, 'getItem' | 'setItem'>, key: string): ViewStorage {
  const list = (): readonly SavedView[] => {
    const views: unknown = JSON.parse(storage.getItem(key) ?? '[]');
    checkSavedViews(views);
    return views;
  };
  const write = (views: readonly SavedView[]): void => storage.setItem(key, JSON.stringify(views));
  return {
    list,
    save: (view) => write([...list().filter(({ name }) => name !== view.name), view]),
    remove: (removed) => write(list().filter(({ name }) => name !== removed)),
  };
}
